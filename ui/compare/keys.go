package compare

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
)

// keyMap is the screen's keys.
type keyMap struct {
	Move, Page, Ends, Section, Walk key.Binding
}

var _ help.KeyMap = keyMap{}

func newKeys(words *i18n.Words) keyMap {
	b := func(name, shown string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, words.T("compare.key_"+name)))
	}
	return keyMap{
		Move:    b("move", "↑↓", "down", "up", "j", "k"),
		Page:    b("page", "pgup/pgdn", "pgdown", "pgup", "space"),
		Ends:    b("ends", "home/end", "home", "end"),
		Section: b("section", "←→", "right", "left"),
		Walk:    b("walk", "enter", "enter", "w"),
	}
}

// ShortHelp is for the footer.
func (k keyMap) ShortHelp() []key.Binding { return []key.Binding{k.Walk, k.Section, k.Page} }

// FullHelp is for the help.
func (k keyMap) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Walk}, {k.Move, k.Page, k.Ends, k.Section}}
}
