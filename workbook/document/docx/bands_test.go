package docx_test

import (
	"slices"
	"strings"
	"testing"

	"shiben/workbook/document"
)

// sided is a document of one row of two sides' answers, the second side with its name
// and its answer alone.
func sided(paras ...document.Para) *document.Document {
	t := document.Table{ID: "t", Columns: []document.Column{{Name: document.Own("M"), Weight: 1, Side: 1}, {Name: document.Own("O"), Weight: 1, Side: 2}}}
	other := []document.Para{{Role: document.Name, Text: document.Own("second")}, {Text: document.Own("theirs")}}
	t.Rows = []document.Row{{Cells: []document.Cell{{Paras: paras}, {Paras: other}}}}
	return &document.Document{Kind: document.Report, Langs: en, Blocks: []document.Block{t}}
}

func para(r document.Role, text string) document.Para {
	return document.Para{Role: r, Text: document.Own(text)}
}

// rows are the rows of a main part below the head, as their words, and whether each
// stays with the next one.
func rows(t *testing.T, d *document.Document) (said []string, held []bool) {
	t.Helper()
	main := string(open(t, written(t, d)).parts["word/document.xml"])
	for _, row := range strings.Split(main, "<w:tr>")[2:] {
		row, _, _ = strings.Cut(row, "</w:tr>")
		said = append(said, strings.TrimSpace(words(t, []byte(`<d xmlns:w="w">`+row+"</d>"))))
		cells := strings.Split(row, "<w:tc>")[1:]
		held = append(held, !slices.ContainsFunc(cells, func(c string) bool { return !strings.Contains(c, "<w:keepNext/>") }))
	}
	return said, held
}

// TestALongRowIsWrittenInBands holds that a page can end between what is asked, how to
// go about it, the answer and what it rests on, that the answers of both sides stand on
// one height, and that a question is not left alone.
func TestALongRowIsWrittenInBands(t *testing.T) {
	long := strings.Repeat("how to go about it ", 30)
	said, held := rows(t, sided(
		para(document.Name, "first"), para(document.Ask, "asked"), para(document.Hint, long),
		para(document.Body, "ours"), para(document.Note, "beside"), para(document.Claim, "claim")))
	for i, want := range [][]string{{"first", "asked", "second"}, {"how to go"}, {"ours", "beside", "theirs"}, {"claim"}} {
		if i >= len(said) {
			t.Fatalf("%d bands: %q", len(said), said)
		}
		for _, w := range want {
			if !strings.Contains(said[i], w) {
				t.Errorf("band %d lacks %q: %q", i, w, said[i])
			}
		}
		if held[i] != (i == 0) {
			t.Errorf("band %d stays with the next one: %v", i, held[i])
		}
	}
	if len(said) != 4 {
		t.Errorf("%d bands, want 4", len(said))
	}
}

// TestARowWithoutGuidanceStaysOne holds that an answer is not parted from its name and
// its evidence while a page has room for them, and never from its name.
func TestARowWithoutGuidanceStaysOne(t *testing.T) {
	for _, c := range []struct{ lines, bands int }{{12, 1}, {60, 2}} {
		answer := strings.Repeat("a line\n", c.lines-1) + "a line"
		said, _ := rows(t, sided(para(document.Name, "first"), para(document.Body, answer), para(document.Note, "beside"), para(document.Claim, "claim")))
		if len(said) != c.bands || !strings.HasPrefix(said[0], "first") || !strings.Contains(said[0], "beside") {
			t.Errorf("%d lines: %d bands: %q", c.lines, len(said), said)
		}
	}
}

// TestAFewLinesStayWithWhatFollows holds that a part's name and a line or two about it
// do not end a page; many lines may.
func TestAFewLinesStayWithWhatFollows(t *testing.T) {
	for n, want := range map[int]bool{1: true, 40: false} {
		idea := strings.TrimSpace(strings.Repeat("an idea of it ", n))
		d := &document.Document{Kind: document.Report, Langs: en, Blocks: []document.Block{
			document.Heading{Level: 1, ID: "a", Text: document.Own("Part")},
			para(document.Lead, "question"),
			para(document.Hint, idea), para(document.Verdict, "apart"),
		}}
		main := string(open(t, written(t, d)).parts["word/document.xml"])
		at := main[:strings.Index(main, "an idea")]
		if got := strings.Contains(at[strings.LastIndex(at, "<w:p>"):], "<w:keepNext/>"); got != want {
			t.Errorf("%d times: stays with what follows: %v", n, got)
		}
	}
}
