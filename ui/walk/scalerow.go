package walk

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// scaleKey is what the rows of a scale depend on.
type scaleKey struct {
	shape         scaleShape
	w, a, b, look int
	side          int // the active side on the scale that the keys act on, else -1
	said          [2]string
}

// cached draws a scale anew only when it would look otherwise.
func (s *scales) cached(sh scaleShape, i int) []string {
	key := scaleKey{sh, s.w, s.markOf(i, 0), s.markOf(i, 1), s.k.gen, -1, [2]string{s.saidOf(i, 0), s.saidOf(i, 1)}}
	if i == s.at {
		key.side = s.side
	}
	if s.drawings == nil {
		s.drawings = make([]drawing, len(s.prompts))
	}
	if d := &s.drawings[i]; d.key != key {
		rows := s.scale(sh, i)
		d.key, d.rows = key, text.Fit(rows, s.w, len(rows))
	}
	return s.drawings[i].rows
}

type drawing struct {
	key  scaleKey
	rows []string
}

// scale draws one scale: pole, track, pole.
func (s *scales) scale(sh scaleShape, i int) []string {
	p, here := s.prompts[i], i == s.at
	th := s.k.look.Theme
	left, right := s.pole(sh, p.Poles[0], true), s.pole(sh, p.Poles[1], false)
	rows := make([]string, max(len(left), len(right)))
	st := s.k.lit(th.Text, here)
	blank := strings.Repeat(" ", sh.pole)
	for r := range rows {
		lead, track := s.k.lit(th.Text, here).Render("   "), st.Render(strings.Repeat(" ", sh.block*workbook.Positions))
		if r == 0 {
			track = s.track(sh, i, here)
			if here {
				lead = s.k.lit(th.Accent, here).Render(pointer) + s.k.lit(s.k.side(s.side).Strong, here).Render(s.k.side(s.side).Mark) + st.Render(" ")
			}
		}
		a, b := blank, blank
		if r < len(left) {
			a = left[r]
		}
		if r < len(right) {
			b = right[r]
		}
		gaps := [2]string{st.Render(strings.Repeat(" ", sh.gap)), st.Render(strings.Repeat(" ", sh.gap))}
		for side := range gaps {
			if shape := s.shapeAt(i, side); r == 0 && sh.gap > poleGap && shape != "" {
				said := s.k.lit(s.k.side(side).Strong, here).Render(s.k.side(side).Mark + shape)
				before, behind := 1, sh.gap-3
				if side == 1 {
					before, behind = sh.gap-3, 1
				}
				gaps[side] = st.Render(strings.Repeat(" ", before)) + said + st.Render(strings.Repeat(" ", behind))
			}
		}
		rows[r] = lead + st.Render(a) + gaps[0] + track + gaps[1] + st.Render(b)
		if here {
			rows[r] += st.Render(strings.Repeat(" ", max(0, s.w-text.Width(rows[r]))))
		}
	}
	return rows
}

// pole is a pole's rows, each of exactly the pole's width, set towards the track.
func (s *scales) pole(sh scaleShape, t workbook.Text, left bool) []string {
	words := s.k.say(t)
	lines := []string{words}
	if sh.tall > 1 && sh.pole > 0 {
		lines = text.Lines(words, sh.pole)
		if len(lines) > sh.tall {
			lines = append(lines[:sh.tall-1], strings.Join(lines[sh.tall-1:], ""))
		}
	}
	for i := range lines {
		if left {
			lines[i] = text.PadLeft(lines[i], sh.pole)
		} else {
			lines[i] = text.Pad(lines[i], sh.pole)
		}
	}
	return lines
}

// track draws seven positions. A mark stands in the middle of its position; two
// marks at the same one stand at either side of it, so that both can be read.
func (s *scales) track(sh scaleShape, i int, here bool) string {
	th := s.k.look.Theme
	line := s.k.lit(th.Faint, here)
	half := strings.Repeat("─", sh.block/2)
	a, b := s.markOf(i, 0), s.markOf(i, 1)
	var out, run strings.Builder
	flush := func(mark string) {
		out.WriteString(line.Render(run.String()) + mark)
		run.Reset()
	}
	for p := 1; p <= workbook.Positions; p++ {
		switch {
		case p == a && p == b:
			run.WriteString(half[:len(half)-len("─")])
			flush(s.held(i, 0, here))
			run.WriteString("┼")
			flush(s.held(i, 1, here))
			run.WriteString(half[:len(half)-len("─")])
			continue
		case p == a:
			run.WriteString(half)
			flush(s.held(i, 0, here))
		case p == b:
			run.WriteString(half)
			flush(s.held(i, 1, here))
		default:
			run.WriteString(half + "┼")
		}
		run.WriteString(half)
	}
	flush("")
	return out.String()
}

func (s *scales) drawn(side int, here bool) string {
	return s.k.lit(s.k.side(side).Strong, here).Render(s.k.side(side).Mark)
}

// held is the mark of a side on a scale: hollow where it is held loosely.
func (s *scales) held(i, side int, here bool) string {
	if s.answer(i, side).State == workbook.Unsure {
		return s.k.lit(s.k.side(side).Strong, here).Render(s.k.side(side).Hollow)
	}
	return s.drawn(side, here)
}

func (s *scales) answer(i, side int) workbook.Answer {
	return s.k.book().Answer(s.prompts[i].ID, s.k.template().Sides[side].ID)
}

// saidOf is what a drawn scale depends on of what is said of a side's answer.
func (s *scales) saidOf(i, side int) string {
	return s.shapeAt(i, side) + string(s.answer(i, side).State)
}

// shapeAt is the shape that stands beside the track for a side: of its state, or of
// an answer that was carried over.
func (s *scales) shapeAt(i, side int) string {
	if s.answer(i, side).Carried != nil {
		return shapeReview
	}
	return shapeOf(s.answer(i, side).State)
}
