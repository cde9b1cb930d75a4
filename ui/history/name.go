package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/widget"
)

// nameField is the only field of the form.
const nameField = "name"

// askName opens the line for the name of a version.
func (s *Screen) askName() {
	s.form = widget.NewForm("", "", []widget.Field{{ID: nameField}})
	s.relabel()
}

// relabel says the form in the language of the look; what was typed stays.
func (s *Screen) relabel() {
	if s.form != nil {
		s.form.Title, s.form.Keys = s.t("name_title"), s.t("name_keys")
		s.form.Relabel(nameField, s.t("name_label"), s.t("name_hint"))
	}
}

// nameText gives the form a key or a paste.
func (s *Screen) nameText(msg tea.Msg) tea.Cmd {
	out, cmd := s.form.Update(msg)
	switch out {
	case widget.Left:
		s.form = nil
	case widget.Submitted:
		name := strings.TrimSpace(s.form.Value(nameField))
		if name == "" {
			s.form.Problem = s.t("name_needed")
			return cmd
		}
		if err := s.d.NameVersion(name); err != nil {
			s.form.Problem = s.look.Words.Error(err)
			return cmd
		}
		s.form = nil
		s.refresh()
		s.end(true)
		return tea.Batch(cmd, ui.Notice(s.t("named", "name", name)))
	}
	return cmd
}
