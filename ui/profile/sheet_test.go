package profile_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

func TestGeometryOfWhatIsUnfolded(t *testing.T) {
	all := books(t, workbook.Chinese)
	all["tea"], all["ruled"] = uitest.Case(t, "mountain-tea", workbook.Chinese), ruled(t)
	for name, w := range all {
		t.Run(name, func(t *testing.T) {
			states := [][]string{
				{"r", "enter", "a", "为", "end"},
				{"end", "enter"},
				{"2", "down", "enter", "pgdown"},
				{"r", "a", "为", "什", "么"},
				{"enter"},
				{"down", "="},
				{"end", "="},
				{"r", "enter", "pgdown"},
			}
			switch name {
			case "hostile":
				states = states[:2] // it is laid out slowly
			case "filled", "empty", "one":
				states = states[:4]
			}
			for _, keys := range states {
				s, _ := screen(t, w, workbook.Chinese)
				uitest.Press(s, keys...)
				uitest.Geometry(t, s)
			}
		})
	}
}

func TestTheSelectedRowStaysInSightAboveItsSheet(t *testing.T) {
	w := uitest.Case(t, "fresh-food", workbook.English)
	for _, size := range [][2]int{{80, 22}, {160, 43}, {60, 14}} {
		for _, first := range []string{"enter", "="} {
			s, _ := screen(t, w, workbook.English)
			s.SetSize(size[0], size[1])
			uitest.Press(s, first)
			for i := range 120 {
				if chosen(t, s) == "" {
					t.Fatalf("%v: nothing is selected in sight after %d down:\n%s", size, i, strings.Join(rows(s), "\n"))
				}
				uitest.Press(s, "down")
			}
		}
	}
}

func TestASheetFollowsTheSelectionAndEscClosesIt(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.English)
	s, _ := screen(t, w, workbook.English)
	before := strings.Join(rows(s), "\n")
	if bound(s, "esc") {
		t.Error("esc is the app's while nothing is unfolded")
	}
	uitest.Press(s, "down", "down", "enter")
	scales := w.Template.Dimensions()[0].Prompts
	for _, p := range scales[:3] {
		why := w.Answer(p.ID, w.Template.Sides[0].ID).Why
		got := flat(rows(s))
		if !strings.Contains(got, squeeze(p.Name.EN+p.Ask.EN)) {
			t.Errorf("%s is not unfolded:\n%s", p.ID, strings.Join(rows(s), "\n"))
		}
		if why != "" && !strings.Contains(strings.Join(rows(s), "\n"), strings.Fields(why)[0]) {
			t.Errorf("%s does not say why", p.ID)
		}
		uitest.Press(s, "down")
	}
	if !bound(s, "esc") {
		t.Error("esc closes what is unfolded")
	}
	uitest.Press(s, "esc", "home")
	if got := strings.Join(rows(s), "\n"); got != before {
		t.Errorf("what was unfolded is not gone:\n%s", got)
	}
}

// bound tells whether a key is one of the screen's now.
func bound(s ui.Screen, name string) bool {
	for _, group := range s.Keys().FullHelp() {
		for _, b := range group {
			for _, k := range b.Keys() {
				if b.Enabled() && k == name {
					return true
				}
			}
		}
	}
	return false
}

func TestALongSheetIsReadToItsEnd(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.English)
	s, _ := screen(t, w, workbook.English)
	uitest.Press(s, "r", "enter")
	last := w.Template.Claim("A5").Text.EN
	words := strings.Fields(last)
	if strings.Contains(strings.Join(rows(s), "\n"), words[len(words)-1]) {
		t.Fatal("the sheet is not longer than its place")
	}
	for range 9 {
		uitest.Press(s, "pgdown")
	}
	if got := strings.Join(rows(s), "\n"); !strings.Contains(got, words[len(words)-1]) {
		t.Errorf("the end of the sheet is not shown:\n%s", got)
	}
	if chosen(t, s) == "" {
		t.Error("the reading is out of sight")
	}
	for range 9 {
		uitest.Press(s, "pgup")
	}
	before := rows(s)
	s.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown, Y: 20})
	after := rows(s)
	if after[0] != before[0] || after[12] != before[15] {
		t.Errorf("the wheel over the sheet scrolls it alone:\n%s", strings.Join(after, "\n"))
	}
}

func TestWhatIsUnfoldedIsAsItStandsNow(t *testing.T) {
	s, d := screen(t, small(t, workbook.English), workbook.English)
	uitest.Press(s, "down", "down", "enter")
	before := strings.Join(rows(s), "\n")
	a := workbook.Address{Prompt: "money.lock", Side: "buy"}
	must(t, d.Note(a, workbook.WhyFacet, "", "the bank said so"))
	must(t, d.Note(a, workbook.ConfidenceFacet, "", string(workbook.HighConfidence)))
	_, err := d.Evidence(a, "", &workbook.Evidence{Text: "the contract", Date: "2026-01-02", By: "Chen"})
	must(t, err)
	_, err = d.Comment(a, "really?")
	must(t, err)
	after := strings.Join(rows(s), "\n")
	for _, want := range []string{"the bank said so", "high", "the contract", "2026-01-02", "one comment, 1 open"} {
		if strings.Contains(before, want) || !strings.Contains(after, want) {
			t.Errorf("%q:\n%s", want, after)
		}
	}
}

func TestUnfoldedGoldens(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		for _, size := range [][2]int{{80, 24}, {160, 45}} {
			for _, at := range []struct {
				name string
				keys []string
			}{{"first", nil}, {"mark", []string{"2", "down", "enter"}}, {"reading", []string{"r", "enter"}}, {"sums", []string{"2", "="}}, {"because", []string{"r", "r", "a"}}} {
				s, _ := screen(t, uitest.Case(t, "mountain-tea", lang), lang)
				s.SetSize(size[0], size[1]-2)
				uitest.Press(s, at.keys...)
				uitest.Golden(t, fmt.Sprintf("tea-%dx%d-%s-%s", size[0], size[1], lang, at.name), s.View())
			}
		}
	}
}
