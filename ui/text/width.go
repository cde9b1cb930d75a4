package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// tabCells is the width of a tab, which is drawn as that many spaces wherever
// it stands: tab stops would make a row's width depend on where it begins.
const tabCells = 4

// Width is the number of terminal cells that s takes. Escape sequences count
// nothing, so it also measures styled text. For text from people measure what
// is drawn: Width(Safe(s)).
func Width(s string) int {
	w := 0
	for _, r := range s {
		n := plainCells(r)
		if n == 0 {
			return ansi.StringWidth(s)
		}
		w += n
	}
	return w
}

// Step splits the first grapheme cluster off s. Width is the number of cells it
// takes when drawn through Safe. For an empty s all results are zero.
func Step(s string) (cluster, rest string, width int) {
	r, n := utf8.DecodeRuneInString(s)
	if w := plainCells(r); w > 0 && endsCluster(s[n:]) {
		return s[:n], s[n:], w
	}
	cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(s, -1)
	return cluster, rest, cells(cluster)
}

// Count is the number of grapheme clusters in s, newlines left out. Chinese
// characters, letters, marks and spaces each count one, as 字数 does in the
// word processors that planners hand their documents to.
func Count(s string) int {
	n := 0
	for len(s) > 0 {
		plain, size := plainRun(s)
		n += plain
		if s = s[size:]; s == "" {
			break
		}
		var c string
		if c, s, _ = Step(s); !isNewline(c) {
			n++
		}
	}
	return n
}

// Recount is Count(after) for a text that differs from one of n clusters in one
// place: at byte from of before, removed bytes were replaced by inserted ones.
// It looks at the text round the edit only.
func Recount(n int, before, after string, from, removed, inserted int) int {
	start := from
	for start > 0 && !surely(before, start) {
		_, size := utf8.DecodeLastRuneInString(before[:start])
		start -= size
	}
	end := from + removed
	for end < len(before) && !surely(before, end) {
		_, size := utf8.DecodeRuneInString(before[end:])
		end += size
	}
	// one plain rune more on either side: the edit leaves that rune and what is
	// beyond it as they are, so both counts begin and end alike
	if start > 0 {
		_, size := utf8.DecodeLastRuneInString(before[:start])
		start -= size
	}
	if end < len(before) {
		_, size := utf8.DecodeRuneInString(before[end:])
		end += size
	}
	return n - Count(before[start:end]) + Count(after[start:end+inserted-removed])
}

// surely reports whether byte at of s is a cluster boundary because it stands
// between two plain runes.
func surely(s string, at int) bool {
	a, _ := utf8.DecodeLastRuneInString(s[:at])
	b, _ := utf8.DecodeRuneInString(s[at:])
	return plainCells(a) > 0 && plainCells(b) > 0
}

// plainRun counts the plain runes at the start of s that are clusters for sure:
// the last one before something else may go together with that.
func plainRun(s string) (n, size int) {
	for i, r := range s {
		if plainCells(r) == 0 {
			return max(n-1, 0), size
		}
		n, size = n+1, i
	}
	return n, len(s)
}

// cells is the width of one cluster as drawn.
func cells(cluster string) int {
	return ansi.StringWidth(safeCluster(cluster))
}

// plainCells is the width of a rune that every terminal draws alike, that is
// drawn as it stands and that never joins a plain neighbour. For any other rune
// it is 0: those are measured cluster by cluster.
func plainCells(r rune) int {
	switch {
	case r < 0x20:
		return 0
	case r < 0x7F:
		return 1
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF:
		return 2
	case r >= 0x3000 && r <= 0x3029, r >= 0xFF01 && r <= 0xFF5E:
		return 2
	case r >= 0x2010 && r <= 0x2027, r >= 0xC0 && r <= 0x2FF:
		return 1
	}
	return 0
}

// endsCluster reports whether a plain rune before s is a cluster of its own.
func endsCluster(s string) bool {
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == '\n' || plainCells(r) > 0
}

func isNewline(c string) bool { return c == "\n" || c == "\r\n" || c == "\r" }

// isSpace reports whether c may hang past a row's end undrawn.
func isSpace(c string) bool { return c == " " || c == "\t" || c == "\u3000" }
