package walk

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/workbook"
)

// allSteps is the walk through all parts at the workbook's depth.
func (s *Screen) allSteps() []workbook.Step {
	t := s.k.template()
	var steps []workbook.Step
	for i := range t.Parts {
		steps = append(steps, t.Steps(&t.Parts[i], s.k.book().About.Depth)...)
	}
	return steps
}

// stepOf is the step that asks a prompt, -1 for none.
func (s *Screen) stepOf(prompt string) int {
	for i, step := range s.steps {
		for _, p := range step.Prompts {
			if p.ID == prompt {
				return i
			}
		}
	}
	return -1
}

// nearest is the step that asks a prompt, or else the first step of the part that
// asks it at another depth, or the first of all.
func (s *Screen) nearest(prompt string) int {
	if i := s.stepOf(prompt); i >= 0 {
		return i
	}
	for i, step := range s.steps {
		if step.Part == s.k.template().PartOf(prompt) {
			return i
		}
	}
	return 0
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
	cmd := tea.Batch(s.dropBeside(), s.page.leave())
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
	if s.beside != nil {
		s.beside.reload()
	}
	if s.over != nil {
		s.over.reload()
	}
}

// restep takes over another list of steps and stays as near to the prompt as they let
// it.
func (s *Screen) restep(steps []workbook.Step) {
	at := s.page.place()
	s.dropBeside()
	s.page.leave()
	s.steps = steps
	s.at = s.nearest(at.prompt)
	s.open()
	s.page.stand(at)
	if !s.inOutline {
		s.page.enter(0)
	}
}

// nextGap goes to the next prompt without an answer, round from the end.
func (s *Screen) nextGap() tea.Cmd {
	all, here := s.askedOf(), s.page.place()
	from := 0
	for i, a := range all {
		if a.prompt == here.prompt && a.side == here.side {
			from = i
		}
	}
	for n := 1; n <= len(all); n++ {
		if at := all[(from+n)%len(all)]; s.lacks(at) {
			return s.stand(at)
		}
	}
	if n := len(workbook.OpenPoints(s.k.book())); n > 0 {
		return ui.Notice(s.k.t("no_gap_open", "n", n))
	}
	return ui.Notice(s.k.t("no_gap"))
}

// askedOf is every answer that the walk asks for, in order.
func (s *Screen) askedOf() []spot {
	var all []spot
	for _, step := range s.steps {
		for _, p := range step.Prompts {
			for _, side := range s.k.template().SidesOf(p) {
				all = append(all, spot{prompt: p.ID, side: side})
			}
		}
	}
	return all
}

// lacks tells whether there is nothing at a spot yet, neither a value nor a
// state, or what was carried over and nobody has looked at.
func (s *Screen) lacks(at spot) bool {
	a := s.k.book().Answer(at.prompt, at.side)
	switch p := s.k.template().Prompt(at.prompt); {
	case a.Carried != nil:
		return true
	case a.State != "":
		return false
	case p.Kind == workbook.Table:
		return s.k.book().TallyOf(p).Answered == 0
	}
	return a.Value.Empty()
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
	said := s.k.t("depth_now", "depth", s.k.say(to.Name), "about", s.k.say(to.About))
	if n := s.beyondDepth(); n > 0 {
		said += s.k.t("depth_kept", "n", n)
	}
	return ui.Notice(said)
}

// beyondDepth counts the prompts that are answered and not asked at this depth:
// what they hold stays.
func (s *Screen) beyondDepth() int {
	n, w := 0, s.k.book()
	for _, p := range w.Template.Prompts() {
		if !w.Template.Asks(p, w.About.Depth) && w.TallyOf(p).Answered > 0 {
			n++
		}
	}
	return n
}
