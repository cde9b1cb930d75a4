package document

import (
	"slices"

	"shiben/workbook"
)

// field is a column of a table prompt, typed or derived; one of the two is set.
type field struct {
	column *workbook.Column
	derive *workbook.Derive
	first  bool
}

func (f field) id() string {
	if f.derive != nil {
		return f.derive.ID
	}
	return f.column.ID
}

func (f field) name() Text {
	if f.derive != nil {
		return Say(f.derive.Name)
	}
	return Say(f.column.Name)
}

func (f field) number() bool {
	if f.derive != nil {
		return f.derive.Kind() == workbook.DerivedNumber
	}
	return f.column.Type == workbook.NumberCell
}

// long tells whether people write in it at length.
func (f field) long() bool { return f.column != nil && f.column.Type == workbook.TextCell }

func (f field) flag() bool { return f.column != nil && f.column.Type == workbook.FlagCell }

// weight is the field's share of a table's width; the first has more where the rest
// of a row stands under it.
func (f field) weight(rest bool) int {
	switch {
	case f.first && rest:
		return 14
	case f.long():
		return 6
	case f.flag(), f.number(), f.derive != nil && f.derive.Kind() == workbook.DerivedCount:
		return 4
	}
	return 5
}

// shown is how a table's fields are laid out: those with a column of their own, and
// those that stand under a row's name.
type shown struct{ columns, under []field }

// widest is how many columns a page across has room for.
const widest = 6

// fields lays out a table's columns and what is derived from them. Where there are
// too many, what the profile looks at comes first, then what is short.
func (b *builder) fields(p *workbook.Prompt) shown {
	var all []field
	for i := range p.Columns {
		all = append(all, field{column: &p.Columns[i], first: i == 0})
	}
	for i := range p.Derived {
		all = append(all, field{derive: &p.Derived[i]})
	}
	if len(all) <= widest {
		return shown{columns: all}
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(x, y field) int { return b.rank(p, x) - b.rank(p, y) })
	var out shown
	for _, f := range all {
		if slices.Index(ranked, f) < widest {
			out.columns = append(out.columns, f)
		} else {
			out.under = append(out.under, f)
		}
	}
	return out
}

// rank says how much a field wants a column of its own, the least most of all.
func (b *builder) rank(p *workbook.Prompt, f field) int {
	if m := b.t.Moves; b.isMoves(p) && slices.Contains([]string{m.Name, m.Side, m.Effort, m.Closure, m.Observed}, f.id()) {
		return 0
	}
	switch {
	case f.first:
		return 0
	case f.derive != nil:
		return 1
	case f.flag():
		return 5
	case f.long():
		return 4
	case f.column.Type == workbook.RowCell:
		return 3
	}
	return 2
}

// under says the rest of a row: what is short on one line, flags by what they say,
// texts each on a line of their own.
func (b *builder) under(fields []field, row workbook.Row, derived map[string]workbook.Derived) []Para {
	var short, yes, no []Text
	var long []Para
	for _, f := range fields {
		text := b.value(f, row, derived)
		switch {
		case text.Empty():
		case f.long():
			long = append(long, Para{Role: Note, Label: f.name(), Text: text})
		case f.flag() && row.Cells[f.column.ID] == "yes":
			yes = append(yes, f.name())
		case f.flag():
			no = append(no, f.name())
		default:
			short = append(short, b.word("fact", "name", f.name(), "value", text))
		}
	}
	for i, names := range [][]Text{yes, no} {
		if len(names) > 0 {
			short = append(short, b.word("fact", "name", Leading(b.word([]string{"flag_yes", "flag_no"}[i])), "value", b.joined("comma", names)))
		}
	}
	if len(short) == 0 {
		return long
	}
	return append([]Para{{Role: Note, Text: b.joined("between", short)}}, long...)
}
