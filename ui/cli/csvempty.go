package cli

import (
	"slices"
	"strings"

	"shiben/workbook"
)

// empties tells whether a cell, as the file has it, takes away what is there: it has
// a minus and nothing else. A text that is just this has an apostrophe before it, as
// export writes it.
func empties(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "-" || cell == "－"
}

// names tells whether a column names what a row is about: its cells take nothing
// away, and when they are empty they leave nothing.
func (g *grid) names(column string) bool {
	if g.table != nil {
		return column == rowColumn || column == ""
	}
	return slices.Contains([]string{"prompt", "side", "participant", ""}, column)
}

// leave notes which of a row's empty cells stand where the workbook has something.
func (g *grid) leave(w *workbook.Workbook, r gridRow, e edit) {
	for i, cell := range r.cells {
		column := g.columns[i]
		if g.names(column) || r.empties[i] || strings.TrimSpace(cell) != "" {
			continue
		}
		if g.table != nil && !w.At(workbook.Address{Prompt: g.table.ID, Row: e.row, Column: column}).Empty() ||
			g.table == nil && e.leaves(w, column) {
			g.left = append(g.left, place{Path: g.file, Row: r.number, Field: short(g.heads[i])})
		}
	}
}

// leaves tells whether the answer that an edit is of has something under a column. A
// value in place of which the edit puts a state is meant to stand aside.
func (e edit) leaves(w *workbook.Workbook, column string) bool {
	p, err := w.Template.FindPrompt(e.prompt)
	if err != nil {
		return false
	}
	side, err := w.Template.FindSide(p, e.side)
	if err != nil {
		return false
	}
	key := workbook.AnswerKey{Prompt: p.ID, Side: side, Participant: textOf(e.participant)}
	r, _ := w.Record(workbook.RecordKey{AnswerKey: key})
	if column == "value" {
		return !r.Value.Empty() && !e.notes.instead()
	}
	if r.Facets == nil {
		return false
	}
	switch column {
	case "state":
		return r.Facets.State != ""
	case "why":
		return r.Facets.Why != ""
	case "confidence":
		return r.Facets.Confidence != ""
	}
	return len(r.Facets.Evidence) > 0
}
