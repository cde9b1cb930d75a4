package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
)

// Update takes a message. Keys go to what lies over the page, then to what
// works everywhere, then to the outline or the page, whichever has the focus,
// and what those have no use for to the commands of one letter.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if s.page == nil {
		return nil
	}
	s.drawn = ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseMsg:
		return s.mouse(msg)
	case ui.WorkbookChangedMsg:
		if msg.ID == s.k.d.ID() {
			s.reload()
		}
		return nil
	case ui.EditedMsg:
		return s.cameBack(msg)
	}
	switch {
	case s.over != nil:
		return s.over.other(msg)
	case s.beside != nil:
		return s.beside.other(msg)
	}
	if s.inOutline {
		return nil
	}
	return s.page.other(msg)
}

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.over != nil {
		return s.over.press(s, msg)
	}
	if done, cmd := s.everywhere(msg); done {
		return cmd
	}
	if s.beside != nil {
		return s.pressBeside(msg)
	}
	if s.inOutline {
		return s.pressOutline(msg)
	}
	if done, cmd := s.page.press(msg); done {
		return cmd
	}
	return s.plain(msg)
}

// everywhere is what works while a text has the focus, too.
func (s *Screen) everywhere(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k, m := stroke(msg), s.keys
	if s.beside == nil { // the panel itself takes them while it is open
		if done, cmd := s.deeds(k, false); done {
			return true, cmd
		}
	}
	switch {
	case key.Matches(k, m.opened):
		return true, s.cover(newOpenList(s.k))
	case key.Matches(k, m.heard):
		return true, s.cover(newReadingList(s.k, s.page.place().prompt))
	case key.Matches(k, m.log):
		return true, s.toLog()
	case key.Matches(k, m.outside):
		return true, s.goOut()
	case key.Matches(k, m.next):
		return true, s.walk(1)
	case key.Matches(k, m.back):
		return true, s.walk(-1)
	case key.Matches(k, m.jump):
		return true, s.cover(newFinder(s.k))
	case key.Matches(k, m.gap):
		return true, s.nextGap()
	case key.Matches(k, m.profile):
		return true, s.profile()
	case key.Matches(k, m.coach):
		s.toggleCoach()
		return true, nil
	case key.Matches(k, m.coachUp):
		s.coach.scroll(-1)
		return true, nil
	case key.Matches(k, m.coachDown):
		s.coach.scroll(1)
		return true, nil
	}
	return false, nil
}

// plain is what works while no text has the focus, and what a page left over.
func (s *Screen) plain(msg tea.KeyPressMsg) tea.Cmd {
	k, m := stroke(msg), s.keys
	if done, cmd := s.deeds(k, !s.Capturing()); done {
		return cmd
	}
	switch {
	case key.Matches(k, m.out):
		s.focusOutline()
		return nil
	case key.Matches(k, m.next1):
		return s.walk(1)
	case key.Matches(k, m.back1):
		return s.walk(-1)
	case s.Capturing():
		return nil
	case key.Matches(k, m.opened1):
		return s.cover(newOpenList(s.k))
	case key.Matches(k, m.heard1):
		return s.cover(newReadingList(s.k, s.page.place().prompt))
	case key.Matches(k, m.log1):
		return s.toLog()
	case key.Matches(k, m.jump1):
		return s.cover(newFinder(s.k))
	case key.Matches(k, m.gap1):
		return s.nextGap()
	case key.Matches(k, m.profile1):
		return s.profile()
	case key.Matches(k, m.coach1):
		s.toggleCoach()
	case key.Matches(k, m.depth):
		return s.nextDepth()
	case s.env.Export != nil && key.Matches(k, m.export, m.copy, m.copyAll):
		return s.takeOut(k)
	case k.String() == "ctrl+left":
		s.focusOutline()
	}
	return nil
}

func (s *Screen) pressOutline(msg tea.KeyPressMsg) tea.Cmd {
	k, m := stroke(msg), s.keys
	switch {
	case key.Matches(k, m.in):
		s.focusPage()
	case key.Matches(k, m.up):
		return s.show(s.at - 1)
	case key.Matches(k, m.down):
		return s.show(s.at + 1)
	case k.String() == "home":
		return s.show(0)
	case k.String() == "end":
		return s.show(len(s.steps) - 1)
	case key.Matches(k, m.out):
		return ui.Pop
	default:
		return s.plain(msg)
	}
	return nil
}

func (s *Screen) focusOutline() {
	s.dropBeside()
	s.page.leave()
	s.inOutline = true
	s.arrange()
}

func (s *Screen) focusPage() {
	s.inOutline = false
	s.arrange()
	s.page.enter(0)
}

func (s *Screen) toggleCoach() {
	if s.lay.pane {
		s.paneOff = !s.paneOff
	} else {
		s.drawer = !s.drawer
	}
	s.arrange()
}

func (s *Screen) profile() tea.Cmd {
	leave := s.page.leave()
	if !s.inOutline {
		s.page.enter(0)
	}
	return tea.Batch(leave, ui.Push(ui.ProfileRoute{ID: s.k.d.ID()}))
}
