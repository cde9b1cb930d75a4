package text

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"shiben/workbook/clean"
)

const (
	joiner      = '\u200D'
	replacement = "\uFFFD"
)

// Safe is the form of s that may be drawn. Emoji sequences whose width depends
// on the terminal are cut down to their base; tabs become spaces; control
// characters, escape, bidi controls, other invisible format characters and
// invalid bytes become U+FFFD, so that nothing in a text steers the terminal
// and nothing hides. Newlines stay, CRLF as one. Applied twice it changes nothing more.
func Safe(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if plainCells(r) > 0 && endsCluster(s[n:]) {
			b.WriteString(s[:n])
			s = s[n:]
			continue
		}
		var c string
		c, s, _, _ = uniseg.FirstGraphemeClusterInString(s, -1)
		b.WriteString(safeCluster(c))
	}
	return b.String()
}

func isPlain(s string) bool {
	for _, r := range s {
		if plainCells(r) == 0 && r != '\n' {
			return false
		}
	}
	return true
}

// safeCluster is Safe for one grapheme cluster.
func safeCluster(c string) string {
	r, n := utf8.DecodeRuneInString(c)
	if n == len(c) {
		return safeRune(r, n)
	}
	switch {
	case c == "\r\n":
		return "\n"
	case isRegional(r) && !isFlag(c):
		return safeRune(r, n)
	case !isBase(r): // after a control character, it would belong to what stands for that
	case ansi.StringWidth(c) == ansi.StringWidthWc(c) && !hasDoubtful(c):
		return c
	}
	return simplify(c)
}

// safeRune is what stands for a cluster of one rune.
func safeRune(r rune, size int) string {
	switch {
	case r == '\n':
		return "\n"
	case r == '\t':
		return strings.Repeat(" ", tabCells)
	case r == utf8.RuneError && size <= 1, isHidden(r), isSkinTone(r), r == joiner:
		return replacement
	case isSelector(r):
		return ""
	case isRegional(r):
		// half a flag is 1 cell in some terminals and 2 in others
		return string('A' + r - 0x1F1E6)
	}
	return string(r)
}

// simplify drops what makes a cluster's width doubtful: presentation selectors,
// keycaps, skin tones, tags, and everything from the first joiner on.
func simplify(c string) string {
	var b strings.Builder
	for _, r := range c {
		switch {
		case r == joiner && b.Len() > 0:
			return b.String()
		case isSelector(r), isSkinTone(r) && b.Len() > 0:
			continue
		case isHidden(r), isSkinTone(r), r == joiner:
			b.WriteString(replacement)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isSelector reports whether r only says how the character before it looks:
// text or emoji, keycap, tags of a flag.
func isSelector(r rune) bool {
	return r == 0xFE0E || r == 0xFE0F || r == 0x20E3 || r >= 0xE0020 && r <= 0xE007F
}

func isSkinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// isFlag reports whether c is exactly two regional indicators.
func isFlag(c string) bool {
	n := 0
	for _, r := range c {
		if !isRegional(r) {
			return false
		}
		n++
	}
	return n == 2
}

// isHidden reports whether r steers the terminal or hides in a text.
func isHidden(r rune) bool { return clean.Hidden(r) }

// isBase reports whether r is a character by itself, and not one that says how the
// one before it looks.
func isBase(r rune) bool { return uniseg.GraphemeClusterCount("x"+string(r)) > 1 }

// hasDoubtful reports whether a cluster holds what is never drawn.
func hasDoubtful(c string) bool {
	for _, r := range c {
		if isHidden(r) || isSelector(r) || r == utf8.RuneError {
			return true
		}
	}
	return false
}
