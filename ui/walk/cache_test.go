package walk_test

import (
	"math/rand"
	"testing"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// What is kept of earlier frames must never show: after any keys, changes of size,
// language and theme, the view is what it would be drawn from nothing.
func TestNothingStaleIsShown(t *testing.T) {
	keys := []string{
		"up", "down", "left", "right", "tab", "shift+tab", "enter", "esc", "space", "m", "1", "4", "7", "0",
		"ctrl+n", "ctrl+b", "f2", "a", "d", "y", "n", "你", "，", "backspace", "ctrl+t", "ctrl+g", "home", "end", "ctrl+down", "ctrl+d",
		"f3", "e", "f4", "f5", "f6", "f7", "f8", "f9", "w", "x", "l", "u", "c", "r", "enter", "down",
	}
	looks := []ui.Look{
		uitest.Look(t, workbook.Chinese, true), uitest.Look(t, workbook.English, true),
		uitest.Look(t, workbook.Chinese, false), uitest.Look(t, workbook.English, false),
	}
	sizes := [][2]int{{80, 22}, {120, 38}, {60, 16}, {160, 43}, {99, 22}}
	for seed := range int64(4) {
		random := rand.New(rand.NewSource(seed))
		s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, kinds[int(seed)%len(kinds)])
		for i := range 400 {
			key := keys[random.Intn(len(keys))]
			switch n := random.Intn(40); n {
			case 0:
				size := sizes[random.Intn(len(sizes))]
				s.SetSize(size[0], size[1])
			case 1:
				s.SetLook(looks[random.Intn(len(looks))])
			case 2:
				_, _ = d.Undo() // there may be nothing to undo
				uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
			default:
				uitest.Press(s, key)
			}
			kept := s.View()
			s.Forget()
			if fresh := s.View(); fresh != kept {
				t.Fatalf("seed %d, step %d (%s): kept\n%s\nfresh\n%s", seed, i, key, uitest.Plain(kept), uitest.Plain(fresh))
			}
		}
	}
}

// The same columns may fit two widths of the screen; the rows do not.
func TestNoRowOfAnotherWidthIsShown(t *testing.T) {
	for _, p := range uitest.Template(t).Prompts() {
		if p.Kind != workbook.Table {
			continue
		}
		s, _ := open(t, uitest.Hostile(t, workbook.English), workbook.English, 300, 40, p.ID)
		for w := 300; w >= 90; w -= 7 {
			s.SetSize(w, 40)
			kept := s.View()
			s.Forget()
			if fresh := s.View(); fresh != kept {
				t.Fatalf("%s, %d wide: kept\n%s\nfresh\n%s", p.ID, w, uitest.Plain(kept), uitest.Plain(fresh))
			}
		}
	}
}
