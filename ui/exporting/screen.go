// Package exporting is the screen on which a workbook leaves the program: what is
// written, in which language, with what beside the answers and to where, and beside
// it the document as it will read. It knows the formats that ui/export has and what
// is on its own screen.
package exporting

import (
	"time"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/ui/widget"
)

// Screen is what is wanted of a workbook's document.
type Screen struct {
	env  ui.Env
	d    *draft.Draft
	look ui.Look
	keys keyMap
	w, h int

	wants wants
	at    int            // the row in focus; the last is the path
	list  widget.List    // which rows are in sight
	path  *editor.Editor // where to
	own   bool           // the path was typed, and is not made of the title any more
	whole bool           // the preview has the room of the settings, where both have none

	making  int // the newest preview that was asked for
	preview preview
	writing bool
	ask     *widget.Dialog // whether a file is replaced
	askFor  string         // which
	x, y    int            // where its box was drawn last
}

var _ ui.Screen = (*Screen)(nil)

// New asks what is wanted of a workbook that is being edited.
func New(env ui.Env, d *draft.Draft) *Screen {
	s := &Screen{env: env, d: d, wants: standard(env.Lang)}
	s.path = editor.NewLine(mostPath)
	return s
}

// mostPath is how many characters a path has at most.
const mostPath = 1000

// Init makes the first preview.
func (s *Screen) Init() tea.Cmd {
	s.wants.langs = string(s.look.Words.Lang())
	s.rename()
	return s.show()
}

// SetSize gives the screen its room.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.reveal()
}

// SetLook changes theme and language.
func (s *Screen) SetLook(look ui.Look) {
	s.look, s.keys = look, newKeys(look.Words)
	s.path.SetPlaceholder(s.t("path_hint"))
	s.rename()
	s.relabel()
	s.preview.forget()
}

// Keys are those that work now.
func (s *Screen) Keys() help.KeyMap { return s.bindings() }

// Capturing tells that the path is being typed.
func (s *Screen) Capturing() bool { return s.ask == nil && s.onPath() }

// Title is the workbook's title and that it is to be exported.
func (s *Screen) Title() string { return text.Safe(oneLine(s.title())) + " › " + s.t("title") }

// title is the workbook's.
func (s *Screen) title() string { return s.d.Workbook().About.Title }

// t is a sentence of this screen.
func (s *Screen) t(key string, args ...any) string {
	return s.look.Words.T("exporting."+key, args...)
}

func (s *Screen) zone() *time.Location { return s.env.Now().Location() }

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		if s.Capturing() {
			return s.typed(msg)
		}
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case ui.WorkbookChangedMsg:
		if msg.ID == s.d.ID() {
			s.rename()
			return s.show()
		}
	case previewMsg:
		s.shown(msg)
	case writtenMsg:
		return s.written(msg)
	}
	return nil
}
