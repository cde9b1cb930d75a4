package workbook

import "slices"

// CatchUp makes changes that others made and a store has: they stand whatever
// stood here before, as when a text that was read half-typed goes on.
func (w *Workbook) CatchUp(changes []Change) error {
	trial := w.Clone()
	for _, c := range changes {
		there := trial.At(c.Address)
		switch {
		case c.Kind == InsertChange && there.Row != nil, c.Kind == RemoveChange && there.Row == nil:
			continue
		case c.Row != "" && c.Column != "" && trial.Row(c.Prompt, c.Row) == nil:
			continue
		}
		c.Before = there
		if err := trial.Apply(c); err != nil {
			return err
		}
	}
	*w = *trial
	return nil
}

// Rebase makes changes fit on top of what stands in w: each takes what it finds
// as its Before. What has nothing left to do, or whose row is gone, is left out.
// w itself is not changed.
func Rebase(w *Workbook, changes []Change) []Change {
	trial := w.Clone()
	var out []Change
	for _, c := range changes {
		there := trial.At(c.Address)
		if c.Kind != InsertChange {
			c.Before = there
		}
		nothing := (c.Kind == SetChange || c.Kind == AboutChange) && c.Before.Equal(c.After) ||
			c.Kind == RemoveChange && there.Row == nil
		if nothing || trial.Apply(c) != nil {
			continue
		}
		c.Seq, c.Rev = 0, 0
		out = append(out, c)
	}
	return out
}

// Clashing returns those of others' changes that touch an answer of ours.
func Clashing(others, ours []Change) []Change {
	var out []Change
	for _, o := range others {
		if slices.ContainsFunc(ours, func(c Change) bool { return c.Touches(o.Address) }) {
			out = append(out, o)
		}
	}
	return out
}

// Merge puts changes as a store holds them into a log, by their place: what was
// written again replaces what was there.
func (h History) Merge(changes []Change) History {
	out := append(make(History, 0, len(h)+len(changes)), h...)
	for _, c := range changes {
		i, found := slices.BinarySearchFunc(out, c.Seq, func(have Change, seq int) int { return have.Seq - seq })
		if found {
			out[i] = c
		} else {
			out = slices.Insert(out, i, c)
		}
	}
	return out
}
