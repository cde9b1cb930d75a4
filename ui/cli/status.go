package cli

import (
	"context"

	"shiben/workbook"
)

// standing is what is open in a workbook, as JSON:
// {"schema":1,"id","completeness":{…},"counts":{KIND:number},
//
//	"open":[{"kind","prompt","side","comment":{…}}]}
//
// A kind is unanswered, later, dont_know, unsure, comment or review. What is open
// stands in the template's order.
type standing struct {
	Schema       int          `json:"schema"`
	ID           string       `json:"id"`
	Completeness completeness `json:"completeness"`
	Counts       ordered[int] `json:"counts"`
	Open         []openPoint  `json:"open"`
}

type openPoint struct {
	Kind    workbook.OpenKind `json:"kind"`
	Prompt  string            `json:"prompt"`
	Side    string            `json:"side,omitempty"`
	Comment *comment          `json:"comment,omitempty"`
}

// openKinds are the kinds in the order in which they are shown: what waits for a
// decision before what nobody has touched.
func openKinds() []workbook.OpenKind {
	return []workbook.OpenKind{
		workbook.OpenComment, workbook.OpenReview, workbook.OpenUnsure,
		workbook.OpenDontKnow, workbook.OpenLater, workbook.OpenUnanswered,
	}
}

// runStatus lists what is open in a workbook, by kind; with --plain as lines of
// kind, prompt, side and a comment's text.
func (s *session) runStatus(ctx context.Context, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	points := workbook.OpenPoints(w)
	switch {
	case s.flags.json:
		return s.writeJSON(standingOf(w, points))
	case s.flags.plain:
		for _, p := range points {
			said := ""
			if p.Comment != nil {
				said = p.Comment.Text
			}
			s.fields(string(p.Kind), p.Prompt, p.Side, said)
		}
		return nil
	}
	return s.statusPage(w, points)
}

func standingOf(w *workbook.Workbook, points []workbook.OpenPoint) standing {
	out := standing{Schema: schema, ID: w.ID, Completeness: completenessOf(workbook.ProgressOf(w)), Open: []openPoint{}}
	counts := map[workbook.OpenKind]int{}
	for _, p := range points {
		counts[p.Kind]++
		one := openPoint{Kind: p.Kind, Prompt: p.Prompt, Side: p.Side}
		if p.Comment != nil {
			c := commentOf(workbook.Item{ID: p.Item, Comment: p.Comment})
			one.Comment = &c
		}
		out.Open = append(out.Open, one)
	}
	for _, k := range openKinds() {
		out.Counts.add(string(k), counts[k])
	}
	return out
}

func (s *session) statusPage(w *workbook.Workbook, points []workbook.OpenPoint) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	th, words := page.look.Theme, page.look.Words
	progress := workbook.ProgressOf(w)
	page.block(w.About.Title, 0, th.Strong)
	page.block(words.T("cli.answered", "answered", progress.Answered, "asked", progress.Asked), 0, th.Muted)
	if len(points) == 0 {
		page.add("")
		page.block(words.T("cli.open_nothing"), 0, th.Text)
	}
	for _, kind := range openKinds() {
		var of []workbook.OpenPoint
		for _, p := range points {
			if p.Kind == kind {
				of = append(of, p)
			}
		}
		if len(of) == 0 {
			continue
		}
		page.add("")
		page.block(words.T("cli.open_"+string(kind), "n", len(of)), 0, th.Strong)
		for _, p := range of {
			place := words.Place(w.Template, workbook.Address{Prompt: p.Prompt, Side: p.Side})
			page.block(page.named(place, p.Prompt), indent, th.Text)
			if p.Comment != nil {
				page.block(p.Comment.Text, deeper, th.Muted)
			}
		}
	}
	return s.drawn(page.rows)
}
