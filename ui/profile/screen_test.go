package profile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/profile"
	"shiben/ui/uitest"
	"shiben/workbook"
)

func screen(t testing.TB, w *workbook.Workbook, lang workbook.Lang) (*profile.Screen, *draft.Draft) {
	t.Helper()
	d, _ := uitest.Draft(t, w)
	s := profile.New(ui.Env{}, d)
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	s.Init()
	return s, d
}

func TestGeometry(t *testing.T) {
	all := books(t, workbook.English)
	all["planned"] = planned(t, workbook.English)
	for name, w := range all {
		t.Run(name, func(t *testing.T) {
			s, _ := screen(t, w, workbook.English)
			uitest.Geometry(t, s)
			if name != "planned" {
				return
			}
			for _, keys := range [][]string{{"pgdown", "down", "down"}, {"end", "up"}, {"home", "3"}} {
				uitest.Press(s, keys...)
				uitest.Geometry(t, s)
			}
		})
	}
}

// The terminal's size; a screen gets two rows less.
var terminals = [][2]int{{40, 12}, {80, 24}, {120, 40}, {160, 45}}

func TestScreenGoldens(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		for _, size := range terminals {
			s, _ := screen(t, planned(t, lang), lang)
			s.SetSize(size[0], size[1]-2)
			name := fmt.Sprintf("screen-%dx%d-%s", size[0], size[1], lang)
			uitest.Golden(t, name, s.View())
			uitest.Press(s, "right")
			uitest.Golden(t, name+"-second", s.View())
			uitest.Press(s, "end")
			uitest.Golden(t, name+"-end", s.View())
		}
	}
	s, _ := screen(t, planned(t, workbook.Chinese), workbook.Chinese)
	uitest.GoldenColour(t, "screen-colour-dark", s.View())
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	uitest.GoldenColour(t, "screen-colour-light", s.View())
}

// rows are what a person sees.
func rows(s *profile.Screen) []string { return strings.Split(uitest.Plain(s.View()), "\n") }

// chosen is the row with the sign of the selection.
func chosen(t *testing.T, s *profile.Screen) string {
	t.Helper()
	found := ""
	for _, row := range rows(s) {
		if strings.Contains(row, "›") {
			if found != "" {
				t.Fatalf("two rows are selected: %q, %q", found, row)
			}
			found = row
		}
	}
	return found
}

// whole tells whether all scales of a dimension are in sight, by their poles.
func whole(s *profile.Screen, part *workbook.Part) bool {
	seen := strings.Join(rows(s), "\n")
	for _, p := range part.Prompts {
		if p.Kind == workbook.Scale && !strings.Contains(seen, p.Poles[0].EN+" ") {
			return false
		}
	}
	return strings.Contains(seen, part.Name.EN+" ")
}

func TestEachDimensionIsSeenWholeAtTheDesignSize(t *testing.T) {
	w := planned(t, workbook.English)
	for _, keys := range []struct {
		name string
		next []string
	}{{"jumps", []string{"right"}}, {"pages", []string{"pgdown"}}, {"space", []string{"space"}}} {
		t.Run(keys.name, func(t *testing.T) {
			s, _ := screen(t, w, workbook.English)
			for i, part := range w.Template.Dimensions() {
				if i > 0 {
					uitest.Press(s, keys.next...)
				}
				if !whole(s, part) {
					t.Errorf("%s is cut:\n%s", part.ID, strings.Join(rows(s), "\n"))
				}
			}
		})
	}
	s, _ := screen(t, w, workbook.English)
	uitest.Press(s, "３")
	if !whole(s, w.Template.Dimensions()[2]) {
		t.Errorf("3 shows the third dimension:\n%s", strings.Join(rows(s), "\n"))
	}
	uitest.Press(s, "left")
	if !whole(s, w.Template.Dimensions()[1]) {
		t.Errorf("left shows the one before:\n%s", strings.Join(rows(s), "\n"))
	}
}

func TestTheFirstPageHasTheFirstPicture(t *testing.T) {
	w := planned(t, workbook.English)
	for _, size := range [][2]int{{50, 22}, {60, 22}, {80, 22}, {100, 28}, {300, 78}} {
		s, _ := screen(t, w, workbook.English)
		s.SetSize(size[0], size[1])
		if !whole(s, w.Template.Dimensions()[0]) {
			t.Errorf("%v:\n%s", size, strings.Join(rows(s), "\n"))
		}
	}
}

func TestAWideScreenShowsEveryDimension(t *testing.T) {
	w := planned(t, workbook.English)
	for _, size := range [][2]int{{140, 34}, {160, 43}, {120, 38}, {300, 78}} {
		s, _ := screen(t, w, workbook.English)
		s.SetSize(size[0], size[1])
		for _, part := range w.Template.Dimensions() {
			if !whole(s, part) {
				t.Errorf("%v: %s is cut:\n%s", size, part.ID, strings.Join(rows(s), "\n"))
			}
		}
	}
}

func TestTheWalkOpensAtTheSelectedPrompt(t *testing.T) {
	w := planned(t, workbook.English)
	s, d := screen(t, w, workbook.English)
	prompts := w.Template.Dimensions()[0].Prompts
	uitest.Press(s, "down", "down") // past the completeness and the dimension's own figures
	if got := chosen(t, s); !strings.Contains(got, prompts[0].Poles[0].EN) {
		t.Fatalf("the first scale is selected: %q", got)
	}
	uitest.Press(s, "down", "down")
	if got := chosen(t, s); !strings.Contains(got, prompts[2].Poles[0].EN) {
		t.Fatalf("two down is the third scale: %q", got)
	}
	if got := uitest.Press(s, "enter"); len(got) != 0 {
		t.Fatalf("enter unfolds first: %v", got)
	}
	for _, k := range []string{"enter", "w", "ｗ"} {
		got := uitest.Press(s, k)
		if len(got) != 1 || got[0] != (ui.PushMsg{To: ui.WalkRoute{ID: d.ID(), Prompt: prompts[2].ID}}) {
			t.Errorf("%s gives %v", k, got)
		}
	}
}

func TestEveryRowCanBeReachedByKeys(t *testing.T) {
	w := planned(t, workbook.Chinese)
	s, _ := screen(t, w, workbook.Chinese)
	seen, sights := map[ui.Route]bool{}, map[string]bool{}
	for range 600 {
		for _, row := range rows(s) {
			sights[strings.TrimLeft(row, "› ")] = true
		}
		for _, m := range uitest.Press(s, "w") {
			seen[m.(ui.PushMsg).To] = true
		}
		uitest.Press(s, "down")
	}
	for _, part := range w.Template.Parts {
		for _, step := range w.Template.Steps(&part, w.About.Depth) {
			if !seen[ui.WalkRoute{ID: w.ID, Prompt: step.Prompts[0].ID}] {
				t.Errorf("%s cannot be selected", step.Prompts[0].ID)
			}
		}
	}
	for _, row := range profile.Render(w, uitest.Look(t, workbook.Chinese, true), 80, profile.Options{Plain: true}) {
		if !sights[strings.TrimSpace(row)] && strings.TrimSpace(row) != w.About.Title {
			t.Errorf("never seen: %q", row)
		}
	}
	for range 600 {
		uitest.Press(s, "up")
	}
	if got := rows(s)[1]; !strings.Contains(got, w.About.Subject) {
		t.Errorf("up ends at %q", got)
	}
}

func TestPagesGoThereAndBack(t *testing.T) {
	s, _ := screen(t, planned(t, workbook.English), workbook.English)
	first := s.View()
	uitest.Press(s, "end")
	last := s.View()
	if first == last {
		t.Fatal("the end is not the start")
	}
	uitest.Press(s, "home")
	if s.View() != first {
		t.Error("home shows the start")
	}
	for range 100 {
		uitest.Press(s, "pgdown")
	}
	if got, want := rows(s), strings.Split(uitest.Plain(last), "\n"); strings.TrimLeft(got[21], "› ") != strings.TrimLeft(want[21], "› ") {
		t.Errorf("pages end at %q, not %q", got[21], want[21])
	}
	for range 100 {
		uitest.Press(s, "pgup")
	}
	if s.View() != first {
		t.Error("pages back end at the start")
	}
}

func TestTheWheelScrolls(t *testing.T) {
	s, _ := screen(t, planned(t, workbook.English), workbook.English)
	before := rows(s)
	s.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if after := rows(s); strings.TrimLeft(after[0], "› ") != strings.TrimLeft(before[3], "› ") {
		t.Errorf("the wheel shows %q first", after[0])
	}
}

func TestAClickSelectsAndASecondGoesThere(t *testing.T) {
	w := planned(t, workbook.English)
	s, d := screen(t, w, workbook.English)
	scale := w.Template.Dimensions()[0].Prompts[3]
	y := slices.IndexFunc(rows(s), func(row string) bool { return strings.Contains(row, scale.Poles[0].EN) })
	click := tea.MouseClickMsg{X: 30, Y: y, Button: tea.MouseLeft}
	if got := uitest.Send(s, click); len(got) != 0 {
		t.Fatalf("the first click gives %v", got)
	}
	if got := chosen(t, s); !strings.Contains(got, scale.Poles[0].EN) {
		t.Fatalf("a click selects %q", got)
	}
	want := ui.PushMsg{To: ui.WalkRoute{ID: d.ID(), Prompt: scale.ID}}
	if got := uitest.Send(s, click); len(got) != 0 || !strings.Contains(strings.Join(rows(s), "\n"), "  "+scale.Name.EN) {
		t.Errorf("the second click unfolds, not %v:\n%s", got, strings.Join(rows(s), "\n"))
	}
	if got := uitest.Press(s, "w"); len(got) != 1 || got[0] != want {
		t.Errorf("w gives %v", got)
	}
}

func TestAnswersAreShownAsTheyAre(t *testing.T) {
	s, d := screen(t, one(t, workbook.English), workbook.English)
	before := s.View()
	scale := d.Workbook().Template.Dimensions()[0].Prompts[1]
	must(t, d.Set(workbook.Address{Prompt: scale.ID, Side: d.Workbook().Template.Sides[0].ID}, workbook.Value{Mark: 1}))
	after := s.View()
	if before == after {
		t.Fatal("a new mark does not show")
	}
	if !strings.Contains(uitest.Plain(after), "Marketing 0.00") {
		t.Errorf("the mean of 7 and 1 is 0.00:\n%s", uitest.Plain(after))
	}
	_, err := d.Undo()
	must(t, err)
	s.Update(ui.WorkbookChangedMsg{ID: d.ID()})
	if s.View() != before {
		t.Error("an undone mark still shows")
	}
}

func TestTheSelectionStays(t *testing.T) {
	s, _ := screen(t, planned(t, workbook.English), workbook.English)
	uitest.Press(s, "right", "down", "down", "down", "down")
	push := uitest.Press(s, "w")
	for _, size := range [][2]int{{160, 43}, {60, 14}, {100, 28}, {30, 8}, {80, 22}} {
		s.SetSize(size[0], size[1])
		if chosen(t, s) == "" {
			t.Errorf("%v: the selected row is out of sight", size)
		}
		if got := uitest.Press(s, "w"); got[0] != push[0] {
			t.Errorf("%v: %v is selected, not %v", size, got[0], push[0])
		}
	}
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	if got := uitest.Press(s, "w"); got[0] != push[0] {
		t.Errorf("another language: %v is selected, not %v", got[0], push[0])
	}
	if !strings.Contains(chosen(t, s), "目标") {
		t.Errorf("the language did not change: %q", chosen(t, s))
	}
}

func TestKeysThatCannotActAreNotOffered(t *testing.T) {
	s, _ := screen(t, small(t, workbook.English), workbook.English)
	s.SetSize(80, 60)
	uitest.Press(s, "pgdown", "end", "down")
	if got := rows(s)[1]; !strings.Contains(got, "7 of 7") {
		t.Errorf("what fits does not scroll: %q", got)
	}
	for _, b := range s.Keys().ShortHelp() {
		if h := b.Help(); b.Enabled() && strings.HasPrefix(h.Key, "pg") {
			t.Errorf("%s is offered where all is in sight", h.Key)
		}
	}
}

func BenchmarkView(b *testing.B) {
	s, _ := screen(b, uitest.Filled(b, workbook.Chinese), workbook.Chinese)
	s.SetSize(120, 38)
	for b.Loop() {
		s.View()
	}
}
