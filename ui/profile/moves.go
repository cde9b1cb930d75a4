package profile

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// moves is the plan's moves with declared and observed side; where they differ a
// sign stands between.
func (pt painter) moves() block {
	m := pt.w.Template.Moves
	table := pt.w.Template.Prompt(m.Table)
	b := block{opens: []int{0}}
	b.add(pt.heading(pt.say(table.Name), pt.say(table.Ask), "", pt.g.inner)...)
	b.add("")
	if len(pt.p.Moves) == 0 {
		b.mark(table.ID)
		said := pt.state(table.ID, table.Side)
		if said == "" {
			said = pt.ink.muted.Paint(pt.word("moves_none"))
		}
		b.add(pt.ink.faint.Paint("– ") + said)
		return b
	}
	g := grid{
		right: []bool{false, false, false, false, false, true},
		firm:  []bool{false, true, true, true, true, true},
	}
	g.titles = []string{
		pt.columnName(table, m.Name), pt.word("declared"), "", pt.word("observed"),
		pt.columnName(table, m.Closure), pt.columnName(table, m.Effort),
	}
	moves := pt.sorted()
	for _, move := range moves {
		g.rows = append(g.rows, pt.moveRow(move))
	}
	rows, starts := pt.draw(g, pt.g.inner)
	for i, row := range starts {
		b.spots = append(b.spots, spot{len(b.rows) + row, ref{kind: moveRef, id: moves[i].Row}})
	}
	b.add(rows...)
	if n := crossed(pt.p.Moves); n > 0 {
		b.add("")
		b.add(each(pt.ink.warn, text.Lines("≠ "+pt.word("crossed", "count", n), pt.g.inner))...)
	}
	return b
}

// sorted are the moves, first those that are observed farthest from where they
// are declared; what is not known stands last.
func (pt painter) sorted() []workbook.Move {
	return slices.SortedStableFunc(slices.Values(pt.p.Moves), func(a, b workbook.Move) int {
		x, y := a.Apart(pt.w.Template), b.Apart(pt.w.Template)
		switch {
		case x == nil && y == nil:
			return 0
		case x == nil:
			return 1
		case y == nil:
			return -1
		}
		return y.Cmp(x)
	})
}

func (pt painter) moveRow(m workbook.Move) gridRow {
	differ := gridCell{"", pt.ink.muted}
	if differs(m) {
		differ = gridCell{"≠", pt.ink.warn}
	}
	effort := gridCell{"–", pt.ink.faint}
	if m.Effort != nil {
		effort = gridCell{percent(m.Effort), pt.ink.text}
	}
	name := gridCell{m.Name, pt.ink.text}
	if strings.TrimSpace(m.Name) == "" {
		name = gridCell{"–", pt.ink.faint}
	}
	return gridRow{name, pt.sideCell(m.Side), differ, pt.sideCell(m.Observed.Side), pt.closure(m.Closure), effort}
}

// differs tells whether a move is observed elsewhere than it is declared.
func differs(m workbook.Move) bool {
	return m.Side != "" && m.Observed.Side != "" && m.Side != m.Observed.Side
}

func crossed(moves []workbook.Move) int {
	n := 0
	for _, m := range moves {
		if differs(m) {
			n++
		}
	}
	return n
}

// sideCell is a side's mark and name, both, or nothing said.
func (pt painter) sideCell(side string) gridCell {
	for i, s := range pt.w.Template.Sides {
		if s.ID == side {
			return gridCell{pt.ink.sides[i].mark + " " + pt.sides[i], pt.ink.sides[i].line}
		}
	}
	if side == workbook.BothSides {
		return gridCell{pt.ink.sides[0].mark + pt.ink.sides[1].mark + " " + pt.word("both"), pt.ink.text}
	}
	return gridCell{"–", pt.ink.faint}
}

// closure is the flags that say yes, of all; with those not yet answered.
func (pt painter) closure(c workbook.Count) gridCell {
	if c.Answered == 0 {
		return gridCell{"–", pt.ink.faint}
	}
	s := fmt.Sprintf("%d/%d", c.Yes, c.Of)
	if !c.Whole() {
		s += " " + pt.word("open", "count", c.Of-c.Answered)
	}
	return gridCell{s, pt.ink.text}
}

func (pt painter) columnName(p *workbook.Prompt, id string) string {
	if c := p.Column(id); c != nil {
		return pt.say(c.Name)
	}
	if d := p.Derive(id); d != nil {
		return pt.say(d.Name)
	}
	return ""
}

// balance is the shares of effort by declared and by observed side, as figures
// and bars.
func (pt painter) balance() block {
	b := block{opens: []int{0}}
	b.stand(ref{kind: balanceRef})
	b.add(pt.heading(pt.word("balance"), pt.word("balance_about"), "", pt.g.inner)...)
	b.add("")
	declared, observed := pt.p.Balance.Declared, pt.p.Balance.Observed
	total := declared.Total()
	if total.Sign() == 0 {
		b.add(pt.ink.faint.Paint("– ") + pt.ink.muted.Paint(pt.word("balance_none")))
		return b
	}
	whole := max(float(total), 100)
	if pt.g.width >= columnsAt {
		half := (pt.g.inner - 4) / 2
		b.add(text.Columns(pt.shares("declared", declared, whole, half), pt.shares("observed", observed, whole, half), half, half, spaces(4))...)
	} else {
		b.add(pt.shares("declared", declared, whole, pt.g.inner)...)
		b.add(append([]string{""}, pt.shares("observed", observed, whole, pt.g.inner)...)...)
	}
	if total.Cmp(big.NewRat(100, 1)) != 0 {
		b.add("")
		b.add(each(pt.ink.muted, text.Lines(pt.word("balance_total", "total", percent(total)), pt.g.inner))...)
	}
	return b
}

// shares are one way to add up the effort.
func (pt painter) shares(key string, s workbook.Shares, whole float64, width int) []string {
	rows := []string{pt.ink.muted.Paint(pt.word(key))}
	parts := []struct {
		name  gridCell
		share *big.Rat
	}{
		{pt.sideCell(pt.w.Template.Sides[0].ID), s.Sides[0]},
		{pt.sideCell(pt.w.Template.Sides[1].ID), s.Sides[1]},
		{pt.sideCell(workbook.BothSides), s.Both},
		{gridCell{"– " + pt.word("unsaid"), pt.ink.muted}, s.Unsaid},
	}
	names := 0
	for _, p := range parts {
		names = max(names, text.Width(p.name.text))
	}
	for i, p := range parts {
		if i >= 2 && p.share.Sign() == 0 {
			continue
		}
		figure := right1(percent(p.share), 6)
		bar := widget.Bar(float(p.share), whole, width-names-len(figure)-2)
		rows = append(rows, text.PadStyled(p.name.brush.Paint(p.name.text), names)+" "+pt.ink.text.Paint(figure)+" "+p.name.brush.Paint(bar))
	}
	return rows
}
