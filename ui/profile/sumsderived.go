package profile

import (
	"math/big"
	"strconv"
	"strings"

	"shiben/workbook"
)

// tableSums are the derived columns of a table, row by row; nothing when it has none.
func (pt painter) tableSums(p *workbook.Prompt) []string {
	rows := pt.w.Rows(p.ID)
	if len(p.Derived) == 0 || len(rows) == 0 {
		return nil
	}
	out := pt.sheetHead(pt.say(p.Name), pt.word("sums_table"))
	var claims []string
	var last []workbook.Derived
	for i, row := range rows {
		if i > 0 {
			out = append(out, "")
		}
		name := strings.TrimSpace(oneLine(pt.cell(&p.Columns[0], row.Cells[p.Columns[0].ID]).text))
		out = append(out, pt.hung("", pt.ink.strong, name, pt.g.inner)...)
		last = p.DerivedOf(pt.w.Template, row)
		for _, d := range last {
			out = append(out, pt.derivedSum(p, row, d)...)
		}
	}
	for i := range p.Derived {
		claims = append(claims, p.ClaimsOf(&p.Derived[i])...)
	}
	return append(append(out, pt.leanRules(last)...), pt.claims(claims)...)
}

// derivedSum is a derived column of a row: what it comes to, and from what.
func (pt painter) derivedSum(p *workbook.Prompt, row workbook.Row, d workbook.Derived) []string {
	head := pt.ink.accent.Paint(pt.say(d.Derive.Name))
	if d.Derive.Kind() == workbook.DerivedCount {
		rows := []string{head + "  " + pt.ink.strong.Paint(pt.closure(d.Count).text)}
		for _, t := range d.Terms {
			rows = append(rows, pt.hung(indent+flag(row.Cells[t.Columns[0]])+" ", pt.ink.text, pt.columnName(p, t.Columns[0]), pt.g.inner)...)
		}
		return rows
	}
	rows := []string{head}
	if d.Mean {
		drawn, _ := pt.draw(pt.meanGrid(p, row, d), pt.g.inner)
		rows = append(rows, drawn...)
	} else {
		rows = append(rows, pt.formula(p, row, d)...)
	}
	rows = append(rows, pt.derivedResult(d)...)
	return append(rows, pt.missing(pt.unsaidTerms(p, d))...)
}

// meanGrid is a row for each term, and under them what they come to.
func (pt painter) meanGrid(p *workbook.Prompt, row workbook.Row, d workbook.Derived) grid {
	g := grid{
		titles: []string{pt.word("sums_term"), pt.word("sums_answer"), "x"},
		right:  []bool{false, false, true},
		firm:   []bool{false, false, true},
	}
	answered := 0
	for _, t := range d.Terms {
		g.rows = append(g.rows, gridRow{{pt.termName(p, t), pt.ink.text}, {pt.termSaid(p, row, t), pt.ink.muted}, {fraction(t.Value), pt.ink.text}})
		if t.Value != nil {
			answered++
		}
	}
	g.rows = append(
		g.rows,
		make(gridRow, len(g.titles)),
		gridRow{{pt.word("sums_total"), pt.ink.muted}, {"", pt.ink.text}, {fraction(d.Sum()), pt.ink.text}},
		gridRow{{pt.word("sums_divide_terms"), pt.ink.muted}, {"", pt.ink.text}, {"÷ " + strconv.Itoa(answered), pt.ink.text}},
		gridRow{{pt.word("sums_mean_terms"), pt.ink.strong}, {"", pt.ink.text}, {exact(d.Value), pt.ink.strong}},
	)
	return g
}

// formula is how a column is worked out, with the names of the columns and then with
// what is answered there.
func (pt painter) formula(p *workbook.Prompt, row workbook.Row, d workbook.Derived) []string {
	rows := pt.hung(indent, pt.ink.muted, d.Spell(func(id string) string { return pt.columnName(p, id) }), pt.g.inner)
	if d.Value == nil && d.Flag == "" {
		return rows
	}
	said := d.Spell(func(id string) string { return pt.figure(p, row, id) })
	if d.Value != nil {
		said = "= " + said + " = " + strings.Replace(d.Value.RatString(), "-", "−", 1)
	}
	return append(rows, pt.hung(indent, pt.ink.text, said, pt.g.inner)...)
}

// termName is the columns that a term names.
func (pt painter) termName(p *workbook.Prompt, t workbook.Term) string {
	var names []string
	for _, id := range t.Columns {
		names = append(names, pt.columnName(p, id))
	}
	return strings.Join(names, pt.word("comma"))
}

// termSaid is what was answered, and how it counts where something is worked out.
func (pt painter) termSaid(p *workbook.Prompt, row workbook.Row, t workbook.Term) string {
	var said []string
	for _, id := range t.Columns {
		said = append(said, pt.columnSaid(p, row, id))
	}
	out := strings.Join(said, pt.word("comma"))
	if t.Plain() || t.Value == nil {
		return out
	}
	return out + "  " + t.Spell(func(id string) string { return pt.figure(p, row, id) })
}

// columnSaid is what a column of a row holds, as a person reads it.
func (pt painter) columnSaid(p *workbook.Prompt, row workbook.Row, id string) string {
	if c := p.Column(id); c != nil {
		return pt.cell(c, row.Cells[id]).text
	}
	return pt.derivedCell(p.DerivedAs(pt.w.Template, id, row)).text
}

// figure is what a column of a row counts as within a sum.
func (pt painter) figure(p *workbook.Prompt, row workbook.Row, id string) string {
	if c := p.Column(id); c != nil && c.Type == workbook.NumberCell && row.Cells[id] != "" {
		return row.Cells[id]
	}
	if d := p.Derive(id); d != nil && (d.Kind() == workbook.DerivedNumber || d.Kind() == workbook.DerivedCount) {
		if v := p.DerivedAs(pt.w.Template, id, row).Value; v != nil {
			return v.RatString()
		}
	}
	return pt.columnSaid(p, row, id)
}

// derivedCell is what a derived column comes to.
func (pt painter) derivedCell(d workbook.Derived) gridCell {
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		return pt.closure(d.Count)
	case workbook.DerivedLean:
		return pt.sideCell(d.Side)
	case workbook.DerivedFlag:
		return gridCell{pt.word("flag_" + d.Flag), pt.ink.text}
	}
	if d.Value == nil {
		return gridCell{"–", pt.ink.faint}
	}
	return gridCell{strings.Replace(workbook.Short(d.Value), "-", "−", 1) + d.Derive.Unit, pt.ink.text}
}

// derivedResult is what a derived column comes to, or why nothing is said.
func (pt painter) derivedResult(d workbook.Derived) []string {
	switch {
	case d.Value != nil || d.Flag != "":
		return pt.hung("→ ", pt.ink.strong, pt.derivedCell(d).text, pt.g.inner)
	case d.Mean && d.Derive.Kind() == workbook.DerivedLean:
		return pt.hung("→ ", pt.ink.text, pt.word("lean_none", "least", d.Least), pt.g.inner)
	case d.Mean:
		return pt.hung("→ ", pt.ink.text, pt.word("mean_none", "least", d.Least), pt.g.inner)
	}
	return pt.hung("→ ", pt.ink.text, pt.word("derived_none"), pt.g.inner)
}

// unsaidTerms are the terms that do not count since nothing is filled in.
func (pt painter) unsaidTerms(p *workbook.Prompt, d workbook.Derived) []string {
	var out []string
	for _, t := range d.Terms {
		if !t.Known {
			out = append(out, pt.word("missing_term", "name", pt.termName(p, t)))
		}
	}
	return out
}

// leanRules are how the sides that rows lean to are made.
func (pt painter) leanRules(all []workbook.Derived) []string {
	var rows []string
	for _, d := range all {
		if d.Bound == nil {
			continue
		}
		rule := pt.word("rule_bound", "bound", d.Bound.RatString(), "first", pt.sides[0], "second", pt.sides[1])
		if d.Mean {
			rule = pt.word("rule_lean", "least", d.Least, "asked", len(d.Terms), "bound", d.Bound.RatString(), "first", pt.sides[0], "second", pt.sides[1])
		}
		rows = append(rows, pt.rule(rule)...)
	}
	return rows
}

// fractionOf is a distance: no sign.
func fractionOf(r *big.Rat) string { return r.RatString() + " = " + workbook.Decimal(r, 2) }
