package e2e

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
)

// TestACrowd has two terminals and a script on one workbook, all of whom write, and
// two of them the same answer at the same moment. Nothing that anyone wrote is
// lost: it stands, or it is in the log; a clash shows both texts to one of the two
// and waits for a decision, while others go on writing; and all see what stands.
//
// SHIBEN_LONG=1 goes on for some minutes.
func TestACrowd(t *testing.T) {
	t.Parallel()
	seed := uitest.Seed(t)
	c := newCrowd(t, uitest.Chance(seed, 0))
	for range uitest.Rounds(5, 60) {
		c.script()
		c.collide()
	}
	t.Logf("%d clashes, %d times one came just after the other; a screen was %v behind at most", c.clashes, c.apart, c.behind)
	if c.clashes == 0 {
		t.Error("nobody clashed")
	}
	log := c.must("history", title, "--json")
	for _, word := range c.wrote {
		if !strings.Contains(log, word) {
			t.Errorf("%q is nowhere in the log", word)
		}
	}
	for _, p := range c.screens {
		leaveTidily(t, p)
	}
}

// crowd is those who write.
type crowd struct {
	*home
	r       *rand.Rand
	screens [2]*ptytest.Program
	wrote   []string // every word that was typed
	text    string   // what stands in the answer that all write
	clashes int
	apart   int
	behind  time.Duration
}

func newCrowd(t *testing.T, r *rand.Rand) *crowd {
	c := &crowd{home: newHome(t, languages[r.IntN(2)]), r: r}
	c.must("new", title)
	for i := range c.screens {
		c.screens[i] = c.screen(120, 36, "open", title)
		c.screens[i].WaitFor("1/7")
		c.screens[i].Press("ctrl+n")
		c.screens[i].WaitFor("2/7")
	}
	return c
}

func (c *crowd) word() string {
	word := fmt.Sprintf("w%04d", len(c.wrote))
	c.wrote = append(c.wrote, word)
	return word
}

// script writes a neighbouring answer by a command; both screens show it.
func (c *crowd) script() {
	c.t.Helper()
	word := c.word()
	c.must("set", title, "actor.o.customer", word)
	done := time.Now()
	for _, p := range c.screens {
		p.WaitFor(word)
		c.behind = max(c.behind, time.Since(done))
	}
}

// collide has both write at the end of one answer at the same moment.
func (c *crowd) collide() {
	c.t.Helper()
	var words [2]string
	for i, p := range c.screens {
		words[i] = c.word()
		p.Press("ctrl+end")
		p.Type(" " + words[i])
	}
	waits := c.say("app.clash")
	both := func(s ptytest.Screen) bool { return s.Has(words[0]) && s.Has(words[1]) && s.Has(c.say("app.saved")) }
	at := -1
	c.until("one is asked, or both see both", func() bool {
		for i, p := range c.screens {
			if p.Screen().Has(waits) {
				at = i
				return true
			}
		}
		return both(c.screens[0].Screen()) && both(c.screens[1].Screen())
	})
	if at < 0 {
		c.apart++
	} else {
		c.clashes++
		c.decide(at, words)
	}
	c.text = market(c.home)
	last := c.text[strings.LastIndex(c.text, " ")+1:] // one word, since rows break between words
	for _, p := range c.screens {
		p.Until("it shows what stands, to "+last, func(s ptytest.Screen) bool { return s.Has(last) && s.Has(c.say("app.saved")) })
	}
}

// decide looks at both texts and chooses one, once another process has written.
func (c *crowd) decide(at int, words [2]string) {
	c.t.Helper()
	p := c.screens[at]
	p.Press("alt+d")
	p.WaitFor(c.say("app.clash_title"), words[0], words[1])
	word := c.word()
	c.must("set", title, "actor.o.customer", word) // the lock is free
	choice := uitest.Pick(c.r, "left", "right")
	p.Press(choice, "enter")
	p.WaitGone(c.say("app.clash_title"))
	p.WaitFor(c.say("app.saved"))
	want := words[at]
	if choice == "right" {
		want = words[1-at]
	}
	c.until("the decision is on disk", func() bool { return strings.HasSuffix(market(c.home), " "+want) })
}
