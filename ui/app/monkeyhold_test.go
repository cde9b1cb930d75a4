package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"shiben/ui"
	"shiben/ui/save"
	"shiben/workbook"
)

// settle lets the writer do what it can do now, and hears what it says.
func (m *monkey) settle() {
	refused := map[string]bool{}
	for {
		m.hear()
		waits := false
		for id, d := range m.m.drafts {
			waits = waits || d.Status() == save.Saving || d.Status() == save.NotSaved && !refused[id]
		}
		if !waits || m.release != nil {
			return
		}
		m.writer.Flush()
		select {
		case msg := <-m.said:
			if failed, ok := msg.(save.FailedMsg); ok {
				refused[failed.ID] = true
			}
			m.send(msg)
		case <-time.After(20 * time.Second):
			panic("the writer says nothing of what waits to be saved")
		}
	}
}

func (m *monkey) hear() {
	for {
		select {
		case msg := <-m.said:
			m.send(msg)
		default:
			return
		}
	}
}

// again starts the program after it was left: all is in the library, but for what
// the monkey chose to leave behind.
func (m *monkey) again() {
	abandoned := m.m.Abandoned()
	ctx, cancel := context.WithCancel(context.Background())
	switch {
	case abandoned:
		cancel() // the disk does not work, or is not waited for
	case m.anyDeleted():
		time.AfterFunc(3*time.Second, cancel) // what was written to it is kept elsewhere, not in the library
	}
	m.calm()
	if err := m.writer.Close(ctx); err != nil && !errors.Is(err, workbook.ErrNotFound) && !abandoned {
		panic(fmt.Sprintf("left with something unsaved: %v", err))
	}
	cancel()
	for id, d := range m.m.drafts {
		if why := m.sameAs(id, d.Workbook()); why != "" && d.Clash() == nil && !m.deleted(id) && !abandoned && !m.behind {
			panic("after leaving: " + why)
		}
	}
	m.start(m.under)
}

// anyDeleted tells whether a workbook that is open went into the trash.
func (m *monkey) anyDeleted() bool {
	for id := range m.m.drafts {
		if m.deleted(id) {
			return true
		}
	}
	return false
}

// deleted tells whether someone put a workbook into the trash.
func (m *monkey) deleted(id string) bool {
	_, _, err := m.under.Load(context.Background(), id)
	return errors.Is(err, workbook.ErrNotFound)
}

// holds says what does not hold now, empty when all does.
func (m *monkey) holds(deep bool) string {
	if why := m.fitsNow(); why != "" {
		return why
	}
	if !deep {
		return ""
	}
	for id, d := range m.m.drafts {
		if m.blind || m.deleted(id) || d.Status() != save.Saved {
			continue
		}
		m.send(ChangedMsg{}) // what others wrote is here, too
		m.behind = false
		if why := m.sameAs(id, d.Workbook()); why != "" {
			return "it says that all is saved, and " + why
		}
	}
	return m.logsHold()
}

// colour is the only thing that a view may tell the terminal to do.
var colour = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^\a\x1b]*(\a|\x1b\\\\)")

// fitsNow holds that the terminal is filled and no more, and is steered by no text.
func (m *monkey) fitsNow() string {
	v := m.m.View()
	rows := strings.Split(v.Content, "\n")
	if len(rows) != m.h {
		return fmt.Sprintf("%dx%d: %d rows", m.w, m.h, len(rows))
	}
	for i, row := range rows {
		if n := ansi.StringWidth(row); n > m.w {
			return fmt.Sprintf("%dx%d: row %d is %d cells: %q", m.w, m.h, i, n, ansi.Strip(row))
		}
		if strings.ContainsFunc(colour.ReplaceAllString(row, ""), steers) {
			return fmt.Sprintf("row %d steers the terminal: %q", i, row)
		}
	}
	if strings.ContainsFunc(v.WindowTitle, steers) {
		return fmt.Sprintf("the title steers the terminal: %q", v.WindowTitle)
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= m.w || c.Y < 0 || c.Y >= m.h) {
		return fmt.Sprintf("%dx%d: the cursor is outside: %d,%d", m.w, m.h, c.X, c.Y)
	}
	return ""
}

func steers(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
}

// answers is all that a workbook holds.
func answers(w *workbook.Workbook) string {
	data, err := json.MarshalIndent(struct {
		workbook.About
		Records []workbook.Record
	}{w.About, w.Records()}, "", " ")
	if err != nil {
		panic(err)
	}
	return string(data)
}

// sameAs says how the library's workbook differs from one that is shown, or from
// its own log.
func (m *monkey) sameAs(id string, shown *workbook.Workbook) string {
	there, _, err := m.under.Load(context.Background(), id)
	if err != nil {
		return err.Error()
	}
	if a, b := answers(there), answers(shown); a != b {
		return id + ": in the library (-) and on the screen (+) are\n" + different(a, b)
	}
	log, err := m.under.Log(context.Background(), id, 0)
	if err != nil {
		return err.Error()
	}
	replayed, err := workbook.Replay(id, there.Template, log, 0)
	if err != nil {
		return err.Error()
	}
	if a, b := answers(there), answers(replayed); a != b {
		return id + ": its answers (-) and its log (+) are\n" + different(a, b)
	}
	return ""
}

func different(a, b string) string {
	var out strings.Builder
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		var l, r string
		if i < len(x) {
			l = x[i]
		}
		if i < len(y) {
			r = y[i]
		}
		if l != r {
			fmt.Fprintf(&out, "- %.300s\n+ %.300s\n", l, r)
			if out.Len() > 4000 {
				break
			}
		}
	}
	return out.String()
}

// logsHold holds that nothing that was in a log has gone from it: a change stays
// as it was, but for a text that was typed on.
func (m *monkey) logsHold() string {
	for _, head := range m.heads() {
		log, err := m.under.Log(context.Background(), head.ID, 0)
		if err != nil {
			return err.Error()
		}
		seen := m.logs[head.ID]
		if len(log) < len(seen) {
			return fmt.Sprintf("%s: %d changes of the log are gone", head.ID, len(seen)-len(log))
		}
		for i, c := range seen {
			now := log[i]
			if now.Seq != c.Seq || now.Act != c.Act || now.Address != c.Address || !now.Before.Equal(c.Before) ||
				!now.After.Equal(c.After) && i != len(seen)-1 {
				return fmt.Sprintf("%s: the log said %+v and says %+v", head.ID, c, now)
			}
		}
		m.logs[head.ID] = log
	}
	return ""
}

// end comes to rest and holds that what was shown last is in the library; without
// others, that every workbook can be undone to its beginning and redone to its end.
func (m *monkey) end() string {
	m.calm()
	m.w, m.h = 100, 30
	m.send(tea.WindowSizeMsg{Width: m.w, Height: m.h})
	m.settle()
	if why := m.decide(); why != "" {
		return why
	}
	if why := m.holds(true); why != "" {
		return "in the end " + why
	}
	for _, head := range m.heads() {
		if m.game.company() {
			break
		}
		if why := m.thereAndBack(head.ID); why != "" {
			return head.ID + ": " + why
		}
	}
	return ""
}

// decide ends what lies over the screens and decides what two people wrote.
func (m *monkey) decide() string {
	for range 100 {
		var clashing string
		for id, d := range m.m.drafts {
			if d.Clash() != nil {
				clashing = id
			}
		}
		switch {
		case len(m.m.over) > 0:
			if _, ok := m.m.over[len(m.m.over)-1].(*clash); ok {
				m.press("right", "enter")
			} else {
				m.press("esc")
			}
		case clashing == "":
			return ""
		case m.m.draft() == nil || m.m.draft().ID() != clashing:
			m.send(ui.PushMsg{To: ui.ProfileRoute{ID: clashing}})
		default:
			m.press("f10")
		}
		m.settle()
	}
	return "there is always something more to decide:\n" + m.hand.page()
}

// thereAndBack redoes a workbook to its end, undoes it to its beginning and redoes
// it again.
func (m *monkey) thereAndBack(id string) string {
	m.send(ui.PushMsg{To: ui.ProfileRoute{ID: id}})
	for range m.m.over { // a copy onto a later template is offered
		m.press("esc")
	}
	if d := m.m.draft(); d == nil || d.ID() != id {
		return "it does not open:\n" + m.hand.page()
	}
	if why := m.allTheWay("ctrl+y", "error.redo_nothing"); why != "" {
		return why
	}
	last := answers(m.load(id))
	if why := m.allTheWay("ctrl+z", "error.undo_nothing"); why != "" {
		return why
	}
	if first, there := m.beginning(id), answers(m.load(id)); first != there {
		return "all undone it is (+) instead of (-)\n" + different(first, there)
	}
	if why := m.allTheWay("ctrl+y", "error.redo_nothing"); why != "" {
		return why
	}
	if there := answers(m.load(id)); last != there {
		return "all redone it is (+) instead of (-)\n" + different(last, there)
	}
	return m.sameAs(id, m.m.draft().Workbook())
}

// allTheWay presses a key until there is nothing left for it to do.
func (m *monkey) allTheWay(key, nothing string) string {
	m.press(key)
	for i := 0; !strings.Contains(m.m.notice.Text, m.m.look.Words.T(nothing)); i++ {
		if m.m.notice.Bad || i > 5000 {
			return fmt.Sprintf("%s says %q", key, m.m.notice.Text)
		}
		m.press(key)
		m.settle()
	}
	return ""
}

// beginning is a workbook as it was made.
func (m *monkey) beginning(id string) string {
	log, err := m.under.Log(context.Background(), id, 0)
	if err != nil {
		panic(err)
	}
	made := 0
	for made < len(log) && log[made].Act == workbook.NewAct {
		made++
	}
	w, err := workbook.Replay(id, m.load(id).Template, log[:made], 0)
	if err != nil {
		panic(err)
	}
	return answers(w)
}
