package workbook_test

import (
	"slices"
	"testing"

	"shiben/workbook"
)

func TestPeoplesOwnMarksStayTheirOwn(t *testing.T) {
	tmpl := builtIn(t)
	w := book(t, tmpl, "full", "actor.driver/operations/陈=2", "actor.driver/operations/林=7", "actor.driver/operations/林~看过账")
	if p := workbook.ProfileOf(w); p.Progress.Answered != 0 || p.Dimensions[0].Positions[1].Answered != 0 {
		t.Fatal("one person's mark counts as the agreed one")
	}
	back := workbook.Restore(w.ID, tmpl, w.About, w.Revision, w.Records())
	if got := back.Participants(); !slices.Equal(got, []string{"林", "陈"}) {
		t.Fatalf("participants %q", got)
	}
	s := back.SpreadOf(tmpl.Prompt("actor.driver"), "operations")
	if s.Width() != 5 || s.Lowest != 2 || s.Highest != 7 || !slices.Equal(s.Dissents, []string{"林"}) {
		t.Fatalf("%+v", s)
	}
	if one := back.SpreadOf(tmpl.Prompt("actor.driver"), "marketing"); one.Width() != 0 {
		t.Fatalf("%+v", one)
	}
}

func TestACopyTakesAcceptedReadingsTicksAndPeoplesMarks(t *testing.T) {
	tmpl := builtIn(t)
	w := book(t, tmpl, "full", "actor.driver/operations/陈=2", "potential.o.outer=平台", "potential.o.outer!bought")
	put(t, w, w.Accepting("R26", "", "只有这条路"))
	changes, err := workbook.Copy(w, w.About)
	if err != nil {
		t.Fatal(err)
	}
	again := workbook.Empty(w.ID, tmpl)
	if err := again.ApplyAll(changes); err != nil {
		t.Fatal(err)
	}
	if state(again) != state(w) {
		t.Fatalf("%s\n%s", state(again), state(w))
	}
}
