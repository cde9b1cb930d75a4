package docx

import (
	"slices"
	"strconv"

	"shiben/workbook/document"
)

// positions of a scale.
const positions = 7

// scaleWidths are a scale table's columns: name, a pole, seven positions, a pole.
func scaleWidths(text int) []int {
	return share(text, []int{19, 19, 6, 6, 6, 6, 6, 6, 6, 19})
}

// scales writes a part's scales as a table: both marks of a scale stand on its
// line, each with its side's shape, hollow when it is held loosely.
func (b *body) scales(s document.Scales) {
	widths := scaleWidths(b.sheet.text())
	b.tableStart(grid{"Answers", widths}, "")
	b.row(true, true, func() {
		b.cell(cell{width: widths[0] + widths[1], span: 2, shade: wash, middle: true}, func() { b.legend(s.Sides) })
		for i := range positions {
			b.cell(cell{width: widths[2+i], shade: wash, middle: true, bare: true}, func() {
				n := strconv.Itoa(i + 1)
				b.paragraph(paraProps{style: "TableHead", align: "center"}, n, func() { b.line(n, "", runProps{}) })
			})
		}
		b.cell(cell{width: widths[positions+2], shade: wash}, func() {})
	})
	for _, r := range s.Rows {
		b.scale(r, s.Sides, widths)
	}
	b.tableEnd()
}

// legend says which shape is whose.
func (b *body) legend(names [2]document.Text) {
	b.paragraph(paraProps{style: "TableHead"}, "", func() {
		for i, name := range names {
			if i > 0 {
				b.apart(names[0])
			}
			props := runProps{colour: sides[i].colour}
			b.line(sides[i].solid+" ", "", props)
			b.inline(name.Lines(b.d.Langs), "", props)
		}
	})
}

// apart parts the two names of a legend: by a break where each is said twice.
func (b *body) apart(name document.Text) {
	if len(name.Lines(b.d.Langs)) < 2 {
		b.line("\u2003", "", runProps{})
		return
	}
	b.start("w:r")
	b.leaf("w:br")
	b.end()
}

// scale writes one scale and, in a row of its own, what was said of its marks.
func (b *body) scale(r document.ScaleRow, names [2]document.Text, widths []int) {
	notes := b.scaleNotes(r, names)
	b.row(false, true, func() {
		b.cell(cell{width: widths[0], middle: true}, func() { b.saying(r.Name, "w:br", paraProps{style: "TableText", keepNext: len(notes) > 0}) })
		b.cell(cell{width: widths[1], middle: true}, func() { b.saying(r.Poles[0], "w:br", paraProps{style: "Note", align: "right"}) })
		for i := range positions {
			b.cell(cell{width: widths[2+i], middle: true, bare: true}, func() { b.marks(r.Marks, i+1) })
		}
		b.cell(cell{width: widths[positions+2], middle: true}, func() { b.saying(r.Poles[1], "w:br", paraProps{style: "Note"}) })
	})
	if len(notes) == 0 {
		return
	}
	rest := 0
	for _, w := range widths[1:] {
		rest += w
	}
	row := document.Row{Cells: []document.Cell{{}, {Paras: notes}}}
	for _, p := range b.parts(row, []int{widths[0], rest}) {
		b.row(false, true, func() {
			b.cell(cell{width: widths[0], joins: p.joins}, func() {})
			b.cell(cell{width: rest, span: len(widths) - 1, joins: p.joins}, func() {
				for _, para := range p.Cells[1].Paras {
					b.para(para, place{})
				}
			})
		})
	}
}

// marks writes the shapes that stand at a position.
func (b *body) marks(marks [2]document.Mark, at int) {
	b.paragraph(paraProps{style: "Mark"}, "", func() {
		for i, m := range marks {
			if m.At != at {
				continue
			}
			shape := sides[i].solid
			if !m.State.Empty() {
				shape = sides[i].hollow
			}
			b.line(shape, "", runProps{colour: sides[i].colour})
		}
	})
}

// scaleNotes are the question and how to go about it, where guidance is wanted, each
// side's state in words, and what was said of the marks.
func (b *body) scaleNotes(r document.ScaleRow, names [2]document.Text) []document.Para {
	var out []document.Para
	if !r.Ask.Empty() {
		out = append(out, document.Para{Role: document.Hint, Text: r.Ask})
	}
	guides := slices.IndexFunc(r.Notes, func(p document.Para) bool { return p.Role != document.Hint })
	if guides < 0 {
		guides = len(r.Notes)
	}
	out = append(out, r.Notes[:guides]...)
	for i, m := range r.Marks {
		if !m.State.Empty() {
			out = append(out, document.Para{Role: document.Note, Label: names[i], Text: m.State})
		}
	}
	return append(out, r.Notes[guides:]...)
}
