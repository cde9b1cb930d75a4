package document_test

import (
	"fmt"
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
)

// tree is a document as text, everything that is in it, to be held against a golden
// and to be searched.
func tree(d *document.Document) string {
	p := &printer{langs: d.Langs}
	p.line("%s · %s · %s · %s · r%d · %s · %s", d.Kind, p.say(d.Title), p.say(d.Subject), d.Paper, d.Revision, d.Updated.Format("2006-01-02T15:04Z"), strings.Join(d.Authors, ", "))
	p.line("%s", p.say(d.Summary))
	for _, b := range d.Blocks {
		p.block(b)
	}
	return p.String()
}

// values are a document's sheets as text.
func values(d *document.Document) string {
	p := &printer{langs: d.Langs}
	for _, s := range d.Sheets {
		p.sheet(s)
	}
	return p.String()
}

type printer struct {
	strings.Builder
	langs []workbook.Lang
}

func (p *printer) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *printer) say(t document.Text) string {
	var out []string
	for _, l := range t.Lines(p.langs) {
		out = append(out, l.Text)
	}
	return strings.ReplaceAll(strings.Join(out, " // "), "\n", "⏎")
}

func (p *printer) para(lead string, a document.Para) {
	text := p.say(a.Text)
	if label := p.say(a.Label); label != "" {
		text = "[" + label + "] " + text
	}
	role := ""
	if a.Role != document.Body {
		role = string(a.Role) + ": "
	}
	p.line("%s", lead+strings.TrimSuffix(role, map[bool]string{true: " ", false: ""}[text == ""])+text)
	for _, c := range a.Comments {
		p.line("%s  💬 %s %s %v: %s", lead, c.Author, c.At.Format("2006-01-02T15:04Z"), c.Resolved, strings.ReplaceAll(c.Text, "\n", "⏎"))
	}
}

func (p *printer) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		p.line("\n%s %s {%s}", strings.Repeat("#", b.Level), p.say(b.Text), b.ID)
	case document.Para:
		p.para("", b)
	case document.List:
		for _, item := range b.Items {
			p.para("- ", item)
		}
	case document.Facts:
		for _, f := range b.Items {
			p.line("= %s: %s", p.say(f.Name), p.say(f.Value))
		}
	case document.Table:
		p.table(b)
	case document.Scales:
		p.line("scales %s", b.Part)
		for _, r := range b.Rows {
			p.scale(r)
		}
	case document.Plot:
		p.plot(b)
	case document.Reading:
		p.line("! %s %s %s · %s {%s}", b.Rule, b.Kind, p.say(b.KindName), p.say(b.Name), b.ID)
		p.line("  %s", p.say(b.Text))
		p.line("  → %s", p.say(b.Next))
		if !b.Accepted.Empty() {
			p.line("  ✓ %s", p.say(b.Accepted))
		}
		for _, c := range b.Claims {
			p.para("  ", c)
		}
	case document.PageBreak:
		p.line("-- page --")
	default:
		p.line("unknown %T", b)
	}
}

func (p *printer) table(t document.Table) {
	var heads []string
	for _, c := range t.Columns {
		head := fmt.Sprintf("%s<%s %d", p.say(c.Name), c.ID, c.Weight)
		if c.Side != 0 {
			head += fmt.Sprintf(" side %d", c.Side)
		}
		if c.Number {
			head += " number"
		}
		heads = append(heads, head+">")
	}
	p.line("table {%s} %s", t.ID, p.say(t.Caption))
	p.line("| %s", strings.Join(heads, " | "))
	for _, r := range t.Rows {
		p.line("|-- %s", r.ID)
		for i, c := range r.Cells {
			for n, a := range c.Paras {
				lead := fmt.Sprintf("%d ", i+1)
				if n > 0 {
					lead = "  "
				}
				p.para("  "+lead, a)
			}
		}
	}
}

func (p *printer) scale(r document.ScaleRow) {
	p.line("~ %s · %s %s ⟷ %s · %d %s · %d %s", r.ID, p.say(r.Name), p.say(r.Poles[0]), p.say(r.Poles[1]), r.Marks[0].At, p.say(r.Marks[0].State), r.Marks[1].At, p.say(r.Marks[1].State))
	if !r.Ask.Empty() {
		p.line("  ? %s", p.say(r.Ask))
	}
	for _, n := range r.Notes {
		p.para("  ", n)
	}
}

func (p *printer) plot(b document.Plot) {
	p.line("plot %s: %s, %s · %s · %s", p.say(b.Title), p.say(b.Sides[0]), p.say(b.Sides[1]), p.say(b.Apart), p.say(b.Hollow))
	for _, g := range b.Groups {
		p.line("* %s %s apart %q %s", g.ID, p.say(g.Name), g.Apart, p.say(g.Verdict))
		for i, at := range g.Positions {
			p.line("  %d %.4f %q hollow %v absent %v", i+1, at.X, at.Figure, at.Hollow, at.Absent)
		}
		for _, r := range g.Rows {
			p.scale(r)
		}
	}
}

func (p *printer) sheet(s document.Sheet) {
	p.line("\nsheet %s %s", s.ID, p.say(s.Name))
	var heads []string
	for _, c := range s.Columns {
		heads = append(heads, c.ID+" "+p.say(c.Name))
	}
	p.line("| %s", strings.Join(heads, " | "))
	for _, r := range s.Rows {
		var values []string
		for _, v := range r {
			value := strings.ReplaceAll(v.Raw, "\n", "⏎")
			if shown := p.say(v.Shown); shown != "" {
				value += "=" + shown
			}
			values = append(values, value)
		}
		p.line("| %s", strings.Join(values, " | "))
	}
}
