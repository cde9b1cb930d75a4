package workbook

// Tally is answered of asked.
type Tally struct {
	Answered int `json:"answered"`
	Asked    int `json:"asked"`
}

func (t *Tally) add(o Tally) {
	t.Answered += o.Answered
	t.Asked += o.Asked
}

// Progress is the completeness at the workbook's depth, in all and by part, in
// the template's order.
type Progress struct {
	Tally
	Parts []PartProgress
}

// PartProgress is the completeness of one part.
type PartProgress struct {
	Part string
	Tally
}

// ProgressOf counts a scale once a side, a written prompt once, and a table once:
// answered when a row holds more than its first column.
func ProgressOf(w *Workbook) Progress {
	var p Progress
	for i := range w.Template.Parts {
		part := &w.Template.Parts[i]
		count := PartProgress{Part: part.ID}
		for _, prompt := range part.Prompts {
			if w.Template.Asks(prompt, w.About.Depth) {
				count.add(w.TallyOf(prompt))
			}
		}
		p.Parts = append(p.Parts, count)
		p.add(count.Tally)
	}
	return p
}

// TallyOf is what one prompt counts.
func (w *Workbook) TallyOf(p *Prompt) Tally {
	if p.Kind == Table {
		switch a := w.Answer(p.ID, p.Side); {
		case a.State == NotApplicable:
			return Tally{}
		case a.Stands() && w.tableAnswered(p):
			return Tally{1, 1}
		}
		return Tally{0, 1}
	}
	var t Tally
	for _, side := range w.Template.SidesOf(p) {
		a := w.Answer(p.ID, side)
		if a.State == NotApplicable {
			continue
		}
		t.Asked++
		if a.Stands() && !a.Value.Empty() {
			t.Answered++
		}
	}
	return t
}

func (w *Workbook) tableAnswered(p *Prompt) bool {
	for _, row := range w.Rows(p.ID) {
		for column, text := range row.Cells {
			if column != p.Columns[0].ID && text != "" {
				return true
			}
		}
	}
	return false
}
