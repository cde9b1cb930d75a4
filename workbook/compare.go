package workbook

import (
	"math/big"
	"slices"
)

// Comparison is two workbooks beside each other: a workbook and its earlier
// version, two plans, two planners, a learner and the model answer.
type Comparison struct {
	From, To   *Workbook
	Common     int // prompts that both templates have, alike in kind
	All        int // prompts that either has
	Dimensions []DimensionShift
	Changes    []Difference // in the order of To's template, then what only From has
}

// DimensionShift is one dimension that both have; pairs are in the order of the
// sides. A shift is nil when one of its two figures is absent.
type DimensionShift struct {
	Part       *Part // as To has it
	From, To   DimensionProfile
	Shift      [2]*big.Rat // of each side's position
	Separation *big.Rat    // of the separation
}

// Difference is one answer, or a part of one, that is not the same.
type Difference struct {
	Address       // a row that came or went has no Column
	Before  Value // zero where there was nothing
	After   Value
}

// Compare puts two workbooks beside each other. Rows of tables are matched by
// their ids. Workbooks of different templates are compared in the prompts that
// both have.
func Compare(from, to *Workbook) Comparison {
	c := Comparison{From: from, To: to}
	c.about()
	for _, p := range to.Template.Prompts() {
		c.All++
		if common(from.Template.Prompt(p.ID), p) {
			c.Common++
			c.prompt(p)
		}
	}
	c.accepted()
	for _, p := range from.Template.Prompts() {
		if !common(to.Template.Prompt(p.ID), p) {
			c.All++
		}
	}
	for _, part := range to.Template.Dimensions() {
		if old := from.Template.Part(part.ID); old != nil && old.Dimension {
			c.Dimensions = append(c.Dimensions, shiftOf(from, to, old, part))
		}
	}
	return c
}

// Same tells whether nothing differs.
func (c Comparison) Same() bool { return len(c.Changes) == 0 }

func common(a, b *Prompt) bool { return a != nil && a.Kind == b.Kind && a.Side == b.Side }

func shiftOf(from, to *Workbook, old, part *Part) DimensionShift {
	d := DimensionShift{Part: part, From: dimensionOf(from, old), To: dimensionOf(to, part)}
	for i := range d.Shift {
		d.Shift[i] = difference(d.From.Positions[i].Mean, d.To.Positions[i].Mean)
	}
	d.Separation = difference(d.From.Separation, d.To.Separation)
	return d
}

func difference(from, to *big.Rat) *big.Rat {
	if from == nil || to == nil {
		return nil
	}
	return new(big.Rat).Sub(to, from)
}

func (c *Comparison) about() {
	for _, what := range []string{AboutTitle, AboutSubject, AboutDepth} {
		c.look(Address{Column: what})
	}
}

// look adds what stands at an address if it differs.
func (c *Comparison) look(a Address) {
	before, after := c.From.At(a), c.To.At(a)
	if !before.Equal(after) {
		c.Changes = append(c.Changes, Difference{a, before, after})
	}
}

func (c *Comparison) prompt(p *Prompt) {
	for _, side := range c.To.Template.SidesOf(p) {
		a := Address{Prompt: p.ID, Side: side}
		if p.Kind == Table {
			c.rows(p)
		} else {
			c.look(a)
		}
		c.facets(a)
	}
}

func (c *Comparison) facets(a Address) {
	from, to := c.From.Answer(a.Prompt, a.Side).Facets, c.To.Answer(a.Prompt, a.Side).Facets
	for _, facet := range []Facet{StateFacet, WhyFacet, ConfidenceFacet} {
		a.Facet = facet
		c.look(a)
	}
	a.Facet = EvidenceFacet
	for _, a.Item = range itemIDs(from.Evidence, to.Evidence) {
		c.look(a)
	}
	a.Facet = TickFacet
	for _, a.Item = range union(from.Ticks, to.Ticks) {
		c.look(a)
	}
	a.Facet = CommentFacet
	for _, a.Item = range itemIDs(from.Comments, to.Comments) {
		c.look(a)
	}
}

func itemIDs(from, to []Item) []string {
	var a, b []string
	for _, i := range from {
		a = append(a, i.ID)
	}
	for _, i := range to {
		b = append(b, i.ID)
	}
	return union(b, a)
}

// union is what either holds, in the order of the first.
func union(a, b []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, id := range append(append([]string(nil), a...), b...) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// accepted adds the readings that one of the two accepts, or for another reason.
func (c *Comparison) accepted() {
	for _, r := range append(c.To.acceptRecords(), c.From.acceptRecords()...) {
		a := AcceptKey(r.Key.Side, r.Key.Row)
		if !slices.ContainsFunc(c.Changes, func(d Difference) bool { return d.Address == a }) {
			c.look(a)
		}
	}
}

func (c *Comparison) rows(p *Prompt) {
	var from, to []string
	for _, r := range c.From.Rows(p.ID) {
		from = append(from, r.ID)
	}
	for _, r := range c.To.Rows(p.ID) {
		to = append(to, r.ID)
	}
	for _, id := range union(to, from) {
		a := Address{Prompt: p.ID, Row: id}
		if c.From.Row(p.ID, id) == nil || c.To.Row(p.ID, id) == nil {
			c.look(a)
			continue
		}
		for _, column := range p.Columns {
			a.Column = column.ID
			c.look(a)
		}
	}
}
