package documenttest

import (
	"fmt"
	"strings"
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
)

// Nasty is what people write or paste that a writer could take for something else:
// markup of every writer's format, formulas, words without a space, emoji
// families, writing from the right, controls that should have been cleaned away,
// characters that XML does not allow, and bytes that are no UTF-8.
func Nasty() []string {
	return []string{
		`<script>alert("1")</script><img src=x onerror=alert(2)>`,
		`]]></w:t></w:r></w:p><!--`, `&amp; &lt; &#x41; &nbsp; & alone`,
		`"><svg onload=alert(3)> ' " ` + "`", `javascript:alert(4)`, `[a link](javascript:alert(5)) ![p](http://example.invalid/x.png)`,
		"# no heading", "- no list", "1. no list", "> no quote", "```\nno code\n```", "    no code either", "***", "---", "a | b | c", `\| \\ \`, "*a* _b_ ~~c~~ `d`",
		"<https://example.invalid>", "http://example.invalid/?a=1&b=<2>", "---\ntitle: no front matter\n---",
		"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", ` =HYPERLINK("http://example.invalid","x")`, `"=1+1`, "＝1+1",
		"-3", "1e5", "007", "1,000", "2026-03-09",
		strings.Repeat("Donaudampfschifffahrts", 14), strings.Repeat("茶", 400), strings.Repeat("x", 3000),
		"👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈 1️⃣ 🇨🇳", "e\u0301 \u0e01\u0e33 \u200bzero\u200bwidth\ufeff", "שלום עולם — مرحبا بالعالم (a) 123",
		"bell\a esc\x1b[31m null\x00 del\x7f nel\u0085 vt\v ff\f", "bidi \u202eevil\u202c \u2066x\u2069", "\ufffe \uffff \ud7ff \U0001fffe", "broken \xff\xfe utf-8 \xc3",
		"line\u2028separator\u2029paragraph", "a\r\nb\rc\nd", "\n\n\nblank lines\n\n\n", "   ", "\t\ttabs\t", "𠀀𪚥 CJK beyond the first plane", `{{.Title}} {{template "x"}} ${x} %s %d %[1]s %!`,
		"C:\\Windows\\..\\..\\etc\\passwd", "../../etc/passwd", "CON",
	}
}

// Hostile is a document that has something nasty at every place where text can
// stand, a hundred rows, empty blocks of every kind, and one language.
func Hostile() *document.Document {
	nasty := Nasty()
	n := 0
	next := func() document.Text {
		n++
		return document.Own(nasty[n%len(nasty)])
	}
	comment := func() document.Comment {
		return document.Comment{Author: next().ZH, At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Text: next().ZH, Resolved: n%2 == 0}
	}
	d := &document.Document{
		Kind: document.Report, Langs: []workbook.Lang{workbook.English}, Paper: document.Letter, Words: Furniture(),
		Title: next(), Subject: next(), Summary: next(), ID: "hostile", Authors: nasty,
	}
	roles := []document.Role{
		document.Body, document.Name, document.Lead, document.Ask, document.Hint, document.Note, document.Claim,
		document.Silent, document.WriteOn, document.Verdict, document.Accepted, document.Role("unheard_of"),
	}
	d.Blocks = append(d.Blocks,
		document.Facts{}, document.List{}, document.Table{ID: "t0"}, document.Table{ID: "t1", Columns: []document.Column{{Weight: 1}}},
		document.Scales{Part: "none"}, document.Plot{}, document.Reading{ID: "r0"}, document.Para{}, document.PageBreak{},
	)
	for i, s := range nasty {
		level := i%3 + 1
		d.Blocks = append(d.Blocks,
			document.Heading{Level: level, ID: fmt.Sprintf("h%d", i), Text: document.Own(s)},
			document.Para{Role: roles[i%len(roles)], Label: next(), Text: document.Own(s), Comments: []document.Comment{comment(), comment()}},
			document.Facts{Items: []document.Fact{{Name: next(), Value: document.Own(s)}}},
			document.List{Items: []document.Para{{Label: next(), Text: document.Own(s)}, {Text: next()}}},
		)
	}
	d.Blocks = append(d.Blocks, hostileTable(nasty), hostileScales(nasty), hostilePlot(next), document.Reading{
		ID: "r1", Rule: "R01", Kind: workbook.Gap, KindName: next(), Name: next(), Text: next(), Next: next(), Accepted: next(),
		Claims: []document.Para{{Role: document.Claim, Text: next()}},
	})
	d.Sheets = hostileSheets(nasty)
	return d
}

func hostileTable(nasty []string) document.Table {
	t := document.Table{ID: "t2", Caption: document.Own(nasty[0])}
	for i := range 6 {
		t.Columns = append(t.Columns, document.Column{ID: fmt.Sprint("c", i), Name: document.Own(nasty[i]), Weight: i + 1, Number: i == 5})
	}
	for r := range 100 {
		row := document.Row{ID: fmt.Sprint("r", r)}
		for c := range 6 {
			s := nasty[(r*6+c)%len(nasty)]
			row.Cells = append(row.Cells, document.Cell{Paras: []document.Para{{Role: document.Body, Text: document.Own(s)}}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func hostileScales(nasty []string) document.Scales {
	s := document.Scales{Part: "p", Sides: [2]document.Text{document.Own(nasty[0]), document.Own(nasty[1])}}
	for i, text := range nasty {
		own := document.Own(text)
		row := document.ScaleRow{ID: fmt.Sprint("s", i), Name: own, Ask: own, Poles: [2]document.Text{own, own}}
		row.Marks = [2]document.Mark{{At: i % 8}, {At: 7 - i%8}}
		if row.Marks[0].At == 0 {
			row.Marks[0].State = own
		}
		row.Notes = []document.Para{{Role: document.Note, Label: own, Text: own}}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func hostilePlot(next func() document.Text) document.Plot {
	p := document.Plot{Title: next(), Sides: [2]document.Text{next(), next()}}
	for g := range 3 {
		group := document.PlotGroup{ID: fmt.Sprint("g", g), Name: next(), Apart: "+2.00", Verdict: next()}
		group.Positions = [2]document.PlotPosition{{X: -1, Figure: "−1.00", Hollow: g == 1}, {X: 1, Figure: "+1.00", Absent: g == 2}}
		for i := range 30 * g {
			row := document.ScaleRow{ID: fmt.Sprint("g", g, ".", i), Name: next(), Poles: [2]document.Text{next(), next()}}
			row.Marks = [2]document.Mark{{At: i % 8}, {At: (i + 3) % 8}}
			group.Rows = append(group.Rows, row)
		}
		p.Groups = append(p.Groups, group)
	}
	return p
}

func hostileSheets(nasty []string) []document.Sheet {
	s := document.Sheet{ID: "nasty", Name: document.Own(nasty[0]), Columns: []document.SheetColumn{{ID: "row", Name: document.Own(nasty[20])}, {ID: "=1+1", Name: document.Own("=1+1")}}}
	for i, text := range nasty {
		s.Rows = append(s.Rows, []document.Value{{Raw: fmt.Sprint(i)}, {Raw: text}})
	}
	return []document.Sheet{s, {ID: "empty", Name: document.Own("")}}
}
