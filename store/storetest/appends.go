package storetest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func appendWrites(t *testing.T, d *desk) {
	d.create("w1", "一")
	changes := d.stamped(mark("time.moment", "sales", 0, 2), write("joint.one", "", "", "一句\n话"), title("一", "壹"))
	r := d.append(d, "w1", 1, changes...)
	if r.Revision != 2 || r.Head.Revision != 2 || len(r.Changes) != 3 || len(r.Between) != 0 {
		t.Errorf("receipt: %s", show(r))
	}
	begun := len(d.begin("一"))
	for i, c := range r.Changes {
		if c.Rev != 2 || c.Seq != begun+1+i || c.Act != changes[i].Act {
			t.Errorf("change %d: %s", i, show(c))
		}
	}
	w := d.holds(d, "w1")
	if w.Mark("time.moment", "sales") != 2 || w.Text("joint.one", "") != "一句\n话" || w.About.Title != "壹" {
		t.Error("the answers are not there")
	}
	if _, h := d.load(d, "w1"); show(h) != show(r.Head) || h.Answered == 0 || !h.Updated.After(h.Created) {
		t.Errorf("head %s\nreceipt %s", show(h), show(r.Head))
	}
	r = d.append(d, "w1", 2, d.stamped(mark("time.moment", "sales", 2, 0))...)
	if w := d.holds(d, "w1"); w.Mark("time.moment", "sales") != 0 || r.Revision != 3 {
		t.Error("an answer that was taken back is still there")
	}
}

func appendAllOrNone(t *testing.T, d *desk) {
	d.create("w1", "一")
	before, _ := d.load(d, "w1")
	_, err := d.Append(t.Context(), "w1", 1, d.stamped(mark("time.moment", "sales", 0, 2), mark("time.length", "sales", 0, 9)))
	d.wants(err, workbook.ErrInput)
	d.same(before, d.holds(d, "w1"))
	d.append(d, "w1", 1, d.stamped(mark("time.moment", "sales", 0, 3))...)
	d.holds(d, "w1")
}

func appendRefuses(t *testing.T, d *desk) {
	d.create("w1", "一")
	bad := func(c workbook.Change, kind error) {
		t.Helper()
		_, err := d.Append(t.Context(), "w1", 1, d.stamped(c))
		d.wants(err, kind)
	}
	bad(mark("time.moment", "sales", 5, 2), workbook.ErrStale)
	bad(mark("time.moment", "nobody", 0, 2), workbook.ErrInput)
	bad(mark("time.nothing", "sales", 0, 2), workbook.ErrNotFound)
	bad(cell("joint.places", "nowhere", "note", "", "x"), workbook.ErrNotFound)
	bad(write("joint.one", "", "", strings.Repeat("长", workbook.MaxText)), workbook.ErrInput)
	bad(write("joint.one", "", "", "\xff"), workbook.ErrInput)
	bad(write("joint.one", "", "", "\x1b[2J"), workbook.ErrInput)
	bad(insert("joint.places", workbook.Row{ID: "\xff", Order: 9}), workbook.ErrInput)
	_, err := d.Append(t.Context(), "w1", 1, []workbook.Change{mark("time.moment", "sales", 0, 2)})
	d.wants(err, workbook.ErrInput) // of no act: it could not be undone
	_, err = d.Append(t.Context(), "w1", 7, d.stamped(mark("time.moment", "sales", 0, 2)))
	d.wants(err, workbook.ErrStale) // a base that was never written
	if w := d.holds(d, "w1"); w.Revision != 1 {
		t.Errorf("revision %d after refusals", w.Revision)
	}
}

func appendNothing(t *testing.T, d *desk) {
	d.create("w1", "一")
	r := d.append(d, "w1", 1)
	if r.Revision != 1 || r.Head.ID != "w1" || len(r.Changes) != 0 {
		t.Errorf("receipt: %s", show(r))
	}
	if w := d.holds(d, "w1"); w.Revision != 1 {
		t.Errorf("revision %d", w.Revision)
	}
}

func goOn(t *testing.T, d *desk) {
	d.create("w1", "一")
	text := func(before, after string) workbook.Change {
		c := d.stamped(write("joint.one", "", before, after))[0]
		c.Act = "typing"
		return c
	}
	first := d.append(d, "w1", 1, text("", "一"))
	length := len(d.logOf("w1"))
	r := d.append(d, "w1", first.Revision, text("一", "一句"))
	if len(r.Changes) != 1 || r.Changes[0].Seq != length || r.Changes[0].Rev != 3 || r.Changes[0].Before.Text != "" {
		t.Errorf("receipt: %s", show(r))
	}
	r = d.append(d, "w1", r.Revision, text("一句", "一句话"), text("一句话", "一句话。"), d.stamped(mark("time.moment", "sales", 0, 1))[0])
	log := d.logOf("w1")
	if len(log) != length+1 || len(r.Changes) != 2 || show(log[length-1:]) != show(r.Changes) {
		t.Errorf("log ends with %s\nreceipt %s", show(log[length-1:]), show(r))
	}
	if last := log[length-1]; last.Before.Text != "" || last.After.Text != "一句话。" || last.Rev != 4 || !last.At.Before(d.now) {
		t.Errorf("the change that went on: %s", show(last))
	}
	d.holds(d, "w1")
}

func noGoingOn(t *testing.T, d *desk) {
	d.create("w1", "一")
	for i, c := range []workbook.Change{
		write("joint.one", "", "", "一"),
		mark("time.moment", "sales", 0, 1), // comes between
		write("joint.one", "", "一", "一句"),
	} {
		c = d.stamped(c)[0]
		c.Act = "typing"
		d.append(d, "w1", workbook.Revision(i+1), c)
	}
	if log := d.logOf("w1"); len(log) != len(d.begin("一"))+3 {
		t.Errorf("log of %d entries: %s", len(log), show(log))
	}
	d.append(d, "w1", 4, d.stamped(write("joint.one", "", "一句", "一句话"))...) // another act
	if log := d.logOf("w1"); len(log) != len(d.begin("一"))+4 {
		t.Errorf("another act went on with the last one's change: %s", show(log))
	}
	d.holds(d, "w1")
}

func rowsComeAndGo(t *testing.T, d *desk) {
	d.create("w1", "一")
	row := workbook.Row{ID: "a/b%2f", Order: 3, Cells: map[string]string{"place": "仓库"}}
	d.append(d, "w1", 1, d.stamped(insert("joint.places", row))...)
	d.append(d, "w1", 2, d.stamped(cell("joint.places", row.ID, "note", "", "远"))...)
	w := d.holds(d, "w1")
	if got := w.Row("joint.places", row.ID); got == nil || got.Cells["note"] != "远" || len(w.Rows("joint.places")) != 3 {
		t.Fatalf("rows: %s", show(w.Rows("joint.places")))
	}
	row.Cells = map[string]string{"place": "仓库", "note": "远"}
	d.append(d, "w1", 3, d.stamped(remove("joint.places", row))...)
	if w := d.holds(d, "w1"); w.Row("joint.places", row.ID) != nil {
		t.Error("the row is still there")
	}
}

// anyEdits makes any edits, undoes some, and looks after each through a handle
// that has seen none of it.
func anyEdits(t *testing.T, d *desk) {
	books := 0
	rapid.Check(t, func(rt *rapid.T) {
		books++
		id := show(books)
		d.create(id, "题")
		w, _ := d.load(d, id)
		for range rapid.IntRange(1, 8).Draw(rt, "edits") {
			changes := d.stamped(workbooktest.Edit(rt, w, "edit"))
			if rapid.IntRange(0, 4).Draw(rt, "undo") == 0 {
				back, _, err := d.logOf(id).Undo("undo" + changes[0].Act)
				if err == nil {
					changes = d.stamped(back...)
				}
			}
			r, err := d.Append(t.Context(), id, w.Revision, changes)
			if err != nil {
				rt.Fatalf("append %s: %v", show(changes), err)
			}
			if err := w.ApplyAll(changes); err != nil {
				rt.Fatal(err)
			}
			w.Revision = r.Revision
		}
		other := d.open()
		defer other.Close()
		d.same(w, d.holds(other, id))
	})
}
