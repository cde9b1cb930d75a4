package walk

import (
	"strings"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
)

// Widths of the grid's columns, in cells.
const (
	gapWide  = 2  // between columns
	gapSlim  = 1  // where they would not fit otherwise
	nameMin  = 10 // the first column
	nameKeep = 24 // what it is not cut below for the sake of other columns
	nameMost = 26
	textMin  = 8
	textMost = 20
	flagMin  = 4
	gridFrom = 68 // below this a grid is not worth having
	gridSlim = 84 // below this only a grid that fits whole
	gridWide = 120
	edge     = 1 // blank at the right
)

// gridCol is a column as the grid draws it: one of the table's own, or derived.
type gridCol struct {
	col, derive int // one of them is -1
	w, min      int
	right       bool // numbers stand at the right
}

// gridCols are all columns at the width that they would like, and the width that
// they can be cut to.
func (t *table) gridCols() []gridCol {
	var out []gridCol
	for i := range t.p.Columns {
		c := &t.p.Columns[i]
		g := gridCol{col: i, derive: -1}
		head := text.Width(t.k.say(c.Name))
		g.w, g.min, g.right = t.wants(c, head)
		g.min = max(g.min, headMin(t.k.say(c.Name)))
		if i == 0 {
			g.w = max(t.longest(c, nameMost), head, nameMin)
			g.min = min(g.w, t.nameLeast())
		}
		out = append(out, g)
	}
	for i := range t.p.Derived {
		d := &t.p.Derived[i]
		w := 4
		switch d.Kind() {
		case workbook.DerivedNumber:
			w = len("1000.25") + text.Width(d.Unit)
		case workbook.DerivedLean:
			w = max(text.Width(t.k.t("both")), text.Width(t.k.sideName(0))+1, text.Width(t.k.sideName(1))+1)
		}
		name := t.k.say(d.Name)
		out = append(out, gridCol{col: -1, derive: i, right: d.Kind() == workbook.DerivedNumber, w: max(w, text.Width(name)), min: max(w, headMin(name))})
	}
	return out
}

// nameLeast is what the first column keeps: a grid must be worth reading there.
func (t *table) nameLeast() int {
	if t.w < gridWide {
		return nameMin
	}
	return nameKeep
}

// headMin is the least width at which a column's name stands in two rows, with
// no short word cut.
func headMin(name string) int {
	const short = 7
	all := text.Width(name)
	if all <= short {
		return all
	}
	w := 2
	for _, word := range strings.Fields(name) {
		if latin(word) {
			w = max(w, min(text.Width(word), short))
		}
	}
	for len(headLines(name, w)) > 2 {
		w++
	}
	return w
}

// headLines sets a column's name. A word is not broken: one that is too long
// for the column is cut, and says so.
func headLines(name string, w int) []string {
	words := strings.Fields(name)
	for i, word := range words {
		if latin(word) {
			words[i] = text.Truncate(word, w)
		}
	}
	return text.Lines(strings.Join(words, " "), w)
}

// latin tells whether a word is of letters that take one cell each.
func latin(word string) bool { return text.Width(word) == utf8.RuneCountInString(word) }

// headWant is the width at which no word of a column's name is cut.
func headWant(name string) int {
	w := headMin(name)
	for _, word := range strings.Fields(name) {
		if latin(word) {
			w = max(w, text.Width(word))
		}
	}
	return w
}

func (t *table) wants(c *workbook.Column, head int) (want, least int, right bool) {
	switch c.Type {
	case workbook.FlagCell:
		return max(head, flagMin), flagMin, false
	case workbook.ChoiceCell:
		for _, o := range c.Options {
			least = max(least, text.Width(t.optionLook(&o)))
		}
		return max(head, least), least, false
	case workbook.NumberCell:
		return max(head, 3+len(c.Unit)), 3 + len(c.Unit), true
	case workbook.DateCell:
		return max(head, 10), 10, false
	}
	return max(head, t.longest(c, textMost), textMin), textMin, false
}

// longest is the width of a column's longest cell, at most as much as given.
func (t *table) longest(c *workbook.Column, most int) int {
	n := 0
	for i, r := range t.rows() {
		if n >= most || i > 200 {
			break // the rest cannot make it wider, or is far out of sight
		}
		n = max(n, text.Width(text.Truncate(t.plain(r, c), most)))
	}
	return min(n, most)
}

func total(cols []gridCol, gap int) int {
	n := -gap
	for _, c := range cols {
		n += c.w + gap
	}
	return n
}

// squeeze takes cells from the columns that have most to spare until all fit, and
// tells whether they do.
func squeeze(cols []gridCol, gap, w int) bool {
	for over := total(cols, gap) - w; over > 0; over-- {
		most, spare := -1, 0
		for i, c := range cols {
			n := c.w - c.min
			if i == 0 {
				n = (n + 1) / 2 // a row's name is the last to be cut
			}
			if n > spare {
				most, spare = i, n
			}
		}
		if most < 0 {
			return false
		}
		cols[most].w--
	}
	return true
}

// spread gives what is left over to the columns of text.
func (t *table) spread(cols []gridCol, w int) {
	var texts []int
	for i, c := range cols {
		if c.col >= 0 && t.p.Columns[c.col].Type == workbook.TextCell {
			texts = append(texts, i)
		}
	}
	for left := w - total(cols, t.gap); left > 0 && len(texts) > 0; {
		grown := false
		for _, i := range texts {
			if left > 0 && cols[i].w < 44 {
				cols[i].w++
				left--
				grown = true
			}
		}
		if !grown {
			return
		}
	}
}

// fitsGrid tells whether a grid can be drawn. It rests on the least widths, so it
// does not change with what is typed.
func (t *table) fitsGrid() bool {
	return t.w >= gridSlim || t.w >= gridFrom && squeeze(t.gridCols(), gapSlim, t.w-edge)
}

// shown are the columns in sight: all where they fit, else the first, the derived
// ones at the end, and as many between as there is room for, the selected one
// among them.
func (t *table) shown() []gridCol {
	for _, t.gap = range []int{gapWide, gapSlim} {
		if cols := t.gridCols(); squeeze(cols, t.gap, t.w-edge) {
			t.left, t.beyond = 1, [2]int{}
			t.spread(cols, t.w-edge)
			return cols
		}
	}
	t.gap = gapWide
	cols := t.gridCols()
	for i := range cols {
		if cols[i].col >= 0 && t.p.Columns[cols[i].col].Type != workbook.TextCell {
			cols[i].w = cols[i].min
		}
	}
	n := len(t.p.Columns)
	first, ends := cols[0], cols[n:]
	first.w = min(first.w, max(20, t.nameLeast()))
	room := t.w - edge - first.w - t.gap
	for _, c := range ends {
		room -= c.w + t.gap
	}
	t.left = max(1, min(t.left, n-1))
	if t.col > 0 {
		t.left = min(t.left, t.col)
	}
	for t.left < t.col && total(cols[t.left:t.col+1], t.gap) > room {
		t.left++
	}
	out := []gridCol{first}
	for i := t.left; i < n && room >= cols[i].min; i++ {
		c := cols[i]
		c.w = min(c.w, room)
		room -= c.w + t.gap
		out = append(out, c)
	}
	t.beyond = [2]int{t.left - 1, n - t.left - len(out) + 1}
	out = append(out, ends...)
	t.easeHeads(out)
	return out
}

// easeHeads gives what is left over to the columns whose name is cut.
func (t *table) easeHeads(cols []gridCol) {
	left := t.w - edge - total(cols, t.gap)
	for i, c := range cols {
		if grow := min(left, headWant(t.colName(c))-c.w); i > 0 && grow > 0 {
			cols[i].w += grow
			left -= grow
		}
	}
}
