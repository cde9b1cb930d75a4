package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
)

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
