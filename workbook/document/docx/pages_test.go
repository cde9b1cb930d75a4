package docx_test

import (
	"slices"
	"strings"
	"testing"

	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// TestABriefHasAPageInEachLanguage holds that a brief in two languages says all in
// the one, then on a page of its own in the other.
func TestABriefHasAPageInEachLanguage(t *testing.T) {
	d := documenttest.Case(t, "mountain-tea", document.Options{Kind: document.Brief, Langs: both})
	main := string(open(t, written(t, d)).parts["word/document.xml"])
	if n := strings.Count(main, "<w:pageBreakBefore/>"); n != 1 {
		t.Fatalf("%d pages begin of themselves, want one", n)
	}
	first, second, _ := strings.Cut(main, "<w:pageBreakBefore/>")
	chinese, english := words(t, []byte("<d xmlns:w=\"w\">"+cutAtPara(first)+"</d>")), second
	for _, want := range []string{"值得谈的", "接下来的步骤"} {
		if !strings.Contains(chinese, want) || strings.Contains(english, want) {
			t.Errorf("%q is not on the first page alone", want)
		}
	}
	for _, want := range []string{"Worth a talk", "Next steps"} {
		if strings.Contains(chinese, want) || !strings.Contains(english, want) {
			t.Errorf("%q is not on the second page alone", want)
		}
	}
}

// cutAtPara is the beginning of a main part as far as whole paragraphs go, without
// what is around them.
func cutAtPara(s string) string {
	s = s[strings.Index(s, "<w:body>")+len("<w:body>"):]
	return s[:strings.LastIndex(s, "<w:p>")]
}

// TestLinesToWriteOnAreOneParagraph holds that they cannot be parted over pages.
func TestLinesToWriteOnAreOneParagraph(t *testing.T) {
	line := document.Para{Role: document.WriteOn}
	named := document.Para{Role: document.WriteOn, Label: document.Own("Who")}
	d := &document.Document{Kind: document.HandoutKind, Langs: en, Blocks: []document.Block{named, line, line, line, document.Para{Text: document.Own("end")}, line}}
	main := string(open(t, written(t, d)).parts["word/document.xml"])
	if strings.Count(main, `"WriteLines"`) != 1 || strings.Count(main, "<w:tab/><w:br/><w:tab/><w:br/><w:tab/>") != 1 || strings.Count(main, `"WriteOn"`) != 2 {
		t.Errorf("three lines are not one paragraph, or others are:\n%s", main)
	}
}

// TestATableOfBlanksMayPart holds that lines to write on count for what they take: a
// table of many is not kept whole, which would leave the rest of a page empty.
func TestATableOfBlanksMayPart(t *testing.T) {
	for n, want := range map[int]bool{1: true, 3: false} {
		table := document.Table{ID: "t", Columns: []document.Column{{Name: document.Own("Move"), Weight: 1}}}
		blank := document.Para{Role: document.WriteOn, Label: document.Own("Who")}
		for range 3 {
			table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Paras: slices.Repeat([]document.Para{blank}, n)}}})
		}
		_, held := rows(t, &document.Document{Kind: document.HandoutKind, Langs: en, Blocks: []document.Block{table}})
		if held[0] != want {
			t.Errorf("rows of %d lines to write on stay together: %v", n, held[0])
		}
	}
}
