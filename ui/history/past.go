package history

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// past is the workbook as it was at a point of the log, to be read only.
type past struct {
	deed   string // the act after which it is
	book   *workbook.Workbook
	reader widget.Reader
	width  int // that the rows are for; 0: none yet
}

// pastMsg is a workbook as it was.
type pastMsg struct {
	id   string // of the workbook
	deed string
	book *workbook.Workbook
	err  error
}

// lookBack goes to the workbook as it was after the selected act. What was shown
// stays until that is there.
func (s *Screen) lookBack() tea.Cmd {
	d := s.current()
	if d == nil || s.render == nil {
		return nil
	}
	if s.past == nil {
		s.past = &past{}
	}
	s.past.deed = d.ID
	id, template, log, point, deed := s.d.ID(), s.d.Workbook().Template, s.d.History(), d.point, d.ID
	return func() tea.Msg {
		book, err := workbook.Replay(id, template, log, point)
		return pastMsg{id, deed, book, err}
	}
}

// looked takes in a workbook as it was. What is no longer wanted is dropped.
func (s *Screen) looked(msg pastMsg) tea.Cmd {
	if msg.id != s.d.ID() || s.past == nil || s.past.deed != msg.deed {
		return nil
	}
	if msg.err != nil {
		s.past = nil
		return ui.Problem(s.look.Words.Error(msg.err))
	}
	s.past.book, s.past.width = msg.book, 0
	return nil
}

// pastKey takes a key while one looks back.
func (s *Screen) pastKey(msg tea.KeyPressMsg, k keyMap) tea.Cmd {
	switch {
	case widget.Matches(msg, k.Back):
		s.past = nil
	case widget.Matches(msg, k.Compare):
		return s.compare()
	case widget.Matches(msg, k.Earlier):
		return s.lookFrom(1)
	case widget.Matches(msg, k.Later):
		return s.lookFrom(-1)
	case widget.Matches(msg, k.Scroll):
		s.past.reader.Key(widget.Stroke(msg))
	}
	return nil
}

// lookFrom goes to the point before, or after.
func (s *Screen) lookFrom(by int) tea.Cmd {
	to := s.next(s.at, by)
	if to == s.at {
		return nil
	}
	s.at = to
	s.reveal()
	return s.lookBack()
}

// pastHead is the rows above the page: what point of the log this is, and that
// nothing can be changed here.
const pastHead = 2

func (s *Screen) pastSheet() []string {
	t := s.look.Theme
	head := ""
	if d := s.current(); d != nil {
		at := d.At.In(s.zone())
		head = s.t("as_of", "date", at.Format("2006-01-02"), "time", at.Format("15:04"))
		if d.kind == named {
			head += " · " + s.t("version", "name", oneLine(d.Changes[0].After.Text))
		}
	}
	notice := s.t("read_only")
	room := max(s.w-2*margin, 0)
	name := text.Truncate(head, max(room-text.Width(notice)-3, 0))
	rows := []string{
		spaces(margin) + t.Warn.Bold(true).Render(name) + t.Faint.Render(" · ") + t.Warn.Render(text.Truncate(notice, room)),
		widget.Rule(t, s.w),
	}
	if s.past.book == nil {
		return append(rows, spaces(margin)+t.Muted.Render(text.Truncate(s.t("looking"), room)))
	}
	body := max(s.w-1, 1) // the rail
	if s.past.width != body {
		s.past.width = body
		s.past.reader.SetText(s.render(s.past.book, s.look, body), nil, nil)
	}
	h := max(s.h-pastHead, 1)
	s.past.reader.SetRoom(h)
	rail := widget.Rail(t, s.past.reader.Top(), h, s.past.reader.Len(), h)
	for i, row := range s.past.reader.Visible("") {
		rows = append(rows, text.PadStyled(row, body)+rail[i])
	}
	return rows
}
