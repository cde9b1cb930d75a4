package profile

import (
	"math/big"
	"strconv"
	"strings"

	"shiben/workbook"
)

// balanceSums are the shares of effort by declared and by observed side.
func (pt painter) balanceSums() []string {
	m := pt.w.Template.Moves
	table := pt.w.Template.Prompt(m.Table)
	rows := pt.sheetHead(pt.word("balance"), pt.word("balance_about"))
	var without []string
	g := grid{
		titles: []string{pt.columnName(table, m.Name), pt.columnName(table, m.Effort), pt.word("declared"), pt.word("observed")},
		right:  []bool{false, true, false, false},
		firm:   []bool{false, true, true, true},
	}
	for _, move := range pt.p.Moves {
		if move.Effort == nil {
			without = append(without, pt.word("missing_term", "name", pt.moveName(move)))
			continue
		}
		g.rows = append(g.rows, gridRow{
			{pt.moveName(move), pt.ink.text}, {percent(move.Effort), pt.ink.text}, pt.sideCell(move.Side), pt.sideCell(move.Observed.Side),
		})
	}
	if len(g.rows) == 0 {
		rows = append(rows, pt.ink.muted.Paint(pt.word("balance_none")))
	} else {
		drawn, _ := pt.draw(g, pt.g.inner)
		rows = append(append(rows, drawn...), "")
		rows = append(rows, pt.shareSums(pt.word("declared"), func(m workbook.Move) string { return m.Side })...)
		rows = append(rows, pt.shareSums(pt.word("observed"), func(m workbook.Move) string { return m.Observed.Side })...)
	}
	rows = append(rows, pt.missing(without)...)
	rows = append(rows, pt.rule(pt.word("rule_balance", "total", percent(pt.p.Balance.Declared.Total())))...)
	var claims []string
	for _, id := range []string{m.Side, m.Effort} {
		if c := table.Column(id); c != nil {
			claims = append(claims, c.Claims...)
		}
	}
	return append(rows, pt.claims(claims)...)
}

// shareSums adds the effort up by a side of each move.
func (pt painter) shareSums(name string, side func(workbook.Move) string) []string {
	rows := []string{pt.ink.accent.Paint(name)}
	for _, id := range []string{pt.w.Template.Sides[0].ID, pt.w.Template.Sides[1].ID, workbook.BothSides, ""} {
		sum := new(big.Rat)
		var terms []string
		for _, m := range pt.p.Moves {
			if m.Effort != nil && side(m) == id {
				sum.Add(sum, m.Effort)
				terms = append(terms, percent(m.Effort))
			}
		}
		if len(terms) == 0 {
			continue
		}
		cell := pt.sideCell(id)
		if id == "" {
			cell.text = "– " + pt.word("unsaid")
		}
		rows = append(rows, hang(indent+cell.text+"  ", cell.brush, pt.ink.text, strings.Join(terms, " + ")+" = "+percent(sum), pt.g.inner)...)
	}
	return rows
}

// wholeSums is the completeness, part by part.
func (pt painter) wholeSums() []string {
	rows := pt.sheetHead(pt.word("sums_whole"), "")
	g := grid{
		titles: []string{pt.word("sums_part"), pt.word("sums_answered"), pt.word("sums_asked"), pt.word("sums_open")},
		right:  []bool{false, true, true, false},
		firm:   []bool{false, true, true, false},
	}
	open := pt.openBy()
	for _, part := range pt.p.Progress.Parts {
		name := pt.say(pt.w.Template.Part(part.Part).Name)
		g.rows = append(g.rows, pt.wholeRow(name, part.Tally, open[part.Part]))
	}
	all := pt.p.Progress.Tally
	g.rows = append(g.rows, pt.wholeRow(pt.word("sums_total"), all, nil))
	drawn, _ := pt.draw(g, pt.g.inner)
	rows = append(rows, drawn...)
	if all.Asked > 0 {
		share := big.NewRat(int64(100*all.Answered), int64(all.Asked))
		said := strconv.Itoa(all.Answered) + "/" + strconv.Itoa(all.Asked) + " = " + workbook.Decimal(share, 2) + "%"
		rows = append(rows, "", pt.ink.strong.Paint(said))
	}
	return append(rows, pt.rule(pt.word("rule_whole"))...)
}

func (pt painter) wholeRow(name string, t workbook.Tally, open []string) gridRow {
	return gridRow{
		{name, pt.ink.text},
		{strconv.Itoa(t.Answered), pt.ink.text},
		{strconv.Itoa(t.Asked), pt.ink.text},
		{strings.Join(open, " · "), pt.ink.muted},
	}
}

// openBy says for each part what is not answered: by state, and what is left out of
// the count.
func (pt painter) openBy() map[string][]string {
	counts := map[string]map[string]int{}
	t := pt.w.Template
	for _, p := range t.Prompts() {
		if !t.Asks(p, pt.w.About.Depth) {
			continue
		}
		part := t.PartOf(p.ID).ID
		if counts[part] == nil {
			counts[part] = map[string]int{}
		}
		for _, side := range t.SidesOf(p) {
			a := pt.w.Answer(p.ID, side)
			if a.State != "" {
				counts[part][string(a.State)]++
			} else if a.Value.Empty() && p.Kind != workbook.Table {
				counts[part][""]++
			}
		}
		if tally := pt.w.TallyOf(p); p.Kind == workbook.Table && pt.w.Answer(p.ID, p.Side).State == "" && tally.Answered < tally.Asked {
			counts[part][""]++
		}
	}
	out := map[string][]string{}
	for part, by := range counts {
		if n := by[""]; n > 0 {
			out[part] = append(out[part], pt.word("unanswered")+" "+strconv.Itoa(n))
		}
		for _, s := range workbook.States() {
			if n := by[string(s)]; n > 0 {
				out[part] = append(out[part], pt.word("state_"+string(s))+" "+strconv.Itoa(n))
			}
		}
	}
	return out
}
