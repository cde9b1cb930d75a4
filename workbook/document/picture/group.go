package picture

import "shiben/workbook/document"

// group is a dimension: what it comes to, then its scales over one grid.
func (g *page) group(group document.PlotGroup) {
	g.y += g.gap
	if g.narrow {
		g.headNarrow(group)
	} else {
		g.head(group)
	}
	if len(group.Rows) == 0 {
		return
	}
	g.numbers()
	// the grid lies under everything, but is as high as what is not yet laid out
	grid := len(g.items)
	top := g.y
	g.add(make([]item, 7)...)
	lines := len(g.items)
	g.add(path{}, path{})
	points := make([][2]float64, 0, len(group.Rows))
	for _, r := range group.Rows {
		points = append(points, g.row(r))
	}
	for i := range 7 {
		x := g.at(float64(i + 1))
		g.items[grid+i] = path{[][2]float64{{x, top}, {x, g.y}}, stroke(i == 3), inkRule, false}
	}
	g.items = append(g.items[:lines], append(g.strands(group.Rows, points), g.items[lines+2:]...)...)
}

// stroke is a grid line's width: the middle is the stronger.
func stroke(strong bool) float64 {
	if strong {
		return 0.9
	}
	return 0.45
}

// strands join each side's marks, with a gap where there is none. points are the
// middles of the rows' tracks.
func (g *page) strands(rows []document.ScaleRow, points [][2]float64) []item {
	var out []item
	for side := range 2 {
		var strand [][2]float64
		flush := func() {
			if len(strand) > 1 {
				out = append(out, path{strand, 1.5, sideInk(side), side == 1})
			}
			strand = nil
		}
		for i, r := range rows {
			if r.Marks[side].At == 0 {
				flush()
				continue
			}
			strand = append(strand, [2]float64{g.place(r, side), points[i][1]})
		}
		flush()
	}
	return out
}

// place is where a side's mark lies on its track; two on one place stand side by
// side.
func (g *page) place(r document.ScaleRow, side int) float64 {
	x := g.at(float64(r.Marks[side].At))
	if r.Marks[0].At == r.Marks[1].At {
		x += g.radius * float64(2*side-1) * 1.15
	}
	return x
}

// numbers are the positions over a grid.
func (g *page) numbers() {
	g.y += 2
	for i := range 7 {
		g.add(label{
			x: g.at(float64(i + 1)), y: g.y + g.axis*ascent, size: g.axis,
			anchor: middle, ink: inkMuted, text: string(rune('1' + i)),
		})
	}
	g.y += g.axis * leading
}

// row is one scale; it returns the middle of its track.
func (g *page) row(r document.ScaleRow) [2]float64 {
	if g.narrow {
		return g.rowNarrow(r)
	}
	name := g.text(r.Name, g.name, g.nameRoom)
	left := g.text(r.Poles[0], g.pole, g.poleRoom)
	right := g.text(r.Poles[1], g.pole, g.poleRoom)
	h := max(tall(name), tall(left), tall(right), 2.4*g.radius) + 2*g.gap
	y := g.y + h/2
	aside := g.trackStep / 2
	g.put(name, g.nameLeft, y-tall(name)/2, start)
	g.put(left, g.at(1)-aside, y-tall(left)/2, end)
	g.put(right, g.at(7)+aside, y-tall(right)/2, start)
	g.track(r, y)
	g.y += h
	return [2]float64{g.at(4), y}
}

// rowNarrow is a scale with its name over the track and its poles under it.
func (g *page) rowNarrow(r document.ScaleRow) [2]float64 {
	g.y = g.plated(g.together(r.Name, g.name, g.nameRoom), g.nameLeft, g.y+g.gap, start) + g.gap
	y := g.y + g.radius
	g.track(r, y)
	g.y = y + g.radius + g.gap
	left := g.plated(muted(g.text(r.Poles[0], g.pole, g.poleRoom)), g.pad, g.y, start)
	right := g.plated(muted(g.text(r.Poles[1], g.pole, g.poleRoom)), g.measures.width-g.pad, g.y, end)
	g.y = max(left, right) + g.gap
	return [2]float64{g.at(4), y}
}

// track is a scale's line with both marks, each of which says what it is.
func (g *page) track(r document.ScaleRow, y float64) {
	g.add(path{[][2]float64{{g.at(1), y}, {g.at(7), y}}, 0.7, inkRule, false})
	if r.Marks[0].At != 0 && r.Marks[1].At != 0 {
		g.add(path{[][2]float64{{g.place(r, 0), y}, {g.place(r, 1), y}}, 2.4, inkRule, false})
	}
	for side, m := range r.Marks {
		if m.At == 0 {
			continue
		}
		says := join([]string{inline(r.Name, g.langs), inline(g.plot.Sides[side], g.langs) + " " + string(rune('0'+m.At))}, " · ")
		g.add(mark{x: g.place(r, side), y: y, r: g.radius, side: side, hollow: !m.State.Empty(), title: says})
	}
}
