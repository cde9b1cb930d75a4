package compare

import (
	"strings"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// indent sets what changed off from where.
const indent = 2

// changes is answer by answer what is not the same.
func (pt *painter) changes() {
	pt.doc.begin()
	pt.doc.add(pt.heading(pt.word("answers"), ""))
	if each, paired := pt.columns(); paired {
		captions := text.Columns(
			[]string{pt.th.Muted.Render(text.Truncate(pt.labels[0], each))},
			[]string{pt.th.Muted.Render(text.Truncate(pt.labels[1], each))}, each, each, "   ")
		pt.doc.add(spaces(indent) + captions[0])
	}
	groups := grouped(pt.c.Changes)
	pt.measureNames(groups)
	airy := true // the last group took more than its own row
	for _, group := range groups {
		from := len(pt.doc.rows)
		pt.doc.add("")
		pt.group(group)
		alone := len(pt.doc.rows) == from+2
		if alone && !airy { // marks stand row under row
			pt.doc.rows = append(pt.doc.rows[:from], pt.doc.rows[from+1:]...)
			for i := range pt.doc.spots {
				if pt.doc.spots[i].row > from {
					pt.doc.spots[i].row--
				}
			}
		}
		airy = !alone
	}
}

// grouped puts what belongs to one answer, or to one row, together.
func grouped(all []workbook.Difference) [][]workbook.Difference {
	var out [][]workbook.Difference
	for i, d := range all {
		if i > 0 && d.Prompt != "" && d.Prompt == all[i-1].Prompt && d.Side == all[i-1].Side && d.Row == all[i-1].Row {
			out[len(out)-1] = append(out[len(out)-1], d)
			continue
		}
		out = append(out, []workbook.Difference{d})
	}
	return out
}

// measureNames finds the columns of names that what was and what is stands behind:
// those of places, and those of what an answer holds.
func (pt *painter) measureNames(groups [][]workbook.Difference) {
	for _, ds := range groups {
		if valued(ds[0]) {
			pt.places = max(pt.places, min(text.Width(pt.place(ds[0].Address)), mostName))
			ds = ds[1:]
		}
		for _, d := range ds {
			if d.Column != "" || d.Facet != "" {
				pt.parts = max(pt.parts, indent+min(text.Width(pt.partName(d.Address)), mostName))
			}
		}
	}
}

// valued tells whether a difference is the answer's own value, or one of the
// workbook itself, and no row.
func valued(d workbook.Difference) bool {
	return d.Prompt == "" || d.Facet == "" && d.Column == "" && d.Row == ""
}

// group is one answer: its place, and under it what changed. A short value stands
// beside the place.
func (pt *painter) group(ds []workbook.Difference) {
	first := ds[0]
	if first.Prompt != "" {
		pt.doc.mark(first.Prompt)
	}
	name := pt.th.Strong.Render(pt.place(first.Address))
	switch {
	case first.Row != "" && first.Column == "" && first.Facet == "":
		pt.row(name, first)
		return
	case valued(first):
		pt.turn(name, 0, pt.places, first)
		ds = ds[1:]
	default:
		pt.doc.add(text.PadStyled(name, pt.g.reading))
	}
	for _, d := range ds {
		pt.part(d)
	}
}

// place is where an answer stands, a row by its name.
func (pt *painter) place(a workbook.Address) string {
	t := pt.c.To.Template
	whole := workbook.Address{Prompt: a.Prompt, Side: a.Side}
	if a.Prompt == "" {
		whole = a
		if rule := t.Rule(a.Item); rule != nil { // a reading of a row is within its table
			a.Prompt = rule.Each
		}
	}
	names := []string{pt.words.Place(t, whole)}
	if a.Row != "" && t.Prompt(a.Prompt) != nil {
		names = append(names, pt.rowName(a))
	}
	return text.Safe(oneLine(strings.Join(names, " · ")))
}

// rowName is what a row is called now, or was.
func (pt *painter) rowName(a workbook.Address) string {
	for _, w := range []*workbook.Workbook{pt.c.To, pt.c.From} {
		if name := pt.words.RowName(w, w.Template.Prompt(a.Prompt), w.Row(a.Prompt, a.Row)); name != "" {
			return text.Truncate(name, 40)
		}
	}
	return pt.word("row_unnamed")
}

// row is a row that came or went, with what it holds.
func (pt *painter) row(name string, d workbook.Difference) {
	before, after := pt.values(d)
	key, style, cells := "row_added", pt.th.Text, after
	if d.After.Row == nil {
		key, style, cells = "row_removed", pt.th.Muted, before
	}
	said := pt.th.Accent.Render(pt.word(key))
	if row := name + spaces(gap) + said; text.Width(row) <= pt.g.reading {
		pt.doc.add(row)
	} else {
		pt.doc.add(ends(name, said, pt.g.reading, spaces))
	}
	if cells == "" || pt.g.reading < leastReading {
		return
	}
	brush := widget.NewBrush(style)
	for _, row := range text.Lines(cells, pt.g.reading-indent) {
		pt.doc.add(spaces(indent) + brush.Paint(row))
	}
}

// part is one cell of a row, or one thing that an answer holds beside its value.
func (pt *painter) part(d workbook.Difference) {
	pt.turn(pt.th.Muted.Render(pt.partName(d.Address)), indent, pt.parts, d)
}

// turn is what was and what is of something with a name: on the name's row, behind
// the column of names, where both are short; else below.
func (pt *painter) turn(name string, from, names int, d workbook.Difference) {
	before, after := pt.values(d)
	row := spaces(from) + name
	own := text.Width(row)
	for _, cells := range []int{max(names, own), own} { // in line with the others, else close behind
		if turned, ok := widget.Turned(pt.th, before, after, pt.g.reading-cells-gap); ok {
			pt.doc.add(text.PadStyled(row, cells) + spaces(gap) + turned)
			return
		}
	}
	pt.doc.add(text.PadStyled(row, pt.g.reading))
	pt.text(before, after)
}

// columns are the cells of each of two texts side by side; paired is false where
// they stand one under the other.
func (pt *painter) columns() (each int, paired bool) {
	width := pt.g.reading - indent
	return (width - text.Width(widget.Arrow)) / 2, width >= columnsAt
}

func (pt *painter) partName(a workbook.Address) string {
	p := pt.c.To.Template.Prompt(a.Prompt)
	switch {
	case a.Column != "":
		return pt.say(p.Column(a.Column).Name)
	case a.Facet == workbook.TickFacet:
		for _, tick := range p.Ticks {
			if tick.ID == a.Item {
				return pt.say(tick.Name)
			}
		}
	}
	return pt.words.Facet(a.Facet)
}

// text is two texts, side by side or one under the other; where a text cannot be
// read, their beginnings.
func (pt *painter) text(before, after string) {
	if pt.g.reading < leastReading {
		pt.doc.add(widget.Shortened(pt.th, before, after, pt.g.reading))
		return
	}
	for _, row := range widget.Changed(pt.th, before, after, max(pt.g.reading-indent, 1)) {
		pt.doc.add(spaces(indent) + row)
	}
}

func (pt *painter) values(d workbook.Difference) (before, after string) {
	return pt.words.Value(pt.c.From, d.Address, d.Before), pt.words.Value(pt.c.To, d.Address, d.After)
}
