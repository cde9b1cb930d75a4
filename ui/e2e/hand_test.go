package e2e

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"time"

	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// hand is a person at the program, drawn by chance: it writes in Chinese and in
// English, marks scales, adds rows, gives reasons, undoes and redoes, at a pace of
// its own, and notes what it did and what the program said of it.
type hand struct {
	*trail
	h       *home
	p       *ptytest.Program
	r       *rand.Rand
	tmpl    *workbook.Template
	prompts []*workbook.Prompt // those it answers
	undoes  bool               // nobody else writes to the workbook, so that it knows what an undo takes back

	sent  []time.Time // when each step was
	marks []mark      // words that tell how far the screen has come
	words int         // how many there were, also in earlier sessions
	saved int         // so many steps the status line said to be saved
	lag   time.Duration
	acks  int            // how often all was said to be saved
	fatal int            // at which of them the program is ended
	end   func()         // ends it
	told  atomic.Bool    // the program was told to end
	last  ptytest.Screen // what it showed just before
	where string
	lost  bool // it does not understand the screen any more
}

// mark is a word that is typed after a number of steps.
type mark struct {
	word  string
	steps int
}

// sit begins to work with a program that shows a workbook.
func (d *hand) sit(p *ptytest.Program, from state) {
	d.p, d.trail = p, &trail{from: from}
	d.sent, d.marks, d.saved, d.acks = nil, nil, 0, 0
	d.told.Store(false)
	d.last = ptytest.Screen{}
}

// play goes on until the program is gone.
func (d *hand) play() {
	for !d.p.Over() && !d.told.Load() {
		p := uitest.Pick(d.r, d.prompts...)
		switch p.Kind {
		case workbook.Scale:
			uitest.Pick(d.r, d.scale, d.scale, d.reason)(p)
		case workbook.Written:
			d.write(p)
		case workbook.Table:
			d.row(p)
		}
	}
}

func (d *hand) did(at, value string) {
	d.add(at, value)
	d.sent = append(d.sent, time.Now())
}

// await waits for the screen; that it never comes while the program runs is a
// fault.
func (d *hand) await(what string, so func(ptytest.Screen) bool) bool {
	if d.p.Await(so) {
		return true
	}
	if !d.p.Over() && !d.told.Load() {
		d.h.t.Errorf("%s: waited in vain until %s:\n%s", d.where, what, d.p.Screen())
		d.lost = true
		d.p.HangUp()
	}
	return false
}

func (d *hand) see(text string) bool {
	return d.await("there is "+text, func(s ptytest.Screen) bool { return s.Has(text) })
}

// acknowledged waits until the status line says that all is saved while the screen
// shows what was done last. The line is drawn before what lies below it.
func (d *hand) acknowledged(shows func(ptytest.Screen) bool) bool {
	said := d.h.say("app.saved")
	steps := len(d.steps)
	ok := d.await("it is saved", func(s ptytest.Screen) bool { return shows(s) && s.Has(said) })
	if ok {
		d.saved = steps
		if d.acks++; d.acks == d.fatal {
			d.end()
		}
	}
	return ok
}

// goTo goes to a prompt by the finder.
func (d *hand) goTo(p *workbook.Prompt) bool {
	hint := d.h.say("walk.find_hint")
	d.p.Press("ctrl+g")
	if !d.see(hint) {
		return false
	}
	d.p.Type(p.Ask.In(d.h.lang))
	d.p.Press("enter")
	return d.await("the finder is gone", func(s ptytest.Screen) bool { return !s.Has(hint) })
}

// side goes to one side of a scale that is in front.
func (d *hand) side(p *workbook.Prompt, side int) (name string, ok bool) {
	name = []string{"●", "◆"}[side] + " " + d.tmpl.Sides[side].Name.In(d.h.lang)
	if !d.see(p.Name.In(d.h.lang) + "  ● ") { // below the scales, in front
		return name, false
	}
	if !d.p.Screen().Has("▸ " + name) {
		d.p.Press("m")
	}
	return name, d.see("▸ " + name)
}

func (d *hand) scale(p *workbook.Prompt) {
	if !d.goTo(p) {
		return
	}
	side := d.r.IntN(2)
	name, ok := d.side(p, side)
	if !ok {
		return
	}
	at := place(p.ID, d.tmpl.Sides[side].ID, "value")
	before, after := d.now()[at], ""
	for after == "" || after == before {
		after = fmt.Sprint(1 + d.r.IntN(7))
	}
	shows := func(value string) func(ptytest.Screen) bool {
		return func(s ptytest.Screen) bool { return s.Has(name + " " + value) }
	}
	if before == "" {
		before = d.h.say("walk.unanswered")
	}
	d.p.Press(after)
	d.did(at, after)
	if !d.shown(after, shows) || !d.undoes || d.r.IntN(2) == 0 {
		return
	}
	d.p.Press("ctrl+z")
	d.did(at, strings.TrimPrefix(before, d.h.say("walk.unanswered")))
	if !d.shown(before, shows) || d.r.IntN(2) == 0 {
		return
	}
	d.p.Press("ctrl+y")
	d.did(at, after)
	d.acknowledged(shows(after))
}

// shown waits until the screen shows a mark, or until it is saved, too. It always
// waits for the one: an undo leads back to what the screen showed before, with all
// of that saved, and a slow screen may still show it.
func (d *hand) shown(mark string, shows func(string) func(ptytest.Screen) bool) bool {
	if d.r.IntN(2) == 0 {
		return d.acknowledged(shows(mark))
	}
	return d.await("it shows "+mark, shows(mark))
}

func (d *hand) write(p *workbook.Prompt) {
	if d.goTo(p) {
		d.p.Press("ctrl+end")
		d.text(place(p.ID, p.Side, "value"))
	}
}

func (d *hand) reason(p *workbook.Prompt) {
	if !d.goTo(p) {
		return
	}
	side := d.r.IntN(2)
	if _, ok := d.side(p, side); !ok {
		return
	}
	d.p.Press("e")
	heading := d.h.say("walk.beside_comments")
	if !d.see(heading) {
		return
	}
	d.p.Press("enter", "ctrl+end")
	if !d.text(place(p.ID, d.tmpl.Sides[side].ID, "why")) {
		return
	}
	d.p.Press("enter", "esc")
	d.see(d.h.say("walk.key_mark")) // the footer of the scales
}

func (d *hand) row(p *workbook.Prompt) {
	if !d.goTo(p) {
		return
	}
	var n int
	fmt.Sscan(d.now()[place(p.ID, "", "rows")], &n)
	d.p.Press("a")
	d.did(place(p.ID, "", "rows"), fmt.Sprint(n+1))
	if d.text(place(p.ID, fmt.Sprint(n), p.Columns[0].ID)) {
		d.p.Press("enter")
	}
}

// text types at the end of what a place holds, and tells whether the program still
// runs.
func (d *hand) text(at string) bool {
	for range 1 + d.r.IntN(12) {
		chunk := uitest.Pick(d.r, "茶", "天天喝茶的人，", "一步一步，", "“势”在哪里？", "brand ", "Who buys it, and why? ", "é🍵", "", "", "", "")
		switch {
		case chunk == "":
			d.word(at)
		case d.r.IntN(8) == 0:
			d.p.Paste(chunk)
			d.did(at, d.now()[at]+chunk)
		default:
			d.keys(at, chunk)
		}
		if !d.p.Rest(time.Duration(d.r.IntN(120)) * time.Millisecond) {
			return false
		}
	}
	return d.r.IntN(2) == 0 || d.told.Load() || d.ended(at)
}

// keys types a text at the end of a place, a key a character.
func (d *hand) keys(at, text string) {
	value := d.now()[at]
	for i, r := range text {
		d.p.Type(string(r))
		d.did(at, value+text[:i]+string(r))
	}
}

// word types a word that was not typed yet, apart from what stands before it, so
// that it is not broken over two rows.
func (d *hand) word(at string) string {
	d.words++
	word := fmt.Sprintf("x%05dx", d.words)
	if d.now()[at] == "" {
		d.keys(at, word)
	} else {
		d.keys(at, " "+word)
	}
	d.marks = append(d.marks, mark{word, len(d.steps)})
	return word
}

// ended types a word and waits until the program says that it is saved.
func (d *hand) ended(at string) bool {
	word := d.word(at)
	sent, shows := time.Now(), func(s ptytest.Screen) bool { return shown(s, word) }
	if !d.await("it shows "+word, shows) {
		return false
	}
	d.lag = max(d.lag, time.Since(sent))
	return d.acknowledged(shows)
}

// shown tells whether a word stands on the screen, even broken over two rows.
func shown(s ptytest.Screen, word string) bool {
	return s.Has(word) || strings.Contains(squeezed(s), word)
}

// seen is how many steps the screen had come to when the program was told to end.
func (d *hand) seen() int {
	for i := len(d.marks) - 1; i >= 0; i-- {
		if shown(d.last, d.marks[i].word) {
			return d.marks[i].steps
		}
	}
	return 0
}
