package walk

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/workbook"
)

// Screen is the walk through one workbook.
type Screen struct {
	env  ui.Env
	k    *desk
	keys *keyMap

	steps     []workbook.Step
	at        int // the step that is shown
	page      page
	pages     map[string]page // those that were open, by their prompts
	outline   outline
	coach     coach
	over      cover   // what lies over the page; nil: nothing
	beside    *beside // what stands beside the answer; nil while it is closed
	out       *outing // the text that is open in the person's own editor; nil: none
	inOutline bool    // the outline has the focus
	paneOff   bool    // the coach beside the page was folded away
	drawer    bool    // the coach under the page was opened

	start  string // where to stand first: a prompt's id
	side   string // and the side or the row
	w, h   int
	lay    layout
	drawn  string // the last view; empty when something may have changed
	headed headKey
	head   []string
}

// New is the walk through a draft, at a prompt or, when at is empty, at the
// beginning. SetLook and SetSize come before the first View.
func New(env ui.Env, d *draft.Draft, at string) *Screen {
	s := &Screen{env: env, k: &desk{d: d}, keys: newKeys(), start: at, pages: map[string]page{}}
	s.outline.k, s.coach.k = s.k, s.k
	return s
}

// Place is where the walk stands: a prompt, and beside it the side, or of a table
// the row. StandOn brings it back.
func (s *Screen) Place() (prompt, side string) {
	if s.page == nil {
		return s.start, s.side
	}
	at := s.page.place()
	return at.prompt, at.side + at.row
}

// StandOn goes to a place that Place gave. A side or a row that is not there is
// left out; an unknown prompt changes nothing.
func (s *Screen) StandOn(prompt, side string) {
	if s.page == nil {
		s.start, s.side = prompt, side
		return
	}
	s.stand(s.spotOf(prompt, side))
}

func (s *Screen) spotOf(prompt, side string) spot {
	if p := s.k.template().Prompt(prompt); p != nil && p.Kind == workbook.Table {
		return spot{prompt: prompt, row: side}
	}
	return spot{prompt: prompt, side: side}
}

// Init does nothing: everything that is shown is in the draft.
func (s *Screen) Init() tea.Cmd { return nil }

// SetLook changes the language and the theme; the place is kept.
func (s *Screen) SetLook(look ui.Look) {
	s.k.setLook(look)
	s.keys.relabel(s.k)
	s.drawn = ""
	if s.page == nil {
		s.begin()
		return
	}
	for _, p := range s.pages {
		p.relook()
	}
	if s.over != nil {
		s.over.relook()
	}
	if s.beside != nil {
		s.beside.relook()
	}
	s.arrange()
}

// begin opens the first page.
func (s *Screen) begin() {
	s.steps = s.allSteps()
	s.at = s.nearest(s.start)
	s.open()
	s.page.enter(1)
	s.page.stand(s.spotOf(s.start, s.side))
}

// SetSize gives the screen w cells and h rows.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.arrange()
}

func (s *Screen) arrange() {
	s.drawn = ""
	if s.page == nil {
		return
	}
	s.lay = arrange(s.w, s.h, wants{s.inOutline, s.paneOff, s.drawer, s.steps[s.at].Kind, s.nameWidth(), s.beside != nil})
	s.k.coached = s.lay.coach.w > 0
	s.page.setSize(s.lay.page.w, s.lay.page.h, s.lay.pairs)
	if s.over != nil {
		s.over.setSize(s.body().w, s.body().h)
	}
	if s.beside != nil {
		s.beside.setSize(s.lay.beside.w, s.lay.beside.h)
	}
}

// body is what a cover lies over: everything but the outline.
func (s *Screen) body() rect {
	if s.lay.page.w == 0 || s.lay.page.h == 0 {
		return rect{0, 0, s.w, s.h}
	}
	return rect{s.lay.head.x, 0, s.w - s.lay.head.x, s.h}
}

// Cursor is where text goes in, nil while none is typed.
func (s *Screen) Cursor() *tea.Cursor {
	if s.page == nil {
		return nil
	}
	c, at := s.page.cursor(), s.lay.page
	switch {
	case s.over != nil:
		c, at = s.over.cursor(), s.body()
	case s.beside != nil:
		s.View() // the panel knows where its cursor is when it was drawn
		c, at = s.beside.cursor(), s.lay.beside
	case s.inOutline:
		return nil
	}
	if c == nil || c.X >= at.w || c.Y >= at.h {
		return nil
	}
	c.X, c.Y = c.X+at.x, c.Y+at.y
	return c
}

// Capturing tells that a text has the focus.
func (s *Screen) Capturing() bool {
	if s.over != nil {
		return s.over.capturing()
	}
	if s.beside != nil {
		return s.beside.capturing()
	}
	return !s.inOutline && s.page != nil && s.page.capturing()
}

// Title is the workbook's title.
func (s *Screen) Title() string { return s.k.book().About.Title }
