package workbook

import (
	"slices"
	"time"
)

func (w *Workbook) setFacet(a Address, v Value) {
	key := AnswerKey{a.Prompt, a.Side, a.Participant}
	f := w.facets[key].clone()
	f.set(a.Facet, a.Item, v)
	if f.empty() {
		delete(w.facets, key)
		return
	}
	w.facets[key] = f
}

// checkFacet holds what a facet can be: a state or a confidence that there is, a
// sentence, an item that is whole.
func (w *Workbook) checkFacet(p *Prompt, c Change) error {
	if c.Row != "" || c.Column != "" {
		return inputError("change_shape")
	}
	if !slices.Contains(w.Template.SidesOf(p), c.Side) {
		return sideProblem(w.Template, p, c.Side)
	}
	v := c.After
	switch c.Facet {
	case StateFacet:
		if v.Text != "" && !slices.Contains(States(), State(v.Text)) {
			return inputError("state_unknown", "prompt", p.ID, "got", shorten(v.Text), "known", States())
		}
	case ConfidenceFacet:
		if v.Text != "" && !slices.Contains(Confidences(), Confidence(v.Text)) {
			return inputError("confidence_unknown", "prompt", p.ID, "got", shorten(v.Text), "known", Confidences())
		}
	case WhyFacet:
		return at(checkText(v.Text, MaxCell, true), p)
	case EvidenceFacet:
		if err := w.checkRoom(p, c, v.Evidence != nil); err != nil {
			return err
		}
		return at(checkEvidence(c.Item, v.Evidence), p)
	case CommentFacet:
		if err := w.checkRoom(p, c, v.Comment != nil); err != nil {
			return err
		}
		return at(checkComment(c.Item, v.Comment), p)
	case TickFacet:
		known := slices.ContainsFunc(p.Ticks, func(o Option) bool { return o.ID == c.Item })
		if !known || v.Text != "" && v.Text != ticked {
			return inputError("tick_unknown", "prompt", p.ID, "got", shorten(c.Item))
		}
	case ReviewFacet:
		return at(checkText(v.Text, MaxText, true), p)
	default:
		return inputError("facet_unknown", "prompt", p.ID, "got", string(c.Facet))
	}
	return nil
}

// checkRoom holds that no answer has more items of a kind than MaxItems.
func (w *Workbook) checkRoom(p *Prompt, c Change, comes bool) error {
	f := w.facets[AnswerKey{c.Prompt, c.Side, c.Participant}]
	items := f.Evidence
	if c.Facet == CommentFacet {
		items = f.Comments
	}
	known := slices.ContainsFunc(items, func(i Item) bool { return i.ID == c.Item })
	if comes && !known && len(items) >= MaxItems {
		return inputError("too_many_items", "prompt", p.ID, "limit", MaxItems)
	}
	return nil
}

func checkEvidence(item string, e *Evidence) error {
	if item == "" {
		return inputError("change_shape")
	}
	if e == nil {
		return nil
	}
	if e.Date != "" {
		if _, err := time.Parse(time.DateOnly, e.Date); err != nil {
			return inputError("evidence_date", "got", shorten(e.Date))
		}
	}
	if err := checkText(e.By, MaxTitle, false); err != nil {
		return err
	}
	return checkText(e.Text, MaxCell, true)
}

func checkComment(item string, c *Comment) error {
	if item == "" {
		return inputError("change_shape")
	}
	if c == nil {
		return nil
	}
	if err := checkText(c.Author, MaxTitle, false); err != nil {
		return err
	}
	return checkText(c.Text, MaxCell, true)
}

// Answering returns the changes that give an answer a value: a state that stood in
// its place goes, and what was carried over counts as reviewed. They are one act.
func (w *Workbook) Answering(a Address, v Value) []Change {
	changes := []Change{{Kind: SetChange, Address: a, Before: w.At(a), After: v}}
	switch {
	case a.Prompt == "":
		changes[0].Kind = AboutChange
		return changes
	case a.Facet != "":
		return changes
	}
	whole := Address{Prompt: a.Prompt, Side: a.Side, Participant: a.Participant}
	f := w.facets[AnswerKey{a.Prompt, a.Side, a.Participant}]
	if f.State != "" && f.State != Unsure && !v.Empty() {
		changes = append(changes, w.facetChange(whole, StateFacet, Value{}))
	}
	return append(changes, w.Reviewed(a)...)
}

// Reviewed returns the change by which an answer that was carried over counts as
// reviewed; none when it was not.
func (w *Workbook) Reviewed(a Address) []Change {
	whole := Address{Prompt: a.Prompt, Side: a.Side, Participant: a.Participant}
	if w.facets[AnswerKey{a.Prompt, a.Side, a.Participant}].Carried == nil {
		return nil
	}
	return []Change{w.facetChange(whole, ReviewFacet, Value{})}
}

// Stating returns the changes that give an answer a state, or take it away with
// an empty one. A state that stands in place of a value takes the value's place.
// They are one act.
func (w *Workbook) Stating(a Address, s State) []Change {
	changes := []Change{w.facetChange(a, StateFacet, Value{Text: string(s)})}
	instead := s != "" && s != Unsure
	if v := w.At(a); instead && !v.Empty() {
		changes = append(changes, Change{Kind: SetChange, Address: a, Before: v})
	}
	return append(changes, w.Reviewed(a)...)
}

// Noting returns the change of one facet of an answer.
func (w *Workbook) Noting(a Address, facet Facet, item string, v Value) Change {
	a.Item = item
	return w.facetChange(a, facet, v)
}

func (w *Workbook) facetChange(a Address, facet Facet, v Value) Change {
	a.Facet = facet
	return Change{Kind: SetChange, Address: a, Before: w.At(a), After: v}
}
