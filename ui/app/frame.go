package app

import (
	"errors"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/save"
	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/ui/widget"
	"shiben/workbook"
)

// The least terminal that the program draws itself in, and the rows round a
// screen: the header above, the footer below.
const (
	leastWidth  = 50
	leastHeight = 14
	headerRows  = 1
	footerRows  = 1
	mostFooter  = 6 // for a sentence, over the screen
)

// crumb stands between the places of a screen's title.
const crumb = " › "

// pace is how often views are made: at most burst of them in every period. The
// terminal is drawn to at a fixed rate anyway, and a paste can come as thousands
// of keys.
type pace struct {
	period time.Duration
	burst  int
}

// Every is the pace of so many views a period.
func Every(period time.Duration, burst int) pace { return pace{period, burst} }

// frame is the view as it was made last.
type frame struct {
	pace  pace
	view  tea.View
	stale bool
	wait  bool // a frameMsg is on its way, until which the view stays as it is
	since time.Time
	made  int // views since then
}

// frameMsg says that the time for the next view has come.
type frameMsg struct{}

// mark has a view made of what just changed: now, or where too many were made of
// late, a little later.
func (f *frame) mark(now time.Time, later func(time.Duration, tea.Msg) tea.Cmd) tea.Cmd {
	f.stale = true
	if f.pace.burst == 0 || f.wait {
		return nil
	}
	if now.Sub(f.since) >= f.pace.period {
		f.since, f.made = now, 0
	}
	if f.made < f.pace.burst {
		f.made++
		return nil
	}
	f.wait = true
	return later(f.pace.period, frameMsg{})
}

// internal tells whether a message is one that Bubble Tea sends itself through the
// program. Nothing is drawn of it; a few come at the start, and would take the
// place of the first view of the library.
func internal(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.EnvMsg, tea.ColorProfileMsg:
		return true
	}
	t := reflect.TypeOf(msg)
	if t == nil || t.PkgPath() != "charm.land/bubbletea/v2" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t.Name())
	return unicode.IsLower(first)
}

func (f *frame) due() { f.wait, f.made = false, 0 }

// below is a mouse message as the screen below the header sees it.
func (f *frame) below(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		msg.Y -= headerRows
		return msg
	case tea.MouseReleaseMsg:
		msg.Y -= headerRows
		return msg
	case tea.MouseMotionMsg:
		msg.Y -= headerRows
		return msg
	case tea.MouseWheelMsg:
		msg.Y -= headerRows
		return msg
	}
	return msg
}

func (m *Model) resize(w, h int) {
	m.w, m.h = w, h
	for _, l := range m.stack {
		l.screen.SetSize(m.bodySize())
	}
}

// bodySize is what a screen gets of the terminal.
func (m *Model) bodySize() (w, h int) {
	return max(m.w, 1), max(m.h-headerRows-footerRows, 1)
}

func (m *Model) background(dark bool) {
	if m.opts.Theme != Auto || dark == m.look.Theme.Dark {
		return
	}
	m.look.Theme = theme.New(dark)
	m.opts.Memory.SetLight(!dark)
	m.relook()
}

// View is the whole terminal.
func (m *Model) View() tea.View {
	if m.frame.wait || !m.frame.stale {
		return m.frame.view
	}
	m.frame.stale = false
	m.frame.view = m.draw()
	return m.frame.view
}

func (m *Model) draw() tea.View {
	v := tea.View{AltScreen: true, ReportFocus: true, MouseMode: tea.MouseModeCellMotion}
	v.WindowTitle = m.look.Words.T("app.name")
	if m.w < 1 || m.h < 1 {
		return v
	}
	if m.w < leastWidth || m.h < leastHeight {
		v.Content = m.tooSmall()
		return v
	}
	v.WindowTitle += " · " + text.Truncate(m.top().Title(), leastWidth)
	body, cursor := m.top().View(), widget.Shift(m.top().Cursor(), 0, headerRows)
	w, h := m.bodySize()
	if n := len(m.over); n > 0 {
		box := m.over[n-1].box(m, w, h)
		var x, y int
		body, x, y = widget.Over(m.look.Theme, body, box, w, h)
		cursor = widget.Shift(box.Cursor, x, y+headerRows)
		m.over[n-1].place(x, y+headerRows)
	}
	v.Content = m.header() + "\n" + m.underFooter(body, cursor)
	v.Cursor = widget.Within(cursor, m.w, m.h)
	return v
}

// underFooter is the body with the footer below it. A sentence that one row does not
// hold goes over the body's last rows, unless somebody types there.
func (m *Model) underFooter(body string, cursor *tea.Cursor) string {
	rows, foot := strings.Split(body, "\n"), m.footer(mostFooter)
	end := len(rows) - (len(foot) - footerRows)
	if end < len(rows) && (end < 1 || cursor != nil && cursor.Y >= headerRows+end) {
		end, foot = len(rows), m.footer(footerRows)
	}
	return strings.Join(append(rows[:end], foot...), "\n")
}

// tooSmall says in a sentence that there is no room; nothing is lost meanwhile.
func (m *Model) tooSmall() string {
	sentence := m.look.Words.T("app.too_small", "w", leastWidth, "h", leastHeight)
	return text.FitString(strings.Join(text.Lines(sentence, m.w), "\n"), m.w, m.h)
}

func (m *Model) header() string {
	status, st := m.status()
	crumbs := append([]string{m.look.Words.T("app.name")}, strings.Split(m.top().Title(), crumb)...)
	return widget.Header(m.look.Theme, crumbs, status, st, m.w)
}

// status is how saving stands in the workbook in front, or in one that was left
// with something unsaved.
func (m *Model) status() (string, lipgloss.Style) {
	d, t := m.draft(), m.look.Theme
	if left := m.unsaved(); d == nil && len(left) > 0 {
		d = left[0]
	}
	if d == nil {
		return "", t.Muted
	}
	switch d.Status() {
	case save.Saving:
		return m.look.Words.T("app.saving"), t.Warn
	case save.NotSaved:
		return m.look.Words.T("app.not_saved"), t.Bad
	case save.Clash:
		return m.look.Words.T("app.clash"), t.Bad
	}
	return m.look.Words.T("app.saved"), t.Good
}

// refused is why a workbook is not saved.
func (m *Model) refused(d *draft.Draft) string {
	if errors.Is(d.Err(), workbook.ErrNotFound) { // its id would say nothing to a person
		return m.look.Words.T("app.gone", "title", m.titleOf(d))
	}
	return m.look.Words.Error(d.Err())
}

// footer is a sentence, in as many rows as it needs and may have, or the keys of here.
func (m *Model) footer(most int) []string {
	t := m.look.Theme
	if sentence, bad := m.sentence(); sentence != "" {
		return widget.Notice(t, sentence, bad, m.w, most)
	}
	if n := len(m.over); n > 0 {
		return []string{widget.Footer(t, m.over[n-1].keys(m), m.w)}
	}
	keys := append([]key.Binding(nil), m.top().Keys().ShortHelp()...)
	return []string{widget.Footer(t, append(keys, m.globals().Help), m.w)}
}

// sentence is what the footer says in place of the keys: what was just said comes
// first, then why nothing is saved.
func (m *Model) sentence() (sentence string, bad bool) {
	if m.notice.Text != "" || len(m.over) > 0 {
		return m.notice.Text, m.notice.Bad
	}
	if d := m.draft(); d != nil && d.Clash() != nil {
		return m.look.Words.T("app.clash_waits"), true
	}
	for _, d := range m.unsaved() {
		if d.Status() == save.NotSaved {
			return m.refused(d), true
		}
	}
	return "", false
}

// warnOfCharset says until the next key that a locale is not made for what is
// drawn here.
func (m *Model) warnOfCharset(locale string) {
	if locale != "" {
		m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.charset", "locale", text.Safe(locale)), Bad: true}
	}
}

// open lays something over the screens.
func (m *Model) open(o overlay) { m.over = append(m.over, o) }

// close takes what lies in front away.
func (m *Model) close() { m.over = m.over[:len(m.over)-1] }

var _ tea.Model = (*Model)(nil)
