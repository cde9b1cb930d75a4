package workbook

import "time"

// Revision counts a workbook's writes; 0 is before the first. A change keeps the
// revision that last wrote it.
type Revision uint64

// ChangeKind says what a change does.
type ChangeKind string

// The kinds of change.
const (
	AboutChange  ChangeKind = "about"  // title, subject, depth or lang, named by Column
	SetChange    ChangeKind = "set"    // a mark, a written answer, or a cell
	InsertChange ChangeKind = "insert" // a row comes: After.Row
	RemoveChange ChangeKind = "remove" // a row goes: Before.Row
)

// What an AboutChange can name.
const (
	AboutTitle   = "title"
	AboutSubject = "subject"
	AboutDepth   = "depth"
	AboutLang    = "lang"
)

// Address is where a change acts. Prompt is empty for what the workbook says
// about itself; Row and Column are empty but for tables; Participant is empty for
// the agreed answer.
type Address struct {
	Prompt      string `json:"prompt,omitempty"`
	Side        string `json:"side,omitempty"`
	Participant string `json:"participant,omitempty"`
	Row         string `json:"row,omitempty"`
	Column      string `json:"column,omitempty"`
	Facet       Facet  `json:"facet,omitempty"` // of the answer; empty is its value
	Item        string `json:"item,omitempty"`  // of the facet, where it holds several
}

// Change is one logged edit. The log is append-only, but for its newest change:
// while the act it belongs to goes on (a text being typed), it is written again
// with a later After.
type Change struct {
	Seq     int        `json:"seq"` // place in the log, from 1
	Rev     Revision   `json:"rev"` // the write that last touched it
	At      time.Time  `json:"at"`
	Author  string     `json:"author,omitempty"`
	Act     string     `json:"act"`               // changes of one act are undone together
	Reverts string     `json:"reverts,omitempty"` // the act that this one undoes or redoes
	Kind    ChangeKind `json:"kind"`
	Address
	Before Value `json:"before,omitzero"`
	After  Value `json:"after,omitzero"`
}

// Inverse is the change that takes c back. Its log fields are empty.
func (c Change) Inverse() Change {
	inv := Change{Kind: c.Kind, Address: c.Address, Before: c.After.clone(), After: c.Before.clone()}
	switch c.Kind {
	case InsertChange:
		inv.Kind = RemoveChange
	case RemoveChange:
		inv.Kind = InsertChange
	}
	return inv
}

// Touches tells whether two addresses hold something in common: the same answer,
// or a row and one of its cells.
func (a Address) Touches(b Address) bool {
	if a == (Address{}) || b == (Address{}) { // a version touches nothing
		return false
	}
	if a.Facet != b.Facet || a.Item != b.Item || a.Prompt != b.Prompt || a.Side != b.Side || a.Participant != b.Participant || a.Row != b.Row {
		return false
	}
	return a.Column == b.Column || a.Row != "" && (a.Column == "" || b.Column == "")
}

// Extends tells whether next goes on with the same act on the same answer, so
// that last, the newest change of the log, may be written again instead.
func Extends(last, next Change) bool {
	return last.Kind == SetChange && next.Kind == SetChange &&
		last.Act == next.Act && last.Reverts == next.Reverts && last.Author == next.Author &&
		last.Address == next.Address && last.After.Equal(next.Before)
}

// Extend is last, gone on to what next leaves behind.
func Extend(last, next Change) Change {
	last.At, last.After = next.At, next.After
	return last
}
