package profile

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"shiben/workbook"
)

// moveSums are a move's closure, test by test, and its observed side, term by term.
func (pt painter) moveSums(s workbook.MoveSum) []string {
	m := pt.w.Template.Moves
	table := pt.w.Template.Prompt(m.Table)
	name := pt.moveName(s.Move)
	rows := pt.sheetHead(name, pt.word("sums_move", "declared", pt.sideCell(s.Move.Side).text, "observed", pt.sideCell(s.Move.Observed.Side).text))
	if len(s.Tests) > 0 {
		rows = append(rows, pt.ink.accent.Paint(pt.columnName(table, m.Closure))+"  "+pt.ink.strong.Paint(pt.closure(s.Move.Closure).text))
		for _, t := range s.Tests {
			rows = append(rows, pt.hung(indent+flag(t.Answer)+" ", pt.ink.text, pt.say(t.Column.Name), pt.g.inner)...)
		}
		rows = append(rows, "")
	}
	if s.Lean == nil {
		return rows
	}
	rows = append(rows, pt.ink.accent.Paint(pt.say(s.Lean.Name)))
	drawn, _ := pt.draw(pt.leanGrid(s), pt.g.inner)
	rows = append(rows, drawn...)
	rows = append(rows, pt.leanResult(s)...)
	return append(rows, pt.missing(pt.unsaidTerms(s))...)
}

// moveGround is what the figures of every move rest on.
func (pt painter) moveGround(s workbook.MoveSum) []string {
	var rows []string
	if s.Lean != nil {
		rows = pt.leanRule(s)
	}
	return append(rows, pt.claims(s.Claims)...)
}

// leanRule is how an observed side is made.
func (pt painter) leanRule(s workbook.MoveSum) []string {
	return pt.rule(pt.word("rule_lean", "least", s.Lean.Least, "asked", len(s.Terms), "bound", bound(s.Lean),
		"first", pt.sides[0], "second", pt.sides[1]))
}

func (pt painter) moveName(m workbook.Move) string {
	if name := strings.TrimSpace(oneLine(m.Name)); name != "" {
		return name
	}
	return pt.word("unnamed")
}

// flag is the answer to a test as a sign.
func flag(answer string) string {
	switch answer {
	case "yes":
		return "✓"
	case "no":
		return "✗"
	}
	return "–"
}

// leanGrid is a row for each term, and under them what they come to.
func (pt painter) leanGrid(s workbook.MoveSum) grid {
	g := grid{
		titles: []string{pt.word("sums_term"), pt.word("sums_answer"), "x"},
		right:  []bool{false, false, true},
		firm:   []bool{false, false, true},
	}
	answered := 0
	for _, t := range s.Terms {
		name, said := pt.term(t)
		g.rows = append(g.rows, gridRow{{name, pt.ink.text}, {said, pt.ink.muted}, {fraction(t.X), pt.ink.text}})
		if t.X != nil {
			answered++
		}
	}
	g.rows = append(
		g.rows,
		make(gridRow, len(g.titles)),
		gridRow{{pt.word("sums_total"), pt.ink.muted}, {"", pt.ink.text}, {fraction(s.Sum), pt.ink.text}},
		gridRow{{pt.word("sums_divide_terms"), pt.ink.muted}, {"", pt.ink.text}, {"÷ " + strconv.Itoa(answered), pt.ink.text}},
		gridRow{{pt.word("sums_mean_terms"), pt.ink.strong}, {"", pt.ink.text}, {exact(s.Move.Observed.Mean), pt.ink.strong}},
	)
	return g
}

// term is a term's name and what was answered; for a count, how it counts.
func (pt painter) term(t workbook.LeanPart) (name, said string) {
	if t.Derive != nil {
		said = pt.closure(t.Count).text
		if t.X != nil {
			said += fmt.Sprintf("  2 × %d/%d − 1", t.Count.Yes, t.Count.Of)
		}
		return pt.say(t.Derive.Name), said
	}
	if t.Column == nil {
		return "", ""
	}
	return pt.say(t.Column.Name), pt.cell(t.Column, t.Answer).text
}

// leanResult is where a move is observed, and how far from where it is declared.
func (pt painter) leanResult(s workbook.MoveSum) []string {
	if s.Move.Observed.Mean == nil {
		return pt.hung("→ ", pt.ink.text, pt.word("lean_none", "least", s.Lean.Least), pt.g.inner)
	}
	rows := pt.hung("→ ", pt.ink.strong, pt.sideCell(s.Move.Observed.Side).text, pt.g.inner)
	if s.Apart != nil {
		said := pt.word("lean_apart", "side", pt.sideCell(s.Move.Side).text, "apart", fractionOf(s.Apart))
		rows = append(rows, pt.hung("  ", pt.ink.muted, said, pt.g.inner)...)
	}
	return rows
}

// fractionOf is a distance: no sign.
func fractionOf(r *big.Rat) string { return r.RatString() + " = " + workbook.Decimal(r, 2) }

// unsaidTerms are the terms that do not count, and why.
func (pt painter) unsaidTerms(s workbook.MoveSum) []string {
	var out []string
	for _, t := range s.Terms {
		if t.X == nil {
			name, _ := pt.term(t)
			out = append(out, pt.word("missing_term", "name", name))
		}
	}
	return out
}

// bound is the fraction from which a lean is to a side.
func bound(d *workbook.Derive) string {
	if r, ok := new(big.Rat).SetString(d.Bound); ok {
		return r.RatString()
	}
	return "0"
}
