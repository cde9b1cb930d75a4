package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

func TestEndStandsBehindTrailingSpaces(t *testing.T) {
	e := field("ab  \ncd  ", 20, 2)
	press(e, "home", "end")
	cursorAt(t, e, 4, 1)
	press(e, "up", "end")
	cursorAt(t, e, 4, 0)
}

func TestSpacesBehindAFullRowStayInside(t *testing.T) {
	e := field("", 9, 2)
	typed(e, "一二三四   ")
	cursorAt(t, e, 8, 0)
	typed(e, "五")
	shows(t, e, "一二三四|五")
	cursorAt(t, e, 2, 1)
}

func TestTypingMovesTheColumn(t *testing.T) {
	e := field("abcdef\nab\nabcdef", 20, 4)
	press(e, "up")
	typed(e, "x")
	press(e, "down")
	cursorAt(t, e, 3, 2)
}

func TestLimitCountsWhatTheSelectionFrees(t *testing.T) {
	e := New(Options{Limit: 3})
	e.SetSize(20, 1)
	e.Focus()
	typed(e, "一二三")
	press(e, "ctrl+a")
	typed(e, "四五")
	holds(t, e, "四五")
}

func TestHistoryBranches(t *testing.T) {
	e := field("", 20, 1)
	typed(e, "a")
	press(e, "ctrl+z")
	typed(e, "b")
	if e.Redo() {
		t.Error("redo after a new edit")
	}
	holds(t, e, "b")
	press(e, "left", "right")
	typed(e, "c")
	press(e, "ctrl+z")
	holds(t, e, "b")
	e.SetValue("new")
	if e.Undo() {
		t.Error("undo reached behind SetValue")
	}
	holds(t, e, "new")
}

func TestUndoOfALetterThatJoinedAnAccent(t *testing.T) {
	e := field("\u0301x", 20, 1)
	e.SetCursorByte(0)
	typed(e, "ab")
	holds(t, e, "a\u0301bx")
	press(e, "ctrl+z", "ctrl+z")
	holds(t, e, "\u0301x")
}

func TestUndoPutsTheCursorBack(t *testing.T) {
	e := field("一二三四", 20, 1)
	e.SetCursorByte(6)
	press(e, "ctrl+k")
	press(e, "home", "ctrl+z")
	if e.CursorByte() != 6 {
		t.Errorf("cursor at %d", e.CursorByte())
	}
}

func TestTextWithAltIsNotTyped(t *testing.T) {
	e := field("", 20, 1)
	if r, _ := e.Update(tea.KeyPressMsg{Code: 'q', Text: "q", Mod: tea.ModAlt}); r.Handled || e.Value() != "" {
		t.Errorf("alt+q: %+v, value %q", r, e.Value())
	}
}

// selectedCells marks what is drawn as selected with brackets.
func selectedCells(e *Editor) string {
	e.SetStyles(Styles{Selection: lipgloss.NewStyle().Reverse(true)})
	r := strings.NewReplacer("\x1b[7m", "[", "\x1b[m", "]", "\x1b[0m", "]", "\n", "|", " ", ".")
	return r.Replace(e.View())
}

func TestSelectionIsDrawn(t *testing.T) {
	e := field("一二三\nab\ncd", 8, 3)
	e.SetCursorByte(3)
	press(e, "shift+down", "shift+down")
	if got, want := selectedCells(e), "一[二三.].|[ab.].....|[cd]......"; got != want {
		t.Errorf("drawn %s, want %s", got, want)
	}
	press(e, "right")
	if got := selectedCells(e); strings.Contains(got, "[") {
		t.Errorf("still selected: %s", got)
	}
}

func TestSelectionInALineIsDrawn(t *testing.T) {
	e := NewLine(0)
	e.SetSize(6, 1)
	e.SetValue("一二三四五")
	e.Focus()
	shows(t, e, " 四五")
	press(e, "shift+left")
	if got, want := selectedCells(e), ".四[五]."; got != want {
		t.Errorf("drawn %s, want %s", got, want)
	}
	press(e, "home", "shift+end")
	if got, want := selectedCells(e), "[.四五]."; got != want {
		t.Errorf("drawn %s, want %s", got, want)
	}
}

func TestClickInAScrolledLine(t *testing.T) {
	e := NewLine(0)
	e.SetSize(5, 1)
	e.SetValue("abcdefghij")
	e.Focus()
	cursorAt(t, e, 4, 0)
	e.Update(tea.MouseClickMsg{X: 1, Button: tea.MouseLeft})
	if e.CursorByte() != 7 {
		t.Errorf("cursor at %d", e.CursorByte())
	}
}

func TestSmallestSizes(t *testing.T) {
	for _, single := range []bool{false, true} {
		e := New(Options{SingleLine: single})
		e.Focus()
		typed(e, "中文")
		if got := e.View(); got != "" || e.Cursor() != nil {
			t.Errorf("before the size is known: %q", got)
		}
		e.SetSize(1, 1)
		press(e, "home", "right", "shift+right", "up", "backspace")
		if got := e.View(); len([]rune(got)) != 1 {
			t.Errorf("1×1 is %q", got)
		}
		e.SetSize(0, 0)
		press(e, "backspace")
		if e.View() != "" {
			t.Error("nothing fits into 0×0")
		}
	}
}

func TestPlaceholderOfALine(t *testing.T) {
	e := NewLine(0)
	e.SetSize(7, 1)
	e.SetPlaceholder("按标题筛选")
	shows(t, e, "按标题…")
}
