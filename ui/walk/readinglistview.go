package walk

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/workbook"
)

// shown is how many rows the list itself has: the rest is for the selected reading.
func (l *readingList) shown() int {
	room := l.h - 4
	return max(1, min(len(l.all), max(room*2/5, room-min(wholeRows, l.deepest()))))
}

// wholeRows is as many rows as the selected reading takes at most where there is
// room.
const wholeRows = 12

// deepest is the rows of the longest reading with a reason: the list keeps its size
// whichever is selected.
func (l *readingList) deepest() int {
	if l.tallest == 0 {
		for i := range l.all {
			l.tallest = max(l.tallest, len(l.rowsOf(&l.all[i]))+1)
		}
	}
	return l.tallest
}

// view draws how many readings there are, the list of them, and the selected one.
func (l *readingList) view() []string {
	th := l.k.look.Theme
	rows := []string{th.Muted.Render(l.title())}
	rule := th.Faint.Render(strings.Repeat("─", l.w))
	rows = append(rows, rule)
	l.seen = append(l.seen[:0], -1, -1)
	if len(l.all) == 0 {
		return text.Fit(rows[:1], l.w, l.h)
	}
	n := l.shown()
	l.top = max(0, min(l.top, l.at, len(l.all)-n), l.at-n+1)
	for i := l.top; i < l.top+n; i++ {
		rows = append(rows, l.row(i))
		l.seen = append(l.seen, i)
	}
	rows = append(rows, rule)
	room := l.h - len(rows)
	if l.why != nil {
		room--
	}
	rows = append(rows, l.whole(room)...)
	if l.why != nil {
		l.whyAt = max(0, min(len(rows), l.h-1))
		rows = append(rows[:l.whyAt], l.whyRow())
	}
	return text.Fit(rows, l.w, l.h)
}

// title is how many readings there are and, where not all are in sight, which one is
// selected.
func (l *readingList) title() string {
	said := text.Truncate(l.count(), l.w)
	if l.shown() < len(l.all) {
		at := strconv.Itoa(l.at+1) + "/" + strconv.Itoa(len(l.all))
		if free := l.w - text.Width(said) - len(at); free > 1 {
			said += strings.Repeat(" ", free) + at
		}
	}
	return said
}

func (l *readingList) count() string {
	words, accepted := l.k.look.Words, 0
	for _, r := range l.all {
		if !r.Open() {
			accepted++
		}
	}
	if len(l.all) == 0 {
		return l.k.t("readings_none")
	}
	said := words.T("profile.readings", "count", len(l.all))
	if accepted > 0 {
		said += words.T("profile.readings_accepted", "n", accepted)
	}
	return said
}

// row is a reading by its kind and name, and how its text begins.
func (l *readingList) row(i int) string {
	th, r, here := l.k.look.Theme, l.all[i], i == l.at
	name := min(l.names(), l.w*9/20)
	if l.w < 60 {
		name = l.w
	}
	sign, ink := markReading, th.Warn
	if !r.Open() {
		sign, ink = markWhole, th.Good
	}
	lead := "  "
	if here {
		lead = pointer + " "
	}
	label := text.Pad(l.k.t("reading_"+string(r.Rule.Kind)), l.kinds()) + "  " + l.k.say(r.Rule.Name)
	row := l.k.lit(th.Accent, here).Render(lead) + l.k.lit(ink, here).Render(sign+" ") +
		l.k.lit(th.Text, here).Render(text.Pad(label, max(0, name-4)))
	return row + l.k.lit(th.Muted, here).Render(text.Pad("  "+oneLine(r.Text), max(0, l.w-name)))
}

// kinds is the cells that the widest name of a kind takes.
func (l *readingList) kinds() int {
	widest := 0
	for _, r := range l.all {
		widest = max(widest, text.Width(l.k.t("reading_"+string(r.Rule.Kind))))
	}
	return widest
}

// names is the cells that a row's name takes at most: its sign, kind and name.
func (l *readingList) names() int {
	widest := 0
	for _, r := range l.all {
		widest = max(widest, text.Width(l.k.say(r.Rule.Name)))
	}
	return 4 + l.kinds() + 2 + widest
}

// rowsOf is all of a reading in rows.
func (l *readingList) rowsOf(r *workbook.Reading) []string {
	th := l.k.look.Theme
	lines := func(s string) []string { return text.Lines(s, measure(l.w)) }
	rows := []string{th.Strong.Render(text.Truncate(l.k.say(r.Rule.Name), l.w))}
	for _, row := range lines(text.Safe(r.Text)) {
		rows = append(rows, th.Text.Render(row))
	}
	for _, row := range lines(l.k.t("reading_next", "next", text.Safe(r.Next))) {
		rows = append(rows, th.Muted.Render(row))
	}
	if !r.Open() {
		for _, row := range lines(markWhole + " " + l.k.look.Words.T("profile.accepted", "because", text.Safe(r.Accepted))) {
			rows = append(rows, th.Good.Render(row))
		}
	}
	return rows
}

// whole is the selected reading in so many rows.
func (l *readingList) whole(h int) []string {
	rows := l.rowsOf(&l.all[l.at])
	l.deep = max(0, len(rows)-max(h, 1))
	l.past = min(l.past, l.deep)
	rows = rows[l.past:]
	if len(rows) > h && h > 1 {
		more := l.k.t("more", "n", len(rows)-h+1)
		rows = append(rows[:h-1:h-1], l.k.look.Theme.Muted.Render(text.PadLeft(more, l.w)))
	}
	return rows
}

// whyLead is what stands before the reason, where there is room for it.
func (l *readingList) whyLead() string {
	lead := l.k.look.Words.T("profile.because") + " "
	if text.Width(lead) > l.w/2 {
		return ""
	}
	return lead
}

func (l *readingList) whyRow() string {
	th, lead := l.k.look.Theme, l.whyLead()
	l.why.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
	l.why.SetPlaceholder(l.k.look.Words.T("profile.because_hint"))
	l.why.SetSize(max(l.w-text.Width(lead), 1), 1)
	return th.Accent.Render(lead) + l.why.View()
}

// cursor is in the reason that is typed.
func (l *readingList) cursor() *tea.Cursor {
	if l.why == nil || l.h < 1 {
		return nil
	}
	l.view() // gives the line its size and its row
	c := l.why.Cursor()
	if c != nil {
		c.X, c.Y = c.X+text.Width(l.whyLead()), l.whyAt
	}
	return c
}
