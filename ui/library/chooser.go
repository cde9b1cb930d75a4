package library

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// chooser lists the worked cases, the summary of the selected one beside them, or
// below where there is no room beside.
type chooser struct {
	cases    []*workbook.Case
	template *workbook.Template
	list     widget.List
	top      int // the first row of the summary in sight
	room     int // rows of it in sight
	first    int // the row of the box where the list begins
	title    string
}

// Sizes of the chooser, in cells.
const (
	chooserWidth = 96
	chooserNames = 20 // of the column of titles
	chooserGap   = 3
)

// current is the selected case, nil when there is none.
func (c *chooser) current() *workbook.Case {
	if at := c.list.At(); at >= 0 {
		return c.cases[at]
	}
	return nil
}

// key moves in the list, or scrolls the summary.
func (c *chooser) key(stroke string) {
	was := c.list.At()
	switch stroke {
	case "pgup":
		c.top -= max(c.room-1, 1)
	case "pgdown":
		c.top += max(c.room-1, 1)
	case "j":
		c.list.Move(1)
	case "k":
		c.list.Move(-1)
	default:
		c.list.Key(stroke)
	}
	if c.list.At() != was {
		c.top = 0
	}
}

// click selects a case, and tells whether it was selected already.
func (c *chooser) click(y int) (again bool) {
	from, to := c.list.Visible()
	at := from + y - c.first
	if y < c.first || at >= to {
		return false
	}
	again = at == c.list.At()
	c.list.Select(at)
	c.top = 0
	return again
}

func (c *chooser) box(look ui.Look, w, h int) widget.Box {
	width := min(w, chooserWidth)
	inner, rows := widget.Inner(width), max(1, h-4)
	c.list.SetLen(len(c.cases))
	beside := inner >= 2*chooserNames+chooserGap
	var body []string
	if beside {
		about := inner - chooserNames - chooserGap
		names := c.names(look, chooserNames, min(rows, len(c.cases)))
		body = text.Columns(names, c.about(look, about, rows), chooserNames, about, look.Theme.Faint.Render(" │ "))
	} else {
		body = c.names(look, inner, max(1, min(rows/3, len(c.cases))))
		body = append(body, "")
		body = append(body, c.about(look, inner, max(1, rows-len(body)))...)
	}
	b := widget.Frame(look.Theme, c.title, body, &tea.Cursor{}, width, h)
	c.first = b.Cursor.Y
	b.Cursor = nil
	return b
}

// names is the list of titles.
func (c *chooser) names(look ui.Look, w, room int) []string {
	c.list.SetRoom(room)
	var rows []string
	from, to := c.list.Visible()
	for i := from; i < to; i++ {
		name := look.Words.Text(c.cases[i].Title)
		if i == c.list.At() {
			rows = append(rows, look.Theme.Selected.Render(text.Pad("▸ "+name, w)))
			continue
		}
		rows = append(rows, look.Theme.Text.Render(text.Pad("  "+name, w)))
	}
	return rows
}

// about is the subject and the summary of the selected case, as much as fits.
func (c *chooser) about(look ui.Look, w, room int) []string {
	at := c.current()
	if at == nil {
		return nil
	}
	t := look.Theme
	rows := widget.Paragraph(t.Muted.Render, look.Words.Text(at.Subject), w-2)
	rows = append(rows, "")
	rows = append(rows, widget.Paragraph(t.Text.Render, look.Words.Text(at.Summary), w-2)...)
	c.room = room
	c.top = max(0, min(c.top, len(rows)-room))
	if len(rows) <= room {
		return rows
	}
	rail := widget.Rail(t, c.top, room, len(rows), room)
	out := make([]string, room)
	for i := range out {
		out[i] = text.PadStyled(rows[c.top+i], w-2) + " " + rail[i]
	}
	return out
}
