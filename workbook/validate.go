package workbook

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
)

var idForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`)

// validate holds what the rest of the package relies on. The first thing that
// does not hold is an ErrTemplate that names its place.
func (t *Template) validate() error {
	v := &validator{t: t, seen: map[string]bool{}}
	v.whole("template "+t.ID, map[string]Text{"title": t.Title})
	v.require(t.Format == TemplateFormat, "template", "template_format", "got", t.Format, "want", TemplateFormat)
	v.require(idPlain.MatchString(t.ID), "template", "template_id", "got", t.ID)
	v.require(len(t.Sides) == 2, "sides", "template_sides", "got", len(t.Sides))
	v.require(len(t.Depths) > 0, "depths", "template_depths")
	v.require(len(t.Parts) > 0, "parts", "template_parts")
	if v.err != nil {
		return v.err
	}
	for _, s := range t.Sides {
		v.id("side "+s.ID, "side", s.ID)
		v.whole("side "+s.ID, map[string]Text{"name": s.Name})
		v.require(s.ID != BothSides, "side "+s.ID, "template_id", "got", s.ID)
	}
	for _, d := range t.Depths {
		v.id("depth "+d.ID, "depth", d.ID)
		v.whole("depth "+d.ID, map[string]Text{"name": d.Name})
	}
	for _, c := range t.Claims {
		v.unique("claim "+c.ID, "claim", c.ID)
		v.whole("claim "+c.ID, map[string]Text{"text": c.Text})
	}
	for i := range t.Parts {
		v.part(&t.Parts[i])
	}
	v.moves()
	for i := range t.Readings {
		v.rule(&t.Readings[i])
	}
	return v.err
}

var ruleForm = regexp.MustCompile(`^[A-Z][A-Z0-9]*$`)

func (v *validator) rule(r *Rule) {
	where := "reading " + r.ID
	v.require(ruleForm.MatchString(r.ID), where, "template_id", "got", r.ID)
	v.unique(where, "reading", r.ID)
	v.whole(where, map[string]Text{"name": r.Name, "text": r.Text, "next": r.Next})
	v.claims(where, r.Claims)
	v.require(len(r.Claims) > 0, where, "template_claims")
	v.require(slices.Contains([]ReadingKind{Strength, Tension, Gap, Question}, r.Kind), where, "template_kind", "got", string(r.Kind))
	each := v.t.Prompt(r.Each)
	v.require(r.Each == "" || r.Each == EachDimension || each != nil && each.Kind == Table, where, "template_table", "got", r.Each)
	v.require(v.t.Prompt(r.Prompt) != nil || r.Prompt == "" && r.Each == EachDimension, where, "template_prompt", "got", r.Prompt)
	for _, id := range r.Others {
		v.require(v.t.Prompt(id) != nil, where, "template_prompt", "got", id)
	}
}

var idPlain = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

type validator struct {
	t    *Template
	seen map[string]bool
	err  error
}

// require keeps the first thing that does not hold.
func (v *validator) require(ok bool, where, code string, args ...any) bool {
	if !ok && v.err == nil {
		v.err = NewProblem(ErrTemplate, code, args...).With("where", where)
	}
	return ok
}

func (v *validator) id(where, kind, id string) {
	v.require(idForm.MatchString(id), where, "template_id", "got", id)
	v.unique(where, kind, id)
}

func (v *validator) unique(where, kind, id string) {
	v.require(id != "" && !v.seen[kind+" "+id], where, "template_twice", "got", id)
	v.seen[kind+" "+id] = true
}

func (v *validator) whole(where string, texts map[string]Text) {
	for _, name := range sortedKeys(texts) {
		v.require(texts[name].whole(), where, "template_language", "field", name)
	}
}

func (v *validator) claims(where string, ids []string) {
	for _, id := range ids {
		v.require(v.seen["claim "+id], where, "template_claim", "got", id)
	}
}

func (v *validator) part(part *Part) {
	where := "part " + part.ID
	v.id(where, "part", part.ID)
	v.require(!slices.Contains([]string{ticksName, askedName, profileName, balanceName, itName, quoteName}, part.ID), where, "template_id", "got", part.ID)
	v.whole(where, map[string]Text{"name": part.Name, "question": part.Question, "idea": part.Idea})
	scales := 0
	for _, p := range part.Prompts {
		v.prompt(p)
		if p.Kind == Scale {
			scales++
		}
	}
	v.require(!part.Dimension || scales > 0, where, "template_no_scale")
}

func (v *validator) prompt(p *Prompt) {
	where := "prompt " + p.ID
	v.id(where, "prompt", p.ID)
	v.whole(where, map[string]Text{"name": p.Name, "ask": p.Ask, "hint": p.Hint, "example": p.Example})
	v.require(v.t.depthRank(p.Depth) >= 0, where, "template_depth", "got", p.Depth)
	v.require(p.Side == "" || p.Kind == Written && v.t.Side(p.Side) != nil, where, "template_side", "got", p.Side)
	v.claims(where, p.Claims)
	switch p.Kind {
	case Scale:
		if v.require(len(p.Poles) == 2, where, "template_poles", "got", len(p.Poles)) {
			v.whole(where, map[string]Text{"poles[0]": p.Poles[0], "poles[1]": p.Poles[1]})
		}
	case Table:
		v.table(where, p)
	case Written:
		for _, o := range p.Ticks {
			v.id(where+" tick "+o.ID, "tick of "+p.ID, o.ID)
			v.whole(where+" tick "+o.ID, map[string]Text{"name": o.Name})
		}
	default:
		v.require(false, where, "template_kind", "got", string(p.Kind))
	}
}

func (v *validator) table(where string, p *Prompt) {
	if !v.require(len(p.Columns) > 0, where, "template_columns") {
		return
	}
	for i := range p.Columns {
		v.column(where, p, &p.Columns[i])
	}
	for i := range p.Derived {
		v.derive(where, p, &p.Derived[i])
	}
	for _, r := range p.Rows {
		v.id(where+" row "+r.ID, "row of "+p.ID, r.ID)
		for id, text := range r.Cells {
			c := p.Column(id)
			v.require(c != nil && c.Type == TextCell, where+" row "+r.ID, "template_column", "got", id)
			v.whole(where+" row "+r.ID, map[string]Text{id: text})
		}
	}
}

func (v *validator) column(where string, p *Prompt, c *Column) {
	where = fmt.Sprintf("%s column %s", where, c.ID)
	v.id(where, "column of "+p.ID, c.ID)
	v.whole(where, map[string]Text{"name": c.Name})
	v.claims(where, c.Claims)
	switch c.Type {
	case TextCell, FlagCell, DateCell:
	case ChoiceCell:
		v.require(len(c.Options) > 1, where, "template_options")
		for _, o := range c.Options {
			v.id(where+" option "+o.ID, "option of "+p.ID+" "+c.ID, o.ID)
			v.whole(where+" option "+o.ID, map[string]Text{"name": o.Name})
		}
	case NumberCell:
		v.require(c.Min < c.Max, where, "template_range")
	case RowCell:
		of := v.t.Prompt(c.Table)
		v.require(of != nil && of.Kind == Table && len(of.Columns) > 0, where, "template_table", "got", c.Table)
	default:
		v.require(false, where, "template_type", "got", string(c.Type))
	}
}

func (v *validator) derive(where string, p *Prompt, d *Derive) {
	where = fmt.Sprintf("%s derived %s", where, d.ID)
	v.id(where, "column of "+p.ID, d.ID)
	v.whole(where, map[string]Text{"name": d.Name})
	v.claims(where, d.Claims)
	switch d.Kind {
	case DeriveCount:
		v.require(len(d.Of) > 0, where, "template_columns")
		for _, id := range d.Of {
			c := p.Column(id)
			v.require(c != nil && c.Type == FlagCell, where, "template_column", "got", id)
		}
	case DeriveLean:
		b, ok := new(big.Rat).SetString(d.Bound)
		v.require(ok && b.Sign() > 0, where, "template_bound", "got", d.Bound)
		v.require(len(d.Terms) > 0, where, "template_columns")
		for _, term := range d.Terms {
			v.term(where, p, term)
		}
	default:
		v.require(false, where, "template_kind", "got", d.Kind)
	}
}

func (v *validator) term(where string, p *Prompt, term Term) {
	if d := p.Derive(term.Column); d != nil {
		v.require(d.Kind == DeriveCount, where, "template_column", "got", term.Column)
		return
	}
	c := p.Column(term.Column)
	if !v.require(c != nil && c.Type == ChoiceCell, where, "template_column", "got", term.Column) {
		return
	}
	for id, weight := range term.Weights {
		v.require(c.Option(id) != nil, where, "template_option", "got", id)
		v.require(weight >= -1 && weight <= 1, where, "template_weight", "got", weight)
	}
}

func (v *validator) moves() {
	m := v.t.Moves
	if m == nil {
		return
	}
	p := v.t.Prompt(m.Table)
	if !v.require(p != nil && p.Kind == Table, "moves", "template_table", "got", m.Table) {
		return
	}
	for _, id := range []string{m.Name, m.Side, m.Effort} {
		v.require(p.Column(id) != nil, "moves", "template_column", "got", id)
	}
	closure, observed := p.Derive(m.Closure), p.Derive(m.Observed)
	v.require(m.Closure == "" || closure != nil && closure.Kind == DeriveCount, "moves", "template_column", "got", m.Closure)
	v.require(m.Observed == "" || observed != nil && observed.Kind == DeriveLean, "moves", "template_column", "got", m.Observed)
}
