package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
)

// outKeys are the keys that take answers out of the program.
func (s *Screen) outKeys() []key.Binding {
	if s.env.Export == nil {
		return nil
	}
	return []key.Binding{s.keys.export, s.keys.copy, s.keys.copyAll}
}

// takeOut goes to what is wanted of the document, or puts the step in front or the
// whole workbook on the clipboard.
func (s *Screen) takeOut(k stroke) tea.Cmd {
	leave := s.stopTyping()
	switch m := s.keys; {
	case key.Matches(k, m.export):
		return tea.Batch(leave, ui.Push(ui.ExportRoute{ID: s.k.d.ID()}))
	case key.Matches(k, m.copyAll):
		return tea.Batch(leave, ui.Copy(s.env, s.k.look, s.k.d, ui.Extract{Name: s.k.look.Words.T("exporting.copied_whole")}))
	}
	step := s.steps[s.at]
	x := ui.Extract{Name: s.k.look.Words.Text(step.Part.Name) + " · " + s.outline.label(step)}
	for _, p := range step.Prompts {
		x.Prompts = append(x.Prompts, p.ID)
	}
	return tea.Batch(leave, ui.Copy(s.env, s.k.look, s.k.d, x))
}
