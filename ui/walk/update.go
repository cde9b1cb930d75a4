package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/workbook"
)

// Update takes a message. Keys go to the finder while it is open, then to what
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
	}
	if s.finder != nil {
		return s.finder.other(msg)
	}
	if s.inOutline {
		return nil
	}
	return s.page.other(msg)
}

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.finder != nil {
		return s.find(msg)
	}
	if done, cmd := s.everywhere(msg); done {
		return cmd
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
	switch {
	case key.Matches(k, m.next):
		return true, s.walk(1)
	case key.Matches(k, m.back):
		return true, s.walk(-1)
	case key.Matches(k, m.jump):
		return true, s.openFinder()
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
	case key.Matches(k, m.jump1):
		return s.openFinder()
	case key.Matches(k, m.gap1):
		return s.nextGap()
	case key.Matches(k, m.profile1):
		return s.profile()
	case key.Matches(k, m.coach1):
		s.toggleCoach()
	case key.Matches(k, m.depth):
		return s.nextDepth()
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
	s.page.leave()
	s.inOutline = true
	s.arrange()
}

func (s *Screen) focusPage() {
	s.inOutline = false
	s.arrange()
	s.page.enter(0)
}

// walk goes on by steps and puts the focus on the page.
func (s *Screen) walk(by int) tea.Cmd {
	to := s.at + by
	switch {
	case to < 0:
		return ui.Notice(s.k.t("first_step"))
	case to >= len(s.steps):
		return ui.Notice(s.k.t("last_step"))
	}
	cmd := s.show(to)
	if !s.inOutline {
		s.page.enter(by)
	}
	return cmd
}

// show opens a step, if there is such.
func (s *Screen) show(to int) tea.Cmd {
	if to < 0 || to >= len(s.steps) {
		return nil
	}
	cmd := s.page.leave()
	s.at = to
	s.open()
	return cmd
}

// open brings the page of the present step: as it was left, or a new one.
func (s *Screen) open() {
	step := s.steps[s.at]
	var id string
	for _, p := range step.Prompts {
		id += p.ID + " "
	}
	if s.pages[id] == nil {
		s.pages[id] = newPage(s.k, step, s.keys, s.walk)
	}
	s.page = s.pages[id]
	s.page.reload()
	s.arrange()
}

// stand goes to a spot and puts the focus on the page.
func (s *Screen) stand(to spot) tea.Cmd {
	i := s.stepOf(to.prompt)
	if i < 0 {
		return nil
	}
	cmd := s.show(i)
	s.inOutline = false
	s.arrange()
	s.page.stand(to)
	s.page.enter(0)
	return cmd
}

// reload reads the draft again: its answers, and its depth.
func (s *Screen) reload() {
	steps := s.allSteps()
	if len(steps) != len(s.steps) {
		s.restep(steps)
	}
	s.page.reload()
}

// restep takes over another list of steps and stays as near to the prompt as they let
// it.
func (s *Screen) restep(steps []workbook.Step) {
	at := s.page.place()
	s.page.leave()
	s.steps = steps
	s.at = s.nearest(at.prompt)
	s.open()
	s.page.stand(at)
	if !s.inOutline {
		s.page.enter(0)
	}
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

// nextGap goes to the next prompt without an answer, round from the end.
func (s *Screen) nextGap() tea.Cmd {
	here, seen := s.page.place(), false
	var before, after *spot
	for _, step := range s.steps {
		for _, p := range step.Prompts {
			for _, side := range s.k.template().SidesOf(p) {
				at := spot{prompt: p.ID, side: side}
				switch {
				case at.prompt == here.prompt && (at.side == here.side || p.Kind == workbook.Table):
					seen = true
				case !s.open1(p, side):
				case seen && after == nil:
					after = &at
				case !seen && before == nil:
					before = &at
				}
			}
		}
	}
	if after == nil {
		after = before
	}
	if after == nil {
		return ui.Notice(s.k.t("no_gap"))
	}
	return s.stand(*after)
}

// open1 tells whether a prompt lacks an answer for a side.
func (s *Screen) open1(p *workbook.Prompt, side string) bool {
	if p.Kind == workbook.Table {
		return s.k.book().TallyOf(p).Answered == 0
	}
	return s.k.book().At(workbook.Address{Prompt: p.ID, Side: side}).Empty()
}

// nextDepth asks more, or from the most again the least, and says so.
func (s *Screen) nextDepth() tea.Cmd {
	depths := s.k.template().Depths
	to := depths[0]
	for i, d := range depths {
		if d.ID == s.k.book().About.Depth && i+1 < len(depths) {
			to = depths[i+1]
		}
	}
	err := s.k.d.Set(workbook.Address{Column: workbook.AboutDepth}, workbook.Value{Text: to.ID})
	if err != nil {
		return s.k.problem(err)
	}
	s.restep(s.allSteps())
	return ui.Notice(s.k.t("depth_now", "depth", s.k.say(to.Name), "about", s.k.say(to.About)))
}
