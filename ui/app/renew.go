package app

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// renewal offers to copy a workbook onto a later version of its template: what is
// carried, what is not, and that the original stands. Each version is offered once.
type renewal struct {
	corner
	dialog   widget.Dialog
	book     *workbook.Workbook
	template *workbook.Template
	carried  workbook.Carried
}

// renewedMsg is the copy that was made.
type renewedMsg struct {
	head workbook.Head
	kept int
	err  error
}

// findNewer looks whether the built-in template is a later version of a workbook's.
// What goes wrong with that is no reason not to open the workbook.
func (m *Model) findNewer() func(*workbook.Workbook) *renewal {
	read := m.env.Template
	return func(w *workbook.Workbook) *renewal {
		if read == nil {
			return nil
		}
		t, err := read()
		if err != nil || !workbook.Outdated(w, t) {
			return nil
		}
		carried, err := workbook.Review(w, t)
		if err != nil {
			return nil
		}
		return &renewal{book: w.Clone(), template: t, carried: carried}
	}
}

// offer lays the offer over the screens, if this version was not offered before.
func (m *Model) offer(r *renewal) {
	if r == nil || m.opts.Memory.Place(r.book.ID).Offered >= r.template.Version {
		return
	}
	m.opts.Memory.SetOffered(r.book.ID, r.template.Version, m.env.Now().UTC())
	r.dialog.Choices = []widget.Choice{{ID: "copy"}, {ID: "leave"}}
	m.open(r)
}

// say puts everything into the language of now.
func (r *renewal) say(m *Model) {
	words := m.look.Words
	var b strings.Builder
	b.WriteString(words.T("app.renew_body", "title", text.Truncate(r.book.About.Title, leastWidth), "template", words.Text(r.template.Title),
		"from", r.book.Template.Version, "to", r.template.Version, "kept", r.carried.Kept))
	if len(r.carried.Dropped) > 0 {
		b.WriteString("\n\n" + words.T("app.renew_dropped"))
		for _, line := range words.Dropped(r.book, r.carried.Dropped) {
			b.WriteString("\n· " + line)
		}
	}
	r.dialog.Title, r.dialog.Body = words.T("app.renew_title"), b.String()
	r.dialog.Choices[0].Label, r.dialog.Choices[1].Label = words.T("app.renew_copy"), words.T("app.renew_leave")
}

func (r *renewal) box(m *Model, w, h int) widget.Box {
	r.say(m)
	return r.dialog.View(m.look.Theme, w, h)
}

func (r *renewal) update(m *Model, msg tea.Msg) tea.Cmd {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		r.dialog.Wheel(wheel)
	}
	id, done := r.answered(&r.dialog, msg)
	if !done {
		return nil
	}
	m.close()
	if id == "copy" {
		return tea.Batch(r.copy(m), m.remember())
	}
	return m.remember()
}

// copy makes the copy, called by its title and the template's version.
func (r *renewal) copy(m *Model) tea.Cmd {
	book, t, store := r.book, r.template, m.env.Store
	id, act, author, now := m.env.NewID(), m.env.NewID(), m.env.Author, m.env.Now()
	book.About.Title = m.look.Words.T("app.renew_name", "title", book.About.Title, "to", t.Version)
	return func() tea.Msg {
		carried, err := workbook.Review(book, t)
		if err != nil {
			return renewedMsg{err: err}
		}
		workbook.Stamp(carried.Changes, act, author, now)
		head, err := store.Create(context.Background(), id, t, carried.Changes)
		return renewedMsg{head, carried.Kept, err}
	}
}

// renewed goes to the copy.
func (m *Model) renewed(msg renewedMsg) tea.Cmd {
	if msg.err != nil {
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
		return nil
	}
	m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.renewed", "count", msg.kept)}
	return tea.Batch(m.broadcast(ui.LibraryChangedMsg{}), m.replace(ui.WalkRoute{ID: msg.head.ID}))
}

func (r *renewal) keys(m *Model) []key.Binding {
	return append(m.dialogKeys(), m.hint("pgdn", "scroll"))
}
