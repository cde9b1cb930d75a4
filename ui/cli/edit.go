package cli

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"shiben/workbook"
)

// newRow is the row that is not there yet.
const newRow = "new"

// edit is one answer to set, as a command line or a line of a batch gives it.
type edit struct {
	prompt, side string
	participant  *string // whose own mark; nil: the agreed answer
	value        string
	valued       bool   // whether value (or clear) is asked for
	bare         bool   // of a batch: the value stands without quotes
	row          string // newRow, an id, or empty
	cells        []cell
	clear        bool // the answer, or the whole row
	line         int  // of a batch; 0 on the command line
	notes        notes
}

type cell struct{ column, value string }

// maker makes the changes of edits, each on what the ones before it leave.
type maker struct {
	w       *workbook.Workbook // a copy; as it stands after the changes so far
	newID   func() string
	changes []workbook.Change
	rows    []string // written to, in order, each once
}

// misplaced is an error with the field of the batch's line that it lies in.
type misplaced struct {
	field string
	err   error
}

func (m *misplaced) Error() string { return m.field + ": " + m.err.Error() }
func (m *misplaced) Unwrap() error { return m.err }

func in(field string, err error) error {
	if err == nil {
		return nil
	}
	return &misplaced{field, err}
}

// all is the changes of all edits, or the first of them that cannot be.
func (m *maker) all(edits []edit) ([]workbook.Change, error) {
	for _, e := range edits {
		if err := m.one(e); err != nil {
			return nil, onLine(e.line, err)
		}
	}
	return m.changes, nil
}

func (m *maker) one(e edit) error {
	p, err := m.w.Template.FindPrompt(e.prompt)
	if err != nil {
		return in("prompt", err)
	}
	if e.row != "" && p.Kind != workbook.Table {
		return in("row", usage("row_not_table", "prompt", p.ID))
	}
	side, err := m.w.Template.FindSide(p, e.side)
	if err != nil {
		return in("side", err)
	}
	a, err := e.own(p, workbook.Address{Prompt: p.ID, Side: side})
	if err != nil {
		return in("participant", err)
	}
	if e.row != "" {
		return m.row(p, e)
	}
	if e.valued {
		value, err := m.value(p, e)
		if err != nil {
			return in("value", err)
		}
		if !value.Empty() && e.notes.instead() {
			return in("state", usage("state_and_value", "prompt", p.ID, "state", short(*e.notes.state)))
		}
		if err := m.answer(a, value); err != nil {
			return in("value", err)
		}
	}
	return m.beside(p, a, e.notes)
}

func (m *maker) value(p *workbook.Prompt, e edit) (workbook.Value, error) {
	if e.clear && p.Kind != workbook.Table {
		return workbook.Value{}, nil
	}
	if e.bare && p.Kind == workbook.Written {
		return workbook.Value{}, usage("batch_string", "prompt", p.ID, "got", short(e.value))
	}
	if e.bare {
		e.value = wholeMark(e.value)
	}
	given, err := door(e.value, workbook.MaxText)
	if err != nil {
		return workbook.Value{}, about(err, p)
	}
	return m.w.Template.ParseAnswer(p, given)
}

// wholeMark writes a number of JSON as a mark is written when it is a whole one: 2.0 as 2.
func wholeMark(number string) string {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > workbook.Positions {
		return number
	}
	return strconv.Itoa(int(f))
}

// row adds, changes or removes a row.
func (m *maker) row(p *workbook.Prompt, e edit) error {
	row := workbook.Row{ID: e.row, Cells: map[string]string{}}
	old := m.w.Row(p.ID, e.row)
	switch {
	case e.row == newRow && e.clear:
		return in("row", usage("row_new_clear", "prompt", p.ID))
	case e.row == newRow:
		row.ID, row.Order = m.newID(), m.w.NextOrder(p.ID)
	case old == nil:
		return in("row", unknownRow(m.w, p, e.row))
	}
	if !slices.Contains(m.rows, row.ID) {
		m.rows = append(m.rows, row.ID)
	}
	a := workbook.Address{Prompt: p.ID, Row: row.ID}
	if e.clear {
		return in("row", m.apply(workbook.Change{Kind: workbook.RemoveChange, Address: a, Before: m.w.At(a)}))
	}
	for _, c := range e.cells {
		text, err := m.cell(p, c)
		if err != nil {
			return in("values."+short(c.column), err)
		}
		a.Column = c.column
		if old != nil {
			err = m.set(a, workbook.Value{Text: text})
		} else if row.Cells[c.column] = text; text == "" {
			delete(row.Cells, c.column)
		}
		if err != nil {
			return in("values."+c.column, err)
		}
	}
	if old != nil {
		return nil
	}
	a.Column = ""
	return in("row", m.apply(workbook.Change{Kind: workbook.InsertChange, Address: a, After: workbook.Value{Row: &row}}))
}

// cell is the canonical text of a cell.
func (m *maker) cell(p *workbook.Prompt, c cell) (string, error) {
	if !utf8.ValidString(c.column) {
		return "", usage("text_not_utf8", "prompt", p.ID)
	}
	column, err := p.FindColumn(c.column)
	if err != nil {
		return "", err
	}
	given, err := door(c.value, workbook.MaxText)
	if err != nil {
		return "", about(err, p)
	}
	return m.w.Template.ParseCell(p, column, given, m.w.Rows(column.Table))
}

// answer gives an answer a value. An empty one takes away a state that stood in
// its place too.
func (m *maker) answer(a workbook.Address, v workbook.Value) error {
	changes := m.w.Answering(a, v)
	if v.Empty() {
		changes = append(changes, m.w.Noting(a, workbook.StateFacet, "", workbook.Value{}))
	}
	return m.differing(changes...)
}

func (m *maker) set(a workbook.Address, v workbook.Value) error {
	return m.differing(workbook.Change{Kind: workbook.SetChange, Address: a, Before: m.w.At(a), After: v})
}

// differing makes those of the changes that change something.
func (m *maker) differing(changes ...workbook.Change) error {
	for _, c := range changes {
		if c.Before.Equal(c.After) {
			continue
		}
		if err := m.apply(c); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) apply(c workbook.Change) error {
	if err := m.w.Apply(c); err != nil {
		return err
	}
	m.changes = append(m.changes, c)
	return nil
}

func unknownRow(w *workbook.Workbook, p *workbook.Prompt, got string) error {
	var ids []string
	for _, r := range w.Rows(p.ID) {
		ids = append(ids, r.ID)
	}
	return workbook.NewProblem(workbook.ErrNotFound, "row_unknown", "prompt", p.ID, "row", short(got), "near", workbook.Nearest(got, ids))
}

// about adds the prompt that a problem is about.
func about(err error, p *workbook.Prompt) error {
	var problem *workbook.Problem
	if errors.As(err, &problem) {
		return problem.With("prompt", p.ID)
	}
	return err
}
