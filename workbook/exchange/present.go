package exchange

import "shiben/workbook"

// present is what a log comes to, for programs that want the answers and no log.
// What is not answered is not there.
type present struct {
	Answers  []answer         `json:"answers"`
	Tables   map[string][]row `json:"tables"`
	Accepted []accepted       `json:"accepted"`
}

// answer is an answer that is no row of a table. Value is a mark as a number, a
// text, or null where only what stands beside the value is there.
type answer struct {
	Prompt      string              `json:"prompt"`
	Side        string              `json:"side,omitempty"`
	Participant string              `json:"participant,omitempty"`
	Value       any                 `json:"value"`
	State       workbook.State      `json:"state,omitempty"`
	Why         string              `json:"why,omitempty"`
	Confidence  workbook.Confidence `json:"confidence,omitempty"`
	Evidence    []evidence          `json:"evidence,omitempty"`
	Comments    []comment           `json:"comments,omitempty"`
	Ticks       []string            `json:"ticks,omitempty"`
	Unreviewed  *unreviewed         `json:"unreviewed,omitempty"` // carried over, and confirmed by nobody yet
}

type evidence struct {
	ID string `json:"id"`
	*workbook.Evidence
}

type comment struct {
	ID string `json:"id"`
	*workbook.Comment
}

type unreviewed struct {
	Value any `json:"value"` // what it was
}

type row struct {
	ID     string            `json:"id"`
	Values map[string]string `json:"values"`
}

// accepted is a reading that someone accepted: for a subject, where its rule asks
// for each of several.
type accepted struct {
	Reading string `json:"reading"`
	Subject string `json:"subject,omitempty"`
	Because string `json:"because"`
}

func presentOf(w *workbook.Workbook) present {
	p := present{Answers: []answer{}, Tables: map[string][]row{}, Accepted: []accepted{}}
	for _, prompt := range w.Template.Prompts() {
		if prompt.Kind == workbook.Table {
			p.Tables[prompt.ID] = []row{}
		}
	}
	for _, r := range w.Records() {
		switch {
		case r.Key.Prompt == "":
			p.Accepted = append(p.Accepted, accepted{r.Key.Side, r.Key.Row, r.Value.Text})
		case r.Key.Row != "":
			values := r.Value.Row.Cells
			if values == nil {
				values = map[string]string{}
			}
			p.Tables[r.Key.Prompt] = append(p.Tables[r.Key.Prompt], row{r.Key.Row, values})
		default:
			p.Answers = append(p.Answers, answerOf(r))
		}
	}
	return p
}

func answerOf(r workbook.Record) answer {
	a := answer{Prompt: r.Key.Prompt, Side: r.Key.Side, Participant: r.Key.Participant, Value: plain(r.Value)}
	f := r.Facets
	if f == nil {
		return a
	}
	a.State, a.Why, a.Confidence, a.Ticks = f.State, f.Why, f.Confidence, f.Ticks
	for _, i := range f.Evidence {
		a.Evidence = append(a.Evidence, evidence{i.ID, i.Evidence})
	}
	for _, i := range f.Comments {
		a.Comments = append(a.Comments, comment{i.ID, i.Comment})
	}
	if f.Carried != nil {
		a.Unreviewed = &unreviewed{plain(*f.Carried)}
	}
	return a
}

// plain is a value as JSON has it.
func plain(v workbook.Value) any {
	switch {
	case v.Mark != 0:
		return v.Mark
	case v.Text != "":
		return v.Text
	}
	return nil
}
