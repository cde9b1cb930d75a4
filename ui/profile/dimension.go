package profile

import (
	"strconv"
	"strings"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// widest measures the texts that stand beside a track.
func (pt painter) widest() widths {
	var w widths
	for _, d := range pt.p.Dimensions {
		for _, s := range d.Scales {
			for _, pole := range s.Prompt.Poles {
				w.pole = max(w.pole, text.Width(pt.say(pole)))
			}
			w.name = max(w.name, text.Width(pt.say(s.Prompt.Name)))
		}
	}
	for _, side := range pt.sides {
		w.stand = max(w.stand, text.Width("● "+side+" −0.00"))
	}
	return w
}

// dimension is one dimension: its separation in figure and words, both positions
// on one line, and the snake plot on the same track.
func (pt painter) dimension(d workbook.DimensionProfile, loose bool) block {
	b := block{keep: true, opens: []int{0}}
	b.stand(ref{kind: dimensionRef, id: d.Part.ID})
	head := pt.heading(pt.say(d.Part.Name), pt.say(d.Part.Question), pt.separation(d), pt.g.inner)
	b.add(head...)
	if pt.g.side > 0 {
		b.add("")
	}
	switch {
	case pt.g.step < 2:
		pt.listed(&b, d)
	case pt.g.side == 0:
		pt.stacked(&b, d)
	default:
		pt.flanked(&b, d, loose)
	}
	return b
}

// separation is the end of a dimension's heading.
func (pt painter) separation(d workbook.DimensionProfile) string {
	word, figure := pt.verdict(d)
	if figure == "" {
		return pt.ink.muted.Paint(word)
	}
	return pt.ink.muted.Paint(pt.word("separation")+" ") + pt.ink.strong.Paint(figure+" "+word)
}

// flanked sets the poles beside the tracks.
func (pt painter) flanked(b *block, d workbook.DimensionProfile, loose bool) {
	b.add(
		pt.g.beside(pt.standing(d, 0), pt.axis(d, pt.g.track()), pt.standing(d, 1)),
		pt.g.beside(pt.basis(d, 0), pt.ink.faint.Paint(axisFigures(pt.g.track())), pt.basis(d, 1)),
		"",
	)
	snake := pt.snake(d, loose)
	for i, row := range snake.Rows(pt.th) {
		left, right := "", ""
		if scale, on := onScale(i, loose); on {
			left, right = pt.poles(d.Scales[scale])
			b.mark(d.Scales[scale].Prompt.ID)
		}
		b.add(pt.g.beside(left, row, right))
	}
}

// onScale tells which scale a row of a snake plot shows, if any.
func onScale(row int, loose bool) (scale int, on bool) {
	if !loose {
		return row, true
	}
	return row / 2, row%2 == 0
}

// poles are a scale's poles beside its track, with its name at the left end
// where there is room for it.
func (pt painter) poles(s workbook.ScaleMarks) (left, right string) {
	left = pt.ink.text.Paint(text.Truncate(pt.say(s.Prompt.Poles[0]), pt.g.side))
	right = pt.ink.text.Paint(text.Truncate(pt.say(s.Prompt.Poles[1]), pt.g.side))
	if said, ok := pt.beyondPole(s.Prompt); ok && said != "" {
		right += "  " + pt.ink.muted.Paint(said)
	}
	if pt.g.named() {
		name := pt.ink.muted.Paint(pt.say(s.Prompt.Name))
		left = name + spaces(pt.g.side-text.Width(left)-text.Width(name)) + left
	}
	return left, right
}

// stacked sets the poles over the tracks, for narrow pages.
func (pt painter) stacked(b *block, d workbook.DimensionProfile) {
	b.add(pt.axis(d, pt.g.track()), pt.ink.faint.Paint(axisFigures(pt.g.track())))
	for side := range pt.sides {
		b.add(pt.standing(d, side) + "  " + pt.basis(d, side))
	}
	snake := widget.Snake{Marks: marksOf(d), Step: pt.g.step, Poles: [][2]string{}}
	for _, s := range d.Scales {
		right := pt.say(s.Prompt.Poles[1])
		if said := pt.unmarked(s.Prompt); said != "" {
			right = said + "  " + right
		}
		snake.Poles = append(snake.Poles, [2]string{pt.say(s.Prompt.Poles[0]), right})
	}
	for i, row := range snake.Rows(pt.th) {
		if i%2 == 0 {
			b.mark(d.Scales[i/2].Prompt.ID)
		}
		b.add(row)
	}
}

// listed says the marks in figures, where there is no room for a track.
func (pt painter) listed(b *block, d workbook.DimensionProfile) {
	for side := range pt.sides {
		b.add(pt.standing(d, side))
	}
	for _, s := range d.Scales {
		var row strings.Builder
		for side, mark := range s.Marks {
			figure := "–"
			if mark != 0 {
				figure = strconv.Itoa(mark)
			}
			row.WriteString(pt.ink.sides[side].strong.Paint(pt.ink.sides[side].mark+figure) + " ")
		}
		b.mark(s.Prompt.ID)
		name := pt.say(s.Prompt.Name)
		if said := pt.unmarked(s.Prompt); said != "" {
			name += "  " + said
		}
		b.add(row.String() + pt.ink.muted.Paint(name))
	}
}

// standing is a side's name and position, its mark as it stands on the axis.
func (pt painter) standing(d workbook.DimensionProfile, side int) string {
	look, at := pt.ink.sides[side], d.Positions[side]
	switch at.Basis {
	case workbook.NoBasis:
		return look.line.Paint(pt.sides[side]) + " " + pt.ink.muted.Paint("–")
	case workbook.Provisional:
		return look.strong.Paint(look.hollow) + look.line.Paint(" "+pt.sides[side]) + " " + pt.ink.strong.Paint(signed(at.Mean))
	}
	return look.strong.Paint(look.mark) + look.line.Paint(" "+pt.sides[side]) + " " + pt.ink.strong.Paint(signed(at.Mean))
}

// basis is what a position rests on: answered of asked, and in words that it is
// provisional or absent.
func (pt painter) basis(d workbook.DimensionProfile, side int) string {
	at := d.Positions[side]
	count := tally(workbook.Tally{Answered: at.Answered, Asked: at.Asked})
	switch at.Basis {
	case workbook.NoBasis:
		return pt.ink.muted.Paint(pt.word("absent", "marked", count))
	case workbook.Provisional:
		return pt.ink.warn.Paint(pt.word("provisional", "marked", count))
	}
	return pt.ink.muted.Paint(pt.word("solid", "marked", count))
}

// axis draws both positions on one line from −1 to +1.
func (pt painter) axis(d workbook.DimensionProfile, width int) string {
	var points [2]widget.Point
	for side, at := range d.Positions {
		points[side] = widget.Point{X: float(at.Mean), Set: at.Mean != nil, Hollow: at.Basis == workbook.Provisional}
	}
	return widget.Axis(pt.th, points, width)
}

// axisFigures names the ends and the middle of an axis.
func axisFigures(width int) string {
	if width < 7 {
		return ""
	}
	middle := (width - 1) / 2
	return "−1" + spaces(middle-2) + "0" + spaces(width-middle-3) + "+1"
}

func marksOf(d workbook.DimensionProfile) [][2]int {
	marks := make([][2]int, len(d.Scales))
	for i, s := range d.Scales {
		marks[i] = s.Marks
	}
	return marks
}

// unmarked says why a scale has no mark, by side, where a state says so; empty
// for neither.
func (pt painter) unmarked(p *workbook.Prompt) string {
	var said []string
	for i, side := range pt.w.Template.Sides {
		if a := pt.w.Answer(p.ID, side.ID); a.State != "" && !a.Stands() {
			said = append(said, pt.ink.sides[i].mark+" "+pt.word("state_"+string(a.State)))
		}
	}
	return strings.Join(said, " ")
}

// beyondPole is why a scale has no mark; ok tells whether there is room for it
// behind the right pole.
func (pt painter) beyondPole(p *workbook.Prompt) (said string, ok bool) {
	said = pt.unmarked(p)
	return said, text.Width(pt.say(p.Poles[1]))+2+text.Width(said) <= pt.g.side
}

// snake is a dimension's plot between its poles; why a mark is missing stands on
// the track where the pole leaves no room for it.
func (pt painter) snake(d workbook.DimensionProfile, loose bool) widget.Snake {
	s := widget.Snake{Marks: marksOf(d), Step: pt.g.step, Loose: loose, Notes: make([]string, len(d.Scales))}
	for i, scale := range d.Scales {
		if said, ok := pt.beyondPole(scale.Prompt); !ok {
			s.Notes[i] = said
		}
	}
	return s
}
