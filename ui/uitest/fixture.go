package uitest

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"shiben/assets"
	"shiben/workbook"
)

// Empty is a new workbook at a depth, nothing answered.
func Empty(t testing.TB, lang workbook.Lang, depth string) *workbook.Workbook {
	t.Helper()
	return begin(t, workbook.About{Title: "云岭山茶", Subject: "云南山头茶,线上与茶室", Depth: depth, Lang: lang})
}

// Filled is a workbook at full depth with everything answered, in Chinese or in
// English, as a planner would leave it.
func Filled(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	w := Empty(t, lang, "full")
	f := filler{t: t, w: w}
	for n, p := range w.Template.Prompts() {
		switch p.Kind {
		case workbook.Scale:
			for i, side := range w.Template.SidesOf(p) {
				f.set(p, side, workbook.Value{Mark: 1 + (n*3+i*4)%workbook.Positions})
			}
		case workbook.Written:
			f.set(p, p.Side, workbook.Value{Text: p.Example.In(lang)})
		case workbook.Table:
			f.rows(p, 3, func(row int, c workbook.Column) string { return c.Name.In(lang) + fmt.Sprint(row+1) })
		}
	}
	return w
}

// Case is the finished workbook of a worked case, by its id, in a language.
func Case(t testing.TB, id string, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "cases/"+id+".yaml")
	must(t, err)
	c, err := workbook.ParseCase(data)
	must(t, err)
	changes, err := c.Begin(Template(t), lang)
	must(t, err)
	w := workbook.Empty("0199-case", Template(t))
	must(t, w.ApplyAll(changes))
	return w
}

// Hostile is a workbook at full depth that holds what breaks layouts: sixty rows,
// a title of 300 cells, emoji sequences, ambiguous widths, one endless word,
// combining marks, right-to-left text.
func Hostile(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	w := begin(t, workbook.About{Title: strings.Repeat("长标题", 50), Subject: strings.Repeat("x", 300), Depth: "full", Lang: lang})
	f := filler{t: t, w: w}
	for n, p := range w.Template.Prompts() {
		switch p.Kind {
		case workbook.Scale:
			f.set(p, w.Template.Sides[n%2].ID, workbook.Value{Mark: 1 + n%workbook.Positions})
		case workbook.Written:
			f.set(p, p.Side, workbook.Value{Text: Nasty[n%len(Nasty)]})
		case workbook.Table:
			f.rows(p, 60, func(row int, _ workbook.Column) string { return Nasty[row%len(Nasty)] })
		}
	}
	return w
}

// Nasty are texts that break layouts.
var Nasty = []string{
	"家庭👨‍👩‍👧‍👦与旗🏳️‍🌈、手👍🏽、键1️⃣、心❤️,①②③—…“”·★",
	strings.Repeat("无", 400),
	strings.Repeat("abcdefghij", 40),
	"。。。，，，！！！？？？、、、；；；：：：）））」」」",
	"«שלום עולם» مرحبا بالعالم",
	"e\u0301a\u0308o\u0302 नमस्ते ก็ 각",
	"一\n二\n\n\n三\n" + strings.Repeat("四\n", 80),
	" 前后有空格 \t制表符\t ",
	"Our moat我们的护城河,AI-native平台,https://example.com/a/very/long/path?with=query&and=more",
}

func begin(t testing.TB, about workbook.About) *workbook.Workbook {
	t.Helper()
	tmpl := Template(t)
	changes, err := workbook.Begin(tmpl, about)
	must(t, err)
	w := workbook.Empty("0199-fixture", tmpl)
	must(t, w.ApplyAll(changes))
	return w
}

type filler struct {
	t testing.TB
	w *workbook.Workbook
}

func (f filler) set(p *workbook.Prompt, side string, v workbook.Value) {
	f.t.Helper()
	a := workbook.Address{Prompt: p.ID, Side: side}
	must(f.t, f.w.Apply(workbook.Change{Kind: workbook.SetChange, Address: a, Before: f.w.At(a), After: v}))
}

// rows adds n rows; text gives a text cell, other cells take what their type
// allows in turn.
func (f filler) rows(p *workbook.Prompt, n int, text func(int, workbook.Column) string) {
	f.t.Helper()
	for i := range n {
		row := workbook.Row{ID: fmt.Sprintf("r%d", i+1), Order: f.w.NextOrder(p.ID), Cells: map[string]string{}}
		for k, c := range p.Columns {
			if v := cell(f.w, c, i+k, text(i, c)); v != "" {
				row.Cells[c.ID] = v
			}
		}
		must(f.t, f.w.Apply(workbook.Change{
			Kind: workbook.InsertChange, Address: workbook.Address{Prompt: p.ID, Row: row.ID}, After: workbook.Value{Row: &row},
		}))
	}
}

func cell(w *workbook.Workbook, c workbook.Column, n int, text string) string {
	switch c.Type {
	case workbook.FlagCell:
		return []string{"yes", "no", "yes"}[n%3]
	case workbook.ChoiceCell:
		return c.Options[n%len(c.Options)].ID
	case workbook.NumberCell:
		return fmt.Sprint(c.Min + n*7%(c.Max-c.Min))
	case workbook.DateCell:
		return fmt.Sprintf("2026-%02d-%02d", 4+n%6, 1+n%28)
	case workbook.RowCell:
		if rows := w.Rows(c.Table); len(rows) > 0 {
			return rows[n%len(rows)].ID
		}
		return ""
	}
	return strings.ReplaceAll(text, "\n", " ")
}
