package app

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// The monkey plays with the whole program: keys, pastes, the mouse and sizes drawn
// by a seed, a disk that fills up or stalls, other people who write to the same
// library. After each step the terminal holds only what it may; what was said to
// be saved is in the store; and in the end every workbook can be undone to its
// beginning and redone to its end.
//
// SHIBEN_LONG=1 lets it play for some minutes, SHIBEN_LONG=60 for hours;
// SHIBEN_SEED begins where an earlier one failed. A failure is cut down to the
// steps that it takes.
func TestMonkey(t *testing.T) {
	seed, seen := uitest.Seed(t), seen{}
	t.Setenv("HOME", t.TempDir()) // where ~ leads in a document's path
	for round := range uitest.Rounds(workbooktest.Fewer(8, 2), 400) {
		game := game{t, seed + uint64(round), seen}
		steps := slices.Collect(upTo(300))
		if why := game.play(steps); why != "" {
			steps, why = game.cut(steps, why)
			t.Fatalf("SHIBEN_SEED=%d: %s\n\nafter these steps:\n%s", game.seed, why, game.tell(steps))
		}
	}
	t.Logf("where it was, in steps:\n%s", seen)
	if missing := seen.missing(t); len(missing) > 0 && !testing.Short() && !workbooktest.Raced() {
		t.Errorf("it never came to %q", missing)
	}
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// game is one play of the monkey.
type game struct {
	t    *testing.T
	seed uint64
	seen seen
}

// company tells whether others write to the library, too.
func (g game) company() bool { return g.seed%2 == 0 }

func (g game) lang() workbook.Lang { return langs[g.seed/2%2] }

// play does the steps of these numbers and returns what went wrong, empty when
// nothing did.
func (g game) play(steps []int) (why string) {
	m := newMonkey(g)
	defer m.rest()
	at := -1
	defer func() {
		if cause := recover(); cause != nil {
			why = fmt.Sprintf("step %d: a panic: %v\n%s", at, cause, debug.Stack())
		}
	}()
	for _, at = range steps {
		m.step(uitest.Chance(g.seed, at))
		g.seen.look(m.m)
		if why := m.holds(at%10 == 0); why != "" {
			return fmt.Sprintf("step %d: %s", at, why)
		}
	}
	at++
	return m.end()
}

// tell says what the steps do.
func (g game) tell(steps []int) (told string) {
	m := newMonkey(g)
	defer m.rest()
	var b strings.Builder
	m.tell = &b
	defer func() {
		_ = recover()
		told = b.String()
	}()
	for _, at := range steps {
		fmt.Fprintf(&b, "%4d ", at)
		m.step(uitest.Chance(g.seed, at))
	}
	return b.String()
}

// mostTries is how often a failure is tried again with fewer steps.
const mostTries = 150

// cut leaves out steps as long as the play still goes wrong.
func (g game) cut(steps []int, why string) ([]int, string) {
	tries := 0
	for piece := len(steps) / 2; piece > 0; piece /= 2 {
		for from := 0; from < len(steps) && tries < mostTries; {
			fewer := slices.Delete(slices.Clone(steps), from, min(from+piece, len(steps)))
			tries++
			if now := g.play(fewer); now != "" {
				steps, why = fewer, now
			} else {
				from += piece
			}
		}
	}
	return steps, why
}
