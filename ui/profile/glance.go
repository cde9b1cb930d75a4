package profile

import (
	"shiben/ui/text"
	"shiben/workbook"
)

// glance is the title and every dimension on one page: the snake plots one over
// the other, and beside each a panel with positions and separation. ok is false
// where the page is too small for it.
func (pt painter) glance() (b block, ok bool) {
	if pt.g.width < glanceAt || len(pt.p.Dimensions) == 0 {
		return block{}, false
	}
	for _, set := range settings() {
		b = pt.glanceWith(set)
		if pt.fits(b) {
			return b, true
		}
	}
	return block{}, false
}

// panelGap is the cells between a plot and the panel beside it.
const panelGap = 5

// figuresCells is the most that the figures of a panel take, and twoPanels the
// least of a panel in which readings stand beside them, not under them.
const (
	figuresCells = 44
	twoPanels    = 112
)

// panelWidth is wider where readings stand in it.
func panelWidth(inner int, readings bool) int {
	if !readings {
		return min(max(inner*3/10, 36), figuresCells)
	}
	if wide := min(inner-110, figuresCells+panelGap+readingCells); wide >= twoPanels {
		return wide
	}
	return min(max(inner*2/5-6, 36), 72)
}

// setting is how much air a page has: rows for the lines between two scales, a
// blank row between two dimensions, and one under each heading.
type setting struct{ loose, apart, aired bool }

// settings are from the most air to the least.
func settings() []setting {
	return []setting{{true, true, true}, {true, true, false}, {true, false, false}, {false, true, false}, {false, false, false}}
}

func (pt painter) glanceWith(set setting) block {
	b := pt.brief()
	b.keep = true
	panel := panelWidth(pt.g.inner, len(pt.readings) > 0)
	left := pt
	left.g = pt.g.divide(pt.g.inner - panel - panelGap)
	for i, d := range pt.p.Dimensions {
		plot := left.plot(d, set)
		if i == 0 || set.apart {
			b.add("")
		}
		plot.rows = text.Columns(plot.rows, pt.panel(d, panel, len(plot.rows), set.aired), left.g.inner, panel, spaces(panelGap))
		b.join(plot)
	}
	return b
}

// plot is a dimension's heading and snake plot alone.
func (pt painter) plot(d workbook.DimensionProfile, set setting) block {
	b := block{opens: []int{0}}
	b.stand(ref{kind: dimensionRef, id: d.Part.ID})
	head := append(pt.heading(pt.say(d.Part.Name), pt.say(d.Part.Question), "", pt.g.inner), "")
	if set.aired {
		b.add(head[:2]...)
	} else {
		b.add(head[0])
	}
	snake := pt.snake(d, set.loose)
	for i, row := range snake.Rows(pt.th) {
		left, right := "", ""
		if scale, on := onScale(i, set.loose); on {
			left, right = pt.poles(d.Scales[scale])
			b.mark(d.Scales[scale].Prompt.ID)
		}
		b.add(pt.g.beside(left, row, right))
	}
	return b
}

// panel is a dimension's separation and positions, and under them, or beside them,
// its readings, or what the verdict says, as far as the plot is tall enough.
func (pt painter) panel(d workbook.DimensionProfile, width, height int, aired bool) []string {
	readings := pt.placed(ref{kind: dimensionRef, id: d.Part.ID})
	if width >= twoPanels {
		beside := width - figuresCells - panelGap
		return text.Columns(pt.figuresPanel(d, figuresCells, height, aired, nil), pt.digest(readings, beside, height),
			figuresCells, beside, spaces(panelGap))
	}
	return pt.figuresPanel(d, width, height, aired, readings)
}

func (pt painter) figuresPanel(d workbook.DimensionProfile, width, height int, aired bool, readings []workbook.Reading) []string {
	rows := []string{pt.separation(d)}
	if aired {
		rows = append(rows, "")
	}
	rows = append(rows, pt.axis(d, width), pt.ink.faint.Paint(axisFigures(width)))
	for side := range pt.sides {
		row, ok := ends(pt.standing(d, side), pt.basis(d, side), width, spaces)
		if !ok {
			row = pt.standing(d, side)
		}
		rows = append(rows, row)
	}
	if len(readings) > 0 {
		return pt.under(rows, pt.digest(readings, width, height-len(rows)-1), pt.digest(readings, width, height-len(rows)))
	}
	if d.Verdict == "" {
		return rows
	}
	says := text.Lines(pt.word("says_"+string(d.Verdict)), width)
	if len(rows)+1+len(says) <= height {
		rows = append(append(rows, ""), each(pt.ink.muted, says)...)
	}
	return rows
}

// under sets readings under figures, with a blank row between where that costs
// none of them.
func (pt painter) under(rows, apart, close []string) []string {
	if len(apart) >= len(close) {
		return append(append(rows, ""), apart...)
	}
	return append(rows, close...)
}

// underGlance are the dimensions' readings in full, under the pictures.
func (pt painter) underGlance() []block {
	var blocks []block
	for _, d := range pt.p.Dimensions {
		readings := pt.placed(ref{kind: dimensionRef, id: d.Part.ID})
		if len(readings) == 0 {
			continue
		}
		b := block{opens: []int{0}}
		b.add(pt.heading(pt.say(d.Part.Name), pt.word("readings_of"), "", pt.g.inner)...)
		b.add("")
		b.join(pt.said(readings))
		blocks = append(blocks, b)
	}
	return blocks
}
