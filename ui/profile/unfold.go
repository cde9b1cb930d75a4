package profile

import (
	"slices"
	"strconv"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// unfold is what a row comes from, its own name first.
func (pt painter) unfold(r ref) []string {
	switch r.kind {
	case answerRef:
		return pt.stepSheet(pt.w.Template.Prompt(r.id))
	case readingRef:
		if reading := pt.reading(r); reading != nil {
			return pt.readingSheet(*reading)
		}
		return nil
	}
	return pt.sums(r)
}

// stepSheet is a prompt's answers, and those of the prompts that are asked beside
// it, which stand on the same row.
func (pt painter) stepSheet(p *workbook.Prompt) []string {
	if p.Kind == workbook.Written && pt.g.width >= columnsAt {
		for _, step := range pt.w.Template.Steps(pt.w.Template.PartOf(p.ID), pt.w.About.Depth) {
			if !slices.Contains(step.Prompts, p) {
				continue
			}
			var rows []string
			for i, beside := range step.Prompts {
				if i > 0 {
					rows = append(rows, "")
				}
				rows = append(rows, pt.answerSheet(beside)...)
			}
			return rows
		}
	}
	return pt.answerSheet(p)
}

// answerSheet is everything that a prompt's answers hold, a side beside the other
// where there is room.
func (pt painter) answerSheet(p *workbook.Prompt) []string {
	width := pt.g.inner
	rows := pt.sheetHead(pt.plainWhose(p)+pt.say(p.Name), pt.say(p.Ask))
	sides := pt.w.Template.SidesOf(p)
	if len(sides) == 2 && width >= columnsAt {
		half := (width - 4) / 2
		rows = append(rows, text.Columns(pt.held(p, sides[0], half), pt.held(p, sides[1], half), half, half, spaces(4))...)
		return append(rows, pt.claims(p.Claims)...)
	}
	for i, side := range sides {
		if i > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, pt.held(p, side, width)...)
	}
	return append(rows, pt.claims(p.Claims)...)
}

// plainWhose is the mark of the side that a written prompt belongs to.
func (pt painter) plainWhose(p *workbook.Prompt) string {
	for i, s := range pt.w.Template.Sides {
		if p.Side == s.ID {
			return pt.ink.sides[i].mark + " "
		}
	}
	return ""
}

// sheetHead is a sheet's name and what it asks, and a blank row.
func (pt painter) sheetHead(name, about string) []string {
	row := pt.ink.strong.Paint(text.Truncate(name, pt.g.inner))
	if about == "" {
		return []string{row, ""}
	}
	if text.Width(name)+2+text.Width(about) <= pt.g.inner {
		return []string{row + "  " + pt.ink.muted.Paint(about), ""}
	}
	return append(append([]string{row}, each(pt.ink.muted, text.Lines(about, pt.g.inner))...), "")
}

// held is what an answer holds for a side.
func (pt painter) held(p *workbook.Prompt, side string, width int) []string {
	a := pt.w.Answer(p.ID, side)
	rows := pt.value(p, side, width)
	if a.Confidence != "" {
		rows = append(rows, pt.field("confidence", pt.words.T("act.confidence_"+string(a.Confidence)), width)...)
	}
	if a.Why != "" {
		rows = append(rows, pt.field("why", a.Why, width)...)
	}
	address := workbook.Address{Prompt: p.ID, Side: side}
	for _, item := range a.Evidence {
		said := pt.words.Value(pt.w, address, workbook.Value{Evidence: item.Evidence})
		rows = append(rows, pt.field("evidence", said, width)...)
	}
	if n := len(a.Comments); n > 0 {
		open := 0
		for _, item := range a.Comments {
			if !item.Comment.Resolved {
				open++
			}
		}
		rows = append(rows, pt.field("comment", pt.word("comments", "count", n)+pt.word("comments_open", "n", open), width)...)
	}
	if a.Carried != nil {
		was := pt.words.Value(pt.w, address, *a.Carried)
		rows = append(rows, pt.field("review", pt.word("carried", "was", was), width)...)
	}
	if a.Confidence == "" && a.Why == "" && len(a.Evidence)+len(a.Comments) == 0 {
		rows = append(rows, each(pt.ink.muted, text.Lines(pt.word("nothing_beside"), width))...)
	}
	return rows
}

// field is one facet of an answer behind its name.
func (pt painter) field(facet, s string, width int) []string {
	return pt.hung(pt.words.Facet(workbook.Facet(facet))+"  ", pt.ink.text, strings.TrimSpace(s), width)
}

// value is a side's answer under its mark and name.
func (pt painter) value(p *workbook.Prompt, side string, width int) []string {
	state := pt.state(p.ID, side)
	if p.Kind == workbook.Scale {
		i := 0
		if side == pt.w.Template.Sides[1].ID {
			i = 1
		}
		look, figure := pt.ink.sides[i], pt.ink.muted.Paint("–")
		if m := pt.w.Mark(p.ID, side); m != 0 {
			figure = pt.ink.strong.Paint(strconv.Itoa(m)) + "  " + pt.ink.muted.Paint(pt.leaning(p, m))
		}
		row := look.strong.Paint(look.mark) + " " + look.line.Paint(pt.sides[i]) + "  " + figure
		if state != "" {
			row += "  " + state
		}
		return []string{row}
	}
	var rows []string
	if state != "" {
		rows = append(rows, state)
	}
	if p.Kind == workbook.Table {
		return append(rows, pt.tableLines(p, width)...)
	}
	answer := strings.Trim(pt.w.Text(p.ID, side), "\r\n")
	if strings.TrimSpace(answer) == "" {
		return append(rows, pt.ink.muted.Paint("–"))
	}
	return append(rows, each(pt.ink.text, text.Lines(answer, width))...)
}

// leaning says which pole a mark stands at or near.
func (pt painter) leaning(p *workbook.Prompt, mark int) string {
	const middle = (workbook.Positions + 1) / 2
	switch {
	case mark < middle:
		return "← " + pt.say(p.Poles[0])
	case mark > middle:
		return "→ " + pt.say(p.Poles[1])
	}
	return pt.word("between")
}

// tableLines are a table's rows, one a line: what each cell holds.
func (pt painter) tableLines(p *workbook.Prompt, width int) []string {
	var rows []string
	for _, row := range pt.w.Rows(p.ID) {
		rows = append(rows, pt.hung("– ", pt.ink.text, pt.cells(p, row, " · "), width)...)
	}
	if len(rows) == 0 {
		rows = append(rows, pt.ink.muted.Paint("–"))
	}
	return rows
}

func (pt painter) cells(p *workbook.Prompt, row workbook.Row, between string) string {
	said := pt.words.Value(pt.w, workbook.Address{Prompt: p.ID, Row: row.ID}, workbook.Value{Row: &row})
	return strings.ReplaceAll(said, "\n", between)
}

// readingSheet is the answers that a reading rests on, in full, and its claims;
// what it says stands on the page.
func (pt painter) readingSheet(r workbook.Reading) []string {
	width := min(pt.g.inner, readingCells)
	rows := []string{pt.ink.accent.Paint(pt.word("rests_on"))}
	if part := pt.w.Template.Part(r.Subject); r.Rule.Each == workbook.EachDimension && part != nil {
		rows = append(rows, pt.dimensionMarks(part)...)
		return append(rows, pt.claims(r.Rule.Claims)...)
	}
	for _, id := range r.Prompts {
		p := pt.w.Template.Prompt(id)
		rows = append(rows, pt.whose(p.Side)+pt.ink.strong.Paint(text.Truncate(pt.say(p.Name), max(width-3, 1))))
		for _, row := range pt.restsOn(p, r, max(width-len(indent), 1)) {
			rows = append(rows, indent+row)
		}
	}
	return append(rows, pt.claims(r.Rule.Claims)...)
}

// restsOn is the answer that a reading rests on: of the table that it asks row by
// row, that row.
func (pt painter) restsOn(p *workbook.Prompt, r workbook.Reading, width int) []string {
	if r.Rule.Each == p.ID {
		if row := pt.w.Row(p.ID, r.Subject); row != nil {
			return each(pt.ink.text, text.Lines(pt.cells(p, *row, "\n"), width))
		}
	}
	var rows []string
	for _, side := range pt.w.Template.SidesOf(p) {
		rows = append(rows, pt.value(p, side, width)...)
	}
	return rows
}

// dimensionMarks are all marks of a dimension, a scale a row.
func (pt painter) dimensionMarks(part *workbook.Part) []string {
	g := grid{titles: []string{"", "", ""}, right: []bool{false, false, false}, firm: []bool{false, true, true}}
	for _, p := range part.Prompts {
		if p.Kind != workbook.Scale || !pt.w.Template.Asks(p, pt.w.About.Depth) {
			continue
		}
		cells := gridRow{{pt.say(p.Name), pt.ink.text}}
		for i, side := range pt.w.Template.Sides {
			cells = append(cells, gridCell{pt.ink.sides[i].mark + " " + pt.marked(p, side.ID), pt.ink.sides[i].line})
		}
		g.rows = append(g.rows, cells)
	}
	rows, starts := pt.draw(g, pt.g.inner-len(indent))
	if len(starts) > 0 {
		rows = rows[starts[0]:] // without titles
	}
	for i := range rows {
		rows[i] = indent + rows[i]
	}
	return rows
}

// marked is a mark in figures, or what stands in its place.
func (pt painter) marked(p *workbook.Prompt, side string) string {
	a := pt.w.Answer(p.ID, side)
	switch {
	case a.Stands() && a.Value.Mark != 0:
		return strconv.Itoa(a.Value.Mark)
	case a.State != "" && !a.Stands():
		return pt.word("state_" + string(a.State))
	}
	return "–"
}

// claims are what of the method something rests on, in plain words.
func (pt painter) claims(ids []string) []string {
	var rows []string
	for _, id := range ids {
		claim := pt.w.Template.Claim(id)
		if claim == nil {
			continue
		}
		if rows == nil {
			rows = append(rows, "", pt.ink.accent.Paint(pt.word("claims")))
		}
		rows = append(rows, pt.hung(text.Pad(id, 4)+" ", pt.ink.text, pt.words.Text(claim.Text), min(pt.g.inner, readingCells))...)
	}
	return rows
}
