package exporting

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/widget"
)

// onPath tells whether the path has the focus.
func (s *Screen) onPath() bool { return s.at >= len(s.rows()) }

// press takes a key as a form does: up and down go from row to row, left, right and
// space choose, enter goes on and writes from the last row, ctrl+s writes from any.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask != nil {
		return s.answered(s.ask.Key(msg))
	}
	stroke := msg.String()
	if !s.onPath() {
		stroke = widget.Stroke(msg)
	}
	switch stroke {
	case "esc":
		if s.whole {
			s.whole = false
			return nil
		}
		return ui.Pop
	case "ctrl+s":
		return s.write(false)
	case "f2":
		s.whole = !s.whole
	case "pgdown", "ctrl+down":
		s.preview.scroll(max(s.layout().room-1, 1))
	case "pgup", "ctrl+up":
		s.preview.scroll(-max(s.layout().room-1, 1))
	case "up", "shift+tab":
		s.focus(s.at - 1)
	case "down", "tab":
		s.focus(s.at + 1)
	default:
		return s.inRow(stroke, msg)
	}
	return nil
}

// inRow takes a key that is the row's own.
func (s *Screen) inRow(stroke string, msg tea.Msg) tea.Cmd {
	rows := s.rows()
	if s.at >= len(rows) {
		if stroke == "enter" {
			return s.write(false)
		}
		return s.typed(msg)
	}
	switch stroke {
	case "enter":
		s.focus(s.at + 1)
	case "left":
		return s.change(rows[s.at], -1)
	case "right", "space":
		return s.change(rows[s.at], 1)
	case "home":
		s.focus(0)
	case "end":
		s.focus(len(rows))
	}
	return nil
}

// change turns a row, and makes the preview of it.
func (s *Screen) change(r row, by int) tea.Cmd {
	s.turn(r, by)
	return s.show()
}

// typed gives the path a key or a paste.
func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	r, cmd := s.path.Update(msg)
	s.own = s.own || r.Changed
	return cmd
}

// focus goes to a row, round at both ends.
func (s *Screen) focus(at int) {
	n := len(s.rows()) + 1
	s.at = (at + n) % n
	s.whole = false
	if s.onPath() {
		s.path.Focus()
	} else {
		s.path.Blur()
	}
	s.reveal()
}

// click chooses a row, and turns the one that is chosen; a box is turned at once.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft {
		return nil
	}
	if s.ask != nil {
		return s.answered(s.ask.Click(msg.X-s.x, msg.Y-s.y))
	}
	l := s.layout()
	if msg.Y >= l.pathAt {
		if msg.Y == l.pathAt {
			s.focus(len(s.rows()))
		}
		return nil
	}
	if s.whole && !l.beside || msg.X >= l.settings {
		return nil
	}
	lines := s.lines(l)
	from, to := s.list.Visible()
	if at := from + msg.Y - l.lead; msg.Y >= l.lead && at < to && lines[at].row >= 0 {
		i := lines[at].row
		r := s.rows()[i]
		again := i == s.at
		s.focus(i)
		if again || r.tick() {
			return s.change(r, 1)
		}
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	switch l := s.layout(); {
	case s.ask != nil:
		s.ask.Wheel(msg)
	case l.beside && msg.X >= l.settings, s.whole:
		s.preview.scroll(by)
	default:
		s.list.Move(0) // the settings stay where their focus is
	}
}
