package storetest

import (
	"testing"

	"shiben/workbook"
)

// grown is a workbook with a log of several authors, revisions and acts, one of
// them taken back, and a text that was gone on with.
func (d *desk) grown(id string) workbook.History {
	d.t.Helper()
	d.create(id, "一家店")
	d.append(d, id, 1, d.stamped(mark("time.moment", "sales", 0, 2))...)
	typed := d.stamped(write("time.first", "sales", "", "先"))
	typed[0].Author = "林"
	d.append(d, id, 2, typed...)
	further := write("time.first", "sales", "先", "先看")
	further.Act, further.Author, further.At = typed[0].Act, "林", d.now
	d.append(d, id, 3, further)
	undo, _, err := d.logOf(id).Undo("act-undo")
	if err != nil {
		d.t.Fatal(err)
	}
	d.now = d.now.AddDate(0, 0, 1)
	workbook.Stamp(undo, "act-undo", "陈", d.now)
	d.append(d, id, 4, undo...)
	return d.logOf(id)
}

func importWhole(t *testing.T, d *desk) {
	log := d.grown("w1")
	w, head := d.load(d, "w1")
	got, err := d.Import(t.Context(), "w2", d.tmpl, log)
	if err != nil {
		t.Fatal(err)
	}
	d.same(w, d.holds(d, "w2"))
	if there := d.logOf("w2"); show(there) != show(log) {
		t.Errorf("the log became\n%s, was\n%s", show(there), show(log))
	}
	head.ID = "w2"
	if _, loaded := d.load(d, "w2"); show(got) != show(head) || show(loaded) != show(head) {
		t.Errorf("heads:\n   was %s\n   got %s\nloaded %s", show(head), show(got), show(loaded))
	}
	log[len(log)-1].After.Text = "别的"
	again, _, err := d.logOf("w2").Redo("act-redo") // and it goes on as the other would
	if err != nil || len(again) != 1 || again[0].After.Text != "先看" {
		t.Fatalf("redo in the workbook that came: %v, %v", again, err)
	}
	workbook.Stamp(again, "act-redo", "", d.now)
	if r := d.append(d, "w2", head.Revision, again...); r.Revision != head.Revision+1 {
		t.Errorf("the next revision is %d after %d", r.Revision, head.Revision)
	}
	d.holds(d, "w2")
}

func importRefuses(t *testing.T, d *desk) {
	log := d.grown("w1")
	spoilt := func(spoil func(workbook.History) workbook.History) workbook.History { return spoil(log.Clone()) }
	for name, bad := range map[string]workbook.History{
		"no change at all": nil,
		"a gap":            spoilt(func(h workbook.History) workbook.History { return append(h[:2:2], h[3:]...) }),
		"no revision":      spoilt(func(h workbook.History) workbook.History { h[0].Rev = 0; return h }),
		"revisions fall":   spoilt(func(h workbook.History) workbook.History { h[len(h)-1].Rev = 1; return h }),
		"no further one":   spoilt(func(h workbook.History) workbook.History { h[len(h)-1].Rev = 1<<64 - 1; return h }),
		"another before":   spoilt(func(h workbook.History) workbook.History { h[len(h)-1].Before.Text = "别的"; return h }),
		"no such mark":     spoilt(func(h workbook.History) workbook.History { h[len(h)-3].After.Mark = 8; return h }),
		"an escape":        spoilt(func(h workbook.History) workbook.History { h[len(h)-1].Author = "\x1b[2J"; return h }),
		"no act":           spoilt(func(h workbook.History) workbook.History { h[len(h)-1].Act = ""; return h }),
		"no title":         spoilt(func(h workbook.History) workbook.History { return h[1:2:2] }),
	} {
		if name == "no title" {
			bad[0].Seq = 1
		}
		_, err := d.Import(t.Context(), "w2", d.tmpl, bad)
		if d.wants(err, workbook.ErrInput); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	_, err := d.Import(t.Context(), "w1", d.tmpl, log)
	d.wants(err, workbook.ErrInput)
	_, err = d.Import(t.Context(), "", d.tmpl, log)
	d.wants(err, workbook.ErrInput)
	if err := d.Delete(t.Context(), "w1"); err != nil {
		t.Fatal(err)
	}
	_, err = d.Import(t.Context(), "w1", d.tmpl, log) // it still lies in the trash
	d.wants(err, workbook.ErrInput)
	if heads, _ := d.List(t.Context()); len(heads) != 0 {
		t.Errorf("something that was refused is listed: %v", heads)
	}
}
