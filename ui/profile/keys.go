package profile

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"shiben/ui/i18n"
)

// keys are the bindings of the profile.
type keys struct {
	up, down, pageUp, pageDown, top, bottom key.Binding
	prev, next, number                      key.Binding
	open, close, walk                       key.Binding
	export, copy, copyAll                   key.Binding
	sums, reading, accept                   key.Binding
	apply, cancel                           key.Binding // while a reason is typed

	goOn, reopen string // what open and accept do a second time
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
		open:    bind("open", "enter", "enter"),
		close:   bind("close", "esc", "esc"),
		walk:    bind("walk", "w", "w", "ｗ"),
		sums:    bind("sums", "=", "=", "＝"),
		reading: bind("reading", "r", "r", "ｒ"),
		accept:  bind("accept", "a", "a", "ａ"),
		export:  bind("export", "E", "E", "Ｅ"),
		copy:    bind("copy", "C", "C", "Ｃ"),
		copyAll: bind("copy_all", "A", "A", "Ａ"),
		apply:   bind("apply", "enter", "enter"),
		cancel:  bind("cancel", "esc", "esc"),
		goOn:    words.T("profile.key_walk"),
		reopen:  words.T("profile.key_reopen"),
	}
}

// typing are the keys while a reason is typed.
func (k keys) typing() keys { return keys{apply: k.apply, cancel: k.cancel} }

// ShortHelp is for the footer.
func (k keys) ShortHelp() []key.Binding {
	return []key.Binding{k.open, k.apply, k.sums, k.accept, k.reading, k.close, k.cancel, k.next, k.pageDown}
}

// FullHelp is for the help: moving, sections, going on.
func (k keys) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{k.up, k.down, k.pageUp, k.pageDown, k.top, k.bottom},
		{k.prev, k.next, k.number},
		{k.open, k.sums, k.walk, k.reading, k.accept, k.close},
		{k.export, k.copy, k.copyAll},
		{k.apply, k.cancel},
	}
}
