package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// hanStep is how many Chinese characters, or kana, one word motion takes at
// most. Where words end in Chinese is not knowable without a dictionary; four
// characters are two common words or one set phrase, and a run of punctuation
// always stops sooner, so a motion never swallows a sentence.
const hanStep = 4

// NextWord is where a word motion to the right from byte at ends: spaces are
// passed, then one word, one run of punctuation, or up to four Chinese
// characters. At and the result are cluster boundaries of s.
func NextWord(s string, at int) int {
	at = min(max(at, 0), len(s))
	for at < len(s) && classAt(s, at) == classSpace {
		at += clusterLen(s[at:])
	}
	if at >= len(s) {
		return len(s)
	}
	return at + tokenLen(s[at:])
}

// PrevWord is where a word motion to the left from byte at ends: the mirror of
// NextWord.
func PrevWord(s string, at int) int {
	at = min(max(at, 0), len(s))
	ends := clusterStarts(s[:at], 0, at)
	i := len(ends)
	for i > 0 && classAt(s, ends[i-1]) == classSpace {
		i--
	}
	if i == 0 {
		return 0
	}
	if classAt(s, ends[i-1]) == classHan {
		return ends[hanBack(s, ends[:i])]
	}
	stop := at
	if i < len(ends) {
		stop = ends[i]
	}
	for i > 0 && classAt(s, ends[i-1]) != classSpace && classAt(s, ends[i-1]) != classHan {
		i--
	}
	return lastToken(s, ends[i], stop)
}

// hanBack is the index of the cluster that a step back over Chinese ends at.
func hanBack(s string, starts []int) int {
	i := len(starts)
	for n := 0; n < hanStep && i > 0 && classAt(s, starts[i-1]) == classHan; n++ {
		i--
	}
	return i
}

// lastToken is where the last token of s[from:to] begins.
func lastToken(s string, from, to int) int {
	for {
		n := tokenLen(s[from:to])
		if from+n >= to {
			return from
		}
		from += n
	}
}

// tokenLen is the length of the token at the start of s, which is not a space.
func tokenLen(s string) int {
	class, n := classAt(s, 0), 0
	if class == classWord {
		w, _, _ := uniseg.FirstWordInString(s, -1)
		return len(w)
	}
	for i := 0; n < len(s) && classAt(s, n) == class && (class != classHan || i < hanStep); i++ {
		n += clusterLen(s[n:])
	}
	return n
}

func clusterLen(s string) int {
	c, _, _ := Step(s)
	return len(c)
}

// clusterStarts lists where the clusters of s[from:to] begin; from must be a
// boundary.
func clusterStarts(s string, from, to int) []int {
	var starts []int
	for from < to {
		starts = append(starts, from)
		from += clusterLen(s[from:to])
	}
	return starts
}

type class int

const (
	classSpace class = iota
	classHan
	classWord
	classPunct
)

func classAt(s string, at int) class {
	r, _ := utf8.DecodeRuneInString(s[at:])
	switch {
	case unicode.IsSpace(r):
		return classSpace
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return classHan
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return classWord
	}
	return classPunct
}
