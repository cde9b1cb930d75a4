package markdown

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"shiben/workbook/document"
)

// grid is a table whose cells are Markdown on one line.
type grid struct {
	head  []string
	right []bool // columns that are set to the right
	rows  [][]string
}

// Widths in cells: up to which a table's columns are made even, and how wide it may
// be at all to be read raw.
const (
	evenWidth  = 120
	widestEven = 200
)

// widths are the columns' and the whole table's.
func (g *grid) widths() (columns []int, whole int) {
	columns = make([]int, len(g.head))
	for _, row := range append([][]string{g.head}, g.rows...) {
		for i, cell := range row {
			columns[i] = max(columns[i], 3, uniseg.StringWidth(cell))
		}
	}
	whole = 1
	for _, w := range columns {
		whole += w + 3
	}
	return columns, whole
}

// text draws the table, its columns even where that does not make it too wide.
func (g *grid) text() string {
	widths, whole := g.widths()
	even := whole <= widestEven
	var b strings.Builder
	line := func(cells []string) {
		b.WriteByte('|')
		for i := range g.head {
			cell, room := "", 0
			if i < len(cells) {
				cell = cells[i]
			}
			if even {
				room = widths[i] - uniseg.StringWidth(cell)
			}
			pad := strings.Repeat(" ", max(room, 0))
			if g.right[i] {
				b.WriteString(" " + pad + cell + " |")
			} else {
				b.WriteString(" " + cell + pad + " |")
			}
		}
		b.WriteByte('\n')
	}
	line(g.head)
	b.WriteByte('|')
	for i, w := range widths {
		if !even {
			w = 3
		}
		rule := strings.Repeat("-", w)
		if g.right[i] {
			rule = rule[1:] + ":"
		}
		b.WriteString(" " + rule + " |")
	}
	b.WriteByte('\n')
	for _, row := range g.rows {
		line(row)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// table writes a table of the tree: as a table where its cells are short, as
// answers one after the other where they hold more than a text each, else as a list
// of its rows.
func (m *writer) table(t document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	m.add(part{text: bold(m.line(t.Caption, " / "))})
	simple, sided := true, false
	for _, c := range t.Columns {
		sided = sided || c.Side != 0
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			simple = simple && (len(c.Paras) == 0 || len(c.Paras) == 1 && len(c.Paras[0].Comments) == 0)
		}
	}
	g := m.gridOf(t)
	_, whole := g.widths()
	switch {
	case simple && (whole <= evenWidth || m.d.Kind == document.HandoutKind):
		m.add(part{text: g.text()})
	case sided:
		m.answers(t)
	default:
		m.records(t)
	}
}

func (m *writer) gridOf(t document.Table) grid {
	var g grid
	for _, c := range t.Columns {
		g.head = append(g.head, m.line(c.Name, " / "))
		g.right = append(g.right, c.Number)
	}
	for _, r := range t.Rows {
		row := make([]string, len(t.Columns))
		for i := range row {
			if i < len(r.Cells) {
				row[i] = m.cell(r.Cells[i])
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// cell is a cell's text on one line, its own lines set apart by <br>.
func (m *writer) cell(c document.Cell) string {
	var said []string
	for _, p := range c.Paras {
		if p.Role == document.WriteOn && p.Text.Empty() {
			continue
		}
		var langs []string
		for _, l := range p.Text.Lines(m.d.Langs) {
			if s := strings.Join(paragraphs(l.Text), "<br><br>"); s != "" {
				langs = append(langs, strings.ReplaceAll(s, "\\\n", "<br>"))
			}
		}
		if s := m.labelled(p.Label, strings.Join(langs, " / ")); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, "<br>")
}

// answers writes a table's cells one after the other, each under its column's name.
func (m *writer) answers(t document.Table) {
	for _, r := range t.Rows {
		for i, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
			paras, head := c.Paras, document.Para{Role: document.Name, Label: t.Columns[i].Name}
			if len(paras) == 0 {
				continue
			}
			if paras[0].Role == document.Name && paras[0].Label.Empty() {
				head.Text, head.Comments = paras[0].Text, paras[0].Comments
				paras = paras[1:]
			}
			m.add(m.para(head)...)
			for _, p := range paras {
				m.add(m.para(p)...)
			}
		}
	}
}

// records writes a table's rows as a numbered list: what stands first in a row, and
// below it each other cell with its column's name before it, then what stands under
// the first.
func (m *writer) records(t document.Table) {
	var rows []string
	for _, r := range t.Rows {
		sign := strconv.Itoa(len(rows)+1) + ". "
		row := &writer{d: m.d}
		var items, under [][]part
		for i, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
			said, rest := row.record(t.Columns[i].Name, c)
			switch {
			case len(said) == 0:
			case len(row.parts) == 0:
				row.add(said...)
				under = rest
			default:
				items = append(items, beside(said, rest))
			}
		}
		row.items("- ", append(items, under...))
		if len(row.parts) > 0 {
			rows = append(rows, prefix(tight(row.parts), sign, strings.Repeat(" ", len(sign))))
		}
	}
	m.add(part{strings.Join(rows, "\n\n"), listPart})
}

// tight is a paragraph and a list right under it, or parts as usual.
func tight(parts []part) string {
	if len(parts) == 2 && parts[0].kind == plainPart && parts[1].kind == listPart {
		return parts[0].text + "\n" + parts[1].text
	}
	return join(parts)
}

// record is what a cell says first, with its column's name before it, and what it
// says besides; nothing for an empty one.
func (m *writer) record(name document.Text, c document.Cell) (said []part, rest [][]part) {
	for _, p := range c.Paras {
		switch {
		case p.Text.Empty() && len(p.Comments) == 0:
		case said == nil:
			if p.Label.Empty() {
				p.Label = name
			}
			said = m.item(p)
		default:
			rest = append(rest, m.item(p))
		}
	}
	return said, rest
}

// beside is what a cell says on one line where each of it is one.
func beside(said []part, rest [][]part) []part {
	for _, r := range rest {
		if len(said) == 1 && len(r) == 1 {
			said[0].text += " · " + r[0].text
			continue
		}
		said = append(said, r...)
	}
	return said
}
