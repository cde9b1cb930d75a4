package walk

import (
	"fmt"
	"strconv"

	"shiben/ui/text"
	"shiben/workbook"
)

// Marks of a step's state in the outline: they differ in shape, not in colour only.
const (
	markEmpty = "·"
	markSome  = "◐"
	markWhole = "✓"
	pointer   = "▸"

	markReading = "†" // with the number of open readings
)

// outlineRow is a row of the outline: a part's name, one of its steps, or blank.
type outlineRow struct {
	part  *workbook.Part
	step  int // among all steps; -1 for a part's name or a blank
	tally workbook.Tally
	mark  string // of a step
	open  int    // readings that rest on a step
}

// outline draws the parts and their steps and remembers which row is which.
type outline struct {
	k   *desk
	top int
	rec []outlineRow // as drawn last, from the top row on
	key outlineKey
	out []string
}

// outlineKey is what the drawn rows depend on.
type outlineKey struct {
	at, w, h, look int
	focus          bool
	tallies        string
}

// rows lists the whole outline. Blank rows between parts are left out where they
// would push steps off the screen.
func (o *outline) rows(steps []workbook.Step, h int) []outlineRow {
	var rows []outlineRow
	parts := 0
	for i, s := range steps {
		if i == 0 || steps[i-1].Part != s.Part {
			parts++
		}
	}
	airy := len(steps)+2*parts-1 <= h
	if n := o.k.book().Unreviewed(); n > 0 && h > 4 {
		rows = append(rows, outlineRow{step: -1, open: n})
	}
	for i, s := range steps {
		if i == 0 || steps[i-1].Part != s.Part {
			if airy && i > 0 {
				rows = append(rows, outlineRow{step: -1})
			}
			rows = append(rows, outlineRow{part: s.Part, step: -1, tally: o.partTally(s.Part)})
		}
		t := o.k.tally(s)
		rows = append(rows, outlineRow{s.Part, i, t, o.k.markOf(s, t), o.k.readings().ofStep(s)})
	}
	return rows
}

func (o *outline) partTally(part *workbook.Part) workbook.Tally {
	var t workbook.Tally
	w := o.k.book()
	for _, p := range part.Prompts {
		if w.Template.Asks(p, w.About.Depth) {
			one := w.TallyOf(p)
			t.Answered += one.Answered
			t.Asked += one.Asked
		}
	}
	return t
}

// tally is how much of a step is answered.
func (k *desk) tally(s workbook.Step) workbook.Tally {
	var t workbook.Tally
	for _, p := range s.Prompts {
		one := k.book().TallyOf(p)
		t.Answered += one.Answered
		t.Asked += one.Asked
	}
	return t
}

// view draws the outline in w×h cells with the current step in sight.
func (o *outline) view(steps []workbook.Step, at int, focus bool, w, h int) []string {
	rows := o.rows(steps, h)
	key := outlineKey{at, w, h, o.k.gen, focus, tallies(rows)}
	if key == o.key {
		return o.out
	}
	o.key = key
	o.scroll(rows, at, h)
	o.rec = rows[min(o.top, len(rows)):]
	lines := make([]string, 0, h)
	for i, r := range o.rec {
		if i >= h {
			break
		}
		lines = append(lines, o.row(steps, r, r.step == at, focus, w))
	}
	o.out = text.Fit(lines, w, h)
	return o.out
}

// tallies is what the outline's marks depend on.
func tallies(rows []outlineRow) string {
	b := make([]byte, 0, 8*len(rows))
	for _, r := range rows {
		b = strconv.AppendInt(b, int64(r.tally.Answered), 10)
		b = strconv.AppendInt(append(b, '/'), int64(r.tally.Asked), 10)
		b = strconv.AppendInt(append(b, r.mark...), int64(r.open), 10)
		b = append(b, ' ')
	}
	return string(b)
}

// scroll keeps the current step in sight, and its part's name where it can.
func (o *outline) scroll(rows []outlineRow, at, h int) {
	here := 0
	for i, r := range rows {
		if r.step == at {
			here = i
		}
	}
	first := here
	for first > 0 && rows[first].step >= 0 && here-first < h-1 {
		first--
	}
	o.top = min(o.top, first)
	o.top = max(o.top, here-h+1+min(3, h/4)) // what comes next is in sight, too
	o.top = max(0, min(o.top, len(rows)-h))
}

func (o *outline) row(steps []workbook.Step, r outlineRow, here, focus bool, w int) string {
	th := o.k.look.Theme
	switch {
	case r.part == nil && r.open > 0:
		return th.Warn.Render(text.Truncate(shapeReview+" "+o.k.t("unreviewed_n", "n", r.open), w))
	case r.part == nil:
		return ""
	case r.step < 0:
		count := fmt.Sprintf("%d/%d", r.tally.Answered, r.tally.Asked)
		name := text.Pad(o.k.say(r.part.Name), max(0, w-len(count)-1))
		return th.Strong.Render(name) + " " + th.Muted.Render(count)
	}
	lead, label, notes := "  ", o.label(steps[r.step]), ""
	if r.open > 0 {
		notes = " " + markReading + strconv.Itoa(r.open)
	}
	st, ms := th.Text, th.Muted
	if r.tally.Answered == 0 {
		st = th.Muted
	}
	if here {
		lead, st = pointer+" ", th.Text
		if focus {
			st = th.Strong
		}
	}
	return o.k.lit(th.Accent, here).Render(lead) + o.k.lit(ms, here).Render(r.mark+" ") +
		o.k.lit(st, here).Render(text.Pad(label, max(0, w-4-text.Width(notes)))) +
		o.k.lit(th.Warn, here).Render(text.Truncate(notes, max(0, w-4)))
}

// markOf is the shape of how a step stands: what nobody has looked at since it was
// carried over before all, and what was put off in place of what is empty.
func (k *desk) markOf(s workbook.Step, t workbook.Tally) string {
	said, carried := map[workbook.State]int{}, false
	for _, p := range s.Prompts {
		for _, side := range k.template().SidesOf(p) {
			a := k.book().Answer(p.ID, side)
			said[a.State]++
			carried = carried || a.Carried != nil
		}
	}
	put := said[workbook.Later] + said[workbook.DontKnow]
	switch {
	case carried:
		return shapeReview
	case t.Asked == 0:
		return shapeNone
	case put > 0 && t.Answered+put == t.Asked && said[workbook.Later] > 0:
		return shapeLater
	case put > 0 && t.Answered+put == t.Asked:
		return shapeDontKnow
	case t.Answered == t.Asked && said[workbook.Unsure] > 0:
		return shapeUnsure
	case t.Answered == 0:
		return markEmpty
	case t.Answered < t.Asked:
		return markSome
	}
	return markWhole
}

// label is a step's name: the scales of a part have one together, a pair has both
// of its prompts' names, once where they are the same.
func (o *outline) label(s workbook.Step) string {
	if s.Kind == workbook.Scale {
		return o.k.t("scales", "n", len(s.Prompts))
	}
	a := o.k.say(s.Prompts[0].Name)
	if len(s.Prompts) == 1 || o.k.say(s.Prompts[1].Name) == a {
		return a
	}
	return a + " · " + o.k.say(s.Prompts[1].Name)
}

// stepAt is the step drawn at a row of the outline, -1 for none.
func (o *outline) stepAt(y int) int {
	if y < 0 || y >= len(o.rec) {
		return -1
	}
	if r := o.rec[y]; r.step >= 0 {
		return r.step
	}
	for _, r := range o.rec[y:] {
		if r.step >= 0 {
			return r.step // a part's name leads to its first step
		}
	}
	return -1
}
