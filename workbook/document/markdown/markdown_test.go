package markdown_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"shiben/ui/uitest/golden"
	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/document/markdown"
)

func written(t testing.TB, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sample(langs ...workbook.Lang) *document.Document {
	d := documenttest.Sample()
	d.Langs = langs
	return d
}

func TestGoldens(t *testing.T) {
	for name, langs := range map[string][]workbook.Lang{
		"zh": {workbook.Chinese}, "en": {workbook.English}, "both": {workbook.Chinese, workbook.English},
	} {
		got := written(t, sample(langs...))
		golden.File(t, "testdata/sample-"+name+".md", got)
		if again := written(t, sample(langs...)); again != got {
			t.Errorf("%s: two writings differ", name)
		}
	}
}

// text draws what people write, and what a reader of Markdown could take for
// something else.
func text() *rapid.Generator[string] {
	nasty := rapid.SampledFrom(documenttest.Nasty())
	signs := rapid.SampledFrom([]string{
		"\\", "`", "*", "_", "**", "__", "~", "~~", "[", "]", "(", ")", "<", ">", "&", "#", "-", "+", "=", "|", ":", "!", "^", "$", "'", `"`, ".", "1.", "12)", " ", "  ", "\t", "\n", "\n\n", "\u00a0", "\u3000",
		"a", "b2", "茶", "，", "：", "é", "---", "===", ":-:", "|-|", "# ", "> ", "- ", "[ ] ", "[^1]", "[x]: y", "&amp;", "&#35;", "<b>", "</p>", "<!--", "<https://a.b>", "https://a.b/c_d~e?f=1&g;h=*", "http://中", "www.a.b", "a@b.cd", "```", "~~~", "    ", "e\u0301", "😀", "שלום",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(signs, signs, signs, nasty, rapid.String()), 0, 8).Draw(t, "pieces"), "")
	})
}

// normal is the paragraphs of a text as they should be read, written apart from the
// code: cleaned, no blanks at a line's end, those at its beginning not breaking.
func normal(s string) []string {
	var out []string
	var cur []string
	lines := append(strings.Split(clean.Text(s), "\n"), "")
	for _, l := range lines {
		l = strings.TrimRightFunc(l, unicode.IsSpace)
		if l == "" {
			if cur != nil {
				out = append(out, strings.Join(cur, "\n"))
			}
			cur = nil
			continue
		}
		lead := ""
		for l[0] == ' ' || l[0] == '\t' {
			lead += map[byte]string{' ': "\u00a0", '\t': "\u00a0\u00a0\u00a0\u00a0"}[l[0]]
			l = l[1:]
		}
		cur = append(cur, lead+l)
	}
	return out
}

// solid is a text without any blank.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func labelled(label string, paras []string) []string {
	if len(paras) == 0 {
		return []string{label}
	}
	return append([]string{label + ": " + paras[0]}, paras[1:]...)
}

// What a person typed is read back as text, wherever it stands.
func TestReadBack(t *testing.T) {
	say := func(s string) document.Text { return document.Own(s) }
	texts := text()
	check := func(name, in string, make func(s string) document.Block, want func(s string) []string, eq func(string) string) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := texts.Draw(t, "text")
				d := &document.Document{Kind: document.Report, Langs: []workbook.Lang{workbook.English}, Words: documenttest.Furniture()}
				d.Blocks = []document.Block{document.Para{Text: say("alpha")}, make(s), document.Para{Text: say("omega")}}
				md := body(t, d)
				page := rendered(t, md)
				inert(t, page)
				all := leaves(page)
				if len(all) < 2 || all[0].text != "alpha" || all[len(all)-1].text != "omega" {
					t.Fatalf("it runs into what is around: %q\n%s", all, md)
				}
				var got []string
				for _, l := range all[1 : len(all)-1] {
					if strings.HasSuffix(l.in, in) {
						got = append(got, eq(l.text))
					}
				}
				var expected []string
				for _, w := range want(s) {
					if e := eq(w); e != "" {
						expected = append(expected, e)
					}
				}
				if strings.Join(got, "¶") != strings.Join(expected, "¶") {
					t.Fatalf("read back %q\nwant      %q\n%s", got, expected, md)
				}
			})
		})
	}
	same := func(s string) string { return s }
	lines := func(s string) []string { return []string{s} }
	cellLines := func(s string) []string { return []string{strings.Join(normal(s), "\n\n")} }
	check("answer", "p", func(s string) document.Block { return document.Para{Text: say(s)} }, normal, same)
	check("note", "blockquote p", func(s string) document.Block {
		return document.Para{Role: document.Note, Label: say("why"), Text: say(s)}
	}, func(s string) []string { return labelled("why", normal(s)) }, same)
	check("label", "p", func(s string) document.Block {
		return document.Para{Label: say("x" + s), Text: say("y")}
	}, func(s string) []string { return []string{"x" + clean.Text(s) + ":y"} }, solid)
	check("name", "p", func(s string) document.Block { return document.Para{Role: document.Name, Text: say(s)} }, func(s string) []string { return []string{clean.Text(s)} }, solid)
	check("heading", "h2", func(s string) document.Block { return document.Heading{Level: 1, Text: say(s)} }, func(s string) []string { return []string{clean.Text(s)} }, solid)
	check("comment", "blockquote p", func(s string) document.Block {
		return document.Para{Comments: []document.Comment{{Author: "x" + s, Text: s}}}
	}, func(s string) []string {
		paras := normal(s)
		for i := range paras {
			paras[i] = solid(paras[i])
		}
		return append([]string{"Comment·x" + clean.Text(s)}, paras...)
	}, solid)
	check("item", "", func(s string) document.Block {
		return document.List{Items: []document.Para{{Text: say(s)}, {Text: say(s)}}}
	}, func(s string) []string { return append(normal(s), normal(s)...) }, same)
	check("fact", "", func(s string) document.Block {
		return document.Facts{Items: []document.Fact{{Name: say("n"), Value: say(s)}}}
	}, func(s string) []string { return labelled("n", normal(s)) }, same)
	table := func(s string) document.Block {
		cell := document.Cell{Paras: []document.Para{{Text: say(s)}}}
		return document.Table{Columns: []document.Column{{Name: say("c")}, {Name: say("d")}}, Rows: []document.Row{{Cells: []document.Cell{cell, cell}}, {Cells: []document.Cell{{}, cell}}}}
	}
	check("cell", "td", func(s string) document.Block {
		if len(clean.Text(s)) > 20 {
			s = ""
		}
		return table(s)
	}, func(s string) []string {
		if len(clean.Text(s)) > 20 {
			return nil
		}
		return append(append(cellLines(s), cellLines(s)...), cellLines(s)...)
	}, same)
	check("record", "", func(s string) document.Block { return table(s + strings.Repeat("w", 200)) }, func(s string) []string {
		p := normal(s + strings.Repeat("w", 200))
		return append(append(labelled("c", p), labelled("d", p)...), labelled("d", p)...)
	}, same)
	check("scale", "td", func(s string) document.Block {
		return document.Scales{Sides: [2]document.Text{say("m"), say("o")}, Rows: []document.ScaleRow{{Name: say(s), Poles: [2]document.Text{say(s), say(s)}}}}
	}, func(s string) []string {
		s = clean.Text(s)
		return append(lines(s), s, "·······", s)
	}, solid)
	check("reading", "p", func(s string) document.Block {
		return document.Reading{KindName: say("k"), Name: say(s), Text: say(s), Next: say("n")}
	}, func(s string) []string {
		head := "k"
		if solid(clean.Text(s)) != "" {
			head = "k·" + clean.Text(s)
		}
		return append(append([]string{head}, normal(s)...), "→n")
	}, solid)
}

func TestFrontMatter(t *testing.T) {
	texts := text()
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "text")
		d := sample(workbook.Chinese, workbook.English)
		d.Title, d.Subject, d.Authors = document.Own(s), document.Own("x"+s), []string{s, "y" + s}
		var b bytes.Buffer
		if err := markdown.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(b.String(), "---\n"), "\n---\n")
		var got struct {
			Title, Subject, Kind, ID, Updated string
			Revision                          int
			Authors, Languages                []string
		}
		if err := yaml.Unmarshal([]byte(front), &got); err != nil {
			t.Fatalf("%v\n%s", err, front)
		}
		want := clean.Text(s)
		if solid(got.Title) != solid(want) || solid(got.Subject) != solid("x"+want) || solid(got.Authors[len(got.Authors)-1]) != solid("y"+want) {
			t.Fatalf("read %+v of %q", got, s)
		}
		if got.Revision != 42 || got.Kind != "report" || got.Updated != "2026-03-09T08:30:00Z" || strings.Join(got.Languages, ",") != "zh,en" {
			t.Fatalf("read %+v", got)
		}
	})
}

func TestHostile(t *testing.T) {
	d := documenttest.Hostile()
	md := body(t, d)
	page := rendered(t, md)
	inert(t, page)
	var all strings.Builder
	for _, l := range leaves(page) {
		all.WriteString(solid(l.text) + "\n")
	}
	for _, s := range documenttest.Nasty() {
		if want := solid(clean.Text(s)); !strings.Contains(strings.ReplaceAll(all.String(), "\n", ""), want) {
			t.Errorf("%.60q is not in the page", s)
		}
	}
	if s := written(t, d); strings.ContainsAny(s, "\x00\x1b\u202e\r") || s != clean.Text(s) {
		t.Error("something steers")
	}
}

// Lists that follow each other stay two, and an empty document is one.
func TestBounds(t *testing.T) {
	fact := document.Facts{Items: []document.Fact{{Name: document.Own("a"), Value: document.Own("b")}}}
	d := &document.Document{Langs: []workbook.Lang{workbook.English}, Blocks: []document.Block{fact, fact, fact}}
	if n := strings.Count(htmlOf(t, body(t, d)), "<ul>"); n != 3 {
		t.Errorf("%d lists, want 3:\n%s", n, body(t, d))
	}
	if got := written(t, &document.Document{}); got != "---\n---\n\n\n" {
		t.Errorf("an empty document is %q", got)
	}
	if got := markdown.Blocks(d, nil); got != "" {
		t.Errorf("no blocks are %q", got)
	}
	if got := markdown.Blocks(d, d.Blocks[:1]); got != "- **a**: b\n" {
		t.Errorf("one block is %q", got)
	}
	full := errors.New("full")
	if err := markdown.Write(failing{full}, sample(workbook.Chinese)); !errors.Is(err, full) {
		t.Errorf("writing: %v", err)
	}
}

// What is escaped is what must be.
func TestReadsRaw(t *testing.T) {
	for in, want := range map[string]string{
		"snake_case, a < b & c": "snake_case, a < b & c", "-3": "-3", "3.5%": "3.5%", "C:\\Tee": "C:\\Tee", "#1": "\\#1", "1. x": "1\\. x", "1.5": "1.5",
		"见 https://a.b/c?d=1。": "见 <https://a.b/c?d=1>。", "(http://a.b/)": "(<http://a.b/>)", "a*b": "a\\*b", "20~30": "20\\~30", "R&D;": "R\\&D;", "x & y;": "x & y;",
		"a\n  b": "a\\\n\u00a0\u00a0b", "中\n文": "中\\\n文", "a  \n\n\n\nb": "a\n\nb",
	} {
		d := &document.Document{Langs: []workbook.Lang{workbook.English}}
		if got := markdown.Blocks(d, []document.Block{document.Para{Text: document.Own(in)}}); got != want+"\n" {
			t.Errorf("%q is written %q, want %q", in, got, want+"\n")
		}
	}
	d := &document.Document{Langs: []workbook.Lang{workbook.Chinese}}
	for in, want := range map[string]string{"慢十\n天 and\nso on": "慢十天 and so on", "C#": "C#", "a ##": "a #\\#", "#": "\\#", "a \\#": "a \\\\#", "##": "\\##"} {
		heading := document.Heading{Level: 1, Text: document.Own(in)}
		if got := markdown.Blocks(d, []document.Block{heading}); got != "## "+want+"\n" {
			t.Errorf("the heading %q is written %q, want %q", in, got, "## "+want)
		}
	}
}

// TestKeepForLooking writes the files for a person to read, when a folder is named.
func TestKeepForLooking(t *testing.T) {
	folder := os.Getenv("MARKDOWN_LOOK")
	if folder == "" {
		t.Skip("no folder to write into")
	}
	for name, d := range map[string]*document.Document{
		"sample": documenttest.Sample(), "sample-zh": sample(workbook.Chinese), "hostile": documenttest.Hostile(),
	} {
		for ext, s := range map[string]string{".md": written(t, d), ".html": htmlOf(t, body(t, d))} {
			if err := os.WriteFile(filepath.Join(folder, name+ext), []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := documenttest.Sample()
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := markdown.Write(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestARowAsAListIsTight holds what a row says first, then its other cells, then
// what stands under the first, without a gap between.
func TestARowAsAListIsTight(t *testing.T) {
	own := func(role document.Role, label, text string) document.Para {
		return document.Para{Role: role, Label: document.Own(label), Text: document.Own(text)}
	}
	long := strings.Repeat("long ", 30) + "move"
	d := &document.Document{Langs: []workbook.Lang{workbook.English}, Blocks: []document.Block{document.Table{
		Columns: []document.Column{{Name: document.Own("Move")}, {Name: document.Own("Observed")}},
		Rows: []document.Row{{Cells: []document.Cell{
			{Paras: []document.Para{own(document.Body, "", long), own(document.Note, "", "Control: all"), own(document.Note, "Owner", "Luo Min")}},
			{Paras: []document.Para{own(document.Body, "", "Marketing"), own(document.Note, "", "−0.65")}},
		}}},
	}}}
	want := "1. **Move**: " + long + "\n   - **Observed**: Marketing · −0.65\n   - Control: all\n   - **Owner**: Luo Min\n"
	if got := markdown.Blocks(d, d.Blocks); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
