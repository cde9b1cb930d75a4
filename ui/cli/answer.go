package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

// answer is what a prompt holds for a side, as JSON; see book.
type answer struct {
	Prompt      string              `json:"prompt"`
	Side        string              `json:"side,omitempty"`
	Participant string              `json:"participant,omitempty"`
	Value       any                 `json:"value"` // a mark, a text, or null
	State       workbook.State      `json:"state,omitempty"`
	Why         string              `json:"why,omitempty"`
	Confidence  workbook.Confidence `json:"confidence,omitempty"`
	Evidence    []evidence          `json:"evidence,omitempty"`
	Comments    []comment           `json:"comments,omitempty"`
	Ticks       []string            `json:"ticks,omitempty"`
	Unreviewed  any                 `json:"unreviewed,omitempty"` // what a carried answer was
}

type evidence struct {
	ID string `json:"id"`
	workbook.Evidence
}

type comment struct {
	ID       string    `json:"id"`
	Author   string    `json:"author"`
	At       time.Time `json:"at"`
	Text     string    `json:"text"`
	Resolved bool      `json:"resolved"`
}

// answerOf is what a prompt holds for a side.
func answerOf(w *workbook.Workbook, prompt, side string) answer {
	a := w.Answer(prompt, side)
	out := answer{
		Prompt: prompt, Side: side, Value: plain(a.Value),
		State: a.State, Why: a.Why, Confidence: a.Confidence, Ticks: a.Ticks,
	}
	for _, e := range a.Evidence {
		out.Evidence = append(out.Evidence, evidence{e.ID, *e.Evidence})
	}
	for _, c := range a.Comments {
		out.Comments = append(out.Comments, commentOf(c))
	}
	if a.Carried != nil {
		out.Unreviewed = plain(*a.Carried)
	}
	return out
}

func commentOf(i workbook.Item) comment {
	c := i.Comment
	return comment{i.ID, c.Author, c.At, c.Text, c.Resolved}
}

// answersOf are the answers that hold something, in the template's order.
func answersOf(w *workbook.Workbook) []answer {
	answers := []answer{}
	for _, p := range w.Template.Prompts() {
		for _, side := range w.Template.SidesOf(p) {
			if _, ok := w.Record(workbook.RecordKey{AnswerKey: workbook.AnswerKey{Prompt: p.ID, Side: side}}); ok {
				answers = append(answers, answerOf(w, p.ID, side))
			}
		}
	}
	return answers
}

// beside tells whether an answer holds anything but its value.
func (a answer) beside() bool { return len(a.facets()) > 0 }

// facet is one thing that an answer holds beside its value, as a text.
type facet struct {
	name workbook.Facet
	text string
}

// facets are what an answer holds beside its value, as get prints it.
func (a answer) facets() []facet {
	var out []facet
	add := func(name workbook.Facet, text string) {
		if text != "" {
			out = append(out, facet{name, text})
		}
	}
	add(workbook.StateFacet, string(a.State))
	add(workbook.WhyFacet, a.Why)
	add(workbook.ConfidenceFacet, string(a.Confidence))
	for _, e := range a.Evidence {
		add(workbook.EvidenceFacet, sourced(e.Text, e.Date, e.By))
	}
	for _, id := range a.Ticks {
		add(workbook.TickFacet, id)
	}
	for _, c := range a.Comments {
		add(workbook.CommentFacet, c.Text)
	}
	if a.Unreviewed != nil {
		add(workbook.ReviewFacet, fmt.Sprint(a.Unreviewed))
	}
	return out
}

// sourced is a piece of evidence in one text: what, when, who.
func sourced(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func (g *getFlags) add(f *pflag.FlagSet) {
	f.StringVar(&g.facet, "facet", "", "")
	f.StringVar(&g.at, "at", "", "")
	f.Var(given{&g.participant}, "participant", "")
}

// facetNames are what --facet takes.
func facetNames() []string {
	return []string{"state", "why", "confidence", "evidence", "tick", "comment", "review"}
}

func (g *getFlags) check(args int) error {
	who, err := participantDoor(g.participant)
	if err != nil {
		return err
	}
	g.who = who
	if g.facet == "" {
		return nil
	}
	if args == 1 {
		return usage("facet_prompt")
	}
	if !slices.Contains(facetNames(), g.facet) {
		return usage("flag_value", "flag", "--facet", "got", short(g.facet), "known", facetNames())
	}
	return nil
}

// getFacet prints one of the facets: raw for one side, a line a side for more.
func (s *session) getFacet(w *workbook.Workbook, p *workbook.Prompt, sides []string, g *getFlags) error {
	for _, side := range sides {
		for _, f := range g.answerOf(w, p.ID, side).facets() {
			switch {
			case f.name != workbook.Facet(g.facet):
			case len(sides) > 1:
				s.fields(side, f.text)
			default:
				s.lines(s.shown(f.text))
			}
		}
	}
	return nil
}
