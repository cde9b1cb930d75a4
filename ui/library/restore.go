package library

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Messages about a library that cannot be read.
type (
	backupMsg   struct{ backup *workbook.Backup } // nil: there is no whole one
	restoredMsg struct {
		out workbook.Restored
		err error
	}
	againMsg struct{}
)

// turnAgain is when a library that another program holds is asked for again.
const turnAgain = time.Second

// waitForTurn reads the library again after a while when another program holds it.
func (s *Screen) waitForTurn() tea.Cmd {
	if !errors.Is(s.err, workbook.ErrInUse) {
		return nil
	}
	return tea.Tick(turnAgain, func(time.Time) tea.Msg { return againMsg{} })
}

// findBackup looks for what could be put in the place of a library that is damaged
// or gone.
func (s *Screen) findBackup() tea.Cmd {
	s.backup = nil
	var p *workbook.Problem
	gone := errors.As(s.err, &p) && p.Code == "disk_gone"
	if s.env.Upkeep == nil || !gone && !errors.Is(s.err, workbook.ErrDamaged) {
		return nil
	}
	upkeep := s.env.Upkeep
	return func() tea.Msg {
		b, err := upkeep.FindBackup(context.Background(), "")
		if err != nil {
			return backupMsg{}
		}
		return backupMsg{&b}
	}
}

func (s *Screen) backupFound(msg backupMsg) {
	if s.err != nil {
		s.backup = msg.backup
	}
}

// askRestore asks whether the backup is put in the library's place.
func (s *Screen) askRestore() {
	s.panel = &panel{kind: restorePanel, ask: &widget.Dialog{
		Choices: []widget.Choice{{ID: "keep"}, {ID: "restore"}},
	}}
	s.panel.relabel(s)
}

func (s *Screen) restoreBody() string {
	b := s.backup
	if b == nil {
		return ""
	}
	form := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(s.env.Now().Location()).Format("2006-01-02 15:04")
	}
	return s.t("restore_body", "path", text.Safe(b.Path), "made", form(b.At), "workbooks", b.Workbooks,
		"changed", form(b.Changed), "size", i18n.Size(b.Bytes), "foreign", b.Foreign)
}

// restore puts the backup that was shown in the library's place.
func (s *Screen) restore() tea.Cmd {
	if s.backup == nil {
		return nil
	}
	upkeep, path := s.env.Upkeep, s.backup.Path
	return func() tea.Msg {
		out, err := upkeep.RestoreFrom(context.Background(), path)
		return restoredMsg{out, err}
	}
}

// restored reads the library that stands there now, and says where the other one is.
func (s *Screen) restored(msg restoredMsg) tea.Cmd {
	if msg.err != nil {
		return s.problem(msg.err)
	}
	told := ui.TellMsg{
		Title: s.t("restored_title"),
		Text:  s.t("restored", "path", text.Safe(msg.out.From.Path), "workbooks", msg.out.From.Workbooks, "kept", text.Safe(msg.out.Kept)),
	}
	return tea.Batch(
		func() tea.Msg { return ui.LibraryChangedMsg{} },
		func() tea.Msg { return told },
	)
}
