package editor

import "charm.land/bubbles/v2/key"

// KeyMap holds the keys of an editor. A binding that is disabled or zero
// neither acts nor counts as handled, so that a screen can keep a key to itself
// (undo, where the workbook's own undo has ctrl+z). Help texts are set by the
// screen, in the reader's language.
type KeyMap struct {
	Left, Right, Up, Down        key.Binding
	WordLeft, WordRight          key.Binding
	RowStart, RowEnd             key.Binding
	TextStart, TextEnd           key.Binding
	PageUp, PageDown             key.Binding
	SelectLeft, SelectRight      key.Binding
	SelectUp, SelectDown         key.Binding
	SelectWordLeft               key.Binding
	SelectWordRight              key.Binding
	SelectRowStart, SelectRowEnd key.Binding
	SelectTextStart              key.Binding
	SelectTextEnd                key.Binding
	SelectPageUp, SelectPageDown key.Binding
	SelectAll                    key.Binding
	Backspace, Delete            key.Binding
	WordBackspace, WordDelete    key.Binding
	DeleteToLineEnd              key.Binding
	Newline                      key.Binding
	Copy, Cut                    key.Binding
	Undo, Redo                   key.Binding
}

// DefaultKeys are the keys of an editor where nothing else claims them. Shift
// with enter reaches a program in few terminals, so newline has other keys too.
func DefaultKeys() KeyMap {
	return KeyMap{
		Left:            bind("left"),
		Right:           bind("right"),
		Up:              bind("up"),
		Down:            bind("down"),
		WordLeft:        bind("ctrl+left", "alt+left", "alt+b"),
		WordRight:       bind("ctrl+right", "alt+right", "alt+f"),
		RowStart:        bind("home"),
		RowEnd:          bind("end"),
		TextStart:       bind("ctrl+home"),
		TextEnd:         bind("ctrl+end"),
		PageUp:          bind("pgup"),
		PageDown:        bind("pgdown"),
		SelectLeft:      bind("shift+left"),
		SelectRight:     bind("shift+right"),
		SelectUp:        bind("shift+up"),
		SelectDown:      bind("shift+down"),
		SelectWordLeft:  bind("ctrl+shift+left", "alt+shift+left"),
		SelectWordRight: bind("ctrl+shift+right", "alt+shift+right"),
		SelectRowStart:  bind("shift+home"),
		SelectRowEnd:    bind("shift+end"),
		SelectTextStart: bind("ctrl+shift+home"),
		SelectTextEnd:   bind("ctrl+shift+end"),
		SelectPageUp:    bind("shift+pgup"),
		SelectPageDown:  bind("shift+pgdown"),
		SelectAll:       bind("ctrl+a"),
		Backspace:       bind("backspace", "shift+backspace", "ctrl+h"),
		Delete:          bind("delete"),
		WordBackspace:   bind("ctrl+w", "alt+backspace", "ctrl+backspace"),
		WordDelete:      bind("alt+d", "ctrl+delete", "alt+delete"),
		DeleteToLineEnd: bind("ctrl+k"),
		Newline:         bind("enter", "alt+enter", "shift+enter", "ctrl+j"),
		Copy:            bind("ctrl+c"),
		Cut:             bind("ctrl+x"),
		Undo:            bind("ctrl+z"),
		Redo:            bind("ctrl+y", "ctrl+shift+z"),
	}
}

func bind(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }

// command is one key of the map and what it does; it reports whether it acted,
// so that at the text's edge a screen may take the key.
type command struct {
	key key.Binding
	act func(*Editor) bool
}

// commands joins the key map to the acts.
func commands(k KeyMap) []command {
	move := func(m motion) func(*Editor) bool { return func(e *Editor) bool { return e.move(m, false) } }
	extend := func(m motion) func(*Editor) bool { return func(e *Editor) bool { return e.move(m, true) } }
	return []command{
		{k.Backspace, erase(clusterLeft)},
		{k.Newline, (*Editor).newline},
		{k.Left, move(clusterLeft)},
		{k.Right, move(clusterRight)},
		{k.Up, move(rowUp)},
		{k.Down, move(rowDown)},
		{k.WordLeft, move(wordLeft)},
		{k.WordRight, move(wordRight)},
		{k.RowStart, move(rowStart)},
		{k.RowEnd, move(rowEnd)},
		{k.TextStart, move(textStart)},
		{k.TextEnd, move(textEnd)},
		{k.PageUp, move(pageUp)},
		{k.PageDown, move(pageDown)},
		{k.SelectLeft, extend(clusterLeft)},
		{k.SelectRight, extend(clusterRight)},
		{k.SelectUp, extend(rowUp)},
		{k.SelectDown, extend(rowDown)},
		{k.SelectWordLeft, extend(wordLeft)},
		{k.SelectWordRight, extend(wordRight)},
		{k.SelectRowStart, extend(rowStart)},
		{k.SelectRowEnd, extend(rowEnd)},
		{k.SelectTextStart, extend(textStart)},
		{k.SelectTextEnd, extend(textEnd)},
		{k.SelectPageUp, extend(pageUp)},
		{k.SelectPageDown, extend(pageDown)},
		{k.SelectAll, (*Editor).selectAll},
		{k.Delete, erase(clusterRight)},
		{k.WordBackspace, erase(wordLeft)},
		{k.WordDelete, erase(wordRight)},
		{k.DeleteToLineEnd, erase(lineEnd)},
		{k.Undo, (*Editor).Undo},
		{k.Redo, (*Editor).Redo},
	}
}
