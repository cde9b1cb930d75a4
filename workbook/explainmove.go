package workbook

import "math/big"

// MoveSum is a move unfolded: the tests of its closure one by one, and the terms
// of its observed side.
type MoveSum struct {
	Move   Move
	Tests  []TestTerm
	Lean   *Derive    // how the observed side is computed; nil when the template does not say
	Terms  []LeanPart // every term of it, answered or not
	Sum    *big.Rat   // of those that are answered
	Apart  *big.Rat   // see Move.Apart
	Claims []string   // of the columns that it comes from
}

// TestTerm is one flag of a closure.
type TestTerm struct {
	Column *Column
	Answer string // "yes", "no" or empty
}

// LeanPart is a term of an observed side, answered or not.
type LeanPart struct {
	Column *Column  // a choice; nil for a count
	Derive *Derive  // a count; nil for a choice
	Answer string   // of the choice: an option's id
	Count  Count    // of the count
	X      *big.Rat // from −1 to +1; nil while it does not count
}

// ExplainMoves unfolds the plan's moves, in order; nil when the template has none.
func ExplainMoves(w *Workbook) []MoveSum {
	var out []MoveSum
	for _, m := range w.Moves() {
		out = append(out, explainMove(w, m))
	}
	return out
}

func explainMove(w *Workbook, m Move) MoveSum {
	table := w.Template.Moves
	p := w.Template.Prompt(table.Table)
	row := w.Row(table.Table, m.Row)
	s := MoveSum{Move: m, Sum: new(big.Rat), Apart: m.Apart(w.Template)}
	if d := p.Derive(table.Closure); d != nil {
		s.Claims = merged(s.Claims, d.Claims)
		for _, id := range d.Of {
			c := p.Column(id)
			s.Tests = append(s.Tests, TestTerm{c, row.Cells[id]})
			s.Claims = merged(s.Claims, c.Claims)
		}
	}
	if s.Lean = p.Derive(table.Observed); s.Lean == nil {
		return s
	}
	s.Claims = merged(s.Claims, s.Lean.Claims)
	for _, term := range s.Lean.Terms {
		part := LeanPart{Column: p.Column(term.Column), Derive: p.Derive(term.Column), X: p.termOf(term, *row)}
		switch {
		case part.Derive != nil:
			part.Count = p.Count(part.Derive, *row)
		case part.Column != nil:
			part.Answer = row.Cells[term.Column]
			s.Claims = merged(s.Claims, part.Column.Claims)
		}
		if part.X != nil {
			s.Sum.Add(s.Sum, part.X)
		}
		s.Terms = append(s.Terms, part)
	}
	return s
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
