package workbook

import "time"

// History is a workbook's change log, oldest first.
type History []Change

// Act is what a person did at one go: the changes that are undone together.
type Act struct {
	ID      string
	Reverts string // the act that this one undid or redid
	Author  string
	At      time.Time // of its newest change
	Changes []Change
}

// Acts groups the log by act, in the order in which the acts began. They share the
// log's changes.
func (h History) Acts() []Act {
	acts := make([]Act, 0, len(h))
	place := make(map[string]int, len(h))
	first := make([]int, 0, len(h)) // where an act began, while its changes follow each other
	for n, c := range h {
		i, ok := place[c.Act]
		if !ok {
			i = len(acts)
			place[c.Act] = i
			acts = append(acts, Act{ID: c.Act, Reverts: c.Reverts, Author: c.Author})
			first = append(first, n)
		}
		acts[i].At = c.At
		if first[i]+len(acts[i].Changes) == n {
			acts[i].Changes = h[first[i] : n+1 : n+1]
			continue
		}
		first[i] = len(h) // something lies between: from here the act has changes of its own
		acts[i].Changes = append(acts[i].Changes, c)
	}
	return acts
}

// stacks walks the acts and keeps what can be undone and what can be redone, by
// their ids, the newest last. An act that reverts the top of one moves to the other;
// any other act is new and ends what could be redone. Making the workbook is no such
// act. The log is long: nothing of it is copied.
func (h History) stacks() (undo, redo []string) {
	seen := make(map[string]bool, len(h))
	for i := range h {
		c := &h[i]
		if i > 0 && h[i-1].Act == c.Act || seen[c.Act] {
			continue
		}
		seen[c.Act] = true
		switch {
		case c.Act == NewAct || c.Kind == VersionChange:
		case c.Reverts != "" && top(undo) == c.Reverts:
			undo, redo = undo[:len(undo)-1], append(redo, c.Act)
		case c.Reverts != "" && top(redo) == c.Reverts:
			undo, redo = append(undo, c.Act), redo[:len(redo)-1]
		default:
			undo, redo = append(undo, c.Act), nil
		}
	}
	return undo, redo
}

func top(acts []string) string {
	if len(acts) == 0 {
		return ""
	}
	return acts[len(acts)-1]
}

// Undo returns the changes that take the newest act back, as an act of their own
// named by id, and the act they take back. ErrNothing when there is none.
func (h History) Undo(id string) ([]Change, Act, error) {
	undo, _ := h.stacks()
	return h.revert(top(undo), id, "undo_nothing")
}

// Redo returns the changes that do the act again which was undone last, as an
// act of their own, and the act they bring back. ErrNothing when there is none.
func (h History) Redo(id string) ([]Change, Act, error) {
	_, redo := h.stacks()
	return h.revert(top(redo), id, "redo_nothing")
}

func (h History) revert(newest, id, none string) ([]Change, Act, error) {
	if newest == "" {
		return nil, Act{}, NewProblem(ErrNothing, none)
	}
	act := h.act(newest)
	return act.invert(id), h.Original(act), nil
}

// Original is the act that an undo, a redo, or an undo of one is about in the end;
// any other act is its own.
func (h History) Original(act Act) Act {
	for act.Reverts != "" {
		next := h.act(act.Reverts)
		if next.ID == "" {
			break
		}
		act = next
	}
	return act
}

// act is the act of an id, gathered from the log; zero when there is none.
func (h History) act(id string) Act {
	var act Act
	for i := range h {
		if h[i].Act != id {
			continue
		}
		c := h[i]
		if act.ID == "" {
			act = Act{ID: id, Reverts: c.Reverts, Author: c.Author}
		}
		act.At = c.At
		act.Changes = append(act.Changes, c)
	}
	return act
}

// invert takes the act's changes back, the last first. Changes that left
// everything as it was are left out.
func (a Act) invert(id string) []Change {
	var out []Change
	for i := len(a.Changes) - 1; i >= 0; i-- {
		if c := a.Changes[i].Inverse(); c.Kind != SetChange || !c.Before.Equal(c.After) {
			c.Act, c.Reverts = id, a.ID
			out = append(out, c)
		}
	}
	if len(out) == 0 { // an act must leave a trace in the log, or it would be undone forever
		c := a.Changes[0].Inverse()
		c.Act, c.Reverts = id, a.ID
		out = append(out, c)
	}
	return out
}
