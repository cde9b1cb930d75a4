package workbook

import (
	"slices"
	"strings"
)

func (v *validator) prompt(at *place, p *Prompt) {
	v.id(at, "", p.ID)
	v.nested(at, p.ID)
	v.whole(at, "name", p.Name)
	v.whole(at, "ask", p.Ask)
	v.whole(at, "hint", p.Hint)
	v.whole(at, "example", p.Example)
	if v.t.depthRank(p.Depth) < 0 {
		v.require(false, at.field("depth"), "template_depth", "got", p.Depth)
	}
	if p.Side != "" && (p.Kind != Written || v.t.Side(p.Side) == nil) {
		v.require(false, at.field("side"), "template_side", "got", p.Side)
	}
	v.claims(at, p.Claims)
	switch p.Kind {
	case Scale:
		if len(p.Poles) != 2 {
			v.require(false, at.field("poles"), "template_poles", "got", len(p.Poles))
			return
		}
		for i, pole := range p.Poles {
			v.pole(at.field("poles"), i, pole)
		}
	case Table:
		v.table(at, p)
	case Written:
		v.options(at, "ticks", "tick", p.ID, p.Ticks)
	default:
		v.require(false, at.field("kind"), "template_kind", "got", string(p.Kind))
	}
}

// nested refuses a name that an expression could not tell from another: one
// prompt's id within another's, or within a name of the scope.
func (v *validator) nested(at *place, id string) {
	first, _, _ := strings.Cut(id, ".")
	if taken(first) {
		v.require(false, at.field("id"), "template_id", "got", id)
	}
	for i := range len(id) {
		if id[i] == '.' && v.t.Prompt(id[:i]) != nil {
			v.require(false, at.field("id"), "template_nested", "got", id, "other", id[:i])
		}
	}
}

func (v *validator) pole(poles *place, i int, pole Text) {
	if !pole.whole() {
		v.whole(&place{up: poles, index: i}, "", pole)
	}
}

func (v *validator) options(at *place, key, kind, of string, options []Option) {
	v.most(len(options), maxOptions, at.field(key))
	for i, o := range options {
		at := at.item(key, i, kind, o.ID)
		v.id(at, of, o.ID)
		v.whole(at, "name", o.Name)
	}
}

func (v *validator) table(at *place, p *Prompt) {
	v.most(len(p.Columns)+len(p.Derived), maxColumns, at.field("columns"))
	v.most(len(p.Rows), MaxRows, at.field("rows"))
	if !v.require(len(p.Columns) > 0, at, "template_columns") {
		return
	}
	for i := range p.Columns {
		v.column(at.item("columns", i, "column", p.Columns[i].ID), p, &p.Columns[i])
	}
	v.derived(at, p)
	for i, r := range p.Rows {
		at := at.item("rows", i, "row", r.ID)
		v.id(at, p.ID, r.ID)
		for _, id := range sortedKeys(r.Cells) {
			c := p.Column(id)
			v.require(c != nil && c.Type == TextCell, at.field("cells").field(id), "template_column", "got", id)
			v.whole(at.field("cells"), id, r.Cells[id])
		}
	}
}

func (v *validator) column(at *place, p *Prompt, c *Column) {
	v.id(at, p.ID, c.ID)
	v.whole(at, "name", c.Name)
	v.claims(at, c.Claims)
	switch c.Type {
	case TextCell, FlagCell, DateCell:
	case ChoiceCell:
		v.require(len(c.Options) > 1, at.field("options"), "template_options")
		v.options(at, "options", "option", p.ID+" "+c.ID, c.Options)
	case NumberCell:
		v.require(c.Min < c.Max, at.field("max"), "template_range")
	case RowCell:
		of := v.t.Prompt(c.Table)
		v.require(of != nil && of.Kind == Table && len(of.Columns) > 0, at.field("table"), "template_table", "got", c.Table)
	default:
		v.require(false, at.field("type"), "template_type", "got", string(c.Type))
	}
}

// derived makes the derived columns ready and says what does not hold in them.
func (v *validator) derived(at *place, p *Prompt) {
	for i := range p.Derived {
		d, at := &p.Derived[i], at.item("derived", i, "derived", p.Derived[i].ID)
		v.id(at, p.ID, d.ID)
		v.whole(at, "name", d.Name)
		v.claims(at, d.Claims)
	}
	bad := readDerived(v.t, p)
	for i := range p.Derived {
		if found := bad[p.Derived[i].ID]; found != nil {
			v.report(at.item("derived", i, "derived", p.Derived[i].ID).field("value"), found)
		}
	}
}

func (v *validator) moves(top *place) {
	m := v.t.Moves
	if m == nil {
		return
	}
	at := &place{up: top, key: "moves", kind: "moves"}
	p := v.t.Prompt(m.Table)
	if !v.require(p != nil && p.Kind == Table, at.field("table"), "template_table", "got", m.Table) {
		return
	}
	for _, c := range [][2]string{{"name", m.Name}, {"side", m.Side}, {"effort", m.Effort}} {
		v.require(p.Column(c[1]) != nil, at.field(c[0]), "template_column", "got", c[1])
	}
	closure, observed := p.Derive(m.Closure), p.Derive(m.Observed)
	v.require(m.Closure == "" || closure.is(DerivedCount), at.field("closure"), "template_column", "got", m.Closure)
	v.require(m.Observed == "" || observed.is(DerivedLean), at.field("observed"), "template_column", "got", m.Observed)
}

func (v *validator) rule(at *place, r *Rule) {
	v.require(ruleID(r.ID), at.field("id"), "template_id", "got", shorten(r.ID))
	v.unique(at, "", r.ID)
	v.whole(at, "name", r.Name)
	v.whole(at, "text", r.Text)
	v.whole(at, "next", r.Next)
	v.claims(at, r.Claims)
	v.require(len(r.Claims) > 0, at, "template_claims")
	v.require(slices.Contains([]ReadingKind{Strength, Tension, Gap, Question}, r.Kind), at.field("kind"), "template_kind", "got", string(r.Kind))
	each := v.t.Prompt(r.Each)
	v.require(r.Each == "" || r.Each == EachDimension || r.Each == EachScale || each != nil && each.Kind == Table, at.field("each"), "template_table", "got", r.Each)
	v.require(v.t.Prompt(r.Prompt) != nil || r.Prompt == "" && (r.Each == EachDimension || r.Each == EachScale), at.field("prompt"), "template_prompt", "got", r.Prompt)
	for i, id := range r.Others {
		v.require(v.t.Prompt(id) != nil, at.item("others", i, "", ""), "template_prompt", "got", id)
	}
}

// ruleID is the form of a reading's id: a capital, then capitals and digits.
func ruleID(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (i == 0 || !digit(c)) {
			return false
		}
	}
	return s != ""
}
