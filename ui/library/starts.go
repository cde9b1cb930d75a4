package library

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Messages of what a new workbook can begin with.
type (
	// freshMsg is the templates of new workbooks, for their form.
	freshMsg struct {
		template *workbook.Template
		own      []ui.OwnTemplate
		err      error
	}
	// casesMsg is the worked cases and the template that they are made of.
	casesMsg struct {
		cases    []*workbook.Case
		template *workbook.Template
		err      error
	}
	// sourceMsg is the older workbook of a new one, and the template of both.
	sourceMsg struct {
		old      *workbook.Workbook
		template *workbook.Template
		err      error
	}
)

// await has something read for a panel. Keys that come before it are for the
// panel, not for the list.
func (s *Screen) await(read tea.Cmd) tea.Cmd {
	s.coming, s.held = true, nil
	return read
}

// hold keeps a key for the panel; esc is that it is no longer wanted.
func (s *Screen) hold(msg tea.Msg) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "esc" {
		s.coming, s.held = false, nil
		return
	}
	s.held = append(s.held, msg)
}

// arrived tells whether what was read is still wanted.
func (s *Screen) arrived() bool {
	wanted := s.coming
	s.coming = false
	return wanted
}

// release gives the panel the keys that were held for it.
func (s *Screen) release() tea.Cmd {
	held := s.held
	s.held = nil
	var cmds []tea.Cmd
	for _, msg := range held {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

// askNew opens the form of a new workbook, as soon as the templates are read.
func (s *Screen) askNew() tea.Cmd {
	read, own := s.env.Template, s.env.Own
	return s.await(func() tea.Msg {
		msg := freshMsg{}
		msg.template, msg.err = read()
		if own != nil {
			msg.own = own()
		}
		return msg
	})
}

func (s *Screen) freshRead(msg freshMsg) tea.Cmd {
	if !s.arrived() {
		return nil
	}
	if msg.err != nil {
		return s.problem(msg.err)
	}
	s.fresh, s.own = msg.template, msg.own
	if s.known == nil {
		s.known, s.kept = msg.template, nil
	}
	s.openNew()
	return s.release()
}

// askCase opens the chooser of worked cases.
func (s *Screen) askCase() tea.Cmd {
	template, cases := s.env.Template, s.env.Cases
	return s.await(func() tea.Msg {
		msg := casesMsg{}
		if msg.cases, msg.err = cases(); msg.err == nil {
			msg.template, msg.err = template()
		}
		return msg
	})
}

func (s *Screen) casesRead(msg casesMsg) tea.Cmd {
	if !s.arrived() {
		return nil
	}
	if msg.err != nil {
		return s.problem(msg.err)
	}
	s.panel = &panel{kind: casePanel, cases: &chooser{cases: msg.cases, template: msg.template}}
	s.panel.relabel(s)
	return s.release()
}

// askFrom opens the form of a new workbook with the answers of the selected one.
// It is made of the built-in template where that is the same or a later one, else
// of the older workbook's own.
func (s *Screen) askFrom() tea.Cmd {
	store, read, id := s.env.Store, s.env.Template, s.current().ID
	return s.await(func() tea.Msg {
		msg := sourceMsg{}
		if msg.old, _, msg.err = store.Load(context.Background(), id); msg.err != nil {
			return msg
		}
		msg.template = msg.old.Template
		t, err := read()
		if err == nil && workbook.Outdated(msg.old, t) {
			msg.template = t
		}
		return msg
	})
}

func (s *Screen) sourceRead(msg sourceMsg) tea.Cmd {
	if !s.arrived() {
		return nil
	}
	if msg.err != nil {
		return s.problem(msg.err)
	}
	p := &panel{kind: fromPanel, old: msg.old, template: msg.template}
	depths := depthChoices(msg.template)
	at := 0
	for i, d := range depths {
		if d.ID == msg.old.About.Depth {
			at = i
		}
	}
	p.form = widget.NewForm("", "", []widget.Field{
		{ID: workbook.AboutTitle, Value: msg.old.About.Title},
		{ID: workbook.AboutDepth, Choices: depths, At: at},
	})
	s.panel = p
	p.relabel(s)
	return s.release()
}

// tellDropped lists what was not carried into a new workbook; then it opens.
func (s *Screen) tellDropped(msg madeMsg) {
	s.panel = &panel{kind: droppedPanel, head: msg.head, old: msg.from, carried: msg.carried, ask: &widget.Dialog{
		Choices: []widget.Choice{{ID: "open"}},
	}}
	s.panel.relabel(s)
}

// droppedBody is what was carried and what was not, in words.
func (s *Screen) droppedBody(p *panel) string {
	var b strings.Builder
	b.WriteString(s.t("dropped_body", "count", p.carried.Kept, "title", quote(p.old.About.Title)))
	b.WriteString("\n")
	for _, line := range s.look.Words.Dropped(p.old, p.carried.Dropped) {
		b.WriteString("\n· " + line)
	}
	return b.String()
}
