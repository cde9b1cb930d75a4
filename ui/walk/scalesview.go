package walk

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/workbook"
)

// scaleShape is how the lines of a page of scales are laid out.
type scaleShape struct {
	pole  int // cells of each pole
	block int // cells of a position, odd: a mark stands in the middle, two marks at its sides
	tall  int // rows that a pole may take
	air   int // blank rows between scales
	gap   int // between a pole and the track
	keep  int // rows kept for the question where not all scales are in sight
}

const (
	scaleLead = 3 // before a scale: the pointer and the active side's mark
	poleGap   = 2 // between a pole and the track
	saidGap   = 4 // where a state is to stand there
	slimGap   = 3 // where cells are few
)

func (s *scales) shape() scaleShape {
	sh := scaleShape{block: 3, tall: 1, gap: poleGap}
	switch {
	case s.w >= 100:
		sh.block = 7
	case s.w >= 72:
		sh.block = 5
	}
	for i := range s.prompts {
		if s.w >= 44 && s.shapeAt(i, 0)+s.shapeAt(i, 1) != "" {
			if sh.gap = saidGap; s.w < 60 {
				sh.gap = slimGap
			}
		}
	}
	sh.pole = max(0, (s.w-scaleLead-2*sh.gap-sh.block*workbook.Positions)/2)
	sh.pole = min(sh.pole, 30)
	free := s.h - scaleHead - minAsk
	switch {
	case s.rowsAt(sh, 2) <= free:
		sh.tall = 2
	case s.w >= 50 && s.whole(sh.pole, 2): // a pole is read whole, if not all are in sight
		if sh.tall = 2; s.h >= 10 {
			sh.keep = minAsk
		}
	}
	if n := len(s.prompts); s.rowsAt(sh, sh.tall)+n-1 <= free-2 {
		sh.air = 1
	}
	return sh
}

const (
	scaleHead = 2 // the legend, the numbers
	minAsk    = 3 // a blank and what the scale asks
)

// rowsAt is the rows that all scales take when a pole may take so many.
func (s *scales) rowsAt(sh scaleShape, tall int) int {
	n := 0
	for _, p := range s.prompts {
		n += min(tall, s.poleRows(p, sh.pole))
	}
	return n
}

// whole tells whether every pole can be read in so many rows.
func (s *scales) whole(width, rows int) bool {
	for _, p := range s.prompts {
		if s.poleRows(p, width) > rows {
			return false
		}
	}
	return true
}

func (s *scales) poleRows(p *workbook.Prompt, width int) int {
	if width < 1 {
		return 1
	}
	return max(len(text.Wrap(s.k.say(p.Poles[0]), width)), len(text.Wrap(s.k.say(p.Poles[1]), width)))
}

func (s *scales) view(focus bool) []string {
	sh := s.shape()
	seen := s.visible(sh, max(1, s.h-scaleHead-sh.keep))
	lines := text.Fit([]string{s.legend(focus), s.numbers(sh, len(seen))}, s.w, scaleHead)
	for _, b := range seen {
		lines = append(lines, b...)
	}
	ask := s.question(max(0, s.h-len(lines)))
	lines = append(lines, text.Fit(ask, s.w, len(ask))...)
	return stack(lines, s.w, s.h)
}

// visible draws the scales that fit, the one the keys act on among them.
func (s *scales) visible(sh scaleShape, room int) [][]string {
	s.top = min(s.top, s.at)
	for s.top > 0 && s.rowsFrom(sh, s.top-1) <= room {
		s.top--
	}
	for {
		s.hits = s.hits[:0]
		var body [][]string
		used := 0
		for i := s.top; i < len(s.prompts); i++ {
			rows := s.cached(sh, i)
			if used+len(rows) > room && i > s.top {
				break
			}
			s.hits = append(s.hits, scaleHit{i, scaleHead + used, scaleHead + used + len(rows), scaleLead + sh.pole + sh.gap, sh.block})
			if sh.air > 0 && i < len(s.prompts)-1 {
				rows = append(rows[:len(rows):len(rows)], strings.Repeat(" ", s.w))
			}
			used += len(rows)
			body = append(body, rows)
		}
		if s.top+len(body) > s.at {
			return body
		}
		s.top++
	}
}

// rowsFrom is the rows of a scale and of all behind it.
func (s *scales) rowsFrom(sh scaleShape, i int) int {
	n := sh.air * (len(s.prompts) - 1 - i)
	for ; i < len(s.prompts); i++ {
		n += len(s.cached(sh, i))
	}
	return n
}

// legend names both sides and shows whose mark the keys move.
func (s *scales) legend(focus bool) string {
	th := s.k.look.Theme
	var b strings.Builder
	for i := range th.Sides {
		from := text.Width(b.String())
		lead, st := "  ", s.k.side(i).Style
		if i == s.side && focus {
			lead, st = pointer+" ", s.k.side(i).Strong.Underline(true)
		}
		b.WriteString(th.Accent.Render(lead) + s.k.side(i).Strong.Render(s.k.side(i).Mark) + " " + st.Render(s.k.sideName(i)) + "  ")
		s.legs[i] = [2]int{from, text.Width(b.String())}
	}
	if hint := s.k.t("swap_hint"); focus && text.Width(b.String())+text.Width(hint) <= s.w {
		b.WriteString(" " + th.Muted.Render(hint))
	}
	return b.String()
}

// numbers stand over the positions; before them is how many scales are out of sight.
func (s *scales) numbers(sh scaleShape, seen int) string {
	var b strings.Builder
	hidden := ""
	if s.top > 0 {
		hidden = "↑" + strconv.Itoa(s.top) + " "
	}
	if n := len(s.prompts) - s.top - seen; n > 0 {
		hidden += "↓" + strconv.Itoa(n)
	}
	b.WriteString(text.Pad(hidden, scaleLead+sh.pole+sh.gap))
	for p := 1; p <= workbook.Positions; p++ {
		b.WriteString(text.Center(strconv.Itoa(p), sh.block))
	}
	return s.k.look.Theme.Muted.Render(b.String())
}

// question is what the scale that the keys act on asks, and how to go about it.
func (s *scales) question(room int) []string {
	if room < 2 {
		return nil
	}
	th, p := s.k.look.Theme, s.prompt()
	out := []string{""}
	name, values := s.k.say(p.Name), s.values(th.Muted)
	if text.Width(name)+2+lipgloss.Width(values) > s.w && room > 5 {
		out = append(out, th.Accent.Render(name), values)
	} else {
		out = append(out, th.Accent.Render(name)+"  "+values)
	}
	ask := clip(text.Lines(s.k.say(p.Ask), measure(s.w)), room-len(out), measure(s.w))
	for _, l := range ask {
		out = append(out, th.Strong.Render(l))
	}
	var hint []string
	if !s.k.coached {
		hint = text.Lines(s.k.say(p.Hint), measure(s.w))
	}
	if len(hint) > 0 && len(out)+1+len(hint) <= room {
		out = append(out, "")
	}
	for _, l := range clip(hint, room-len(out), measure(s.w)) {
		out = append(out, th.Muted.Render(l))
	}
	if whys := s.whys(measure(s.w)); len(out)+len(whys) <= room {
		out = append(out, whys...)
	}
	return out
}

// whys are the reasons that stand beside both marks, after a blank row.
func (s *scales) whys(w int) []string {
	th := s.k.look.Theme
	var out []string
	for i := range th.Sides {
		why := text.Safe(s.answer(s.at, i).Why)
		if why == "" {
			continue
		}
		mark := s.k.side(i).Strong.Render(s.k.side(i).Mark) + " "
		for _, l := range text.Lines(why, max(1, w-2)) {
			out = append(out, mark+th.Text.Render(l))
			mark = "  "
		}
	}
	if len(out) > 0 {
		out = append([]string{""}, out...)
	}
	return out
}

// clip keeps so many rows of a text; what is left out is said at the end of them.
func clip(lines []string, rows, w int) []string {
	if rows < 1 || len(lines) <= rows {
		return lines[:min(len(lines), max(0, rows))]
	}
	last := strings.TrimRight(lines[rows-1], " ") + "…"
	if text.Width(last) > w {
		last = text.Truncate(last+" ", w)
	}
	return append(lines[:rows-1:rows-1], last)
}

// values says both marks in words; unanswered is said, never shown as 4.
func (s *scales) values(st lipgloss.Style) string {
	var parts []string
	for i := range s.k.look.Theme.Sides {
		value := s.k.t("unanswered")
		a := s.answer(s.at, i)
		if m := s.markOf(s.at, i); m > 0 {
			value = strconv.Itoa(m)
		} else if a.State != "" && a.State != workbook.Unsure {
			value = ""
		}
		part := st.Render(strings.TrimSpace(s.k.side(i).Mark + " " + s.k.sideName(i) + " " + value))
		if status := s.k.status(a, s.w, st); status != "" {
			part += " " + status
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, st.Render("   "))
}

// measure is the width that running text is set to: rows longer than this are
// hard to read.
func measure(w int) int { return max(1, min(w, 88)) }
