package workbook_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func TestComparingNamesExactlyWhatWasEdited(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := edit(t, rt, 3)
		from := w.Clone()
		var edited []workbook.Address
		for range 10 {
			c := workbooktest.Edit(rt, w, "prompt")
			if c.Before.Equal(c.After) || c.Facet == workbook.ReviewFacet || len(workbook.Clashing([]workbook.Change{{Address: c.Address}}, changesAt(edited))) > 0 {
				continue
			}
			if err := w.Apply(c); err != nil {
				rt.Fatal(err)
			}
			edited = append(edited, c.Address)
		}
		var named []workbook.Address
		for _, d := range workbook.Compare(from, w).Changes {
			named = append(named, d.Address)
		}
		if sorted(named) != sorted(edited) {
			rt.Fatalf("named %v\nedited %v", sorted(named), sorted(edited))
		}
	})
}

func changesAt(at []workbook.Address) []workbook.Change {
	out := make([]workbook.Change, len(at))
	for i := range at {
		out[i].Address = at[i]
	}
	return out
}

func sorted(at []workbook.Address) string {
	var out []string
	for _, a := range at {
		out = append(out, fmt.Sprintf("%+v", a))
	}
	slices.Sort(out)
	return fmt.Sprint(out)
}

func TestShiftsAreExact(t *testing.T) {
	from, _ := workbooktest.Begin(t)
	mark(t, from, "time.moment", "sales", 2)
	mark(t, from, "time.moment", "service", 5)
	to := from.Clone()
	mark(t, to, "time.moment", "service", 7)
	c := workbook.Compare(from, to)
	d := c.Dimensions[0]
	if c.Common != c.All || d.Shift[0].Sign() != 0 || d.Shift[1].Cmp(big.NewRat(2, 3)) != 0 || d.Separation.Cmp(big.NewRat(2, 3)) != 0 {
		t.Fatalf("%d of %d, %v, %v", c.Common, c.All, d.Shift, d.Separation)
	}
	if c.Dimensions[1].Shift[0] != nil || c.Dimensions[1].Separation != nil {
		t.Fatal("a shift from nothing")
	}
	if !workbook.Compare(to, to).Same() {
		t.Fatal("a workbook differs from itself")
	}
}

func TestOtherTemplatesAreComparedInWhatTheyShare(t *testing.T) {
	from, _ := workbooktest.Begin(t)
	changes, err := workbook.Begin(builtIn(t), workbook.About{Title: "一家店", Depth: "full", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	to := workbook.Empty("w2", builtIn(t))
	if err := to.ApplyAll(changes); err != nil {
		t.Fatal(err)
	}
	c := workbook.Compare(from, to)
	if c.Common != 0 || c.All != len(from.Template.Prompts())+len(to.Template.Prompts()) || len(c.Dimensions) != 0 {
		t.Fatalf("%d of %d", c.Common, c.All)
	}
}

func TestVersionsNamePointsOfTheLog(t *testing.T) {
	w, log := workbooktest.Begin(t)
	h := workbook.History{}
	add := func(c workbook.Change, act string) {
		t.Helper()
		c.Seq, c.Act = len(h)+1, act
		put(t, w, c)
		h = append(h, c)
	}
	w = workbook.Empty("w1", w.Template)
	for _, c := range log {
		add(c, workbook.NewAct)
	}
	a := workbook.Address{Prompt: "time.moment", Side: "sales"}
	add(workbook.Change{Kind: workbook.SetChange, Address: a, After: workbook.Value{Mark: 2}}, "a")
	add(workbook.NameVersion("初稿"), "v")
	add(workbook.Change{Kind: workbook.SetChange, Address: a, Before: workbook.Value{Mark: 2}, After: workbook.Value{Mark: 6}}, "b")
	seq, err := h.FindVersion("初稿")
	if err != nil {
		t.Fatal(err)
	}
	old, err := workbook.Replay("w1", w.Template, h, seq)
	if err != nil || old.Mark(a.Prompt, a.Side) != 2 {
		t.Fatalf("%v %v", old, err)
	}
	if _, err := h.FindVersion("初搞"); code(err) != "version_unknown" {
		t.Fatal(err)
	}
	_, first, _ := h.Undo("u")
	h = append(h, workbook.Change{Seq: len(h) + 1, Act: "u", Reverts: "b", Kind: workbook.SetChange, Address: a})
	_, second, _ := h.Undo("u2")
	if first.ID != "b" || second.ID != "a" {
		t.Fatalf("undo takes %s, then %s: a version is in the way", first.ID, second.ID)
	}
}

func TestANewWorkbookFromAnOldOne(t *testing.T) {
	old, _ := workbooktest.Begin(t)
	mark(t, old, "time.moment", "sales", 2)
	put(t, old, workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "joint.one"}, After: workbook.Value{Text: "去年"}})
	deed(t, old, "d1", map[string]string{"deed": "打电话", "by": "sales"})
	put(t, old, workbook.Change{Kind: workbook.RemoveChange, Address: workbook.Address{Prompt: "joint.places", Row: "shop"}, Before: old.At(workbook.Address{Prompt: "joint.places", Row: "shop"})})
	carried, err := workbook.BeginFrom(old, old.Template, workbook.About{Title: "今年", Depth: "whole", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("w2", old.Template)
	if err := w.ApplyAll(carried.Changes); err != nil {
		t.Fatal(err)
	}
	if w.About.Title != "今年" || w.Mark("time.moment", "sales") != 2 || w.Text("joint.one", "") != "去年" || len(w.Rows("joint.places")) != 1 || w.Row("joint.deeds", "d1") == nil {
		t.Fatalf("%s", state(w))
	}
	if carried.Kept != 3 || w.Unreviewed() != 3 || len(carried.Dropped) != 0 {
		t.Fatalf("kept %d, to review %d, dropped %v", carried.Kept, w.Unreviewed(), carried.Dropped)
	}
	other, err := workbook.BeginFrom(old, builtIn(t), workbook.About{Title: "别的", Depth: "full", Lang: workbook.Chinese})
	if err != nil || other.Kept != 0 || len(other.Dropped) != 4 {
		t.Fatalf("%d kept, %d dropped, %v", other.Kept, len(other.Dropped), err)
	}
}

func TestAnAcceptedReadingIsADifference(t *testing.T) {
	from := ruled(t)
	to := from.Clone()
	put(t, to, to.Accepting("T2", "", "客户不让写"))
	for _, c := range []workbook.Comparison{workbook.Compare(from, to), workbook.Compare(to, from)} {
		if len(c.Changes) != 1 || c.Changes[0].Address != workbook.AcceptKey("T2", "") {
			t.Errorf("%+v", c.Changes)
		}
	}
}
