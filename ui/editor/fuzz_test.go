package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
)

// everyKey is what a byte of an edit presses.
var everyKey = append([]string{
	"left", "right", "backspace", "delete", "enter", "ctrl+z", "ctrl+y", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+x", "ctrl+c",
	"alt+backspace", "ctrl+backspace", "ctrl+delete", "ctrl+shift+left", "ctrl+shift+right", "shift+home", "shift+pgdown", "tab", "shift+enter", "esc",
}, motions...)

// An edit is bytes: keys, texts that are typed or pasted, clicks, sizes. At every
// step what is drawn fits and the cursor stands in it; the text is clean; undone to
// its beginning it is as it was, redone as it became.
func FuzzEditor(f *testing.F) {
	f.Add("势本 a plan", []byte{0, 1, 40, 2, 5, 200, 7}, "新👍🏽\r\n", uint8(12))
	f.Add("", []byte("typed text that wraps"), "\x1b[31m\xff\u202e", uint8(1))
	f.Add(strings.Repeat("一二三\n", 9), []byte{250, 3, 251, 9, 252, 8, 253, 1, 1, 1}, "e\u0301", uint8(5))
	f.Fuzz(func(t *testing.T, start string, steps []byte, in string, width uint8) {
		if len(start)+len(in) > 2000 || len(steps) > 200 {
			return
		}
		start = text.Clean(start)
		w, h := 1+int(width)%60, 1+int(width)%7
		e := field(start, w, h)
		e.SetCursorByte(len(start))
		for _, b := range steps {
			switch {
			case int(b) < len(everyKey):
				press(e, everyKey[b])
			case b == 250:
				e.Update(tea.PasteMsg{Content: in})
			case b == 251:
				w, h = 1+(w*7)%60, 1+(h*3)%7
				e.SetSize(w, h)
			case b >= 252:
				at := tea.MouseClickMsg{X: int(b) * w / 256, Y: int(b) * h / 256, Button: tea.MouseLeft}
				e.Update(at)
				e.Update(tea.MouseMotionMsg{X: 0, Y: h - 1, Button: tea.MouseLeft})
				e.Update(tea.MouseReleaseMsg{X: 0, Y: h - 1, Button: tea.MouseLeft})
			default:
				r := []rune(in + "中 a")
				e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: string(r[int(b)%len(r)])})
			}
			if v := e.Value(); text.Clean(v) != v || !utf8.ValidString(v) {
				t.Fatalf("after %d it holds %q", b, v)
			}
			fits(t, e, w, h)
		}
		end := e.Value()
		for e.Redo() {
			end = e.Value()
		}
		for e.Undo() {
			continue
		}
		if e.Value() != start {
			t.Fatalf("all undone: %q, want %q", e.Value(), start)
		}
		for e.Redo() {
			continue
		}
		if e.Value() != end {
			t.Fatalf("all redone: %q, want %q", e.Value(), end)
		}
	})
}

func fits(t *testing.T, e *Editor, w, h int) {
	t.Helper()
	lines := strings.Split(e.View(), "\n")
	if len(lines) != h {
		t.Fatalf("%d rows drawn, want %d", len(lines), h)
	}
	for i, line := range lines {
		if got := text.Width(line); got != w {
			t.Fatalf("row %d %q is %d cells wide, want %d", i, line, got, w)
		}
	}
	if c := e.Cursor(); c == nil || c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h {
		t.Fatalf("cursor %v outside of %d×%d", c, w, h)
	}
}
