package ptytest

import (
	"io"
	"strings"
)

// named are keys by the names that Bubble Tea prints, as xterm sends them.
var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F",
	"ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C", "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
}

// Press plays keys by name ("down", "ctrl+q", "alt+enter", "7").
func (p *Program) Press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.send(bytesOf(k))
	}
}

// Type plays a text as an input method hands it over.
func (p *Program) Type(text string) {
	p.t.Helper()
	p.send(text)
}

// Paste plays a text as a terminal does that was asked to bracket it.
func (p *Program) Paste(text string) {
	p.t.Helper()
	p.send("\x1b[200~" + strings.ReplaceAll(text, "\n", "\r") + "\x1b[201~")
}

func (p *Program) send(text string) {
	p.t.Helper()
	if _, err := io.WriteString(p.file, text); err != nil && !p.Over() { // nobody reads what comes after the end
		must(p.t, err)
	}
}

func bytesOf(key string) string {
	if s, ok := named[key]; ok {
		return s
	}
	if rest, ok := strings.CutPrefix(key, "alt+"); ok {
		return "\x1b" + bytesOf(rest)
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok && len(rest) == 1 {
		return string(rest[0] & 0x1f)
	}
	return key
}
