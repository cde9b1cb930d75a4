package cli

import (
	"fmt"
	"strings"

	"shiben/ui/text"
)

// bar is how far long work is, on one line of stderr that goes when it is done. The
// nil bar, of short work or without a terminal, says nothing.
type bar struct {
	s        *session
	done, of int
}

// progress is a bar for so many things.
func (s *session) progress(of int) *bar {
	if of < 2 || s.flags.json || s.dumb() || s.StderrIsTTY == nil || !s.StderrIsTTY() {
		return nil
	}
	return &bar{s: s, of: of}
}

const barWidth = 20

// at says what is worked on.
func (b *bar) at(name string) {
	if b == nil {
		return
	}
	full := barWidth * b.done / b.of
	line := fmt.Sprintf("[%s%s] %d/%d ", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), b.done, b.of)
	line += text.Truncate(text.Safe(name), max(1, b.s.width()-len(line)-1))
	fmt.Fprint(b.s.Stderr, "\r"+line+"\x1b[K")
}

// step says that one more is done.
func (b *bar) step(name string) {
	if b == nil {
		return
	}
	b.done++
	b.at(name)
}

// end takes the bar away.
func (b *bar) end() {
	if b != nil {
		fmt.Fprint(b.s.Stderr, "\r\x1b[K")
	}
}
