package profile_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/profile"
	"shiben/ui/uitest"
	"shiben/workbook"
)

func rendered(t *testing.T, w *workbook.Workbook, width int) string {
	t.Helper()
	return strings.Join(profile.Render(w, uitest.Look(t, workbook.English, true), width, profile.Options{Plain: true}), "\n")
}

func TestAPageFromAnywhereCutsNoPicture(t *testing.T) {
	w := planned(t, workbook.English)
	for scrolled := range 5 {
		s, _ := screen(t, w, workbook.English)
		for range scrolled {
			s.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		}
		uitest.Press(s, "pgdown")
		if !whole(s, w.Template.Dimensions()[1]) {
			t.Errorf("scrolled %d times: the second picture is cut:\n%s", scrolled, strings.Join(rows(s), "\n"))
		}
	}
}

func TestHonestStatesAreSaid(t *testing.T) {
	w := small(t, workbook.English)
	state := workbook.Address{Prompt: "place.note", Side: "rent", Facet: workbook.StateFacet}
	must(t, w.Apply(workbook.Change{Kind: workbook.SetChange, Address: state, After: workbook.Value{Text: string(workbook.Unsure)}}))
	got := rendered(t, w, 80)
	said, answer := strings.Index(got, "unsure"), strings.Index(got, "三次")
	if said < 0 || answer < said {
		t.Errorf("an unsure answer is shown with its state before it:\n%s", got)
	}
	if strings.Contains(rendered(t, small(t, workbook.English), 80), "unsure") {
		t.Error("an answer without a state is said to be unsure")
	}
}

func TestTablesKeepDatesWholeAndNameTheirRows(t *testing.T) {
	w := uitest.Empty(t, workbook.English, "full")
	long := strings.Repeat("several words ", 12)
	add := func(table, id string, order int, cells map[string]string) {
		row := workbook.Row{ID: id, Order: order, Cells: cells}
		must(t, w.Apply(workbook.Change{
			Kind: workbook.InsertChange, Address: workbook.Address{Prompt: table, Row: id}, After: workbook.Value{Row: &row},
		}))
	}
	add("combination.scenes", "s1", 1, map[string]string{"scene": "Friday night", "who": "a guest"})
	add("combination.scenes", "s2", 2, map[string]string{"who": "nobody"})
	add("combination.plan", "p1", 1, map[string]string{"step": long, "metric": long, "due": "2026-05-10", "scene": "s1", "side": "both"})
	add("combination.plan", "p2", 2, map[string]string{"step": "short", "scene": "s2", "due": "2026-06-10", "metric": "sales"})
	for _, width := range []int{60, 80, 120} {
		got := rendered(t, w, width)
		plan := got[strings.Index(got, "Action plan"):]
		for _, want := range []string{"2026-05-10", "2026-06-10", "●◆ Both"} {
			if !strings.Contains(plan, want) {
				t.Errorf("at %d %q is broken:\n%s", width, want, plan)
			}
		}
		if !strings.Contains(plan, "Friday") {
			t.Errorf("at %d the scene is not named:\n%s", width, plan)
		}
		if width == 120 {
			last := strings.TrimSpace(plan[strings.Index(plan, "short"):])
			if !strings.HasSuffix(last, "–") {
				t.Errorf("a scene without a name is a dash: %q", last)
			}
		}
	}
}
