package walk

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/ui/text"
)

// cover is what lies over everything but the outline while it is open: the finder,
// the list of what is open, the readings.
type cover interface {
	relook()
	reload() // the draft is another one
	setSize(w, h int)
	view() []string
	cursor() *tea.Cursor
	capturing() bool // a text has the focus
	keys(m *keyMap) []key.Binding
	press(s *Screen, msg tea.KeyPressMsg) tea.Cmd
	other(msg tea.Msg) tea.Cmd
	move(by int)
	click(s *Screen, y int) tea.Cmd
}

// cover puts a cover over the page. What is typed beside an answer is done with.
func (s *Screen) cover(c cover) tea.Cmd {
	s.k.d.EndTyping()
	cmd := tea.Batch(s.dropBeside(), s.page.leave())
	s.over = c
	s.arrange()
	return cmd
}

// uncover puts the cover away; the page has the focus again, unless the outline had
// it.
func (s *Screen) uncover() {
	s.over = nil
	s.arrange()
	if !s.inOutline {
		s.page.enter(0)
	}
}

// filtered is a line that is typed in, and below it a list that fits it.
type filtered struct {
	k    *desk
	line *editor.Editor
	at   int // what the keys act on
	top  int // the first of the list in sight
	w, h int
	seen []int // what is in each row drawn last, -1 for nothing
}

func newFiltered(k *desk) filtered {
	keys := editor.DefaultKeys()
	keys.Undo, keys.Redo = key.Binding{}, key.Binding{}
	f := filtered{k: k, line: editor.New(editor.Options{SingleLine: true, Limit: 200, Keys: &keys})}
	f.line.Focus()
	return f
}

func (f *filtered) style(hint string) {
	th := f.k.look.Theme
	f.line.SetStyles(editor.Styles{Text: th.Strong, Placeholder: th.Faint, Selection: th.Selected})
	f.line.SetPlaceholder(hint)
}

func (f *filtered) setSize(w, h int) {
	f.w, f.h = w, h
	f.line.SetSize(max(0, w-2), min(1, h))
}

func (f *filtered) capturing() bool { return true }

// cursor is in the line, behind the pointer.
func (f *filtered) cursor() *tea.Cursor {
	c := f.line.Cursor()
	if c != nil {
		c.X += 2
	}
	return c
}

// draw is the line and what is in sight of a list of n, or what is said of none.
func (f *filtered) draw(n int, row func(i int) string, none string) []string {
	th := f.k.look.Theme
	rows := []string{th.Accent.Render(pointer+" ") + f.line.View()}
	if f.h > 2 {
		rows = append(rows, th.Faint.Render(strings.Repeat("─", f.w)))
	}
	f.seen = f.seen[:0]
	for range rows {
		f.seen = append(f.seen, -1)
	}
	room := f.h - len(rows)
	f.top = max(0, min(f.top, f.at), f.at-room+1)
	for i := f.top; i < n && i < f.top+room; i++ {
		rows = append(rows, row(i))
		f.seen = append(f.seen, i)
	}
	if n == 0 {
		rows = append(rows, th.Muted.Render(text.Truncate(none, f.w)))
	}
	return text.Fit(rows, f.w, f.h)
}

// listName is a row's first part, of so many cells, with the pointer where the keys act.
func (k *desk) listName(label string, cells int, here bool) string {
	lead := "  "
	if here {
		lead = pointer + " "
	}
	return k.lit(k.look.Theme.Accent, here).Render(lead) + k.lit(k.look.Theme.Text, here).Render(text.Pad(label, max(0, cells-2)))
}

// drawnAt is what a row drawn last holds, -1 for nothing.
func drawnAt(seen []int, y int) int {
	if y < 0 || y >= len(seen) {
		return -1
	}
	return seen[y]
}

// paged is how far the keys that move in a list do; 0 for another key.
func paged(name string, h int) int {
	switch name {
	case "up":
		return -1
	case "down":
		return 1
	case "pgup":
		return -max(1, h-3)
	case "pgdown":
		return max(1, h-3)
	}
	return 0
}
