package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Clean is what text passes through once, where it comes in: paste, file,
// import, another process. Invalid UTF-8 becomes U+FFFD; every kind of line end
// (CRLF, CR, vertical tab, form feed, NEL, U+2028, U+2029) becomes a newline;
// control characters, escape, bidi marks, embeddings, overrides and isolates,
// and invisible format characters are dropped. Newlines, tabs and the joiners
// that emoji and some scripts need stay. Applied twice it changes nothing more.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = control.ReplaceAllString(strings.ToValidUTF8(s, replacement), "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(cleanRune, s)
}

// control is a sequence that steers a terminal, as a copy of coloured output holds
// it: it goes whole. What begins otherwise is left without its escape, since its
// end cannot be known and text must not be lost.
var control = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]")

// CleanLine is Clean for a text of one line: newlines and tabs become spaces.
func CleanLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Clean(s))
}

func isClean(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], replacement) || cleanRune(r) != r {
			return false
		}
	}
	return true
}

// cleanRune is the rune that r becomes, or -1 where it is dropped.
func cleanRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case isHidden(r):
		return -1
	}
	return r
}
