package app

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// edited is the program in a workbook's log, after a mark, a version and another
// mark.
func edited(t *testing.T) *hand {
	t.Helper()
	w := uitest.Empty(t, workbook.English, "quick")
	h := newHand(t, workbook.English, nil, w)
	h.send(ui.PushMsg{To: ui.WalkRoute{ID: w.ID}})
	d := h.m.drafts[w.ID]
	scale := w.Template.Dimensions()[0].Prompts[0]
	a := workbook.Address{Prompt: scale.ID, Side: w.Template.Sides[0].ID}
	for _, mark := range []int{3, 6} {
		if err := d.Set(a, workbook.Value{Mark: mark}); err != nil {
			t.Fatal(err)
		}
		if mark == 3 {
			if err := d.NameVersion("draft one"); err != nil {
				t.Fatal(err)
			}
		}
	}
	h.send(ui.PushMsg{To: ui.HistoryRoute{ID: w.ID}})
	return h
}

func TestTheLogComparesAndLooksBack(t *testing.T) {
	h := edited(t)
	h.sees("Version draft one")
	h.sees("3 → 6")
	h.press("right", "c")
	h.sees("Comparison")
	h.sees("draft one, 2026-03-20 09:30 → now")
	h.sees("One difference.")
	h.press("end", "enter")
	if prompt, _ := h.walk(); prompt != h.load("0199-fixture").Template.Dimensions()[0].Prompts[0].ID {
		t.Errorf("enter leads to %s", prompt)
	}
	if len(h.m.stack) != 2 {
		t.Errorf("%d screens lie over each other", len(h.m.stack))
	}
}

func TestLookingBackShowsTheProfileOfThen(t *testing.T) {
	h := edited(t)
	h.press("right", "o")
	h.sees("read-only")
	h.sees("Version draft one")
	h.sees("−0.33") // a mark of 3
	h.press("left")
	h.sees("+0.67") // a mark of 6
	h.press("esc")
	h.seesNot("read-only")
	h.press("esc")
	h.walk()
}

func TestUndoInTheLogIsTheUndoOfEverywhere(t *testing.T) {
	h := edited(t)
	h.press("u")
	h.sees("Undid: ")
	if n := len(h.m.drafts["0199-fixture"].History()); n == 0 {
		t.Fatal("no log")
	}
	h.press("ctrl+y")
	h.sees("Redid: ")
	for _, size := range [][2]int{{50, 14}, {80, 24}, {160, 45}} {
		h.fits(size[0], size[1])
	}
}

func TestAVersionIsSavedWithItsName(t *testing.T) {
	h := edited(t)
	h.press("v").typed("final").press("enter")
	h.sees("is now version final")
	log, err := h.under.Log(t.Context(), "0199-fixture", 0)
	if err != nil {
		t.Fatal(err)
	}
	if v := log.Versions(); len(v) != 2 || v[1].Name != "final" {
		t.Errorf("versions: %v", v)
	}
}

func TestTwoWorkbooksAreCompared(t *testing.T) {
	a := uitest.Filled(t, workbook.English)
	b := uitest.Empty(t, workbook.English, "full")
	b.ID, b.About.Title = "other", "Another plan"
	h := newHand(t, workbook.English, nil, a, b)
	h.send(ui.PushMsg{To: ui.CompareRoute{ID: a.ID, Other: b.ID}})
	h.sees("Another plan → " + a.About.Title)
	h.press("esc")
	h.send(ui.PushMsg{To: ui.CompareRoute{ID: a.ID, Other: "gone"}})
	h.seesNot("Comparison")
	if h.m.going || !h.m.notice.Bad {
		t.Error("what cannot be read is not said")
	}
}

func TestAComparisonThatIsNoLongerWantedIsDropped(t *testing.T) {
	h := edited(t)
	_, cmd := h.m.Update(ui.PushMsg{To: ui.CompareRoute{ID: "0199-fixture", Seq: 1}})
	late := uitest.Run(cmd)
	h.press("esc")
	for _, msg := range late {
		h.send(msg)
	}
	h.seesNot("Comparison")
}

func TestTheLibraryComparesTwoWorkbooks(t *testing.T) {
	a := uitest.Filled(t, workbook.English)
	b := uitest.Empty(t, workbook.English, "full")
	b.ID, b.About.Title = "other", "Another plan"
	h := newHand(t, workbook.English, nil, a, b)
	first := h.heads()[0].Title
	second := h.heads()[1].Title
	h.press("c")
	h.sees("✓")
	h.sees("is marked")
	h.press("c")
	h.seesNot("✓")
	h.press("c", "down", "ｃ")
	h.sees(first + " → " + second)
	h.press("esc")
	h.seesNot("✓")
	h.press("L")
	h.sees("Workbook made")
}

func TestADraftThatWasLetGoOfIsReadAgain(t *testing.T) {
	a := uitest.Filled(t, workbook.English)
	b := uitest.Empty(t, workbook.English, "full")
	b.ID = "other"
	h := newHand(t, workbook.English, nil, a, b)
	h.send(ui.PushMsg{To: ui.CompareRoute{ID: a.ID, Other: b.ID}})
	h.press("esc")
	_, cmd := h.m.Update(ui.PushMsg{To: ui.CompareRoute{ID: a.ID, Other: b.ID}})
	var late []tea.Msg
	for _, msg := range uitest.Run(cmd) {
		if _, ok := msg.(loadedMsg); ok {
			_, next := h.m.Update(msg)
			late = append(late, uitest.Run(next)...)
			continue
		}
		late = append(late, msg)
	}
	h.m.dropDrafts()
	for _, msg := range late {
		h.send(msg)
	}
	h.sees("Comparison")
}
