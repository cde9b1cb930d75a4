package markdown

import (
	"slices"
	"strings"

	"shiben/workbook/document"
)

// line is a text on one line in its languages, escaped, with something between
// them.
func (m *writer) line(t document.Text, between string) string {
	var said []string
	for _, l := range t.Lines(m.d.Langs) {
		if s := escape(oneLine(l.Text)); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, between)
}

// said is a text, a label before it: in two languages, when it differs, one after
// the other.
func (m *writer) said(label, t document.Text) []part {
	lines := t.Lines(m.d.Langs)
	var out []part
	for _, l := range lines {
		name, colon := m.line(label, " / "), m.colon()
		if len(lines) > 1 {
			name, colon = escape(oneLine(label.In(l.Lang))), ": "
			if l.Lang == "zh" {
				colon = "："
			}
		}
		for i, p := range paragraphs(l.Text) {
			if i == 0 && name != "" {
				p = bold(name) + colon + p
			}
			out = append(out, part{text: p})
		}
	}
	if len(out) == 0 {
		out = []part{{text: bold(m.line(label, " / "))}}
	}
	return out
}

// colon stands after a label.
func (m *writer) colon() string {
	if chinese(m.d.Langs) {
		return "："
	}
	return ": "
}

// para is a paragraph with the comments on it.
func (m *writer) para(p document.Para) []part {
	var out []part
	switch p.Role {
	case document.Name:
		out = m.names(p)
	case document.Ask, document.Hint, document.Note, document.Claim, document.Accepted:
		for _, q := range m.said(p.Label, p.Text) {
			out = append(out, part{q.text, quotedPart})
		}
	case document.Silent:
		if s := m.line(p.Text, " / "); s != "" {
			out = []part{{text: m.labelled(p.Label, "— "+s)}}
		}
	case document.Remark:
		for _, c := range p.Comments {
			out = append(out, m.comment(p.Label, c)...)
		}
		return out
	case document.WriteOn:
		out = append(m.said(p.Label, p.Text), part{text: writeOn})
	default:
		out = m.said(p.Label, p.Text)
	}
	for _, c := range p.Comments {
		out = append(out, m.comment(document.Text{}, c)...)
	}
	return out
}

// writeOn is a line to write on: it reads as one in the source, and is a rule when
// it is rendered.
const writeOn = "________________________________________"

// names is a prompt's name, strongly, what stands before it as its label.
func (m *writer) names(p document.Para) []part { return []part{{text: m.pair(p.Label, p.Text)}} }

// pair is two texts side by side, strongly, in one language after the other.
func (m *writer) pair(a, b document.Text) string {
	var said []string
	for _, l := range m.d.Langs {
		s, second := escape(oneLine(a.In(l))), escape(oneLine(b.In(l)))
		if s != "" && second != "" {
			s += " · "
		}
		if s += second; s != "" && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return bold(strings.Join(said, " / "))
}

// labelled is an escaped text on a line with a label before it.
func (m *writer) labelled(label document.Text, s string) string {
	name := bold(m.line(label, " / "))
	switch {
	case name == "":
		return s
	case s == "":
		return name
	}
	return name + m.colon() + s
}

// comment is who said something, when, and what; whose answer it is of stands
// before it where that is not plain.
func (m *writer) comment(whose document.Text, c document.Comment) []part {
	head := m.pair(whose, m.d.Words.Comment)
	add := func(s string) {
		if s != "" && head != "" {
			s = " · " + s
		}
		head += s
	}
	add(escape(oneLine(c.Author)))
	add(document.Stamp(c.At))
	if c.Resolved {
		add(m.line(m.d.Words.Resolved, " / "))
	}
	out := []part{{head, quotedPart}}
	for _, p := range paragraphs(c.Text) {
		out = append(out, part{p, quotedPart})
	}
	return out
}

// facts writes names and values as a list.
func (m *writer) facts(f document.Facts) {
	var items [][]part
	for _, fact := range f.Items {
		items = append(items, m.item(document.Para{Label: fact.Name, Text: fact.Value}))
	}
	m.items("- ", items)
}

func (m *writer) list(l document.List) {
	var items [][]part
	for _, p := range l.Items {
		items = append(items, m.item(p))
	}
	m.items("- ", items)
}

// item is a paragraph as an item of a list: on one line where its text is one.
func (m *writer) item(p document.Para) []part {
	var said []string
	for _, l := range p.Text.Lines(m.d.Langs) {
		of := paragraphs(l.Text)
		if len(of) > 1 {
			return m.para(p)
		}
		said = append(said, of...)
	}
	out := []part{{text: m.labelled(p.Label, strings.Join(said, " / "))}}
	for _, c := range p.Comments {
		out = append(out, m.comment(document.Text{}, c)...)
	}
	return out
}

// items writes a list, with empty lines between its items where one of them has
// several parts.
func (m *writer) items(sign string, items [][]part) {
	var texts []string
	between := "\n"
	for _, item := range items {
		var kept []part
		for _, p := range item {
			if p.text != "" {
				kept = append(kept, p)
			}
		}
		if len(kept) == 0 {
			continue
		}
		if len(kept) > 1 {
			between = "\n\n"
		}
		texts = append(texts, prefix(join(kept), sign, strings.Repeat(" ", len(sign))))
	}
	if len(texts) > 0 {
		m.add(part{strings.Join(texts, between), listPart})
	}
}
