package documenttest

import (
	"fmt"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/document"
)

// HostileAnswers is a workbook that says something nasty at every place, as the door
// lets it in, and has a hundred rows in each table, as a document.
func HostileAnswers(t testing.TB, opts document.Options) *document.Document {
	t.Helper()
	h := hostileAnswers{t: t, w: workbook.Empty("hostile", Template(t))}
	for _, s := range Nasty() {
		if s = clean.Text(s); s != "" {
			h.texts = append(h.texts, s)
		}
	}
	h.fill()
	opts.Kind, opts.With = document.Report, Everything()
	d, err := document.Build(h.w, h.log, Words(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

type hostileAnswers struct {
	t     testing.TB
	w     *workbook.Workbook
	log   workbook.History
	texts []string
	n     int
}

func (h *hostileAnswers) next() string {
	h.n++
	return h.texts[h.n%len(h.texts)]
}

func (h *hostileAnswers) set(kind workbook.ChangeKind, a workbook.Address, v workbook.Value) {
	c := workbook.Change{Kind: kind, Address: a, Before: h.w.At(a), After: v, Seq: len(h.log) + 1, Act: fmt.Sprint("act", len(h.log)), Author: clean.Line(h.next())}
	if err := h.w.Apply(c); err != nil {
		h.t.Fatal(err)
	}
	h.log = append(h.log, c)
}

func (h *hostileAnswers) fill() {
	about := func(column, s string) {
		h.set(workbook.AboutChange, workbook.Address{Column: column}, workbook.Value{Text: s})
	}
	about(workbook.AboutTitle, clean.Line(h.texts[0]))
	about(workbook.AboutSubject, clean.Line(h.texts[3]))
	about(workbook.AboutDepth, "full")
	for _, p := range h.w.Template.Prompts() {
		for _, side := range h.w.Template.SidesOf(p) {
			h.answer(p, workbook.Address{Prompt: p.ID, Side: side})
		}
		if p.Kind == workbook.Table {
			h.rows(p)
		}
	}
}

func (h *hostileAnswers) answer(p *workbook.Prompt, a workbook.Address) {
	switch p.Kind {
	case workbook.Scale:
		h.set(workbook.SetChange, a, workbook.Value{Mark: h.n%workbook.Positions + 1})
	case workbook.Written:
		h.set(workbook.SetChange, a, workbook.Value{Text: h.next()})
	}
	put := func(facet workbook.Facet, item string, v workbook.Value) {
		a.Facet, a.Item = facet, item
		h.set(workbook.SetChange, a, v)
	}
	put(workbook.WhyFacet, "", workbook.Value{Text: h.next()})
	put(workbook.EvidenceFacet, "e", workbook.Value{Evidence: &workbook.Evidence{Text: h.next(), By: clean.Line(h.next())}})
	comment := workbook.Comment{Author: clean.Line(h.next()), At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Text: h.next(), Resolved: h.n%2 == 0}
	put(workbook.CommentFacet, "c", workbook.Value{Comment: &comment})
}

func (h *hostileAnswers) rows(p *workbook.Prompt) {
	for i := range 100 {
		row := workbook.Row{ID: fmt.Sprint("r", i), Order: i + 1, Cells: map[string]string{}}
		for _, c := range p.Columns {
			if c.Type == workbook.TextCell {
				row.Cells[c.ID] = h.next()
			}
		}
		h.set(workbook.InsertChange, workbook.Address{Prompt: p.ID, Row: row.ID}, workbook.Value{Row: &row})
	}
}
