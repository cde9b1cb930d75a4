package library

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

func (s *Screen) panelKey(msg tea.KeyPressMsg) tea.Cmd {
	switch p := s.panel; {
	case p.ask != nil:
		id, done := p.ask.Key(msg)
		return s.decide(id, done)
	case p.cases != nil:
		return s.caseKey(msg)
	}
	return s.panelText(msg)
}

// caseKey takes a key in the chooser of worked cases.
func (s *Screen) caseKey(msg tea.KeyPressMsg) tea.Cmd {
	switch stroke := widget.Stroke(msg); stroke {
	case "esc":
		s.panel = nil
	case "enter":
		return s.takeCase()
	default:
		s.panel.cases.key(stroke)
	}
	return nil
}

func (s *Screen) takeCase() tea.Cmd {
	c := s.panel.cases
	chosen := c.current()
	s.panel = nil
	if chosen == nil {
		return nil
	}
	return s.createCase(chosen, c.template)
}

// panelText gives the form a key or a paste.
func (s *Screen) panelText(msg tea.Msg) tea.Cmd {
	if s.panel.form == nil {
		return nil
	}
	before := ""
	if len(s.own) > 0 && s.panel.kind == newPanel {
		before = s.panel.form.Value(fieldTemplate)
	}
	out, cmd := s.panel.form.Update(msg)
	if len(s.own) > 0 && s.panel.kind == newPanel && s.panel.form.Value(fieldTemplate) != before {
		s.retemplate()
	}
	switch out {
	case widget.Left:
		s.panel = nil
	case widget.Submitted:
		return s.submit()
	}
	return cmd
}

func (s *Screen) panelClick(msg tea.MouseClickMsg) tea.Cmd {
	x, y := msg.X-s.panel.x, msg.Y-s.panel.y
	if s.panel.ask != nil {
		id, done := s.panel.ask.Click(x, y)
		return s.decide(id, done)
	}
	if s.panel.cases != nil {
		if s.panel.cases.click(y) {
			return s.takeCase()
		}
		return nil
	}
	s.panel.form.Click(y)
	if s.panel.kind == newPanel {
		s.retemplate()
	}
	return nil
}

// retemplate gives the form the depths of the template that is chosen, or says why
// that cannot be used.
func (s *Screen) retemplate() {
	s.relabelDepths(s.panel)
	s.panel.form.Problem = s.templateProblem(s.panel)
}

// templateProblem is why the chosen template cannot be used, with its file and the
// place in it; empty when it can.
func (s *Screen) templateProblem(p *panel) string {
	if _, err := s.chosen(p); err != nil {
		return s.t("template_bad", "file", text.Safe(p.form.Value(fieldTemplate)), "why", s.look.Words.Error(err))
	}
	return ""
}

func (s *Screen) decide(id string, done bool) tea.Cmd {
	if !done {
		return nil
	}
	head := s.panel.head
	s.panel = nil
	switch id {
	case "delete":
		return s.remove(head)
	case "restore":
		return s.restore()
	case "open":
		return ui.Push(ui.WalkRoute{ID: head.ID})
	}
	return nil
}

// submit does what the form asks for, or says in the form why it cannot.
func (s *Screen) submit() tea.Cmd {
	p := s.panel
	title := strings.TrimSpace(p.form.Value(workbook.AboutTitle))
	if title == "" {
		p.form.Problem = s.t("title_needed")
		p.form.FocusOn(workbook.AboutTitle)
		return nil
	}
	switch p.kind {
	case renamePanel:
		s.panel = nil
		if title == p.head.Title {
			return nil
		}
		return s.rename(p.head, title)
	case fromPanel:
		s.panel = nil
		about := p.old.About
		about.Title, about.Depth = title, p.form.Value(workbook.AboutDepth)
		return s.createFrom(p.old, p.template, about)
	}
	if p.form.Problem = s.templateProblem(p); p.form.Problem != "" {
		p.form.FocusOn(fieldTemplate)
		return nil
	}
	s.panel = nil
	t, _ := s.chosen(p)
	return s.create(t, workbook.About{
		Title:   title,
		Subject: strings.TrimSpace(p.form.Value(workbook.AboutSubject)),
		Depth:   p.form.Value(workbook.AboutDepth),
		Lang:    workbook.Lang(p.form.Value(workbook.AboutLang)),
	})
}
