package ptytest

import (
	"reflect"
	"slices"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Screen is what stands in the terminal at a moment.
type Screen struct {
	Rows  []string // without blanks at their ends
	X, Y  int      // the cursor
	Shown bool     // whether the cursor can be seen
	Alt   bool     // whether it is the alternate screen
}

func (s Screen) String() string { return strings.Join(s.Rows, "\n") }

// Has tells whether each of the texts stands in one row of the screen.
func (s Screen) Has(texts ...string) bool {
	for _, text := range texts {
		if !slices.ContainsFunc(s.Rows, func(row string) bool { return strings.Contains(row, text) }) {
			return false
		}
	}
	return true
}

// Screen is what stands in the terminal now.
func (p *Program) Screen() Screen {
	p.mu.Lock()
	defer p.mu.Unlock()
	w, h := p.emu.Width(), p.emu.Height()
	s := Screen{Alt: p.emu.IsAltScreen()}
	for y := range h {
		var row strings.Builder
		for x := 0; x < w; {
			c := p.emu.CellAt(x, y)
			if c == nil || c.Width < 1 {
				row.WriteByte(' ')
				x++
				continue
			}
			row.WriteString(c.Content)
			x += c.Width
		}
		s.Rows = append(s.Rows, strings.TrimRight(row.String(), " "))
	}
	at := p.emu.CursorPosition()
	s.X, s.Y, s.Shown = at.X, at.Y, p.modes[ansi.ModeTextCursorEnable]
	return s
}

// Clipboard waits until a text other than before was put on the clipboard, and
// returns it.
func (p *Program) Clipboard(before string) string {
	p.t.Helper()
	var got string
	p.Until("a text is on the clipboard", func(Screen) bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		got = p.board
		return got != before
	})
	return got
}

// WaitFor waits until each of the texts stands on the screen.
func (p *Program) WaitFor(texts ...string) Screen {
	p.t.Helper()
	return p.Until("the screen shows "+strings.Join(texts, ", "), func(s Screen) bool { return s.Has(texts...) })
}

// WaitGone waits until none of the texts stands on the screen.
func (p *Program) WaitGone(texts ...string) Screen {
	p.t.Helper()
	return p.Until(strings.Join(texts, ", ")+" is gone", func(s Screen) bool {
		return !slices.ContainsFunc(texts, func(text string) bool { return s.Has(text) })
	})
}

// Until waits until what is said of the screen is so, looking whenever something
// was written to the terminal.
func (p *Program) Until(what string, so func(Screen) bool) Screen {
	p.t.Helper()
	late := time.After(Deadline)
	for {
		s := p.Screen()
		if so(s) {
			return s
		}
		select {
		case <-p.output:
		case <-p.drained:
			if s = p.Screen(); so(s) {
				return s
			}
			p.t.Fatalf("the program ended before %s:\n%s", what, s)
		case <-late:
			p.t.Fatalf("waited in vain until %s:\n%s", what, s)
		}
	}
}

// Await waits like Until, and tells whether it came: it did not when the program
// ended before, or the deadline passed. It is for those who play until the end.
func (p *Program) Await(so func(Screen) bool) bool {
	late := time.After(Deadline)
	for {
		if so(p.Screen()) {
			return true
		}
		select {
		case <-p.output:
		case <-p.drained:
			return so(p.Screen())
		case <-late:
			return false
		}
	}
}

// Rest lets a time pass, as a person does between two keys, and tells whether the
// program still runs.
func (p *Program) Rest(d time.Duration) bool {
	select {
	case <-p.ended:
	case <-time.After(d):
	}
	return !p.Over()
}

// Over tells whether the program is gone, or its terminal.
func (p *Program) Over() bool {
	select {
	case <-p.ended:
		return true
	case <-p.drained:
		return true
	default:
		return p.gone.Load()
	}
}

// Ended waits until the program is gone and returns its exit code, −1 when a
// signal ended it.
func (p *Program) Ended() int {
	p.t.Helper()
	late := time.After(Deadline)
	for _, gone := range []chan struct{}{p.ended, p.drained} {
		select {
		case <-gone:
		case <-late:
			p.t.Fatalf("the program does not end:\n%s", p.Screen())
		}
	}
	return p.cmd.ProcessState.ExitCode()
}

// Left says what a program that has ended left behind in its terminal: nothing
// when it is as it was found.
func (p *Program) Left() []string {
	p.t.Helper()
	p.Ended()
	var left []string
	for mode, name := range leftovers {
		if p.modes[mode] {
			left = append(left, name)
		}
	}
	if !p.Screen().Shown {
		left = append(left, "hidden cursor")
	}
	if !p.modes[ansi.ModeAutoWrap] {
		left = append(left, "no line wrap")
	}
	if p.keys.pushed != 0 {
		left = append(left, "keyboard protocol")
	}
	if p.keys.modified {
		left = append(left, "modified keys")
	}
	if !reflect.DeepEqual(p.after, p.before) {
		left = append(left, "line discipline")
	}
	select {
	case <-p.emptied:
	default:
		if len(left) > 0 {
			left = append(left, "nothing of its last words, which were not read")
		}
	}
	slices.Sort(left)
	return left
}

// Modes that a program turns on for itself alone.
var leftovers = map[ansi.DECMode]string{
	ansi.ModeAltScreenSaveCursor: "alternate screen",
	ansi.ModeBracketedPaste:      "bracketed paste",
	ansi.ModeMouseNormal:         "mouse clicks",
	ansi.ModeMouseButtonEvent:    "mouse drags",
	ansi.ModeMouseAnyEvent:       "mouse moves",
	ansi.ModeMouseExtSgr:         "mouse coordinates",
	ansi.ModeFocusEvent:          "focus events",
	ansi.ModeCursorKeys:          "cursor keys",
	ansi.ModeSynchronizedOutput:  "synchronized output",
	ansi.ModeUnicodeCore:         "grapheme widths",
}

// quiet is how long nothing is written between two frames that belong together.
const quiet = 200 * time.Millisecond

// Cells are the cells of the screen, row by row, with their colours, once the
// program has drawn it to the end. The cell behind a wide character is empty.
func (p *Program) Cells() [][]uv.Cell {
	for still := false; !still; {
		select {
		case <-p.output:
		case <-time.After(quiet):
			still = true
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	rows := make([][]uv.Cell, p.emu.Height())
	for y := range rows {
		rows[y] = make([]uv.Cell, p.emu.Width())
		for x := range rows[y] {
			if c := p.emu.CellAt(x, y); c != nil {
				rows[y][x] = *c
			}
		}
	}
	return rows
}
