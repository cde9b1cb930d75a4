package exporting

import (
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
	"shiben/ui/widget"
)

// keyMap is the screen's keys.
type keyMap struct {
	Move, Change, Next, Take, Write, Look, Scroll, Leave, Choose, Confirm key.Binding
}

func newKeys(words *i18n.Words) keyMap {
	b := func(name, shown string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, words.T("exporting.key_"+name)))
	}
	return keyMap{
		Move:    b("move", "↑↓", "down", "up", "tab", "shift+tab"),
		Change:  b("change", "←→", "right", "left", "space"),
		Next:    b("next", "enter", "enter"),
		Take:    b("take", "enter", "enter"),
		Write:   b("write", "ctrl+s", "ctrl+s"),
		Look:    b("look", "f2", "f2"),
		Scroll:  b("scroll", "pgdn", "pgdown", "pgup", "ctrl+down", "ctrl+up"),
		Leave:   b("leave", "esc", "esc"),
		Choose:  b("choose", "←→", "right", "left"),
		Confirm: b("confirm", "enter", "enter"),
	}
}

// bindings are the keys that work now.
func (s *Screen) bindings() widget.KeyMap {
	k := s.keys
	k.Look.SetEnabled(!s.layout().beside)
	if s.ask != nil {
		all := []key.Binding{k.Choose, k.Confirm, k.Leave}
		return widget.KeyMap{Short: all, Full: [][]key.Binding{all}}
	}
	if s.onPath() {
		all := []key.Binding{k.Take, k.Move, k.Scroll, k.Look, k.Leave}
		return widget.KeyMap{Short: all, Full: [][]key.Binding{{k.Take, k.Write, k.Move}, {k.Scroll, k.Look, k.Leave}}}
	}
	return widget.KeyMap{
		Short: []key.Binding{k.Write, k.Change, k.Look, k.Next, k.Scroll, k.Leave},
		Full:  [][]key.Binding{{k.Write, k.Change, k.Next, k.Move}, {k.Scroll, k.Look, k.Leave}},
	}
}
