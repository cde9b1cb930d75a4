package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type editKind int

const (
	editOther editKind = iota // stands alone
	editType                  // typed, joins what was typed before it
	editErase                 // erased backwards, joins what was erased before it
)

// step is one edit and enough to turn it back.
type step struct {
	at                int
	removed, inserted string
	before, after     int // the cursor
	kind              editKind
}

// history is what can be undone and redone. Steps of one burst of typing are
// one step: up to the end of a word or clause, a newline, or a move of the
// cursor. No clock is needed for that.
type history struct {
	done, undone []step
	sealed       bool // the next edit begins a step of its own
}

func (h *history) seal() { h.sealed = true }

func (h *history) add(s step) {
	h.undone = nil
	if n := len(h.done); n > 0 && !h.sealed && joins(h.done[n-1], s) {
		last := &h.done[n-1]
		if s.kind == editType {
			last.inserted += s.inserted
		} else {
			last.at, last.removed = s.at, s.removed+last.removed
		}
		last.after = s.after
		return
	}
	h.done = append(h.done, s)
	h.sealed = false
}

// joins reports whether b goes on with the burst that a belongs to.
func joins(a, b step) bool {
	if a.kind != b.kind {
		return false
	}
	switch b.kind {
	case editType:
		return a.at+len(a.inserted) == b.at && !(endsBurst(a.inserted) && !endsBurst(b.inserted)) && !strings.HasSuffix(a.inserted, "\n")
	case editErase:
		return b.at+len(b.removed) == a.at
	}
	return false
}

// endsBurst reports whether s ends with a space or a mark.
func endsBurst(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r) || unicode.IsPunct(r)
}

// Undo turns the last burst of editing back and reports whether there was one.
func (e *Editor) Undo() bool {
	n := len(e.history.done)
	if n == 0 {
		return false
	}
	s := e.history.done[n-1]
	e.history.done = e.history.done[:n-1]
	e.history.undone = append(e.history.undone, s)
	e.replace(s.at, s.at+len(s.inserted), s.removed)
	e.place(s.before, false)
	return true
}

// Redo does again what Undo turned back and reports whether there was anything.
func (e *Editor) Redo() bool {
	n := len(e.history.undone)
	if n == 0 {
		return false
	}
	s := e.history.undone[n-1]
	e.history.undone = e.history.undone[:n-1]
	e.history.done = append(e.history.done, s)
	e.replace(s.at, s.at+len(s.removed), s.inserted)
	e.place(s.after, false)
	return true
}
