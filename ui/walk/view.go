package walk

import (
	"fmt"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// View draws the screen; nothing is drawn anew until a message came.
func (s *Screen) View() string {
	if s.page == nil || s.w < 1 || s.h < 1 {
		return strings.Repeat("\n", max(0, s.h-1))
	}
	if s.drawn == "" {
		s.drawn = strings.Join(s.draw(), "\n")
	}
	return s.drawn
}

func (s *Screen) draw() []string {
	l := s.lay
	var middle []string
	switch {
	case s.over != nil:
		if s.body().x == 0 {
			return s.over.view()
		}
		return s.join(s.outlineRows(), s.over.view())
	case l.page.w == 0:
		return s.outlineRows()
	}
	if s.beside != nil && l.most > 0 {
		s.beside.setSize(l.beside.w, l.most)
		s.lay.share(s.beside.lay())
		l = s.lay
		s.beside.setSize(l.beside.w, l.beside.h)
	}
	middle = append(middle, s.headRows()...)
	middle = append(middle, s.page.view(!s.inOutline && s.beside == nil)...)
	coachBeside := l.coach.w > 0 && l.pane
	p, col := s.page.about()
	if l.beside.w > 0 && !coachBeside {
		middle = append(middle, s.beside.view()...)
	} else if l.coach.w > 0 && !l.pane {
		middle = append(middle, s.drawerRows(p, col)...)
	}
	if coachBeside {
		right := s.coach.view(p, col, l.coach.w, l.coach.h)
		if l.beside.x == l.coach.x && l.beside.w > 0 {
			right = append(right, s.beside.view()...)
		} else if l.beside.w > 0 {
			middle = append(middle, s.beside.view()...)
		}
		middle = s.join(middle, text.Fit(right, l.coach.w+margin, len(right)))
	}
	if l.outline.w == 0 {
		return middle
	}
	return s.join(s.outlineRows(), middle)
}

func (s *Screen) outlineRows() []string {
	o := s.lay.outline
	return s.outline.view(s.steps, s.at, s.inOutline, o.w, o.h)
}

// drawerRows is the coach under the page, after a hairline.
func (s *Screen) drawerRows(p *workbook.Prompt, col *workbook.Column) []string {
	c := s.lay.coach
	rows := []string{s.k.look.Theme.Faint.Render(strings.Repeat("─", c.w))}
	return append(rows, s.coach.view(p, col, c.w, max(0, c.h-1))...)
}

// join puts two panes, each of the screen's height and of even width, side by
// side, a hairline between them.
func (s *Screen) join(left, right []string) []string {
	rule := " " + s.k.look.Theme.Faint.Render("│") + " "
	out := make([]string, s.h)
	for i := range out {
		out[i] = left[i] + rule + right[i]
	}
	return out
}

// headKey is what the head depends on.
type headKey struct{ at, of, w, h, look int }

// headRows says which part this is, what it asks, and how far the way is.
func (s *Screen) headRows() []string {
	at := s.lay.head
	key := headKey{s.at, len(s.steps), at.w, at.h, s.k.gen}
	if key == s.headed {
		return s.head
	}
	s.headed = key
	th, part, way := s.k.look.Theme, s.steps[s.at].Part, s.way()
	room := max(0, at.w-len(way)-1)
	name, question := s.k.say(part.Name), s.k.say(part.Question)
	lines := []string{th.Accent.Bold(true).Render(name) + "  " + th.Muted.Render(question)}
	if s.nameWidth() > at.w && at.h > 1 {
		lines = []string{th.Accent.Bold(true).Render(name), th.Muted.Render(text.Truncate(question, at.w))}
	}
	lines[0] = text.PadStyled(lines[0], room) + " " + th.Muted.Render(way)
	s.head = text.Fit(lines, at.w, at.h)
	return s.head
}

// way is how far the walk is.
func (s *Screen) way() string { return fmt.Sprintf("%d/%d", s.at+1, len(s.steps)) }

// nameWidth is the cells that the part's name and its question take in one row.
func (s *Screen) nameWidth() int {
	part := s.steps[s.at].Part
	return text.Width(s.k.say(part.Name)) + 2 + text.Width(s.k.say(part.Question)) + 1 + len(s.way())
}
