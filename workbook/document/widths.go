package document

import (
	"math/big"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// pageCells is about how many half-width characters a table has across a page, more
// when it has many columns and is set smaller; wholeCells is how wide a text may be and
// never be broken: a date, a name, a side.
const (
	manyCells  = 104
	many       = 6 // columns
	pageCells  = 92
	wholeCells = 12
	cellRoom   = 3 // of a column, at the sides of its text
)

// fit gives a table's columns widths by what stands in them: each has room for its
// longest word, and what is left goes to the columns with long texts, so that rows
// grow no higher than they have to.
func (b *builder) fit(t *Table) {
	least, wants := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	left, wish := pageCells, 0
	if len(t.Columns) >= many {
		left = manyCells
	}
	for i, c := range t.Columns {
		b.measure(c.Name, &least[i], &wants[i])
		for _, r := range t.Rows {
			for _, p := range r.Cells[i].Paras {
				b.measure(p.Text, &least[i], &wants[i])
			}
		}
		least[i], wants[i] = least[i]+cellRoom, wants[i]+cellRoom
		left -= least[i]
		wants[i] = root(wants[i] - least[i])
		wish += wants[i]
	}
	for i := range t.Columns {
		t.Columns[i].Weight = least[i]
		if left > 0 && wish > 0 {
			t.Columns[i].Weight += left * wants[i] / wish
		}
	}
}

// measure widens a column to a text: to its longest word at least, and as it wants to
// be to have the text on one line.
func (b *builder) measure(t Text, least, wants *int) {
	for _, l := range t.Lines(b.opts.Langs) {
		for line := range strings.SplitSeq(l.Text, "\n") {
			w := uniseg.StringWidth(line)
			*wants = max(*wants, w)
			if w <= wholeCells {
				*least = max(*least, w)
				continue
			}
			for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Han, r) }) {
				*least = max(*least, min(uniseg.StringWidth(word), wholeCells))
			}
		}
	}
}

// root is the whole part of a square root.
func root(n int) int {
	return int(new(big.Int).Sqrt(big.NewInt(int64(max(n, 0)))).Int64())
}
