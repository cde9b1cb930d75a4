package draft

import (
	"slices"

	"shiben/workbook"
)

// SetLog gives the draft the log as the store has it; until then nothing that
// was done in earlier sessions can be undone.
func (d *Draft) SetLog(log workbook.History) {
	ours := d.pendingActs()
	theirs := slices.DeleteFunc(slices.Clone(log), func(c workbook.Change) bool { return ours[c.Act] })
	d.log = d.log.Merge(theirs)
	d.loaded = true
}

// LogLoaded tells whether SetLog was called.
func (d *Draft) LogLoaded() bool { return d.loaded }

// History is the log with what is still on its way to the store; that has the
// places which it will get there.
func (d *Draft) History() workbook.History {
	h := append(make(workbook.History, 0, len(d.log)+len(d.pending)), d.log...)
	for _, c := range d.pending {
		last := len(h) - 1
		if last >= 0 && workbook.Extends(h[last], c) {
			h[last] = workbook.Extend(h[last], c)
			continue
		}
		if c.Seq = 1; last >= 0 {
			c.Seq = h[last].Seq + 1
		}
		h = append(h, c)
	}
	return h
}

// Undo takes back the newest act, whoever made it, and returns it. ErrNothing
// when there is none; ErrStale when what it changed was changed again elsewhere.
func (d *Draft) Undo() (workbook.Act, error) { return d.revert(workbook.History.Undo) }

// Redo does again what was undone last, and returns it. ErrNothing when there is
// none.
func (d *Draft) Redo() (workbook.Act, error) { return d.revert(workbook.History.Redo) }

func (d *Draft) revert(pick func(workbook.History, string) ([]workbook.Change, workbook.Act, error)) (workbook.Act, error) {
	d.EndTyping()
	id, h := d.env.NewID(), d.log // which is only read, and long
	if len(d.pending) > 0 {
		h = d.History()
	}
	changes, act, err := pick(h, id)
	if err != nil {
		return workbook.Act{}, err
	}
	workbook.Stamp(changes, id, d.env.Author, d.env.Now())
	return act, d.put(changes, false)
}

func (d *Draft) pendingActs() map[string]bool {
	acts := map[string]bool{}
	for _, c := range d.pending {
		acts[c.Act] = true
	}
	return acts
}
