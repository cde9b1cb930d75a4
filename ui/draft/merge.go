package draft

import (
	"slices"

	"shiben/ui/save"
	"shiben/workbook"
)

// Merge takes in changes that the store has after the draft's revision. Those
// that touch what is still on its way here wait for the conflict that the queue
// will report. It tells whether an answer is not what it was.
func (d *Draft) Merge(changes []workbook.Change) bool {
	ours := d.pendingActs()
	var theirs []workbook.Change
	for _, c := range changes {
		if c.Rev > d.base && !ours[c.Act] {
			theirs = append(theirs, c)
		}
	}
	if len(theirs) == 0 || len(workbook.Clashing(theirs, d.pending)) > 0 {
		return false
	}
	if err := d.w.CatchUp(theirs); err != nil {
		return false
	}
	d.edition++
	d.note(theirs)
	if d.typing.act != "" && len(workbook.Clashing(theirs, []workbook.Change{{Address: d.typing.at}})) > 0 {
		d.typing = typing{} // what is typed from here is an act on what they left
	}
	return true
}

// note keeps changes that the store is known to have.
func (d *Draft) note(changes []workbook.Change) {
	d.log = d.log.Merge(changes)
	for _, c := range changes {
		d.base = max(d.base, c.Rev)
	}
	d.w.Revision = d.base
}

// Base is the newest revision that the store is known to be at.
func (d *Draft) Base() workbook.Revision { return d.base }

// Saved takes in that queued changes are on disk. It tells whether an answer is
// not what it was, because others' changes came along.
func (d *Draft) Saved(m save.DoneMsg) bool {
	d.pending = d.pending[min(m.Written, len(d.pending)):]
	changed := false
	if len(m.Receipt.Between) > 0 {
		changed = d.Merge(m.Receipt.Between)
	}
	d.note(m.Receipt.Changes)
	d.base = max(d.base, m.Receipt.Revision)
	d.err = nil
	if d.clash == nil {
		d.status = save.Saving
		if len(d.pending) == 0 {
			d.status = save.Saved
		}
	}
	return changed
}

// Failed takes in that writing was refused, and why.
func (d *Draft) Failed(m save.FailedMsg) {
	d.status, d.err = save.NotSaved, m.Err
}

// Conflicted takes in that others changed what is on its way.
func (d *Draft) Conflicted(m save.ConflictMsg) {
	d.status, d.clash = save.Clash, m.Conflict
}

// Ours returns what is on its way and touches the conflict, one change for each
// answer, with the last After.
func (d *Draft) Ours() []workbook.Change {
	if d.clash == nil {
		return nil
	}
	var out []workbook.Change
	for _, c := range workbook.Clashing(d.pending, d.clash.Clash) {
		i := slices.IndexFunc(out, func(o workbook.Change) bool { return o.Address == c.Address })
		if i >= 0 {
			out[i].After = c.After
			continue
		}
		out = append(out, c)
	}
	return out
}

// takenBack is the act that takes back those of the changes that touch the
// conflict, the last first.
func (d *Draft) takenBack(changes []workbook.Change) []workbook.Change {
	var out []workbook.Change
	for _, c := range slices.Backward(changes) {
		if len(workbook.Clashing(d.clash.Clash, []workbook.Change{c})) > 0 {
			out = append(out, c.Inverse())
		}
	}
	workbook.Stamp(out, d.env.NewID(), d.env.Author, d.env.Now())
	return out
}

// asSaved is the workbook as it is in the store after the clash: without what is
// on its way, and with what came between.
func (d *Draft) asSaved() (*workbook.Workbook, error) {
	w := d.w.Clone()
	for _, c := range slices.Backward(d.pending) {
		if c.Kind == workbook.VersionChange { // it changed no answer
			continue
		}
		if err := w.Apply(c.Inverse()); err != nil {
			return nil, err
		}
	}
	return w, w.CatchUp(d.clash.Between)
}

// Resolve decides a conflict: ours go on top of theirs; and where theirs are to
// stand, ours are taken back at once by an act of its own. Either way both are in
// the log, and an undo brings the other one back. What does not clash is kept.
func (d *Draft) Resolve(ours bool) error {
	if d.clash == nil {
		return nil
	}
	saved, err := d.asSaved()
	if err != nil {
		return err
	}
	keep := workbook.Rebase(saved, d.pending)
	if !ours {
		keep = append(keep, d.takenBack(keep)...)
	}
	if err := saved.ApplyAll(keep); err != nil {
		return err
	}
	d.w, d.pending = saved, keep
	d.edition++
	d.note(d.clash.Between)
	d.base = max(d.base, d.clash.Current)
	d.clash, d.typing = nil, typing{}
	d.status = save.Saving
	if len(keep) == 0 {
		d.status = save.Saved
	}
	d.queue.Resume(d.w.ID, d.base, keep)
	return nil
}
