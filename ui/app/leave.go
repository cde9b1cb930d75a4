package app

import (
	"errors"
	"io/fs"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/save"
	"shiben/ui/widget"
)

// patience is how long leaving waits for the disk before it asks.
const patience = 3 * time.Second

// leaving is the state of leaving the program.
type leaving struct {
	on        bool   // the person wants out
	abandoned bool   // and takes it that something is not saved
	file      string // where that was written instead
}

// Messages of leaving.
type (
	patienceMsg struct{}
	dumpedMsg   struct {
		path string
		err  error
	}
)

// DumpFunc writes a text to a new file. fs.ErrExist when there is one already.
type DumpFunc func(path, text string) error

// Abandoned tells that the person left although something was not saved.
func (m *Model) Abandoned() bool { return m.leave.abandoned }

// quit leaves the program once everything is on disk. When that does not come
// about, it asks.
func (m *Model) quit() tea.Cmd {
	m.leaveScreen()
	for _, d := range m.drafts {
		d.EndTyping()
	}
	if m.settled() {
		return tea.Quit
	}
	if m.leave.on {
		m.askToLeave()
		return nil
	}
	m.leave.on = true
	m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.leaving")}
	m.opts.Queue.Flush()
	return m.later(patience, patienceMsg{})
}

// later sends a message after a while.
func (m *Model) later(d time.Duration, msg tea.Msg) tea.Cmd {
	if m.opts.Later != nil {
		return m.opts.Later(d, msg)
	}
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// settled tells whether leaving loses nothing. A conflict that waits is no
// reason to stay: the log keeps both texts.
func (m *Model) settled() bool {
	for _, d := range m.unsaved() {
		if d.Status() != save.Clash {
			return false
		}
	}
	return true
}

// leaving goes on with leaving after the writer said something.
func (m *Model) leaving(msg tea.Msg) tea.Cmd {
	if dumped, ok := msg.(dumpedMsg); ok {
		return m.dumped(dumped)
	}
	if !m.leave.on {
		return nil
	}
	if m.settled() {
		return tea.Quit
	}
	switch msg.(type) {
	case patienceMsg, save.FailedMsg:
		m.askToLeave()
	}
	return nil
}

// askToLeave asks what becomes of that which cannot be saved.
func (m *Model) askToLeave() {
	for _, o := range m.over {
		switch o.(type) {
		case *farewell, *elsewhere:
			return
		}
	}
	m.notice = ui.NoticeMsg{}
	m.open(newFarewell(m))
}

// farewell is the dialog of leaving with something unsaved.
type farewell struct {
	corner
	dialog widget.Dialog
}

func newFarewell(m *Model) *farewell {
	f := &farewell{}
	f.say(m)
	return f
}

// say puts everything into the language of now, and into what is known by now.
func (f *farewell) say(m *Model) {
	words := m.look.Words
	why := words.T("app.leave_slow")
	for _, d := range m.unsaved() {
		if d.Err() != nil {
			why = words.Error(d.Err())
		}
	}
	f.dialog.Title = words.T("app.leave_title")
	f.dialog.Body = words.T("app.leave_body", "why", why)
	f.dialog.Choices = []widget.Choice{{ID: "retry", Label: words.T("app.leave_retry")}}
	if m.opts.Dump != nil {
		f.dialog.Choices = append(f.dialog.Choices, widget.Choice{ID: "dump", Label: words.T("app.leave_dump")})
	}
	f.dialog.Choices = append(f.dialog.Choices,
		widget.Choice{ID: "stay", Label: words.T("app.leave_stay")},
		widget.Choice{ID: "leave", Label: words.T("app.leave_anyway")})
}

func (f *farewell) box(m *Model, w, h int) widget.Box {
	f.say(m)
	return f.dialog.View(m.look.Theme, w, h)
}

func (f *farewell) update(m *Model, msg tea.Msg) tea.Cmd {
	id, done := f.answered(&f.dialog, msg)
	if !done {
		return nil
	}
	m.close()
	switch id {
	case "retry":
		m.leave.on = false
		return m.quit()
	case "dump":
		m.open(newElsewhere(m))
	case "leave":
		m.leave.abandoned = true
		return tea.Quit
	default:
		m.leave.on = false
	}
	return nil
}

func (f *farewell) keys(m *Model) []key.Binding { return m.dialogKeys() }

// elsewhere asks for a file to write to what cannot be saved.
type elsewhere struct {
	corner
	form *widget.Form
}

func newElsewhere(m *Model) *elsewhere {
	words := m.look.Words
	name := "shiben-" + m.env.Now().Format("2006-01-02-1504") + ".txt"
	return &elsewhere{form: widget.NewForm(words.T("app.dump_title"), words.T("app.dump_keys"), []widget.Field{
		{ID: "path", Label: words.T("app.dump_path"), Value: name},
	})}
}

func (e *elsewhere) box(m *Model, w, h int) widget.Box { return e.form.View(m.look.Theme, w, h) }

func (e *elsewhere) update(m *Model, msg tea.Msg) tea.Cmd {
	out, cmd := e.form.Update(msg)
	switch out {
	case widget.Left:
		m.close()
		m.askToLeave()
	case widget.Submitted:
		path, write, text := e.form.Value("path"), m.opts.Dump, m.dump()
		return func() tea.Msg { return dumpedMsg{path, write(path, text)} }
	}
	return cmd
}

func (e *elsewhere) keys(m *Model) []key.Binding {
	return []key.Binding{m.hint("enter", "write"), m.hint("esc", "leave_it")}
}

// dumped leaves when the file is written, and says why when it is not.
func (m *Model) dumped(msg dumpedMsg) tea.Cmd {
	if msg.err == nil {
		m.leave.abandoned, m.leave.file = true, msg.path
		return tea.Quit
	}
	if n := len(m.over); n > 0 {
		if e, ok := m.over[n-1].(*elsewhere); ok {
			e.form.Problem = m.look.Words.T("app.dump_failed", "path", msg.path, "why", m.why(msg.err))
		}
	}
	return nil
}

func (m *Model) why(err error) string {
	switch {
	case errors.Is(err, fs.ErrExist):
		return m.look.Words.T("app.why_exists")
	case errors.Is(err, fs.ErrPermission):
		return m.look.Words.T("app.why_permission")
	case errors.Is(err, fs.ErrNotExist):
		return m.look.Words.T("app.why_folder")
	}
	return err.Error()
}
