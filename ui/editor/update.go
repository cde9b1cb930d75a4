package editor

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Update takes a key, a paste or a mouse message whose place is relative to the
// editor's top left. It lays out no more than the edited rows, so that a paste
// that arrives as thousands of keys stays quick. Without focus only a click is
// taken, and the screen then gives the focus.
func (e *Editor) Update(msg tea.Msg) (Result, tea.Cmd) {
	before := e.value
	handled, cmd := e.dispatch(msg)
	// strings that share their bytes compare at once
	r := Result{Handled: handled, Changed: handled && e.value != before, Cut: e.cut}
	e.cut = false
	return r, cmd
}

func (e *Editor) dispatch(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !e.focused {
			return false, nil
		}
		return e.press(msg)
	case tea.PasteMsg:
		if !e.focused {
			return false, nil
		}
		e.insert(msg.Content, editOther)
		return true, nil
	case tea.MouseMsg:
		return e.mouse(msg), nil
	}
	return false, nil
}

// press takes text by what the key says, not by its code: an input method
// commits whole characters that no key has.
func (e *Editor) press(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	if msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt) {
		e.insert(msg.Text, editType)
		return true, nil
	}
	name := msg.String()
	if e.anchor != e.cursor {
		if cut := matches(e.keys.Cut, name); cut || matches(e.keys.Copy, name) {
			return true, e.copy(cut)
		}
	}
	for _, c := range e.commands {
		if matches(c.key, name) {
			return c.act(e), nil
		}
	}
	return false, nil
}

// matches is key.Matches for a name that was made once.
func matches(b key.Binding, name string) bool {
	if !b.Enabled() {
		return false
	}
	for _, k := range b.Keys() {
		if k == name {
			return true
		}
	}
	return false
}

// copy hands the selection to the terminal's clipboard (OSC 52).
func (e *Editor) copy(cut bool) tea.Cmd {
	s := e.Selected()
	if cut {
		from, to := e.selection()
		e.edit(from, to, "", editOther)
	}
	return tea.SetClipboard(s)
}
