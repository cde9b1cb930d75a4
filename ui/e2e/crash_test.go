package e2e

import (
	"fmt"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"

	"shiben/store"
	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// TestCrash ends the program at random moments while a hand types, in every way
// that a program can end, starts it again, and compares the library with what the
// hand did:
//
//   - what the status line said to be saved is there, whatever the end was;
//   - the workbook is as it was at one moment of what was done, nothing half done;
//   - after an end that the program takes part in, all that the screen showed is
//     there, and the terminal is as it was;
//   - after a kill, nothing is missing that was typed longer ago than a second.
//
// SHIBEN_LONG=1 ends it hundreds of times.
func TestCrash(t *testing.T) {
	t.Parallel()
	seed := uitest.Seed(t)
	toll := &toll{}
	t.Run("lives", func(t *testing.T) {
		for n := range uitest.Rounds(4, 80) {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				l := newLife(t, seed, n, toll)
				for range 5 {
					l.session(1)
				}
			})
		}
	})
	toll.tell(t)
}

// TestCrashOfTwo has two programs on one library, one or both of which are ended.
func TestCrashOfTwo(t *testing.T) {
	t.Parallel()
	seed := uitest.Seed(t)
	toll := &toll{}
	t.Run("lives", func(t *testing.T) {
		for n := range uitest.Rounds(2, 40) {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				l := newLife(t, seed, 1_000_000+n, toll)
				for range 4 {
					l.session(2)
				}
			})
		}
	})
	toll.tell(t)
}

// busy is what a machine on which much else runs may add to the second that a kill
// may cost: the time between a key and the program's hearing of it.
const busy = 500 * time.Millisecond

// end is a way that a program ends.
type end struct {
	name    string
	program *string // the one to end so
	code    int     // what it leaves with
	orderly bool    // it takes part, and loses nothing that it showed
	tidy    bool    // and gives the terminal back
	do      func(*ptytest.Program)
}

// early is what a program may leave with that is ended while it starts: by the
// system, as a command that is hung up, or since it finds no terminal.
var early = []int{-1, 130, 2}

func by(s syscall.Signal) func(*ptytest.Program) { return func(p *ptytest.Program) { p.Signal(s) } }

func ends() []end {
	return []end{
		{"kill", &binary, -1, false, false, by(syscall.SIGKILL)},
		{"hangup", &binary, 0, true, true, by(syscall.SIGHUP)},
		{"terminate", &binary, 0, true, true, by(syscall.SIGTERM)},
		{"interrupt", &binary, 130, true, true, by(syscall.SIGINT)},
		{"terminal gone", &binary, 0, true, false, func(p *ptytest.Program) { p.HangUp() }},
		{"panic", &faulty, 1, true, true, by(syscall.SIGUSR1)},
		{"panic in a save", &faulty, 1, true, true, by(syscall.SIGUSR2)},
	}
}

// life is a library and those who work with it, through many ends.
type life struct {
	t     *testing.T
	h     *home
	n     int
	seed  uint64
	round int
	hands []*hand
	toll  *toll
}

func newLife(t *testing.T, seed uint64, n int, toll *toll) *life {
	h := newHome(t, languages[n%2])
	h.must("new", title, "--depth", "full")
	return &life{t: t, h: h, n: n, seed: seed, toll: toll}
}

// session starts programs on the workbook, each with a hand that has prompts of
// its own, and ends them.
func (l *life) session(hands int) {
	l.round++
	r := uitest.Chance(l.seed, l.n*1000+l.round)
	tmpl := uitest.Template(l.t)
	for len(l.hands) < hands {
		l.hands = append(l.hands, &hand{h: l.h, tmpl: tmpl, undoes: hands == 1})
	}
	var wait sync.WaitGroup
	for i, d := range l.hands {
		d.r = uitest.Chance(l.seed, l.n*1000+l.round+(i+1)*100)
		d.prompts = nil
		for j, p := range written(tmpl) {
			if j%hands == i {
				d.prompts = append(d.prompts, p)
			}
		}
		way := uitest.Pick(r, ends()...)
		if r.IntN(2) == 0 {
			way = ends()[0]
		}
		after := time.Duration(r.IntN(4000)) * time.Millisecond
		if r.IntN(6) == 0 {
			after /= 20 // while it starts
		}
		d.fatal = 0
		if r.IntN(3) == 0 { // just when it says that all is saved
			d.fatal = 1 + r.IntN(4)
		}
		wait.Go(func() { l.play(d, way, after) })
	}
	wait.Wait()
}

// written are the prompts that can be answered by hand.
func written(tmpl *workbook.Template) (all []*workbook.Prompt) {
	for _, part := range tmpl.Parts {
		all = append(all, part.Prompts...)
	}
	return all
}

// play lets a hand play with a program until it is ended, and looks at what is
// left.
func (l *life) play(d *hand, way end, after time.Duration) {
	from := l.h.state(title, d.prompts...)
	cmd := l.h.command("open", title)
	cmd.Path = *way.program
	p := ptytest.Start(l.t, cmd, 80+d.r.IntN(100), 24+d.r.IntN(20))
	d.sit(p, from)
	d.where = fmt.Sprintf("life %d, round %d, %s", l.n, l.round, way.name)
	told := make(chan time.Time, 1)
	d.end = sync.OnceFunc(func() {
		d.told.Store(way.program == &binary) // a planted panic waits for something to do
		d.last = p.Screen()
		told <- time.Now()
		way.do(p)
	})
	arm := func() { time.AfterFunc(after, d.end) }
	if way.program == &binary {
		arm()
	}
	ready := p.Await(func(s ptytest.Screen) bool { return s.Has(title, l.h.say("app.saved")) })
	if way.program == &faulty {
		arm() // before, nobody would hear of it
	}
	patience := time.AfterFunc(after+ptytest.Deadline, func() { d.told.Store(true) })
	defer patience.Stop()
	if ready {
		d.play()
	}
	at, code := <-told, p.Ended()
	if !ready && slices.Contains(early, code) {
		way.code = code // it was ended before it could take part
	}
	l.judge(d, way, code, at)
}

// judge compares what is on disk with what was done and said.
func (l *life) judge(d *hand, way end, code int, told time.Time) {
	if d.lost {
		return
	}
	t, where := l.t, d.where
	if code != way.code {
		t.Errorf("%s: left with %d, want %d:\n%s", where, code, way.code, d.p.Screen())
	}
	if left := d.p.Left(); way.tidy && left != nil {
		t.Errorf("%s: the terminal was left with %v:\n%s", where, left, d.p.Screen())
	}
	disk := l.h.state(title, d.prompts...)
	n, ok := d.reached(disk)
	switch {
	case !ok:
		t.Errorf("%s: it holds what it never held; against the last of %d steps (%d saved):\n%s", where, len(d.steps), d.saved, disk.differs(d.now()))
		return
	case n < d.saved:
		t.Errorf("%s: %d steps were said to be saved, %d are there:\n%s", where, d.saved, n, disk.differs(d.after(d.saved)))
	case way.orderly && n < d.seen():
		t.Errorf("%s: the screen showed %d steps, %d are there:\n%s", where, d.seen(), n, disk.differs(d.after(d.seen())))
	}
	var lost time.Duration
	if n < len(d.steps) && n < d.seen() {
		lost = told.Sub(d.sent[n])
		if most := time.Second + busy + 3*d.lag; lost > most {
			t.Errorf("%s: what was typed %v before is not there, want at most %v", where, lost, most)
		}
	}
	l.whole(where)
	l.toll.count(way.name, n, lost)
	t.Logf("%s: code %d, %d of %d steps, %d saved, %d seen, lag %v", where, code, n, len(d.steps), d.saved, d.seen(), d.lag)
}

// whole checks the library by its pages, its checksums and its logs.
func (l *life) whole(where string) {
	library, err := store.Open(l.h.library(), store.Options{Now: time.Now, NewID: uuid.NewString})
	if err != nil {
		l.t.Error(err)
		return
	}
	defer library.Close()
	c, err := library.Check(l.t.Context(), true)
	if err != nil || !c.Whole() {
		l.t.Errorf("%s: the library is not whole: %v, %v", where, err, c.Faults)
	}
}

// toll counts what a harness did, and the most that it cost.
type toll struct {
	mu    sync.Mutex
	ends  map[string]int
	steps int
	lost  time.Duration
}

func (c *toll) count(way string, steps int, lost time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ends == nil {
		c.ends = map[string]int{}
	}
	c.ends[way]++
	c.steps += steps
	c.lost = max(c.lost, lost)
}

func (c *toll) tell(t *testing.T) {
	t.Logf("ended %v; %d steps kept; the oldest key that a kill cost was %v old", c.ends, c.steps, c.lost)
}
