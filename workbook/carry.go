package workbook

import (
	"strconv"
	"strings"
)

// Carried is what became of an older workbook's answers in a new one.
type Carried struct {
	Changes []Change // that make the new workbook, see Begin
	Kept    int      // answers carried, each not yet reviewed
	Dropped []Record // answers that have no place in the new template
}

// BeginFrom returns the changes that make a new workbook with the answers of an
// older one: what maps onto the template is carried, each answer not yet reviewed
// and with what it was; what does not map is listed. Why, evidence and comments
// stay with the original.
func BeginFrom(old *Workbook, t *Template, about About) (Carried, error) {
	begin, err := Begin(t, about)
	if err != nil {
		return Carried{}, err
	}
	c := carrier{old: old, w: Empty("", t)}
	for _, change := range begin {
		p := t.Prompt(change.Prompt)
		if p != nil && common(old.Template.Prompt(p.ID), p) && len(old.Rows(p.ID)) > 0 {
			continue // the old rows come in place of those that a table starts with
		}
		c.take(change)
	}
	for _, r := range old.Records() {
		if r.Key.Prompt != "" && r.Key.Participant == "" { // people's own marks stay with the talk they come from
			c.record(r)
		}
	}
	for _, p := range t.Prompts() {
		if p.Kind == Table {
			c.table(p)
		}
	}
	for i := range c.out.Changes {
		c.out.Changes[i].Act = NewAct
	}
	return c.out, nil
}

type carrier struct {
	old *Workbook
	w   *Workbook // as it grows
	out Carried
}

// take makes changes, or tells that they cannot be.
func (c *carrier) take(changes ...Change) bool {
	if c.w.ApplyAll(changes) != nil {
		return false
	}
	c.out.Changes = append(c.out.Changes, changes...)
	return true
}

// record carries one answer or row.
func (c *carrier) record(r Record) {
	p := c.w.Template.Prompt(r.Key.Prompt)
	if !common(c.old.Template.Prompt(r.Key.Prompt), orNone(p)) {
		c.out.Dropped = append(c.out.Dropped, r)
		return
	}
	if r.Value.Row != nil {
		c.row(p, r)
		return
	}
	if r.Value.Empty() {
		return
	}
	a := Address{Prompt: r.Key.Prompt, Side: r.Key.Side, Participant: r.Key.Participant}
	if !c.take(Change{Kind: SetChange, Address: a, After: r.Value}, c.w.facetChange(a, ReviewFacet, r.Value)) {
		c.out.Dropped = append(c.out.Dropped, r)
		return
	}
	c.out.Kept++
}

func orNone(p *Prompt) *Prompt {
	if p == nil {
		return &Prompt{}
	}
	return p
}

// row carries the cells that the new table still has a place for; a row of the
// others is what was dropped.
func (c *carrier) row(p *Prompt, r Record) {
	row := r.Value.Row.clone()
	lost := Row{ID: row.ID, Order: row.Order, Cells: map[string]string{}}
	for id, text := range row.Cells {
		column := p.Column(id)
		if column == nil || c.w.Template.checkCanonical(p, column, text) != nil {
			delete(row.Cells, id)
			lost.Cells[id] = text
		}
	}
	a := Address{Prompt: p.ID, Row: row.ID}
	switch {
	case !c.take(Change{Kind: InsertChange, Address: a, After: Value{Row: &row}}):
		c.out.Dropped = append(c.out.Dropped, r)
	case len(lost.Cells) > 0:
		c.out.Dropped = append(c.out.Dropped, Record{Key: r.Key, Value: Value{Row: &lost}})
	}
}

// table marks a table that was answered as not yet reviewed; what it was is the
// names of its rows.
func (c *carrier) table(p *Prompt) {
	if !common(c.old.Template.Prompt(p.ID), p) || !c.old.tableAnswered(p) {
		return
	}
	var names []string
	for _, row := range c.old.Rows(p.ID) {
		names = append(names, row.Cells[p.Columns[0].ID])
	}
	a := Address{Prompt: p.ID, Side: p.Side}
	was := Value{Text: strings.Join(names, " · ")}
	if c.take(c.w.facetChange(a, ReviewFacet, was)) {
		c.out.Kept++
	}
}

// Unreviewed counts the answers that were carried over and not confirmed or
// changed since.
func (w *Workbook) Unreviewed() int {
	n := 0
	for _, f := range w.facets {
		if f.Carried != nil {
			n++
		}
	}
	return n
}

func decimal(n int) string { return strconv.Itoa(n) }
