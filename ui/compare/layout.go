package compare

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// geometry is where things stand on a row. All size arithmetic of the pages is
// here.
type geometry struct {
	margin  int // left and right
	inner   int // between the margins
	reading int // of inner, what texts take: longer rows are hard to read
	panel   int // cells of the figures beside a plot; 0: they stand above it
	pole    int // cells of the poles beside a track; 0: they stand over it
	step    int // cells between two positions of a scale; under 2: no room for a track
}

const (
	intervals    = workbook.Positions - 1
	gap          = 2  // between a pole and the track
	leastStep    = 3  // for a track between its poles
	mostStep     = 8  // wider tracks only lengthen the lines
	leastPole    = 12 // cells; poles that would be cut shorter stand over the track
	panelAt      = 112
	panelGap     = 6
	leastReading = 16 // texts in fewer cells cannot be read
	mostReading  = 124
	mostName     = 44 // cells of the column of names before what was and what is
	columnsAt    = 56 // two texts stand side by side from here, as in widget.Changed
)

// measure divides a width for poles and figures that take so many cells.
func measure(width, pole, panel int) geometry {
	g := geometry{}
	switch {
	case width >= 40:
		g.margin = 2
	case width >= 16:
		g.margin = 1
	}
	g.inner = max(width-2*g.margin, 1)
	g.reading = min(g.inner, mostReading)
	plot := g.inner
	if width >= panelAt {
		g.panel = panel
		plot -= panel + panelGap
	}
	free := plot - 2*gap - 1
	g.pole = min(pole, (free-leastStep*intervals)/2)
	if g.pole < min(pole, leastPole) {
		g.pole, g.step = 0, min((plot-1)/intervals, mostStep)
		return g
	}
	g.step = min((free-2*g.pole)/intervals, mostStep)
	return g
}

// plot is the cells of a plot with figures beside it.
func (g geometry) plot() int {
	room := g.inner - g.panel - panelGap
	if g.pole == 0 {
		return room
	}
	return min(room, 2*(g.pole+gap)+intervals*g.step+1)
}

// fit puts the margin before a row and holds it to the width.
func (g geometry) fit(row string) string {
	if text.Width(row) > g.inner {
		row = text.PadStyled(row, g.inner)
	}
	if row = strings.TrimRight(row, " "); row == "" {
		return ""
	}
	return spaces(g.margin) + row
}

// beside sets a scale's poles round its track.
func (g geometry) beside(left, track, right string) string {
	return text.PadLeft(left, g.pole) + spaces(gap) + track + spaces(gap) + text.Truncate(right, g.pole)
}

// ends sets two styled pieces at the ends of a row; where they do not fit, the
// left one is cut.
func ends(left, right string, width int, fill func(n int) string) string {
	room := width - text.Width(right) - 2
	if room < 1 {
		return text.PadStyled(left, width)
	}
	if text.Width(left) > room {
		left = text.PadStyled(left, room)
	}
	return left + fill(width-text.Width(left)-text.Width(right)) + right
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
