package profile

import "shiben/workbook"

// ref is what a row stands for: an answer, a reading, a move or figures. Its id
// is the template's, the rule's or the row's.
type ref struct {
	kind refKind
	id   string
	sub  string // of a reading: its subject
}

type refKind int

const (
	answerRef    refKind = iota // id is the prompt
	readingRef                  // id is the rule
	moveRef                     // id is the row
	dimensionRef                // id is the part: positions and separation
	balanceRef
	wholeRef // the completeness
)

func refOf(r workbook.Reading) ref { return ref{readingRef, r.Rule.ID, r.Subject} }

// reading returns the reading of a ref, or nil when it does not stand any more.
func (pt painter) reading(r ref) *workbook.Reading {
	for i := range pt.readings {
		if refOf(pt.readings[i]) == r {
			return &pt.readings[i]
		}
	}
	return nil
}

// promptOf is where the walk goes from a row; empty: where it was left.
func (pt painter) promptOf(r ref) string {
	switch r.kind {
	case answerRef:
		return r.id
	case readingRef:
		if reading := pt.reading(r); reading != nil {
			return reading.Prompts[0]
		}
	case moveRef, balanceRef:
		return pt.w.Template.Moves.Table
	case dimensionRef:
		return pt.w.Template.Part(r.id).Prompts[0].ID
	}
	return ""
}

// figures is the row whose arithmetic belongs to a row; ok is false when there is
// none.
func (pt painter) figures(r ref) (ref, bool) {
	switch r.kind {
	case answerRef:
		return pt.figuresOf(r.id, "")
	case readingRef:
		if reading := pt.reading(r); reading != nil {
			return pt.figuresOf(reading.Prompts[0], reading.Subject)
		}
		return ref{}, false
	}
	return r, true
}

// figuresOf are those of a move or of a dimension that a prompt takes part in.
func (pt painter) figuresOf(prompt, row string) (ref, bool) {
	if m := pt.w.Template.Moves; m != nil && m.Table == prompt {
		if pt.w.Row(prompt, row) != nil {
			return ref{kind: moveRef, id: row}, true
		}
		return ref{kind: balanceRef}, true
	}
	if p := pt.w.Template.Prompt(prompt); p != nil && p.Kind == workbook.Table && len(p.Derived) > 0 && len(pt.w.Rows(prompt)) > 0 {
		return ref{kind: answerRef, id: prompt}, true
	}
	if part := pt.w.Template.PartOf(prompt); part != nil && part.Dimension {
		return ref{kind: dimensionRef, id: part.ID}, true
	}
	return ref{kind: wholeRef}, true
}
