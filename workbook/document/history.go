package document

import (
	"slices"
	"strconv"
	"strings"

	"shiben/workbook"
)

// history is the log, when it is wanted: who did what, when; the oldest first.
func (b *builder) history() {
	if !b.opts.With.History || len(b.log) == 0 {
		return
	}
	acts := b.log.Acts()
	for i := range acts {
		acts[i].Changes = slices.DeleteFunc(slices.Clone(acts[i].Changes), func(c workbook.Change) bool { return !b.concerns(c) })
	}
	told := map[workbook.Lang][]string{}
	for _, l := range b.opts.Langs {
		told[l] = b.words[l].Acts(b.w, acts)
	}
	b.heading(1, "history", b.word("history"))
	zone := offset(b.local(acts[len(acts)-1].At))
	t := Table{ID: b.anchor("history.table"), Columns: []Column{
		{Name: b.word("history_number"), Weight: 2, Number: true},
		{Name: b.word("history_when", "zone", zone), Weight: 6},
		{Name: b.word("history_who"), Weight: 4},
		{Name: b.word("history_what"), Weight: 16},
	}}
	for i, act := range acts {
		if len(act.Changes) == 0 {
			continue
		}
		what := b.each(func(l workbook.Lang) string { return strings.TrimSpace(told[l][i]) })
		when := b.local(act.At)
		stamp := when.Format(clock)
		if offset(when) != zone { // in summer, say
			stamp = Stamp(when)
		}
		row := Row{Cells: make([]Cell, 4)}
		for n, text := range []Text{Own(strconv.Itoa(i + 1)), Own(stamp), Own(act.Author), what} {
			if !text.Empty() {
				row.Cells[n].Paras = []Para{{Text: text}}
			}
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
}

// concerns tells whether a change is of what the document holds: of the workbook
// itself, or of a part that is wanted.
func (b *builder) concerns(c workbook.Change) bool {
	if len(b.opts.Parts) == 0 {
		return true
	}
	prompt := c.Prompt
	if c.Facet == workbook.AcceptFacet {
		rule := b.t.Rule(c.Item)
		if rule == nil {
			return false
		}
		switch prompt = rule.Prompt; rule.Each {
		case workbook.EachDimension:
			if prompt == "" {
				return b.holdsPart(c.Row)
			}
		case workbook.EachScale:
			if prompt == "" {
				prompt = c.Row[:max(strings.LastIndex(c.Row, "."), 0)]
			}
		}
	}
	part := b.t.PartOf(prompt)
	return prompt == "" || part != nil && b.holdsPart(part.ID)
}

// method says how the figures come about, when what the document rests on is wanted.
func (b *builder) method() {
	if !b.opts.With.Claims || len(b.dimensions()) == 0 {
		return
	}
	b.heading(1, "method", b.word("method"))
	sides := []any{"first", inner(b.sides()[0]), "second", inner(b.sides()[1])}
	keys := []string{"method_position", "method_separation"}
	if b.hasMoves() {
		keys = append(keys, "method_observed", "method_balance")
	}
	var l List
	for _, key := range append(keys, "method_answered") {
		l.Items = append(l.Items, Para{Label: b.word(key + "_name"), Text: b.word(key, sides...)})
	}
	b.add(l)
}
