package cli

import (
	"encoding/json"
	"time"

	"shiben/workbook"
)

// book is a whole workbook as JSON. What is not answered is not there.
//
//	{"schema":1, "id","title","subject","depth","lang","revision",
//	 "template":{"id","version"}, "created","updated",
//	 "answers":[{"prompt","side","value"}],             value: a mark as a number, or a text
//	 "participants":[{"name","marks":[{"prompt","side","value","why"}]}],
//	 "tables":{PROMPT:[{"id","values":{COLUMN:TEXT},"derived":{…}}]},
//	 "completeness":{"answered","asked","parts":{PART:{"answered","asked"}}}}
//
// An answer that is shared has no side. Beside its value it may have "state", "why",
// "confidence", "evidence":[{"id","text","date","by"}],
// "comments":[{"id","author","at","text","resolved"}], "ticks":[ID], and
// "unreviewed": what a carried answer was, until someone confirmed it. What is said
// of a table as a whole stands among the answers, with a value of null. A derived
// count is {"yes","answered","of"}, a derived lean {"side":SIDE|"both"|null,
// "position":number|null}. "unreviewed" counts the answers that are.
type book struct {
	Schema       int               `json:"schema"`
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Subject      string            `json:"subject"`
	Depth        string            `json:"depth"`
	Lang         workbook.Lang     `json:"lang"`
	Revision     workbook.Revision `json:"revision"`
	Template     templateName      `json:"template"`
	Created      time.Time         `json:"created"`
	Updated      time.Time         `json:"updated"`
	Answers      []answer          `json:"answers"`
	Participants []participant     `json:"participants,omitempty"`
	Tables       tables            `json:"tables"`
	Unreviewed   int               `json:"unreviewed"`
	Completeness completeness      `json:"completeness"`
}

type templateName struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

// tables are rows by prompt, in the template's order when written.
type tables = ordered[[]row]

type row struct {
	ID      string            `json:"id"`
	Values  map[string]string `json:"values"`
	Derived ordered[any]      `json:"derived"`
}

type count struct {
	Yes      int `json:"yes"`
	Answered int `json:"answered"`
	Of       int `json:"of"`
}

type lean struct {
	Side     *string `json:"side"`
	Position figure  `json:"position"`
}

type tally struct {
	Answered int `json:"answered"`
	Asked    int `json:"asked"`
}

type completeness struct {
	tally
	Parts ordered[tally] `json:"parts"`
}

func bookOf(w *workbook.Workbook, h workbook.Head) book {
	return book{
		Schema: schema, ID: w.ID, Title: w.About.Title, Subject: w.About.Subject, Depth: w.About.Depth,
		Lang: w.About.Lang, Revision: w.Revision, Template: templateName{w.Template.ID, w.Template.Version},
		Created: h.Created, Updated: h.Updated,
		Answers: answersOf(w), Participants: participantsOf(w), Tables: tablesOf(w), Unreviewed: w.Unreviewed(), Completeness: completenessOf(workbook.ProgressOf(w)),
	}
}

// plain is a value as JSON has it.
func plain(v workbook.Value) any {
	switch {
	case v.Row != nil:
		return v.Row.Cells
	case v.Mark != 0:
		return v.Mark
	case v.Text != "":
		return v.Text
	case v.Evidence != nil:
		return v.Evidence
	case v.Comment != nil:
		return v.Comment
	}
	return nil
}

func tablesOf(w *workbook.Workbook) tables {
	var out tables
	for _, p := range w.Template.Prompts() {
		if p.Kind == workbook.Table {
			out.add(p.ID, rowsOf(w, p))
		}
	}
	return out
}

func rowsOf(w *workbook.Workbook, p *workbook.Prompt) []row {
	rows := []row{}
	for _, r := range w.Rows(p.ID) {
		out := row{ID: r.ID, Values: r.Cells}
		if out.Values == nil {
			out.Values = map[string]string{}
		}
		for _, d := range p.DerivedOf(w.Template, r) {
			out.Derived.add(d.Derive.ID, derivedValue(d))
		}
		rows = append(rows, out)
	}
	return rows
}

// derivedValue is a derived column for programs: a count and a lean with their parts,
// a number, or "yes" and "no" as a flag's cell has them.
func derivedValue(d workbook.Derived) any {
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		return count{d.Count.Yes, d.Count.Answered, d.Count.Of}
	case workbook.DerivedLean:
		return lean{said(d.Side), figure{d.Value}}
	case workbook.DerivedFlag:
		return d.Flag
	}
	return figure{d.Value}
}

// said is a text, or nil for none.
func said(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func completenessOf(p workbook.Progress) completeness {
	out := completeness{tally: tally{p.Answered, p.Asked}}
	for _, part := range p.Parts {
		out.Parts.add(part.Part, tally{part.Answered, part.Asked})
	}
	return out
}

// ordered is a JSON object whose fields stand in the order in which they came.
type ordered[V any] struct {
	names  []string
	values []V
}

func (o *ordered[V]) add(name string, v V) {
	o.names, o.values = append(o.names, name), append(o.values, v)
}

// MarshalJSON writes the fields in their order.
func (o ordered[V]) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, name := range o.names {
		if i > 0 {
			out = append(out, ',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(o.values[i])
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}
