package docx

import (
	"slices"

	"shiben/workbook/document"
)

// bandedRow is how many lines a row with questions or guidance has before it is
// written in bands; one without has wholeRow.
const bandedRow = 10

// band is a row or a part of one.
type band struct {
	document.Row
	joins joins
}

// parts are a row as it is, or a long one in its bands.
func (b *body) parts(r document.Row, widths []int) []band {
	if n := b.lines(r, widths); n <= bandedRow || n <= wholeRow && !asks(r) {
		return []band{{Row: r}}
	}
	rows := bands(r)
	out := make([]band, len(rows))
	for n, r := range rows {
		out[n] = band{r, joins{above: n > 0, below: n < len(rows)-1}}
	}
	return out
}

// bands are a row in parts that can stand on two pages, each of them a row to Word:
// what is asked, how to go about it, the answer with what stands beside it, what it
// rests on. So answers begin on one height, and a page ends between two parts and not in
// the middle of one. A name alone is no part: it stands with the answer.
func bands(r document.Row) []document.Row {
	var at [bandCount]document.Row
	apart := asks(r) // what is asked has a band of its own
	for i := range at {
		at[i].Cells = make([]document.Cell, len(r.Cells))
	}
	for i, c := range r.Cells {
		last := 0
		for _, p := range c.Paras {
			last = max(last, bandOf(p.Role))
			n := last
			if n == asked && !apart {
				n = answered
			}
			at[n].Cells[i].Paras = append(at[n].Cells[i].Paras, p)
		}
	}
	return slices.DeleteFunc(at[:], func(r document.Row) bool {
		return !slices.ContainsFunc(r.Cells, func(c document.Cell) bool { return len(c.Paras) > 0 })
	})
}

// The bands, from the top.
const (
	asked = iota
	guided
	answered // with what stands beside it
	claimed
	bandCount
)

func bandOf(r document.Role) int {
	switch r {
	case document.Name, document.Lead, document.Ask:
		return asked
	case document.Hint:
		return guided
	case document.Claim:
		return claimed
	}
	return answered
}

// asks tells whether a question or guidance stands in a row.
func asks(r document.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c document.Cell) bool {
		return slices.ContainsFunc(c.Paras, func(p document.Para) bool { return p.Role == document.Ask || p.Role == document.Hint })
	})
}
