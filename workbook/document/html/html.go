// Package html writes a document as one page for a browser: a single file that
// fetches nothing and runs nothing, for a phone, a desk and paper, light and dark.
// Where the document is in two languages its reader chooses between them. It knows
// the document tree and nothing else.
package html

import (
	"bytes"
	"fmt"
	"html/template"
	"io"

	"shiben/workbook/document"
)

// Write writes the document as a page. The same document gives the same bytes.
// All that people wrote goes through html/template; the styles are held by their
// hash, so that the page runs no others, and no script at all. An error is of w.
func Write(w io.Writer, d *document.Document) error {
	p := newPage(d)
	t, err := template.New("").Funcs(p.funcs()).Parse(pageMarkup + blockMarkup + scaleMarkup)
	if err != nil {
		return fmt.Errorf("read the page's templates: %w", err)
	}
	p.templates = t
	var out bytes.Buffer // whole or not at all
	if err := t.ExecuteTemplate(&out, "page", p); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// page is what the templates read.
type page struct {
	*document.Document
	templates *template.Template
	ids       map[string]bool
	plots     int
}

func newPage(d *document.Document) *page { return &page{Document: d, ids: map[string]bool{}} }

func (p *page) funcs() template.FuncMap {
	return template.FuncMap{
		"say": p.say, "flat": p.flat, "sayings": p.sayings, "write": p.block, "anchor": p.anchor, "tag": tag,
		"clean": tidy, "grid": gridOf, "scale": p.scale, "pictures": p.pictures,
		"axis": axis, "stamp": document.Stamp, "words": func() document.Furniture { return p.Words },
	}
}

// part is blocks that follow each other, and whether they stay on one page of paper.
type part struct {
	Kept   bool
	Blocks []document.Block
}

// Parts are the blocks; in a handout each question is kept with the room for its
// answer.
func (p *page) Parts() []part {
	all := []part{{}}
	for _, b := range p.Blocks {
		if h, ok := b.(document.Heading); ok && p.Kind == document.HandoutKind {
			all = append(all, part{Kept: h.Level > 1})
		}
		last := &all[len(all)-1]
		last.Blocks = append(last.Blocks, b)
	}
	return all
}

// block writes one block by the template of its name.
func (p *page) block(b document.Block) (template.HTML, error) {
	name := ""
	switch b := b.(type) {
	case document.Heading:
		name = fmt.Sprintf("h%d", min(max(b.Level, 1), 3)+1)
	case document.Para:
		name = "para"
	case document.List:
		name = "list"
	case document.Facts:
		name = "facts"
	case document.Table:
		name = "table"
	case document.Scales:
		name = "scales"
	case document.Plot:
		name = "plot"
	case document.Reading:
		name = "reading"
	case document.PageBreak:
		name = "pagebreak"
	default:
		return "", fmt.Errorf("no way to write a %T", b)
	}
	var out bytes.Buffer
	err := p.templates.ExecuteTemplate(&out, name, b)
	return template.HTML(out.String()), err // written by html/template
}

// anchor is an id, once: what comes later with the same one has none.
func (p *page) anchor(id string) string {
	if id == "" || p.ids[id] {
		return ""
	}
	p.ids[id] = true
	return id
}

// Contents are the headings that the list of contents leads to; none where there
// are few.
func (p *page) Contents() []document.Heading {
	var out []document.Heading
	levels := 2
	if p.Kind == document.HandoutKind { // there a question each
		levels = 1
	}
	for _, b := range p.Blocks {
		if h, ok := b.(document.Heading); ok && h.Level <= levels && h.ID != "" && !h.Text.Empty() {
			out = append(out, h)
		}
	}
	if len(out) < 3 || p.Kind == document.Brief {
		return nil
	}
	return out
}
