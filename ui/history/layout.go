package history

import (
	"strings"

	"shiben/ui/text"
)

// Sizes, in cells and rows.
const (
	margin     = 1 // at the left, before the sign of the selection
	lead       = 2 // the sign
	clock      = 5 // of a time
	gap        = 2
	mostAuthor = 14
	valuesAt   = 56 // cells of a row from which what was and what is has room
	mostWhat   = 52
	leastValue = 18  // cells of the column of what was and what is
	fewest     = 10  // cells of it that a long sentence leaves
	mostRow    = 150 // longer rows are hard to read
)

// layout is how the room is used. All size arithmetic of the screen is here.
type layout struct {
	head   int // rows above the list
	list   int // rows of the list
	inner  int // cells of a row, without the margin, the sign and the rail
	author int
	text   int // of what comes after the author
	what   int // of them, those of the sentence
	values int // of what was and what is; 0: none
}

func (s *Screen) layout() layout {
	l := layout{}
	switch {
	case s.h >= 16:
		l.head = 3
	case s.h >= 8:
		l.head = 1
	}
	l.list = max(s.h-l.head, 1)
	l.inner = max(min(s.w-margin-lead-2, mostRow), 0)
	room := l.inner - clock - gap
	if room >= 30 && s.authors > 0 {
		l.author = min(s.authors, mostAuthor, room/4)
		room -= l.author + gap
	}
	l.text = max(room, 0)
	l.what = l.text
	if l.inner >= valuesAt {
		l.what = min(l.text-leastValue-gap, max(s.places, l.text-l.text*9/20-gap), mostWhat)
		l.values = l.text - l.what - gap
	}
	return l
}

// share is the cells of a sentence in its row: those of its column, or more where
// it is longer; what was and what is, where it is told in short, keeps a few.
func (l layout) share(sentence int, short bool) int {
	if !short {
		return l.text
	}
	return max(l.what, min(sentence, l.text-gap-fewest))
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// oneLine puts what a person wrote on one row.
func oneLine(s string) string {
	return text.Safe(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
}
