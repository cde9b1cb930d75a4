package workbook

import (
	"slices"
	"time"
)

// Facet is what of an answer an address means; empty is its value.
type Facet string

// The facets of an answer beside its value. Evidence and comments are several,
// each named by Address.Item.
const (
	StateFacet      Facet = "state"      // a State, as text
	WhyFacet        Facet = "why"        // a sentence
	ConfidenceFacet Facet = "confidence" // a Confidence, as text
	EvidenceFacet   Facet = "evidence"
	CommentFacet    Facet = "comment"
	TickFacet       Facet = "tick"   // "yes" for each of the prompt's ticks that holds
	ReviewFacet     Facet = "review" // what a carried answer was, until it is confirmed or changed
)

// State is what stands in place of a value, or beside it: an honest state.
type State string

// The four states. The first three stand in place of a value; a value that is
// unsure is there, held loosely. None is ever a mark of 4.
const (
	DontKnow      State = "dont_know"
	NotApplicable State = "not_applicable" // leaves the count of what is asked
	Later         State = "later"
	Unsure        State = "unsure"
)

// States are the four, in the order in which they are offered.
func States() []State { return []State{DontKnow, NotApplicable, Later, Unsure} }

// Confidence says how sure a person is of an answer.
type Confidence string

// The three confidences.
const (
	LowConfidence    Confidence = "low"
	MediumConfidence Confidence = "medium"
	HighConfidence   Confidence = "high"
)

// Confidences are the three, from the least.
func Confidences() []Confidence {
	return []Confidence{LowConfidence, MediumConfidence, HighConfidence}
}

// Evidence is what an answer rests on: a text or an address, when it is from
// (YYYY-MM-DD or empty) and who brought it.
type Evidence struct {
	Text string `json:"text"`
	Date string `json:"date,omitempty"`
	By   string `json:"by,omitempty"`
}

// Comment is what someone says of an answer.
type Comment struct {
	Author   string    `json:"author,omitempty"`
	At       time.Time `json:"at"`
	Text     string    `json:"text"`
	Resolved bool      `json:"resolved,omitempty"`
}

// Facets are what an answer holds beside its value. Item ids are in the order in
// which they came.
type Facets struct {
	State      State      `json:"state,omitempty"`
	Why        string     `json:"why,omitempty"`
	Confidence Confidence `json:"confidence,omitempty"`
	Evidence   []Item     `json:"evidence,omitempty"`
	Comments   []Item     `json:"comments,omitempty"`
	Ticks      []string   `json:"ticks,omitempty"`   // ids, sorted
	Carried    *Value     `json:"carried,omitempty"` // what it was; not yet reviewed
}

// Item is one piece of evidence or one comment, by its id.
type Item struct {
	ID       string    `json:"id"`
	Evidence *Evidence `json:"evidence,omitempty"`
	Comment  *Comment  `json:"comment,omitempty"`
}

func (f Facets) empty() bool {
	return f.State == "" && f.Why == "" && f.Confidence == "" && len(f.Evidence) == 0 && len(f.Comments) == 0 && len(f.Ticks) == 0 && f.Carried == nil
}

func (f Facets) clone() Facets {
	f.Evidence, f.Comments, f.Ticks = slices.Clone(f.Evidence), slices.Clone(f.Comments), slices.Clone(f.Ticks)
	if f.Carried != nil {
		v := f.Carried.clone()
		f.Carried = &v
	}
	return f
}

// at is what stands at a facet.
func (f Facets) at(facet Facet, item string) Value {
	switch facet {
	case StateFacet:
		return Value{Text: string(f.State)}
	case WhyFacet:
		return Value{Text: f.Why}
	case ConfidenceFacet:
		return Value{Text: string(f.Confidence)}
	case EvidenceFacet:
		if i := itemAt(f.Evidence, item); i >= 0 {
			e := *f.Evidence[i].Evidence
			return Value{Evidence: &e}
		}
	case CommentFacet:
		if i := itemAt(f.Comments, item); i >= 0 {
			c := *f.Comments[i].Comment
			return Value{Comment: &c}
		}
	case TickFacet:
		if slices.Contains(f.Ticks, item) {
			return Value{Text: ticked}
		}
	case ReviewFacet:
		if f.Carried != nil {
			return f.Carried.clone()
		}
	}
	return Value{}
}

// set puts a value at a facet; the zero Value takes it away.
func (f *Facets) set(facet Facet, item string, v Value) {
	switch facet {
	case StateFacet:
		f.State = State(v.Text)
	case WhyFacet:
		f.Why = v.Text
	case ConfidenceFacet:
		f.Confidence = Confidence(v.Text)
	case EvidenceFacet:
		f.Evidence = setItem(f.Evidence, Item{ID: item, Evidence: v.Evidence}, v.Evidence == nil)
	case CommentFacet:
		f.Comments = setItem(f.Comments, Item{ID: item, Comment: v.Comment}, v.Comment == nil)
	case TickFacet:
		f.Ticks = slices.DeleteFunc(slices.Clone(f.Ticks), func(id string) bool { return id == item })
		if !v.Empty() {
			f.Ticks = append(f.Ticks, item)
			slices.Sort(f.Ticks)
		}
	case ReviewFacet:
		f.Carried = nil
		if !v.Empty() {
			c := v.clone()
			f.Carried = &c
		}
	}
}

func itemAt(items []Item, id string) int {
	return slices.IndexFunc(items, func(i Item) bool { return i.ID == id })
}

// setItem replaces, adds or takes away an item. Those that come are kept in the
// order of their ids, which grow with time, so that any order of edits gives the
// same.
func setItem(items []Item, item Item, gone bool) []Item {
	out := slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return i.ID == item.ID })
	if gone {
		return out
	}
	at, _ := slices.BinarySearchFunc(out, item.ID, func(i Item, id string) int {
		switch {
		case i.ID < id:
			return -1
		case i.ID > id:
			return 1
		}
		return 0
	})
	return slices.Insert(out, at, item)
}

// Answer is everything that an answer holds.
type Answer struct {
	Value Value
	Facets
}

// Answer returns what a prompt holds for a side: for a table, what is said of it
// as a whole. The caller must not change it.
func (w *Workbook) Answer(prompt, side string) Answer {
	key := AnswerKey{Prompt: prompt, Side: side}
	return Answer{w.answers[key], w.facets[key]}
}

// ticked is what stands at a tick that holds.
const ticked = "yes"

// Ticked tells whether a tick of a written prompt holds.
func (w *Workbook) Ticked(p *Prompt, tick string) bool {
	return slices.Contains(w.facets[AnswerKey{Prompt: p.ID, Side: p.Side}].Ticks, tick)
}

// Stands tells whether an answer's value counts: there is none in place of which
// a state stands.
func (a Answer) Stands() bool { return a.State == "" || a.State == Unsure }
