package library

import (
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
	"shiben/ui/widget"
)

// keyMap is the screen's keys.
type keyMap struct {
	Move                                     key.Binding
	Open, Profile, New, Rename, Copy, Delete key.Binding
	Case, From                               key.Binding
	Log, Compare, Trash, Restore, Export     key.Binding
	Filter, Unfilter, Retry, Quit            key.Binding
}

func newKeys() keyMap {
	b := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return keyMap{
		Move: b("down", "up", "j", "k", "pgdown", "pgup", "home", "end"),
		Open: b("enter"), Profile: b("p"), New: b("n"), Rename: b("r"), Copy: b("D"), Delete: b("x", "delete"),
		Case: b("e"), From: b("f"), Log: b("L"), Compare: b("c"), Trash: b("t"), Restore: b("b"), Export: b("E"),
		Filter: b("/"), Unfilter: b("esc"), Retry: b("ctrl+r"), Quit: b("q"),
	}
}

func (k *keyMap) relabel(words *i18n.Words) {
	set := func(b *key.Binding, keys, name string) { b.SetHelp(keys, words.T("library.key_"+name)) }
	set(&k.Move, "↑↓", "move")
	set(&k.Open, "enter", "open")
	set(&k.Profile, "p", "profile")
	set(&k.New, "n", "new")
	set(&k.Case, "e", "case")
	set(&k.From, "f", "from")
	set(&k.Rename, "r", "rename")
	set(&k.Copy, "D", "copy")
	set(&k.Delete, "x", "delete")
	set(&k.Log, "L", "log")
	set(&k.Compare, "c", "compare")
	set(&k.Trash, "t", "trash")
	set(&k.Restore, "b", "restore")
	set(&k.Export, "E", "export")
	set(&k.Filter, "/", "filter")
	set(&k.Unfilter, "esc", "unfilter")
	set(&k.Retry, "ctrl+r", "retry")
	set(&k.Quit, "q", "quit")
}

// bindings are the keys that work now; one that has nothing to act on does not.
func (s *Screen) bindings() widget.KeyMap {
	k := s.keys
	if s.panel != nil {
		return widget.KeyMap{Short: s.panel.hints(s), Full: [][]key.Binding{{k.Unfilter}}}
	}
	some := s.current() != nil
	for _, b := range []*key.Binding{&k.Move, &k.Open, &k.Profile, &k.Rename, &k.Copy, &k.Delete, &k.From, &k.Log, &k.Compare} {
		b.SetEnabled(some)
	}
	k.Export.SetEnabled(some && s.env.Export != nil)
	k.New.SetEnabled(s.read)
	k.Case.SetEnabled(s.read && s.env.Cases != nil)
	k.Filter.SetEnabled(len(s.heads) > 0)
	k.Unfilter.SetEnabled(s.filtering || s.filter.Value() != "")
	k.Trash.SetEnabled(s.read)
	k.Restore.SetEnabled(s.backup != nil)
	k.Retry.SetEnabled(s.err != nil)
	if s.filtering {
		return widget.KeyMap{Short: []key.Binding{k.Open, k.Unfilter}, Full: [][]key.Binding{{k.Move, k.Open, k.Unfilter}}}
	}
	short := []key.Binding{k.Open, k.New, k.Profile, k.Filter, k.Quit}
	switch {
	case s.err != nil:
		short = []key.Binding{k.Restore, k.Retry, k.Quit}
	case len(s.heads) == 0:
		short = []key.Binding{k.New, k.Case, k.Quit}
	}
	return widget.KeyMap{Short: short, Full: [][]key.Binding{
		{k.Open, k.Profile, k.Export, k.Log, k.Compare, k.Rename, k.Copy, k.Delete},
		{k.New, k.From, k.Case, k.Trash},
		{k.Filter, k.Unfilter, k.Move},
		{k.Restore, k.Retry, k.Quit},
	}}
}
