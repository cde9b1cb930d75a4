package widget

import (
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// ink says how a cell of a plot is drawn. Sides are in the template's order.
type ink uint8

const (
	inkNone  ink = iota
	inkFaint     // tracks and ticks
	inkText      // what belongs to both sides
	inkMuted     // words in a plot
	inkLine      // inkLine+side: a side's line
	_
	inkMark // inkMark+side: a side's mark
	_
	inks // how many there are
)

// cell is one terminal cell of a plot: a glyph, or the dots of both sides' lines.
type cell struct {
	glyph string // empty: the dots; a cell behind a wide glyph is covered
	ink   ink
	dots  [2]uint8 // braille dots, by side
	cover bool
}

// canvas is a plot being drawn: glyphs on cells, lines as braille dots, two
// across and four down in each cell.
type canvas struct {
	w, h  int
	cells []cell
}

func newCanvas(w, h int) *canvas {
	return &canvas{w, h, make([]cell, w*h)}
}

func (c *canvas) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return &cell{}
	}
	return &c.cells[y*c.w+x]
}

func (c *canvas) put(x, y int, glyph string, k ink) {
	at := c.at(x, y)
	at.glyph, at.ink = glyph, k
}

// write puts a text that fits; it is drawn as it stands.
func (c *canvas) write(x, y int, s string, k ink) {
	for s = text.Safe(s); s != ""; {
		var cluster string
		var w int
		cluster, s, w = text.Step(s)
		if w == 0 || x+w > c.w {
			return
		}
		c.put(x, y, cluster, k)
		for i := 1; i < w; i++ {
			c.at(x+i, y).cover = true
		}
		x += w
	}
}

// dotBits are the braille dots by row and column of a cell.
var dotBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// line joins the middles of two cells by a side's dots.
func (c *canvas) line(side, x1, y1, x2, y2 int) {
	ax, ay := 2*x1, 4*y1+2
	bx, by := 2*x2, 4*y2+1
	switch {
	case x2 > x1:
		ax++
	case x2 < x1:
		bx++
	}
	steps := max(abs(bx-ax), abs(by-ay), 1)
	for i := 0; i <= steps; i++ {
		x := ax + divide((bx-ax)*i, steps)
		y := ay + divide((by-ay)*i, steps)
		c.at(x/2, y/4).dots[side] |= dotBits[y%4][x%2]
	}
}

// divide rounds to the nearest, half away from zero.
func divide(a, b int) int {
	if a < 0 {
		return -((-2*a + b) / (2 * b))
	}
	return (2*a + b) / (2 * b)
}

func abs(n int) int { return max(n, -n) }

// look is what the cell of a column shows and how. Where both lines pass, cells
// take turns, so that the two read as one cord of both colours.
func (at cell) look(x int) (string, ink) {
	if at.glyph != "" {
		return at.glyph, at.ink
	}
	both := at.dots[0] | at.dots[1]
	switch {
	case both == 0:
		return " ", inkNone
	case at.dots[0] == 0:
		return string(rune(0x2800 + int(both))), inkLine + 1
	case at.dots[1] == 0:
		return string(rune(0x2800 + int(both))), inkLine
	}
	return string(rune(0x2800 + int(both))), inkLine + ink(x%2)
}

// rows draws the canvas; every row takes w cells.
func (c *canvas) rows(t theme.Theme) []string {
	rows := make([]string, c.h)
	brushes := brushes{theme: t}
	for y := range rows {
		var b, run strings.Builder
		last := inkNone
		flush := func() {
			if run.Len() > 0 {
				b.WriteString(brushes.of(last).Paint(run.String()))
				run.Reset()
			}
		}
		for x, at := range c.cells[y*c.w : (y+1)*c.w] {
			if at.cover {
				continue
			}
			glyph, k := at.look(x)
			if k != last {
				flush()
				last = k
			}
			run.WriteString(glyph)
		}
		flush()
		rows[y] = b.String()
	}
	return rows
}

// brushes makes each ink's brush when it is first needed: a plot of one row needs
// few of them.
type brushes struct {
	theme theme.Theme
	made  [inks]bool
	brush [inks]Brush
}

func (b *brushes) of(k ink) Brush {
	if !b.made[k] {
		b.made[k], b.brush[k] = true, NewBrush(styleOf(b.theme, k))
	}
	return b.brush[k]
}

func styleOf(t theme.Theme, k ink) lipgloss.Style {
	switch k {
	case inkNone:
		return lipgloss.NewStyle()
	case inkFaint:
		return t.Faint
	case inkText:
		return t.Text
	case inkMuted:
		return t.Muted
	case inkLine, inkLine + 1:
		return t.Sides[k-inkLine].Style
	}
	return t.Sides[k-inkMark].Strong
}
