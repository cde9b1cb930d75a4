package document

import "shiben/workbook"

// pairs is one table of what was written, a column for each side, the n-th prompt
// of one side beside the n-th of the other.
func (b *builder) pairs(part *workbook.Part, steps [][]*workbook.Prompt) {
	t := Table{ID: part.ID + ".written"}
	for i, s := range b.t.Sides {
		t.Columns = append(t.Columns, Column{ID: s.ID, Name: Say(s.Name), Weight: 1, Side: i + 1})
	}
	for _, prompts := range steps {
		held := false
		for _, p := range prompts {
			held = held || b.holds(p)
		}
		if !held {
			continue
		}
		row := Row{Cells: make([]Cell, 2)}
		for _, p := range prompts {
			at := 0
			if p.Side == b.t.Sides[1].ID {
				at = 1
			}
			if b.holds(p) || b.t.Asks(p, b.w.About.Depth) {
				row.Cells[at].Paras = b.answer(p)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return
	}
	b.heading(2, part.ID+".written", b.word("written"))
	t.ID = b.anchor(part.ID + ".written.table")
	b.add(t)
}

// shared is a prompt that both sides answer together.
func (b *builder) shared(p *workbook.Prompt) {
	if !b.holds(p) {
		return
	}
	b.heading(2, p.ID, Say(p.Name))
	for _, para := range b.answer(p)[1:] { // the heading has its name
		b.add(para)
	}
}

// answer is a written prompt in full: its name, guidance, the answer or that there
// is none, and what stands beside it.
func (b *builder) answer(p *workbook.Prompt) []Para {
	out := []Para{{Role: Name, Text: Say(p.Name)}}
	if b.opts.With.Guidance {
		out = append(out, Para{Role: Ask, Text: Say(p.Ask)})
		out = append(out, b.hints(p)...)
	}
	a := b.w.Answer(p.ID, p.Side)
	if !a.Stands() {
		out = append(out, Para{Role: Silent, Text: b.state(a.State)})
	}
	if a.Value.Text != "" {
		out = append(out, Para{Role: Body, Text: Own(a.Value.Text)})
	}
	if a.Stands() && a.Value.Text == "" {
		out = append(out, Para{Role: Silent, Text: b.word("unanswered")})
	}
	out[len(out)-1].Comments = b.comments(a.Facets)
	out = append(out, b.beside(p, p.Side, Text{})...)
	return append(out, b.claims(p.Claims)...)
}
