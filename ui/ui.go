// Package ui is the vocabulary that screens share: what a screen is, the routes
// between screens, what they are given (Env) and the messages they send up. It
// knows no screen; ui/app alone knows them all, and screens never import each
// other.
package ui

import (
	"time"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/export"
	"shiben/ui/i18n"
	"shiben/ui/theme"
	"shiben/workbook"
)

// Screen is one page of the program. The frame round it (header, footer,
// dialogs) is the app's; a screen draws and places its cursor within the size
// that it was given last.
type Screen interface {
	// Init is called once, when the screen comes on the stack.
	Init() tea.Cmd
	// Update takes a message; keys only while the screen is in front. Work that
	// touches the disk goes into the command.
	Update(tea.Msg) tea.Cmd
	// View is exactly the size of the last SetSize: h rows, none wider than w.
	View() string
	SetSize(w, h int)
	// SetLook is called before Init and whenever the theme or the language changes.
	SetLook(Look)
	// Keys are the bindings that work here now, for the footer and the help.
	Keys() help.KeyMap
	// Cursor is the real cursor relative to the screen, nil when no text is typed.
	Cursor() *tea.Cursor
	// Capturing tells that a text field has the focus, so that single letters are
	// text and no command.
	Capturing() bool
	// Title is the screen's place in the header, after the program's name.
	Title() string
}

// Look is how things are drawn and said: it changes while a screen lives.
type Look struct {
	Theme theme.Theme
	Words *i18n.Words
}

// Env is what comes from outside: the store, clock and ids, wired in main.
type Env struct {
	Store    workbook.Store
	Upkeep   workbook.Upkeep // how the library's file is looked after; nil: it is no file
	Now      func() time.Time
	NewID    func() string
	Author   string                             // who makes the changes
	Template func() (*workbook.Template, error) // the template of new workbooks, read when first asked for
	Own      func() []OwnTemplate               // templates of the person's own, read anew each time; nil: none
	Cases    func() ([]*workbook.Case, error)   // worked cases, parsed each time; nil: none
	Lang     workbook.Lang                      // to begin with
	Words    func(workbook.Lang) (*i18n.Words, error)
	Export   *export.Exporter          // writes documents; nil: there is no export
	Folder   string                    // the folder that a file's name without one is in
	Edit     func(EditRequest) tea.Cmd // opens a text in the person's own editor; nil: there is none
}

// OwnTemplate is a file in the folder of a person's own templates: what it holds,
// or why it cannot be used.
type OwnTemplate struct {
	File     string // its name, or the folder's path when that cannot be read
	Template *workbook.Template
	Err      error
}

// Route says where to go. The set is sealed; one function in ui/app builds
// screens from it.
type Route interface{ route() }

type (
	// LibraryRoute is all the workbooks.
	LibraryRoute struct{}
	// TrashRoute is what was deleted.
	TrashRoute struct{}
	// WalkRoute is the walk through a workbook, at the prompt where it was left
	// when Prompt is empty.
	WalkRoute struct{ ID, Prompt string }
	// ProfileRoute is a workbook's profile.
	ProfileRoute struct{ ID string }
	// HistoryRoute is a workbook's log and its versions.
	HistoryRoute struct{ ID string }
	// ExportRoute is what is wanted of a workbook's document.
	ExportRoute struct{ ID string }
	// CompareRoute puts a workbook beside another one, or beside itself at an
	// earlier point of its log when Other is empty.
	CompareRoute struct {
		ID    string // the newer, or the present one
		Other string // another workbook; empty: the same one
		Seq   int    // of the same one: the point of the log
	}
)

func (LibraryRoute) route() {}
func (TrashRoute) route()   {}
func (WalkRoute) route()    {}
func (ProfileRoute) route() {}
func (HistoryRoute) route() {}
func (CompareRoute) route() {}
func (ExportRoute) route()  {}

// Messages that screens send to the app.
type (
	// PushMsg goes to a route; the present screen waits beneath.
	PushMsg struct{ To Route }
	// ReplaceMsg goes to a route in place of the present screen.
	ReplaceMsg struct{ To Route }
	// PopMsg goes one level up; on the first level it does nothing.
	PopMsg struct{}
	// QuitMsg leaves the program after what is typed is saved.
	QuitMsg struct{}
	// NoticeMsg shows a sentence in the footer until the next key.
	NoticeMsg struct {
		Text string
		Bad  bool // something did not go: the sentence stays until a key is pressed
	}
	// TellMsg shows sentences of any length over the screens until they are put
	// away: what holds a path must be read to its end.
	TellMsg struct{ Title, Text string }
)

// Messages that the app sends to screens.
type (
	// WorkbookChangedMsg says that a workbook's answers are not what they were:
	// an undo, a merge of another process's changes, a decided conflict. Screens
	// read the draft again.
	WorkbookChangedMsg struct{ ID string }
	// LibraryChangedMsg says that the library was written to, here or elsewhere.
	LibraryChangedMsg struct{}
)

// Push returns the command that goes to a route.
func Push(to Route) tea.Cmd { return func() tea.Msg { return PushMsg{to} } }

// Pop is the command that goes one level up.
func Pop() tea.Msg { return PopMsg{} }

// Notice returns the command that shows a sentence.
func Notice(text string) tea.Cmd { return func() tea.Msg { return NoticeMsg{Text: text} } }

// Problem returns the command that shows what did not go.
func Problem(text string) tea.Cmd { return func() tea.Msg { return NoticeMsg{Text: text, Bad: true} } }
