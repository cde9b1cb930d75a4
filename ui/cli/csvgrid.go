package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"shiben/workbook"
	"shiben/workbook/document/spreadsheet"
)

// grid is a CSV file, its columns known.
type grid struct {
	file    string
	table   *workbook.Prompt // whose rows these are; nil: answers
	columns []string         // what each column is: an id of a cell's column, or one of answerColumns; empty: passed over
	heads   []string         // as they are written
	passed  []string
	rows    []gridRow
	left    []place // where an empty cell leaves something; known when the changes are made
}

type gridRow struct {
	number  int // in the spreadsheet, from 1
	cells   []string
	empties []bool // which of the cells take away what is there
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
		row := gridRow{len(g.rows) + 1, cells, make([]bool, len(cells))}
		for i, cell := range cells {
			cells[i], row.empties[i] = spreadsheet.Plain(cell), empties(cell)
		}
		g.rows = append(g.rows, row)
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
