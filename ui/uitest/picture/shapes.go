package picture

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// arms are which ways the lines of a box-drawing character go from the middle of
// its cell: up, right, down, left; 1 light, 2 heavy.
var arms = map[rune][4]int{
	'─': {0, 1, 0, 1}, '━': {0, 2, 0, 2}, '│': {1, 0, 1, 0}, '┃': {2, 0, 2, 0},
	'┌': {0, 1, 1, 0}, '┐': {0, 0, 1, 1}, '└': {1, 1, 0, 0}, '┘': {1, 0, 0, 1},
	'╭': {0, 1, 1, 0}, '╮': {0, 0, 1, 1}, '╰': {1, 1, 0, 0}, '╯': {1, 0, 0, 1},
	'├': {1, 1, 1, 0}, '┤': {1, 0, 1, 1}, '┬': {0, 1, 1, 1}, '┴': {1, 1, 0, 1}, '┼': {1, 1, 1, 1},
	'╴': {0, 0, 0, 1}, '╶': {0, 1, 0, 0}, '╵': {1, 0, 0, 0}, '╷': {0, 0, 1, 0},
}

// draw returns the shape of a character that is drawn instead of written; empty
// for all others. x and y are the corner of its cell.
func draw(content string, x, y float64) string {
	r, n := utf8.DecodeRuneInString(content)
	if n != len(content) {
		return ""
	}
	if a, ok := arms[r]; ok {
		return lines(a, x, y)
	}
	mx, my := x+cellW/2, y+cellH/2
	switch {
	case r > 0x2800 && r <= 0x28FF:
		return dots(int(r-0x2800), x, y)
	case r >= 0x2581 && r <= 0x2588: // ▁ to █, from below
		part := cellH * float64(r-0x2580) / 8
		return rect(x, y+cellH-part, cellW, part)
	case r >= 0x2589 && r <= 0x258F: // ▉ to ▏, from the left
		return rect(x, y, cellW*float64(0x2590-r)/8, cellH)
	}
	switch r {
	case '●':
		return fmt.Sprintf("<circle cx=%q cy=%q r=\"4.6\"/>", number(mx), number(my))
	case '○':
		return ring(round(mx, my, 4.6), round(mx, my, 3.1))
	case '◆':
		return fmt.Sprintf("<path d=%q/>", diamond(mx, my, 5.6))
	case '◇':
		return ring(diamond(mx, my, 5.6), diamond(mx, my, 3.5))
	case '·':
		return fmt.Sprintf("<circle cx=%q cy=%q r=\"1.1\"/>", number(mx), number(my))
	case '▀':
		return rect(x, y, cellW, cellH/2)
	case '▐':
		return rect(x+cellW/2, y, cellW/2, cellH)
	}
	return ""
}

// lines are rectangles from the middle of a cell to its edges; where they meet
// the middle they overlap, so that no gap shows.
func lines(arms [4]int, x, y float64) string {
	mx, my := x+cellW/2, y+cellH/2
	var b strings.Builder
	for way, weight := range arms {
		if weight == 0 {
			continue
		}
		t := 1.1 * float64(weight)
		switch way {
		case 0:
			b.WriteString(rect(mx-t/2, y, t, cellH/2+t/2))
		case 1:
			b.WriteString(rect(mx-t/2, my-t/2, cellW/2+t/2+0.05, t))
		case 2:
			b.WriteString(rect(mx-t/2, my-t/2, t, cellH/2+t/2+0.05))
		case 3:
			b.WriteString(rect(x, my-t/2, cellW/2+t/2, t))
		}
	}
	return b.String()
}

// bits are the dots of a braille character, by row and column of its cell.
var bits = [4][2]int{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func dots(set int, x, y float64) string {
	var b strings.Builder
	for row, pair := range bits {
		for column, bit := range pair {
			if set&bit != 0 {
				fmt.Fprintf(&b, "<circle cx=%q cy=%q r=\"1.25\"/>",
					number(x+cellW*(float64(column)+0.5)/2), number(y+cellH*(float64(row)+0.5)/4))
			}
		}
	}
	return b.String()
}

func rect(x, y, w, h float64) string {
	return fmt.Sprintf("<rect x=%q y=%q width=%q height=%q/>", number(x), number(y), number(w), number(h))
}

func diamond(x, y, r float64) string {
	return fmt.Sprintf("M%s %sL%s %sL%s %sL%s %sZ", number(x), number(y-r), number(x+r), number(y), number(x), number(y+r), number(x-r), number(y))
}

// round is a circle as an outline.
func round(x, y, r float64) string {
	return fmt.Sprintf("M%s %sA%s %s 0 1 0 %s %sA%s %s 0 1 0 %s %sZ",
		number(x-r), number(y), number(r), number(r), number(x+r), number(y), number(r), number(r), number(x-r), number(y))
}

// ring is an outline without what lies within another.
func ring(outer, inner string) string {
	return fmt.Sprintf("<path fill-rule=\"evenodd\" d=\"%s%s\"/>", outer, inner)
}
