package profile

import "shiben/workbook"

// tables are the template's tables that are not its moves.
func (pt painter) tables() []block {
	var blocks []block
	for _, p := range pt.w.Template.Prompts() {
		moves := pt.w.Template.Moves
		if p.Kind != workbook.Table || !pt.w.Template.Asks(p, pt.w.About.Depth) || moves != nil && p.ID == moves.Table {
			continue
		}
		blocks = append(blocks, pt.table(p))
	}
	return blocks
}

// table is one table with its derived columns.
func (pt painter) table(p *workbook.Prompt) block {
	b := block{opens: []int{0}}
	b.add(pt.heading(pt.say(p.Name), pt.say(p.Ask), "", pt.g.inner)...)
	b.add("")
	b.mark(p.ID)
	if pt.w.TallyOf(p).Answered == 0 {
		said := pt.state(p.ID, p.Side)
		if said == "" {
			said = pt.ink.muted.Paint(pt.word("table_none"))
		}
		b.add(pt.ink.faint.Paint("– ") + said)
		return b
	}
	var g grid
	for _, c := range p.Columns {
		g.titles = append(g.titles, pt.say(c.Name))
		g.right = append(g.right, c.Type == workbook.NumberCell)
		g.firm = append(g.firm, c.Type != workbook.TextCell && c.Type != workbook.RowCell)
	}
	for i := range p.Derived {
		g.titles = append(g.titles, pt.say(p.Derived[i].Name))
		g.right = append(g.right, p.Derived[i].Kind() == workbook.DerivedNumber)
		g.firm = append(g.firm, true)
	}
	for _, row := range pt.w.Rows(p.ID) {
		g.rows = append(g.rows, pt.tableRow(p, row))
	}
	rows, _ := pt.draw(g, pt.g.inner)
	b.add(rows...)
	return b
}

func (pt painter) tableRow(p *workbook.Prompt, row workbook.Row) gridRow {
	var cells gridRow
	for i := range p.Columns {
		cells = append(cells, pt.cell(&p.Columns[i], row.Cells[p.Columns[i].ID]))
	}
	for _, d := range p.DerivedOf(pt.w.Template, row) {
		cells = append(cells, pt.derivedCell(d))
	}
	return cells
}

// cell is what a person reads of a canonical cell.
func (pt painter) cell(c *workbook.Column, value string) gridCell {
	if value == "" {
		return gridCell{"–", pt.ink.faint}
	}
	switch c.Type {
	case workbook.FlagCell:
		return gridCell{pt.word("flag_" + value), pt.ink.text}
	case workbook.ChoiceCell:
		return pt.choice(c, value)
	case workbook.NumberCell:
		return gridCell{value + c.Unit, pt.ink.text}
	case workbook.RowCell:
		return pt.reference(c, value)
	}
	return gridCell{value, pt.ink.text}
}

// choice is an option's name; one that names a side has its mark.
func (pt painter) choice(c *workbook.Column, value string) gridCell {
	if pt.w.Template.Side(value) != nil {
		return pt.sideCell(value)
	}
	if value == workbook.BothSides && c.Option(pt.w.Template.Sides[0].ID) != nil {
		return pt.sideCell(value)
	}
	if o := c.Option(value); o != nil {
		return gridCell{pt.say(o.Name), pt.ink.text}
	}
	return gridCell{value, pt.ink.text}
}

// reference is the first cell of the row that is meant; a row that is gone is a
// dash.
func (pt painter) reference(c *workbook.Column, id string) gridCell {
	row := pt.w.Row(c.Table, id)
	of := pt.w.Template.Prompt(c.Table)
	if row == nil || of == nil || row.Cells[of.Columns[0].ID] == "" {
		return gridCell{"–", pt.ink.faint}
	}
	return gridCell{row.Cells[of.Columns[0].ID], pt.ink.text}
}
