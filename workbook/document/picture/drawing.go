package picture

import (
	"strings"
	"unicode"

	"shiben/workbook"
)

// drawing is what the plot comes to in numbers: shapes in the order in which they
// are put on the paper, in units of which a picture for paper has 480 in its
// width. SVG and PNG are written from it and decide nothing about places.
type drawing struct {
	width, height float64
	items         []item
}

// item is one shape: label, path, mark or band.
type item interface{ item() }

// ink says which colour of the palette a shape has.
type ink int

const (
	inkText ink = iota
	inkMuted
	inkRule
	inkRaised
	inkPaper
	inkSide // the first side's; the second's follows
)

// label is a line of text. X is its start, middle or end by the anchor, Y its
// baseline. One with a way aside stands that far behind the start of the line
// before, on the same baseline.
type label struct {
	x, y, size float64
	aside      float64
	anchor     anchor
	ink        ink
	text       string
	lang       workbook.Lang // empty for a person's own words
}

type anchor int

const (
	start anchor = iota
	middle
	end
)

// The share of its size that a line reaches above and below its baseline, and
// from one baseline to the next.
const (
	ascent  = 0.92
	descent = 0.26
	leading = 1.28
)

// box is where the label is at most, as left, top, right, bottom.
func (l label) box() [4]float64 {
	w := width(l.text, l.size)
	left := l.x - w*float64(l.anchor)/2
	return [4]float64{left, l.y - l.size*ascent, left + w, l.y + l.size*descent}
}

// path is a line through points; dashed for the second side.
type path struct {
	points [][2]float64
	stroke float64
	ink    ink
	dashed bool
}

// mark is a side's place: a disc for the first side, a diamond for the second.
type mark struct {
	x, y, r float64
	side    int // 0 or 1
	hollow  bool
	title   string // what it says to one who points at it or does not see it
}

// diamond is the corners of the second side's mark, as large to the eye as the
// first one's disc.
func (m mark) diamond() [][2]float64 {
	r := m.r * 1.25
	return [][2]float64{{m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}}
}

// The strokes that every writer draws alike: a dashed line's dashes and gaps, and
// the edge of a hollow mark.
const (
	dash         = 4
	dashGap      = 2.5
	hollowStroke = 1.4
)

// band is a rectangle.
type band struct {
	x, y, w, h, round float64
	ink               ink
}

func (label) item() {}
func (path) item()  {}
func (mark) item()  {}
func (band) item()  {}

func (d *drawing) add(items ...item) { d.items = append(d.items, items...) }

// sideInk is a side's colour.
func sideInk(side int) ink { return inkSide + ink(side) }

// drawable is a text as it can stand in a picture and in XML: without control
// characters, other than the newline, and without what is no character at all.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\u2028', r == '\u2029':
			return '\n'
		case r != '\n' && unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r&0xFFFE == 0xFFFE:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
}
