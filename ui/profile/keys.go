package profile

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
)

// keys are the bindings of the profile.
type keys struct {
	up, down, pageUp, pageDown, top, bottom key.Binding
	prev, next, number, walk                key.Binding
}

var _ help.KeyMap = keys{}

func newKeys(words *i18n.Words) keys {
	bind := func(what, shown string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, words.T("profile.key_"+what)))
	}
	return keys{
		up:       bind("up", "↑", "up", "k", "ｋ"),
		down:     bind("down", "↓", "down", "j", "ｊ"),
		pageUp:   bind("page_up", "pgup", "pgup", "b", "ｂ"),
		pageDown: bind("page_down", "pgdn", "pgdown", "space", "　"),
		top:      bind("top", "home", "home", "g", "ｇ"),
		bottom:   bind("bottom", "end", "end", "G", "Ｇ"),
		prev:     bind("prev", "←", "left", "h", "ｈ"),
		next:     bind("next", "→", "right", "l", "ｌ"),
		number: bind("number", "1–9", "1", "2", "3", "4", "5", "6", "7", "8", "9",
			"１", "２", "３", "４", "５", "６", "７", "８", "９"),
		walk: bind("walk", "enter", "enter", "w", "ｗ"),
	}
}

// ShortHelp is for the footer.
func (k keys) ShortHelp() []key.Binding {
	return []key.Binding{k.walk, k.next, k.prev, k.pageDown, k.pageUp}
}

// FullHelp is for the help: moving, sections, going on.
func (k keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.up, k.down, k.pageUp, k.pageDown, k.top, k.bottom},
		{k.prev, k.next, k.number},
		{k.walk},
	}
}
