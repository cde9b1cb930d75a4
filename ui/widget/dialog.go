package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// Choice is one way to answer a dialog.
type Choice struct {
	ID    string
	Label string
}

// Dialog asks something that needs an answer before anything else.
type Dialog struct {
	Title   string
	Body    string
	Choices []Choice
	At      int // the choice that enter takes; −1 for none until one is chosen
	hits    []hit
	top     int // the first row of the body in sight
	room    int // rows of it in sight
}

// hit is where a choice was drawn, relative to the box.
type hit struct{ x, y, w int }

// Key takes a key. done tells that the dialog is answered, by the id of the
// choice; empty when it was left with esc.
func (d *Dialog) Key(msg tea.KeyPressMsg) (id string, done bool) {
	switch msg.String() {
	case "esc":
		return "", true
	case "pgup":
		d.Scroll(-max(d.room-1, 1))
	case "pgdown":
		d.Scroll(max(d.room-1, 1))
	case "enter":
		if d.At >= 0 {
			return d.Choices[d.At].ID, true
		}
	case "left", "up", "shift+tab":
		d.move(-1)
	case "right", "down", "tab":
		d.move(1)
	}
	return "", false
}

// move chooses the one before or behind; from none, the one at that end.
func (d *Dialog) move(by int) {
	n := len(d.Choices)
	switch {
	case d.At >= 0:
		d.At = (d.At + by + n) % n
	case by < 0:
		d.At = 0
	default:
		d.At = n - 1
	}
}

// Scroll moves the body, where it is longer than the room, by so many rows.
func (d *Dialog) Scroll(by int) { d.top = max(0, d.top+by) }

// Wheel moves the body by the mouse's wheel.
func (d *Dialog) Wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -by
	}
	d.Scroll(by)
}

// Click takes a click at a place relative to the box.
func (d *Dialog) Click(x, y int) (id string, done bool) {
	for i, h := range d.hits {
		if y == h.y && x >= h.x && x < h.x+h.w {
			d.At = i
			return d.Choices[i].ID, true
		}
	}
	return "", false
}

// View draws the dialog for a page of w×h cells.
func (d *Dialog) View(t theme.Theme, w, h int) Box {
	width := min(w, 64)
	choices := d.Row(t, Inner(width))
	rows := append(d.body(t, Inner(width), max(0, h-len(choices)-5)), "")
	start := len(rows)
	b := Frame(t, d.Title, append(rows, choices...), &tea.Cursor{Position: tea.Position{Y: start}}, width, h)
	d.Moved(b.Cursor.X, b.Cursor.Y)
	b.Cursor = nil
	return b
}

// body is the rows of the body that are in sight, most at the most, with a scroll
// mark where there are more.
func (d *Dialog) body(t theme.Theme, w, most int) []string {
	rows := Paragraph(t.Text.Render, d.Body, w)
	d.room = most
	if len(rows) <= most {
		d.top = 0
		return rows
	}
	rows = Paragraph(t.Text.Render, d.Body, max(1, w-2))
	d.top = max(0, min(d.top, len(rows)-most))
	rail := Rail(t, d.top, most, len(rows), most)
	out := make([]string, most)
	for i := range out {
		out[i] = text.PadStyled(rows[d.top+i], max(1, w-2)) + " " + rail[i]
	}
	return out
}

// Moved says where in a box the row of choices was put, for clicks.
func (d *Dialog) Moved(x, y int) {
	for i := range d.hits {
		d.hits[i].x += x
		d.hits[i].y += y
	}
}

// Row draws the choices side by side in w cells, or below each other where they
// do not fit.
func (d *Dialog) Row(t theme.Theme, w int) []string {
	labels := make([]string, len(d.Choices))
	total := 0
	for i, c := range d.Choices {
		labels[i] = text.Truncate(c.Label, max(0, w-4))
		total += text.Width(labels[i]) + 4
	}
	var rows []string
	d.hits = d.hits[:0]
	var line strings.Builder
	used := 0
	for i, label := range labels {
		item := t.Text.Render("  " + label + "  ")
		if i == d.At {
			item = t.Selected.Bold(true).Render("▸ " + label + "  ")
		}
		d.hits = append(d.hits, hit{used, len(rows), text.Width(label) + 4})
		line.WriteString(item)
		used += text.Width(label) + 4
		if total > w {
			rows = append(rows, line.String())
			line.Reset()
			used = 0
		}
	}
	if line.Len() > 0 {
		rows = append(rows, line.String())
	}
	return rows
}
