package walk

import tea "charm.land/bubbletea/v2"

// click selects a cell; on the selected one it does what enter does.
func (t *table) click(x, y int) tea.Cmd {
	if t.panel.holds(x, y) {
		return t.clickPanel(x-t.panel.x, y-t.panel.y)
	}
	cmd := t.finish()
	t.pick = nil
	for _, s := range t.spots {
		if !s.at.holds(x, y) {
			continue
		}
		same := s.row == t.row && s.col == t.col && !t.listed()
		if s.col >= 0 {
			t.inRows = false
			t.goTo(s.row, s.col)
		} else {
			t.inRows = true
			t.goTo(s.row, t.col)
		}
		switch {
		case t.current() == nil:
			return tea.Batch(cmd, t.add())
		case same:
			_, more := t.enterCell(tea.KeyPressMsg{Code: tea.KeyEnter})
			return tea.Batch(cmd, more)
		}
		break
	}
	return cmd
}

func (t *table) clickPanel(x, y int) tea.Cmd {
	switch {
	case t.edit != nil:
		_, cmd := t.edit.ed.Update(tea.MouseClickMsg{X: x, Y: y - 1, Button: tea.MouseLeft})
		return cmd
	case t.pick != nil && y > 0:
		if i := t.pick.top + y - 1; i < len(t.pick.values) {
			return t.picked(i)
		}
	}
	return nil
}

func (t *table) wheel(_, _, by int) {
	if t.edit != nil || t.pick != nil {
		return
	}
	if t.grid() || t.listed() {
		t.goTo(t.row+by, t.col)
		return
	}
	t.goTo(t.row, t.col+by)
}
