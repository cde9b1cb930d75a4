package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/compare"
	"shiben/ui/draft"
	"shiben/ui/i18n"
	"shiben/workbook"
)

// olderMsg is what a workbook is compared with: itself at an earlier point, or
// another workbook.
type olderMsg struct {
	trip    int // the way it was read for
	to      ui.CompareRoute
	instead bool
	book    *workbook.Workbook
	label   string
	err     error
}

// readOlder reads what a comparison is with.
func (m *Model) readOlder(to ui.CompareRoute, instead bool, d *draft.Draft) tea.Cmd {
	msg := olderMsg{trip: m.trip, to: to, instead: instead}
	store := m.env.Store
	if to.Other != "" {
		return func() tea.Msg {
			msg.book, _, msg.err = store.Load(context.Background(), to.Other)
			if msg.err == nil {
				msg.label = msg.book.About.Title
			}
			return msg
		}
	}
	var log workbook.History // nil: not there yet
	if d.LogLoaded() {
		log = d.History()
	}
	template, words, zone := d.Workbook().Template, m.look.Words, m.env.Now().Location()
	return func() tea.Msg {
		if log == nil {
			if log, msg.err = store.Log(context.Background(), to.ID, 0); msg.err != nil {
				return msg
			}
		}
		msg.book, msg.err = workbook.Replay(to.ID, template, log, to.Seq)
		for _, c := range log {
			if c.Seq == to.Seq {
				c.At = c.At.In(zone)
				msg.label = pointName(words, c)
			}
		}
		return msg
	}
}

// pointName is what a point of the log is called: by its version, or by when it
// was.
func pointName(words *i18n.Words, c workbook.Change) string {
	at := c.At.Format("2006-01-02 15:04")
	if c.Kind == workbook.VersionChange {
		return words.T("app.point", "name", c.After.Text, "when", at)
	}
	return at
}

// older shows a comparison. What was read for a way that is no longer wanted is
// dropped.
func (m *Model) older(msg olderMsg) tea.Cmd {
	if msg.trip != m.trip {
		return nil
	}
	d := m.drafts[msg.to.ID]
	if d == nil && msg.err == nil { // it was let go of meanwhile: no screen shows it yet
		return m.travel(msg.to, msg.instead)
	}
	m.going = false
	if msg.err != nil {
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
		return nil
	}
	labels := [2]string{msg.label}
	if msg.to.Other != "" {
		labels[1] = d.Workbook().About.Title
	}
	return m.arrive(msg.to, msg.instead, compare.New(m.env, msg.book, d.Workbook(), labels).Follow(d))
}
