package document

import (
	"cmp"
	"slices"

	"shiben/workbook"
)

// brief is one page: when and how whole, the picture, each dimension in a sentence,
// the few readings that are most worth an hour, and the next steps of the plan.
func (b *builder) brief() {
	var facts []Text
	for _, f := range b.facts().Items {
		facts = append(facts, b.word("fact", "name", f.Name, "value", f.Value))
	}
	b.add(Para{Role: Note, Text: b.joined("between", facts)})
	b.plot()
	var l List
	for _, d := range b.dimensions() {
		if len(d.Scales) > 0 {
			label := b.word("clause", "dimension", Say(d.Part.Name), "verdict", b.verdict(d))
			l.Items = append(l.Items, Para{Label: label, Text: b.standing(d).Text})
		}
	}
	if len(l.Items) > 0 {
		b.add(l)
	}
	b.strongest()
	b.nextSteps()
}

// The bounds of a brief: what fits on its page.
const (
	briefReadings = 3
	briefSteps    = 4
)

// strongest are the open readings that weigh most: what pulls apart before what is
// missing, what is missing before what is asked; of one rule only the first.
func (b *builder) strongest() {
	kinds := []workbook.ReadingKind{workbook.Tension, workbook.Gap, workbook.Question, workbook.Strength}
	var open []said
	seen := map[string]bool{}
	for _, r := range b.readings {
		if r.Open() && !seen[r.Rule.ID] {
			seen[r.Rule.ID] = true
			open = append(open, r)
		}
	}
	if len(open) == 0 {
		return
	}
	slices.SortStableFunc(open, func(x, y said) int {
		return cmp.Compare(slices.Index(kinds, x.Rule.Kind), slices.Index(kinds, y.Rule.Kind))
	})
	b.heading(1, "readings", b.word("worth_a_talk"))
	var l List
	for _, r := range open[:min(len(open), briefReadings)] {
		l.Items = append(l.Items, Para{Label: Say(r.Rule.Name), Text: r.text})
	}
	b.add(l)
}

// nextSteps are the first rows of the plan by their date: the plan is the last
// table, not that of the moves, that has a date to each row.
func (b *builder) nextSteps() {
	var plan *workbook.Prompt
	date := -1
	for _, part := range b.parts {
		for _, p := range part.Prompts {
			if at := slices.IndexFunc(p.Columns, func(c workbook.Column) bool { return c.Type == workbook.DateCell }); at > 0 && !b.isMoves(p) {
				plan, date = p, at
			}
		}
	}
	if plan == nil || !b.w.Answer(plan.ID, plan.Side).Stands() {
		return
	}
	when := plan.Columns[date].ID
	rows := slices.DeleteFunc(slices.Clone(b.w.Rows(plan.ID)), func(r workbook.Row) bool { return r.Cells[plan.Columns[0].ID] == "" })
	if len(rows) == 0 {
		return
	}
	slices.SortStableFunc(rows, func(x, y workbook.Row) int {
		a, c := x.Cells[when], y.Cells[when]
		return cmp.Or(cmp.Compare(btoi(a == ""), btoi(c == "")), cmp.Compare(a, c))
	})
	b.heading(1, plan.ID, b.word("next_steps"))
	t := Table{ID: b.anchor(plan.ID + ".table")}
	for i := range plan.Columns[:date+1] {
		f := field{column: &plan.Columns[i], first: i == 0}
		t.Columns = append(t.Columns, Column{ID: f.id(), Name: f.name(), Number: f.number()})
	}
	for _, row := range rows[:min(len(rows), briefSteps)] {
		r := Row{ID: row.ID}
		for i := range plan.Columns[:date+1] {
			r.Cells = append(r.Cells, b.cell(field{column: &plan.Columns[i]}, row, nil))
		}
		t.Rows = append(t.Rows, r)
	}
	b.fit(&t)
	b.add(t)
	if rest := len(rows) - briefSteps; rest > 0 {
		b.add(Para{Role: Note, Text: b.word("more_steps", "count", rest)})
	}
}

// btoi puts what is true behind what is false.
func btoi(v bool) int {
	if v {
		return 1
	}
	return 0
}
