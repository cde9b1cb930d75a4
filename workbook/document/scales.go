package document

import "shiben/workbook"

// scaleRow is a scale with marks, and why a mark is missing where someone said so.
func (b *builder) scaleRow(p *workbook.Prompt, marks [2]int) ScaleRow {
	row := ScaleRow{ID: p.ID, Name: Say(p.Name), Poles: [2]Text{Say(p.Poles[0]), Say(p.Poles[1])}}
	for i, s := range b.t.Sides {
		row.Marks[i].At = marks[i]
		if b.w == nil {
			continue
		}
		if a := b.w.Answer(p.ID, s.ID); a.State != "" && marks[i] == 0 {
			row.Marks[i].State = b.state(a.State)
		}
	}
	return row
}

// scales is a part's scales with what stands beside the marks.
func (b *builder) scales(part *workbook.Part, prompts []*workbook.Prompt) {
	s := Scales{Part: part.ID, Sides: b.sides()}
	for _, p := range prompts {
		if !b.holds(p) {
			continue
		}
		var marks [2]int
		for i, side := range b.t.Sides {
			if a := b.w.Answer(p.ID, side.ID); a.Stands() {
				marks[i] = a.Value.Mark
			}
		}
		row := b.scaleRow(p, marks)
		if b.opts.With.Guidance {
			row.Ask = Say(p.Ask)
			row.Notes = append(row.Notes, b.hints(p)...)
		}
		for _, side := range b.t.Sides {
			row.Notes = append(row.Notes, b.beside(p, side.ID, Say(side.Name))...)
		}
		row.Notes = append(row.Notes, b.claims(p.Claims)...)
		s.Rows = append(s.Rows, row)
	}
	if len(s.Rows) > 0 {
		b.add(s)
	}
}
