package library

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/widget"
)

// press takes a key: to the panel if there is one, to the filter while it has the
// focus, else to the list.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.coming {
		s.hold(msg)
		return nil
	}
	if s.panel != nil {
		return s.panelKey(msg)
	}
	if s.filtering {
		return s.filterKey(msg)
	}
	if b, ok := s.bindings().Match(msg); ok {
		return s.act(b, widget.Stroke(msg))
	}
	return nil
}

// act does what a binding stands for; stroke is which of its keys it was.
func (s *Screen) act(b key.Binding, stroke string) tea.Cmd {
	k := s.keys
	is := func(other key.Binding) bool { return b.Keys()[0] == other.Keys()[0] }
	switch {
	case is(k.Move):
		s.move(stroke)
	case is(k.Open):
		return s.open()
	case is(k.Profile):
		return ui.Push(ui.ProfileRoute{ID: s.current().ID})
	case is(k.Log):
		return ui.Push(ui.HistoryRoute{ID: s.current().ID})
	case is(k.Export):
		return ui.Push(ui.ExportRoute{ID: s.current().ID})
	case is(k.Compare):
		return s.compare()
	case is(k.New):
		return s.askNew()
	case is(k.Case):
		return s.askCase()
	case is(k.From):
		return s.askFrom()
	case is(k.Rename):
		s.askRename()
	case is(k.Copy):
		return s.duplicate()
	case is(k.Delete):
		s.askDelete()
	case is(k.Trash):
		return ui.Push(ui.TrashRoute{})
	case is(k.Restore):
		s.askRestore()
	case is(k.Filter):
		s.filtering = true
		s.filter.Focus()
		s.list.SetRoom(s.layout().items)
	case is(k.Unfilter):
		s.unfilter()
	case is(k.Retry):
		return s.readBy(s.listing())
	case is(k.Quit):
		return func() tea.Msg { return ui.QuitMsg{} }
	}
	return nil
}

// move takes j and k too, as many programs of the shell do.
func (s *Screen) move(stroke string) {
	switch stroke {
	case "j":
		stroke = "down"
	case "k":
		stroke = "up"
	}
	s.list.Key(stroke)
}

func (s *Screen) open() tea.Cmd {
	if h := s.current(); h != nil {
		return ui.Push(ui.WalkRoute{ID: h.ID})
	}
	return nil
}

// compare marks a workbook; with one marked, it goes to the comparison of the two,
// and of the same one it takes the mark away.
func (s *Screen) compare() tea.Cmd {
	h, marked := s.current(), s.marked
	s.marked = ""
	switch marked {
	case "":
		s.marked = h.ID
		return ui.Notice(s.t("marked", "title", quote(h.Title)))
	case h.ID:
		return nil
	}
	return ui.Push(ui.CompareRoute{ID: h.ID, Other: marked})
}

// filterKey takes a key while the filter is typed: the list goes along.
func (s *Screen) filterKey(msg tea.KeyPressMsg) tea.Cmd {
	switch name := msg.String(); name {
	case "enter":
		s.filtering = false
		s.filter.Blur()
		return s.open()
	case "esc":
		s.unfilter()
		return nil
	case "up", "down", "pgup", "pgdown":
		s.list.Key(name)
		return nil
	}
	return s.filterText(msg)
}

func (s *Screen) filterText(msg tea.Msg) tea.Cmd {
	r, cmd := s.filter.Update(msg)
	if r.Changed {
		s.refilter("")
		s.list.Select(0)
	}
	return cmd
}

// unfilter shows everything again; the selected workbook stays so.
func (s *Screen) unfilter() {
	stand := ""
	if h := s.current(); h != nil {
		stand = h.ID
	}
	s.filtering = false
	s.filter.Blur()
	s.filter.SetValue("")
	s.refilter(stand)
	s.list.SetRoom(s.layout().items)
}

func (s *Screen) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case s.coming:
		s.hold(msg)
	case s.panel != nil:
		return s.panelText(msg)
	case s.filtering:
		return s.filterText(msg)
	}
	return nil
}

// click selects a workbook, and opens the one that is selected.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft {
		return nil
	}
	if s.panel != nil {
		return s.panelClick(msg)
	}
	l := s.layout()
	from, to := s.list.Visible()
	at := from + (msg.Y-s.top)/max(l.rows, 1)
	if msg.Y < s.top || at >= to {
		return nil
	}
	if at == s.list.At() {
		return s.open()
	}
	s.list.Select(at)
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	if s.panel == nil {
		s.list.Move(by)
	}
	return nil
}
