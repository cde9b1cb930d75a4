package walk

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/workbook"
)

// sheet is the rows of the panel as they are laid out, before what is out of sight
// is cut.
type sheet struct {
	b     *beside
	label int // cells of the column of labels
	rows  []string
	of    []int // the entry of each row, -1 for none
	caret *tea.Cursor
}

// besideLead is the pointer before a row.
const besideLead = 2

func (s *sheet) body() int { return max(1, s.b.w-besideLead-s.label-2) }

func (s *sheet) add(at int, row string) {
	s.rows, s.of = append(s.rows, row), append(s.of, at)
}

// view draws the panel in w×h cells, what the keys stand on in sight.
func (b *beside) view() []string {
	if b.w < 1 || b.h < 1 {
		return nil
	}
	if b.laid == nil {
		b.lay()
	}
	s := b.laid
	b.laid = nil
	return b.crop(s)
}

// lay lays the panel out for the next view, and tells how many rows it needs.
func (b *beside) lay() int {
	s := &sheet{b: b}
	b.laid = s
	for _, name := range []string{"beside_state", "beside_why", "beside_confidence", "beside_evidence", "beside_comments", "beside_ticks", "beside_review"} {
		if name == "beside_review" && b.answer().Carried == nil || name == "beside_ticks" && len(b.p.Ticks) == 0 {
			continue
		}
		s.label = max(s.label, text.Width(b.k.t(name)))
	}
	s.label = min(s.label, max(0, b.w/3-1))
	s.states()
	kind := entryKind(-1)
	for i, e := range b.entries() {
		s.entry(i, e, e.kind != kind)
		kind = e.kind
	}
	return len(s.rows) + 1
}

// crop cuts the rows to those in sight, under the panel's name.
func (b *beside) crop(s *sheet) []string {
	room := max(0, b.h-1)
	first, last := 0, 0
	for i, of := range s.of {
		if of == b.at {
			if s.of[max(0, i-1)] != of || i == 0 {
				first = i
			}
			last = i
		}
	}
	if s.caret != nil { // the row that is typed in before all
		first, last = min(first, s.caret.Y), max(s.caret.Y, min(last, s.caret.Y+1))
	}
	if b.at == 0 {
		first = 0
	}
	b.top = max(0, min(b.top, len(s.rows)-room))
	b.top = max(b.top, last-room+1)
	b.top = min(b.top, first)
	if s.caret != nil {
		b.top = max(b.top, s.caret.Y-room+1)
	}
	end := min(len(s.rows), b.top+room)
	rows := append([]string{b.title(len(s.rows) - end)}, s.rows[b.top:end]...)
	b.spots = append([]int{-1}, s.of[b.top:end]...)
	b.caret = nil
	if c := s.caret; c != nil && c.Y-b.top < room {
		at := *c
		at.Y += 1 - b.top
		b.caret = &at
	}
	return text.Fit(rows, b.w, b.h)
}

// title is a heavy line with the answer's name: the keys go there now.
func (b *beside) title(below int) string {
	th := b.k.look.Theme
	name := b.k.t("beside_of", "name", b.k.say(b.p.Name))
	if i := b.k.sideIndex(b.of.Side); i >= 0 {
		name += " " + b.k.side(i).Mark + " " + b.k.sideName(i)
	}
	more := ""
	if below > 0 {
		more = " " + b.k.t("more", "n", below) + " "
	}
	name = text.Truncate(name, max(0, b.w-4-text.Width(more)))
	rule := strings.Repeat("━", max(0, b.w-4-text.Width(name)-text.Width(more)))
	return th.Accent.Render("━━ "+name+" "+rule) + th.Muted.Render(more)
}

// states are the four with their keys, the one that holds ticked; as many rows as
// they need.
func (s *sheet) states() {
	k, th := s.b.k, s.b.k.look.Theme
	now := s.b.answer().State
	var all []choice
	for i, state := range workbook.States() {
		binding := s.b.keys.states1[i]
		if s.b.capturing() {
			binding = s.b.keys.states[i]
		}
		st := th.Muted
		if state == now {
			st = th.Warn.Underline(true)
		}
		all = append(all, choice{binding.Help().Key + " ", shapeOf(state) + " " + k.stateName(state), st})
	}
	for i, r := range s.flow(all, false) {
		s.add(-1, s.head(false, i == 0, i == 0, "beside_state")+r)
	}
}

// head is what stands before a row's body: the pointer and the label.
func (s *sheet) head(here, first, labelled bool, name string) string {
	th := s.b.k.look.Theme
	lead, label := "  ", ""
	if here && first {
		lead = pointer + " "
	}
	if labelled {
		label = s.b.k.t(name)
	}
	return s.b.k.lit(th.Accent, here).Render(lead) + s.b.k.lit(th.Muted, here).Render(text.Pad(label, s.label)+"  ")
}

// put sets a text in the column of bodies: of what the keys stand on more rows
// than of the rest.
func (s *sheet) put(i int, name, body string, st lipgloss.Style) {
	here, most, on := i == s.b.at, 2, s.b.entry()
	if here && on.kind != carriedEntry {
		most = max(2, s.b.h-3)
	}
	lines := text.Lines(text.Safe(body), s.body())
	if len(lines) > most {
		lines = append(lines[:most-1], text.Truncate(lines[most-1]+strings.Join(lines[most:], ""), s.body()))
	}
	for n, l := range lines {
		s.add(i, s.head(here, n == 0, n == 0 && name != "", name)+s.b.k.lit(st, here).Render(text.Pad(l, s.body())))
	}
}
