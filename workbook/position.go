package workbook

import "math/big"

// Positions is the number of positions on a scale: 1 is the first side's pole,
// 7 the second's, 4 is in between.
const Positions = 7

const middle = (Positions + 1) / 2

// Basis says how much a position rests on.
type Basis string

// A position is solid when at least half of its scales are marked, provisional
// when fewer are, and none without any.
const (
	Solid       Basis = "solid"
	Provisional Basis = "provisional"
	NoBasis     Basis = "none"
)

// Position is where a side stands in a dimension: the mean of x = (mark − 4)/3
// over its marked scales, from −1 (the first side's pole) to +1 (the second's).
type Position struct {
	Mean     *big.Rat // nil when no scale is marked
	Basis    Basis
	Answered int
	Asked    int
}

// Verdict is a separation in words.
type Verdict string

// The verdicts: at least 1 is distinct, at least 0.4 blended, at most −0.4
// reversed, what lies between alike.
const (
	Distinct Verdict = "distinct"
	Blended  Verdict = "blended"
	Alike    Verdict = "alike"
	Reversed Verdict = "reversed"
)

var (
	distinctFrom = big.NewRat(1, 1)
	blendedFrom  = big.NewRat(2, 5)
	reversedTo   = big.NewRat(-2, 5)
)

// VerdictOf puts a separation (from −2 to +2) in words; empty for nil.
func VerdictOf(separation *big.Rat) Verdict {
	switch {
	case separation == nil:
		return ""
	case separation.Cmp(distinctFrom) >= 0:
		return Distinct
	case separation.Cmp(blendedFrom) >= 0:
		return Blended
	case separation.Cmp(reversedTo) <= 0:
		return Reversed
	}
	return Alike
}

// positionOf takes the marks of a side on the scales of a dimension, 0 for each
// that is not marked.
func positionOf(marks []int) Position {
	p := Position{Basis: NoBasis, Asked: len(marks)}
	sum := 0
	for _, m := range marks {
		if m != 0 {
			p.Answered++
			sum += m - middle
		}
	}
	if p.Answered == 0 {
		return p
	}
	p.Mean = big.NewRat(int64(sum), int64((Positions-middle)*p.Answered))
	p.Basis = Provisional
	if 2*p.Answered >= p.Asked {
		p.Basis = Solid
	}
	return p
}
