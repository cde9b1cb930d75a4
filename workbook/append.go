package workbook

import (
	"slices"
	"time"
)

// Plan is what a write will do to a workbook: pure, so that every store decides
// alike. A store carries it out in one transaction, or not at all.
type Plan struct {
	Revision Revision
	Workbook *Workbook   // as it stands after the write
	Head     Head        // likewise
	Changes  []Change    // as the log holds them then; the first may take the newest one's place, see Seq
	Records  []RecordKey // the answers to write again, each once
	Between  []Change    // others' changes after base, that do not clash
}

// Receipt is what a store answers when it has carried the plan out.
func (p Plan) Receipt() Receipt {
	return Receipt{Revision: p.Revision, Head: p.Head, Changes: p.Changes, Between: p.Between}
}

// Standing is what a store knows of a workbook before a write.
type Standing struct {
	Workbook *Workbook // not changed by planning
	Head     Head
	Newest   Change   // the log's newest change
	Between  []Change // the log's changes after the base
}

// PlanCreate is the write that makes a workbook by its first changes. An id that
// cannot be, no change at all, or one that does not fit is an ErrInput or ErrStale.
func PlanCreate(id string, t *Template, changes []Change) (Plan, error) {
	if id == "" || len(id) > MaxTitle {
		return Plan{}, inputError("workbook_id", "got", id)
	}
	if len(changes) == 0 {
		return Plan{}, inputError("change_none")
	}
	p := Plan{Revision: 1, Workbook: Empty(id, t)}
	if err := p.take(Change{}, changes); err != nil {
		return Plan{}, err
	}
	p.Head = p.headAt(changes[0].At)
	return p, nil
}

// PlanAppend is the write that Store.Append promises: a *Conflict when an answer
// that the changes touch was changed after base, ErrStale or ErrInput when one
// does not fit. No changes make a plan that has nothing to write.
func PlanAppend(now Standing, base Revision, changes []Change) (Plan, error) {
	if base > now.Head.Revision {
		return Plan{}, NewProblem(ErrStale, "base_ahead", "base", base, "current", now.Head.Revision)
	}
	if clash := Clashing(now.Between, changes); len(clash) > 0 {
		return Plan{}, &Conflict{Base: base, Current: now.Head.Revision, Between: now.Between, Clash: clash}
	}
	p := Plan{Revision: now.Head.Revision, Head: now.Head, Workbook: now.Workbook, Between: now.Between}
	if len(changes) == 0 {
		return p, nil
	}
	p.Revision++
	p.Workbook = now.Workbook.Clone()
	if err := p.take(now.Newest, changes); err != nil {
		return Plan{}, err
	}
	p.Head = p.headAt(now.Head.Created)
	return p, nil
}

// take applies the changes and gives each its place in the log after newest.
func (p *Plan) take(newest Change, changes []Change) error {
	seen := map[RecordKey]bool{}
	for _, c := range changes {
		if err := checkEntry(c); err != nil {
			return err
		}
		c = settled(c)
		c.Rev, c.Seq = p.Revision, newest.Seq+1
		if err := p.Workbook.Apply(c); err != nil {
			return err
		}
		if key, ok := c.RecordKey(); ok && !seen[key] {
			seen[key] = true
			p.Records = append(p.Records, key)
		}
		newest = p.enter(newest, c)
	}
	return nil
}

// enter puts a change into the log, as a new entry or as more of the newest one,
// and returns the entry that is the newest now.
func (p *Plan) enter(newest, c Change) Change {
	if newest.Seq == 0 || !Extends(newest, c) {
		p.Changes = append(p.Changes, c)
		return c
	}
	longer := Extend(newest, c)
	longer.Rev = p.Revision
	p.Changes = append(p.Changes[:max(0, len(p.Changes)-1)], longer)
	return longer
}

// headAt is the head after the write.
func (p *Plan) headAt(created time.Time) Head {
	h := HeadOf(p.Workbook)
	h.Created = created.UTC().Round(0)
	h.Updated = p.Changes[len(p.Changes)-1].At
	return h
}

// checkEntry holds what the log needs of a change beyond what Apply holds: an act
// by which it can be undone, and names and a time that can be written down.
func checkEntry(c Change) error {
	if c.Act == "" {
		return inputError("change_act")
	}
	for _, s := range []string{c.Act, c.Reverts, c.Author, c.Row, c.Participant} {
		if err := checkText(s, MaxTitle, false); err != nil {
			return err
		}
	}
	if y := c.At.UTC().Year(); y < 0 || y > 9999 {
		return inputError("change_time", "year", y)
	}
	return nil
}

// settled is a change as it reads back from any store: it shares nothing with
// the caller, and its time has no zone and no monotonic part.
func settled(c Change) Change {
	c.At = c.At.UTC().Round(0)
	c.Before, c.After = c.Before.clone(), c.After.clone()
	return c
}

// Since is the part of the log that was written after a revision. Revisions never
// fall along the log, so it is its end.
func (h History) Since(after Revision) History {
	i := len(h)
	for i > 0 && h[i-1].Rev > after {
		i--
	}
	return h[i:]
}

// Clone is a copy that shares nothing that can change.
func (h History) Clone() History {
	out := slices.Clone(h)
	for i := range out {
		out[i].Before, out[i].After = out[i].Before.clone(), out[i].After.clone()
	}
	return out
}

// Clone is a copy that shares nothing that can change.
func (h Head) Clone() Head {
	h.Lines = slices.Clone(h.Lines)
	for i, line := range h.Lines {
		for side, at := range line {
			if at != nil {
				n := *at
				h.Lines[i][side] = &n
			}
		}
	}
	return h
}
