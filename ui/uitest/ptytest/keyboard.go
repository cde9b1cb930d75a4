package ptytest

import (
	"bytes"
	"regexp"
)

// keyboard is how a program asked the terminal to tell of keys, which the emulator
// does not know of: by kitty's protocol, as deep as it was pushed, and with the
// modifiers of ordinary keys.
type keyboard struct {
	pushed   int
	modified bool
	held     []byte // a sequence whose end has not come
}

var keyboardModes = regexp.MustCompile(`\x1b\[(?:>\d*(u)|<\d*(u)|>4(;[12])?m)`)

// longest is how long such a sequence can be.
const longest = 8

func (k *keyboard) note(data []byte) {
	data = append(k.held, data...)
	end := 0
	for _, m := range keyboardModes.FindAllSubmatchIndex(data, -1) {
		end = m[1]
		switch {
		case m[2] >= 0:
			k.pushed++
		case m[4] >= 0:
			k.pushed--
		default:
			k.modified = m[6] >= 0
		}
	}
	k.held = nil
	if at := bytes.LastIndexByte(data, 0x1b); at >= end && len(data)-at < longest {
		k.held = bytes.Clone(data[at:])
	}
}
