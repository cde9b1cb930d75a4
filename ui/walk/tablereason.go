package walk

import (
	"fmt"
	"strings"

	"shiben/workbook"
)

// derived is what a person reads in a derived column of a row.
func (t *table) derived(d workbook.Derived) string {
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		if d.Count.Answered == 0 {
			return ""
		}
		return fmt.Sprintf("%d/%d", d.Count.Yes, d.Count.Of)
	case workbook.DerivedLean:
		return t.leanName(d.Side)
	case workbook.DerivedFlag:
		return t.k.t("flag_" + d.Flag)
	}
	if d.Value == nil {
		return ""
	}
	return workbook.Short(d.Value) + d.Derive.Unit
}

// derivedOf are the derived columns of a row.
func (t *table) derivedOf(row workbook.Row) []workbook.Derived {
	return t.p.DerivedOf(t.k.template(), row)
}

// leanName names a side, both, or nothing.
func (t *table) leanName(side string) string {
	switch i := t.k.sideIndex(side); {
	case side == "":
		return ""
	case i >= 0:
		return t.k.side(i).Mark + t.k.sideName(i)
	}
	return t.k.t("both")
}

// reasons says in words where a row's derived columns come from: what speaks for
// which side, and what is still missing.
func (t *table) reasons(row workbook.Row) []string {
	var out []string
	for _, d := range t.derivedOf(row) {
		switch {
		case d.Derive.Kind() == workbook.DerivedCount:
			out = append(out, t.countReason(d, row))
		case d.Mean && d.Derive.Kind() == workbook.DerivedLean:
			out = append(out, t.leanReason(d, row))
		default:
			out = append(out, t.sumReason(d, row))
		}
	}
	return out
}

func (t *table) countReason(d workbook.Derived, row workbook.Row) string {
	said := map[string][]string{}
	for _, term := range d.Terms {
		id := term.Columns[0]
		said[row.Cells[id]] = append(said[row.Cells[id]], t.columnName(id))
	}
	parts := []string{t.k.t("reason_count", "name", t.k.say(d.Derive.Name), "yes", d.Count.Yes, "of", d.Count.Of)}
	if no := said["no"]; len(no) > 0 {
		parts = append(parts, t.k.t("reason_no", "names", t.list(no)))
	}
	if open := said[""]; len(open) > 0 {
		parts = append(parts, t.k.t("reason_open", "names", t.list(open)))
	}
	return strings.Join(parts, t.k.t("semicolon"))
}

func (t *table) leanReason(d workbook.Derived, row workbook.Row) string {
	head := t.k.t("reason_few", "name", t.k.say(d.Derive.Name), "least", d.Least)
	if d.Side != "" {
		head = t.k.t("reason_lean", "name", t.k.say(d.Derive.Name), "side", t.leanName(d.Side))
	}
	parts := []string{head}
	for _, term := range d.Terms {
		if term.Value == nil {
			continue
		}
		side := t.k.t("both")
		if s := term.Value.Sign(); s != 0 {
			side = t.k.sideName((s + 1) / 2)
		}
		parts = append(parts, t.k.t("reason_term", "name", t.termName(term), "value", t.termValue(term, row), "side", side))
	}
	return strings.Join(append(parts, t.lacking(d)...), t.k.t("semicolon"))
}

// sumReason is how a number, a yes or no, or a lean of a plain number is worked out.
func (t *table) sumReason(d workbook.Derived, row workbook.Row) string {
	value := t.derived(d)
	if value == "" {
		value = markEmpty
	}
	parts := []string{t.k.t("reason_lean", "name", t.k.say(d.Derive.Name), "side", value)}
	if d.Value != nil || d.Flag != "" {
		parts = append(parts, d.Spell(func(id string) string { return t.columnName(id) + " " + t.columnValue(id, row) }))
	}
	return strings.Join(append(parts, t.lacking(d)...), t.k.t("semicolon"))
}

// lacking are the terms that nothing is known of.
func (t *table) lacking(d workbook.Derived) []string {
	var names []string
	for _, term := range d.Terms {
		if !term.Known {
			names = append(names, t.termName(term))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{t.k.t("reason_missing", "names", t.list(names))}
}

func (t *table) termName(term workbook.Term) string {
	var names []string
	for _, id := range term.Columns {
		names = append(names, t.columnName(id))
	}
	return t.list(names)
}

// termValue is what the columns of a term say.
func (t *table) termValue(term workbook.Term, row workbook.Row) string {
	var said []string
	for _, id := range term.Columns {
		said = append(said, t.columnValue(id, row))
	}
	return t.list(said)
}

// columnValue is what a column says: a cell, or what is derived.
func (t *table) columnValue(id string, row workbook.Row) string {
	said := ""
	if c := t.p.Column(id); c != nil {
		said = oneLine(t.plain(row, c))
	} else if t.p.Derive(id) != nil {
		said = t.derived(t.p.DerivedAs(t.k.template(), id, row))
	}
	if said == "" {
		return markEmpty
	}
	return said
}

func (t *table) columnName(id string) string {
	if c := t.p.Column(id); c != nil {
		return t.k.say(c.Name)
	}
	if d := t.p.Derive(id); d != nil {
		return t.k.say(d.Name)
	}
	return id
}

func (t *table) list(names []string) string { return strings.Join(names, t.k.t("comma")) }
