package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
	"shiben/workbook/document"
)

// importAnswers puts answers from CSV into a workbook that is there: all files as one
// act, or nothing. An empty cell leaves what is there, and is told where that is
// something.
func (s *session) importAnswers(ctx context.Context, f *importFlags, files []string) error {
	w, _, err := s.load(ctx, f.into)
	if err != nil {
		return err
	}
	var grids []*grid
	for _, file := range files {
		g, err := s.readGrid(ctx, file, w.Template)
		if err != nil {
			return inFile(file, err)
		}
		grids = append(grids, g)
	}
	slices.SortStableFunc(grids, func(a, b *grid) int { return a.needs() - b.needs() })
	var m maker
	build := func(w *workbook.Workbook) ([]workbook.Change, error) {
		m = maker{w: w.Clone(), newID: s.NewID}
		for _, g := range grids {
			if err := g.make(&m, s.NewID); err != nil {
				return nil, inFile(g.file, err)
			}
		}
		return m.changes, nil
	}
	if f.dryRun {
		_, err = build(w)
	} else {
		err = s.write(ctx, w, build)
	}
	if err != nil {
		return err
	}
	return s.answerAnswers(f, w, m, grids)
}

// answeredIn is what import --into gives under --json.
type answeredIn struct {
	Schema  int      `json:"schema"`
	DryRun  bool     `json:"dry_run"`
	ID      string   `json:"id"`
	Changes int      `json:"changes"`
	Rows    []string `json:"rows"`   // of tables, that were written to
	Passed  []string `json:"passed"` // columns that hold no answers
	Left    []place  `json:"left"`   // where a cell is empty and the workbook has something, which stays
}

// answerAnswers says how much was changed, and which columns were passed over.
func (s *session) answerAnswers(f *importFlags, w *workbook.Workbook, m maker, grids []*grid) error {
	out := answeredIn{schema, f.dryRun, w.ID, len(m.changes), append([]string{}, m.rows...), []string{}, []place{}}
	for _, g := range grids {
		out.Left = append(out.Left, g.left...)
		for _, c := range g.passed {
			if !slices.Contains(out.Passed, c) {
				out.Passed = append(out.Passed, c)
			}
		}
	}
	if s.flags.json {
		return s.writeJSON(out)
	}
	words, err := s.say()
	if err != nil {
		return err
	}
	if len(out.Passed) > 0 {
		fmt.Fprintln(s.Stderr, words.T("cli.import_passed", "columns", strings.Join(out.Passed, words.T("error.comma"))))
	}
	if n := len(out.Left); n > 0 {
		fmt.Fprintln(s.Stderr, words.T("cli.import_left", "n", n, "row", out.Left[0].Row, "column", out.Left[0].Field))
	}
	key := "cli.import_changes"
	if f.dryRun {
		key = "cli.import_would"
	}
	fmt.Fprintln(s.Stderr, words.T(key, "n", out.Changes))
	return nil
}

// make makes the changes of all rows, and finds out what their empty cells leave.
func (g *grid) make(m *maker, newID func() string) error {
	g.left = nil
	for _, r := range g.rows {
		e, any, err := g.edit(r)
		if err != nil {
			return g.inCell(r, err)
		}
		if any {
			if err := g.makeRow(m, e, newID); err != nil {
				return g.inCell(r, err)
			}
		}
		g.leave(m.w, r, e)
	}
	return nil
}

func (g *grid) makeRow(m *maker, e edit, newID func() string) error {
	m.newID = newID
	if g.table != nil {
		m.place(g.table, &e)
	}
	return m.one(e)
}

// place makes a row that is not there a new one, which keeps the id that it comes
// with: the same file again then changes nothing.
func (m *maker) place(table *workbook.Prompt, e *edit) {
	id := e.row
	if id != "" && m.w.Row(table.ID, id) != nil {
		return
	}
	e.row = newRow
	if id != "" && id != newRow {
		m.newID = func() string { return id }
	}
}

// edit is what a row asks for, and whether that is anything.
func (g *grid) edit(r gridRow) (e edit, any bool, err error) {
	if g.table != nil {
		e.prompt = g.table.ID
	}
	for i, cell := range r.cells {
		column := g.columns[i]
		switch takes := r.empties[i] && !g.names(column); {
		case takes:
			cell = ""
		case column == "" || strings.TrimSpace(cell) == "":
			continue
		}
		switch {
		case g.table != nil && column == rowColumn:
			id, err := door(text.CleanLine(cell), workbook.MaxTitle)
			if err != nil {
				return e, false, in(column, err)
			}
			e.row = strings.TrimSpace(id)
		case g.table != nil:
			e.cells = append(e.cells, struct{ column, value string }{column, cell})
			any = true
		default:
			asks, err := e.put(column, cell)
			if err != nil {
				return e, false, in(column, err)
			}
			any = asks || any
		}
	}
	return e, any, nil
}

// put puts a cell of a file of answers into the edit, and tells whether it asks for
// something.
func (e *edit) put(column, cell string) (bool, error) {
	switch column {
	case "prompt":
		e.prompt = strings.TrimSpace(cell)
		return false, nil
	case "side":
		e.side = strings.TrimSpace(cell)
		return false, nil
	case "participant":
		e.participant = &cell
		return false, nil
	case "value":
		e.value, e.valued = cell, true
	case "state":
		cell = strings.TrimSpace(cell)
		e.notes.state = &cell
	case "why":
		e.notes.why = &cell
	case "confidence":
		cell = strings.TrimSpace(cell)
		e.notes.confidence = &cell
	case "evidence":
		return true, e.notes.readEvidence(cell)
	}
	return true, nil
}

// readEvidence reads all that an answer rests on, a piece a line.
func (n *notes) readEvidence(cell string) error {
	n.allEvidence = true
	for line := range strings.Lines(cell) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		e, err := document.ReadEvidence(line), error(nil)
		if strings.HasPrefix(line, "{") {
			e, err = evidenceOf(line)
		}
		if err != nil {
			return err
		}
		n.evidence = append(n.evidence, e)
	}
	return nil
}

// inCell says in which row and column an error lies.
func (g *grid) inCell(r gridRow, err error) error {
	var m *misplaced
	column := ""
	if errors.As(err, &m) {
		column = strings.TrimPrefix(m.field, "values.")
		if i := slices.Index(g.columns, column); i >= 0 {
			column = g.heads[i]
		}
	}
	kind := workbook.ErrInput
	var p *workbook.Problem
	if errors.As(err, &p) {
		kind = p.Kind
	}
	return workbook.NewProblem(kind, csvCell, "row", r.number, "column", short(column)).Because(err)
}

// csvCell is the code of a problem in a cell; what lies beneath says the rest.
const csvCell = "csv_cell"
