package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
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

	w, h  int
	wide  bool // drawn as a grid
	top   int  // the first row in sight
	left  int  // the first column in sight behind the first, which always is
	gap   int  // between the columns of the grid
	field int  // the first column in sight in the form
	spots []cellSpot
	panel rect
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

func (t *table) press(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	switch {
	case t.edit != nil:
		return true, t.pressEdit(msg)
	case t.pick != nil:
		return true, t.pressPick(msg)
	}
	k := stroke(msg)
	if t.move(k) {
		return true, nil
	}
	switch {
	case key.Matches(k, t.keys.tab):
		return true, t.tab(1)
	case key.Matches(k, t.keys.untab):
		return true, t.tab(-1)
	case key.Matches(k, t.keys.add):
		return true, t.add()
	}
	if t.current() == nil {
		if key.Matches(k, t.keys.open) {
			return true, t.add()
		}
		return false, nil
	}
	return t.act(msg)
}

// act is a key on a cell or a row that is there.
func (t *table) act(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := stroke(msg)
	switch {
	case t.listed() && (key.Matches(k, t.keys.open) || key.Matches(k, t.keys.right)):
		t.inRows = false
	case k.String() == "d", t.listed() && key.Matches(k, t.keys.remove):
		return true, t.remove()
	case t.listed():
		return false, nil
	case key.Matches(k, t.keys.clear):
		return true, t.set("")
	default:
		return t.enterCell(msg)
	}
	return true, nil
}

// move goes to another cell; false for any other key.
func (t *table) move(k stroke) bool {
	m := t.keys
	down, right := 0, 0
	switch {
	case key.Matches(k, m.up):
		down = -1
	case key.Matches(k, m.down):
		down = 1
	case key.Matches(k, m.left):
		right = -1
	case key.Matches(k, m.right):
		right = 1
	case k.String() == "home":
		right = -len(t.p.Columns)
	case k.String() == "end":
		right = len(t.p.Columns)
	default:
		return false
	}
	if t.grid() {
		t.goTo(t.row+down, t.col+right)
		return true
	}
	return t.moveForm(down, right)
}

// moveForm is move where a row's columns stand under each other.
func (t *table) moveForm(down, right int) bool {
	switch {
	case t.inRows && right > 0:
		t.inRows = t.current() == nil
	case t.inRows:
		t.goTo(t.row+down, t.col)
	case right < 0:
		t.inRows = true
	case right > 0:
		return false
	default:
		t.goTo(t.row, t.col+down)
	}
	return true
}

func (t *table) goTo(row, col int) {
	t.row = max(0, min(row, len(t.rows())))
	t.col = max(0, min(col, len(t.p.Columns)-1))
	if t.current() == nil {
		t.inRows = true
	}
}

// tab goes through the cells of a row, then to the next row, then on.
func (t *table) tab(by int) tea.Cmd {
	to := t.col + by
	switch {
	case t.current() == nil && by > 0:
		return t.away(1)
	case to >= 0 && to < len(t.p.Columns) && t.current() != nil && !t.listed():
		t.goTo(t.row, to)
	case by > 0 && t.listed() && t.current() != nil:
		t.inRows, t.col = false, 0
	case by > 0:
		t.goTo(t.row+1, 0)
	case t.row > 0:
		t.goTo(t.row-1, len(t.p.Columns)-1)
		t.inRows = false
	default:
		return t.away(-1)
	}
	return nil
}

// add puts a row at the end and begins to type in its first cell.
func (t *table) add() tea.Cmd {
	if _, err := t.k.d.Insert(t.p.ID, map[string]string{}); err != nil {
		return t.k.problem(err)
	}
	t.row, t.col, t.inRows = len(t.rows())-1, 0, false
	t.begin("")
	return nil
}

// remove takes the row away; undo brings it back.
func (t *table) remove() tea.Cmd {
	row := *t.current()
	if err := t.k.d.Remove(t.p.ID, row.ID); err != nil {
		return t.k.problem(err)
	}
	t.goTo(min(t.row, max(0, len(t.rows())-1)), t.col)
	name := t.plain(row, &t.p.Columns[0])
	if name == "" {
		name = t.k.t("row_unnamed")
	}
	return ui.Notice(t.k.t("row_removed", "name", name))
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
	}
	return []key.Binding{m.cells, m.edit, m.clear, m.add, m.remove}
}
