package uitest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"shiben/ui"
	"shiben/ui/uitest/golden"
	"shiben/workbook/workbooktest"
)

// Sizes are the sizes of a screen that geometry is held at, in an order that also
// shrinks and grows by leaps.
var Sizes = [][2]int{
	{80, 22},
	{1, 1},
	{160, 43},
	{2, 5},
	{50, 12},
	{300, 78},
	{40, 10},
	{99, 22},
	{100, 22},
	{20, 3},
	{120, 38},
	{60, 16},
	{79, 21},
	{3, 40},
	{200, 2},
	{81, 23},
	{139, 30},
	{140, 36},
	{70, 18},
	{80, 22},
}

// Geometry holds that a screen never panics, is exactly h rows, none wider than
// w, and keeps its cursor inside, at every size and through every resize.
func Geometry(t *testing.T, s ui.Screen) {
	t.Helper()
	for _, size := range workbooktest.Every(3, Sizes) {
		s.SetSize(size[0], size[1])
		Fits(t, s, size[0], size[1])
	}
	last := Sizes[len(Sizes)-1]
	s.SetSize(last[0], last[1])
}

// Fits holds the same at one size.
func Fits(t *testing.T, s ui.Screen, w, h int) {
	t.Helper()
	view := s.View()
	rows := strings.Split(view, "\n")
	if len(rows) != h {
		t.Fatalf("%dx%d: %d rows", w, h, len(rows))
	}
	for i, row := range rows {
		if n := ansi.StringWidth(row); n > w {
			t.Fatalf("%dx%d: row %d is %d cells wide: %q", w, h, i, n, ansi.Strip(row))
		}
		if strings.ContainsAny(ansi.Strip(row), "\x1b\a\b\t\r\x00") {
			t.Fatalf("%dx%d: row %d holds a control character: %q", w, h, i, row)
		}
	}
	if c := s.Cursor(); c != nil && (c.X < 0 || c.X >= max(1, w) || c.Y < 0 || c.Y >= max(1, h)) {
		t.Fatalf("%dx%d: the cursor is outside: %d,%d", w, h, c.X, c.Y)
	}
}

// Golden compares a view, without its colours and trailing blanks, with
// testdata/NAME.golden; run the tests with -update to write it.
func Golden(t *testing.T, name, view string) {
	t.Helper()
	compare(t, name, Plain(view))
}

// GoldenColour compares a view with its colours.
func GoldenColour(t *testing.T, name, view string) {
	t.Helper()
	compare(t, name, view+"\n")
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	golden.File(t, filepath.Join("testdata", name+".golden"), got)
}

// Plain is what a person reads of a view: no escapes, no trailing blanks.
func Plain(view string) string {
	rows := strings.Split(ansi.Strip(view), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n") + "\n"
}
