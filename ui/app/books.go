package app

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/save"
	"shiben/workbook"
)

// loadedMsg is a workbook that was read for a route.
type loadedMsg struct {
	trip    int // the way it was read for
	to      ui.Route
	instead bool
	book    *workbook.Workbook
	newer   *renewal // offered where the built-in template is a later one
	err     error
}

// historyMsg is a workbook's log, so that what was done in earlier sessions can
// be undone.
type historyMsg struct {
	id  string
	log workbook.History
	err error
}

// newsMsg is what was written to a workbook after the draft's revision.
type newsMsg struct {
	id  string
	log workbook.History
	err error
}

// newsAgain is when news that could not be read are asked for again: nobody else
// may write for a long time, and the screen would show what is no more.
const newsAgain = time.Second

// warnedMsg is what a person should know though nothing went wrong.
type warnedMsg struct{ err error }

// ChangedMsg says that another process wrote to the library.
type ChangedMsg struct{}

// load reads the workbook of a route.
func (m *Model) load(way loadedMsg) tea.Cmd {
	store, id, newer := m.env.Store, idOf(way.to), m.findNewer()
	return func() tea.Msg {
		if way.book, _, way.err = store.Load(context.Background(), id); way.err == nil {
			way.newer = newer(way.book)
		}
		return way
	}
}

// loaded makes the draft of a workbook that was read. What was read for a way
// that is no longer wanted is dropped.
func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	if msg.trip != m.trip {
		return nil
	}
	m.going = false
	if msg.err != nil {
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
		return nil
	}
	d := draft.New(draft.Env{Now: m.env.Now, NewID: m.env.NewID, Author: m.env.Author}, msg.book, m.opts.Queue)
	m.drafts[d.ID()] = d
	m.opts.Memory.SetLast(d.ID())
	cmd := m.reach(msg.to, msg.instead, d)
	m.offer(msg.newer)
	return tea.Batch(cmd, m.readLog(d.ID()), m.remember())
}

// readLog reads the log of a workbook.
func (m *Model) readLog(id string) tea.Cmd {
	store := m.env.Store
	return func() tea.Msg {
		log, err := store.Log(context.Background(), id, 0)
		return historyMsg{id, log, err}
	}
}

func (m *Model) history(msg historyMsg) tea.Cmd {
	d := m.drafts[msg.id]
	switch {
	case d == nil:
	case msg.err != nil:
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
	default:
		d.SetLog(msg.log)
	}
	return nil
}

// changedElsewhere tells the screens, and asks for what is new in the workbooks
// that are open.
func (m *Model) changedElsewhere() tea.Cmd {
	cmds := []tea.Cmd{m.broadcast(ui.LibraryChangedMsg{})}
	for id, d := range m.drafts {
		store, after := m.env.Store, d.Base()
		cmds = append(cmds, func() tea.Msg {
			log, err := store.Log(context.Background(), id, after)
			return newsMsg{id, log, err}
		})
	}
	return tea.Batch(cmds...)
}

func (m *Model) news(msg newsMsg) tea.Cmd {
	d := m.drafts[msg.id]
	switch {
	case d == nil:
		return nil
	case msg.err != nil:
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
		if errors.Is(msg.err, workbook.ErrNotFound) {
			m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.gone", "title", m.titleOf(d)), Bad: true}
			m.lost(msg.id, msg.err)
			return nil
		}
		return m.later(newsAgain, ChangedMsg{})
	case !d.Merge(msg.log):
		return nil
	}
	return m.broadcast(ui.WorkbookChangedMsg{ID: msg.id})
}

// saved takes in that changes are on disk. The library hears of it too.
func (m *Model) saved(msg save.DoneMsg) tea.Cmd {
	cmds := []tea.Cmd{m.broadcast(msg)}
	if d := m.drafts[msg.ID]; d != nil && d.Saved(msg) {
		cmds = append(cmds, m.broadcast(ui.WorkbookChangedMsg{ID: msg.ID}))
	}
	cmds = append(cmds, m.dropOutside())
	m.dropDrafts()
	m.notePlace()
	return tea.Batch(append(cmds, m.remember(), m.leaving(msg))...)
}

func (m *Model) failed(msg save.FailedMsg) tea.Cmd {
	var panicked *save.PanicError
	if errors.As(msg.Err, &panicked) {
		panic(panicked) // it ends the program in order, as every panic does
	}
	if d := m.drafts[msg.ID]; d != nil {
		d.Failed(msg)
		m.keptOutside(msg.ID)
		m.lost(msg.ID, msg.Err)
	}
	return m.leaving(msg)
}

func (m *Model) conflicted(msg save.ConflictMsg) tea.Cmd {
	d := m.drafts[msg.ID]
	if d == nil {
		return nil
	}
	d.Conflicted(msg)
	if m.leave.on {
		return m.leaving(msg)
	}
	m.decideWhenFree()
	return nil
}

// decideWhenFree asks which of two versions stands, unless a text is being typed:
// then the footer says that there is something to decide, and keys go on being text.
func (m *Model) decideWhenFree() {
	if d := m.draft(); d != nil && d.Clash() != nil && len(m.over) == 0 && !m.top().Capturing() {
		m.open(newClash(d))
	}
}

// dropDrafts lets go of the drafts that no screen shows and that are saved.
func (m *Model) dropDrafts() {
	shown := map[string]bool{}
	for _, l := range m.stack {
		shown[idOf(l.to)] = true
	}
	for id, d := range m.drafts {
		if !shown[id] && d.Status() == save.Saved {
			delete(m.drafts, id)
		}
	}
}

// unsaved are the drafts with something that is not on disk.
func (m *Model) unsaved() []*draft.Draft {
	var out []*draft.Draft
	for _, d := range m.drafts {
		if d.Status() != save.Saved {
			out = append(out, d)
		}
	}
	return out
}
