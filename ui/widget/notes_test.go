package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/ui/widget"
)

func TestANoteStandsWhereNothingIsDrawn(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks [2]int
		at    string // what the row begins or ends with; empty: no note
		left  bool
	}{
		{"the mark is at the left", [2]int{2, 0}, "◆ later", false},
		{"the mark is at the right", [2]int{0, 6}, "◆ later", true},
		{"no mark", [2]int{0, 0}, "◆ later", false},
	} {
		s := widget.Snake{Marks: [][2]int{c.marks}, Step: 5, Notes: []string{"◆ later"}}
		row := s.Rows(theme.New(true))[0]
		plain := ansi.Strip(row)
		if text.Width(plain) != s.Width() {
			t.Errorf("%s: the row takes %d cells, not %d", c.name, text.Width(plain), s.Width())
		}
		if c.left && !strings.HasPrefix(plain, c.at) || !c.left && !strings.HasSuffix(plain, c.at) {
			t.Errorf("%s: %q", c.name, plain)
		}
	}
	crowded := widget.Snake{Marks: [][2]int{{1, 7}}, Step: 5, Notes: []string{"◆ later"}}
	if row := ansi.Strip(crowded.Rows(theme.New(true))[0]); strings.Contains(row, "later") {
		t.Errorf("a note covers a mark: %q", row)
	}
}
