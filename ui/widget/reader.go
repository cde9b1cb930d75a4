package widget

import "strings"

// Reader is a long text in rows of which some are in sight, with rows that can be
// selected: spots, in their order. It holds no look; a screen draws the rows.
type Reader struct {
	rows     []string
	spots    []int // rows
	sections []int // rows at which a section begins
	room     int   // rows in sight
	top      int   // the first of them
	at       int   // the selected spot
}

// SetText replaces the rows. The place is kept as far as there is one.
func (r *Reader) SetText(rows []string, spots, sections []int) {
	r.rows, r.spots, r.sections = rows, spots, sections
	r.at = max(0, min(r.at, len(spots)-1))
	r.scroll(0)
}

// SetRoom says how many rows are in sight.
func (r *Reader) SetRoom(room int) {
	r.room = max(room, 1)
	r.scroll(0)
}

// Len is the number of rows, Top the first in sight.
func (r *Reader) Len() int { return len(r.rows) }

// Top is the first row in sight.
func (r *Reader) Top() int { return r.top }

// Scrolls tells whether not everything is in sight.
func (r *Reader) Scrolls() bool { return len(r.rows) > r.room }

// At is the selected spot; -1 when there is none.
func (r *Reader) At() int {
	if len(r.spots) == 0 {
		return -1
	}
	return r.at
}

// Select goes to a spot and shows it.
func (r *Reader) Select(spot int) {
	if spot < 0 || spot >= len(r.spots) {
		return
	}
	r.at = spot
	row := r.spots[spot]
	r.top = min(max(r.top, row-r.room+1), row)
	r.scroll(0)
}

// Visible is the rows in sight, the selected one with a sign before it, where
// there is a margin for it.
func (r *Reader) Visible(sign string) []string {
	to := min(len(r.rows), r.top+r.room)
	rows := append([]string(nil), r.rows[min(r.top, to):to]...)
	if at := r.At(); at >= 0 && r.sees(r.spots[at]) {
		i := r.spots[at] - r.top
		rows[i] = pointed(rows[i], sign)
	}
	return rows
}

// pointed puts a sign right before what a row begins with.
func pointed(row, sign string) string {
	blank := len(row) - len(strings.TrimLeft(row, " "))
	if blank == 0 {
		return row
	}
	at := max(blank-2, 0)
	return row[:at] + sign + row[at+1:]
}

// Key does what the keys of every text do: up, down, pgup, pgdown, home, end, and
// left and right for the section before and the next. It tells whether the key
// was one of them.
func (r *Reader) Key(stroke string) bool {
	switch stroke {
	case "up":
		r.Step(-1)
	case "down":
		r.Step(1)
	case "pgup":
		r.show(r.top - max(r.room-1, 1))
	case "pgdown", "space":
		r.show(r.top + max(r.room-1, 1))
	case "home":
		r.show(0)
		r.at = 0
	case "end":
		r.show(len(r.rows))
		r.at = max(len(r.spots)-1, 0)
	case "left":
		r.section(-1)
	case "right":
		r.section(1)
	default:
		return false
	}
	return true
}

// Step selects the next spot when it is in sight, and scrolls a row when it is
// not.
func (r *Reader) Step(by int) {
	next := r.at + by
	near := func() bool { return next >= 0 && next < len(r.spots) && r.sees(r.spots[next]) }
	if near() {
		r.at = next
		return
	}
	r.scroll(by)
	if near() {
		r.at = next
	}
}

// Wheel scrolls; what is selected stays.
func (r *Reader) Wheel(by int) { r.scroll(by) }

// Click selects the spot that a row in sight belongs to, and tells whether it was
// selected already.
func (r *Reader) Click(y int) (again bool) {
	for i := len(r.spots) - 1; i >= 0; i-- {
		if r.spots[i] <= r.top+y && r.top+y < len(r.rows) {
			again = r.at == i
			r.at = i
			return again
		}
	}
	return false
}

func (r *Reader) sees(row int) bool { return row >= r.top && row < r.top+r.room }

func (r *Reader) scroll(by int) { r.top = max(0, min(r.top+by, len(r.rows)-r.room)) }

// show puts a row at the top and selects the first spot in sight.
func (r *Reader) show(row int) {
	r.top = row
	r.scroll(0)
	r.pick(r.top)
}

// pick selects the first spot from a row on.
func (r *Reader) pick(row int) {
	for i, s := range r.spots {
		if s >= row && r.sees(s) {
			r.at = i
			return
		}
	}
}

// section goes to the next section, or to the one before.
func (r *Reader) section(by int) {
	here, row := -1, r.top
	if at := r.At(); at >= 0 && r.sees(r.spots[at]) {
		row = r.spots[at]
	}
	for i, from := range r.sections {
		if from <= row {
			here = i
		}
	}
	to := here + by
	switch {
	case to >= len(r.sections):
		return
	case to < 0:
		r.show(0)
		return
	}
	r.top = r.sections[to]
	r.scroll(0)
	r.pick(r.sections[to])
}
