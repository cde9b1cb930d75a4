package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"shiben/workbook"
)

func conflict(t *testing.T, d *desk) {
	d.create("w1", "一")
	other := d.handle()
	d.append(other, "w1", 1, d.stamped(mark("time.moment", "sales", 0, 2), mark("time.length", "sales", 0, 3))...)
	before, _ := d.load(d, "w1")
	_, err := d.Append(t.Context(), "w1", 1, d.stamped(mark("time.length", "service", 0, 5), mark("time.moment", "sales", 0, 6)))
	d.wants(err, workbook.ErrConflict)
	var c *workbook.Conflict
	if !errors.As(err, &c) {
		t.Fatalf("%T is no *Conflict", err)
	}
	if c.Base != 1 || c.Current != 2 || len(c.Between) != 2 || len(c.Clash) != 1 || c.Clash[0].After.Mark != 2 {
		t.Errorf("conflict: %s", show(c))
	}
	d.same(before, d.holds(d, "w1"))
	d.append(d, "w1", 2, d.stamped(mark("time.moment", "sales", 2, 6))...) // knowing it, one can
}

func rowConflict(t *testing.T, d *desk) {
	d.create("w1", "一")
	row := *d.holds(d, "w1").Row("joint.places", "shop")
	d.append(d, "w1", 1, d.stamped(cell("joint.places", "shop", "note", "", "近"))...)
	_, err := d.Append(t.Context(), "w1", 1, d.stamped(remove("joint.places", row)))
	d.wants(err, workbook.ErrConflict)
	d.append(d, "w1", 1, d.stamped(cell("joint.places", "shop", "place", "门店", "小店"))...) // another cell
	d.append(d, "w1", 1, d.stamped(cell("joint.places", "phone", "note", "", "快"))...)    // another row
	d.holds(d, "w1")
}

func between(t *testing.T, d *desk) {
	d.create("w1", "一")
	other := d.handle()
	theirs := d.append(other, "w1", 1, d.stamped(mark("time.moment", "sales", 0, 2))...)
	more := d.append(other, "w1", 2, d.stamped(write("joint.one", "", "", "他们的"))...)
	r := d.append(d, "w1", 1, d.stamped(mark("time.moment", "service", 0, 6))...)
	if want := append(theirs.Changes, more.Changes...); show(r.Between) != show(want) || r.Revision != 4 {
		t.Errorf("between %s\n   want %s", show(r.Between), show(want))
	}
	w := d.holds(d, "w1")
	if w.Mark("time.moment", "sales") != 2 || w.Mark("time.moment", "service") != 6 || w.Text("joint.one", "") != "他们的" {
		t.Error("not both writers' answers are there")
	}
}

func logSince(t *testing.T, d *desk) {
	d.create("w1", "一")
	second := d.append(d, "w1", 1, d.stamped(mark("time.moment", "sales", 0, 2), mark("time.moment", "service", 0, 2))...)
	third := d.append(d, "w1", 2, d.stamped(mark("time.moment", "sales", 2, 3))...)
	for after, want := range map[workbook.Revision][]workbook.Change{
		1: append(second.Changes, third.Changes...), 2: third.Changes, 3: nil, 9: nil,
	} {
		got, err := d.Log(t.Context(), "w1", after)
		if err != nil || len(got) != len(want) || len(want) > 0 && show(got) != show(want) {
			t.Errorf("log after %d: %s, %v", after, show(got), err)
		}
	}
}

// copies changes what it gave and got: the store must not notice.
func copies(t *testing.T, d *desk) {
	changes := d.begin("一")
	row := workbook.Row{ID: "r", Order: 9, Cells: map[string]string{"place": "仓库"}}
	changes = append(changes, d.stamped(insert("joint.places", row))...)
	head, err := d.Create(t.Context(), "w1", d.tmpl, changes)
	if err != nil {
		t.Fatal(err)
	}
	r := d.append(d, "w1", 1, d.stamped(mark("time.moment", "sales", 0, 2))...)
	clean, _ := d.load(d, "w1")
	row.Cells["place"] = "改了"
	head.Lines[0] = workbook.Line{}
	*r.Head.Lines[0][0] = 77
	r.Changes[0].After.Mark = 7
	w, h := d.load(d, "w1")
	*h.Lines[0][0] = 77
	w.Rows("joint.places")[0].Cells["place"] = "改了"
	log := d.logOf("w1")
	log[len(log)-2].After.Row.Cells["place"] = "改了"
	if err := w.Apply(title("一", "改了")); err != nil {
		t.Fatal(err)
	}
	heads, err := d.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	*heads[0].Lines[0][0] = 77
	d.same(clean, d.holds(d, "w1"))
}

func contextEnded(t *testing.T, d *desk) {
	d.create("w1", "一")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := d.List(ended)
	d.wants(err, context.Canceled)
	_, _, err = d.Load(ended, "w1")
	d.wants(err, context.Canceled)
	_, err = d.Log(ended, "w1", 0)
	d.wants(err, context.Canceled)
	_, err = d.Create(ended, "w2", d.tmpl, d.begin("二"))
	d.wants(err, context.Canceled)
	_, err = d.Append(ended, "w1", 1, d.stamped(title("一", "二")))
	d.wants(err, context.Canceled)
	d.wants(d.Delete(ended, "w1"), context.Canceled)
	_, err = d.Watch(ended)
	d.wants(err, context.Canceled)
	if w := d.holds(d, "w1"); w.Revision != 1 {
		t.Error("something was written")
	}
}

func twoHandles(t *testing.T, d *desk) {
	d.create("w1", "一")
	other := d.handle()
	for i := range 6 {
		s := []workbook.Store{d, other}[i%2]
		d.append(s, "w1", workbook.Revision(i+1), d.stamped(mark("time.moment", "sales", i, i+1))...)
	}
	d.same(d.holds(d, "w1"), d.holds(other, "w1"))
	if err := other.Delete(t.Context(), "w1"); err != nil {
		t.Fatal(err)
	}
	_, _, err := d.Load(t.Context(), "w1")
	d.wants(err, workbook.ErrNotFound)
}

// manyAtOnce has writers that do not touch each other's answers: all come through.
func manyAtOnce(t *testing.T, d *desk) {
	d.create("w1", "一")
	var group sync.WaitGroup
	for i := range 4 {
		s := d.handle()
		changes := [][]workbook.Change{}
		for n := range 5 {
			c := cell("joint.deeds", fmt.Sprintf("row%d", i), "deed", fmt.Sprint(n), fmt.Sprint(n+1))
			if n == 0 {
				c = insert("joint.deeds", workbook.Row{ID: c.Row, Order: i, Cells: map[string]string{"deed": "1"}})
			}
			changes = append(changes, d.stamped(c))
		}
		group.Go(func() {
			for _, c := range changes {
				if _, err := s.Append(context.Background(), "w1", 1, c); err != nil && !errors.Is(err, workbook.ErrConflict) {
					t.Errorf("writer %d: %v", i, err)
				}
				if _, _, err := s.Load(context.Background(), "w1"); err != nil {
					t.Errorf("reader %d: %v", i, err)
				}
			}
		})
	}
	group.Wait()
	if w := d.holds(d, "w1"); len(w.Rows("joint.deeds")) != 4 {
		t.Errorf("rows: %s", show(w.Rows("joint.deeds")))
	}
}

// long is what nothing here takes; a test that waits so long has failed.
const long = 20 * time.Second

func watch(t *testing.T, d *desk) {
	d.create("w1", "一")
	other := d.handle()
	news, err := d.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.append(d, "w1", 1, d.stamped(title("一", "自己"))...)
	select {
	case <-news:
		t.Error("a write of one's own is no news")
	default:
	}
	for i, name := range []string{"自己", "他人"} {
		d.append(other, "w1", workbook.Revision(i+2), d.stamped(title(name, "他人"))...)
		select {
		case _, ok := <-news:
			if !ok {
				t.Fatal("closed too early")
			}
		case <-time.After(long):
			t.Fatal("no news of another's write")
		}
	}
}

func watchEnds(t *testing.T, d *desk) {
	until, cancel := context.WithCancel(t.Context())
	news, err := d.Watch(until)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	for {
		select {
		case _, ok := <-news:
			if !ok {
				return
			}
		case <-time.After(long):
			t.Fatal("the channel is not closed")
		}
	}
}

func closed(t *testing.T, d *desk) {
	d.create("w1", "一")
	s := d.open()
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if _, err := s.List(t.Context()); err == nil {
		t.Error("a closed store lists")
	}
	d.holds(d, "w1")
}
