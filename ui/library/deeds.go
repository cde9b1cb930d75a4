package library

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/save"
	"shiben/workbook"
)

// Messages of what was done to a workbook.
type (
	madeMsg struct {
		head workbook.Head
		open bool // go there
		err  error

		from    *workbook.Workbook // whose answers were carried, if any
		carried workbook.Carried
	}
	renamedMsg struct {
		head workbook.Head
		err  error
	}
	deletedMsg struct {
		id, title string
		err       error
	}
)

// told takes what commands and other screens say.
func (s *Screen) told(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case headsMsg:
		return s.listed(msg)
	case freshMsg:
		return s.freshRead(msg)
	case backupMsg:
		s.backupFound(msg)
	case restoredMsg:
		return s.restored(msg)
	case againMsg:
		if s.err != nil {
			return s.readBy(s.listing())
		}
	case casesMsg:
		return s.casesRead(msg)
	case sourceMsg:
		return s.sourceRead(msg)
	case knownMsg:
		s.known, s.kept = msg.template, nil
	case madeMsg:
		return s.made(msg)
	case renamedMsg:
		if msg.err != nil {
			return s.problem(msg.err)
		}
		s.put(msg.head, true)
	case deletedMsg:
		if msg.err != nil {
			return s.problem(msg.err)
		}
		s.take(msg.id)
		return ui.Notice(s.t("deleted", "title", quote(msg.title)))
	case save.DoneMsg:
		s.saved(msg)
	}
	return nil
}

func (s *Screen) problem(err error) tea.Cmd { return ui.Problem(s.look.Words.Error(err)) }

func (s *Screen) made(msg madeMsg) tea.Cmd {
	if msg.err != nil {
		return s.problem(msg.err)
	}
	s.put(msg.head, true)
	switch {
	case len(msg.carried.Dropped) > 0:
		s.tellDropped(msg)
		return nil
	case msg.from != nil:
		return tea.Batch(ui.Push(ui.WalkRoute{ID: msg.head.ID}), ui.Notice(s.t("from_made", "count", msg.carried.Kept)))
	case msg.open:
		return ui.Push(ui.WalkRoute{ID: msg.head.ID})
	}
	return ui.Notice(s.t("copied", "title", quote(msg.head.Title)))
}

// deed is what a command needs to write: copies, so that nothing is shared.
type deed struct {
	store  workbook.Store
	id     string
	act    string
	author string
	now    time.Time
}

func (s *Screen) deed(id string) deed {
	return deed{s.env.Store, id, s.env.NewID(), s.env.Author, s.env.Now()}
}

func (d deed) create(t *workbook.Template, changes []workbook.Change) (workbook.Head, error) {
	workbook.Stamp(changes, d.act, d.author, d.now)
	return d.store.Create(context.Background(), d.id, t, changes)
}

// create makes a workbook of a template and goes there.
func (s *Screen) create(t *workbook.Template, about workbook.About) tea.Cmd {
	d := s.deed(s.env.NewID())
	return func() tea.Msg {
		changes, err := workbook.Begin(t, about)
		if err != nil {
			return madeMsg{err: err}
		}
		head, err := d.create(t, changes)
		return madeMsg{head: head, open: true, err: err}
	}
}

// createCase makes a workbook of a worked case in the language of now.
func (s *Screen) createCase(c *workbook.Case, t *workbook.Template) tea.Cmd {
	d, lang := s.deed(s.env.NewID()), s.look.Words.Lang()
	return func() tea.Msg {
		changes, err := c.Begin(t, lang)
		if err != nil {
			return madeMsg{err: err}
		}
		head, err := d.create(t, changes)
		return madeMsg{head: head, open: true, err: err}
	}
}

// createFrom makes a workbook with the answers of an older one.
func (s *Screen) createFrom(old *workbook.Workbook, t *workbook.Template, about workbook.About) tea.Cmd {
	d := s.deed(s.env.NewID())
	return func() tea.Msg {
		carried, err := workbook.BeginFrom(old, t, about)
		if err != nil {
			return madeMsg{err: err}
		}
		head, err := d.create(t, carried.Changes)
		return madeMsg{head: head, open: true, err: err, from: old, carried: carried}
	}
}

// duplicate makes a workbook with the same answers; its log begins with them.
func (s *Screen) duplicate() tea.Cmd {
	from, d := s.current().ID, s.deed(s.env.NewID())
	title := s.t("copy_title", "title", s.current().Title)
	return func() tea.Msg {
		w, _, err := d.store.Load(context.Background(), from)
		if err != nil {
			return madeMsg{err: err}
		}
		about := w.About
		about.Title = title
		changes, err := workbook.Copy(w, about)
		if err != nil {
			return madeMsg{err: err}
		}
		head, err := d.create(w.Template, changes)
		return madeMsg{head: head, err: err}
	}
}

// rename gives a workbook another title, as one act that can be undone in it.
func (s *Screen) rename(head workbook.Head, title string) tea.Cmd {
	d := s.deed(head.ID)
	changes := []workbook.Change{{
		Kind:    workbook.AboutChange,
		Address: workbook.Address{Column: workbook.AboutTitle},
		Before:  workbook.Value{Text: head.Title},
		After:   workbook.Value{Text: title},
	}}
	return func() tea.Msg {
		workbook.Stamp(changes, d.act, d.author, d.now)
		receipt, err := d.store.Append(context.Background(), d.id, head.Revision, changes)
		return renamedMsg{receipt.Head, err}
	}
}

func (s *Screen) remove(head workbook.Head) tea.Cmd {
	store := s.env.Store
	return func() tea.Msg {
		return deletedMsg{head.ID, head.Title, store.Delete(context.Background(), head.ID)}
	}
}
