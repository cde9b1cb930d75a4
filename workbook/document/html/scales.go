package html

import (
	"fmt"
	"html/template"
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/picture"
)

// scale is a scale as its template reads it: where its marks lie on a track 316
// wide and 24 high, and all that was said of them.
type scale struct {
	document.ScaleRow
	Says  string // both marks in words
	Marks []mark
	Notes []document.Para
}

type mark struct {
	Side   int // 1 or 2
	X      float64
	Hollow bool
}

// place is one of a track's seven.
type place struct {
	At int
	X  float64
}

func axis() []place {
	var out []place
	for at := 1; at <= 7; at++ {
		out = append(out, place{at, onTrack(at)})
	}
	return out
}

func onTrack(at int) float64 { return 20 + 46*float64(at-1) }

// Points are a diamond's corners.
func (m mark) Points() string {
	const r = 8.75
	return fmt.Sprintf("%g,%g %g,12 %g,%g %g,12", m.X, 12-r, m.X+r, m.X, 12+r, m.X-r)
}

// scale puts both marks on the track: side by side where they share a place.
func (p *page) scale(r document.ScaleRow, sides [2]document.Text) scale {
	s := scale{ScaleRow: r}
	if !r.Ask.Empty() {
		s.Notes = append(s.Notes, document.Para{Role: document.Hint, Text: r.Ask})
	}
	var says []string
	for i, m := range r.Marks {
		at := "–"
		if m.At > 0 {
			at = fmt.Sprint(m.At)
			x := onTrack(m.At)
			if r.Marks[0].At == r.Marks[1].At {
				x += 8 * float64(2*i-1)
			}
			s.Marks = append(s.Marks, mark{i + 1, x, !m.State.Empty()})
		}
		says = append(says, strings.TrimSpace(p.flat(sides[i])+" "+at))
		if !m.State.Empty() {
			s.Notes = append(s.Notes, document.Para{Role: document.Note, Label: sides[i], Text: m.State})
		}
	}
	s.Says = strings.Join(says, " · ")
	s.Notes = append(s.Notes, r.Notes...)
	return s
}

// drawn is the profile's picture for those who read in some of the languages.
type drawn struct {
	Class        string
	Wide, Narrow template.HTML
}

// pictures are the plot drawn for each choice of a language, for a wide and for a
// narrow page.
func (p *page) pictures(plot document.Plot) []drawn {
	p.plots++
	draw := func(class string, langs []workbook.Lang) drawn {
		id := fmt.Sprintf("plot-%d%s", p.plots, strings.TrimPrefix(class, "only"))
		svg := func(narrow bool, id string) template.HTML {
			// well-formed and escaped by its own writer
			return template.HTML(picture.SVG(&plot, picture.Options{Langs: langs, Narrow: narrow, Untitled: true, Themed: id}))
		}
		return drawn{class, svg(false, id), svg(true, id+"-narrow")}
	}
	if len(p.Langs) < 2 {
		return []drawn{draw("", p.Langs)}
	}
	out := []drawn{draw("only-both", p.Langs)}
	for _, l := range p.Langs {
		out = append(out, draw("only-"+string(l), []workbook.Lang{l}))
	}
	return out
}
