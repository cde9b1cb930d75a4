package text

import (
	"strings"
	"unicode/utf8"
)

// What may not begin a row and what may not end one, beyond what UAX #14 says.
// The dash and the ellipsis stand among the first, which also keeps —— and ……
// in one piece.
const (
	notFirst = "，。、；：？！）》」』】〕〉〗〙〛｝］｠〞〟”’…⋯—％‰℃·～々﹂﹄,.;:?!)]}%"
	notLast  = "（《「『【〔〈〖〘〚｛［｟〝“‘﹁﹃([{"
)

// closing reports whether c may not begin a row. A cluster counts by its first
// rune, so that a mark with a combining accent is still a mark.
func closing(c string) bool { return begins(c, notFirst) }

// opening reports whether c may not end a row.
func opening(c string) bool { return begins(c, notLast) }

func begins(c, set string) bool {
	r, n := utf8.DecodeRuneInString(c)
	switch kindOf(r) {
	case kindHan, kindLetter, kindSpace:
		return false
	}
	return n > 0 && r != utf8.RuneError && strings.ContainsRune(set, r)
}

// quoteBreak reports whether a row may end between prev and next although
// UAX #14 glues both: it cannot tell an opening quote from a closing one, and
// Chinese puts no spaces round them.
func quoteBreak(prev, next string) bool {
	after := prev == "”" || prev == "’"
	before := next == "“" || next == "‘"
	switch {
	case after && before:
		return true
	case after:
		return chinese(next)
	case before:
		return chinese(prev)
	}
	return false
}

// ranged reports whether a dash and a digit are the inside of a range such as 6–7,
// which stays whole.
func ranged(prev, next string) bool {
	return prev == "–" && next[0] >= '0' && next[0] <= '9'
}

// chinese reports whether c is set without spaces round it.
func chinese(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	switch {
	case r == '…' || r == '—':
		return true
	case r >= 0x2E80 && r < 0xA4D0, r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFE50:
		return true
	}
	return r >= 0xFF00 && r < 0xFFF0 || r >= 0x20000 && r < 0x40000
}
