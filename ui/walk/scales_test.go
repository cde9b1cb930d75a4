package walk_test

import (
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

func TestMarksAreSetAndMoved(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want [2]int
	}{
		{"a digit", []string{"6"}, [2]int{6, 0}},
		{"a full-width digit", []string{"３"}, [2]int{3, 0}},
		{"the first press to the right says right of the middle", []string{"right"}, [2]int{5, 0}},
		{"the first press to the left says left of the middle", []string{"left"}, [2]int{3, 0}},
		{"no further than the pole", []string{"7", "right"}, [2]int{7, 0}},
		{"the other side by m", []string{"2", "m", "5"}, [2]int{2, 5}},
		{"the other side by space", []string{"space", "5"}, [2]int{0, 5}},
		{"the other side by tab", []string{"tab", "5", "shift+tab", "1"}, [2]int{1, 5}},
		{"cleared", []string{"4", "0"}, [2]int{0, 0}},
		{"cleared by backspace", []string{"4", "backspace"}, [2]int{0, 0}},
		{"8 is no mark", []string{"8"}, [2]int{0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, d := empty(t, "loop.closure", 80, 22)
			uitest.Press(s, c.keys...)
			sides := d.Workbook().Template.Sides
			got := [2]int{d.Workbook().Mark("loop.closure", sides[0].ID), d.Workbook().Mark("loop.closure", sides[1].ID)}
			if got != c.want {
				t.Errorf("marks %v, want %v", got, c.want)
			}
		})
	}
}

func TestTwoMarksAtOnePositionAreBothSeen(t *testing.T) {
	s, _ := empty(t, "loop.closure", 80, 22)
	uitest.Press(s, "4", "m", "4")
	if row := rowWith(t, s, "开环"); !strings.Contains(row, "●┼◆") {
		t.Errorf("not both marks: %q", row)
	}
	uitest.Press(s, "5")
	if row := rowWith(t, s, "开环"); !strings.Contains(row, "─●──◆─") {
		t.Errorf("not side by side: %q", row)
	}
}

// Whatever is open under the scales, the one that the keys act on is read whole.
func TestNoPoleIsCutUnderAnOpenPanel(t *testing.T) {
	for _, lang := range languages {
		for _, keys := range [][]string{nil, {"f2"}, {"e"}} {
			w := uitest.Filled(t, lang)
			for _, p := range w.Template.Part("actor").Prompts {
				if p.Kind != workbook.Scale {
					continue
				}
				s, _ := open(t, w.Clone(), lang, 80, 22, p.ID)
				uitest.Press(s, keys...)
				view := plain(s)
				for _, pole := range p.Poles {
					for _, word := range strings.Fields(pole.In(lang)) {
						if !strings.Contains(view, word) {
							t.Errorf("%s %v: %q of %s is cut:\n%s", lang, keys, word, p.ID, view)
						}
					}
				}
			}
		}
	}
}

func TestAHintThatIsCutSaysSo(t *testing.T) {
	for h := 12; h < 24; h++ {
		for _, lang := range languages {
			w := uitest.Filled(t, lang)
			s, _ := open(t, w, lang, 80, h, "loop.closure")
			rows := strings.Split(strings.TrimRight(plain(s), "\n"), "\n")
			last := strings.TrimRight(rows[len(rows)-1], " ")
			_, last, _ = strings.Cut(last, "│")
			if last = strings.TrimSpace(last); last != "" && !strings.ContainsAny(last[len(last)-3:], "…。？?.─┼●◆") {
				t.Errorf("%s in %d rows ends with %q", lang, h, last)
			}
		}
	}
}

func TestEveryScaleOfThePartIsSeenWithItsPoles(t *testing.T) {
	for _, lang := range languages {
		w := uitest.Empty(t, lang, "full")
		s, _ := open(t, w, lang, 80, 22, "loop.closure")
		view := strings.Join(strings.Fields(plain(s)), " ")
		for _, p := range w.Template.Part("loop").Prompts {
			if p.Kind != workbook.Scale {
				continue
			}
			for _, pole := range p.Poles {
				for _, word := range strings.Fields(pole.In(lang)) {
					if !strings.Contains(view, word) {
						t.Errorf("%s: %q of %s is not seen", lang, word, p.ID)
					}
				}
			}
		}
	}
}
