package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// KeyMap is the keys of a moment, as the footer and the help take them.
type KeyMap struct {
	Short []key.Binding   // for the footer
	Full  [][]key.Binding // for the help, in groups
}

// ShortHelp is for the footer.
func (k KeyMap) ShortHelp() []key.Binding { return k.Short }

// FullHelp is for the help.
func (k KeyMap) FullHelp() [][]key.Binding { return k.Full }

// Match is the binding that a key stands for; false when there is none.
func (k KeyMap) Match(msg tea.KeyPressMsg) (key.Binding, bool) {
	for _, group := range k.Full {
		for _, b := range group {
			if Matches(msg, b) {
				return b, true
			}
		}
	}
	return key.Binding{}, false
}

// Stroke is the name of a key as bindings spell it. A full-width letter, digit or
// mark, which is what a Chinese input method types, counts as its plain form.
func Stroke(msg tea.KeyPressMsg) string {
	return strings.Map(narrow, msg.String())
}

func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '、': // the key of the slash, with Chinese punctuation
		return '/'
	}
	return r
}

type stroke string

func (s stroke) String() string { return string(s) }

// Matches tells whether a key is one of the bindings', as key.Matches does; the
// full-width forms of their keys count too.
func Matches(msg tea.KeyPressMsg, bindings ...key.Binding) bool {
	return key.Matches(msg, bindings...) || key.Matches(stroke(Stroke(msg)), bindings...)
}

// Press is the message of a binding's key, as if it were pressed.
func Press(name string) tea.KeyPressMsg {
	var k tea.Key
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if r, ok := strings.CutPrefix(rest, m.prefix); ok && r != "" {
			rest, k.Mod = r, k.Mod|m.mod
		}
	}
	if code, ok := named(rest); ok {
		k.Code = code
		if rest == "space" && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	k.Code = []rune(rest + "\x00")[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	return tea.KeyPressMsg(k)
}

func named(name string) (rune, bool) {
	code, ok := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
		"delete": tea.KeyDelete, "insert": tea.KeyInsert, "space": tea.KeySpace,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	}[name]
	return code, ok
}
