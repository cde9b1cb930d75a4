package compare

import (
	"strings"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Screen pages through a comparison. A row is selected: from there one goes to
// the walk.
type Screen struct {
	from, to *workbook.Workbook
	labels   [2]string
	d        *draft.Draft // of to; nil: to does not change
	look     ui.Look
	keys     keyMap
	w, h     int

	reader  widget.Reader
	spots   []spot
	parts   bool // there is more than one section
	edition int  // of the draft, that the rows show
	fresh   bool // the rows fit the size and the look
}

var _ ui.Screen = (*Screen)(nil)

// New puts two workbooks beside each other, the older one first. Labels name
// them; an empty one is "then" or "now".
func New(_ ui.Env, from, to *workbook.Workbook, labels [2]string) *Screen {
	return &Screen{from: from, to: to, labels: labels}
}

// Follow makes the newer workbook the one that is being edited: what is shown
// goes along with it, and enter leads to its walk.
func (s *Screen) Follow(d *draft.Draft) *Screen {
	s.d, s.fresh = d, false
	return s
}

// Init has nothing to fetch.
func (s *Screen) Init() tea.Cmd { return nil }

// SetSize lays the comparison out anew.
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
	k.Walk.SetEnabled(s.d != nil && s.reader.At() >= 0)
	k.Section.SetEnabled(s.parts)
	k.Page.SetEnabled(s.reader.Scrolls())
	k.Ends.SetEnabled(s.reader.Scrolls())
	return k
}

// Cursor is nil: nothing is typed here.
func (s *Screen) Cursor() *tea.Cursor { return nil }

// Capturing is false: nothing is typed here.
func (s *Screen) Capturing() bool { return false }

// Title is the newer workbook's title and what is shown of it.
func (s *Screen) Title() string {
	return text.Safe(oneLine(s.newer().About.Title)) + " › " + s.look.Words.T("compare.title")
}

func (s *Screen) newer() *workbook.Workbook {
	if s.d != nil {
		return s.d.Workbook()
	}
	return s.to
}

// Update takes keys and the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	s.layOut()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseWheelMsg:
		by := 3
		if msg.Button == tea.MouseWheelUp {
			by = -3
		}
		s.reader.Wheel(by)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && s.reader.Click(msg.Y) {
			return s.walk()
		}
	}
	return nil
}

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	k := s.Keys().(keyMap)
	switch {
	case widget.Matches(msg, k.Walk):
		return s.walk()
	case widget.Matches(msg, k.Move, k.Page, k.Ends, k.Section):
		s.reader.Key(arrow(widget.Stroke(msg)))
	}
	return nil
}

// arrow is the key that j and k stand for.
func arrow(stroke string) string {
	switch stroke {
	case "j":
		return "down"
	case "k":
		return "up"
	}
	return stroke
}

// walk goes to the selected prompt of the workbook that is being edited.
func (s *Screen) walk() tea.Cmd {
	at := s.reader.At()
	if s.d == nil || at < 0 {
		return nil
	}
	return ui.Push(ui.WalkRoute{ID: s.d.ID(), Prompt: s.spots[at].prompt})
}

// layOut makes the rows again when the answers, the size or the look changed. The
// selection stays on its prompt.
func (s *Screen) layOut() {
	if s.fresh && (s.d == nil || s.edition == s.d.Edition()) {
		return
	}
	s.fresh = true
	if s.d != nil {
		s.edition = s.d.Edition()
	}
	was := ""
	if at := s.reader.At(); at >= 0 {
		was = s.spots[at].prompt
	}
	doc := compose(workbook.Compare(s.from, s.newer()), s.look, max(s.w, 1), s.labels)
	same := s.reader.At() >= 0 && s.reader.At() < len(doc.spots) && doc.spots[s.reader.At()].prompt == was
	s.spots, s.parts = doc.spots, len(doc.sections) > 1
	rows := make([]int, len(doc.spots))
	for i, sp := range doc.spots {
		rows[i] = sp.row
	}
	s.reader.SetRoom(max(s.h-lead(s.h), 1))
	s.reader.SetText(doc.rows, rows, doc.sections)
	for i := 0; !same && was != "" && i < len(doc.spots); i++ {
		if doc.spots[i].prompt == was {
			s.reader.Select(i)
			break
		}
	}
}

// lead is the blank rows above the text.
func lead(h int) int {
	if h >= 10 {
		return 1
	}
	return 0
}

// View is the rows in sight.
func (s *Screen) View() string {
	if s.w < 1 || s.h < 1 {
		return ""
	}
	s.layOut()
	rows := make([]string, s.h)
	sign := " " // there is nowhere to go
	if s.d != nil {
		sign = s.look.Theme.Accent.Render("›")
	}
	copy(rows[lead(s.h):], s.reader.Visible(sign))
	return strings.Join(rows, "\n")
}
