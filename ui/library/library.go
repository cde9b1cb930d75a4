// Package library is the screen of all the workbooks of a store: what there is,
// how far each has come, how its profile looks in small, and what can be done
// with a workbook as a whole. It knows the store's promises and what is on its
// own screen; of answers it knows nothing but their count.
package library

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Options say how the screen begins.
type Options struct {
	Heads  func() ([]workbook.Head, error) // the first reading, which may have begun already; nil reads the store
	Select string                          // id of the workbook to stand on
}

// Screen is the library.
type Screen struct {
	env  ui.Env
	opts Options
	look ui.Look
	keys keyMap

	heads   []workbook.Head // the one changed last first
	shown   []int           // of heads, what the filter lets through, in order
	list    widget.List
	read    bool               // heads are what the store holds
	err     error              // why they could not be read
	backup  *workbook.Backup   // what can be put in the place of a library that is damaged
	reading int                // the newest reading; what older ones found is dropped
	fresh   *workbook.Template // of new workbooks, once it was asked for
	own     []ui.OwnTemplate   // the person's own, as they were read last
	coming  bool               // what a panel needs is being read
	held    []tea.Msg          // what was typed meanwhile, for the panel
	known   *workbook.Template // of a workbook that is there: names of sides and depths

	marked string // id of the workbook that another is to be compared with

	filter    *editor.Editor
	filtering bool // the filter has the focus
	panel     *panel

	w, h  int
	top   int    // the row where the list begins, as drawn last
	drawn string // the view as it was made last, empty when something changed
	kept  map[string]drawnItem
}

// New is the library of a store.
func New(env ui.Env, opts Options) *Screen {
	s := &Screen{env: env, opts: opts, keys: newKeys(), filter: editor.NewLine(80)}
	if s.opts.Heads == nil {
		s.opts.Heads = s.listing()
	}
	return s
}

// Init begins to read the library.
func (s *Screen) Init() tea.Cmd {
	read := s.opts.Heads
	s.opts.Heads = nil
	return s.readBy(read)
}

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	s.drawn = ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	case ui.LibraryChangedMsg:
		return s.readBy(s.listing())
	}
	return s.told(msg)
}

// SetSize gives the screen its room.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h, s.drawn, s.kept = w, h, "", nil
	s.list.SetRoom(s.layout().items)
}

// SetLook changes theme and language.
func (s *Screen) SetLook(look ui.Look) {
	s.look, s.drawn, s.kept = look, "", nil
	s.keys.relabel(look.Words)
	s.filter.SetPlaceholder(s.t("filter_hint"))
	s.filter.SetStyles(editor.Styles{Text: look.Theme.Text, Placeholder: look.Theme.Faint, Selection: look.Theme.Selected})
	if s.panel != nil {
		s.panel.relabel(s)
	}
}

// Title is the screen's place in the header.
func (s *Screen) Title() string { return s.t("title") }

// Capturing tells that a text is being typed.
func (s *Screen) Capturing() bool { return s.filtering || s.panel != nil }

// Keys are those that work now.
func (s *Screen) Keys() help.KeyMap { return s.bindings() }

// t is a sentence of this screen.
func (s *Screen) t(key string, args ...any) string { return s.look.Words.T("library."+key, args...) }

// current is the head of the selected workbook, nil when there is none.
func (s *Screen) current() *workbook.Head {
	if at := s.list.At(); at >= 0 {
		return &s.heads[s.shown[at]]
	}
	return nil
}
