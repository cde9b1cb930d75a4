package walk

import tea "charm.land/bubbletea/v2"

// mouse takes clicks and the wheel, relative to the screen's top left.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft {
			return s.click(m.X, m.Y)
		}
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			s.wheel(m.X, m.Y, -1)
		case tea.MouseWheelDown:
			s.wheel(m.X, m.Y, 1)
		}
	}
	return nil
}

func (s *Screen) click(x, y int) tea.Cmd {
	switch {
	case s.over != nil:
		if b := s.body(); b.holds(x, y) {
			return s.over.click(s, y-b.y)
		}
	case s.lay.beside.holds(x, y) && s.beside != nil:
		return s.clickBeside(y - s.lay.beside.y)
	case s.lay.outline.holds(x, y):
		i := s.outline.stepAt(y)
		if i < 0 {
			return nil
		}
		cmd := s.show(i)
		s.focusPage()
		return cmd
	case s.lay.page.holds(x, y):
		if s.inOutline {
			s.focusPage()
		}
		cmd := s.closeBeside()
		return tea.Batch(cmd, s.page.click(x-s.lay.page.x, y-s.lay.page.y))
	}
	return nil
}

// wheel scrolls what lies under the pointer.
func (s *Screen) wheel(x, y, by int) {
	switch {
	case s.over != nil:
		s.over.move(by)
	case s.lay.beside.holds(x, y) && s.beside != nil && s.beside.edit == nil:
		s.beside.move(by)
	case s.lay.coach.holds(x, y):
		s.coach.scroll(3 * by)
	case s.lay.outline.holds(x, y) && s.inOutline:
		s.show(s.at + by)
	case s.lay.page.holds(x, y):
		s.page.wheel(x-s.lay.page.x, y-s.lay.page.y, by)
	}
}

// clickBeside stands on what is drawn in a row of the panel; on what the keys stand
// on it does what enter does.
func (s *Screen) clickBeside(y int) tea.Cmd {
	b := s.beside
	if y < 0 || y >= len(b.spots) || b.spots[y] < 0 || b.edit != nil {
		return nil
	}
	if same := b.spots[y] == b.at; !same {
		b.at = b.spots[y]
		return nil
	}
	return s.pressBeside(tea.KeyPressMsg{Code: tea.KeyEnter})
}
