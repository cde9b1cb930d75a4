package widget

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// Box is a drawn part that lies over a page.
type Box struct {
	Rows   []string    // all of the same width
	Cursor *tea.Cursor // relative to the box; nil for none
}

// edge is what a frame takes of a box at the left and at the right: a line and
// two blanks. inset is what it takes at the top: the line and a blank.
const (
	edge  = 3
	inset = 2
)

// Inner is the room inside a frame w cells wide.
func Inner(w int) int { return max(0, w-2*edge) }

// Frame draws a box w cells wide round rows, the title in its upper line. The
// rows are cut to the room, and to h rows in all; a cursor is moved along.
func Frame(t theme.Theme, title string, rows []string, cursor *tea.Cursor, w, h int) Box {
	if w < 2*edge+2 || h < 4 { // no room for a frame
		return Box{text.Fit(rows, w, min(len(rows), h)), cursor}
	}
	inner := Inner(w)
	airy := h >= len(rows)+4
	out := []string{topLine(t, title, w)}
	blank := t.Faint.Render("│") + spaces(w-2) + t.Faint.Render("│")
	if airy {
		out = append(out, blank)
	}
	down := len(out)
	for _, row := range rows[:min(len(rows), h-2)] {
		side := t.Faint.Render("│")
		out = append(out, side+spaces(edge-1)+text.PadStyled(row, inner)+spaces(edge-1)+side)
	}
	if airy {
		out = append(out, blank)
	}
	out = append(out, t.Faint.Render("╰"+strings.Repeat("─", w-2)+"╯"))
	return Box{out, Shift(cursor, edge, down)}
}

func topLine(t theme.Theme, title string, w int) string {
	title = text.Truncate(title, max(0, w-6))
	if title == "" {
		return t.Faint.Render("╭" + strings.Repeat("─", w-2) + "╮")
	}
	rest := w - 5 - text.Width(title)
	return t.Faint.Render("╭─") + " " + t.Strong.Render(title) + " " + t.Faint.Render(strings.Repeat("─", rest)+"╮")
}

// Shift is a cursor moved by x and y; nil stays nil.
func Shift(c *tea.Cursor, x, y int) *tea.Cursor {
	if c == nil {
		return nil
	}
	moved := *c
	moved.X, moved.Y = c.X+x, c.Y+y
	return &moved
}

// Within is a cursor that stands inside w×h cells; nil otherwise.
func Within(c *tea.Cursor, w, h int) *tea.Cursor {
	if c == nil || c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h {
		return nil
	}
	return c
}

// Over lays a box over the middle of a page of w×h cells, which steps back into
// one faint colour, and returns the page and where the box begins.
func Over(t theme.Theme, page string, b Box, w, h int) (view string, x, y int) {
	base := strings.Split(page, "\n")
	bw := 0
	for _, row := range b.Rows {
		bw = max(bw, text.Width(row))
	}
	x, y = max(0, (w-bw)/2), max(0, (h-len(b.Rows))/2)
	out := make([]string, h)
	for i := range out {
		row := ""
		if i < len(base) {
			row = ansi.Strip(base[i])
		}
		if i < y || i >= y+len(b.Rows) {
			out[i] = t.Faint.Render(slice(row, 0, w))
			continue
		}
		left, right := max(0, x-1), min(w, x+bw+1) // a cell of air at either side
		out[i] = t.Faint.Render(slice(row, 0, left)) + spaces(x-left) + text.PadStyled(b.Rows[i-y], min(bw, w)) +
			spaces(right-x-min(bw, w)) + t.Faint.Render(slice(row, right, w))
	}
	return strings.Join(out, "\n"), x, y
}

// slice is the cells from a to b of an unstyled row, exactly that many; half of
// a wide character is a blank.
func slice(row string, a, b int) string {
	var out strings.Builder
	at := 0
	for row != "" && at < b {
		var cluster string
		var w int
		cluster, row, w = text.Step(row)
		from, to := max(at, a), min(at+w, b)
		switch {
		case at >= a && at+w <= b:
			out.WriteString(cluster)
		case from < to:
			out.WriteString(spaces(to - from))
		}
		at += w
	}
	out.WriteString(spaces(b - max(at, a)))
	return out.String()
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

func itoa(n int) string { return strconv.Itoa(n) }

// Centred puts a block into the middle of w cells and, a little higher than the
// middle, of h rows; its rows stay flush left.
func Centred(w, h int, block ...string) []string {
	wide := 0
	for _, row := range block {
		wide = max(wide, text.Width(row))
	}
	rows := make([]string, max(0, (h-len(block))/3))
	for _, row := range block {
		rows = append(rows, strings.Repeat(" ", max(0, (w-wide)/2))+row)
	}
	return rows
}
