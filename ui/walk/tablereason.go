package walk

import (
	"fmt"
	"strings"

	"shiben/workbook"
)

// derived is what a person reads in a derived column of a row.
func (t *table) derived(d *workbook.Derive, row workbook.Row) string {
	if d.Kind == workbook.DeriveCount {
		c := t.p.Count(d, row)
		if c.Answered == 0 {
			return ""
		}
		return fmt.Sprintf("%d/%d", c.Yes, c.Of)
	}
	return t.leanName(t.k.template().Lean(t.p, d, row).Side)
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
	for i := range t.p.Derived {
		d := &t.p.Derived[i]
		if d.Kind == workbook.DeriveCount {
			out = append(out, t.countReason(d, row))
		} else {
			out = append(out, t.leanReason(d, row))
		}
	}
	return out
}

func (t *table) countReason(d *workbook.Derive, row workbook.Row) string {
	c := t.p.Count(d, row)
	said := map[string][]string{}
	for _, id := range d.Of {
		said[row.Cells[id]] = append(said[row.Cells[id]], t.columnName(id))
	}
	parts := []string{t.k.t("reason_count", "name", t.k.say(d.Name), "yes", c.Yes, "of", c.Of)}
	if no := said["no"]; len(no) > 0 {
		parts = append(parts, t.k.t("reason_no", "names", t.list(no)))
	}
	if open := said[""]; len(open) > 0 {
		parts = append(parts, t.k.t("reason_open", "names", t.list(open)))
	}
	return strings.Join(parts, t.k.t("semicolon"))
}

func (t *table) leanReason(d *workbook.Derive, row workbook.Row) string {
	l := t.k.template().Lean(t.p, d, row)
	speaks := map[string]string{}
	for _, term := range l.Terms {
		side := t.k.t("both")
		if s := term.X.Sign(); s != 0 {
			side = t.k.sideName((s + 1) / 2)
		}
		speaks[term.Column] = side
	}
	var says, missing []string
	for _, term := range d.Terms {
		name := t.columnName(term.Column)
		side, ok := speaks[term.Column]
		if !ok {
			missing = append(missing, name)
			continue
		}
		says = append(says, t.k.t("reason_term", "name", name, "value", t.termValue(term.Column, row), "side", side))
	}
	head := t.k.t("reason_few", "name", t.k.say(d.Name), "least", d.Least)
	if l.Side != "" {
		head = t.k.t("reason_lean", "name", t.k.say(d.Name), "side", t.leanName(l.Side))
	}
	parts := append([]string{head}, says...)
	if len(missing) > 0 {
		parts = append(parts, t.k.t("reason_missing", "names", t.list(missing)))
	}
	return strings.Join(parts, t.k.t("semicolon"))
}

// termValue is what a lean's input says: a cell, or a count.
func (t *table) termValue(column string, row workbook.Row) string {
	if d := t.p.Derive(column); d != nil {
		return t.derived(d, row)
	}
	if c := t.p.Column(column); c != nil {
		return t.plain(row, c)
	}
	return ""
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
