package html

import (
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// TestPagesOfCases writes every kind of document of the worked cases, in every
// choice of languages: whole, the same twice, with every heading reachable.
func TestPagesOfCases(t *testing.T) {
	zh, en := workbook.Chinese, workbook.English
	for _, langs := range [][]workbook.Lang{{zh}, {en}, {zh, en}} {
		for _, id := range []string{"mountain-tea", "fresh-food"} {
			for _, kind := range []document.Kind{document.Report, document.Brief} {
				sound(t, documenttest.Case(t, id, document.Options{Kind: kind, Langs: langs, With: documenttest.Everything()}))
			}
		}
		sound(t, documenttest.Blank(t, document.Options{Kind: document.HandoutKind, Langs: langs, With: documenttest.Everything()}))
	}
}

func sound(t *testing.T, d *document.Document) {
	t.Helper()
	page := written(t, d)
	if page != written(t, d) {
		t.Errorf("%s: twice the same is not the same page", d.Kind)
	}
	ids, leads := map[string]bool{}, []string{}
	for _, n := range parsed(t, page) {
		if id, ok := attr(n, "id"); ok {
			if ids[id] {
				t.Errorf("%s: id %q twice", d.Kind, id)
			}
			ids[id] = true
		}
		if to, ok := attr(n, "href"); ok {
			leads = append(leads, to)
		}
	}
	for _, b := range d.Blocks {
		if h, ok := b.(document.Heading); ok && !ids[h.ID] {
			t.Errorf("%s: no anchor %q", d.Kind, h.ID)
		}
	}
	for _, to := range leads {
		if !ids[strings.TrimPrefix(to, "#")] {
			t.Errorf("%s: a link leads to %q", d.Kind, to)
		}
	}
}

// TestALongRowMayBreak holds that only what is more than half a page may.
func TestALongRowMayBreak(t *testing.T) {
	d := documenttest.Sample()
	cell := func(n int) []document.Cell {
		return []document.Cell{{Paras: []document.Para{{Text: document.Own(strings.Repeat("茶", n))}}}}
	}
	d.Blocks = []document.Block{document.Table{Columns: []document.Column{{}}, Rows: []document.Row{{Cells: cell(longest)}, {Cells: cell(longest + 1)}}}}
	if n := strings.Count(written(t, d), `<tr class="long">`); n != 1 {
		t.Errorf("%d rows may break, not one", n)
	}
}

// TestAQuestionIsKeptWithItsRoom holds that on paper a handout's question and the
// room for its answer are one part that is not broken, and that nothing else is.
func TestAQuestionIsKeptWithItsRoom(t *testing.T) {
	d := documenttest.Blank(t, document.Options{Langs: []workbook.Lang{workbook.English}})
	kept := 0
	for _, p := range newPage(d).Parts() {
		switch h, ok := p.Blocks[0].(document.Heading); {
		case p.Kept && ok && h.Level == 2 && len(p.Blocks) > 2:
			kept++
		case p.Kept, ok && h.Level > 1:
			t.Errorf("%+v", p.Blocks[0])
		}
	}
	if page := written(t, d); kept < 40 || strings.Count(page, `<section class="kept">`) != kept {
		t.Errorf("%d questions, %d in the page", kept, strings.Count(page, `<section class="kept">`))
	}
	if page := written(t, documenttest.Sample()); strings.Contains(page, `<section`) {
		t.Error("a report has parts that are not broken")
	}
}
