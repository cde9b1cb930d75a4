// Package draft is a workbook being edited: the answers with everything typed so
// far, grouped into acts, undo and redo, and what the store says of it all. The
// screens of one workbook share one draft. It knows the save queue and no screen;
// it is used from the program's loop only and never waits.
package draft

import (
	"slices"
	"time"

	"shiben/ui/save"
	"shiben/workbook"
)

// typingPause ends an act of typing: what comes after is undone by itself.
const typingPause = 3 * time.Second

// Queue takes changes to the store; save.Writer is one.
type Queue interface {
	// Put queues a change of a workbook that is known at a revision. A change that
	// is being typed may wait a moment for the next key.
	Put(id string, base workbook.Revision, c workbook.Change, typing bool)
	// Flush writes what waits now.
	Flush()
	// Resume replaces what is queued for a workbook after a conflict was decided.
	Resume(id string, base workbook.Revision, changes []workbook.Change)
}

// Env is what a draft needs from outside.
type Env struct {
	Now    func() time.Time
	NewID  func() string
	Author string
}

// Draft is a workbook being edited.
type Draft struct {
	env     Env
	queue   Queue
	w       *workbook.Workbook // as seen: saved and pending
	base    workbook.Revision  // the newest that the store is known to be at
	log     workbook.History   // what the store has, once loaded
	loaded  bool
	pending []workbook.Change // queued, not known to be on disk
	typing  typing
	status  save.Status
	err     error
	clash   *workbook.Conflict
	edition int // counts the times that the answers changed
}

// typing is the act of a text that is being typed.
type typing struct {
	act  string
	at   workbook.Address
	last time.Time
}

// New begins to edit a workbook as the store loaded it. The draft takes it over.
func New(env Env, w *workbook.Workbook, queue Queue) *Draft {
	return &Draft{env: env, queue: queue, w: w, base: w.Revision}
}

// ID is the workbook's id.
func (d *Draft) ID() string { return d.w.ID }

// Workbook is the workbook with everything typed so far. It is the draft's own:
// read it, do not keep or change it.
func (d *Draft) Workbook() *workbook.Workbook { return d.w }

// Edition counts the times that the answers changed since the draft was made:
// what was drawn of another edition is out of date.
func (d *Draft) Edition() int { return d.edition }

// Status says how saving stands; Err why, when it was refused.
func (d *Draft) Status() save.Status { return d.status }

// Err is why saving was refused, nil when it was not.
func (d *Draft) Err() error { return d.err }

// Clash is the conflict that waits for a decision, nil when there is none.
func (d *Draft) Clash() *workbook.Conflict { return d.clash }

// Set puts a value at an address as one finished act. Putting what is there
// already does nothing. ErrInput when it cannot be there.
func (d *Draft) Set(a workbook.Address, v workbook.Value) error {
	d.EndTyping()
	return d.do(d.env.NewID(), d.w.Answering(a, v), false)
}

// Type puts a text at an address while it is being typed: what follows within a
// few seconds at the same address belongs to the same act.
func (d *Draft) Type(a workbook.Address, text string) error {
	return d.typeValue(a, workbook.Value{Text: text})
}

func (d *Draft) typeValue(a workbook.Address, v workbook.Value) error {
	now := d.env.Now()
	if d.typing.act == "" || d.typing.at != a || now.Sub(d.typing.last) > typingPause {
		d.EndTyping()
		d.typing = typing{act: d.env.NewID(), at: a}
	}
	d.typing.last = now
	return d.do(d.typing.act, d.w.Answering(a, v), true)
}

// EndTyping ends the act of typing, as when a field is left, and has it written.
func (d *Draft) EndTyping() {
	if d.typing.act != "" {
		d.typing = typing{}
		d.queue.Flush()
	}
}

// Insert adds a row at the end of a table and returns its id.
func (d *Draft) Insert(prompt string, cells map[string]string) (string, error) {
	d.EndTyping()
	row := workbook.Row{ID: d.env.NewID(), Order: d.w.NextOrder(prompt), Cells: cells}
	a := workbook.Address{Prompt: prompt, Row: row.ID}
	return row.ID, d.row(workbook.Change{Kind: workbook.InsertChange, Address: a, After: workbook.Value{Row: &row}})
}

// Remove takes a row out of a table.
func (d *Draft) Remove(prompt, row string) error {
	d.EndTyping()
	a := workbook.Address{Prompt: prompt, Row: row}
	return d.row(workbook.Change{Kind: workbook.RemoveChange, Address: a, Before: d.w.At(a)})
}

// row makes a change of a table's rows; one that was carried over is reviewed.
func (d *Draft) row(c workbook.Change) error {
	changes := append([]workbook.Change{c}, d.w.Reviewed(c.Address)...)
	return d.do(d.env.NewID(), changes, false)
}

// NameVersion names the point that the workbook has come to. ErrInput when it
// cannot be a name.
func (d *Draft) NameVersion(name string) error {
	d.EndTyping()
	return d.do(d.env.NewID(), []workbook.Change{workbook.NameVersion(name)}, false)
}

// do applies changes as one act and queues them; those that change nothing are
// left out.
func (d *Draft) do(act string, changes []workbook.Change, typing bool) error {
	changes = slices.DeleteFunc(changes, func(c workbook.Change) bool {
		return (c.Kind == workbook.SetChange || c.Kind == workbook.AboutChange) && c.Before.Equal(c.After)
	})
	if len(changes) == 0 {
		return nil
	}
	workbook.Stamp(changes, act, d.env.Author, d.env.Now())
	return d.put(changes, typing)
}

// put applies stamped changes, all or none, and queues them.
func (d *Draft) put(changes []workbook.Change, typing bool) error {
	if err := d.w.ApplyAll(changes); err != nil {
		return err
	}
	d.edition++
	for _, c := range changes {
		d.pending = append(d.pending, c)
		d.queue.Put(d.w.ID, d.base, c, typing)
	}
	if d.status == save.Saved {
		d.status = save.Saving
	}
	return nil
}
