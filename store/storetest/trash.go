package storetest

import (
	"testing"

	"shiben/workbook"
)

func (d *desk) discard(ids ...string) {
	d.t.Helper()
	for _, id := range ids {
		if err := d.Delete(d.t.Context(), id); err != nil {
			d.t.Fatalf("delete %s: %v", id, err)
		}
	}
}

// trash is the ids in the trash, in order, as a further handle sees them.
func (d *desk) trash() string {
	d.t.Helper()
	all, err := d.handle().Trashed(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	ids := ""
	for _, g := range all {
		ids += g.Head.ID + " "
	}
	return ids
}

func trashHolds(t *testing.T, d *desk) {
	for _, id := range []string{"w1", "w2", "w3"} {
		d.create(id, "题"+id)
	}
	_, head := d.load(d, "w2")
	d.discard("w2")
	trash, err := d.Trashed(t.Context())
	if err != nil || len(trash) != 1 || show(trash[0].Head) != show(head) || trash[0].At.IsZero() {
		t.Errorf("trash: %s, %v\nwant %s", show(trash), err, show(head))
	}
	d.discard("w1")
	if ids := d.trash(); ids != "w1 w2 " && ids != "w2 w1 " { // deleted in the same moment, where a clock stands still
		t.Errorf("trash holds %s", ids)
	}
	d.holds(d, "w3")
}

func bringBack(t *testing.T, d *desk) {
	d.create("w1", "一")
	d.append(d, "w1", 1, d.stamped(write("joint.one", "", "", "一句"))...)
	before, head := d.load(d, "w1")
	d.wants(d.BringBack(t.Context(), "w1"), workbook.ErrNotFound)
	d.discard("w1")
	if err := d.BringBack(t.Context(), "w1"); err != nil {
		t.Fatal(err)
	}
	d.wants(d.BringBack(t.Context(), "w1"), workbook.ErrNotFound)
	after := d.holds(d, "w1")
	d.same(before, after)
	if _, again := d.load(d, "w1"); show(again) != show(head) {
		t.Errorf("head was %s\n    is %s", show(head), show(again))
	}
	if ids := d.trash(); ids != "" {
		t.Errorf("trash holds %s", ids)
	}
	d.append(d, "w1", 2, d.stamped(write("joint.one", "", "一句", "两句"))...)
	d.discard("w1") // again
}

func emptyTrash(t *testing.T, d *desk) {
	for _, id := range []string{"w1", "w2", "w3", "w4"} {
		d.create(id, "题"+id)
	}
	d.discard("w1", "w2", "w3")
	went, err := d.EmptyTrash(t.Context(), []string{"w1", "w3", "w4", "w9"}) // w4 is not in the trash, w9 nowhere
	if err != nil || went != 2 {
		t.Errorf("%d went, %v; want 2", went, err)
	}
	if ids := d.trash(); ids != "w2 " {
		t.Errorf("trash holds %s, want w2", ids)
	}
	d.wants(d.BringBack(t.Context(), "w1"), workbook.ErrNotFound)
	d.holds(d, "w4")
	d.append(d, "w4", 1, d.stamped(mark("time.moment", "sales", 0, 2))...)
	other := d.handle()
	d.append(other, "w4", 2, d.stamped(mark("time.moment", "sales", 2, 3))...)
	d.holds(d, "w4")
	if err := d.BringBack(t.Context(), "w2"); err != nil {
		t.Error(err)
	}
	d.holds(d, "w2")
	d.create("w1", "又一") // the id is free again
	if went, err := d.EmptyTrash(t.Context(), []string{"w2"}); err != nil || went != 0 {
		t.Errorf("%d went, %v; want none", went, err)
	}
}
