// Package storetest is the contract of workbook.Store: one suite that every
// store passes. It knows package workbook alone.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// Make makes an empty library and returns what opens a further handle on it, as
// another program would. The suite closes the handles.
type Make func(t *testing.T) (open func() workbook.Store)

// Run holds a store to the contract.
func Run(t *testing.T, mk Make) {
	for _, c := range contract() {
		t.Run(c.name, func(t *testing.T) {
			d := &desk{t: t, open: mk(t), tmpl: workbooktest.Template(t), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
			d.Store = d.handle()
			c.test(t, d)
		})
	}
}

type promise struct {
	name string
	test func(*testing.T, *desk)
}

func contract() []promise {
	return []promise{
		{"an empty library", emptyLibrary},
		{"create and load", createAndLoad},
		{"create refuses", createRefuses},
		{"list in order", listInOrder},
		{"hundreds of heads", manyHeads},
		{"import", importWhole},
		{"import refuses", importRefuses},
		{"append", appendWrites},
		{"append all or none", appendAllOrNone},
		{"append refuses", appendRefuses},
		{"append nothing", appendNothing},
		{"go on with a change", goOn},
		{"no going on after another's", noGoingOn},
		{"rows come and go", rowsComeAndGo},
		{"conflict", conflict},
		{"a row and its cell conflict", rowConflict},
		{"between", between},
		{"log since", logSince},
		{"delete", deleteMoves},
		{"trash", trashHolds},
		{"bring back", bringBack},
		{"empty trash", emptyTrash},
		{"what is given is copied", copies},
		{"a frozen template stays", frozenStays},
		{"a context that ended", contextEnded},
		{"two handles", twoHandles},
		{"many at once", manyAtOnce},
		{"watch", watch},
		{"watch ends", watchEnds},
		{"closed", closed},
		{"any edits", anyEdits},
	}
}

// desk is what a test works at: a first handle, and helpers that fail the test.
type desk struct {
	workbook.Store
	t    *testing.T
	open func() workbook.Store
	tmpl *workbook.Template
	now  time.Time
	acts int
}

func (d *desk) handle() workbook.Store {
	d.t.Helper()
	s := d.open()
	d.t.Cleanup(func() {
		if err := s.Close(); err != nil {
			d.t.Errorf("close: %v", err)
		}
	})
	return s
}

// stamped are changes of one new act, a second after the last.
func (d *desk) stamped(changes ...workbook.Change) []workbook.Change {
	d.acts++
	d.now = d.now.Add(time.Second)
	workbook.Stamp(changes, fmt.Sprintf("act%d", d.acts), "", d.now)
	return changes
}

// begin is the changes that make a workbook.
func (d *desk) begin(title string) []workbook.Change {
	d.t.Helper()
	changes, err := workbook.Begin(d.tmpl, workbook.About{Title: title, Subject: "一门 <生意>", Depth: "whole", Lang: workbook.Chinese})
	if err != nil {
		d.t.Fatal(err)
	}
	return d.stamped(changes...)
}

func (d *desk) create(id, title string) workbook.Head {
	d.t.Helper()
	h, err := d.Create(d.t.Context(), id, d.tmpl, d.begin(title))
	if err != nil {
		d.t.Fatalf("create %s: %v", id, err)
	}
	return h
}

func (d *desk) append(s workbook.Store, id string, base workbook.Revision, changes ...workbook.Change) workbook.Receipt {
	d.t.Helper()
	r, err := s.Append(d.t.Context(), id, base, changes)
	if err != nil {
		d.t.Fatalf("append to %s: %v", id, err)
	}
	return r
}

func (d *desk) load(s workbook.Store, id string) (*workbook.Workbook, workbook.Head) {
	d.t.Helper()
	w, h, err := s.Load(d.t.Context(), id)
	if err != nil {
		d.t.Fatalf("load %s: %v", id, err)
	}
	return w, h
}

func (d *desk) logOf(id string) workbook.History {
	d.t.Helper()
	log, err := d.Log(d.t.Context(), id, 0)
	if err != nil {
		d.t.Fatalf("log of %s: %v", id, err)
	}
	return log
}

func (d *desk) wants(err, kind error) {
	d.t.Helper()
	if !errors.Is(err, kind) {
		d.t.Errorf("got error %v, want %v", err, kind)
	}
}

// holds checks that the answers are the log replayed, and the head theirs.
func (d *desk) holds(s workbook.Store, id string) *workbook.Workbook {
	d.t.Helper()
	w, head := d.load(s, id)
	log, err := s.Log(context.Background(), id, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	replayed, err := workbook.Replay(id, w.Template, log, 0)
	if err != nil {
		d.t.Fatalf("replay: %v", err)
	}
	d.same(replayed, w)
	want := workbook.HeadOf(w)
	want.Created, want.Updated = head.Created, log[len(log)-1].At
	if show(want) != show(head) {
		d.t.Errorf("head\n got %s\nwant %s", show(head), show(want))
	}
	for i, c := range log {
		if c.Seq != i+1 || i > 0 && c.Rev < log[i-1].Rev {
			d.t.Errorf("entry %d has seq %d, rev %d", i, c.Seq, c.Rev)
		}
	}
	return w
}

func (d *desk) same(a, b *workbook.Workbook) {
	d.t.Helper()
	if a.About != b.About || a.Revision != b.Revision || show(a.Records()) != show(b.Records()) {
		d.t.Errorf("workbooks differ:\n%+v %d %s\n%+v %d %s", a.About, a.Revision, show(a.Records()), b.About, b.Revision, show(b.Records()))
	}
}
