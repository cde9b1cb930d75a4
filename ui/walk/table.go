package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// table is the page of a table: a grid where there is room for one, else the list
// of rows and the columns of one row as a form. The row behind the last one
// stands for a new row.
type table struct {
	k    *desk
	p    *workbook.Prompt
	keys *keyMap
	away func(by int) tea.Cmd

	row, col int
	inRows   bool // the list of rows has the focus, where there is one
	focus    bool
	edit     *cellEdit // the cell whose text is being typed
	pick     *picker   // the cell whose choices are shown
	refused  map[cellAt]refusal
	lines    map[string]drawnRow // the grid's rows as drawn last, by id

	w, h   int
	wide   bool   // drawn as a grid
	top    int    // the first row in sight
	left   int    // the first column in sight behind the first, which always is
	gap    int    // between the columns of the grid
	beyond [2]int // columns out of sight at the left and at the right
	field  int    // the first column in sight in the form
	spots  []cellSpot
	panel  rect
}

// cellAt names a cell by its row's id and its column's.
type cellAt struct{ row, column string }

// refusal is what was typed into a cell and cannot stand there: it is kept.
type refusal struct {
	text string
	err  error
}

// cellSpot is where a cell was drawn; the column is -1 for a whole row.
type cellSpot struct {
	at       rect
	row, col int
}

func newTable(k *desk, p *workbook.Prompt, keys *keyMap, away func(int) tea.Cmd) *table {
	return &table{k: k, p: p, keys: keys, away: away, refused: map[cellAt]refusal{}, lines: map[string]drawnRow{}}
}

func (t *table) rows() []workbook.Row { return t.k.book().Rows(t.p.ID) }

// current is the row that the keys act on, nil on the row that is not yet there.
func (t *table) current() *workbook.Row {
	if rows := t.rows(); t.row < len(rows) {
		return &rows[t.row]
	}
	return nil
}

func (t *table) column() *workbook.Column { return &t.p.Columns[t.col] }

func (t *table) address() workbook.Address {
	return workbook.Address{Prompt: t.p.ID, Row: t.current().ID, Column: t.column().ID}
}

func (t *table) setSize(w, h int, _ bool) {
	t.w, t.h = w, h
	t.wide = t.fitsGrid()
}

// grid tells whether the table is drawn as a grid.
func (t *table) grid() bool { return t.wide }

// listed tells whether the keys act on the list of rows beside the form.
func (t *table) listed() bool { return t.inRows && !t.wide }

func (t *table) capturing() bool { return t.focus && t.edit != nil }

func (t *table) enter(way int) {
	t.focus = true
	switch way {
	case 1:
		t.row, t.col, t.inRows = 0, 0, true
	case -1:
		t.row, t.col, t.inRows = max(0, len(t.rows())-1), 0, true
	}
}

func (t *table) leave() tea.Cmd {
	t.focus, t.pick = false, nil
	return t.finish()
}

// reload stays on the same cell as far as it is still there.
func (t *table) reload() {
	if e := t.edit; e != nil {
		if t.k.book().Row(t.p.ID, e.at.row) == nil {
			t.edit = nil
		} else {
			for i, r := range t.rows() {
				if r.ID == e.at.row {
					t.row = i
				}
			}
			t.reloadEdit()
		}
	}
	t.pick = nil
	t.goTo(t.row, t.col)
}

func (t *table) relook() {
	t.wide = t.fitsGrid()
	if t.edit != nil {
		t.edit.relook(t.k)
	}
}

func (t *table) place() spot {
	at := spot{prompt: t.p.ID}
	if r := t.current(); r != nil {
		at.row, at.column = r.ID, t.column().ID
	}
	return at
}

func (t *table) stand(at spot) {
	for i, r := range t.rows() {
		if r.ID == at.row {
			t.row, t.inRows = i, false
		}
	}
	for i, c := range t.p.Columns {
		if c.ID == at.column {
			t.col = i
		}
	}
	t.goTo(t.row, t.col)
}

func (t *table) about() (*workbook.Prompt, *workbook.Column) {
	if t.current() == nil || t.listed() {
		return t.p, nil
	}
	return t.p, t.column()
}

func (t *table) bindings(m *keyMap) []key.Binding {
	switch {
	case t.edit != nil && t.edit.lines:
		return []key.Binding{m.apply, m.tab, m.cancel, m.outside}
	case t.edit != nil:
		return []key.Binding{m.apply, m.tab, m.cancel}
	case t.pick != nil:
		return []key.Binding{m.choose, m.apply, m.cancel}
	case t.current() == nil:
		return []key.Binding{m.cells, m.add}
	case t.listed():
		return []key.Binding{m.choose, m.edit, m.add, m.remove}
	case t.column().Type == workbook.FlagCell:
		return []key.Binding{m.cells, m.yes, m.no, m.toggle, m.add, m.remove}
	case t.column().Type == workbook.ChoiceCell:
		return []key.Binding{m.cells, m.toggle, m.edit, m.clear, m.add, m.remove}
	case t.column().Type == workbook.TextCell:
		return []key.Binding{m.cells, m.edit, m.clear, m.add, m.remove, m.outside}
	}
	return []key.Binding{m.cells, m.edit, m.clear, m.add, m.remove}
}
