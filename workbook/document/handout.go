package document

import (
	"slices"
	"strconv"

	"shiben/workbook"
)

// Handout makes a template's questions at a depth without an answer, to be printed
// and filled in with a pen. Of the options it heeds languages, parts, paper, and
// whether examples (guidance) and claims are wanted. An error is of a part that the
// template has not, ErrNotFound.
func Handout(t *workbook.Template, depth string, words map[workbook.Lang]Words, opts Options) (*Document, error) {
	opts.Kind = HandoutKind
	b := newBuilder(t, words, opts)
	if err := b.pick(); err != nil {
		return nil, err
	}
	b.d.Title, b.d.Summary = Say(t.Title), Say(t.Summary)
	b.add(
		Para{Role: Lead, Text: b.word("handout_use")},
		Para{Role: WriteOn, Label: b.word("handout_about")},
		Para{Role: WriteOn, Label: b.word("handout_who")},
	)
	for _, part := range b.parts {
		b.blankPart(part, depth)
	}
	return b.d, nil
}

// blankPart is what a part asks, in the order of the walk.
func (b *builder) blankPart(part *workbook.Part, depth string) {
	steps := b.t.Steps(part, depth)
	if len(steps) == 0 {
		return
	}
	b.heading(1, part.ID, Say(part.Name))
	b.add(Para{Role: Lead, Text: Say(part.Question)}, Para{Role: Hint, Text: Say(part.Idea)})
	for _, step := range steps {
		if step.Kind == workbook.Scale {
			b.add(Para{Role: Note, Text: b.word("handout_marks")})
		}
		for _, p := range step.Prompts {
			b.blank(p)
		}
	}
}

// blank is one prompt: its question, how to go about it, and room for the answer.
func (b *builder) blank(p *workbook.Prompt) {
	b.heading(2, p.ID, b.place(Say(p.Name), b.side(p.Side)))
	b.add(Para{Role: Ask, Text: Say(p.Ask)})
	for i, para := range b.hints(p) {
		if i == 0 || b.opts.With.Guidance {
			b.add(para)
		}
	}
	for _, para := range b.claims(p.Claims) {
		b.add(para)
	}
	switch p.Kind {
	case workbook.Scale:
		b.blankScale(p)
	case workbook.Table:
		b.blankTable(p)
	default:
		for _, tick := range p.Ticks {
			b.add(Para{Text: b.word("box", "name", Say(tick.Name))})
		}
		for range blankLines {
			b.add(Para{Role: WriteOn})
		}
	}
}

// The room that a handout leaves.
const (
	blankLines = 4 // under a written prompt
	blankRows  = 4 // of a table, behind those that it starts with

	blankChoice = 7 // the weight of a column with boxes and names
	box         = "☐"
)

// blankScale is a line of seven boxes for each side, between the poles.
func (b *builder) blankScale(p *workbook.Prompt) {
	t := Table{ID: b.anchor(p.ID + ".boxes"), Columns: []Column{{Name: Say(p.Poles[0]), Weight: 5}}}
	for i := range workbook.Positions {
		t.Columns = append(t.Columns, Column{Name: Own(strconv.Itoa(i + 1)), Weight: 2})
	}
	t.Columns = append(t.Columns, Column{Name: Say(p.Poles[1]), Weight: 5})
	for _, side := range b.sides() {
		row := Row{Cells: []Cell{{[]Para{{Text: side}}}}}
		for range workbook.Positions {
			row.Cells = append(row.Cells, Cell{[]Para{{Text: Own(box)}}})
		}
		t.Rows = append(t.Rows, Row{Cells: append(row.Cells, Cell{})})
	}
	b.add(t)
}

// blankTable is a table's columns to fill in, with the rows that it starts with.
// What is worked out from a row is not asked, but told.
func (b *builder) blankTable(p *workbook.Prompt) {
	asked := *p
	asked.Derived = nil
	shown := b.fields(&asked)
	t := Table{ID: b.anchor(p.ID + ".table")}
	for _, f := range shown.columns {
		name := f.name()
		if f.column.Unit != "" {
			name = b.word("with_unit", "name", name, "unit", f.column.Unit)
		}
		weight := f.weight(len(shown.under) > 0)
		if len(b.choices(f)) > 0 && !f.flag() {
			weight = blankChoice
		}
		t.Columns = append(t.Columns, Column{ID: f.id(), Name: name, Weight: weight})
	}
	starts := append(slices.Clone(p.Rows), make([]workbook.Start, blankRows)...)
	for _, start := range starts {
		row := Row{ID: start.ID}
		for _, f := range shown.columns {
			row.Cells = append(row.Cells, b.blankCell(f, Say(start.Cells[f.id()])))
		}
		row.Cells[0].Paras = append(row.Cells[0].Paras, b.blankFields(shown.under)...)
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
	for _, d := range p.Derived {
		b.add(Para{Role: Note, Label: b.word("handout_derived", "name", Say(d.Name)), Text: Say(d.Hint)})
	}
}

// blankCell is what a cell starts with, boxes for what there is to choose, or room.
func (b *builder) blankCell(f field, start Text) Cell {
	if !start.Empty() {
		return Cell{[]Para{{Text: start}}}
	}
	var paras []Para
	for _, name := range b.choices(f) {
		paras = append(paras, Para{Text: b.word("box", "name", name)})
	}
	if f.first {
		paras = append(paras, Para{Role: WriteOn})
	}
	return Cell{paras}
}

// blankFields are the fields that stand under a row's name: what holds or not is
// ticked on one line.
func (b *builder) blankFields(fields []field) []Para {
	var flags []Text
	var out []Para
	for _, f := range fields {
		choices := b.choices(f)
		switch {
		case f.flag():
			flags = append(flags, b.word("box", "name", f.name()))
		case len(choices) == 0:
			out = append(out, Para{Role: WriteOn, Label: f.name()})
		default:
			for i, name := range choices {
				choices[i] = b.word("box", "name", name)
			}
			out = append(out, Para{Role: Note, Label: f.name(), Text: b.joined("gap", choices)})
		}
	}
	if len(flags) > 0 {
		out = append([]Para{{Role: Note, Label: b.word("handout_flags"), Text: b.joined("gap", flags)}}, out...)
	}
	return out
}

// choices are what can stand in a field, where that is a few words.
func (b *builder) choices(f field) []Text {
	var out []Text
	switch f.column.Type {
	case workbook.FlagCell:
		out = append(out, b.word("flag_yes"), b.word("flag_no"))
	case workbook.ChoiceCell:
		for _, o := range f.column.Options {
			out = append(out, Say(o.Name))
		}
	}
	return out
}
