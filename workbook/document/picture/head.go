package picture

import "shiben/workbook/document"

// head is a dimension's name, both figures, both positions on a bar and the
// separation with its word, on a band of their own.
func (g *page) head(group document.PlotGroup) {
	const inset = 5
	figures := g.figures(group)
	aside := g.trackStep / 2
	edge := g.at(1) - aside
	widest := 0.0
	for _, f := range figures {
		widest = max(widest, f.room)
	}
	name := g.text(group.Name, g.measures.group, edge-widest-8-g.nameLeft)
	apart := g.apart(group, g.poleRoom)
	figuresTall := 2 * g.name * leading
	h := max(tall(name), tall(apart), figuresTall) + 2*inset
	y := g.y + h/2
	g.add(band{g.pad - 2, g.y, g.measures.width - 2*g.pad + 4, h, 3, inkRaised})
	g.put(name, g.nameLeft, y-tall(name)/2, start)
	top := y - figuresTall/2
	for i, f := range figures {
		g.figure(f, edge-f.room, top+float64(i)*g.name*leading)
	}
	g.put(apart, g.at(7)+aside, y-tall(apart)/2, start)
	g.positions(group, y)
	g.y += h
}

// headNarrow is the same, one under the other.
func (g *page) headNarrow(group document.PlotGroup) {
	top := len(g.items)
	g.add(band{})
	from := g.y
	g.y = g.put(g.together(group.Name, g.measures.group, g.nameRoom-8), g.nameLeft+4, g.y+g.gap, start)
	x := g.nameLeft + 4
	for _, f := range g.figures(group) {
		g.figure(f, x, g.y)
		x += f.room + 14
	}
	g.y += g.name * leading
	g.y = g.put(g.apart(group, g.nameRoom-8), g.nameLeft+4, g.y, start) + g.gap
	y := g.y + g.radius*1.3
	g.positions(group, y)
	g.y = y + g.radius*1.3 + g.gap
	g.items[top] = band{g.pad - 4, from, g.measures.width - 2*g.pad + 8, g.y - from, 4, inkRaised}
}

// said is a side's figure with its mark before it.
type said struct {
	side   int
	hollow bool
	text   string
	room   float64
}

func (g *page) figures(group document.PlotGroup) [2]said {
	var out [2]said
	for i, p := range group.Positions {
		s := figure(p)
		out[i] = said{i, p.Hollow && !p.Absent, s, 2.8*g.radius + width(s, g.name)}
	}
	return out
}

func (g *page) figure(f said, x, top float64) {
	y := top + g.name*leading/2
	g.add(
		mark{x: x + g.radius, y: y, r: g.radius * 0.85, side: f.side, hollow: f.hollow, title: inline(g.plot.Sides[f.side], g.langs)},
		label{x: x + 2.8*g.radius, y: top + g.name*ascent, size: g.name, ink: sideInk(f.side), text: f.text},
	)
}

// apart is the separation: its word, and its figure.
func (g *page) apart(group document.PlotGroup, room float64) []label {
	out := g.together(group.Verdict, g.name, room)
	if group.Apart == "" {
		return out
	}
	figure := join([]string{inline(g.plot.Apart, g.langs), group.Apart}, " ")
	return append(out, muted(g.text(document.Own(figure), g.pole, room))...)
}

// positions is the bar from −1 to +1 with both sides' places and how far they
// stand apart.
func (g *page) positions(group document.PlotGroup, y float64) {
	r := g.radius * 1.2
	g.add(path{[][2]float64{{g.at(1), y}, {g.at(7), y}}, 0.9, inkMuted, false})
	for _, at := range []float64{1, 4, 7} {
		g.add(path{[][2]float64{{g.at(at), y - r*0.7}, {g.at(at), y + r*0.7}}, 0.9, inkMuted, false})
	}
	a, b := group.Positions[0], group.Positions[1]
	if !a.Absent && !b.Absent {
		g.add(path{[][2]float64{{g.on(a), y}, {g.on(b), y}}, 3.2, inkMuted, false})
	}
	for i, p := range group.Positions {
		if p.Absent {
			continue
		}
		x := g.on(p)
		if !a.Absent && !b.Absent && abs(g.on(a)-g.on(b)) < 2*r {
			x = (g.on(a)+g.on(b))/2 + r*float64(2*i-1) // side by side, at what they share
			if g.on(a) > g.on(b) {
				x = (g.on(a)+g.on(b))/2 - r*float64(2*i-1)
			}
		}
		says := join([]string{inline(group.Name, g.langs), inline(g.plot.Sides[i], g.langs) + " " + figure(p)}, " · ")
		g.add(mark{x: x, y: y, r: r, side: i, hollow: p.Hollow, title: says})
	}
}

// on is where a position from −1 to +1 lies.
func (g *page) on(p document.PlotPosition) float64 {
	return g.at(4 + 3*min(max(p.X, -1), 1))
}

func abs(x float64) float64 { return max(x, -x) }
