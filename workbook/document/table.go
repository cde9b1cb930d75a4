package document

import "shiben/workbook"

// table is a table prompt: its question and guidance, a state, the rows with what is
// worked out from them, and what stands beside it all.
func (b *builder) table(p *workbook.Prompt) {
	if !b.holds(p) {
		return
	}
	b.heading(2, p.ID, Say(p.Name))
	if b.opts.With.Guidance {
		b.add(Para{Role: Ask, Text: Say(p.Ask)})
		for _, para := range b.hints(p) {
			b.add(para)
		}
		b.columnHints(p)
	}
	if t := b.grid(p); len(t.Rows) > 0 {
		b.add(t)
	} else if b.w.Answer(p.ID, p.Side).Stands() {
		b.add(Para{Role: Silent, Text: b.word("unanswered")})
	}
	if b.isMoves(p) {
		b.balance()
	}
	for _, para := range append(b.beside(p, p.Side, Text{}), b.tableClaims(p)...) {
		b.add(para)
	}
}

// columnHints say what each column asks for.
func (b *builder) columnHints(p *workbook.Prompt) {
	var l List
	add := func(name, hint workbook.Text) {
		if !hint.Empty() {
			l.Items = append(l.Items, Para{Role: Hint, Label: Say(name), Text: Say(hint)})
		}
	}
	for _, c := range p.Columns {
		add(c.Name, c.Hint)
	}
	for _, d := range p.Derived {
		add(d.Name, d.Hint)
	}
	if len(l.Items) > 0 {
		b.add(l)
	}
}

// tableClaims are what the prompt and its columns rest on, each once.
func (b *builder) tableClaims(p *workbook.Prompt) []Para {
	var ids []string
	seen := map[string]bool{}
	add := func(claims []string) {
		for _, id := range claims {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	add(p.Claims)
	for _, c := range p.Columns {
		add(c.Claims)
	}
	for _, d := range p.Derived {
		add(d.Claims)
	}
	return b.claims(ids)
}

// grid is a table's rows. What has no column of its own stands under a row's name.
func (b *builder) grid(p *workbook.Prompt) Table {
	shown := b.fields(p)
	t := Table{ID: b.anchor(p.ID + ".table")}
	for _, f := range shown.columns {
		t.Columns = append(t.Columns, Column{ID: f.id(), Name: f.name(), Number: f.number()})
	}
	for _, row := range b.rows(p) {
		derived := map[string]workbook.Derived{}
		for _, d := range p.DerivedOf(b.t, row) {
			derived[d.Derive.ID] = d
		}
		r := Row{ID: row.ID}
		for _, f := range shown.columns {
			r.Cells = append(r.Cells, b.cell(f, row, derived))
		}
		r.Cells[0].Paras = append(r.Cells[0].Paras, b.under(shown.under, row, derived)...)
		t.Rows = append(t.Rows, r)
	}
	b.fit(&t)
	return t
}

// rows are a table's rows as they are shown: moves as the profile sorts them, and
// none that is wholly empty unless empty ones are wanted.
func (b *builder) rows(p *workbook.Prompt) []workbook.Row {
	var out []workbook.Row
	for _, row := range b.w.Rows(p.ID) {
		if len(row.Cells) > 0 || b.opts.With.Empty {
			out = append(out, row)
		}
	}
	if b.isMoves(p) {
		b.farthestFirst(out)
	}
	return out
}

// cell is what stands in a row under a field.
func (b *builder) cell(f field, row workbook.Row, derived map[string]workbook.Derived) Cell {
	var paras []Para
	if text := b.value(f, row, derived); !text.Empty() {
		paras = append(paras, Para{Role: Body, Text: text})
	}
	if f.derive != nil {
		if d := derived[f.derive.ID]; f.derive.Kind() == workbook.DerivedLean && d.Side != "" {
			paras = append(paras, Para{Role: Note, Text: Own(signed(d.Value))})
		}
	}
	return Cell{paras}
}

// value is what a field of a row holds, as a person reads it.
func (b *builder) value(f field, row workbook.Row, derived map[string]workbook.Derived) Text {
	if f.derive != nil {
		return b.derivedText(derived[f.derive.ID])
	}
	return b.cellText(f.column, row.Cells[f.column.ID])
}

// cellText is a cell as a person reads it. A row that is gone is said to be.
func (b *builder) cellText(c *workbook.Column, v string) Text {
	switch {
	case v == "":
		return Text{}
	case c.Type == workbook.FlagCell:
		return b.word("flag_" + v)
	case c.Type == workbook.NumberCell:
		return Own(v + c.Unit)
	case c.Type == workbook.ChoiceCell:
		if o := c.Option(v); o != nil {
			return Say(o.Name)
		}
	case c.Type == workbook.RowCell:
		of := b.t.Prompt(c.Table)
		row := b.w.Row(c.Table, v)
		switch {
		case row == nil || of == nil:
			return b.word("row_gone")
		case row.Cells[of.Columns[0].ID] == "":
			return b.word("row_unnamed")
		}
		return Own(row.Cells[of.Columns[0].ID])
	}
	return Own(v)
}

// derivedText is a derived column's value; empty while it says nothing.
func (b *builder) derivedText(d workbook.Derived) Text {
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		switch c := d.Count; {
		case c.Answered == 0:
			return Text{}
		case !c.Whole():
			return b.word("count_open", "yes", c.Yes, "of", c.Of, "open", c.Of-c.Answered)
		default:
			return b.word("count_of", "yes", c.Yes, "of", c.Of)
		}
	case workbook.DerivedFlag:
		if d.Flag == "" {
			return Text{}
		}
		return b.word("flag_" + d.Flag)
	case workbook.DerivedNumber:
		if d.Value == nil {
			return Text{}
		}
		return Own(workbook.Short(d.Value) + d.Derive.Unit)
	}
	return b.side(d.Side)
}
