package history

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/widget"
	"shiben/workbook"
)

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.form != nil {
		return s.nameText(msg)
	}
	switch _, ok := s.bindings().Match(msg); {
	case !ok:
		return nil
	case s.past != nil:
		return s.pastKey(msg, s.keys)
	}
	return s.act(msg)
}

// act does what a key of the list means.
func (s *Screen) act(msg tea.KeyPressMsg) tea.Cmd {
	k := s.keys
	switch {
	case widget.Matches(msg, k.Unfold):
		s.toggle()
	case widget.Matches(msg, k.Look):
		return s.lookBack()
	case widget.Matches(msg, k.Compare):
		return s.compare()
	case widget.Matches(msg, k.Name):
		s.askName()
	case widget.Matches(msg, k.Undo):
		return s.undo()
	default:
		s.move(widget.Stroke(msg))
	}
	return nil
}

func (s *Screen) move(stroke string) {
	switch stroke {
	case "up", "k":
		s.step(-1)
	case "down", "j":
		s.step(1)
	case "pgup":
		s.page(-1)
	case "pgdown":
		s.page(1)
	case "home":
		s.end(true)
	case "end":
		s.end(false)
	case "left":
		s.version(-1)
	case "right":
		s.version(1)
	}
}

// toggle unfolds the selected act, or folds it.
func (s *Screen) toggle() {
	d := s.current()
	if d == nil {
		return
	}
	id := d.ID
	if s.openID == id {
		id = ""
	}
	s.unfold(id)
	s.reveal()
	if s.open >= 0 { // as much of it as fits
		last := s.rowOf(s.open) + len(s.detail)
		s.scroll(max(0, min(last-s.top-s.layout().list+1, s.rowOf(s.open)-s.top)))
	}
}

// compare puts the present beside the point under the selection.
func (s *Screen) compare() tea.Cmd {
	d := s.current()
	if d == nil {
		return nil
	}
	return ui.Push(ui.CompareRoute{ID: s.d.ID(), Seq: d.point})
}

// undo takes the newest act back, as ctrl+z does, and tells every screen.
func (s *Screen) undo() tea.Cmd {
	act, err := s.d.Undo()
	switch {
	case errors.Is(err, workbook.ErrNothing):
		return ui.Notice(s.look.Words.Error(err))
	case err != nil:
		return ui.Problem(s.look.Words.Error(err))
	}
	id := s.d.ID()
	return tea.Batch(
		func() tea.Msg { return ui.WorkbookChangedMsg{ID: id} },
		ui.Notice(s.look.Words.Undid(s.d.Workbook(), act, s.env.Author)),
	)
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	switch {
	case s.form != nil:
	case s.past != nil:
		s.past.reader.Wheel(by)
	default:
		s.scroll(by)
	}
}

// click selects an act, and unfolds the one that is selected.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	y := msg.Y - s.layout().head
	if msg.Button != tea.MouseLeft || s.form != nil || s.past != nil || y < 0 || s.top+y >= s.rows() {
		return nil
	}
	entry, _ := s.entryAt(s.top + y)
	if entry < 0 || s.entries[entry].kind != deedEntry {
		return nil
	}
	if entry == s.at {
		s.toggle()
	}
	s.at = entry
	return nil
}
