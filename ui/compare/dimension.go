package compare

import (
	"math/big"
	"strconv"
	"strings"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// figure is the cells of a position or a separation: a sign and two decimals.
const figure = 5

// dimension is one dimension: how both sides and their separation shifted, and
// the snake plot with the older marks hollow.
func (pt *painter) dimension(d workbook.DimensionShift) {
	pt.doc.begin()
	pt.doc.add(pt.heading(pt.say(d.Part.Name), pt.verdict(d)), "")
	figures := pt.figures(d)
	if pt.g.panel == 0 || pt.g.step < 2 {
		pt.doc.add(figures...)
		if len(d.To.Scales) > 0 {
			pt.doc.add("")
			pt.plot(d)
		}
		return
	}
	from := len(pt.doc.rows)
	pt.plot(d)
	plot := append([]string(nil), pt.doc.rows[from:]...)
	wide := pt.g.plot()
	pt.doc.rows = append(pt.doc.rows[:from], text.Columns(plot, figures, wide, pt.g.panel, spaces(panelGap))...)
}

// verdict is the separation in words, from what to what.
func (pt *painter) verdict(d workbook.DimensionShift) string {
	from, to := pt.separated(d.From.Verdict), pt.separated(d.To.Verdict)
	switch {
	case d.From.Verdict == "" && d.To.Verdict == "":
		return pt.th.Muted.Render(to)
	case from == to:
		return pt.th.Muted.Render(pt.word("verdict_still", "verdict", to))
	}
	return pt.th.Muted.Render(from) + pt.th.Faint.Render(widget.Arrow) + pt.th.Strong.Render(to)
}

func (pt *painter) separated(v workbook.Verdict) string {
	if v == "" {
		return pt.word("verdict_none")
	}
	return pt.word("verdict_" + string(v))
}

// figures are the rows of both sides and of the separation: what it was, what it
// is, the shift.
func (pt *painter) figures(d workbook.DimensionShift) []string {
	var rows []string
	for i, side := range pt.th.Sides {
		name := side.Strong.Render(side.Mark) + " " + side.Style.Render(pt.sides[i])
		rows = append(rows, pt.figureRow(name, d.From.Positions[i].Mean, d.To.Positions[i].Mean, d.Shift[i]))
	}
	name := "  " + pt.th.Text.Render(pt.word("separation"))
	return append(rows, pt.figureRow(name, d.From.Separation, d.To.Separation, d.Separation))
}

func (pt *painter) figureRow(name string, from, to, shift *big.Rat) string {
	t := pt.th
	by := t.Strong
	if shift == nil || shift.Sign() == 0 {
		by = t.Muted
	}
	return text.PadStyled(name, pt.namesWidth()) + "  " +
		t.Muted.Render(text.PadLeft(signed(from), figure)) + t.Faint.Render(widget.Arrow) +
		t.Text.Render(text.PadLeft(signed(to), figure)) + "    " + by.Render(text.PadLeft(signed(shift), figure))
}

// namesWidth is the cells of the names before the figures.
func (pt *painter) namesWidth() int {
	names := text.Width(pt.word("separation"))
	for _, s := range pt.sides {
		names = max(names, min(text.Width(s), 20))
	}
	return 2 + names
}

func (pt *painter) figuresWidth() int {
	return pt.namesWidth() + 2 + figure + text.Width(widget.Arrow) + figure + 4 + figure
}

// signed is a figure to two decimals with its sign, a true minus; a dash for
// none.
func signed(r *big.Rat) string {
	s := workbook.Decimal(r, 2)
	switch {
	case s == "":
		return "–"
	case strings.HasPrefix(s, "-"):
		return "−" + s[1:]
	case strings.Trim(s, "0.") == "":
		return s
	}
	return "+" + s
}

// plot is the snake plot: poles beside the tracks, over them where that is too
// narrow, or marks in figures.
func (pt *painter) plot(d workbook.DimensionShift) {
	marks, older := marksOf(d)
	if pt.g.step < 2 {
		pt.listed(d, marks, older)
		return
	}
	snake := widget.Snake{Marks: marks, Older: older, Step: pt.g.step}
	if pt.g.pole == 0 {
		for _, s := range d.To.Scales {
			snake.Poles = append(snake.Poles, [2]string{pt.say(s.Prompt.Poles[0]), pt.say(s.Prompt.Poles[1])})
		}
	}
	for i, row := range snake.Rows(pt.th) {
		if pt.g.pole == 0 {
			if i%2 == 0 {
				pt.doc.mark(d.To.Scales[i/2].Prompt.ID)
			}
			pt.doc.add(row)
			continue
		}
		p := d.To.Scales[i].Prompt
		pt.doc.mark(p.ID)
		pt.doc.add(pt.g.beside(pt.say(p.Poles[0]), row, pt.say(p.Poles[1])))
	}
}

// listed says the marks in figures.
func (pt *painter) listed(d workbook.DimensionShift, marks, older [][2]int) {
	for i, s := range d.To.Scales {
		row := ""
		for side, look := range pt.th.Sides {
			said := figureOf(marks[i][side])
			if marks[i][side] != older[i][side] {
				said = figureOf(older[i][side]) + "→" + said
			}
			row += look.Strong.Render(look.Mark+said) + " "
		}
		pt.doc.mark(s.Prompt.ID)
		pt.doc.add(row + pt.th.Muted.Render(pt.say(s.Prompt.Name)))
	}
}

func figureOf(mark int) string {
	if mark == 0 {
		return "–"
	}
	return strconv.Itoa(mark)
}

// marksOf are the marks of the scales that the newer one asks, and what they were.
func marksOf(d workbook.DimensionShift) (marks, older [][2]int) {
	was := map[string][2]int{}
	for _, s := range d.From.Scales {
		was[s.Prompt.ID] = s.Marks
	}
	for _, s := range d.To.Scales {
		marks = append(marks, s.Marks)
		older = append(older, was[s.Prompt.ID])
	}
	return marks, older
}
