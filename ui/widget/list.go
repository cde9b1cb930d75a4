package widget

import (
	"strings"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// List is what is selected of a long list and what of it is in sight. It holds no
// rows: a screen draws those that Visible names.
type List struct {
	n    int // items
	at   int
	top  int
	room int // items in sight
}

// Len is the number of items.
func (l *List) Len() int { return l.n }

// At is the selected item; -1 when there is none.
func (l *List) At() int {
	if l.n == 0 {
		return -1
	}
	return l.at
}

// SetLen says how many items there are now.
func (l *List) SetLen(n int) {
	l.n = n
	l.Select(l.at)
}

// SetRoom says how many items fit.
func (l *List) SetRoom(room int) {
	l.room = max(room, 0)
	l.Select(l.at)
}

// Select goes to an item, as near as there is one, and keeps it in sight.
func (l *List) Select(at int) {
	l.at = max(0, min(at, l.n-1))
	if l.room == 0 {
		return // not drawn yet
	}
	l.top = min(l.top, l.at)
	l.top = max(l.top, l.at-l.room+1)
	l.top = max(0, min(l.top, l.n-l.room))
}

// Move goes by so many items.
func (l *List) Move(by int) { l.Select(l.at + by) }

// Page goes by so many screenfuls.
func (l *List) Page(by int) { l.Move(by * max(l.room-1, 1)) }

// Visible is the items in sight: from, and behind the last.
func (l *List) Visible() (from, to int) { return l.top, min(l.n, l.top+l.room) }

// Key does what the keys of every list do: up, down, pgup, pgdown, home and end.
// It tells whether the key was one of them.
func (l *List) Key(stroke string) bool {
	switch stroke {
	case "up":
		l.Move(-1)
	case "down":
		l.Move(1)
	case "pgup":
		l.Page(-1)
	case "pgdown":
		l.Page(1)
	case "home":
		l.Select(0)
	case "end":
		l.Select(l.n - 1)
	default:
		return false
	}
	return true
}

// Rail is the scroll mark beside h rows of the list: a cell a row, blank when
// everything is in sight.
func (l *List) Rail(t theme.Theme, h int) []string {
	return Rail(t, l.top, l.room, l.n, h)
}

// Rail is a scroll mark of h rows for a window of room from top on n.
func Rail(t theme.Theme, top, room, n, h int) []string {
	rows := make([]string, max(h, 0))
	size := 0
	if n > room && n > 0 {
		size = max(1, h*room/n)
	}
	from := 0
	if n > room {
		from = (h - size) * top / max(n-room, 1)
	}
	for i := range rows {
		switch {
		case size == 0:
			rows[i] = " "
		case i >= from && i < from+size:
			rows[i] = t.Muted.Render("┃")
		default:
			rows[i] = t.Faint.Render("│")
		}
	}
	return rows
}

// Rule is a hairline of w cells.
func Rule(t theme.Theme, w int) string { return t.Faint.Render(strings.Repeat("─", max(w, 0))) }

// Paragraph is a text wrapped to w cells, each row in the style of its words; a
// line that begins with a dot is an item of a list and hangs from it.
func Paragraph(render func(...string) string, s string, w int) []string {
	if w < 1 {
		return nil
	}
	const item = "· "
	var rows []string
	for _, line := range strings.Split(s, "\n") {
		lead := ""
		if rest, ok := strings.CutPrefix(line, item); ok && w > 2*len(item) {
			lead, line = item, rest
		}
		for _, row := range text.Lines(line, w-text.Width(lead)) {
			rows = append(rows, render(lead+row))
			lead = strings.Repeat(" ", text.Width(lead))
		}
	}
	return rows
}
