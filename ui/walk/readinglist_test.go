package walk_test

import (
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

func openReadings(t *testing.T, w *workbook.Workbook) []workbook.Reading {
	t.Helper()
	all, err := workbook.ReadingsOf(w, workbook.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	var open []workbook.Reading
	for _, r := range all {
		if r.Open() {
			open = append(open, r)
		}
	}
	if len(open) < 2 {
		t.Fatalf("%d readings are open", len(open))
	}
	return open
}

// A reading is accepted with a reason and opened again in the walk, wherever the
// focus is and whatever the width.
func TestReadingsAreAcceptedInTheWalk(t *testing.T) {
	for _, size := range [][2]int{{40, 14}, {80, 22}, {110, 30}, {160, 43}, {210, 60}} {
		for _, start := range [][]string{{"f10"}, {"esc", "r"}, {"alt+r"}} {
			w := uitest.Case(t, "mountain-tea", workbook.Chinese)
			first := openReadings(t, w)[0]
			s, d := open(t, w, workbook.Chinese, size[0], size[1], first.Prompts[0])
			uitest.Press(s, start...)
			if s.Capturing() || !strings.Contains(uitest.Plain(s.View()), first.Rule.Name.ZH) {
				t.Fatalf("%v %v: the readings do not show:\n%s", size, start, uitest.Plain(s.View()))
			}
			uitest.Press(s, "a")
			if !s.Capturing() || s.Cursor() == nil {
				t.Fatalf("%v %v: no reason is asked for", size, start)
			}
			if got := uitest.Press(s, "enter"); len(got) != 1 || d.Workbook().Accepted(first.Rule.ID, first.Subject) != "" {
				t.Errorf("%v %v: accepted without a reason: %v", size, start, got)
			}
			uitest.Type(s, "客户只肯这样做 a r q")
			if !strings.Contains(uitest.Plain(s.View()), "只肯这样做") {
				t.Errorf("%v %v: the reason does not show:\n%s", size, start, uitest.Plain(s.View()))
			}
			uitest.Press(s, "enter")
			if got := d.Workbook().Accepted(first.Rule.ID, first.Subject); got != "客户只肯这样做 a r q" || s.Capturing() {
				t.Fatalf("%v %v: accepted because %q", size, start, got)
			}
			uitest.Press(s, "a")
			if got := d.Workbook().Accepted(first.Rule.ID, first.Subject); got != "" {
				t.Errorf("%v %v: still accepted because %q", size, start, got)
			}
			uitest.Press(s, "a", "x", "esc")
			if got := d.Workbook().Accepted(first.Rule.ID, first.Subject); got != "" || s.Capturing() {
				t.Errorf("%v %v: esc accepted because %q", size, start, got)
			}
			uitest.Press(s, "esc")
			if prompt, _ := s.Place(); prompt != first.Prompts[0] {
				t.Errorf("%v %v: back at %s", size, start, prompt)
			}
		}
	}
}

// Enter leads to the prompt of every reading in turn, and the list begins there
// again.
func TestTheListOfReadingsLeadsToTheirPrompts(t *testing.T) {
	for _, lang := range languages {
		w := uitest.Case(t, "mountain-tea", lang)
		all, err := workbook.ReadingsOf(w, lang)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range all {
			s, _ := open(t, w, lang, 110, 30, "combination.plan")
			uitest.Press(s, "f10", "home")
			for range i {
				uitest.Press(s, "down")
			}
			if want := r.Text[:strings.IndexAny(r.Text+".", ".。：；")]; !strings.Contains(flat(s.View()), squeeze(want)) {
				t.Errorf("%s: %q is not on the screen:\n%s", r.Rule.ID, want, uitest.Plain(s.View()))
			}
			uitest.Press(s, "enter")
			prompt, at := s.Place()
			if prompt != r.Prompts[0] || r.Rule.Each == prompt && at != r.Subject {
				t.Errorf("%s/%s leads to %s %s", r.Rule.ID, r.Subject, prompt, at)
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// flat is what stands right of the outline, without blanks.
func flat(view string) string {
	var b strings.Builder
	for _, row := range strings.Split(uitest.Plain(view), "\n") {
		_, right, _ := strings.Cut(row, "│")
		b.WriteString(squeeze(right))
	}
	return b.String()
}

func TestGeometryOfTheListOfReadings(t *testing.T) {
	for _, lang := range languages {
		w := uitest.Case(t, "mountain-tea", lang)
		s, _ := open(t, w, lang, 80, 22, "actor.granularity")
		uitest.Press(s, "f10")
		uitest.Geometry(t, s)
		uitest.Press(s, "end", "ctrl+down", "ctrl+down", "a")
		uitest.Type(s, strings.Repeat("因为", 200))
		uitest.Geometry(t, s)
	}
	s, _ := open(t, uitest.Empty(t, workbook.Chinese, "full"), workbook.Chinese, 80, 22, "")
	uitest.Press(s, "f10", "a", "enter", "down", "end")
	uitest.Geometry(t, s)
}

func TestGoldensOfTheListOfReadings(t *testing.T) {
	for _, lang := range languages {
		for _, size := range [][2]int{{80, 22}, {120, 38}} {
			w := uitest.Case(t, "mountain-tea", lang)
			first := openReadings(t, w)[1]
			s, _ := open(t, w, lang, size[0], size[1], first.Prompts[0])
			uitest.Press(s, "f10", "a")
			uitest.Type(s, "客户只肯这样做")
			uitest.Press(s, "enter", "down", "a")
			uitest.Golden(t, "readings-"+string(lang)+"-"+[]string{"80", "120"}[size[0]/120], s.View())
		}
	}
}
