package widget

import (
	"strings"

	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/workbook"
)

// Snake is the picture of a dimension: a row for each scale with both sides'
// marks, the marks of a side joined into a line down the rows. An unanswered
// scale breaks the line. The second side's mark stands beside the first's where
// both have the same.
type Snake struct {
	Marks [][2]int    // a scale a row, by side: 1 to workbook.Positions, 0 is unanswered
	Step  int         // cells from one position to the next, at least 2
	Loose bool        // a row for the lines between two scales
	Poles [][2]string // when not nil: each scale's poles, written on a row above it
	Older [][2]int    // when not nil: what Marks were, drawn hollow where it is not the same
	Notes []string    // when not nil: a word on each scale, at an end of its track that is free
}

// Width is the cells that a row of the picture takes.
func (s Snake) Width() int { return (workbook.Positions-1)*s.Step + 1 }

// row is where a scale stands. With poles written above each scale, the lines
// have that row between two scales.
func (s Snake) row(scale int) int {
	switch {
	case s.Poles != nil:
		return 2*scale + 1
	case s.Loose:
		return 2 * scale
	}
	return scale
}

// Rows draws the picture.
func (s Snake) Rows(t theme.Theme) []string {
	if len(s.Marks) == 0 {
		return nil
	}
	c := newCanvas(s.Width(), s.row(len(s.Marks)-1)+1)
	for i := 1; i < len(s.Marks); i++ {
		s.join(c, i, s.Marks[i-1], s.Marks[i])
	}
	for i, marks := range s.Marks {
		s.ticks(c, i)
		at := s.columns(marks)
		for side, mark := range marks {
			if mark != 0 {
				c.put(at[side], s.row(i), t.Sides[side].Mark, inkMark+ink(side))
			}
		}
		s.older(c, t, i)
		s.note(c, i)
		if s.Poles != nil {
			s.poles(c, i)
		}
	}
	return c.rows(t)
}

// ticks draws the seven positions where no line passes.
func (s Snake) ticks(c *canvas, scale int) {
	y := s.row(scale)
	for p := range workbook.Positions {
		if c.at(p*s.Step, y).dots == [2]uint8{} {
			c.put(p*s.Step, y, "·", inkFaint)
		}
	}
}

// join draws each side's line from the scale before.
func (s Snake) join(c *canvas, scale int, from, to [2]int) {
	a, b := s.columns(from), s.columns(to)
	for side := range from {
		if from[side] != 0 && to[side] != 0 {
			c.line(side, a[side], s.row(scale-1), b[side], s.row(scale))
		}
	}
}

// columns are the cells of a scale's marks; of two that are the same, the second
// side's is one cell further in or out.
func (s Snake) columns(marks [2]int) [2]int {
	return apart([2]int{(marks[0] - 1) * s.Step, (marks[1] - 1) * s.Step}, marks[0] != 0 && marks[1] != 0, s.Width())
}

// apart moves one of two marks that fall on one cell to the next.
func apart(at [2]int, both bool, width int) [2]int {
	if both && at[0] == at[1] {
		if at[1]+1 < width {
			at[1]++
		} else {
			at[0]--
		}
	}
	return at
}

// older draws what a scale's marks were, and from there a trace to what they are.
func (s Snake) older(c *canvas, t theme.Theme, scale int) {
	if s.Older == nil {
		return
	}
	now, y := s.columns(s.Marks[scale]), s.row(scale)
	for side, was := range s.Older[scale] {
		if was == 0 || was == s.Marks[scale][side] {
			continue
		}
		at := c.free((was-1)*s.Step, y)
		c.put(at, y, t.Sides[side].Hollow, inkMark+ink(side))
		if s.Marks[scale][side] == 0 {
			continue
		}
		for x := min(at, now[side]) + 1; x < max(at, now[side]); x++ {
			if here := c.at(x, y); here.ink <= inkFaint && here.dots == [2]uint8{} {
				c.put(x, y, "╌", inkLine+ink(side))
			}
		}
	}
}

// note writes a scale's word at the end of the track where nothing is drawn, a
// blank before what is; nowhere when neither end is free.
func (s Snake) note(c *canvas, scale int) {
	if s.Notes == nil || s.Notes[scale] == "" {
		return
	}
	w, y := text.Width(text.Safe(s.Notes[scale])), s.row(scale)
	switch {
	case c.clear(s.Width()-w-1, s.Width(), y):
		c.write(s.Width()-w-1, y, " "+s.Notes[scale], inkMuted)
	case c.clear(0, w+1, y):
		c.write(0, y, s.Notes[scale]+" ", inkMuted)
	}
}

// clear tells whether there is nothing but ticks in the cells of a row.
func (c *canvas) clear(from, to, y int) bool {
	for x := from; x < to; x++ {
		if at := c.at(x, y); at.ink > inkFaint || at.dots != [2]uint8{} {
			return false
		}
	}
	return from >= 0 && to <= c.w
}

// free is the cell nearest to x that holds no mark.
func (c *canvas) free(x, y int) int {
	for _, by := range []int{0, 1, -1, 2, -2, 3, -3} {
		if at := x + by; at >= 0 && at < c.w && c.at(at, y).ink < inkMark {
			return at
		}
	}
	return x
}

// poles writes a scale's poles over its track, each in its half, a blank between
// them and what passes.
func (s Snake) poles(c *canvas, scale int) {
	half, y := s.Width()/2-1, s.row(scale)-1
	left, right := text.Truncate(s.Poles[scale][0], half), text.Truncate(s.Poles[scale][1], half)
	c.write(0, y, left+" ", inkMuted)
	c.write(s.Width()-text.Width(right)-1, y, " "+right, inkMuted)
}

// Point is a position on an axis from −1 to +1.
type Point struct {
	X      float64
	Set    bool // false: no position
	Hollow bool // provisional
}

// Axis draws both sides' positions on one line of width cells, what lies between
// them stronger.
func Axis(t theme.Theme, points [2]Point, width int) string {
	if width < 1 {
		return ""
	}
	c := newCanvas(width, 1)
	for x := range width {
		c.put(x, 0, "─", inkFaint)
	}
	if width > 4 {
		c.put(0, 0, "├", inkFaint)
		c.put(width-1, 0, "┤", inkFaint)
		c.put((width-1)/2, 0, "┼", inkFaint)
	}
	at := apart([2]int{column(points[0].X, width), column(points[1].X, width)}, points[0].Set && points[1].Set, width)
	if points[0].Set && points[1].Set {
		for x := min(at[0], at[1]) + 1; x < max(at[0], at[1]); x++ {
			c.put(x, 0, "━", inkText)
		}
	}
	for side, p := range points {
		if p.Set {
			mark := t.Sides[side].Mark
			if p.Hollow {
				mark = t.Sides[side].Hollow
			}
			c.put(at[side], 0, mark, inkMark+ink(side))
		}
	}
	return c.rows(t)[0]
}

func column(x float64, width int) int {
	n := int((x+1)/2*float64(width-1) + 0.5)
	return min(max(n, 0), width-1)
}

// Mini is a workbook's profile in a list: a small axis of width cells for each
// dimension, in order.
func Mini(head workbook.Head, t theme.Theme, width int) []string {
	rows := make([]string, len(head.Lines))
	for i, line := range head.Lines {
		var points [2]Point
		for side, n := range line {
			if n != nil {
				points[side] = Point{X: float64(*n) / 100, Set: true}
			}
		}
		rows[i] = Axis(t, points, width)
	}
	return rows
}

// MiniRow is Mini on one row of exactly width cells, the dimensions side by side;
// blank when there is no room to tell them apart.
func MiniRow(head workbook.Head, t theme.Theme, width int) string {
	n := len(head.Lines)
	each := 0
	if n > 0 {
		each = (width - 2*(n-1)) / n
	}
	if each < 3 {
		return strings.Repeat(" ", max(width, 0))
	}
	return text.PadStyled(strings.Join(Mini(head, t, each), "  "), width)
}

// Bar is a share of a whole as a line of at most width cells, unstyled; anything
// above nothing shows at least half a cell.
func Bar(share, whole float64, width int) string {
	if share <= 0 || whole <= 0 || width < 1 {
		return ""
	}
	halves := min(max(int(share/whole*float64(2*width)+0.5), 1), 2*width)
	return strings.Repeat("━", halves/2) + strings.Repeat("╸", halves%2)
}
