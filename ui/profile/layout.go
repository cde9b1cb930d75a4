package profile

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// geometry is where things stand on a row: a margin, then for a plot the left
// pole, the track and the right pole. All size arithmetic of the pages is here.
type geometry struct {
	width  int
	margin int // left and right
	inner  int // between the margins
	step   int // cells between two positions of a scale; under 2: no room for a track
	side   int // cells of a pole's column; 0: poles stand over the track
	widths
}

// widths are the cells that the widest texts beside a track take.
type widths struct {
	pole  int
	name  int // of a scale
	stand int // a side's name with its figure
}

func (w widths) most() int { return max(w.pole, w.stand) }

const (
	gap       = 2  // between a pole and the track
	leastStep = 3  // for a track between its poles
	mostStep  = 8  // wider tracks only lengthen the lines,
	wideStep  = 14 // unless poles and names would drift apart
	leastPole = 16 // cells; poles that would be cut shorter stand over the track
	glanceAt  = 116
	columnsAt = 60 // written answers stand side by side from here
)

func marginAt(width int) int {
	switch {
	case width >= 40:
		return 2
	case width >= 16:
		return 1
	}
	return 0
}

// measure divides a width for texts that take so many cells.
func measure(width int, texts widths) geometry {
	g := geometry{width: width, margin: marginAt(width), widths: texts}
	return g.divide(max(width-2*g.margin, 1))
}

// divide gives the track what the poles leave, in whole steps, and the rest to
// the poles again, so that the track stands in the middle.
func (g geometry) divide(inner int) geometry {
	g.inner = inner
	free := inner - 2*gap - 1
	g.side = min(g.most(), (free-leastStep*intervals)/2)
	if g.side < max(min(g.pole, leastPole), g.stand) {
		g.side, g.step = 0, min((inner-1)/intervals, mostStep)
		return g
	}
	g.step = min((free-2*g.side)/intervals, mostStep)
	for g.step < wideStep && (free-(g.step+1)*intervals)/2 >= g.most()+gap+g.name {
		g.step++
	}
	g.side = (inner - 2*gap - g.track()) / 2
	return g
}

// named tells whether a scale's name has room beside its left pole.
func (g geometry) named() bool { return g.side >= g.most()+gap+g.name }

const intervals = workbook.Positions - 1

func (g geometry) track() int { return intervals*g.step + 1 }

// fit puts the margin before a row and holds it to the width.
func (g geometry) fit(row string) string {
	if len(row) > g.inner && text.Width(row) > g.inner { // cells are never more than bytes
		row = text.PadStyled(row, g.inner)
	}
	row = strings.TrimRight(row, " ")
	if row == "" {
		return ""
	}
	return spaces(g.margin) + row
}

// beside sets three pieces round the track: left and right pole columns.
func (g geometry) beside(left, track, right string) string {
	return right1(left, g.side) + spaces(gap) + text.PadStyled(track, g.track()) + spaces(gap) + text.PadStyled(right, g.side)
}

// right1 sets a styled piece at the right end of width cells.
func right1(s string, width int) string {
	if text.Width(s) > width {
		return text.PadStyled(s, width)
	}
	return spaces(width-text.Width(s)) + s
}

// ends sets two pieces at the ends of a row, a fill between; ok is false when
// they do not fit.
func ends(left, right string, width int, fill func(n int) string) (string, bool) {
	n := width - text.Width(left) - text.Width(right)
	if n < 2 {
		return "", false
	}
	return left + fill(n) + right, true
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
