package document

import (
	"slices"

	"shiben/workbook"
)

// part is one part: its question, where both sides stand, scales, what was
// written, tables, readings.
func (b *builder) part(part *workbook.Part) {
	at := len(b.d.Blocks)
	b.heading(1, part.ID, Say(part.Name))
	b.add(Para{Role: Lead, Text: Say(part.Question)})
	if b.opts.With.Guidance {
		b.add(Para{Role: Hint, Text: Say(part.Idea)})
	}
	for _, d := range b.profile.Dimensions {
		if d.Part == part && len(d.Scales) > 0 {
			b.add(b.standing(d))
		}
	}
	empty := len(b.d.Blocks)
	b.steps(part)
	b.partReadings(part)
	if len(b.d.Blocks) == empty && !part.Dimension && !b.opts.With.Empty {
		b.d.Blocks = b.d.Blocks[:at]
	}
}

// steps are a part's answers: scales first, then what was written side by side,
// what is shared, and tables.
func (b *builder) steps(part *workbook.Part) {
	deepest := b.t.Depths[len(b.t.Depths)-1].ID
	var pairs, shared, tables [][]*workbook.Prompt
	for _, step := range b.t.Steps(part, deepest) {
		switch {
		case step.Kind == workbook.Scale:
			b.scales(part, step.Prompts)
		case step.Kind == workbook.Table:
			tables = append(tables, step.Prompts)
		case step.Prompts[0].Side == "":
			shared = append(shared, step.Prompts)
		default:
			pairs = append(pairs, step.Prompts)
		}
	}
	b.pairs(part, pairs)
	for _, p := range shared {
		b.shared(p[0])
	}
	for _, p := range tables {
		b.table(p[0])
	}
}

// holds tells whether a prompt is in the document: it is asked and answered, or
// wanted empty; an answer of a greater depth is never left out.
func (b *builder) holds(p *workbook.Prompt) bool {
	if len(b.only) > 0 {
		return slices.Contains(b.only, p.ID)
	}
	return b.opts.With.Empty && b.t.Asks(p, b.w.About.Depth) || b.touched(p)
}

// touched tells whether anything stands at a prompt, a participant's mark too. The
// rows that a table starts with are nobody's answer.
func (b *builder) touched(p *workbook.Prompt) bool {
	for _, side := range b.t.SidesOf(p) {
		key := workbook.AnswerKey{Prompt: p.ID, Side: side}
		if _, ok := b.w.Record(workbook.RecordKey{AnswerKey: key}); ok || len(b.own[key]) > 0 {
			return true
		}
	}
	rows := b.w.Rows(p.ID)
	if len(rows) != len(p.Rows) {
		return true
	}
	for i, row := range rows {
		if !begun(p.Rows[i], row) {
			return true
		}
	}
	return false
}

// begun tells whether a row is still as the table started with it, in one of the
// two languages.
func begun(start workbook.Start, row workbook.Row) bool {
	for _, l := range []workbook.Lang{workbook.Chinese, workbook.English} {
		same := row.ID == start.ID && len(row.Cells) == len(start.Cells)
		for id, text := range start.Cells {
			same = same && row.Cells[id] == text.In(l)
		}
		if same {
			return true
		}
	}
	return false
}
