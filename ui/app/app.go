// Package app is the program round the screens: the stack of screens and of what
// lies over them, the header and the footer, the keys that work everywhere, the
// drafts that screens share, saving, and leaving. It alone knows every screen;
// screens reach it by the messages of package ui.
package app

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/i18n"
	"shiben/ui/save"
	"shiben/ui/theme"
	"shiben/workbook"
)

// Options say how the program begins.
type Options struct {
	Queue    draft.Queue                         // takes changes to the store
	Unsaved  func() map[string][]workbook.Change // what is not known to be on disk, by workbook; nil: nothing
	Heads    func() ([]workbook.Head, error)     // the library, for the first frame; nil reads it in a command
	Workbook string                              // id of the workbook to begin with; empty: the library
	Theme    Theme
	Memory   *Memory                              // where each workbook was left; nil forgets
	Pace     pace                                 // how often views are made; the zero pace makes one for each message
	Dump     DumpFunc                             // writes what cannot be saved to a file elsewhere; nil: there is no such way
	Later    func(time.Duration, tea.Msg) tea.Cmd // sends a message after a while; nil: tea.Tick
}

// Theme is which colours are used.
type Theme string

// The themes: as the terminal's background says, for a light or a dark one, or
// no colours at all.
const (
	Auto  Theme = "auto"
	Light Theme = "light"
	Dark  Theme = "dark"
	Plain Theme = "none"
)

// Model is the program.
type Model struct {
	env     ui.Env
	opts    Options
	look    ui.Look
	words   map[workbook.Lang]*i18n.Words
	keys    keyMap
	w, h    int
	stack   []level // the last one is in front
	over    []overlay
	drafts  map[string]*draft.Draft // by workbook
	gone    map[string]bool         // workbooks that were deleted elsewhere while open here
	trip    int                     // the newest way to a workbook; older ones are dropped
	going   bool                    // a workbook is being read for it
	notice  ui.NoticeMsg
	outside []ui.TakenMsg // edited outside and not known to be on disk
	leave   leaving
	frame   frame
	send    func(any) // gives the program a message from another goroutine
}

// level is a screen on the stack and the route that led to it.
type level struct {
	to     ui.Route
	screen ui.Screen
}

// New makes the program. An error is that the sentences of the language cannot be
// read.
func New(env ui.Env, opts Options) (*Model, error) {
	m := &Model{
		env: env, opts: opts, words: map[workbook.Lang]*i18n.Words{}, drafts: map[string]*draft.Draft{}, gone: map[string]bool{},
		keys: newKeys(), frame: frame{pace: opts.Pace},
	}
	words, err := m.wordsOf(env.Lang)
	if err != nil {
		return nil, err
	}
	dark := opts.Theme != Light
	if opts.Theme == Auto && opts.Memory != nil {
		dark = !opts.Memory.State().Light
	}
	m.look = ui.Look{Theme: theme.New(dark), Words: words}
	m.keys.relabel(words)
	m.stack = []level{{ui.LibraryRoute{}, m.library()}}
	m.top().SetLook(m.look)
	return m, nil
}

// Init begins with the library, and with a workbook over it when one was asked
// for.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.top().Init()}
	if m.opts.Theme == Auto {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if id := m.opts.Workbook; id != "" {
		cmds = append(cmds, m.push(ui.WalkRoute{ID: id}))
	}
	return tea.Batch(cmds...)
}

// Update takes a message to where it belongs, and has a view made of it soon.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if internal(msg) {
		return m, nil
	}
	cmd := m.route(msg)
	return m, tea.Batch(cmd, m.frame.mark(m.env.Now(), m.later))
}

// route is the routing table:
//
//	size, background                     the root
//	keys, pastes, mouse                  what lies over the screens, if anything; else the root's own
//	                                     keys, as far as the screen in front leaves them; else that screen
//	where to go, notices, leaving        the root
//	the writer, the store, a workbook    the root, which tells the screens what it means for them
//	everything else                      every screen on the stack
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frameMsg:
		m.frame.due()
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		m.background(msg.IsDark())
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg, tea.MouseMsg:
		return m.input(msg)
	case ui.PushMsg, ui.ReplaceMsg, ui.PopMsg, ui.QuitMsg, ui.NoticeMsg, ui.TellMsg, ui.TakenMsg:
		return m.asked(msg)
	case loadedMsg:
		return m.loaded(msg)
	case historyMsg:
		return m.history(msg)
	case olderMsg:
		return m.older(msg)
	case renewedMsg:
		return m.renewed(msg)
	case newsMsg:
		return m.news(msg)
	case warnedMsg:
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(msg.err), Bad: true}
	case backMsg:
		return m.back(msg)
	case ChangedMsg:
		return m.changedElsewhere()
	case save.DoneMsg:
		return m.saved(msg)
	case save.FailedMsg:
		return m.failed(msg)
	case save.ConflictMsg:
		return m.conflicted(msg)
	case patienceMsg, dumpedMsg:
		return m.leaving(msg)
	default:
		return m.broadcast(msg)
	}
	return nil
}

// asked does what a screen asks for.
func (m *Model) asked(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.PushMsg:
		return m.push(msg.To)
	case ui.ReplaceMsg:
		return m.replace(msg.To)
	case ui.PopMsg:
		return m.pop()
	case ui.QuitMsg:
		return m.quit()
	case ui.NoticeMsg:
		m.notice = msg
	case ui.TellMsg:
		m.tell(msg)
	case ui.TakenMsg:
		return m.taken(msg)
	}
	return nil
}

// broadcast gives every screen a message.
func (m *Model) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, l := range m.stack {
		cmds = append(cmds, l.screen.Update(msg))
	}
	return tea.Batch(cmds...)
}

// top is the screen in front.
func (m *Model) top() ui.Screen { return m.stack[len(m.stack)-1].screen }
