package workbook

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// validate holds what the rest of the package relies on, and returns what does
// not hold. With the nodes of a file each problem has line and column; a frozen
// template has none.
func (t *Template) validate(root *yaml.Node) []*Problem {
	v := &validator{t: t, root: root, seen: map[idKey]*place{}}
	top := &place{}
	v.whole(top, "title", t.Title)
	v.require(t.Format == TemplateFormat, top.field("format"), "template_format", "got", t.Format, "want", TemplateFormat)
	v.require(plainID(t.ID), top.field("id"), "template_id", "got", t.ID)
	v.require(len(t.Sides) == 2, top.item("sides", 0, "sides", ""), "template_sides", "got", len(t.Sides))
	v.require(len(t.Depths) > 0, top.field("depths"), "template_depths")
	v.require(len(t.Parts) > 0, top.field("parts"), "template_parts")
	v.most(len(t.Depths), maxDepths, top.field("depths"))
	v.most(len(t.Parts), maxParts, top.field("parts"))
	v.most(len(t.prompts), maxPrompts, top.field("parts"))
	v.most(len(t.Claims), maxClaims, top.field("claims"))
	v.most(len(t.Readings), maxReadings, top.field("readings"))
	if len(v.problems) > 0 {
		return v.problems
	}
	v.heads(top)
	for i := range t.Parts {
		v.part(top.item("parts", i, "part", t.Parts[i].ID), &t.Parts[i])
	}
	v.moves(top)
	for i := range t.Readings {
		v.rule(top.item("readings", i, "reading", t.Readings[i].ID), &t.Readings[i])
	}
	return v.problems
}

// idKey is an id among those that it must differ from: all prompts, or the
// columns of one table.
type idKey struct{ kind, of, id string }

type validator struct {
	t        *Template
	root     *yaml.Node
	seen     map[idKey]*place
	problems []*Problem
}

// require keeps what does not hold.
func (v *validator) require(ok bool, at *place, code string, args ...any) bool {
	if !ok {
		v.report(at, NewProblem(ErrTemplate, code, args...))
	}
	return ok
}

// report keeps a problem; one that knows its line keeps it.
func (v *validator) report(at *place, p *Problem) {
	if len(v.problems) >= maxProblems {
		return
	}
	p.With("where", at.where())
	if field := at.fieldName(); field != "" && p.Args["field"] == nil {
		p.With("field", field)
	}
	if v.root != nil && p.Args["line"] == nil {
		p.locate(at, v.root)
	}
	v.problems = append(v.problems, p)
}

func (v *validator) most(n, limit int, at *place) {
	if n > limit {
		v.require(false, at, "template_bounds", "got", n, "limit", limit)
	}
}

func (v *validator) id(at *place, of, id string) {
	if !dottedID(id) {
		v.require(false, at.field("id"), "template_id", "got", shorten(id))
	}
	v.unique(at, of, id)
}

// unique refuses an id that stands twice and says where it stood first.
func (v *validator) unique(at *place, of, id string) {
	kind := at.kind
	if kind == "derived" {
		kind = "column" // both are named as columns of the table
	}
	key := idKey{kind, of, id}
	first := v.seen[key]
	if id == "" || first != nil {
		v.require(false, at.field("id"), "template_twice", "got", id)
		if n := first.line(v.root); n > 0 && first != nil {
			v.problems[len(v.problems)-1].With("first_line", n)
		}
		return
	}
	v.seen[key] = at
}

func (p *place) line(root *yaml.Node) int {
	if p == nil || root == nil {
		return 0
	}
	return p.field("id").find(root).Line
}

// whole wants a text in both languages and names the one that is missing.
func (v *validator) whole(at *place, field string, text Text) {
	if text.whole() {
		return
	}
	if field != "" {
		at = at.field(field)
	}
	missing, key := "en", at.field("en")
	if strings.TrimSpace(text.ZH) == "" {
		missing, key = "zh", at.field("zh")
	}
	v.require(false, key, "template_language", "field", strings.TrimSuffix(key.fieldName(), "."+missing), "lang", missing)
}

func (v *validator) claims(at *place, ids []string) {
	for i, id := range ids {
		if v.seen[idKey{"claim", "", id}] == nil {
			v.require(false, at.item("claims", i, "", ""), "template_claim", "got", id)
		}
	}
}

// taken tells whether expressions use a name beside those of parts and prompts.
func taken(name string) bool {
	switch name {
	case ticksName, askedName, profileName, balanceName, itName, quoteName:
		return true
	}
	return false
}

// takenSide tells whether a side of that name would hide what a dimension or a
// balance has in an expression.
func takenSide(name string) bool {
	switch name {
	case BothSides, "name", "verdict", "separation", "known", "filled", "unsaid", "total", "share":
		return true
	}
	return false
}

// heads are sides, depths and claims.
func (v *validator) heads(top *place) {
	for i, s := range v.t.Sides {
		at := top.item("sides", i, "side", s.ID)
		v.id(at, "", s.ID)
		v.whole(at, "name", s.Name)
		v.require(!takenSide(s.ID), at.field("id"), "template_id", "got", s.ID)
	}
	for i, d := range v.t.Depths {
		at := top.item("depths", i, "depth", d.ID)
		v.id(at, "", d.ID)
		v.whole(at, "name", d.Name)
	}
	for i, c := range v.t.Claims {
		at := top.item("claims", i, "claim", c.ID)
		v.unique(at, "", c.ID)
		v.whole(at, "text", c.Text)
	}
}

func (v *validator) part(at *place, part *Part) {
	v.id(at, "", part.ID)
	v.require(!taken(part.ID), at, "template_id", "got", part.ID)
	v.whole(at, "name", part.Name)
	v.whole(at, "question", part.Question)
	v.whole(at, "idea", part.Idea)
	scales := 0
	for i, p := range part.Prompts {
		v.prompt(at.item("prompts", i, "prompt", p.ID), p)
		if p.Kind == Scale {
			scales++
		}
	}
	if part.Dimension && scales == 0 {
		v.require(false, at.field("dimension"), "template_no_scale")
	}
}

// plainID is the form of a template's id: small letters, digits and hyphens.
func plainID(s string) bool {
	for i := range len(s) {
		if c := s[i]; !letter(c) && (i == 0 || !digit(c) && c != '-') {
			return false
		}
	}
	return s != ""
}

// dottedID is the form of every other id: words of small letters, digits and
// underscores, with dots between them.
func dottedID(s string) bool {
	start := true
	for i := range len(s) {
		switch c := s[i]; {
		case letter(c):
			start = false
		case !start && (digit(c) || c == '_'):
		case !start && c == '.':
			start = true
		default:
			return false
		}
	}
	return !start
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
