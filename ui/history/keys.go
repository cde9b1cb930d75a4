package history

import (
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
	"shiben/ui/widget"
)

// keyMap is the screen's keys.
type keyMap struct {
	Move, Page, Ends, Versions          key.Binding
	Unfold, Look, Compare, Name, Undo   key.Binding
	Scroll, Earlier, Later, Back, Leave key.Binding
}

func newKeys(words *i18n.Words) keyMap {
	b := func(name, shown string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, words.T("history.key_"+name)))
	}
	return keyMap{
		Move:     b("move", "↑↓", "down", "up", "j", "k"),
		Page:     b("page", "pgup/pgdn", "pgdown", "pgup"),
		Ends:     b("ends", "home/end", "home", "end"),
		Versions: b("versions", "←→", "left", "right"),
		Unfold:   b("unfold", "enter", "enter", "space"),
		Look:     b("look", "o", "o"),
		Compare:  b("compare", "c", "c"),
		Name:     b("name", "v", "v"),
		Undo:     b("undo", "u", "u"),
		Scroll:   b("scroll", "↑↓", "down", "up", "pgdown", "pgup", "space", "home", "end"),
		Earlier:  b("earlier", "→", "right", "n"),
		Later:    b("later", "←", "left", "p"),
		Back:     b("back", "esc", "esc", "o"),
		Leave:    b("leave", "esc", "esc"),
	}
}

// bindings are the keys that work now; one that has nothing to act on does not.
func (s *Screen) bindings() widget.KeyMap {
	s.refresh()
	k := s.keys
	some := s.current() != nil
	for _, b := range []*key.Binding{&k.Move, &k.Page, &k.Ends, &k.Unfold, &k.Compare, &k.Name, &k.Undo} {
		b.SetEnabled(some)
	}
	k.Look.SetEnabled(some && s.render != nil)
	k.Versions.SetEnabled(s.versions > 0)
	switch {
	case s.form != nil:
		take := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", s.t("key_take")))
		return widget.KeyMap{Short: []key.Binding{take, k.Leave}, Full: [][]key.Binding{{k.Leave}}}
	case s.past != nil:
		k.Earlier.SetEnabled(s.next(s.at, 1) != s.at)
		k.Later.SetEnabled(s.next(s.at, -1) != s.at)
		return widget.KeyMap{
			Short: []key.Binding{k.Back, k.Earlier, k.Later, k.Compare, k.Scroll},
			Full:  [][]key.Binding{{k.Scroll, k.Earlier, k.Later}, {k.Compare, k.Back}},
		}
	}
	return widget.KeyMap{
		Short: []key.Binding{k.Unfold, k.Look, k.Compare, k.Name, k.Undo},
		Full:  [][]key.Binding{{k.Unfold, k.Look, k.Compare, k.Name, k.Undo}, {k.Move, k.Page, k.Ends, k.Versions}},
	}
}
