package workbook

import (
	"slices"
	"strings"
)

// Apply makes a change. What stands at its address must be its Before, else it is
// ErrStale; what it leaves must be possible there, else it is ErrInput. After an
// error the workbook is as it was.
func (w *Workbook) Apply(c Change) error {
	if err := w.check(c); err != nil {
		return err
	}
	switch c.Kind {
	case AboutChange:
		w.setAbout(c.Column, c.After.Text)
	case InsertChange:
		rows := append(slices.Clone(w.tables[c.Prompt]), c.After.Row.clone())
		sortRows(rows)
		w.tables[c.Prompt] = rows
	case RemoveChange:
		w.tables[c.Prompt] = slices.DeleteFunc(slices.Clone(w.tables[c.Prompt]), func(r Row) bool { return r.ID == c.Row })
	case SetChange:
		w.set(c.Address, c.After)
	}
	if c.Rev > w.Revision {
		w.Revision = c.Rev
	}
	return nil
}

// ApplyAll makes changes in order, all or none.
func (w *Workbook) ApplyAll(changes []Change) error {
	trial := w.Clone()
	for _, c := range changes {
		if err := trial.Apply(c); err != nil {
			return err
		}
	}
	*w = *trial
	return nil
}

func (w *Workbook) set(a Address, v Value) {
	switch a.Facet {
	case "":
	case AcceptFacet:
		w.accepted[acceptKey{a.Item, a.Row}] = v.Text
		if v.Empty() {
			delete(w.accepted, acceptKey{a.Item, a.Row})
		}
		return
	default:
		w.setFacet(a, v)
		return
	}
	if a.Row != "" {
		row := w.Row(a.Prompt, a.Row)
		if v.Empty() {
			delete(row.Cells, a.Column)
			return
		}
		if row.Cells == nil {
			row.Cells = map[string]string{}
		}
		row.Cells[a.Column] = v.Text
		return
	}
	key := AnswerKey{a.Prompt, a.Side, a.Participant}
	if v.Empty() {
		delete(w.answers, key)
		return
	}
	w.answers[key] = v
}

func (w *Workbook) setAbout(name, text string) {
	switch name {
	case AboutTitle:
		w.About.Title = text
	case AboutSubject:
		w.About.Subject = text
	case AboutDepth:
		w.About.Depth = text
	case AboutLang:
		w.About.Lang = Lang(text)
	}
}

func (w *Workbook) check(c Change) error {
	var err error
	switch c.Kind {
	case AboutChange:
		err = w.checkAbout(c)
	case SetChange:
		err = w.checkSet(c)
	case InsertChange:
		err = w.checkInsert(c)
	case VersionChange:
		err = checkVersion(c)
	case RemoveChange:
		if c.Before.Row == nil || c.Row == "" {
			err = inputError("change_shape")
		}
	default:
		err = inputError("change_kind", "kind", string(c.Kind))
	}
	if err != nil {
		return err
	}
	if !w.At(c.Address).Equal(c.Before) {
		return NewProblem(ErrStale, "stale", "prompt", c.Prompt, "side", c.Side, "row", c.Row, "column", c.Column)
	}
	return nil
}

func (w *Workbook) checkAbout(c Change) error {
	text := c.After.Text
	switch c.Column {
	case AboutTitle:
		if strings.TrimSpace(text) == "" {
			return inputError("title_empty")
		}
		return checkText(text, MaxTitle, false)
	case AboutSubject:
		return checkText(text, MaxTitle, false)
	case AboutDepth:
		if w.Template.depthRank(text) < 0 && text != "" {
			return inputError("depth_unknown", "got", text, "known", depthIDs(w.Template))
		}
	case AboutLang:
		if text != string(Chinese) && text != string(English) && text != "" {
			return inputError("lang_unknown", "got", text)
		}
	default:
		return inputError("about_unknown", "got", c.Column)
	}
	return nil
}

func (w *Workbook) checkSet(c Change) error {
	if c.Facet == AcceptFacet {
		if c.Prompt != "" || c.Item == "" || w.Template.Rule(c.Item) == nil {
			return NewProblem(ErrNotFound, "reading_unknown", "got", shorten(c.Item))
		}
		return checkText(c.After.Text, MaxCell, true)
	}
	p, err := w.Template.FindPrompt(c.Prompt)
	if err != nil {
		return err
	}
	if c.Facet != "" {
		return w.checkFacet(p, c)
	}
	if c.Row != "" {
		return w.checkCell(p, c)
	}
	if !slices.Contains(w.Template.SidesOf(p), c.Side) {
		return sideProblem(w.Template, p, c.Side)
	}
	v := c.After
	switch p.Kind {
	case Scale:
		if v.Text != "" || v.Row != nil || v.Mark < 0 || v.Mark > Positions {
			return markProblem(p, v.Mark)
		}
	case Written:
		if v.Mark != 0 || v.Row != nil {
			return inputError("change_shape")
		}
		return at(checkText(v.Text, MaxText, true), p)
	default:
		return inputError("table_needs_row", "prompt", p.ID)
	}
	return nil
}

func (w *Workbook) checkCell(p *Prompt, c Change) error {
	column, err := p.FindColumn(c.Column)
	if err != nil {
		return err
	}
	if w.Row(p.ID, c.Row) == nil {
		return NewProblem(ErrNotFound, "row_unknown", "prompt", p.ID, "row", c.Row)
	}
	return w.Template.checkCanonical(p, column, c.After.Text)
}

func (w *Workbook) checkInsert(c Change) error {
	p, err := w.Template.FindPrompt(c.Prompt)
	if err != nil {
		return err
	}
	row := c.After.Row
	if p.Kind != Table || row == nil || row.ID == "" || row.ID != c.Row || c.Column != "" {
		return inputError("change_shape")
	}
	if len(w.tables[p.ID]) >= MaxRows {
		return inputError("too_many_rows", "prompt", p.ID, "limit", MaxRows)
	}
	for id, text := range row.Cells {
		column, err := p.FindColumn(id)
		if err != nil {
			return err
		}
		if err := w.Template.checkCanonical(p, column, text); err != nil {
			return err
		}
	}
	return nil
}
