package markdown

import (
	"strconv"
	"strings"

	"shiben/workbook/document"
)

// positions of a scale.
const positions = 7

// A side's shapes; a hollow one is held loosely.
var (
	solid  = [2]string{"●", "◆"}
	hollow = [2]string{"○", "◇"}
)

// together is both sides' marks at one position.
const together = "◈"

// scales writes a part's scales as a table with both marks on one line, and below
// it what was said of them.
func (m *writer) scales(s document.Scales) {
	if len(s.Rows) == 0 {
		return
	}
	g := m.scaleGrid(s.Sides)
	for _, r := range s.Rows {
		g.rows = append(g.rows, m.scaleRow(r))
	}
	m.add(part{text: g.text()})
	for _, r := range s.Rows {
		notes := m.scaleNotes(r)
		if len(notes) > 0 {
			m.add(part{text: bold(m.line(r.Name, " / "))})
			m.add(notes...)
		}
	}
}

// scaleGrid is the head of a table of scales: the name, the pole at 1, the line,
// the pole at 7, and each side's mark.
func (m *writer) scaleGrid(sides [2]document.Text) grid {
	names := [2]string{m.line(sides[0], " / "), m.line(sides[1], " / ")}
	return grid{
		head:  []string{"", "1", solid[0] + " " + names[0] + " " + solid[1] + " " + names[1], strconv.Itoa(positions), solid[0], solid[1]},
		right: []bool{false, true, false, false, false, false},
	}
}

func (m *writer) scaleRow(r document.ScaleRow) []string {
	return []string{
		m.line(r.Name, " / "), m.line(r.Poles[0], " / "), track(r.Marks), m.line(r.Poles[1], " / "),
		m.mark(r.Marks[0]), m.mark(r.Marks[1]),
	}
}

// track is a scale as a line with the marks on it.
func track(marks [2]document.Mark) string {
	line := make([]string, positions)
	for i := range line {
		line[i] = "·"
	}
	for i, m := range marks {
		if m.At < 1 || m.At > positions {
			continue
		}
		at := &line[m.At-1]
		switch {
		case *at != "·":
			*at = together
		case m.State.Empty():
			*at = solid[i]
		default:
			*at = hollow[i]
		}
	}
	return "`" + strings.Join(line, " ") + "`"
}

// mark is a position as a number, or why there is none.
func (m *writer) mark(mark document.Mark) string {
	state := m.line(mark.State, " / ")
	switch {
	case mark.At == 0:
		return state
	case state == "":
		return strconv.Itoa(mark.At)
	}
	return strconv.Itoa(mark.At) + " · " + state
}

// scaleNotes are the question, where guidance is wanted, and what was said of the
// marks.
func (m *writer) scaleNotes(r document.ScaleRow) []part {
	var out []part
	if !r.Ask.Empty() {
		out = m.para(document.Para{Role: document.Ask, Text: r.Ask})
	}
	for _, n := range r.Notes {
		if n.Role == document.Body {
			n.Role = document.Note
		}
		out = append(out, m.para(n)...)
	}
	return out
}

// plot writes the profile: where each side stands in each dimension, then all the
// scales with both marks.
func (m *writer) plot(p document.Plot) {
	if len(p.Groups) == 0 {
		return
	}
	sum := grid{
		head:  []string{m.line(p.Title, " / "), m.line(p.Sides[0], " / "), m.line(p.Sides[1], " / "), m.line(document.Leading(p.Apart), " / ")},
		right: make([]bool, 4),
	}
	all := m.scaleGrid(p.Sides)
	loose := false
	for _, g := range p.Groups {
		row := []string{m.line(g.Name, " / ")}
		for i, at := range g.Positions {
			row = append(row, position(at, i))
			loose = loose || at.Hollow && !at.Absent
		}
		sum.rows = append(sum.rows, append(row, strings.TrimSpace(escape(oneLine(g.Apart))+" "+m.line(g.Verdict, " / "))))
		if len(g.Rows) == 0 {
			continue
		}
		all.rows = append(all.rows, []string{bold(m.line(g.Name, " / ")), "", "", "", "", ""})
		for _, r := range g.Rows {
			all.rows = append(all.rows, m.scaleRow(r))
		}
	}
	m.add(part{text: sum.text()})
	if key := m.line(p.Hollow, " / "); loose && key != "" {
		m.add(part{text: hollow[0] + " " + hollow[1] + " " + key})
	}
	if len(all.rows) > 0 {
		m.add(part{text: all.text()})
	}
}

// position is where a side stands in a dimension.
func position(at document.PlotPosition, side int) string {
	shape := solid[side]
	switch {
	case at.Absent:
		return "—"
	case at.Hollow:
		shape = hollow[side]
	}
	return shape + " " + escape(oneLine(at.Figure))
}
