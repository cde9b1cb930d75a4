package editor

import (
	"sort"

	"shiben/ui/text"
)

// narrow is the width up to which no column is kept for the cursor: a Chinese
// character would find no room beside it.
const narrow = 4

// wrapWidth is the width that the text is wrapped to.
func (e *Editor) wrapWidth() int {
	switch {
	case e.opts.SingleLine:
		return oneRow
	case e.w < 1:
		return startWidth
	case e.w <= narrow:
		return e.w
	}
	return e.w - 1
}

// layout makes the rows where they are missing.
func (e *Editor) layout() {
	if e.rows == nil {
		e.rows = text.Wrap(e.value, e.wrapWidth())
	}
}

// rowOf is the row that begins at or holds byte at.
func (e *Editor) rowOf(at int) int {
	e.layout()
	return sort.Search(len(e.rows), func(i int) bool { return e.rows[i].Start > at }) - 1
}

// cursorRow is the row that the cursor is drawn in.
func (e *Editor) cursorRow() int {
	i := e.rowOf(e.cursor)
	if e.rowEnd && i > 0 && e.rows[i].Start == e.cursor && !e.rows[i-1].Hard {
		return i - 1
	}
	return i
}

// rowStop is where the text of row i ends: before its newline, or where the
// next row begins.
func (e *Editor) rowStop(i int) int {
	if r := e.rows[i]; r.Hard {
		return r.Next - 1
	}
	return e.rows[i].Next
}

// column is the cell that the cursor takes at byte at in its row.
func (e *Editor) column(at int) int {
	row, x := e.rows[e.cursorRow()], 0
	for rest := e.value[row.Start:at]; len(rest) > 0; {
		var w int
		_, rest, w = text.Step(rest)
		x += min(w, e.wrapWidth())
	}
	return min(x, e.wrapWidth())
}

// byteAt is the cluster boundary of row i nearest to cell x, and whether it is
// the end of a wrapped row.
func (e *Editor) byteAt(i, x int) (at int, rowEnd bool) {
	stop := e.rowStop(i)
	at = e.rows[i].Start
	for used := 0; at < stop; {
		c, _, w := text.Step(e.value[at:stop])
		w = min(w, e.wrapWidth())
		if x < used+(w+1)/2 || x == used {
			return at, false
		}
		used += w
		at += len(c)
	}
	return at, !e.rows[i].Hard && i < len(e.rows)-1
}

// snap is the first cluster boundary at or behind byte at. Rows begin at
// boundaries, so the search is as long as a row.
func (e *Editor) snap(at int) int {
	pos := e.rows[e.rowOf(at)].Start
	for pos < at {
		c, _, _ := text.Step(e.value[pos:])
		pos += len(c)
	}
	return pos
}

// settle scrolls so that the cursor is in sight where it has to be and no more
// rows than needed stand empty.
func (e *Editor) settle() {
	e.layout()
	if e.opts.SingleLine {
		e.settleLine()
		return
	}
	if row := e.cursorRow(); e.follow {
		e.top = min(max(e.top, row-max(e.h, 1)+1), row)
	}
	e.top = max(min(e.top, len(e.rows)-max(e.h, 1)), 0)
	e.follow = false
}

// settleLine scrolls a single line by cells.
func (e *Editor) settleLine() {
	x, w := e.column(e.cursor), max(e.w, 1)
	if e.follow {
		e.top = min(max(e.top, x-w+1), x)
	}
	total := text.Width(text.Safe(e.value))
	e.top = max(min(e.top, total-w+1), 0)
	e.follow = false
}
