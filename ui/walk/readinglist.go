package walk

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/workbook"
)

// readingList is the readings of the workbook, the selected one in full below them.
// One is accepted here with a reason, and opened again; enter goes to its prompt.
type readingList struct {
	k       *desk
	all     []workbook.Reading
	at      int
	top     int // the first of the list in sight
	past    int // rows of the selected reading that are scrolled away
	deep    int // how many can be
	w, h    int
	tallest int              // rows of the longest reading at this width; 0 when not yet known
	seen    []int            // the reading of each row drawn last, -1 for none
	why     *editor.Editor   // why a reading is accepted, while that is typed
	whyAt   int              // the row where it is typed
	asked   workbook.Address // that reading
}

// becauseLimit is how many characters a reason takes.
const becauseLimit = 300

// newReadingList begins at the first reading that rests on a prompt, one that is
// open before one that is not.
func newReadingList(k *desk, prompt string) *readingList {
	l := &readingList{k: k}
	l.reload()
	best := 0
	for i, r := range l.all {
		rank := 0
		if r.Open() {
			rank++
		}
		if r.On(prompt) {
			rank += 2
		}
		if rank > best {
			l.at, best = i, rank
		}
	}
	return l
}

func (l *readingList) relook() { l.reload() }

// reload reads the draft again and stays at the reading where it was.
func (l *readingList) reload() {
	at := l.address()
	l.all, l.tallest = l.k.readings().all, 0
	l.at = max(0, min(l.at, len(l.all)-1))
	for i, r := range l.all {
		if workbook.AcceptKey(r.Rule.ID, r.Subject) == at {
			l.at = i
		}
	}
}

func (l *readingList) setSize(w, h int) {
	if w != l.w {
		l.tallest = 0
	}
	l.w, l.h = w, h
}

func (l *readingList) capturing() bool { return l.why != nil }

// selected is the reading that the keys act on; nil when there is none.
func (l *readingList) selected() *workbook.Reading {
	if l.at >= len(l.all) {
		return nil
	}
	return &l.all[l.at]
}

// address is where the selected reading is accepted.
func (l *readingList) address() workbook.Address {
	if r := l.selected(); r != nil {
		return workbook.AcceptKey(r.Rule.ID, r.Subject)
	}
	return workbook.Address{}
}

func (l *readingList) keys(m *keyMap) []key.Binding {
	if l.why != nil {
		return []key.Binding{m.apply, m.cancel}
	}
	r := l.selected()
	switch {
	case r == nil:
		return []key.Binding{m.cancel}
	case r.Open():
		return []key.Binding{m.choose, m.goThere, m.accept, m.cancel}
	}
	return []key.Binding{m.choose, m.goThere, m.reopen, m.cancel}
}

func (l *readingList) press(s *Screen, msg tea.KeyPressMsg) tea.Cmd {
	if l.why != nil {
		return l.typed(s.keys, msg)
	}
	k, m := stroke(msg), s.keys
	switch {
	case key.Matches(k, m.cancel), key.Matches(k, m.heard), key.Matches(k, m.heard1):
		s.uncover()
	case key.Matches(k, m.goThere):
		return l.goTo(s)
	case key.Matches(k, m.accept):
		return l.accept()
	case key.Matches(k, m.coachUp):
		l.past = max(0, l.past-1)
	case key.Matches(k, m.coachDown):
		l.past = min(l.deep, l.past+1)
	case k.String() == "home":
		l.move(-len(l.all))
	case k.String() == "end":
		l.move(len(l.all))
	default:
		l.move(paged(k.String(), l.shown()+2))
	}
	return nil
}

func (l *readingList) move(by int) {
	if l.why == nil && by != 0 {
		l.at, l.past = max(0, min(l.at+by, len(l.all)-1)), 0
	}
}

// click selects a reading, and goes to the one that is selected.
func (l *readingList) click(s *Screen, y int) tea.Cmd {
	i := drawnAt(l.seen, y)
	switch {
	case i < 0 || l.why != nil:
	case i == l.at:
		return l.goTo(s)
	default:
		l.at, l.past = i, 0
	}
	return nil
}

// goTo puts the list away and goes to the prompt that the reading leads to.
func (l *readingList) goTo(s *Screen) tea.Cmd {
	r := l.selected()
	if r == nil {
		return nil
	}
	s.uncover()
	to := spot{prompt: r.Prompts[0]}
	if s.stepOf(to.prompt) < 0 {
		return ui.Notice(s.k.t("open_deeper", "answer", s.k.labelOf(s.k.template().Prompt(to.prompt), "")))
	}
	if side, ok := strings.CutPrefix(r.Subject, to.prompt+"."); ok {
		to.side = side
	} else if r.Rule.Each == to.prompt {
		to.row = r.Subject
	}
	return s.stand(to)
}

// accept begins to type why the selected reading is accepted; one that is accepted
// is opened again.
func (l *readingList) accept() tea.Cmd {
	r := l.selected()
	if r == nil {
		return nil
	}
	l.asked = l.address()
	if !r.Open() {
		return l.keep("")
	}
	l.why = editor.NewLine(becauseLimit)
	l.why.Focus()
	return nil
}

// typed takes a key while a reason is typed.
func (l *readingList) typed(m *keyMap, msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, m.cancel):
		l.why = nil
		return nil
	case key.Matches(msg, m.apply):
		if because := strings.TrimSpace(l.why.Value()); because != "" {
			return l.keep(because)
		}
		return ui.Problem(l.k.look.Words.T("profile.because_empty"))
	}
	return l.other(msg)
}

// other is a key or a paste for the reason that is typed.
func (l *readingList) other(msg tea.Msg) tea.Cmd {
	if l.why == nil {
		return nil
	}
	r, cmd := l.why.Update(msg)
	if r.Cut {
		cmd = tea.Batch(cmd, ui.Problem(l.k.t("cut")))
	}
	return cmd
}

// keep accepts the reading that was asked about, or opens it again. What cannot be
// kept stays in the line, and why is said.
func (l *readingList) keep(because string) tea.Cmd {
	if err := l.k.d.Accept(l.asked.Item, l.asked.Row, because); err != nil {
		return l.k.problem(err)
	}
	l.why = nil
	l.reload()
	return nil
}

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
