package editor

import (
	"strings"

	"shiben/ui/text"
)

// motion says where a key takes the cursor from where it is.
type motion int

const (
	clusterLeft motion = iota
	clusterRight
	wordLeft
	wordRight
	rowUp
	rowDown
	pageUp
	pageDown
	rowStart
	rowEnd
	lineEnd
	textStart
	textEnd
)

// wordRows is how many rows back a word motion looks for where a word begins.
const wordRows = 8

// place puts the cursor at byte at. Without extend the selection goes.
func (e *Editor) place(at int, extend bool) {
	e.cursor = at
	if !extend {
		e.anchor = at
	}
	e.rowEnd, e.goal = false, -1
	e.follow, e.drawn = true, ""
	e.history.seal()
}

// move does a motion. Up and down at the text's edge are left to the screen,
// which may go on to a neighbour, unless they select.
func (e *Editor) move(m motion, extend bool) bool {
	if m >= rowUp && m <= pageDown {
		return e.moveRows(m, extend)
	}
	if from, to := e.selection(); from < to && !extend {
		switch m {
		case clusterLeft:
			e.place(from, false)
			return true
		case clusterRight:
			e.place(to, false)
			return true
		}
	}
	at, end := e.target(m)
	e.place(at, extend)
	e.rowEnd = end
	return true
}

// target is where a motion along the text ends.
func (e *Editor) target(m motion) (at int, atRowEnd bool) {
	e.layout()
	switch m {
	case clusterLeft:
		return e.before(e.cursor), false
	case clusterRight:
		return e.after(e.cursor), false
	case wordLeft:
		return e.wordBefore(), false
	case wordRight:
		return e.wordAfter(), false
	case rowStart:
		return e.rows[e.cursorRow()].Start, false
	case rowEnd:
		i := e.cursorRow()
		return e.rowStop(i), !e.rows[i].Hard
	case lineEnd:
		return e.lineStop(), false
	case textStart:
		return 0, false
	}
	return len(e.value), false
}

// moveRows moves by rows and keeps to the column where the moving began.
func (e *Editor) moveRows(m motion, extend bool) bool {
	if e.opts.SingleLine {
		return false
	}
	e.layout()
	row, last := e.cursorRow(), len(e.rows)-1
	step := e.rowStep(m)
	if step < 0 && row == 0 || step > 0 && row == last {
		if !extend {
			return false
		}
		if step < 0 {
			e.place(0, true)
		} else {
			e.place(len(e.value), true)
		}
		return true
	}
	goal := e.goal
	if goal < 0 {
		goal = e.column(e.cursor)
	}
	at, end := e.byteAt(min(max(row+step, 0), last), goal)
	e.place(at, extend)
	e.rowEnd, e.goal = end, goal
	return true
}

// rowStep is how many rows a motion goes down.
func (e *Editor) rowStep(m motion) int {
	switch m {
	case rowUp:
		return -1
	case rowDown:
		return 1
	case pageUp:
		return -max(e.h-1, 1)
	}
	return max(e.h-1, 1)
}

// before is the cluster boundary left of at.
func (e *Editor) before(at int) int {
	if at == 0 {
		return 0
	}
	pos := e.rows[e.rowOf(at-1)].Start
	for pos < at {
		c, _, _ := text.Step(e.value[pos:])
		if pos+len(c) >= at {
			break
		}
		pos += len(c)
	}
	return pos
}

// after is the cluster boundary right of at.
func (e *Editor) after(at int) int {
	c, _, _ := text.Step(e.value[at:])
	return at + len(c)
}

// lineStop is the end of the cursor's line; at the end, behind its newline.
func (e *Editor) lineStop() int {
	switch i := strings.IndexByte(e.value[e.cursor:], '\n'); i {
	case -1:
		return len(e.value)
	case 0:
		return e.cursor + 1
	default:
		return e.cursor + i
	}
}

// wordAfter is where the word at or right of the cursor ends; at a line's end,
// the start of the next line.
func (e *Editor) wordAfter() int {
	stop := e.lineStop()
	if stop == e.cursor || e.value[e.cursor:stop] == "\n" {
		return stop
	}
	return e.snap(e.cursor + text.NextWord(e.value[e.cursor:stop], 0))
}

// wordBefore is where the word at or left of the cursor begins; at a line's
// start, the end of the line before.
func (e *Editor) wordBefore() int {
	from := e.rows[max(e.rowOf(e.cursor)-wordRows, 0)].Start
	if i := strings.LastIndexByte(e.value[from:e.cursor], '\n'); i >= 0 {
		from += i + 1
	}
	if from == e.cursor {
		return e.before(e.cursor)
	}
	return from + text.PrevWord(e.value[from:e.cursor], e.cursor-from)
}

func (e *Editor) selectAll() bool {
	e.place(0, false)
	e.place(len(e.value), true)
	return true
}
