package app

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/widget"
)

// overlay lies over the screens and takes every key, paste and mouse message
// while it is in front.
type overlay interface {
	update(m *Model, msg tea.Msg) tea.Cmd
	// box draws it for a page of w×h cells.
	box(m *Model, w, h int) widget.Box
	// place says where on the terminal the box was put.
	place(x, y int)
	// keys are for the footer.
	keys(m *Model) []key.Binding
}

// corner is where an overlay's box stands on the terminal.
type corner struct{ x, y int }

func (c *corner) place(x, y int) { c.x, c.y = x, y }

// clicked is where in the box a left click went.
func (c *corner) clicked(msg tea.Msg) (x, y int, ok bool) {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok || click.Button != tea.MouseLeft {
		return 0, 0, false
	}
	return click.X - c.x, click.Y - c.y, true
}

// answered gives a dialog a key or a click. done tells that it was answered, by
// the id of the choice; empty when it was left with esc.
func (c *corner) answered(d *widget.Dialog, msg tea.Msg) (id string, done bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return d.Key(k)
	}
	if x, y, ok := c.clicked(msg); ok {
		return d.Click(x, y)
	}
	return "", false
}

// dialogKeys are the keys of every dialog.
func (m *Model) dialogKeys() []key.Binding {
	return []key.Binding{m.hint("←→", "choose"), m.hint("enter", "take"), m.hint("esc", "leave_it")}
}

// hint is a binding that only stands in a footer.
func (m *Model) hint(keys, name string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, m.look.Words.T("app.key_"+name)))
}
