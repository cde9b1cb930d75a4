package app

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/save"
	"shiben/ui/widget"
)

// telling is something that a person has to read to its end, as a path is: it stays
// until it is put away.
type telling struct {
	corner
	dialog widget.Dialog
}

// tell lays a sentence over the screens.
func (m *Model) tell(msg ui.TellMsg) {
	m.open(&telling{dialog: widget.Dialog{Title: msg.Title, Body: msg.Text, Choices: []widget.Choice{{ID: "read"}}}})
}

func (t *telling) box(m *Model, w, h int) widget.Box {
	t.dialog.Choices[0].Label = m.look.Words.T("app.told")
	return t.dialog.View(m.look.Theme, w, h)
}

func (t *telling) update(m *Model, msg tea.Msg) tea.Cmd {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		t.dialog.Wheel(wheel)
	}
	if _, done := t.answered(&t.dialog, msg); done {
		m.close()
	}
	return nil
}

func (t *telling) keys(m *Model) []key.Binding { return []key.Binding{m.hint("enter", "close")} }

// taken keeps the file of a text that was edited outside until the text is on disk.
func (m *Model) taken(msg ui.TakenMsg) tea.Cmd {
	m.outside = append(m.outside, msg)
	return m.dropOutside()
}

// dropOutside removes the files of those texts that are on disk by now.
func (m *Model) dropOutside() tea.Cmd {
	var cmds []tea.Cmd
	var left []ui.TakenMsg
	for _, f := range m.outside {
		if d := m.drafts[f.ID]; d != nil && d.Status() != save.Saved {
			left = append(left, f)
			continue
		}
		cmds = append(cmds, func() tea.Msg {
			_ = f.Drop() // one that stays is in a private folder and does no harm
			return nil
		})
	}
	m.outside = left
	return tea.Batch(cmds...)
}

// keptOutside says where a text lies that was edited outside and cannot be saved,
// once.
func (m *Model) keptOutside(id string) {
	for i, f := range m.outside {
		if f.ID == id && !f.Told {
			m.outside[i].Told = true
			m.tell(ui.TellMsg{
				Title: m.look.Words.T("app.outside_title"),
				Text:  m.look.Words.T("app.outside_unsaved", "path", f.File),
			})
		}
	}
}

// forgetOutside removes all the files, when everything is on disk and the program
// ends.
func (m *Model) forgetOutside() {
	for _, f := range m.outside {
		_ = f.Drop()
	}
}
