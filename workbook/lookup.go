package workbook

// index fills the template's lookups; parse and decode call it once. It tells
// whether every prompt is there: a list of a file can hold nothing as an item.
func (t *Template) index() bool {
	t.prompts = map[string]*Prompt{}
	t.partOf = map[string]*Part{}
	for i := range t.Parts {
		part := &t.Parts[i]
		for _, p := range part.Prompts {
			if p == nil {
				return false
			}
			t.prompts[p.ID] = p
			t.partOf[p.ID] = part
		}
	}
	return true
}

// Prompt returns the prompt of that id, or nil.
func (t *Template) Prompt(id string) *Prompt { return t.prompts[id] }

// PartOf returns the part that asks a prompt, or nil.
func (t *Template) PartOf(prompt string) *Part { return t.partOf[prompt] }

// Part returns the part of that id, or nil.
func (t *Template) Part(id string) *Part {
	for i := range t.Parts {
		if t.Parts[i].ID == id {
			return &t.Parts[i]
		}
	}
	return nil
}

// Side returns the side of that id, or nil.
func (t *Template) Side(id string) *Side {
	for i := range t.Sides {
		if t.Sides[i].ID == id {
			return &t.Sides[i]
		}
	}
	return nil
}

// Claim returns the claim of that id, or nil.
func (t *Template) Claim(id string) *Claim {
	for i := range t.Claims {
		if t.Claims[i].ID == id {
			return &t.Claims[i]
		}
	}
	return nil
}

// Rule returns the rule of that id, or nil.
func (t *Template) Rule(id string) *Rule {
	for i := range t.Readings {
		if t.Readings[i].ID == id {
			return &t.Readings[i]
		}
	}
	return nil
}

// Dimensions returns the parts that are compared, in order.
func (t *Template) Dimensions() []*Part {
	var parts []*Part
	for i := range t.Parts {
		if t.Parts[i].Dimension {
			parts = append(parts, &t.Parts[i])
		}
	}
	return parts
}

// Prompts returns every prompt in the template's order.
func (t *Template) Prompts() []*Prompt {
	var all []*Prompt
	for i := range t.Parts {
		all = append(all, t.Parts[i].Prompts...)
	}
	return all
}

// depthRank is a depth's place from the least; -1 when there is none such.
func (t *Template) depthRank(id string) int {
	for i, d := range t.Depths {
		if d.ID == id {
			return i
		}
	}
	return -1
}

// Asks tells whether a prompt is asked at a depth.
func (t *Template) Asks(p *Prompt, depth string) bool {
	return t.depthRank(p.Depth) <= t.depthRank(depth)
}

// SidesOf returns the sides that a prompt is answered for: both for a scale, the
// one of a written prompt, and one empty id for an answer that is shared.
func (t *Template) SidesOf(p *Prompt) []string {
	switch {
	case p.Kind == Scale:
		return []string{t.Sides[0].ID, t.Sides[1].ID}
	default:
		return []string{p.Side}
	}
}

// Column returns the column of that id, or nil.
func (p *Prompt) Column(id string) *Column {
	for i := range p.Columns {
		if p.Columns[i].ID == id {
			return &p.Columns[i]
		}
	}
	return nil
}

// Derive returns the derived column of that id, or nil.
func (p *Prompt) Derive(id string) *Derive {
	for i := range p.Derived {
		if p.Derived[i].ID == id {
			return &p.Derived[i]
		}
	}
	return nil
}

// Option returns the option of that id, or nil.
func (c *Column) Option(id string) *Option {
	for i := range c.Options {
		if c.Options[i].ID == id {
			return &c.Options[i]
		}
	}
	return nil
}

// Step is one page of the walk: all the scales of a part, a pair of written
// prompts (one for each side), a shared prompt, or a table.
type Step struct {
	Part    *Part
	Kind    Kind
	Prompts []*Prompt // scales: all; written: one, or two in the order of the sides; table: one
}

// Steps returns the walk through a part at a depth, in the template's order. The
// scales come as one step; the n-th written prompt of one side stands beside the
// n-th of the other.
func (t *Template) Steps(part *Part, depth string) []Step {
	var steps []Step
	scales := -1
	open := map[string][]int{} // side → steps that lack this side's prompt
	for _, p := range part.Prompts {
		if !t.Asks(p, depth) {
			continue
		}
		switch {
		case p.Kind == Scale && scales >= 0:
			steps[scales].Prompts = append(steps[scales].Prompts, p)
		case p.Kind == Scale:
			scales = len(steps)
			steps = append(steps, Step{part, Scale, []*Prompt{p}})
		case p.Kind == Written && len(open[p.Side]) > 0:
			at := open[p.Side][0]
			open[p.Side] = open[p.Side][1:]
			steps[at].Prompts = t.inSideOrder(steps[at].Prompts[0], p)
		default:
			if p.Kind == Written && p.Side != "" {
				other := t.otherSide(p.Side)
				open[other] = append(open[other], len(steps))
			}
			steps = append(steps, Step{part, p.Kind, []*Prompt{p}})
		}
	}
	return steps
}

func (t *Template) otherSide(id string) string {
	if t.Sides[0].ID == id {
		return t.Sides[1].ID
	}
	return t.Sides[0].ID
}

func (t *Template) inSideOrder(a, b *Prompt) []*Prompt {
	if a.Side == t.Sides[0].ID {
		return []*Prompt{a, b}
	}
	return []*Prompt{b, a}
}
