package text

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Row is one drawn row of a text s, in bytes of s and in cells.
type Row struct {
	Start int  // where the row begins
	End   int  // s[Start:End] is drawn; trailing spaces hang behind it, undrawn
	Next  int  // where the following row begins: after the spaces and the newline
	Width int  // cells of s[Start:End] as drawn, never more than was asked
	Hard  bool // the row ends with a newline

	// reach is the end of what was looked at to make the row: an edit at or
	// behind it leaves the row as it is.
	reach int
}

// Wrap splits s into rows of at most width cells by the rules of UAX #14 and
// those of Chinese typesetting: no row begins with a closing mark, a dash or an
// ellipsis, none ends with an opening mark, and words stay whole where they
// fit. What fits nowhere is broken between grapheme clusters, still by those
// rules unless a run of marks is longer than the row. Spaces at a row's end
// hang: they belong to the row and are not drawn.
//
// Rows follow one another without a gap, from 0 to len(s). There is always one
// row; a text that ends in a newline has an empty last row. A width below 1
// counts as 1. A cluster wider than the whole row (2 cells in a row of 1)
// stands alone and counts as the row's width; Lines draws it as an ellipsis.
func Wrap(s string, width int) []Row {
	rows := make([]Row, 0, len(s)/(max(width, 1)+width/2+1)+1)
	return appendRows(rows, s, 0, width)
}

// appendRows wraps s from start, which must begin a row.
func appendRows(rows []Row, s string, start, width int) []Row {
	for {
		r := nextRow(s, start, max(width, 1))
		rows = append(rows, r)
		if r.Next == len(s) && !r.Hard {
			return rows
		}
		start = r.Next
	}
}

// place is a point where the row could end.
type place struct{ end, next, width int }

// nextRow depends on s from start on and on nothing before it; that is what
// lets Rewrap begin and stop at any row.
func nextRow(s string, start, width int) Row {
	var (
		word  place               // the last break that the rules allow
		spare place               // the last break that would hurt a word only
		vis   = place{end: start} // what would be drawn
		used  int                 // cells with the spaces
		prev  string              // the cluster before
		shown string              // the cluster before, spaces left out
	)
	st := stepper{s: s, pos: start, state: -1}
	for st.pos < len(s) {
		pos, free := st.pos, st.free
		c := st.next()
		if isNewline(c) {
			return Row{start, vis.end, st.pos, vis.width, true, st.pos + 1}
		}
		if pos > start && !closing(c) && !opening(shown) {
			spare = place{vis.end, pos, vis.width}
			if free && !ranged(prev, c) || quoteBreak(prev, c) {
				word = spare
			}
		}
		cw, space := min(st.cells, width), isSpace(c)
		if !space && used+cw > width && pos > start {
			cut := best(start, word, spare, place{vis.end, pos, vis.width})
			return Row{start, cut.end, cut.next, cut.width, false, st.pos + 1}
		}
		used += cw
		if !space {
			vis.end, vis.width, shown = st.pos, used, c
		}
		prev = c
	}
	return Row{start, vis.end, len(s), vis.width, false, len(s) + 1}
}

// best is the first of the places that leaves something in the row.
func best(start int, word, spare, here place) place {
	switch {
	case word.next > start:
		return word
	case spare.next > start:
		return spare
	}
	return here
}

// stepper walks a text by grapheme clusters.
type stepper struct {
	s     string
	pos   int  // where the next cluster begins
	state int  // of uniseg, -1 where nothing before pos matters
	cells int  // of the last cluster
	free  bool // UAX #14 allows a break behind the last cluster
}

// next returns the cluster at pos and moves behind it.
func (t *stepper) next() string {
	if c := t.fast(); c != "" {
		return c
	}
	c, _, b, state := uniseg.StepString(t.s[t.pos:], t.state)
	t.pos += len(c)
	t.state, t.cells, t.free = state, clusterCells(c), b&uniseg.MaskLine != uniseg.LineDontBreak
	return c
}

// fast is next for a Chinese character, a Latin letter, a comma or a space
// between others of these: most of any answer. No rule of UAX #14 looks back
// past a letter, an ideograph or a comma that is followed by one of them, so the
// state may begin anew there; a space is taken only where it is already new.
func (t *stepper) fast() string {
	a, n := decode(t.s, t.pos)
	ka := kindOf(a)
	if ka == kindOther || ka == kindSpace && t.state != -1 {
		return ""
	}
	b, _ := decode(t.s, t.pos+n)
	kb := kindOf(b)
	if kb == kindOther || ka == kindComma && kb == kindSpace {
		return ""
	}
	t.state, t.cells = -1, 1
	if ka == kindHan || ka == kindComma {
		t.cells = 2
	}
	t.free = kb != kindSpace && kb != kindComma && !(ka == kindLetter && kb == kindLetter)
	t.pos += n
	return t.s[t.pos-n : t.pos]
}

type kind int

const (
	kindOther kind = iota
	kindHan
	kindLetter
	kindSpace
	kindComma
)

func kindOf(r rune) kind {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return kindHan
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return kindLetter
	case r == ' ':
		return kindSpace
	case r == '，' || r == '。' || r == '、':
		return kindComma
	}
	return kindOther
}

func decode(s string, pos int) (rune, int) {
	if pos >= len(s) {
		return utf8.RuneError, 0
	}
	return utf8.DecodeRuneInString(s[pos:])
}

// clusterCells is cells with a short way for a plain rune.
func clusterCells(c string) int {
	if r, n := utf8.DecodeRuneInString(c); n == len(c) {
		if w := plainCells(r); w > 0 {
			return w
		}
	}
	return cells(c)
}
