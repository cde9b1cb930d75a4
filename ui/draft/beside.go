package draft

import "shiben/workbook"

// State gives an answer a state, or takes it away with an empty one, as one act. A
// state that stands in place of a value takes the value's place.
func (d *Draft) State(a workbook.Address, s workbook.State) error {
	d.EndTyping()
	return d.do(d.env.NewID(), d.w.Stating(a, s), false)
}

// Note puts a text at a facet of an answer (why, confidence, a tick) as one
// finished act.
func (d *Draft) Note(a workbook.Address, f workbook.Facet, item, text string) error {
	return d.facet(a, f, item, workbook.Value{Text: text})
}

// TypeNote puts a text at a facet while it is being typed, see Type.
func (d *Draft) TypeNote(a workbook.Address, f workbook.Facet, text string) error {
	a.Facet = f
	return d.Type(a, text)
}

// Evidence adds a piece of evidence, or changes the one of that id; nil takes it
// away. It returns the id.
func (d *Draft) Evidence(a workbook.Address, id string, e *workbook.Evidence) (string, error) {
	if id == "" {
		id = d.env.NewID()
	}
	return id, d.facet(a, workbook.EvidenceFacet, id, workbook.Value{Evidence: e})
}

// TypeEvidence puts a piece of evidence at an id while it is being typed, see Type.
func (d *Draft) TypeEvidence(a workbook.Address, id string, e workbook.Evidence) error {
	a.Facet, a.Item = workbook.EvidenceFacet, id
	return d.typeValue(a, workbook.Value{Evidence: &e})
}

// TypeComment puts the text of a comment at an id while it is being typed, see
// Type. One that is not there yet is of the draft's author, now.
func (d *Draft) TypeComment(a workbook.Address, id, text string) error {
	a.Facet, a.Item = workbook.CommentFacet, id
	c := workbook.Comment{Author: d.env.Author, At: d.env.Now().UTC().Round(0)}
	if old := d.w.At(a).Comment; old != nil {
		c = *old
	}
	c.Text = text
	return d.typeValue(a, workbook.Value{Comment: &c})
}

// NewItem returns an id for a piece of evidence or a comment that is to be typed.
func (d *Draft) NewItem() string { return d.env.NewID() }

// Comment adds a comment of the draft's author, now, and returns its id.
func (d *Draft) Comment(a workbook.Address, text string) (string, error) {
	id := d.env.NewID()
	c := &workbook.Comment{Author: d.env.Author, At: d.env.Now().UTC().Round(0), Text: text}
	return id, d.facet(a, workbook.CommentFacet, id, workbook.Value{Comment: c})
}

// ResolveComment marks a comment as resolved, or as open again. Nothing happens
// when it is gone.
func (d *Draft) ResolveComment(a workbook.Address, id string, resolved bool) error {
	a.Facet, a.Item = workbook.CommentFacet, id
	v := d.w.At(a)
	if v.Comment == nil {
		return nil
	}
	c := *v.Comment
	c.Resolved = resolved
	a.Facet, a.Item = "", ""
	return d.facet(a, workbook.CommentFacet, id, workbook.Value{Comment: &c})
}

// DropComment takes a comment away.
func (d *Draft) DropComment(a workbook.Address, id string) error {
	return d.facet(a, workbook.CommentFacet, id, workbook.Value{})
}

// Confirm says that a carried answer still holds.
func (d *Draft) Confirm(a workbook.Address) error {
	return d.facet(a, workbook.ReviewFacet, "", workbook.Value{})
}

// Accept keeps why a reading is accepted; an empty because opens it again.
func (d *Draft) Accept(rule, subject, because string) error {
	d.EndTyping()
	return d.do(d.env.NewID(), []workbook.Change{d.w.Accepting(rule, subject, because)}, false)
}

func (d *Draft) facet(a workbook.Address, f workbook.Facet, item string, v workbook.Value) error {
	d.EndTyping()
	return d.do(d.env.NewID(), []workbook.Change{d.w.Noting(a, f, item, v)}, false)
}
