package walk

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// scales is the page of all scales of a part: a line each, a mark for each side.
type scales struct {
	k       *desk
	prompts []*workbook.Prompt
	keys    *keyMap
	away    func(by int) tea.Cmd

	at   int // the scale that the keys act on
	side int // the side whose mark they move

	w, h     int
	drawings []drawing
	top      int        // the first scale drawn
	hits     []scaleHit // where things were drawn last
	legs     [2][2]int  // from and to of each side's name in the legend
}

// scaleHit is where a scale was drawn: its rows and its track.
type scaleHit struct {
	index, from, to int // rows, to is behind the last
	track, block    int // where the track begins, the cells of a position
}

func (s *scales) prompt() *workbook.Prompt { return s.prompts[s.at] }

func (s *scales) address() workbook.Address {
	return workbook.Address{Prompt: s.prompt().ID, Side: s.k.template().Sides[s.side].ID}
}

func (s *scales) markOf(i, side int) int {
	return s.k.book().Mark(s.prompts[i].ID, s.k.template().Sides[side].ID)
}

func (s *scales) press(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := stroke(msg)
	switch {
	case key.Matches(k, s.keys.up):
		return s.step(-1), nil
	case key.Matches(k, s.keys.down):
		return s.step(1), nil
	case key.Matches(k, s.keys.left):
		return true, s.nudge(-1)
	case key.Matches(k, s.keys.right):
		return true, s.nudge(1)
	case key.Matches(k, s.keys.mark):
		r, _ := utf8.DecodeRuneInString(k.String())
		return true, s.set(int(r - '0'))
	case key.Matches(k, s.keys.clear):
		return true, s.set(0)
	case key.Matches(k, s.keys.swap):
		s.side = 1 - s.side
		return true, nil
	case key.Matches(k, s.keys.open):
		if !s.step(1) {
			return true, s.away(1)
		}
		return true, nil
	case key.Matches(k, s.keys.tab):
		return true, s.tab(true)
	case key.Matches(k, s.keys.untab):
		return true, s.tab(false)
	case k.String() == "home":
		s.at = 0
		return true, nil
	case k.String() == "end":
		s.at = len(s.prompts) - 1
		return true, nil
	}
	return false, nil
}

// step goes to another scale, false where there is none.
func (s *scales) step(by int) bool {
	to := s.at + by
	if to < 0 || to >= len(s.prompts) {
		return false
	}
	s.at = to
	return true
}

// tab goes from the first side to the second and on to the next step.
func (s *scales) tab(forward bool) tea.Cmd {
	switch {
	case forward && s.side == 0, !forward && s.side == 1:
		s.side = 1 - s.side
		return nil
	case forward:
		return s.away(1)
	}
	return s.away(-1)
}

// nudge moves the mark one position towards a pole. From nothing it takes the
// first position past the middle on that side: a press says a direction, and 4
// is an answer that has to be given, not one that comes by itself.
func (s *scales) nudge(by int) tea.Cmd {
	const middle = (workbook.Positions + 1) / 2
	now := s.markOf(s.at, s.side)
	if now == 0 {
		now = middle
	}
	return s.set(min(max(now+by, 1), workbook.Positions))
}

func (s *scales) set(mark int) tea.Cmd {
	return s.k.problem(s.k.d.Set(s.address(), workbook.Value{Mark: mark}))
}

func (s *scales) click(x, y int) tea.Cmd {
	if y == 0 {
		for i, leg := range s.legs {
			if x >= leg[0] && x < leg[1] {
				s.side = i
			}
		}
		return nil
	}
	for _, h := range s.hits {
		if y < h.from || y >= h.to {
			continue
		}
		s.at = h.index
		if p := (x - h.track) / max(h.block, 1); y == h.from && x >= h.track && p < workbook.Positions {
			return s.set(p + 1)
		}
	}
	return nil
}

func (s *scales) wheel(_, _, by int) { s.step(by) }

func (s *scales) setSize(w, h int, _ bool) { s.w, s.h = w, h }
func (s *scales) other(tea.Msg) tea.Cmd    { return nil }
func (s *scales) cursor() *tea.Cursor      { return nil }
func (s *scales) capturing() bool          { return false }
func (s *scales) leave() tea.Cmd           { return nil }
func (s *scales) reload()                  {}
func (s *scales) relook()                  {}

func (s *scales) enter(way int) {
	switch way {
	case 1:
		s.at, s.side = 0, 0
	case -1:
		s.at, s.side = len(s.prompts)-1, 1
	}
}

func (s *scales) place() spot {
	return spot{prompt: s.prompt().ID, side: s.address().Side}
}

func (s *scales) stand(at spot) {
	for i, p := range s.prompts {
		if p.ID == at.prompt {
			s.at = i
		}
	}
	if i := s.k.sideIndex(at.side); i >= 0 {
		s.side = i
	}
}

func (s *scales) about() (*workbook.Prompt, *workbook.Column) { return s.prompt(), nil }

func (s *scales) bindings(m *keyMap) []key.Binding {
	return []key.Binding{m.mark, m.slide, m.choose, m.swap, m.next, m.clear}
}
