// Package clean is the door: what text from outside passes through once, where it
// comes in. It knows Unicode and the control sequences of terminals, and nothing of
// workbooks.
//
// Doors call Text or Line for one text, and JSON with Values for a whole record
// that another program may have written.
package clean

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Text is s without what could steer a terminal or hide in a text. Invalid UTF-8
// becomes U+FFFD; every kind of line end (CRLF, CR, vertical tab, form feed, NEL,
// U+2028, U+2029) becomes a newline; control characters, escape sequences as a copy
// of coloured output holds them, bidi marks, embeddings, overrides and isolates, and
// invisible format characters are dropped. Newlines, tabs and the joiners that
// emoji and some scripts need stay. Applied twice it changes nothing more.
func Text(s string) string {
	if Is(s) {
		return s
	}
	s = control.ReplaceAllString(strings.ToValidUTF8(s, "\uFFFD"), "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(cleanRune, s)
}

// Line is Text for a text of one line: newlines and tabs become spaces.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Text(s))
}

// control is a sequence that steers a terminal: it goes whole. What begins
// otherwise is left without its escape, since its end cannot be known and text must
// not be lost.
var control = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]")

// cleanRune is the rune that r becomes, or -1 where it is dropped.
func cleanRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case Hidden(r):
		return -1
	}
	return r
}

// Is tells whether Text would leave s as it is.
func Is(s string) bool {
	for i := 0; i < len(s); {
		if !suspect[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || cleanRune(r) != r {
			return false
		}
		i += n
	}
	return utf8.ValidString(s)
}

// suspect are the bytes that something begins with which does not stay: controls,
// and the first bytes of the characters that Hidden names.
var suspect = func() (table [256]bool) {
	for b := range 0x20 {
		table[b] = b != '\n' && b != '\t'
	}
	for _, b := range []byte("\x7F\xC2\xD8\xE1\xE2\xEF\xF0\xF3") {
		table[b] = true
	}
	return table
}()

// Hidden tells whether a character steers the terminal or hides in a text. Joiners
// and tags are format characters too, but belong to the cluster they stand in.
func Hidden(r rune) bool {
	if r < 0x20 || r >= 0x7F && r < 0xA0 {
		return true
	}
	switch {
	case r == 0xAD, r == 0x061C, r == 0x180E, r == 0x200B, r == 0xFEFF, r == 0xE0001:
		return true
	case r == 0x200E, r == 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xFFF9 && r <= 0xFFFB || r >= 0x1D173 && r <= 0x1D17A
}
