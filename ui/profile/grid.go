package profile

import (
	"strings"

	"shiben/ui/text"
	"shiben/ui/widget"
)

// grid is a compact table.
type grid struct {
	titles []string
	right  []bool // a column of figures
	firm   []bool // gives way only when the others cannot
	rows   []gridRow
}

// gridRow is one row: its cells, and the prompt that it stands for.
type gridRow []gridCell

// gridCell is a cell as it stands, and how it is drawn.
type gridCell struct {
	text  string
	brush widget.Brush
}

const (
	gridGap   = 2
	leastCell = 12  // cells of a column that gives way to others
	mostCell  = 160 // what is longer is wrapped anyway
)

// draw sets the grid in width cells: as columns, or as a list of rows where
// columns would be too narrow to read. It tells at which rows the grid's begin.
func (pt painter) draw(g grid, width int) (rows []string, starts []int) {
	widths := g.natural()
	least := gridGap * (len(widths) - 1)
	for _, w := range widths {
		least += min(w, leastCell)
	}
	if least > width {
		return pt.listRows(g, width)
	}
	g.shrink(widths, width-gridGap*(len(widths)-1))
	title := make(gridRow, len(g.titles))
	for i, t := range g.titles {
		title[i] = gridCell{t, pt.ink.muted}
	}
	rows = g.set(title, widths)
	rows = append(rows, pt.ink.faint.Paint(strings.Repeat("─", sum(widths)+gridGap*(len(widths)-1))))
	var set [][]string
	apart := false
	for _, r := range g.rows {
		cells := g.set(r, widths)
		set, apart = append(set, cells), apart || len(cells) > 1
	}
	for i, cells := range set {
		if apart && parted(rows[len(rows)-1], g.rows[i]) && i > 0 { // where cells are wrapped, a blank row tells one from the next
			rows = append(rows, "")
		}
		starts = append(starts, len(rows))
		rows = append(rows, cells...)
	}
	return rows, starts
}

// natural is the cells that each column would take.
func (g grid) natural() []int {
	widths := make([]int, len(g.titles))
	for i, t := range g.titles {
		widths[i] = text.Width(t)
		for _, r := range g.rows {
			for _, line := range strings.Split(r[i].text, "\n") {
				widths[i] = max(widths[i], text.Width(text.Safe(line)))
			}
		}
		widths[i] = min(widths[i], mostCell)
	}
	return widths
}

// shrink takes from the widest column until all fit; the firm ones give way
// when no other has more than the least.
func (g grid) shrink(widths []int, room int) {
	for total := sum(widths); total > room; total-- {
		widest, soft := 0, -1
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
			if !g.firm[i] && w > leastCell && (soft < 0 || w > widths[soft]) {
				soft = i
			}
		}
		if soft >= 0 {
			widest = soft
		}
		widths[widest]--
	}
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}

// set wraps a row's cells and sets them side by side.
func (g grid) set(r gridRow, widths []int) []string {
	cells := make([][]string, len(r))
	height := 1
	for i, c := range r {
		cells[i] = text.Lines(c.text, widths[i])
		height = max(height, len(cells[i]))
	}
	rows := make([]string, height)
	for y := range rows {
		var b strings.Builder
		for i, c := range r {
			line := ""
			if y < len(cells[i]) {
				line = cells[i][y]
			}
			if i > 0 {
				b.WriteString(spaces(gridGap))
			}
			free := spaces(widths[i] - text.Width(line)) // measured before it is painted: that is fast
			if g.right[i] {
				b.WriteString(free + c.brush.Paint(line))
			} else {
				b.WriteString(c.brush.Paint(line) + free)
			}
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return rows
}

// parted tells whether a blank row is wanted between what was drawn last and a
// row: not where there is one already.
func parted(last string, r gridRow) bool { return last != "" && r[0].text != "" }

// listRows says each row as a list: the first cell, and under it the others
// by name.
func (pt painter) listRows(g grid, width int) (rows []string, starts []int) {
	for i, r := range g.rows {
		if i > 0 && parted(rows[len(rows)-1], r) {
			rows = append(rows, "")
		}
		starts = append(starts, len(rows))
		rows = append(rows, each(pt.ink.strong, text.Lines(r[0].text, width))...)
		sign := "" // of a column without a name: it belongs to the next
		for i, c := range r[1:] {
			if g.titles[i+1] == "" {
				sign = strings.TrimSpace(c.text)
				continue
			}
			if c.text == "" {
				continue
			}
			said := strings.TrimSpace(g.titles[i+1] + " " + sign)
			sign = ""
			for _, line := range text.Lines(said+" "+c.text, max(width-len(indent), 1)) {
				name := ""
				if rest, ok := strings.CutPrefix(line, said+" "); ok {
					name, line, said = pt.ink.muted.Paint(said)+" ", rest, ""
				}
				rows = append(rows, indent+name+c.brush.Paint(line))
			}
		}
	}
	return rows, starts
}
