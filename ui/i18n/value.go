package i18n

import (
	"strconv"
	"strings"

	"shiben/workbook"
)

// Place names an address within a template: "Potential · Operations · Stir", with
// the column and with what of the answer is meant. A row is not named.
func (w *Words) Place(t *workbook.Template, a workbook.Address) string {
	kind := workbook.SetChange
	if a.Prompt == "" && a.Facet == "" {
		kind = workbook.AboutChange
	}
	return w.place(t, workbook.Change{Kind: kind, Address: a}, "", w.title)
}

// Facet names what an answer holds beside its value.
func (w *Words) Facet(f workbook.Facet) string { return w.title(w.T("act.facet_" + string(f))) }

// Value is what stands at an address, as a person reads it: a mark as its number,
// a choice as its name, a row as its filled cells, one a line. Empty for nothing.
// Rows that a cell names are looked up in the workbook.
func (w *Words) Value(book *workbook.Workbook, a workbook.Address, v workbook.Value) string {
	p := book.Template.Prompt(a.Prompt)
	switch {
	case v.Mark != 0:
		return strconv.Itoa(v.Mark)
	case v.Row != nil && p != nil:
		return w.cells(book, p, v.Row)
	case v.Evidence != nil:
		return w.evidence(v.Evidence)
	case v.Comment != nil:
		return w.comment(v.Comment)
	case v.Text == "":
		return ""
	}
	switch a.Facet {
	case "":
	case workbook.StateFacet, workbook.ConfidenceFacet:
		return w.T("act." + string(a.Facet) + "_" + v.Text)
	case workbook.TickFacet:
		return w.T("act.flag_" + v.Text)
	default:
		return v.Text
	}
	switch {
	case p == nil && a.Column == workbook.AboutDepth:
		return w.depth(book.Template, v.Text)
	case p == nil && a.Column == workbook.AboutLang:
		return w.T("act.lang_" + v.Text)
	case p != nil && a.Column != "":
		return w.cell(book, p.Column(a.Column), v.Text)
	}
	return v.Text
}

// RowName is what a row of a table is called: its first cell; empty where that is
// not filled.
func (w *Words) RowName(book *workbook.Workbook, p *workbook.Prompt, row *workbook.Row) string {
	if row == nil || len(p.Columns) == 0 {
		return ""
	}
	return w.cell(book, &p.Columns[0], row.Cells[p.Columns[0].ID])
}

func (w *Words) depth(t *workbook.Template, id string) string {
	for _, d := range t.Depths {
		if d.ID == id {
			return w.Text(d.Name)
		}
	}
	return id
}

func (w *Words) cells(book *workbook.Workbook, p *workbook.Prompt, row *workbook.Row) string {
	var lines []string
	for i := range p.Columns {
		c := &p.Columns[i]
		if v := w.cell(book, c, row.Cells[c.ID]); v != "" {
			lines = append(lines, w.T("act.cell", "name", w.Text(c.Name), "value", v))
		}
	}
	return strings.Join(lines, "\n")
}

func (w *Words) cell(book *workbook.Workbook, c *workbook.Column, v string) string {
	switch {
	case v == "" || c == nil:
		return v
	case c.Type == workbook.FlagCell:
		return w.T("act.flag_" + v)
	case c.Type == workbook.NumberCell:
		return v + c.Unit
	case c.Type == workbook.ChoiceCell:
		if o := c.Option(v); o != nil {
			return w.Text(o.Name)
		}
	case c.Type == workbook.RowCell:
		of := book.Template.Prompt(c.Table)
		if row := book.Row(c.Table, v); row != nil && of != nil && len(of.Columns) > 0 {
			return row.Cells[of.Columns[0].ID]
		}
		return w.T("act.row_gone")
	}
	return v
}

func (w *Words) evidence(e *workbook.Evidence) string {
	var about []string
	for _, s := range []string{e.By, e.Date} {
		if s != "" {
			about = append(about, s)
		}
	}
	if len(about) == 0 {
		return e.Text
	}
	return e.Text + "\n" + strings.Join(about, separator)
}

func (w *Words) comment(c *workbook.Comment) string {
	key := "act.comment_open"
	if c.Resolved {
		key = "act.comment_resolved"
	}
	said := w.T(key)
	if c.Author != "" {
		said = c.Author + separator + said
	}
	return c.Text + "\n" + said
}
