package profile

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/workbook"
)

// Screen pages through a workbook's profile. A row is selected: from there one
// goes to the walk.
type Screen struct {
	env  ui.Env
	d    *draft.Draft
	look ui.Look
	keys keys
	w, h int

	pt       painter
	readings []workbook.Reading
	of       readingsKey // what they were computed for
	doc      document
	edition  int  // of the draft, that doc shows
	fresh    bool // doc fits the size and the look
	top      int  // first row shown
	at       int  // index of the selected spot

	sheet   sheet
	because *editor.Editor // why a reading is accepted, while it is typed
	asked   ref            // the reading
}

// readingsKey is what readings depend on.
type readingsKey struct {
	edition int
	lang    workbook.Lang
	known   bool
}

var _ ui.Screen = (*Screen)(nil)

// New is the profile of a workbook that is being edited.
func New(env ui.Env, d *draft.Draft) *Screen { return &Screen{env: env, d: d} }

// Init has nothing to fetch.
func (s *Screen) Init() tea.Cmd { return nil }

// SetSize lays the profile out anew, with the same row selected.
func (s *Screen) SetSize(w, h int) {
	if w != s.w || h != s.h {
		s.w, s.h, s.fresh = w, h, false
	}
}

// SetLook changes colours and words.
func (s *Screen) SetLook(look ui.Look) {
	s.look, s.keys, s.fresh = look, newKeys(look.Words), false
}

// Keys are the bindings that work now.
func (s *Screen) Keys() help.KeyMap {
	s.layOut()
	k := s.keys
	if s.because != nil {
		return s.keys.typing()
	}
	k.apply.SetEnabled(false)
	k.cancel.SetEnabled(false)
	sel, ok := s.selected()
	_, figures := s.pt.figures(sel.ref)
	k.walk.SetEnabled(ok)
	for _, b := range []*key.Binding{&k.export, &k.copy, &k.copyAll} {
		b.SetEnabled(s.env.Export != nil)
	}
	k.open.SetEnabled(ok)
	k.sums.SetEnabled(ok && figures)
	k.close.SetEnabled(s.sheet.open)
	k.reading.SetEnabled(len(s.readings) > 0)
	reading := s.pt.reading(sel.ref)
	k.accept.SetEnabled(ok && sel.ref.kind == readingRef && reading != nil)
	if reading != nil && !reading.Open() {
		k.accept.SetHelp("a", k.reopen)
	}
	if s.sheet.open && !s.sheet.sums {
		k.open.SetHelp("enter", k.goOn)
	}
	for _, b := range []*key.Binding{&k.prev, &k.next, &k.number} {
		b.SetEnabled(len(s.doc.sections) > 1)
	}
	for _, b := range []*key.Binding{&k.pageUp, &k.pageDown, &k.top, &k.bottom} {
		b.SetEnabled(s.last() > 0 || s.sheetRests())
	}
	return k
}

// Cursor is where the reason is typed, nil while none is.
func (s *Screen) Cursor() *tea.Cursor { return s.becauseCursor() }

// Capturing tells that a reason is being typed.
func (s *Screen) Capturing() bool { return s.because != nil }

// Title is the workbook's title and what is shown of it.
func (s *Screen) Title() string {
	return text.Safe(oneLine(s.d.Workbook().About.Title)) + " › " + s.look.Words.T("profile.title")
}

// Update takes keys, and that the answers are not what they were.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		return s.pasted(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case ui.WorkbookChangedMsg:
		if msg.ID == s.d.ID() {
			s.fresh = false
		}
	}
	return nil
}

// layOut makes the rows again when the answers, the size or the look changed.
// The selection stays on what it stands for, and as far from the top as it was.
func (s *Screen) layOut() {
	if s.fresh && s.edition == s.d.Edition() {
		return
	}
	was, had := s.selected()
	offset := was.row - s.top
	s.compute()
	s.pt = newPainter(s.d.Workbook(), s.look, max(s.w, 1), Options{Height: max(s.h, 1)}, s.readings)
	s.doc = s.pt.compose()
	s.edition, s.fresh = s.d.Edition(), true
	s.sheet.rows = nil
	s.at = min(s.at, max(len(s.doc.spots)-1, 0))
	for i, sp := range s.doc.spots {
		if had && sp.ref == was.ref {
			s.at = i
			s.top = sp.row - offset
			break
		}
	}
	s.clamp()
	if s.top > 0 || s.sheet.open {
		s.reveal()
	}
}

// compute runs the template's rules once for each edition and language.
func (s *Screen) compute() {
	now := readingsKey{s.d.Edition(), s.look.Words.Lang(), true}
	if s.of != now {
		s.readings, s.of = readingsOf(s.d.Workbook(), s.look, Options{}), now
	}
}

// View is the rows from the top on, the selected one with a sign before it, and
// under them the sheet that is open.
func (s *Screen) View() string {
	if s.w < 1 || s.h < 1 {
		return ""
	}
	s.layOut()
	rows := make([]string, s.h)
	room := s.room()
	copy(rows[:room], s.doc.rows[s.top:])
	copy(rows[room:], s.sheetRows())
	if sel, ok := s.selected(); ok && s.visible(sel.row) {
		rows[sel.row-s.top] = s.pointed(rows[sel.row-s.top])
	}
	return strings.Join(rows, "\n")
}

// pointed puts a sign right before what a row begins with, where there is a
// margin for it.
func (s *Screen) pointed(row string) string {
	blank := len(row) - len(strings.TrimLeft(row, " "))
	if blank == 0 {
		return row
	}
	at := max(blank-2, 0)
	return row[:at] + s.look.Theme.Accent.Render("›") + row[at+1:]
}
