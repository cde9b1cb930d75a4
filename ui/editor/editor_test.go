package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
)

// field is a focused editor of w×h holding s, the cursor at its end.
func field(s string, w, h int) *Editor {
	e := New(Options{})
	e.SetSize(w, h)
	e.SetValue(s)
	e.Focus()
	return e
}

func press(e *Editor, keys ...string) Result {
	var r Result
	for _, k := range keys {
		r, _ = e.Update(keyMsg(k))
	}
	return r
}

func typed(e *Editor, s string) {
	for len(s) > 0 {
		var c string
		c, s, _ = text.Step(s)
		e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: c})
	}
}

// keyMsg makes the message of a key by its name: "ctrl+shift+left".
func keyMsg(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		name = rest
	}
	codes := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "tab": tea.KeyTab,
	}
	if k.Code = codes[name]; k.Code == 0 {
		k.Code = []rune(name)[0]
	}
	return k
}

// shows checks what is drawn, rows joined by |, trailing spaces left out.
func shows(t *testing.T, e *Editor, want string) {
	t.Helper()
	lines := strings.Split(e.View(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	if got := strings.TrimRight(strings.Join(lines, "|"), "|"); got != want {
		t.Errorf("drawn\n got %s\nwant %s", got, want)
	}
}

func cursorAt(t *testing.T, e *Editor, x, y int) {
	t.Helper()
	if c := e.Cursor(); c == nil || c.X != x || c.Y != y {
		t.Errorf("cursor %v, want %d,%d", c, x, y)
	}
}

func holds(t *testing.T, e *Editor, want string) {
	t.Helper()
	if got := e.Value(); got != want {
		t.Errorf("value %q, want %q", got, want)
	}
}

func TestNoCharacterIsLostAtTheEdge(t *testing.T) {
	e := field("aaaaaaaaa中文", 10, 3)
	shows(t, e, "aaaaaaaaa|中文")
	cursorAt(t, e, 4, 1)
}

func TestCursorStandsBehindChinese(t *testing.T) {
	e := field("", 20, 3)
	typed(e, "你好世界")
	cursorAt(t, e, 8, 0)
	press(e, "left")
	cursorAt(t, e, 6, 0)
}

func TestUpAndDownPassFullRows(t *testing.T) {
	for _, w := range []int{20, 21, 8, 9, 5, 4, 2, 1} {
		e := field("一二三四五六七八九十\n一二三四五六七八九十\n末", w, 3)
		for n := e.Rows(); n > 1; n-- {
			if !press(e, "up").Handled {
				t.Fatalf("width %d: up stuck with %d rows above", w, n-1)
			}
		}
		if !e.AtTop() || press(e, "up").Handled {
			t.Errorf("width %d: %d rows up do not end at the top", w, e.Rows())
		}
		for n := e.Rows(); n > 1; n-- {
			press(e, "down")
		}
		if !e.AtBottom() || press(e, "down").Handled {
			t.Errorf("width %d: down does not end at the bottom", w)
		}
	}
}

func TestColumnIsKept(t *testing.T) {
	e := field("abcdefgh\n好\n中文中文中", 20, 4)
	e.SetCursorByte(len("abcdefgh"))
	press(e, "down")
	cursorAt(t, e, 2, 1)
	press(e, "down")
	cursorAt(t, e, 8, 2)
	press(e, "left", "up", "up")
	cursorAt(t, e, 6, 0)
}

func TestRowEndOfAWrappedRow(t *testing.T) {
	e := field("一二三四五六", 9, 3)
	press(e, "ctrl+home", "end")
	cursorAt(t, e, 8, 0)
	press(e, "end")
	cursorAt(t, e, 8, 0)
	press(e, "right")
	cursorAt(t, e, 2, 1)
	press(e, "home")
	cursorAt(t, e, 0, 1)
}

func TestEditing(t *testing.T) {
	for _, c := range []struct{ name, start, keys, want string }{
		{"backspace takes a whole family", "a👨‍👩‍👧‍👦", "backspace", "a"},
		{"backspace takes letter and accent", "xe\u0301", "backspace", "x"},
		{"backspace at the start", "ab", "ctrl+home backspace", "ab"},
		{"delete joins lines", "ab\ncd", "ctrl+home end delete", "abcd"},
		{"word back over Chinese is not a sentence", "我们是谁，今天谁做了什么", "ctrl+w", "我们是谁，今天谁"},
		{"word back over a mark", "我们是谁，", "alt+backspace", "我们是谁"},
		{"word back over Latin", "the moat  ", "ctrl+w", "the "},
		{"word forward", "the moat", "ctrl+home alt+d", " moat"},
		{"word forward in Chinese", "营销与运营，互为", "ctrl+home ctrl+delete", "营，互为"},
		{"to the line's end", "ab cd\nef", "ctrl+home right ctrl+k", "a\nef"},
		{"the newline at the line's end", "ab\nef", "ctrl+home end ctrl+k", "abef"},
		{"enter", "ab", "left enter", "a\nb"},
		{"select and replace", "abc", "shift+left shift+left enter", "a\n"},
		{"select a word and cut", "the moat", "ctrl+shift+left ctrl+x", "the "},
		{"select all and delete", "ab\ncd", "ctrl+a delete", ""},
		{"left leaves the selection at its start", "abc", "ctrl+a left delete", "bc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := field(c.start, 30, 4)
			press(e, strings.Fields(c.keys)...)
			holds(t, e, c.want)
		})
	}
}

func TestAccentJoinsTheLetterBefore(t *testing.T) {
	e := New(Options{Limit: 1})
	e.SetSize(10, 1)
	e.Focus()
	typed(e, "e")
	r, _ := e.Update(tea.KeyPressMsg{Code: 0x301, Text: "\u0301"})
	if !r.Changed || e.Count() != 1 {
		t.Errorf("accent: %+v, count %d", r, e.Count())
	}
	if r, _ = e.Update(tea.KeyPressMsg{Code: 'x', Text: "x"}); r.Changed || !r.Cut {
		t.Errorf("beyond the limit: %+v", r)
	}
	holds(t, e, "e\u0301")
	cursorAt(t, e, 1, 0)
}

func TestControlCharactersAreIgnored(t *testing.T) {
	e := field("a", 10, 1)
	r, _ := e.Update(tea.KeyPressMsg{Code: 0x1b, Text: "\x1b"})
	if r.Changed || !r.Handled {
		t.Errorf("escape as text: %+v", r)
	}
	e.Update(tea.PasteMsg{Content: "b\x1b[31m\u202ec\r\nd\x00"})
	holds(t, e, "abc\nd")
}

func TestLimits(t *testing.T) {
	e := New(Options{Limit: 10})
	e.SetSize(40, 2)
	e.Focus()
	typed(e, "一二三四五六七八九十十一")
	holds(t, e, "一二三四五六七八九十")
	e.SetValue("")
	r, _ := e.Update(tea.PasteMsg{Content: "一二三四五\n六七八九十十一"})
	holds(t, e, "一二三四五\n六七八九十")
	if !r.Cut || e.Count() != 10 {
		t.Errorf("paste beyond the limit: %+v, count %d", r, e.Count())
	}
	big := New(Options{})
	big.Focus()
	if r, _ = big.Update(tea.PasteMsg{Content: strings.Repeat("势", MaxBytes)}); !r.Cut || len(big.Value()) > MaxBytes || len(big.Value()) < MaxBytes-4 {
		t.Errorf("paste of 3 MiB: %+v, %d bytes kept", r, len(big.Value()))
	}
}

func TestCopyAndCutOnlyWithASelection(t *testing.T) {
	e := field("势本", 10, 1)
	if r, cmd := e.Update(keyMsg("ctrl+c")); r.Handled || cmd != nil {
		t.Error("ctrl+c without a selection was taken from the screen")
	}
	press(e, "shift+left")
	r, cmd := e.Update(keyMsg("ctrl+c"))
	if !r.Handled || r.Changed || cmd == nil || e.Selected() != "本" {
		t.Errorf("copy: %+v, selected %q", r, e.Selected())
	}
	if got, want := cmd(), tea.SetClipboard("本")(); got != want {
		t.Errorf("copied %v, want %v", got, want)
	}
	if r, cmd = e.Update(keyMsg("ctrl+x")); !r.Changed || cmd == nil {
		t.Errorf("cut: %+v", r)
	}
	holds(t, e, "势")
}

func TestUndoGoesByBursts(t *testing.T) {
	e := field("", 40, 3)
	typed(e, "我们是谁，今天做了什么")
	press(e, "ctrl+z")
	holds(t, e, "我们是谁，")
	press(e, "ctrl+z")
	holds(t, e, "")
	press(e, "ctrl+y", "ctrl+y")
	holds(t, e, "我们是谁，今天做了什么")
	press(e, "backspace", "backspace", "ctrl+z")
	holds(t, e, "我们是谁，今天做了什么")
	press(e, "ctrl+a")
	typed(e, "x")
	press(e, "ctrl+z")
	holds(t, e, "我们是谁，今天做了什么")
}

func TestDisabledKeysAreLeftToTheScreen(t *testing.T) {
	keys := DefaultKeys()
	keys.Undo.SetEnabled(false)
	e := New(Options{Keys: &keys})
	e.Focus()
	typed(e, "a")
	if press(e, "ctrl+z").Handled || e.Value() != "a" {
		t.Error("a disabled undo acted")
	}
	if press(e, "tab").Handled || press(e, "ctrl+s").Handled {
		t.Error("keys of the screen were taken")
	}
}

func TestMouse(t *testing.T) {
	e := field("中文中文\nabc", 20, 4)
	e.Update(tea.MouseClickMsg{X: 2, Y: 0, Button: tea.MouseLeft})
	cursorAt(t, e, 2, 0)
	e.Update(tea.MouseClickMsg{X: 3, Y: 0, Button: tea.MouseLeft})
	cursorAt(t, e, 4, 0)
	e.Update(tea.MouseMotionMsg{X: 1, Y: 1, Button: tea.MouseLeft})
	if got := e.Selected(); got != "中文\na" {
		t.Errorf("dragged over %q", got)
	}
	e.Update(tea.MouseClickMsg{X: 19, Y: 3, Button: tea.MouseLeft})
	cursorAt(t, e, 3, 1)
	if r, _ := e.Update(tea.MouseClickMsg{X: 20, Y: 0, Button: tea.MouseLeft}); r.Handled {
		t.Error("a click beside the editor was taken")
	}
}

func TestWheelScrollsAndTypingComesBack(t *testing.T) {
	e := field(strings.Repeat("行\n", 20), 10, 4)
	if e.Offset() != 17 {
		t.Fatalf("offset %d", e.Offset())
	}
	e.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	e.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if e.Offset() != 11 || e.Cursor() != nil {
		t.Errorf("offset %d, cursor %v", e.Offset(), e.Cursor())
	}
	typed(e, "末")
	cursorAt(t, e, 2, 3)
}

func TestPlaceholder(t *testing.T) {
	e := field("", 9, 3)
	e.SetPlaceholder("今天谁做了什么？")
	shows(t, e, "今天谁做|了什么？")
	cursorAt(t, e, 0, 0)
	typed(e, "我")
	shows(t, e, "我")
}

func TestSingleLineScrollsSideways(t *testing.T) {
	e := NewLine(0)
	e.SetSize(6, 1)
	e.Focus()
	e.Update(tea.PasteMsg{Content: "一二\n三四五"})
	holds(t, e, "一二 三四五")
	shows(t, e, " 四五")
	cursorAt(t, e, 5, 0)
	press(e, "home")
	shows(t, e, "一二")
	cursorAt(t, e, 0, 0)
	for _, k := range []string{"up", "down", "enter", "pgup"} {
		if press(e, k).Handled {
			t.Errorf("%s was taken", k)
		}
	}
}

func TestCursorByteIsKept(t *testing.T) {
	e := field("ab中e\u0301", 10, 2)
	e.SetCursorByte(3)
	if got := e.CursorByte(); got != 5 {
		t.Errorf("inside a character: %d", got)
	}
	e.SetCursorByte(6)
	if got := e.CursorByte(); got != len("ab中e\u0301") {
		t.Errorf("inside a cluster: %d", got)
	}
}

func TestBlurHidesTheCursorAndTakesNoKeys(t *testing.T) {
	e := field("a", 10, 1)
	e.Blur()
	if e.Cursor() != nil || press(e, "backspace").Handled {
		t.Error("a blurred editor took a key or showed its cursor")
	}
	holds(t, e, "a")
}
