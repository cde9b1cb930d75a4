package document

import (
	"strconv"
	"strings"

	"shiben/workbook"
)

// sheets are the answers as values: a part's marks, its written answers, and each
// table's rows with what is derived from them.
func (b *builder) sheets() {
	for _, part := range b.parts {
		var scales, written, tables []*workbook.Prompt
		for _, p := range part.Prompts {
			switch p.Kind {
			case workbook.Scale:
				scales = append(scales, p)
			case workbook.Table:
				tables = append(tables, p)
			default:
				written = append(written, p)
			}
		}
		b.answerSheet(part, "marks", "mark", scales)
		b.answerSheet(part, "written", "text", written)
		for _, p := range tables {
			if b.holds(p) {
				b.d.Sheets = append(b.d.Sheets, b.tableSheet(p))
			}
		}
	}
}

// answerSheet has a row for each answer of a part, people's own ones behind the one
// that was agreed.
func (b *builder) answerSheet(part *workbook.Part, id, value string, prompts []*workbook.Prompt) {
	s := Sheet{ID: part.ID + "." + id, Name: b.place(Say(part.Name), b.word("sheet_"+id))}
	ids := []string{"prompt", "name", "side", "participant", value, "state"}
	if b.opts.With.Evidence {
		ids = append(ids, "why", "confidence", "evidence")
	}
	for _, id := range ids {
		s.Columns = append(s.Columns, SheetColumn{id, b.word("sheet_" + id)})
	}
	for _, p := range prompts {
		if !b.holds(p) {
			continue
		}
		for _, side := range b.t.SidesOf(p) {
			key := workbook.AnswerKey{Prompt: p.ID, Side: side}
			agreed, _ := b.w.Record(workbook.RecordKey{AnswerKey: key})
			for _, r := range append([]workbook.Record{agreed}, b.own[key]...) {
				s.Rows = append(s.Rows, b.answerRow(p, r))
			}
		}
	}
	if len(s.Rows) > 0 {
		b.d.Sheets = append(b.d.Sheets, s)
	}
}

func (b *builder) answerRow(p *workbook.Prompt, r workbook.Record) []Value {
	value := Value{Raw: r.Value.Text}
	if r.Value.Mark != 0 {
		value.Raw = strconv.Itoa(r.Value.Mark)
	}
	f := workbook.Facets{}
	if r.Facets != nil {
		f = *r.Facets
	}
	row := []Value{{Raw: p.ID}, {Raw: Say(p.Name).Inline(b.opts.Langs), Shown: Say(p.Name)}, {Raw: r.Key.Side, Shown: b.side(r.Key.Side)}, {Raw: r.Key.Participant}, value, b.known("state_", string(f.State))}
	if !b.opts.With.Evidence {
		return row
	}
	var rests []string
	for _, item := range f.Evidence {
		rests = append(rests, EvidenceLine(*item.Evidence))
	}
	return append(row, Value{Raw: f.Why}, b.known("confidence_", string(f.Confidence)), Value{Raw: strings.Join(rests, "\n")})
}

// known is a value that has a word.
func (b *builder) known(key, raw string) Value {
	if raw == "" {
		return Value{}
	}
	return Value{raw, b.word(key + raw)}
}

// tableSheet has a row for each of the table's, in the table's order.
func (b *builder) tableSheet(p *workbook.Prompt) Sheet {
	s := Sheet{ID: p.ID, Name: b.place(Say(b.t.PartOf(p.ID).Name), Say(p.Name)), Columns: []SheetColumn{{"row", b.word("sheet_row")}}}
	for _, c := range p.Columns {
		s.Columns = append(s.Columns, SheetColumn{c.ID, Say(c.Name)})
	}
	for _, d := range p.Derived {
		s.Columns = append(s.Columns, SheetColumn{d.ID, Say(d.Name)})
	}
	for _, row := range b.w.Rows(p.ID) {
		values := []Value{{Raw: row.ID}}
		for i := range p.Columns {
			c := &p.Columns[i]
			v := Value{Raw: row.Cells[c.ID]}
			if c.Type != workbook.TextCell && c.Type != workbook.DateCell {
				v.Shown = b.cellText(c, v.Raw)
			}
			values = append(values, v)
		}
		for _, d := range p.DerivedOf(b.t, row) {
			values = append(values, b.derivedValue(d))
		}
		s.Rows = append(s.Rows, values)
	}
	return s
}

func (b *builder) derivedValue(d workbook.Derived) Value {
	v := Value{Shown: b.derivedText(d)}
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		if d.Count.Answered > 0 {
			v.Raw = strconv.Itoa(d.Count.Yes)
		}
	case workbook.DerivedFlag:
		v.Raw = d.Flag
	case workbook.DerivedNumber:
		v.Raw = workbook.Short(d.Value)
	default:
		v.Raw = d.Side
	}
	return v
}
