package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/spreadsheet"
)

// importAnswers puts answers from CSV into a workbook that is there: all files as one
// act, or nothing. An empty cell leaves what is there.
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
}

// answerAnswers says how much was changed, and which columns were passed over.
func (s *session) answerAnswers(f *importFlags, w *workbook.Workbook, m maker, grids []*grid) error {
	out := answeredIn{schema, f.dryRun, w.ID, len(m.changes), append([]string{}, m.rows...), []string{}}
	for _, g := range grids {
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
	key := "cli.import_changes"
	if f.dryRun {
		key = "cli.import_would"
	}
	fmt.Fprintln(s.Stderr, words.T(key, "n", out.Changes))
	return nil
}

// grid is a CSV file, its columns known.
type grid struct {
	file    string
	table   *workbook.Prompt // whose rows these are; nil: answers
	columns []string         // what each column is: an id of a cell's column, or one of answerColumns; empty: passed over
	heads   []string         // as they are written
	passed  []string
	rows    []gridRow
}

type gridRow struct {
	number int // in the spreadsheet, from 1
	cells  []string
}

// answerColumns are the columns that a file of answers can have.
func answerColumns() []string {
	return []string{"prompt", "side", "participant", "value", "state", "why", "confidence", "evidence"}
}

// passedColumns are those that export writes beside them, for reading alone.
func passedColumns() []string { return []string{"name"} }

// rowColumn holds the ids of a table's rows.
const rowColumn = "row"

// readGrid reads a CSV file and finds out what its columns are.
func (s *session) readGrid(ctx context.Context, file string, t *workbook.Template) (*grid, error) {
	data, err := s.readAll(ctx, file)
	if err != nil {
		return nil, err
	}
	if !utf8.ValidString(data) {
		return nil, usage("text_not_utf8")
	}
	g := &grid{file: file}
	if err := g.parse(data); err != nil {
		return nil, err
	}
	return g, g.know(t)
}

// parse takes the file apart. Columns may stand apart by commas, semicolons or tabs:
// the head tells.
func (g *grid) parse(data string) error {
	data = strings.TrimPrefix(data, "\ufeff")
	in := csv.NewReader(bytes.NewBufferString(data))
	in.Comma = separator(data)
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return notCSV(err, len(g.rows)+1)
		}
		for i := range cells {
			cells[i] = spreadsheet.Plain(cells[i])
		}
		g.rows = append(g.rows, gridRow{len(g.rows) + 1, cells})
	}
	if len(g.rows) < 2 {
		return usage("csv_empty")
	}
	g.heads, g.rows = g.rows[0].cells, g.rows[1:]
	return nil
}

func separator(data string) rune {
	head, _, _ := strings.Cut(data, "\n")
	best := ','
	for _, c := range []rune{';', '\t'} {
		if strings.Count(head, string(c)) > strings.Count(head, string(best)) {
			best = c
		}
	}
	return best
}

func notCSV(err error, row int) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return err
	}
	if errors.Is(p.Err, csv.ErrFieldCount) {
		return usage("csv_width", "row", row)
	}
	return workbook.NewProblem(workbook.ErrInput, "csv_form", "line", p.Line, "at", p.Column).Because(err)
}

// know finds out what each column is.
func (g *grid) know(t *workbook.Template) error {
	names := make([]string, len(g.heads))
	for i, h := range g.heads {
		names[i] = strings.ToLower(strings.TrimSpace(h))
	}
	var known []string
	switch {
	case slices.Contains(names, "prompt"):
		known = answerColumns()
		for i, n := range names {
			if n == "mark" || n == "text" {
				names[i] = "value"
			}
		}
	case slices.Contains(names, rowColumn):
		if g.table = tableOf(t, g.file, names); g.table == nil {
			return usage("csv_table")
		}
		known = append(known, rowColumn)
		for _, c := range g.table.Columns {
			known = append(known, c.ID)
		}
	default:
		return usage("csv_head", "known", answerColumns())
	}
	for i, n := range names {
		switch {
		case slices.Contains(g.columns, n) && n != "":
			return usage("csv_twice", "column", short(g.heads[i]))
		case slices.Contains(known, n):
			g.columns = append(g.columns, n)
			continue
		case g.passes(n):
			g.passed = append(g.passed, g.heads[i])
		default:
			return usage("csv_column", "got", short(g.heads[i]), "near", workbook.Nearest(n, known), "known", known)
		}
		g.columns = append(g.columns, "")
	}
	return nil
}

// passes tells whether a column is one that export writes and nobody answers.
func (g *grid) passes(name string) bool {
	if g.table == nil {
		return slices.Contains(passedColumns(), name)
	}
	return slices.ContainsFunc(g.table.Derived, func(d workbook.Derive) bool { return d.ID == name })
}

// tableOf is the table that a file is of: by its name, as export gives it, or the
// only one that has the columns.
func tableOf(t *workbook.Template, file string, names []string) *workbook.Prompt {
	var fits []*workbook.Prompt
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	for _, p := range t.Prompts() {
		if p.Kind != workbook.Table {
			continue
		}
		if p.ID == base {
			return p
		}
		has := func(name string) bool {
			return name == rowColumn || slices.ContainsFunc(p.Columns, func(c workbook.Column) bool { return c.ID == name }) ||
				slices.ContainsFunc(p.Derived, func(d workbook.Derive) bool { return d.ID == name })
		}
		if !slices.ContainsFunc(names, func(n string) bool { return !has(n) }) {
			fits = append(fits, p)
		}
	}
	if len(fits) == 1 {
		return fits[0]
	}
	return nil
}

// needs is how many columns name rows of another table, which must come first.
func (g *grid) needs() int {
	n := 0
	if g.table != nil {
		for _, c := range g.table.Columns {
			if c.Table != "" {
				n++
			}
		}
	}
	return n
}

// make makes the changes of all rows.
func (g *grid) make(m *maker, newID func() string) error {
	for _, r := range g.rows {
		e, any, err := g.edit(r)
		if err != nil {
			return g.inCell(r, err)
		}
		if !any {
			continue
		}
		m.newID = newID
		if g.table != nil {
			m.place(g.table, &e)
		}
		if err := m.one(e); err != nil {
			return g.inCell(r, err)
		}
	}
	return nil
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
		if column == "" || strings.TrimSpace(cell) == "" {
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
