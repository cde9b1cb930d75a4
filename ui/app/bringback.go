package app

import (
	"context"
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// bringBack offers to take a workbook out of the trash that was deleted elsewhere
// while it is open here.
type bringBack struct {
	corner
	dialog widget.Dialog
	id     string
}

// backMsg is what came of it.
type backMsg struct {
	id  string
	err error
}

// lost takes note that a workbook is not in the library any more, and offers to
// bring it back once nothing is being typed.
func (m *Model) lost(id string, err error) {
	if d := m.drafts[id]; d == nil || !errors.Is(err, workbook.ErrNotFound) || m.gone[id] {
		return
	}
	m.gone[id] = true
	if m.draft() != nil && m.draft().ID() == id && len(m.over) == 0 && !m.top().Capturing() && !m.leave.on {
		m.open(newBringBack(id))
	}
}

func newBringBack(id string) *bringBack {
	b := &bringBack{id: id}
	b.dialog.Choices = []widget.Choice{{ID: "back"}, {ID: "leave"}}
	return b
}

func (m *Model) titleOf(d *draft.Draft) string {
	return text.Truncate(text.Safe(d.Workbook().About.Title), 30)
}

func (b *bringBack) box(m *Model, w, h int) widget.Box {
	words := m.look.Words
	b.dialog.Title = words.T("app.gone_title")
	if d := m.drafts[b.id]; d != nil {
		b.dialog.Body = words.T("app.gone_body", "title", m.titleOf(d))
	}
	b.dialog.Choices[0].Label, b.dialog.Choices[1].Label = words.T("app.gone_back"), words.T("app.gone_leave")
	return b.dialog.View(m.look.Theme, w, h)
}

func (b *bringBack) update(m *Model, msg tea.Msg) tea.Cmd {
	id, done := b.answered(&b.dialog, msg)
	if !done {
		return nil
	}
	m.close()
	if id != "back" {
		return nil
	}
	store, book := m.env.Store, b.id
	return func() tea.Msg { return backMsg{book, store.BringBack(context.Background(), book)} }
}

func (b *bringBack) keys(m *Model) []key.Binding { return m.dialogKeys() }

// back goes on with a workbook that is in the library again: what waited is saved.
func (m *Model) back(msg backMsg) tea.Cmd {
	d := m.drafts[msg.id]
	if d == nil {
		return nil
	}
	title := m.titleOf(d)
	switch {
	case errors.Is(msg.err, workbook.ErrNotFound): // the trash was emptied
		m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.gone_for_good", "title", title), Bad: true}
		return nil
	case msg.err != nil:
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
		return nil
	}
	delete(m.gone, msg.id)
	m.opts.Queue.Flush()
	m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.gone_is_back", "title", title)}
	return m.changedElsewhere()
}
