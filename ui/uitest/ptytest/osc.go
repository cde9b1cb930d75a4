package ptytest

import (
	"bytes"
	"encoding/base64"
	"io"
)

// titles passes a program's output on without the operating-system commands that
// are not plain ASCII, as a window's title in Chinese: the emulator takes the
// byte 9C in 本 for their end and prints the rest, which no terminal does that
// reads UTF-8. What goes to the clipboard is kept for the test.
type titles struct {
	to   io.Writer
	held []byte // a command whose end has not come, from its ESC on
	copy func(text string)
}

func (f *titles) Write(p []byte) (int, error) {
	data := append(f.held, p...)
	f.held = nil
	for len(data) > 0 {
		at := bytes.IndexByte(data, 0x1b)
		if at < 0 {
			break
		}
		if _, err := f.to.Write(data[:at]); err != nil {
			return 0, err
		}
		data = data[at:]
		n, whole := command(data)
		if !whole {
			f.held = append([]byte{}, data...)
			return len(p), nil
		}
		if text, ok := copied(data[:n]); ok {
			f.copy(text)
		} else if plain(data[:n]) {
			if _, err := f.to.Write(data[:n]); err != nil {
				return 0, err
			}
		}
		data = data[n:]
	}
	_, err := f.to.Write(data)
	return len(p), err
}

// command is how long the command is that begins with data's ESC, one when it is
// none of the operating system, and whether its end has come.
func command(data []byte) (n int, whole bool) {
	switch {
	case len(data) < 2:
		return 0, false
	case data[1] != ']':
		return 1, true
	}
	for i := 2; i < len(data); i++ {
		switch {
		case data[i] == '\a':
			return i + 1, true
		case data[i] == '\\' && data[i-1] == 0x1b:
			return i + 1, true
		}
	}
	return 0, false
}

// copied is the text that a command puts on the clipboard (OSC 52).
func copied(command []byte) (string, bool) {
	rest, ok := bytes.CutPrefix(command, []byte("\x1b]52;c;"))
	if !ok {
		return "", false
	}
	text, err := base64.StdEncoding.DecodeString(string(bytes.TrimRight(rest, "\a\x1b\\")))
	return string(text), err == nil
}

func plain(data []byte) bool {
	return !bytes.ContainsFunc(data, func(r rune) bool { return r > 0x7e })
}
