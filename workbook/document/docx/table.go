package docx

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"shiben/workbook/document"
)

// grid is a table's frame: its columns' widths.
type grid struct {
	style  string
	widths []int
}

func (b *body) tableStart(g grid, description string) {
	if b.tight || b.newPage { // two tables that touch would become one
		b.gap()
	}
	sum := 0
	for _, w := range g.widths {
		sum += w
	}
	b.start("w:tbl")
	b.start("w:tblPr")
	b.val("w:tblStyle", g.style)
	b.leaf("w:tblW", "w:w", strconv.Itoa(sum), "w:type", "dxa")
	b.leaf("w:tblLayout", "w:type", "fixed")
	b.leaf("w:tblLook", "w:val", "0420", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1")
	if description != "" {
		b.val("w:tblCaption", description)
	}
	b.end()
	b.start("w:tblGrid")
	for _, w := range g.widths {
		b.leaf("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.end()
}

func (b *body) tableEnd() {
	b.end()
	b.tight = true
}

// row writes a row. A head is repeated on every page; a row that is whole does
// not break over two.
func (b *body) row(head, whole bool, cells func()) {
	b.start("w:tr")
	if head || whole {
		b.start("w:trPr")
		b.flag("w:cantSplit", true)
		b.flag("w:tblHeader", head)
		b.end()
	}
	cells()
	b.end()
}

// cell is how one cell is set.
type cell struct {
	width  int
	span   int // columns; 0 is one
	bottom edge
	shade  string
	middle bool
	bare   bool // no room at the sides: for marks
	joins  joins
}

// joins are where a cell and the one above it or below it are pieces of one.
type joins struct{ above, below bool }

func (b *body) cell(c cell, content func()) {
	b.start("w:tc")
	b.start("w:tcPr")
	b.leaf("w:tcW", "w:w", strconv.Itoa(c.width), "w:type", "dxa")
	if c.span > 1 {
		b.val("w:gridSpan", strconv.Itoa(c.span))
	}
	b.cellBorders(c)
	if c.shade != "" {
		b.leaf("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.shade)
	}
	b.cellMargins(c)
	if c.middle {
		b.val("w:vAlign", "center")
	}
	b.end()
	b.inCell = true
	from := b.buf.Len()
	content()
	if b.buf.Len() == from { // a cell has at least a paragraph
		b.paragraph(paraProps{style: "TableText"}, "", func() {})
	}
	b.inCell = false
	b.end()
}

// cellBorders writes the borders that are not as the table's style says.
func (b *body) cellBorders(c cell) {
	if c.bottom.size == 0 && c.joins == (joins{}) {
		return
	}
	b.start("w:tcBorders")
	if c.joins.above {
		b.val("w:top", "nil")
	}
	if c.joins.below {
		b.val("w:bottom", "nil")
	} else {
		b.edge("w:bottom", c.bottom)
	}
	b.end()
}

// cellMargins takes away the room where it is not wanted. Above it always is: a piece
// can stand first on a page, under the head's border.
func (b *body) cellMargins(c cell) {
	if !c.bare && !c.joins.below {
		return
	}
	b.start("w:tcMar")
	none := func(side string, is bool) {
		if is {
			b.leaf(side, "w:w", "0", "w:type", "dxa")
		}
	}
	none("w:left", c.bare)
	none("w:bottom", c.joins.below)
	none("w:right", c.bare)
	b.end()
}

// table writes a table of the tree.
func (b *body) table(t document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	b.saying(t.Caption, "", paraProps{style: "TableCaption"})
	weights := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		weights[i] = c.Weight
	}
	widths := share(b.sheet.text(), weights)
	size := cellSize(len(t.Columns))
	b.tableStart(grid{"Answers", widths}, oneLine(t.Caption, b.d.Langs))
	b.row(true, true, func() {
		for i, c := range t.Columns {
			b.headCell(c, widths[i], size)
		}
	})
	whole := b.whole(t, widths)
	for n, r := range t.Rows {
		b.tableRow(t, r, widths, place{size: size, keepNext: whole && n < len(t.Rows)-1})
	}
	b.tableEnd()
	if whole { // LibreOffice keeps such a table with what follows, and gives up on a chain of them
		b.gap()
	}
}

// tableRow writes a row, a long one of two sides' answers in bands; of those what is
// asked stays with what follows it.
func (b *body) tableRow(t document.Table, r document.Row, widths []int, at place) {
	parts := []band{{Row: r}}
	if t.Columns[0].Side != 0 {
		parts = b.parts(r, widths)
	}
	for n, p := range parts {
		held := at
		held.keepNext = at.keepNext || n == 0 && p.joins.below && asks(p.Row)
		b.row(false, b.lines(p.Row, widths) <= wholeRow, func() {
			for i, c := range t.Columns {
				b.cell(cell{width: widths[i], joins: p.joins}, func() { b.cellParas(c, p.Row, i, held) })
			}
		})
	}
}

// cellParas writes what stands in a row under a column, if only a paragraph that keeps
// the row with the next one.
func (b *body) cellParas(c document.Column, r document.Row, i int, at place) {
	if i < len(r.Cells) {
		for _, p := range r.Cells[i].Paras {
			in := placeIn(c, p, at.size)
			in.keepNext = at.keepNext
			b.para(p, in)
		}
	}
	if at.keepNext && (i >= len(r.Cells) || len(r.Cells[i].Paras) == 0) {
		b.paragraph(paraProps{style: "TableText", keepNext: true}, "", func() {})
	}
}

// cellSize is the size of letters where there are many columns; 0 is the style's.
func cellSize(columns int) int {
	switch {
	case columns > 8:
		return 16
	case columns > 5:
		return 18
	}
	return 0
}

// placeIn is where a paragraph of a cell stands. A box to tick is as large as a pen
// wants it.
func placeIn(c document.Column, p document.Para, size int) place {
	if p.Text.ZH == tickBox && p.Text.EN == tickBox {
		return place{style: "Mark", size: 28}
	}
	return place{align: alignOf(c), size: size}
}

const tickBox = "☐"

func alignOf(c document.Column) string {
	if c.Number {
		return "right"
	}
	return ""
}

// headCell writes a column's name; a side's has its shape and its colour.
func (b *body) headCell(c document.Column, width, size int) {
	look := cell{width: width, shade: wash, middle: true}
	props := runProps{size: size}
	if c.Side == 1 || c.Side == 2 {
		props.colour = sides[c.Side-1].colour
		look.bottom = edge{size: 12, colour: props.colour}
	}
	b.cell(look, func() {
		lines := c.Name.Lines(b.d.Langs)
		if len(lines) == 0 {
			return
		}
		b.paragraph(paraProps{style: "TableHead", align: alignOf(c)}, lines[0].Text, func() {
			if c.Side == 1 || c.Side == 2 {
				b.line(sides[c.Side-1].solid+" ", "", props)
			}
			b.inline(lines, "w:br", props)
		})
	})
}

// wholeRow is how many lines a row may have and still be kept on one page, wholeTable
// how many a table may have.
const (
	wholeRow   = 36
	wholeTable = 12
)

// whole tells whether a table is short enough to stay on one page.
func (b *body) whole(t document.Table, widths []int) bool {
	sum := 0
	for _, r := range t.Rows {
		sum += max(b.lines(r, widths), 1)
	}
	return sum <= wholeTable && len(t.Rows) <= 4
}

// lines is about how many lines a row takes.
func (b *body) lines(r document.Row, widths []int) int {
	most := 0
	for i, c := range r.Cells[:min(len(r.Cells), len(widths))] {
		sum := 0
		for _, p := range c.Paras {
			sum += b.linesOf(p, widths[i]-2*cellX)
		}
		most = max(most, sum)
	}
	return most
}

// linesOf is about how many lines a paragraph takes: half a cell is 105 twips wide. A
// line to write on is as high as two.
func (b *body) linesOf(p document.Para, width int) int {
	room, sum := max(width/105, 1), 0
	for _, l := range p.Text.Lines(b.d.Langs) {
		for s := range strings.SplitSeq(l.Text, "\n") {
			sum += uniseg.StringWidth(s)/room + 1
		}
	}
	if p.Role == document.WriteOn {
		return max(sum, 1) + 1
	}
	return max(sum, 1)
}

// facts writes names and values side by side.
func (b *body) facts(f document.Facts) {
	if len(f.Items) == 0 {
		return
	}
	widths := share(b.sheet.text(), []int{22, 78})
	b.tableStart(grid{"Facts", widths}, "")
	for _, item := range f.Items {
		b.row(false, true, func() {
			b.cell(cell{width: widths[0]}, func() { b.saying(item.Name, "w:br", paraProps{style: "Note"}) })
			b.cell(cell{width: widths[1]}, func() { b.para(document.Para{Text: item.Value}, place{}) })
		})
	}
	b.tableEnd()
}
