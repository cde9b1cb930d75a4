package html

import (
	"fmt"

	"shiben/workbook/document"
)

// grid is a table as its template reads it.
type grid struct {
	document.Table
	Shares []string // of the width, for each column
	Wide   bool     // has more columns than a narrow page can hold
	Rows   []row
}

type row struct {
	ID    string
	Empty bool
	Long  bool // more than half a page: it may break over two
	Cells []cell
}

type cell struct {
	document.Column
	Paras []document.Para
}

// wide is how many columns a page of any width has room for.
const wide = 6

// longest is how many characters of Chinese a cell may have and still be kept on
// one page.
const longest = 450

// runes is about how long paragraphs are in both languages, a Latin letter half.
func runes(paras []document.Para) int {
	halves := 0
	count := func(s string) {
		for _, r := range s {
			if halves++; r > 0x2E80 {
				halves++
			}
		}
	}
	for _, p := range paras {
		count(p.Text.ZH)
		if !p.Text.Own {
			count(p.Text.EN)
		}
		for _, c := range p.Comments {
			count(c.Text)
		}
	}
	return halves / 2
}

// gridOf gives each row a cell for each column.
func gridOf(t document.Table) grid {
	g := grid{Table: t, Wide: len(t.Columns) > wide}
	sum := 0
	for _, c := range t.Columns {
		sum += max(c.Weight, 1)
	}
	for _, c := range t.Columns {
		g.Shares = append(g.Shares, fmt.Sprintf("%.1f%%", 100*float64(max(c.Weight, 1))/float64(sum)))
	}
	for _, r := range t.Rows {
		out := row{ID: r.ID, Empty: true}
		for i, c := range t.Columns {
			at := cell{Column: c}
			if i < len(r.Cells) {
				at.Paras = r.Cells[i].Paras
			}
			out.Long = out.Long || runes(at.Paras) > longest
			out.Empty = out.Empty && len(at.Paras) == 0
			out.Cells = append(out.Cells, at)
		}
		g.Rows = append(g.Rows, out)
	}
	return g
}
