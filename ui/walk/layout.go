package walk

import "shiben/workbook"

// All size arithmetic of the screen's frame stands in this file. Sizes are in
// cells; w and h are those of the screen.

// From these widths on the parts of the screen stand side by side.
const (
	pairsFrom   = 100 // both sides of a written pair
	outlineFrom = 70  // the outline beside the page
	coachFrom   = 140 // the coach beside the page
	wideFrom    = 200 // the coach beside a table, too
)

// gutter is what lies between two panes: a space, a hairline, a space.
const gutter = 3

// margin is blank at the right of what stands at the screen's edge.
const margin = 1

// rect is a part of the screen.
type rect struct{ x, y, w, h int }

func (r rect) holds(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

// layout is where everything stands. A part that is not shown has no width.
type layout struct {
	w, h     int
	outline  rect
	head     rect // the part's name and question
	page     rect
	coach    rect
	beside   rect // what stands beside an answer, while it is open
	pairs    bool // both sides of a pair stand side by side
	overlaid bool // the outline, when asked for, covers the page
	pane     bool // the coach stands beside the page, not under it
	most     int  // rows that the panel may take from the coach
}

// wants is what a person has asked to see.
type wants struct {
	outline bool // has the focus, so it must be seen
	paneOff bool // the coach beside the page is folded away
	drawer  bool // the coach under the page is open
	kind    workbook.Kind
	name    int  // cells of the part's name and its question, with the way at their right
	beside  bool // what stands beside the answer is open
}

func arrange(w, h int, ask wants) layout {
	l := layout{w: w, h: h, pairs: w >= pairsFrom, overlaid: w < outlineFrom}
	left := 0
	switch {
	case l.overlaid && ask.outline:
		l.outline = rect{0, 0, w, h}
		return l
	case !l.overlaid:
		l.outline = rect{0, 0, outlineWidth(w), h}
		left = l.outline.w + gutter
	}
	right := w
	l.pane = w >= coachFrom && (ask.kind != workbook.Table || w >= wideFrom)
	if l.pane && !ask.paneOff {
		cw := coachWidth(w)
		l.coach = rect{w - cw, 0, cw - margin, h}
		right -= cw + gutter
	}
	hh := headHeight(h)
	if h >= 20 && ask.name > right-left {
		hh++ // the question goes into a row of its own, and a blank one still follows
	}
	l.head = rect{left, 0, right - left, hh}
	l.page = rect{left, hh, right - left, h - hh}
	switch {
	case ask.beside && l.coach.w > 0 && h >= 20:
		l.most = (h - 1) * 3 / 5
		l.share(l.most)
	case ask.beside:
		l.beside = l.lower(max(h*2/5+1, 8))
	case !l.pane && ask.drawer:
		l.coach = l.lower(min(max(h*2/5, 7), 16))
	}
	return l
}

// share gives the panel as many of the coach's rows as it needs, and no more.
func (l *layout) share(need int) {
	if l.most == 0 {
		return
	}
	rows := min(l.most, max(need, 1))
	l.coach.h = l.h - rows
	l.beside = rect{l.coach.x, l.coach.h, l.coach.w, rows}
}

// lower takes rows from the foot of the page, or all of it where a part would be
// too little of either.
func (l *layout) lower(rows int) rect {
	at := l.page
	if l.h < 14 {
		l.page.h = 0
		return at
	}
	l.page.h -= rows
	return rect{at.x, at.y + l.page.h, at.w, rows}
}

func outlineWidth(w int) int {
	switch {
	case w >= wideFrom:
		return 36
	case w >= 120:
		return 28
	case w >= pairsFrom:
		return 25
	}
	return 20
}

func coachWidth(w int) int {
	if w >= wideFrom {
		return 54
	}
	return 36
}

func headHeight(h int) int {
	switch {
	case h >= 10:
		return 2
	case h >= 5:
		return 1
	}
	return 0
}
