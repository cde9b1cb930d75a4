// Package markdown writes a document as Markdown: CommonMark with the tables that
// GitHub and most others know, and a front matter in YAML. It is made to be read
// raw as well as rendered: one paragraph one line, tables in even columns, and what
// would be too wide for a table as a list. It knows the document tree and nothing
// else.
//
// What a person wrote is text and never markup: read back, it is what was typed, its
// lines and paragraphs kept (see escape for the little that is not). No HTML is
// written but <br>, between the lines of a table's cell.
package markdown

import (
	"io"
	"strings"

	"shiben/workbook/document"
)

// Write writes the document. The same document gives the same bytes. An error is
// of w.
func Write(w io.Writer, d *document.Document) error {
	m := &writer{d: d}
	m.frontMatter()
	m.title()
	m.blocks(d.Blocks)
	_, err := io.WriteString(w, m.text())
	return err
}

// Text is the document without its front matter.
func Text(d *document.Document) string {
	m := &writer{d: d}
	m.title()
	m.blocks(d.Blocks)
	return join(m.parts) + "\n"
}

// Blocks is some blocks of a document without its front matter and title, as a
// text to paste elsewhere; empty when there is nothing in them.
func Blocks(d *document.Document, blocks []document.Block) string {
	m := &writer{d: d}
	m.blocks(blocks)
	if len(m.parts) == 0 {
		return ""
	}
	return join(m.parts) + "\n"
}

// writer gathers the parts of a text. What stands between two parts is an empty
// line.
type writer struct {
	d     *document.Document
	front string
	parts []part
}

// part is a stretch of Markdown without an empty line before or behind it.
type part struct {
	text string
	kind partKind
}

type partKind int

const (
	plainPart  partKind = iota
	quotedPart          // it will be quoted; neighbours become one quotation
	listPart            // neighbours must not become one list
)

// text puts the parts together.
func (m *writer) text() string { return m.front + "\n" + join(m.parts) + "\n" }

// join is parts with empty lines between them.
func join(parts []part) string {
	var b strings.Builder
	lists := 0 // in a row
	for i := 0; i < len(parts); i++ {
		if i > 0 {
			b.WriteString("\n\n")
		}
		p := parts[i]
		if p.kind != listPart {
			lists = 0
		}
		switch p.kind {
		case quotedPart:
			quoted := []string{p.text}
			for i+1 < len(parts) && parts[i+1].kind == quotedPart {
				i++
				quoted = append(quoted, parts[i].text)
			}
			b.WriteString(prefix(strings.Join(quoted, "\n\n"), "> ", "> "))
		case listPart:
			b.WriteString(marked(p.text, lists))
			lists++
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// marked is a list under the sign that tells it from the list before it.
func marked(list string, before int) string {
	if before%2 == 0 {
		return list
	}
	lines := strings.Split(list, "\n")
	for i, l := range lines {
		if rest, ok := strings.CutPrefix(l, "- "); ok {
			lines[i] = "* " + rest
		}
	}
	return strings.Join(lines, "\n")
}

// prefix puts something before the first line and before the others; an empty line
// gets no blanks at its end.
func prefix(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		if l == "" {
			lead = strings.TrimRight(lead, " ")
		}
		lines[i] = lead + l
	}
	return strings.Join(lines, "\n")
}

// add takes in parts that are not empty.
func (m *writer) add(parts ...part) {
	for _, p := range parts {
		if p.text != "" {
			m.parts = append(m.parts, p)
		}
	}
}

func (m *writer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			m.heading(b.Level+1, b.Text)
		case document.Para:
			m.add(m.para(b)...)
		case document.List:
			m.list(b)
		case document.Facts:
			m.facts(b)
		case document.Table:
			m.table(b)
		case document.Scales:
			m.scales(b)
		case document.Plot:
			m.plot(b)
		case document.Reading:
			m.reading(b)
		case document.PageBreak: // there are no pages
		}
	}
}

// title writes what stands over everything.
func (m *writer) title() {
	m.heading(1, m.d.Title)
	m.add(m.said(document.Text{}, m.d.Subject)...)
	m.add(m.said(document.Text{}, m.d.Summary)...)
}

func (m *writer) heading(level int, t document.Text) {
	s := m.line(t, " · ")
	if s == "" {
		return
	}
	if rest := strings.TrimRight(s, "#"); rest != s && strings.HasSuffix(rest, " ") { // or it would be taken for a closing mark
		s = s[:len(s)-1] + `\#`
	}
	m.add(part{text: strings.Repeat("#", level) + " " + s})
}

// reading writes a reading: its kind, name and rule, what it says, the next step,
// why it was accepted, and what it rests on.
func (m *writer) reading(r document.Reading) {
	head := m.pair(r.KindName, r.Name)
	if r.Rule != "" {
		head = strings.TrimPrefix(head+" · "+escape(oneLine(r.Rule)), " · ")
	}
	m.add(part{text: head})
	m.add(m.said(document.Text{}, r.Text)...)
	for _, p := range m.said(document.Text{}, r.Next) {
		m.add(part{text: "→ " + p.text})
	}
	for _, p := range m.said(document.Text{}, r.Accepted) {
		m.add(part{p.text, quotedPart})
	}
	for _, c := range r.Claims {
		c.Role = document.Claim
		m.add(m.para(c)...)
	}
}
