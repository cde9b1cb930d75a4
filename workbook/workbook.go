package workbook

import "maps"

// NewAct is the act that makes a workbook; it cannot be undone.
const NewAct = "new"

// About is what a workbook says of itself.
type About struct {
	Title   string `json:"title"`
	Subject string `json:"subject,omitempty"`
	Depth   string `json:"depth"`
	Lang    Lang   `json:"lang"` // of the texts that the template puts in
}

// Workbook is one business's answers at a revision: the log applied.
type Workbook struct {
	ID       string
	About    About
	Revision Revision
	Template *Template

	answers  map[AnswerKey]Value
	facets   map[AnswerKey]Facets
	accepted map[acceptKey]string
	tables   map[string][]Row // prompt id → rows in order
}

// AnswerKey names one answer that is not a row of a table.
type AnswerKey struct {
	Prompt      string `json:"prompt"`
	Side        string `json:"side,omitempty"`
	Participant string `json:"participant,omitempty"`
}

// acceptKey names an accepted reading.
type acceptKey struct{ rule, subject string }

// Empty returns a workbook of a template to which no change was applied yet.
func Empty(id string, t *Template) *Workbook {
	return &Workbook{ID: id, Template: t, answers: map[AnswerKey]Value{}, facets: map[AnswerKey]Facets{}, accepted: map[acceptKey]string{}, tables: map[string][]Row{}}
}

// Begin returns the changes that make a new workbook: what it says of itself and
// the rows its tables start with, in the workbook's language. All belong to
// NewAct. A title, a depth or a language that cannot be is an ErrInput.
func Begin(t *Template, about About) ([]Change, error) {
	changes := []Change{
		aboutChange(AboutTitle, "", about.Title),
		aboutChange(AboutDepth, "", about.Depth),
		aboutChange(AboutLang, "", string(about.Lang)),
	}
	if about.Subject != "" {
		changes = append(changes, aboutChange(AboutSubject, "", about.Subject))
	}
	for _, p := range t.Prompts() {
		for i, start := range p.Rows {
			cells := map[string]string{}
			for column, text := range start.Cells {
				cells[column] = text.In(about.Lang)
			}
			row := Row{ID: start.ID, Order: i + 1, Cells: cells}
			changes = append(changes, Change{Kind: InsertChange, Address: Address{Prompt: p.ID, Row: row.ID}, After: Value{Row: &row}})
		}
	}
	w := Empty("", t)
	for i := range changes {
		changes[i].Act = NewAct
		if err := w.Apply(changes[i]); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

func aboutChange(what, before, after string) Change {
	return Change{Kind: AboutChange, Address: Address{Column: what}, Before: Value{Text: before}, After: Value{Text: after}}
}

// Replay is the workbook as it was when the log had reached seq: the answers as
// of any point. A seq of 0 or beyond the log takes all of it.
func Replay(id string, t *Template, log []Change, seq int) (*Workbook, error) {
	w := Empty(id, t)
	for _, c := range log {
		if seq > 0 && c.Seq > seq {
			break
		}
		if err := w.Apply(c); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// Clone is a copy that shares nothing that can change.
func (w *Workbook) Clone() *Workbook {
	c := Empty(w.ID, w.Template)
	c.About, c.Revision = w.About, w.Revision
	for k, v := range w.answers {
		c.answers[k] = v.clone()
	}
	maps.Copy(c.accepted, w.accepted)
	for k, f := range w.facets {
		c.facets[k] = f.clone()
	}
	for prompt, rows := range w.tables {
		for _, r := range rows {
			c.tables[prompt] = append(c.tables[prompt], r.clone())
		}
	}
	return c
}

// At returns what stands at an address; the zero Value when nothing does.
func (w *Workbook) At(a Address) Value {
	switch {
	case a.Facet == AcceptFacet:
		return Value{Text: w.accepted[acceptKey{a.Item, a.Row}]}
	case a.Prompt == "":
		return Value{Text: w.aboutField(a.Column)}
	case a.Facet != "":
		return w.facets[AnswerKey{a.Prompt, a.Side, a.Participant}].at(a.Facet, a.Item)
	case a.Row != "":
		row := w.Row(a.Prompt, a.Row)
		switch {
		case row == nil:
			return Value{}
		case a.Column == "":
			c := row.clone()
			return Value{Row: &c}
		}
		return Value{Text: row.Cells[a.Column]}
	}
	return w.answers[AnswerKey{a.Prompt, a.Side, a.Participant}]
}

// Mark is the agreed mark on a scale for a side; 0 when unanswered.
func (w *Workbook) Mark(prompt, side string) int {
	return w.answers[AnswerKey{Prompt: prompt, Side: side}].Mark
}

// Text is the agreed written answer for a side (empty side: shared).
func (w *Workbook) Text(prompt, side string) string {
	return w.answers[AnswerKey{Prompt: prompt, Side: side}].Text
}

// Rows returns a table's rows in order. The caller must not change them.
func (w *Workbook) Rows(prompt string) []Row { return w.tables[prompt] }

// Row returns one row of a table, or nil. The caller must not change it.
func (w *Workbook) Row(prompt, id string) *Row {
	for i := range w.tables[prompt] {
		if w.tables[prompt][i].ID == id {
			return &w.tables[prompt][i]
		}
	}
	return nil
}

// NextOrder is the Order of a row that comes after all others of a table.
func (w *Workbook) NextOrder(prompt string) int {
	rows := w.tables[prompt]
	if len(rows) == 0 {
		return 1
	}
	return rows[len(rows)-1].Order + 1
}

func (w *Workbook) aboutField(name string) string {
	switch name {
	case AboutTitle:
		return w.About.Title
	case AboutSubject:
		return w.About.Subject
	case AboutDepth:
		return w.About.Depth
	case AboutLang:
		return string(w.About.Lang)
	}
	return ""
}
