package picture

import (
	"shiben/workbook"
	"shiben/workbook/document"
)

// measures are the sizes of one kind of picture, in units.
type measures struct {
	width, pad           float64
	title, group         float64 // sizes of text
	name, pole, axis     float64
	nameLeft, nameRoom   float64 // the column of the scales' names
	poleRoom             float64 // of one pole
	trackLeft, trackStep float64 // where position 1 is, and from one to the next
	gap                  float64 // above and below what stands in a row
	radius               float64 // of a mark
}

// paper is the picture for a page: name, pole, track, pole in a row. On A4 with
// its usual margins a unit is a little less than a point.
func paper() measures {
	return measures{
		width: 480, pad: 6, title: 14, group: 11.5, name: 9.2, pole: 8.8, axis: 8,
		nameLeft: 10, nameRoom: 72, poleRoom: 101, trackLeft: 200, trackStep: 26.5,
		gap: 4, radius: 4.4,
	}
}

// phone is the picture for a narrow screen: a scale's poles stand under its track.
func phone() measures {
	return measures{
		width: 320, pad: 6, title: 17, group: 15, name: 13, pole: 12, axis: 11,
		nameLeft: 6, nameRoom: 308, poleRoom: 148, trackLeft: 22, trackStep: 46,
		gap: 6, radius: 6,
	}
}

// at is where a position from 1 to 7 lies.
func (m measures) at(position float64) float64 { return m.trackLeft + (position-1)*m.trackStep }

func (m measures) inner() float64 { return m.width - 2*m.pad }

// page is a drawing in the making: y is where the next thing begins.
type page struct {
	drawing
	measures
	plot   *document.Plot
	langs  []workbook.Lang
	narrow bool
	y      float64
}

// layout puts the plot into numbers.
func layout(p *document.Plot, o Options) drawing {
	m := paper()
	if o.Narrow {
		m = phone()
	}
	g := page{measures: m, plot: p, langs: o.Langs, narrow: o.Narrow, y: m.pad}
	if !o.Untitled {
		g.title()
	}
	g.key()
	for _, group := range p.Groups {
		g.group(group)
	}
	g.drawing.width, g.height = m.width, g.y+m.pad
	return g.drawing
}

// text is a text's lines of every language, wrapped; what a second language says
// stands back.
func (g *page) text(t document.Text, size, room float64) []label {
	var out []label
	for i, l := range t.Lines(g.langs) {
		k := inkText
		if i > 0 {
			k = inkMuted
		}
		for _, s := range wrap(l.Text, size, room) {
			out = append(out, label{text: s, size: size, ink: k, lang: l.Lang})
		}
	}
	return out
}

// muted is lines that stand back.
func muted(lines []label) []label {
	for i := range lines {
		lines[i].ink = inkMuted
	}
	return lines
}

// together is a text's languages on one line where they have room on it, else
// under one another.
func (g *page) together(t document.Text, size, room float64) []label {
	out := g.text(t, size, room)
	if len(out) != 2 || out[1].ink == out[0].ink {
		return out
	}
	aside := width(out[0].text, size) + size/2
	if aside+width(out[1].text, size) <= room {
		out[1].aside = aside
	}
	return out
}

// put places lines under one another, the first one's upper edge at top, and
// returns where they end.
func (g *page) put(lines []label, x, top float64, a anchor) float64 {
	for _, l := range set(lines, x, top, a) {
		g.add(l)
	}
	return top + tall(lines)
}

// plated is put with paper behind the lines, so that they can be read where
// others cross them.
func (g *page) plated(lines []label, x, top float64, a anchor) float64 {
	const edge = 2
	for _, l := range set(lines, x, top, a) {
		b := l.box()
		g.add(band{b[0] - edge, b[1], b[2] - b[0] + 2*edge, b[3] - b[1], 0, inkPaper}, l)
	}
	return top + tall(lines)
}

// set gives lines their places, from the upper edge of the first.
func set(lines []label, x, top float64, a anchor) []label {
	for i, l := range lines {
		if l.aside > 0 {
			lines[i].x, lines[i].y, lines[i].anchor = x+l.aside, lines[i-1].y, start
			continue
		}
		lines[i].x, lines[i].y, lines[i].anchor = x, top+l.size*ascent, a
		top += l.size * leading
	}
	return lines
}

// tall is how high lines are.
func tall(lines []label) float64 {
	h := 0.0
	for _, l := range lines {
		if l.aside == 0 {
			h += l.size * leading
		}
	}
	return h
}

func (g *page) title() {
	g.y = g.put(g.together(g.plot.Title, g.measures.title, g.inner()), g.pad, g.y, start) + g.gap
}

// key says which marks are whose, and what a hollow one means where there is one.
func (g *page) key() {
	x := g.pad
	for i, name := range g.plot.Sides {
		x = g.keyed(x, i, name)
	}
	g.y += g.pole * leading
	if g.hollow() {
		g.y = g.put(muted(g.text(g.plot.Hollow, g.pole, g.inner())), g.pad, g.y+g.gap, start)
	}
	g.y += g.gap
}

// keyed is a side's piece of line, its mark and its name, on a line of its own
// when the line that it would go on has no room.
func (g *page) keyed(x float64, side int, name document.Text) float64 {
	const sample, gap = 30, 14
	said := inline(name, g.langs)
	if x > g.pad && x+sample+width(said, g.pole) > g.measures.width-g.pad {
		x, g.y = g.pad, g.y+g.pole*leading
	}
	y := g.y + g.pole*leading/2
	g.add(
		path{[][2]float64{{x, y}, {x + sample - 6, y}}, 1.5, sideInk(side), side == 1},
		mark{x: x + (sample-6)/2, y: y, r: g.radius, side: side, title: said},
	)
	lines := wrap(said, g.pole, g.inner()-sample)
	for i, s := range lines {
		if i > 0 {
			g.y += g.pole * leading
		}
		g.add(label{x: x + sample, y: g.y + g.pole*ascent, size: g.pole, text: s, ink: sideInk(side)})
	}
	if len(lines) > 1 {
		return g.measures.width // nothing goes beside a name of several lines
	}
	return x + sample + width(said, g.pole) + gap
}

func (g *page) hollow() bool {
	for _, group := range g.plot.Groups {
		for _, p := range group.Positions {
			if p.Hollow && !p.Absent {
				return true
			}
		}
	}
	return false
}
