package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"shiben/workbook"
)

type getFlags struct {
	side, facet, at string
	participant     *string
	who             string // the participant, once checked; empty: the agreed answers
}

// answerOf is what a prompt holds for a side: the agreed answer, or a participant's.
func (g *getFlags) answerOf(w *workbook.Workbook, prompt, side string) answer {
	if g.who != "" {
		return ownAnswer(w, prompt, side, g.who)
	}
	return answerOf(w, prompt, side)
}

// got is what get gives under --json: the same shape for one prompt and for all.
type got struct {
	Schema  int      `json:"schema"`
	ID      string   `json:"id"`
	Answers []answer `json:"answers"`
	Tables  tables   `json:"tables"`
}

// runGet prints answers as they are stored. One answer is printed raw: a mark as
// its figure, a text as it is, nothing when there is none. Both sides of a scale are
// lines of side and mark, a table is lines of cells under the columns' ids, all
// answers are lines of prompt, side (or ROW/COLUMN) and value; with tabs between,
// and \n, \t and \\ for what would break a line. What stands beside a value is a line
// with SIDE/FACET; --facet prints one of them raw.
func (s *session) runGet(ctx context.Context, g *getFlags, args []string) error {
	if err := g.check(len(args)); err != nil {
		return err
	}
	w, _, err := s.loadAt(ctx, args[0], g.at)
	if err != nil {
		return err
	}
	if len(args) == 1 {
		return s.getAll(w, g)
	}
	p, err := w.Template.FindPrompt(args[1])
	if err != nil {
		return err
	}
	if g.who != "" && p.Kind != workbook.Scale {
		return usage("participant_scale", "prompt", p.ID)
	}
	sides := w.Template.SidesOf(p)
	if g.side != "" {
		side, err := w.Template.FindSide(p, g.side)
		if err != nil {
			return err
		}
		sides = []string{side}
	}
	if s.flags.json {
		return s.writeJSON(gotOf(w, p, sides, g))
	}
	if g.facet != "" {
		return s.getFacet(w, p, sides, g)
	}
	s.getOne(w, p, sides, g.who)
	return nil
}

func gotOf(w *workbook.Workbook, p *workbook.Prompt, sides []string, g *getFlags) got {
	out := got{Schema: schema, ID: w.ID, Answers: []answer{}}
	if p.Kind == workbook.Table {
		out.Tables.add(p.ID, rowsOf(w, p))
		if a := answerOf(w, p.ID, p.Side); a.beside() {
			out.Answers = append(out.Answers, a)
		}
		return out
	}
	for _, side := range sides {
		out.Answers = append(out.Answers, g.answerOf(w, p.ID, side))
	}
	return out
}

func (s *session) getOne(w *workbook.Workbook, p *workbook.Prompt, sides []string, who string) {
	switch {
	case p.Kind == workbook.Table:
		s.getTable(w, p)
	case len(sides) > 1:
		for _, side := range sides {
			s.fields(side, text1(w.At(workbook.Address{Prompt: p.ID, Side: side, Participant: who})))
		}
	default:
		if v := text1(w.At(workbook.Address{Prompt: p.ID, Side: sides[0], Participant: who})); v != "" {
			s.lines(s.shown(v))
		}
	}
}

// text1 is a mark or a text as text.
func text1(v workbook.Value) string {
	if v.Mark != 0 {
		return strconv.Itoa(v.Mark)
	}
	return v.Text
}

// getTable prints a table's rows, derived columns at the end.
func (s *session) getTable(w *workbook.Workbook, p *workbook.Prompt) {
	header := []string{"id"}
	for _, c := range p.Columns {
		header = append(header, c.ID)
	}
	for i := range p.Derived {
		header = append(header, p.Derived[i].ID)
	}
	s.fields(header...)
	for _, r := range w.Rows(p.ID) {
		cells := []string{r.ID}
		for _, c := range p.Columns {
			cells = append(cells, r.Cells[c.ID])
		}
		for _, d := range p.DerivedOf(w.Template, r) {
			cells = append(cells, derivedText(d))
		}
		s.fields(cells...)
	}
}

// derivedText is a derived column's cell: a count as 3/5, a lean as its side, a
// number to two places, a flag as yes or no.
func derivedText(d workbook.Derived) string {
	switch d.Derive.Kind() {
	case workbook.DerivedLean:
		return d.Side
	case workbook.DerivedFlag:
		return d.Flag
	case workbook.DerivedNumber:
		return workbook.Short(d.Value)
	}
	return fmt.Sprintf("%d/%d", d.Count.Yes, d.Count.Of)
}

// getAll prints every answer that is given, for one side when one is named, or all
// that a participant marked.
func (s *session) getAll(w *workbook.Workbook, g *getFlags) error {
	side, tables := g.side, g.side == "" && g.who == ""
	if side != "" && w.Template.Side(side) == nil {
		known := []string{w.Template.Sides[0].ID, w.Template.Sides[1].ID}
		return usage("side_unknown", "got", short(side), "known", known)
	}
	answers := answersOf(w)
	if g.who != "" {
		answers = ownAnswers(w, g.who)
	}
	if side != "" {
		answers = slices.DeleteFunc(answers, func(a answer) bool { return a.Side != side })
	}
	if s.flags.json {
		out := got{Schema: schema, ID: w.ID, Answers: answers}
		if tables {
			out.Tables = tablesOf(w)
		}
		return s.writeJSON(out)
	}
	for _, a := range answers {
		if a.Value != nil {
			s.fields(a.Prompt, a.Side, fmt.Sprint(a.Value))
		}
		for _, f := range a.facets() {
			s.fields(a.Prompt, a.Side+"/"+string(f.name), f.text)
		}
	}
	if tables {
		s.getCells(w)
	}
	return nil
}

func (s *session) getCells(w *workbook.Workbook) {
	for _, p := range w.Template.Prompts() {
		for _, r := range w.Rows(p.ID) {
			for _, c := range p.Columns {
				if v := r.Cells[c.ID]; v != "" {
					s.fields(p.ID, r.ID+"/"+c.ID, v)
				}
			}
		}
	}
}
