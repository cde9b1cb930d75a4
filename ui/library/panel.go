package library

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// panel is what lies over the list: the form of a new workbook or of another
// title, or the question before deleting.
type panel struct {
	kind panelKind
	head workbook.Head // which it is about
	form *widget.Form
	ask  *widget.Dialog
	x, y int // where its box was drawn last
}

type panelKind int

const (
	newPanel panelKind = iota
	renamePanel
	deletePanel
)

// quote is a title as a sentence quotes it.
func quote(title string) string { return text.Truncate(title, 40) }

// askNew opens the form of a new workbook, as soon as the template is read.
func (s *Screen) askNew() tea.Cmd {
	if s.fresh == nil {
		return s.readFresh()
	}
	s.openNew()
	return nil
}

func (s *Screen) openNew() {
	s.panel = &panel{kind: newPanel}
	s.panel.form = widget.NewForm("", "", s.newFields())
	s.panel.relabel(s)
}

func (s *Screen) newFields() []widget.Field {
	lang := s.look.Words.Lang()
	fields := []widget.Field{{ID: workbook.AboutTitle}, {ID: workbook.AboutSubject}, {ID: workbook.AboutDepth}, {ID: workbook.AboutLang}}
	for _, d := range s.fresh.Depths {
		fields[2].Choices = append(fields[2].Choices, widget.Choice{ID: d.ID})
	}
	for i, l := range []workbook.Lang{workbook.Chinese, workbook.English} {
		fields[3].Choices = append(fields[3].Choices, widget.Choice{ID: string(l)})
		if l == lang {
			fields[3].At = i
		}
	}
	return fields
}

func (s *Screen) askRename() {
	head := *s.current()
	s.panel = &panel{kind: renamePanel, head: head}
	s.panel.form = widget.NewForm("", "", []widget.Field{{ID: workbook.AboutTitle, Value: head.Title}})
	s.panel.relabel(s)
}

func (s *Screen) askDelete() {
	s.panel = &panel{kind: deletePanel, head: *s.current(), ask: &widget.Dialog{
		Choices: []widget.Choice{{ID: "keep"}, {ID: "delete"}},
	}}
	s.panel.relabel(s)
}

// relabel says everything in the language of the look; what was typed stays.
func (p *panel) relabel(s *Screen) {
	switch p.kind {
	case newPanel:
		p.form.Title, p.form.Keys = s.t("new_title"), s.t("new_keys")
		p.form.Relabel(workbook.AboutTitle, s.t("field_title"), s.t("hint_title"))
		p.form.Relabel(workbook.AboutSubject, s.t("field_subject"), s.t("hint_subject"))
		var depths []string
		for _, d := range s.fresh.Depths {
			depths = append(depths, s.t("depth_choice", "name", s.look.Words.Text(d.Name), "minutes", d.Minutes))
		}
		p.form.Relabel(workbook.AboutDepth, s.t("field_depth"), "", depths...)
		p.form.Relabel(workbook.AboutLang, s.t("field_lang"), "", s.t("lang_zh"), s.t("lang_en"))
	case renamePanel:
		p.form.Title, p.form.Keys = s.t("rename_title"), s.t("rename_keys")
		p.form.Relabel(workbook.AboutTitle, s.t("field_title"), s.t("hint_title"))
	case deletePanel:
		p.ask.Title = s.t("delete_title")
		p.ask.Body = s.t("delete_body", "title", quote(p.head.Title), "answered", p.head.Answered)
		p.ask.Choices[0].Label, p.ask.Choices[1].Label = s.t("delete_keep"), s.t("delete_go")
	}
}

func (p *panel) hints(s *Screen) []key.Binding {
	hint := func(keys, name string) key.Binding {
		return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, s.t("key_"+name)))
	}
	if p.ask != nil {
		return []key.Binding{hint("←→", "choose"), hint("enter", "take"), hint("esc", "leave_it")}
	}
	if p.kind == renamePanel {
		return []key.Binding{hint("enter", "take"), hint("esc", "leave_it")}
	}
	return []key.Binding{hint("tab", "next_field"), hint("←→", "choose"), hint("ctrl+s", "make"), hint("esc", "leave_it")}
}

func (s *Screen) panelKey(msg tea.KeyPressMsg) tea.Cmd {
	if s.panel.ask != nil {
		id, done := s.panel.ask.Key(msg)
		return s.decide(id, done)
	}
	return s.panelText(msg)
}

// panelText gives the form a key or a paste.
func (s *Screen) panelText(msg tea.Msg) tea.Cmd {
	if s.panel.form == nil {
		return nil
	}
	out, cmd := s.panel.form.Update(msg)
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
	s.panel.form.Click(y)
	return nil
}

func (s *Screen) decide(id string, done bool) tea.Cmd {
	if !done {
		return nil
	}
	head := s.panel.head
	s.panel = nil
	if id == "delete" {
		return s.remove(head)
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
	s.panel = nil
	if p.kind == renamePanel {
		if title == p.head.Title {
			return nil
		}
		return s.rename(p.head, title)
	}
	return s.create(workbook.About{
		Title:   title,
		Subject: strings.TrimSpace(p.form.Value(workbook.AboutSubject)),
		Depth:   p.form.Value(workbook.AboutDepth),
		Lang:    workbook.Lang(p.form.Value(workbook.AboutLang)),
	})
}
