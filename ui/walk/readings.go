package walk

import (
	"slices"

	"shiben/workbook"
)

// heard is the readings as they were computed last, and of what.
type heard struct {
	edition, look int
	all, open     []workbook.Reading
}

// readings are the readings of the workbook as it stands: computed once for each
// edition of the draft. A template that could not be run has none here; the
// profile says why.
func (k *desk) readings() *heard {
	if k.heard != nil && k.heard.edition == k.d.Edition() && k.heard.look == k.gen {
		return k.heard
	}
	h := &heard{edition: k.d.Edition(), look: k.gen}
	all, err := workbook.ReadingsOf(k.book(), k.look.Words.Lang())
	if err == nil {
		h.all = all
		for _, r := range all {
			if r.Open() {
				h.open = append(h.open, r)
			}
		}
	}
	k.heard = h
	return h
}

// of are the open readings that rest on a prompt.
func (h *heard) of(prompt string) []workbook.Reading {
	var out []workbook.Reading
	for _, r := range h.open {
		if r.On(prompt) {
			out = append(out, r)
		}
	}
	return out
}

// ofStep counts the open readings that rest on any prompt of a step.
func (h *heard) ofStep(s workbook.Step) int {
	n := 0
	for _, r := range h.open {
		if slices.ContainsFunc(s.Prompts, func(p *workbook.Prompt) bool { return r.On(p.ID) }) {
			n++
		}
	}
	return n
}
