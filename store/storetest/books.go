package storetest

import (
	"fmt"
	"testing"

	"shiben/workbook"
)

func emptyLibrary(t *testing.T, d *desk) {
	heads, err := d.List(t.Context())
	if err != nil || len(heads) != 0 {
		t.Errorf("list of an empty library: %v, %v", heads, err)
	}
	_, _, err = d.Load(t.Context(), "w1")
	d.wants(err, workbook.ErrNotFound)
	_, err = d.Log(t.Context(), "w1", 0)
	d.wants(err, workbook.ErrNotFound)
	_, err = d.Append(t.Context(), "w1", 0, d.stamped(title("", "题")))
	d.wants(err, workbook.ErrNotFound)
	d.wants(d.Delete(t.Context(), "w1"), workbook.ErrNotFound)
	d.wants(d.BringBack(t.Context(), "w1"), workbook.ErrNotFound)
	if trash, err := d.Trashed(t.Context()); err != nil || len(trash) != 0 {
		t.Errorf("trash of an empty library: %v, %v", trash, err)
	}
	if went, err := d.EmptyTrash(t.Context(), []string{"w1"}); err != nil || went != 0 {
		t.Errorf("empty trash of an empty library: %d, %v", went, err)
	}
}

func createAndLoad(t *testing.T, d *desk) {
	head := d.create("w1", "一家“店”\\ & <b>")
	w := d.holds(d, "w1")
	_, loaded := d.load(d, "w1")
	if show(head) != show(loaded) {
		t.Errorf("created %s\n loaded %s", show(head), show(loaded))
	}
	if head.Revision != 1 || w.Revision != 1 || !head.Created.Equal(d.now) || !head.Updated.Equal(d.now) {
		t.Errorf("head of a new workbook: %s", show(head))
	}
	if w.About.Title != "一家“店”\\ & <b>" || w.About.Subject != "一门 <生意>" || w.ID != "w1" {
		t.Errorf("about: %+v", w.About)
	}
	if len(w.Rows("joint.places")) != 2 {
		t.Errorf("rows that the table starts with: %v", w.Rows("joint.places"))
	}
	if w.Template.Hash() != d.tmpl.Hash() || head.Frozen != d.tmpl.Hash() {
		t.Error("the template is another one")
	}
	for _, c := range d.logOf("w1") {
		if c.Rev != 1 || c.Act != workbook.NewAct {
			t.Errorf("first changes: %s", show(c))
		}
	}
}

func createRefuses(t *testing.T, d *desk) {
	d.create("w1", "一")
	_, err := d.Create(t.Context(), "w1", d.tmpl, d.begin("二"))
	d.wants(err, workbook.ErrInput)
	if w, _ := d.load(d, "w1"); w.About.Title != "一" {
		t.Errorf("a second workbook took the id: %q", w.About.Title)
	}
	_, err = d.Create(t.Context(), "", d.tmpl, d.begin("无名"))
	d.wants(err, workbook.ErrInput)
	_, err = d.Create(t.Context(), "w2", d.tmpl, nil)
	d.wants(err, workbook.ErrInput)
	_, err = d.Create(t.Context(), "w2", d.tmpl, append(d.begin("二"), d.stamped(mark("time.moment", "sales", 0, 8))...))
	d.wants(err, workbook.ErrInput)
	_, err = d.Create(t.Context(), "w2", d.tmpl, append(d.begin("二"), d.stamped(mark("time.moment", "sales", 3, 4))...))
	d.wants(err, workbook.ErrStale)
	if heads, _ := d.List(t.Context()); len(heads) != 1 {
		t.Errorf("a refused workbook is listed: %v", heads)
	}
}

func listInOrder(t *testing.T, d *desk) {
	for _, id := range []string{"b", "a", "c"} {
		d.create(id, "题"+id)
	}
	d.append(d, "b", 1, d.stamped(mark("time.moment", "sales", 0, 2), mark("time.moment", "service", 0, 7))...)
	heads, err := d.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var order string
	for _, h := range heads {
		order += h.ID
		if _, loaded := d.load(d, h.ID); show(h) != show(loaded) {
			t.Errorf("listed %s\nloaded %s", show(h), show(loaded))
		}
	}
	if order != "bca" {
		t.Errorf("order %s, want the one changed last first: bca", order)
	}
}

func manyHeads(t *testing.T, d *desk) {
	const many = 300
	for i := range many {
		d.create(fmt.Sprintf("w%04d", i), fmt.Sprintf("第%d本", i))
	}
	heads, err := d.List(t.Context())
	if err != nil || len(heads) != many {
		t.Fatalf("%d heads, %v", len(heads), err)
	}
	for i, h := range heads {
		if want := fmt.Sprintf("第%d本", many-1-i); h.Title != want || h.Asked == 0 || len(h.Lines) != 2 {
			t.Fatalf("head %d: %s", i, show(h))
		}
	}
}

func deleteMoves(t *testing.T, d *desk) {
	d.create("w1", "一")
	d.create("w2", "二")
	if err := d.Delete(t.Context(), "w1"); err != nil {
		t.Fatal(err)
	}
	d.wants(d.Delete(t.Context(), "w1"), workbook.ErrNotFound)
	_, _, err := d.Load(t.Context(), "w1")
	d.wants(err, workbook.ErrNotFound)
	_, err = d.Log(t.Context(), "w1", 0)
	d.wants(err, workbook.ErrNotFound)
	_, err = d.Append(t.Context(), "w1", 1, d.stamped(title("一", "壹")))
	d.wants(err, workbook.ErrNotFound)
	_, err = d.Create(t.Context(), "w1", d.tmpl, d.begin("三")) // it still lies in the trash
	d.wants(err, workbook.ErrInput)
	if heads, _ := d.List(t.Context()); len(heads) != 1 || heads[0].ID != "w2" {
		t.Errorf("after deleting w1: %v", heads)
	}
	d.holds(d, "w2")
}

func frozenStays(t *testing.T, d *desk) {
	d.create("w1", "一")
	hash := d.tmpl.Hash()
	d.tmpl.Parts[0].Name.ZH = "别的"
	w, _ := d.load(d, "w1")
	if w.Template.Hash() != hash || w.Template.Parts[0].Name.ZH == "别的" {
		t.Error("the workbook's template changed with the caller's")
	}
}
