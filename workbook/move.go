package workbook

import "math/big"

// Count is a derived column that counts flags.
type Count struct {
	Yes      int
	Answered int
	Of       int // flags there are
}

// Whole tells whether every flag is answered.
func (c Count) Whole() bool { return c.Answered == c.Of }

// LeanTerm is one answered input of a lean.
type LeanTerm struct {
	Column string   // of the table, or a count
	X      *big.Rat // from −1 to +1
}

// Lean is a derived column that says towards which side a row leans.
type Lean struct {
	Terms []LeanTerm // what is answered
	Asked int        // terms there are
	Mean  *big.Rat   // of the terms; nil while fewer than the least are answered
	Side  string     // a side's id, BothSides, or empty for nothing said
}

// BothSides is what leans to neither side.
const BothSides = "both"

// Count computes a count column of a row.
func (p *Prompt) Count(d *Derive, row Row) Count {
	c := Count{Of: len(d.Of)}
	for _, column := range d.Of {
		switch row.Cells[column] {
		case "yes":
			c.Yes++
			c.Answered++
		case "no":
			c.Answered++
		}
	}
	return c
}

// Lean computes a lean column of a row: the mean of what is answered among its
// terms; at most −bound is the first side, at least +bound the second, else both.
func (t *Template) Lean(p *Prompt, d *Derive, row Row) Lean {
	l := Lean{Asked: len(d.Terms)}
	sum := new(big.Rat)
	for _, term := range d.Terms {
		if x := p.termOf(term, row); x != nil {
			l.Terms = append(l.Terms, LeanTerm{term.Column, x})
			sum.Add(sum, x)
		}
	}
	if len(l.Terms) == 0 || len(l.Terms) < d.Least {
		return l
	}
	l.Mean = sum.Quo(sum, big.NewRat(int64(len(l.Terms)), 1))
	bound := d.bound()
	switch {
	case l.Mean.Cmp(bound) >= 0:
		l.Side = t.Sides[1].ID
	case l.Mean.Cmp(new(big.Rat).Neg(bound)) <= 0:
		l.Side = t.Sides[0].ID
	default:
		l.Side = BothSides
	}
	return l
}

// termOf is a term's weight, or for a count 2k/n − 1 once all is answered; nil
// when it is not answered.
func (p *Prompt) termOf(term Term, row Row) *big.Rat {
	if d := p.Derive(term.Column); d != nil {
		c := p.Count(d, row)
		if !c.Whole() || c.Of == 0 {
			return nil
		}
		return big.NewRat(int64(2*c.Yes-c.Of), int64(c.Of))
	}
	w, ok := term.Weights[row.Cells[term.Column]]
	if !ok {
		return nil
	}
	return big.NewRat(int64(w), 1)
}

// bound is the fraction that the template gives; parsing has made sure of it.
func (d *Derive) bound() *big.Rat {
	b, ok := new(big.Rat).SetString(d.Bound)
	if !ok {
		return new(big.Rat)
	}
	return b
}

// Move is a row of the moves table as the profile sees it.
type Move struct {
	Row      string
	Name     string
	Side     string   // as declared; empty when not
	Effort   *big.Rat // share in %; nil when not given
	Closure  Count
	Observed Lean
}

// Moves returns the plan's moves in order; nil when the template has none.
func (w *Workbook) Moves() []Move {
	m := w.Template.Moves
	if m == nil {
		return nil
	}
	p := w.Template.Prompt(m.Table)
	if !w.Answer(p.ID, p.Side).Stands() { // put off, or not applicable: what was listed does not count
		return nil
	}
	var moves []Move
	for _, row := range w.Rows(m.Table) {
		move := Move{Row: row.ID, Name: row.Cells[m.Name], Side: row.Cells[m.Side]}
		if e, ok := new(big.Rat).SetString(row.Cells[m.Effort]); ok {
			move.Effort = e
		}
		if d := p.Derive(m.Closure); d != nil {
			move.Closure = p.Count(d, row)
		}
		if d := p.Derive(m.Observed); d != nil {
			move.Observed = w.Template.Lean(p, d, row)
		}
		moves = append(moves, move)
	}
	return moves
}
