package walk

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
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
