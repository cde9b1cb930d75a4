package editor

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"

	"shiben/ui/text"
)

// What the editor draws fills exactly its cells in a terminal: a border behind
// every row stands in one column, and the cursor's cell follows the text that
// is before it.
func TestRowsFillTheirCellsInATerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text.Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "text"), ""))
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
		e := field(s, w, h)
		e.SetCursorByte(rapid.IntRange(0, len(s)).Draw(t, "at"))
		term := vt.NewEmulator(w+1, h)
		rows := strings.Split(e.View(), "\n")
		term.WriteString(strings.Join(rows, "|\r\n") + "|")
		for y := range h {
			if c := term.CellAt(w, y); c == nil || c.Content != "|" {
				t.Fatalf("border of row %d %q is not in column %d", y, rows[y], w)
			}
		}
		c := e.Cursor()
		if c.X == 0 || e.CursorByte() == 0 {
			return
		}
		if row := e.rows[e.cursorRow()]; e.CursorByte() <= row.End && w > narrow {
			last, _, width := text.Step(s[e.before(e.CursorByte()):])
			if last == "\t" || width == 0 {
				return
			}
			if got := term.CellAt(c.X-width, c.Y); got == nil || got.Content != text.Safe(last) {
				t.Fatalf("left of the cursor %d,%d stands %v, want %q in %q", c.X, c.Y, got, last, rows[c.Y])
			}
		}
	})
}
