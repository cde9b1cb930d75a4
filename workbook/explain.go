package workbook

import (
	"math/big"
	"slices"
)

// MarkTerm is a term of a position's sum: a mark and the x that it counts as.
type MarkTerm struct {
	Prompt *Prompt
	Mark   int // 0 when the scale is not marked
	State  State
	X      *big.Rat // (mark − 4)/3; nil when it is not marked
}

// PositionSum is a position unfolded: what it comes from, what is missing, the sum
// and the claims that its scales rest on.
type PositionSum struct {
	Part   *Part
	Side   Side
	Terms  []MarkTerm // every scale at the depth, marked or not
	Sum    *big.Rat
	Result Position
	Claims []string
}

// ExplainPosition unfolds the position of a side (0 or 1) in a dimension.
func ExplainPosition(w *Workbook, part *Part, side int) PositionSum {
	s := PositionSum{Part: part, Side: w.Template.Sides[side], Sum: new(big.Rat)}
	s.Result = dimensionOf(w, part).Positions[side]
	for _, p := range part.Prompts {
		if p.Kind != Scale || !w.Template.Asks(p, w.About.Depth) {
			continue
		}
		answer := w.Answer(p.ID, s.Side.ID)
		term := MarkTerm{Prompt: p, State: answer.State}
		if answer.Stands() && answer.Value.Mark != 0 {
			term.Mark = answer.Value.Mark
			term.X = big.NewRat(int64(term.Mark-middle), Positions-middle)
			s.Sum.Add(s.Sum, term.X)
		}
		s.Terms = append(s.Terms, term)
		s.Claims = merged(s.Claims, p.Claims)
	}
	return s
}

// merged adds the claims that are not there yet.
func merged(claims, more []string) []string {
	for _, c := range more {
		if !slices.Contains(claims, c) {
			claims = append(claims, c)
		}
	}
	return claims
}
