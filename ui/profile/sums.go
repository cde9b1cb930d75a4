package profile

import (
	"math/big"
	"strconv"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// sums is the arithmetic of a row's figures, its own name first.
func (pt painter) sums(r ref) []string {
	switch r.kind {
	case dimensionRef:
		if part := pt.w.Template.Part(r.id); part != nil {
			return pt.dimensionSums(part)
		}
	case moveRef:
		for _, s := range workbook.ExplainMoves(pt.w) {
			if s.Move.Row == r.id {
				return append(pt.moveSums(s), pt.moveGround(s)...)
			}
		}
	case answerRef:
		if p := pt.w.Template.Prompt(r.id); p != nil && p.Kind == workbook.Table {
			return pt.tableSums(p)
		}
	case balanceRef:
		return pt.balanceSums()
	case wholeRef:
		return pt.wholeSums()
	}
	return nil
}

// fraction is an exact fraction with its sign, a true minus; a dash for none.
func fraction(r *big.Rat) string {
	switch {
	case r == nil:
		return "–"
	case r.Sign() < 0:
		return "−" + strings.TrimPrefix(r.RatString(), "-")
	case r.Sign() > 0:
		return "+" + r.RatString()
	}
	return "0"
}

// exact is a figure as an exact fraction and to two decimals.
func exact(r *big.Rat) string {
	if r == nil {
		return "–"
	}
	return fraction(r) + " = " + signed(r)
}

// dimensionSums are both positions and the separation of a dimension.
func (pt painter) dimensionSums(part *workbook.Part) []string {
	sums := [2]workbook.PositionSum{workbook.ExplainPosition(pt.w, part, 0), workbook.ExplainPosition(pt.w, part, 1)}
	rows := pt.sheetHead(pt.say(part.Name), pt.word("sums_position"))
	g := pt.positionGrid(sums)
	drawn, _ := pt.draw(g, pt.g.inner)
	rows = append(rows, drawn...)
	rows = append(rows, "")
	rows = append(rows, pt.separationSum(sums)...)
	rows = append(rows, pt.missing(pt.unmarkedTerms(sums))...)
	const middle = (workbook.Positions + 1) / 2
	rule := pt.word("rule_position", "middle", middle, "reach", workbook.Positions-middle, "last", workbook.Positions) + pt.word("rule_separation",
		"first", pt.sides[0], "second", pt.sides[1])
	rows = append(rows, pt.rule(rule)...)
	return append(rows, pt.claims(sums[0].Claims)...)
}

// positionGrid is a row for each scale, and under them what they come to.
func (pt painter) positionGrid(sums [2]workbook.PositionSum) grid {
	g := grid{
		titles: []string{pt.word("sums_scale"), pt.sideCell(sums[0].Side.ID).text, pt.ink.sides[0].mark + " x", pt.sideCell(sums[1].Side.ID).text, pt.ink.sides[1].mark + " x"},
		right:  []bool{false, true, true, true, true},
		firm:   []bool{false, true, true, true, true},
	}
	for i, term := range sums[0].Terms {
		row := gridRow{{pt.say(term.Prompt.Name), pt.ink.text}}
		for side := range sums {
			ink := pt.ink.sides[side].line
			t := sums[side].Terms[i]
			x := ""
			if t.X != nil {
				x = fraction(t.X)
			}
			row = append(row, gridCell{pt.marked(t.Prompt, sums[side].Side.ID), ink}, gridCell{x, pt.ink.text})
		}
		g.rows = append(g.rows, row)
	}
	total := gridRow{{pt.word("sums_total"), pt.ink.muted}}
	count := gridRow{{pt.word("sums_divide"), pt.ink.muted}}
	mean := gridRow{{pt.word("sums_mean"), pt.ink.strong}}
	for _, s := range sums {
		blank := gridCell{"", pt.ink.text}
		total = append(total, blank, gridCell{fraction(s.Sum), pt.ink.text})
		count = append(count, blank, gridCell{"÷ " + strconv.Itoa(s.Result.Answered), pt.ink.text})
		mean = append(mean, blank, gridCell{exact(s.Result.Mean), pt.ink.strong})
	}
	g.rows = append(g.rows, make(gridRow, len(g.titles)), total, count, mean)
	return g
}

// separationSum is the separation from both positions, and its verdict.
func (pt painter) separationSum(sums [2]workbook.PositionSum) []string {
	first, second := sums[0].Result.Mean, sums[1].Result.Mean
	if first == nil || second == nil {
		return pt.hung(pt.word("separation")+"  ", pt.ink.text, pt.word("separation_none"), pt.g.inner)
	}
	separation := new(big.Rat).Sub(second, first)
	verdict := workbook.VerdictOf(separation)
	said := bracketed(second) + " − " + bracketed(first) + " = " + exact(separation) + "  " + pt.word("verdict_"+string(verdict))
	rows := pt.hung(pt.word("separation")+"  ", pt.ink.strong, said, pt.g.inner)
	return append(rows, each(pt.ink.muted, text.Lines(pt.word("says_"+string(verdict)), pt.g.inner))...)
}

// bracketed is a fraction within a sum.
func bracketed(r *big.Rat) string { return "(" + fraction(r) + ")" }

// unmarkedTerms are the scales that are left out, and why.
func (pt painter) unmarkedTerms(sums [2]workbook.PositionSum) []string {
	var out []string
	for side, s := range sums {
		for _, t := range s.Terms {
			if t.X != nil {
				continue
			}
			why := pt.word("unanswered")
			if t.State != "" && t.State != workbook.Unsure {
				why = pt.word("state_" + string(t.State))
			}
			out = append(out, pt.word("missing_one", "mark", pt.ink.sides[side].mark, "name", pt.say(t.Prompt.Name), "why", why))
		}
	}
	return out
}

// missing says what a sum leaves out; nothing for nothing.
func (pt painter) missing(names []string) []string {
	if len(names) == 0 {
		return nil
	}
	return pt.hung(pt.word("missing")+"  ", pt.ink.warn, strings.Join(names, pt.word("comma")), pt.g.inner)
}

// rule is how a figure is made, in a sentence.
func (pt painter) rule(s string) []string {
	rows := []string{""}
	return append(rows, pt.hung(pt.word("rule")+"  ", pt.ink.muted, s, min(pt.g.inner, readingCells))...)
}
