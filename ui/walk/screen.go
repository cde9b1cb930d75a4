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
	finder    *finder // nil while it is closed
	inOutline bool    // the outline has the focus
	paneOff   bool    // the coach beside the page was folded away
	drawer    bool    // the coach under the page was opened

	start  string // where to stand first: a prompt's id
	side   string
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

// Place is where the walk stands: a prompt, and a side where the prompt has both.
// New with that prompt and StandOn with both bring it back.
func (s *Screen) Place() (prompt, side string) {
	if s.page == nil {
		return s.start, s.side
	}
	at := s.page.place()
	return at.prompt, at.side
}

// StandOn goes to a prompt and a side; a side that the prompt does not have is
// left out. An unknown prompt changes nothing.
func (s *Screen) StandOn(prompt, side string) {
	if s.page == nil {
		s.start, s.side = prompt, side
		return
	}
	s.stand(spot{prompt: prompt, side: side})
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
	if s.finder != nil {
		s.finder.relook()
	}
}

// begin opens the first page.
func (s *Screen) begin() {
	s.steps = s.allSteps()
	s.at = s.nearest(s.start)
	s.open()
	s.page.enter(1)
	s.page.stand(spot{prompt: s.start, side: s.side})
}

// allSteps is the walk through all parts at the workbook's depth.
func (s *Screen) allSteps() []workbook.Step {
	t := s.k.template()
	var steps []workbook.Step
	for i := range t.Parts {
		steps = append(steps, t.Steps(&t.Parts[i], s.k.book().About.Depth)...)
	}
	return steps
}

// stepOf is the step that asks a prompt, -1 for none.
func (s *Screen) stepOf(prompt string) int {
	for i, step := range s.steps {
		for _, p := range step.Prompts {
			if p.ID == prompt {
				return i
			}
		}
	}
	return -1
}

// nearest is the step that asks a prompt, or else the first step of the part that
// asks it at another depth, or the first of all.
func (s *Screen) nearest(prompt string) int {
	if i := s.stepOf(prompt); i >= 0 {
		return i
	}
	for i, step := range s.steps {
		if step.Part == s.k.template().PartOf(prompt) {
			return i
		}
	}
	return 0
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
	s.lay = arrange(s.w, s.h, wants{s.inOutline, s.paneOff, s.drawer, s.steps[s.at].Kind})
	s.page.setSize(s.lay.page.w, s.lay.page.h, s.lay.pairs)
	if s.finder != nil {
		s.finder.setSize(s.body().w, s.body().h)
	}
}

// body is what the finder covers: everything but the outline.
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
	if s.finder != nil {
		c, at = s.finder.cursor(), s.body()
	} else if s.inOutline {
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
	return s.finder != nil || !s.inOutline && s.page != nil && s.page.capturing()
}

// Title is the workbook's title.
func (s *Screen) Title() string { return s.k.book().About.Title }
