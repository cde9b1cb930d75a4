package workbook

import (
	"math/big"
	"strings"
)

// Profile is the side-by-side picture of a workbook. It describes; it never
// grades. Pairs are in the order of the template's sides.
type Profile struct {
	Dimensions []DimensionProfile
	Moves      []Move
	Balance    Balance
	Progress   Progress
}

// DimensionProfile is one comparison dimension.
type DimensionProfile struct {
	Part       *Part
	Scales     []ScaleMarks
	Positions  [2]Position
	Separation *big.Rat // second side's position − first's; nil when one is absent
	Verdict    Verdict  // empty when Separation is nil
}

// ScaleMarks is a row of the snake plot; a mark of 0 is unanswered.
type ScaleMarks struct {
	Prompt *Prompt
	Marks  [2]int
}

// Balance is the effort in %, added up by the moves' side as declared and as
// observed. Shares need not add to 100.
type Balance struct {
	Declared Shares
	Observed Shares
}

// Shares are sums of effort. Unsaid is the effort of moves whose side is not
// known.
type Shares struct {
	Sides  [2]*big.Rat
	Both   *big.Rat
	Unsaid *big.Rat
}

// Total is the sum of all shares.
func (s Shares) Total() *big.Rat {
	sum := new(big.Rat)
	for _, r := range []*big.Rat{s.Sides[0], s.Sides[1], s.Both, s.Unsaid} {
		sum.Add(sum, r)
	}
	return sum
}

// ProfileOf computes the profile on exact fractions.
func ProfileOf(w *Workbook) Profile {
	p := Profile{Moves: w.Moves(), Progress: ProgressOf(w)}
	for _, part := range w.Template.Dimensions() {
		p.Dimensions = append(p.Dimensions, dimensionOf(w, part))
	}
	p.Balance = balanceOf(w.Template, p.Moves)
	return p
}

func dimensionOf(w *Workbook, part *Part) DimensionProfile {
	d := DimensionProfile{Part: part}
	var marks [2][]int
	for _, prompt := range part.Prompts {
		if prompt.Kind != Scale || !w.Template.Asks(prompt, w.About.Depth) {
			continue
		}
		row := ScaleMarks{Prompt: prompt}
		for i := range marks {
			answer := w.Answer(prompt.ID, w.Template.Sides[i].ID)
			if answer.State == NotApplicable {
				continue
			}
			if answer.Stands() {
				row.Marks[i] = answer.Value.Mark
			}
			marks[i] = append(marks[i], row.Marks[i])
		}
		d.Scales = append(d.Scales, row)
	}
	for i := range marks {
		d.Positions[i] = positionOf(marks[i])
	}
	if a, b := d.Positions[0].Mean, d.Positions[1].Mean; a != nil && b != nil {
		d.Separation = new(big.Rat).Sub(b, a)
		d.Verdict = VerdictOf(d.Separation)
	}
	return d
}

func balanceOf(t *Template, moves []Move) Balance {
	b := Balance{newShares(), newShares()}
	for _, m := range moves {
		if m.Effort == nil {
			continue
		}
		b.Declared.add(t, m.Side, m.Effort)
		b.Observed.add(t, m.Observed.Side, m.Effort)
	}
	return b
}

func newShares() Shares {
	return Shares{Sides: [2]*big.Rat{new(big.Rat), new(big.Rat)}, Both: new(big.Rat), Unsaid: new(big.Rat)}
}

func (s *Shares) add(t *Template, side string, effort *big.Rat) {
	sum := s.Unsaid
	switch side {
	case t.Sides[0].ID:
		sum = s.Sides[0]
	case t.Sides[1].ID:
		sum = s.Sides[1]
	case BothSides:
		sum = s.Both
	}
	sum.Add(sum, effort)
}

// Decimal shows a fraction to a number of places, half away from zero; empty for
// nil. A minus is U+2212 only on screens, so it is "-" here, and never on a zero.
func Decimal(r *big.Rat, places int) string {
	if r == nil {
		return ""
	}
	s := r.FloatString(places)
	if zero := new(big.Rat).SetInt64(0).FloatString(places); s == "-"+zero {
		return zero
	}
	return s
}

// Short shows a fraction to at most two places, without zeros at the end; empty for
// nil.
func Short(r *big.Rat) string {
	s := Decimal(r, 2)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
