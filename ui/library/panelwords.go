package library

import (
	"charm.land/bubbles/v2/key"

	"shiben/workbook"
)

// relabel says everything in the language of the look; what was typed stays.
func (p *panel) relabel(s *Screen) {
	switch p.kind {
	case newPanel:
		p.form.Title, p.form.Keys = s.t("new_title"), s.t("new_keys")
		p.form.Relabel(workbook.AboutTitle, s.t("field_title"), s.t("hint_title"))
		p.form.Relabel(workbook.AboutSubject, s.t("field_subject"), s.t("hint_subject"))
		if len(s.own) > 0 {
			p.form.Relabel(fieldTemplate, s.t("field_template"), "", s.templateNames()...)
		}
		s.relabelDepths(p)
		p.form.Relabel(workbook.AboutLang, s.t("field_lang"), "", s.t("lang_zh"), s.t("lang_en"))
	case renamePanel:
		p.form.Title, p.form.Keys = s.t("rename_title"), s.t("rename_keys")
		p.form.Relabel(workbook.AboutTitle, s.t("field_title"), s.t("hint_title"))
	case fromPanel:
		p.form.Title, p.form.Keys = s.t("from_title", "title", quote(p.old.About.Title)), s.t("from_keys")
		p.form.Relabel(workbook.AboutTitle, s.t("field_title"), s.t("hint_title"))
		p.form.Relabel(workbook.AboutDepth, s.t("field_depth"), "", s.depthNames(p.template)...)
	case casePanel:
		p.cases.title = s.t("case_title")
	case droppedPanel:
		p.ask.Title, p.ask.Body = s.t("dropped_title"), s.droppedBody(p)
		p.ask.Choices[0].Label = s.t("dropped_open")
	case restorePanel:
		p.ask.Title, p.ask.Body = s.t("restore_title"), s.restoreBody()
		p.ask.Choices[0].Label, p.ask.Choices[1].Label = s.t("restore_leave"), s.t("restore_go")
	case deletePanel:
		p.ask.Title = s.t("delete_title")
		p.ask.Body = s.t("delete_body", "title", quote(p.head.Title), "answered", p.head.Answered)
		p.ask.Choices[0].Label, p.ask.Choices[1].Label = s.t("delete_keep"), s.t("delete_go")
	}
}

func (s *Screen) depthNames(t *workbook.Template) []string {
	var names []string
	for _, d := range t.Depths {
		names = append(names, s.t("depth_choice", "name", s.look.Words.Text(d.Name), "minutes", d.Minutes))
	}
	return names
}

// relabelDepths names the depths of the template that is chosen; those of one that
// cannot be used stay as they were.
func (s *Screen) relabelDepths(p *panel) {
	if t, err := s.chosen(p); err == nil {
		p.form.SetChoices(workbook.AboutDepth, depthChoices(t))
		p.form.Relabel(workbook.AboutDepth, s.t("field_depth"), "", s.depthNames(t)...)
	}
}

// templateNames are the built-in template's title and those of the person's own; a
// file that cannot be used goes by its name.
func (s *Screen) templateNames() []string {
	names := []string{s.look.Words.Text(s.fresh.Title)}
	for _, o := range s.own {
		if o.Err != nil {
			names = append(names, o.File)
			continue
		}
		names = append(names, s.look.Words.Text(o.Template.Title))
	}
	return names
}

func (p *panel) hints(s *Screen) []key.Binding {
	hint := func(keys, name string) key.Binding {
		return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, s.t("key_"+name)))
	}
	switch p.kind {
	case deletePanel, restorePanel:
		return []key.Binding{hint("←→", "choose"), hint("enter", "take"), hint("esc", "leave_it")}
	case droppedPanel:
		return []key.Binding{hint("enter", "open"), hint("esc", "leave_it"), hint("pgdn", "scroll")}
	case casePanel:
		return []key.Binding{hint("↑↓", "choose"), hint("enter", "open_case"), hint("esc", "leave_it"), hint("pgdn", "scroll")}
	case renamePanel:
		return []key.Binding{hint("enter", "take"), hint("esc", "leave_it")}
	}
	return []key.Binding{hint("tab", "next_field"), hint("←→", "choose"), hint("ctrl+s", "make"), hint("esc", "leave_it")}
}
