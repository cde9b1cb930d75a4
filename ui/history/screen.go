package history

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Render draws a workbook to be read, in rows of at most width cells.
type Render func(w *workbook.Workbook, look ui.Look, width int) []string

// Screen is a workbook's log.
type Screen struct {
	env    ui.Env
	d      *draft.Draft
	render Render
	look   ui.Look
	keys   keyMap
	w, h   int

	read     bool // deeds and entries are those of the edition
	loaded   bool
	edition  int
	deeds    []deed // in the log's order
	entries  []entry
	authors  int // cells of the widest name
	places   int // cells of the widest place of an answer
	versions int

	at     int      // the selected entry
	top    int      // the first row in sight
	open   int      // the entry that is unfolded; -1: none
	openID string   // its act
	detail []string // and its rows

	past  *past        // the workbook as it was, while one looks back
	form  *widget.Form // the name of a version, while it is asked for
	x, y  int          // where the form was drawn last
	drawn string       // the view as it was made last, empty when something changed
}

var _ ui.Screen = (*Screen)(nil)

// New is the log of a workbook that is being edited. Without a render there is no
// looking back.
func New(env ui.Env, d *draft.Draft, render Render) *Screen {
	return &Screen{env: env, d: d, render: render, open: -1}
}

// Init has nothing to fetch: the draft is given its log.
func (s *Screen) Init() tea.Cmd { return nil }

// SetSize gives the screen its room.
func (s *Screen) SetSize(w, h int) {
	if w == s.w && h == s.h {
		return
	}
	s.w, s.h, s.drawn = w, h, ""
	s.unfold(s.openID)
	s.reveal()
}

// SetLook changes theme and language.
func (s *Screen) SetLook(look ui.Look) {
	s.look, s.keys, s.drawn = look, newKeys(look.Words), ""
	s.measurePlaces()
	s.unfold(s.openID)
	if s.past != nil {
		s.past.width = 0
	}
	s.relabel()
}

// Keys are those that work now.
func (s *Screen) Keys() help.KeyMap { return s.bindings() }

// Capturing tells that a name is being typed.
func (s *Screen) Capturing() bool { return s.form != nil }

// Title is the workbook's title and what is shown of it.
func (s *Screen) Title() string {
	return oneLine(s.d.Workbook().About.Title) + " › " + s.t("title")
}

// Cursor is where the name goes in.
func (s *Screen) Cursor() *tea.Cursor {
	if s.form == nil {
		return nil
	}
	c := widget.Shift(s.form.View(s.look.Theme, s.w, s.h).Cursor, s.x, s.y)
	if c == nil || c.X >= s.w || c.Y >= s.h {
		return nil
	}
	return c
}

// t is a sentence of this screen.
func (s *Screen) t(key string, args ...any) string { return s.look.Words.T("history."+key, args...) }

func (s *Screen) zone() *time.Location { return s.env.Now().Location() }

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	s.drawn = ""
	s.refresh()
	switch msg := msg.(type) {
	case pastMsg:
		return s.looked(msg)
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		if s.form != nil {
			return s.nameText(msg)
		}
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	}
	return nil
}

// View draws exactly the size of the last SetSize.
func (s *Screen) View() string {
	if s.w < 1 || s.h < 1 {
		return ""
	}
	s.refresh()
	if s.drawn == "" {
		s.drawn = s.draw()
	}
	return s.drawn
}

func (s *Screen) draw() string {
	rows := []string(nil)
	if s.past != nil {
		rows = s.pastSheet()
	} else {
		rows = s.sheet()
	}
	view := strings.Join(text.Fit(rows, s.w, s.h), "\n")
	if s.form != nil {
		view, s.x, s.y = widget.Over(s.look.Theme, view, s.form.View(s.look.Theme, s.w, s.h), s.w, s.h)
	}
	return view
}
