package workbook

import "math/big"

// MoveSum is a move unfolded: what is derived from its row, with what that comes from.
type MoveSum struct {
	Move    Move
	Row     Row
	Derived []Derived // in the template's order
	Apart   *big.Rat  // see Move.Apart
	Claims  []string  // of the columns that it comes from
}

// ExplainMoves unfolds the plan's moves, in order; nil when the template has none.
func ExplainMoves(w *Workbook) []MoveSum {
	var out []MoveSum
	for _, m := range w.Moves() {
		p := w.Template.Prompt(w.Template.Moves.Table)
		row := w.Row(p.ID, m.Row)
		s := MoveSum{Move: m, Row: *row, Apart: m.Apart(w.Template), Derived: p.DerivedOf(w.Template, *row)}
		for _, d := range s.Derived {
			s.Claims = merged(s.Claims, p.ClaimsOf(d.Derive))
		}
		out = append(out, s)
	}
	return out
}

// ClaimsOf are the claims that a derived column rests on: its own, then those of the
// columns that it names.
func (p *Prompt) ClaimsOf(d *Derive) []string {
	claims := merged(nil, d.Claims)
	for _, id := range d.Of() {
		if c := p.Column(id); c != nil {
			claims = merged(claims, c.Claims)
		}
	}
	return claims
}

// Apart is how far a move is observed from the pole of the side that it is
// declared to be: 0 to 2; one that is declared to be both stands in the middle.
// Nil when one of the two is not known.
func (m Move) Apart(t *Template) *big.Rat {
	if m.Observed.Mean == nil {
		return nil
	}
	pole := int64(0)
	switch m.Side {
	case t.Sides[0].ID:
		pole = -1
	case t.Sides[1].ID:
		pole = 1
	case BothSides:
	default:
		return nil
	}
	d := new(big.Rat).Sub(m.Observed.Mean, big.NewRat(pole, 1))
	return d.Abs(d)
}
