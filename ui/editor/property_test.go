package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"shiben/ui/text"
)

var pieces = []string{
	"a", "b", " ", "the", "中", "文", "，", "。", "“", "”", "（", "）", "——", "……", "势本", "e\u0301", "\u0301", "👍🏽",
	"👨‍👩‍👧‍👦", "🇨🇳", "🇨", "⚠️", "1️⃣", "ｱ", "①", "\t", "\u3000", "x\ny", "\r\n", "\x1b[0m", "\u202e", "\xff", "supercalifragilistic",
}

var motions = []string{
	"up", "down", "pgup", "pgdown", "home", "end", "ctrl+left", "ctrl+right", "shift+left", "shift+right",
	"shift+up", "shift+down", "ctrl+a", "shift+end", "ctrl+shift+home", "ctrl+home", "ctrl+end",
}

// naive is a text field without rows: what every edit must amount to.
type naive struct {
	s  string
	at int
}

func (n *naive) bounds() []int {
	out := []int{0}
	for g, pos := uniseg.NewGraphemes(n.s), 0; g.Next(); {
		pos += len(g.Str())
		out = append(out, pos)
	}
	return out
}

func (n *naive) left() int {
	last := 0
	for _, b := range n.bounds() {
		if b < n.at {
			last = b
		}
	}
	return last
}

func (n *naive) right() int {
	for _, b := range n.bounds() {
		if b > n.at {
			return b
		}
	}
	return n.at
}

func (n *naive) replace(from, to int, in string) {
	n.s = n.s[:from] + in + n.s[to:]
	n.at = from + len(in)
	for _, b := range n.bounds() {
		if b >= n.at {
			n.at = b
			return
		}
	}
}

func sound(t *rapid.T, e *Editor, w, h int) {
	lines := strings.Split(e.View(), "\n")
	if len(lines) != h {
		t.Fatalf("%d rows drawn, want %d", len(lines), h)
	}
	for i, line := range lines {
		if got := text.Width(line); got != w {
			t.Fatalf("row %d %q is %d cells wide, want %d", i, line, got, w)
		}
	}
	c := e.Cursor()
	if c == nil || c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h {
		t.Fatalf("cursor %v outside of %d×%d", c, w, h)
	}
}

func TestRandomEditing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := text.Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "start"), ""))
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		e := field(start, w, h)
		n := &naive{start, len(start)}
		t.Repeat(map[string]func(*rapid.T){
			"type":      func(t *rapid.T) { in(t, e, n, false) },
			"paste":     func(t *rapid.T) { in(t, e, n, true) },
			"backspace": func(*rapid.T) { erased(e, n, "backspace", n.left) },
			"delete":    func(*rapid.T) { erased(e, n, "delete", n.right) },
			"left":      func(*rapid.T) { moved(e, n, "left", n.left) },
			"right":     func(*rapid.T) { moved(e, n, "right", n.right) },
			"move": func(t *rapid.T) {
				press(e, rapid.SampledFrom(motions).Draw(t, "motion"))
				n.at = e.CursorByte()
			},
			"resize": func(t *rapid.T) {
				w, h = rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
				e.SetSize(w, h)
			},
			"": func(t *rapid.T) {
				if got := e.Count(); got != text.Count(n.s) {
					t.Fatalf("%q counts %d", n.s, got)
				}
				if e.Value() != n.s || e.CursorByte() != n.at {
					t.Fatalf("%q at %d, want %q at %d", e.Value(), e.CursorByte(), n.s, n.at)
				}
				sound(t, e, w, h)
			},
		})
		end := e.Value()
		undone(t, e, start, end)
	})
}

func in(t *rapid.T, e *Editor, n *naive, paste bool) {
	s := rapid.SampledFrom(pieces).Draw(t, "piece")
	from, to := e.selection()
	if paste {
		e.Update(tea.PasteMsg{Content: s})
	} else {
		e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s})
	}
	if s = text.Clean(s); s != "" {
		n.replace(from, to, s)
	}
}

func erased(e *Editor, n *naive, key string, to func() int) {
	a, b := e.selection()
	if a == b {
		a, b = min(n.at, to()), max(n.at, to())
	}
	press(e, key)
	if a < b {
		n.replace(a, b, "")
	}
}

func moved(e *Editor, n *naive, key string, to func() int) {
	a, b := e.selection()
	want := to()
	if a < b && key == "left" {
		want = a
	} else if a < b {
		want = b
	}
	press(e, key)
	n.at = want
}

func undone(t *rapid.T, e *Editor, start, end string) {
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
}

// The cursor stands where the text before it in its row ends.
func TestCursorColumnIsTheWidthBeforeIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text.Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "text"), ""))
		w := rapid.IntRange(6, 40).Draw(t, "w")
		e := field(s, w, 200)
		e.SetCursorByte(rapid.IntRange(0, len(s)).Draw(t, "at"))
		lines := strings.Split(e.View(), "\n")
		c := e.Cursor()
		row := e.rows[e.cursorRow()]
		drawn := text.Safe(s[row.Start:e.CursorByte()])
		shown := e.CursorByte() <= row.End
		if want := text.Width(drawn); c.X != want && (shown || c.X != w-1) {
			t.Fatalf("cursor in %q at column %d, want %d", lines[c.Y], c.X, want)
		}
		if shown && !strings.HasPrefix(lines[c.Y], drawn) {
			t.Fatalf("row %q does not begin with %q", lines[c.Y], drawn)
		}
	})
}

func TestSingleLineIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(1, 30).Draw(t, "w")
		e := NewLine(rapid.IntRange(0, 30).Draw(t, "limit"))
		e.SetSize(w, 1)
		e.Focus()
		t.Repeat(map[string]func(*rapid.T){
			"type":  func(t *rapid.T) { typed(e, rapid.SampledFrom(pieces).Draw(t, "piece")) },
			"paste": func(t *rapid.T) { e.Update(tea.PasteMsg{Content: rapid.SampledFrom(pieces).Draw(t, "piece")}) },
			"key": func(t *rapid.T) {
				press(e, rapid.SampledFrom(append(motions, "left", "right", "backspace", "delete", "ctrl+w")).Draw(t, "key"))
			},
			"click": func(t *rapid.T) {
				e.Update(tea.MouseClickMsg{X: rapid.IntRange(0, w-1).Draw(t, "x"), Button: tea.MouseLeft})
			},
			"": func(t *rapid.T) {
				if strings.ContainsAny(e.Value(), "\n\t") {
					t.Fatalf("more than one line in %q", e.Value())
				}
				sound(t, e, w, 1)
			},
		})
	})
}
