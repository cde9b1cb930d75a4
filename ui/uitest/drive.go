package uitest

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
)

// Key makes the message of a key by its name, as Bubble Tea prints it ("down",
// "ctrl+j", "shift+tab", "space"), or of a typed text ("a", "你").
func Key(name string) tea.KeyPressMsg {
	mod := tea.KeyMod(0)
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if r, ok := strings.CutPrefix(rest, m.prefix); ok && r != "" {
			rest, mod = r, mod|m.mod
		}
	}
	if code, ok := codes[rest]; ok {
		k := tea.Key{Code: code, Mod: mod}
		if rest == "space" && mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	k := tea.Key{Code: r, Mod: mod}
	if mod == 0 {
		k.Text = rest
		if utf8.RuneCountInString(rest) > 1 {
			k.Code = tea.KeyExtended
		}
	}
	return tea.KeyPressMsg(k)
}

var codes = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "pgdn": tea.KeyPgDown,
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "space": tea.KeySpace, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4,
	"f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f12": tea.KeyF12,
}

// Press gives a screen keys one by one, runs the commands that come back at once,
// feeds what they say to the screen again, and returns the messages that are for
// the app (ui.PushMsg and the like), in order.
func Press(s ui.Screen, keys ...string) []tea.Msg {
	var out []tea.Msg
	for _, k := range keys {
		out = append(out, Send(s, Key(k))...)
	}
	return out
}

// Type gives a screen a text, one character a message, as an input method does.
func Type(s ui.Screen, text string) []tea.Msg {
	var out []tea.Msg
	for _, r := range text {
		out = append(out, Send(s, Key(string(r)))...)
	}
	return out
}

// Send gives a screen a message and runs what comes back.
func Send(s ui.Screen, msg tea.Msg) []tea.Msg {
	return settle(s, s.Update(msg), 0)
}

func settle(s ui.Screen, cmd tea.Cmd, depth int) []tea.Msg {
	var out []tea.Msg
	for _, msg := range Run(cmd) {
		switch msg.(type) {
		case ui.PushMsg, ui.PopMsg, ui.ReplaceMsg, ui.NoticeMsg, ui.QuitMsg, ui.TellMsg, ui.TakenMsg:
			out = append(out, msg)
		default:
			if depth < 20 {
				out = append(out, settle(s, s.Update(msg), depth+1)...)
			}
		}
	}
	return out
}

// Run runs a command, and those of a batch or a sequence, and returns what they
// say. A command that waits for time must not be among them.
func Run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, c := range msg {
			out = append(out, Run(c)...)
		}
		return out
	default:
		if cmds, ok := sequence(msg); ok {
			var out []tea.Msg
			for _, c := range cmds {
				out = append(out, Run(c)...)
			}
			return out
		}
		return []tea.Msg{msg}
	}
}
