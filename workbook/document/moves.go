package document

import (
	"math/big"
	"slices"

	"shiben/workbook"
)

// farthestFirst sorts the rows of the moves table as the profile does: first those
// that are observed farthest from where they are declared; what is not known stands
// last.
func (b *builder) farthestFirst(rows []workbook.Row) {
	apart := map[string]*big.Rat{}
	for _, m := range b.profile.Moves {
		apart[m.Row] = m.Apart(b.t)
	}
	slices.SortStableFunc(rows, func(x, y workbook.Row) int {
		a, c := apart[x.ID], apart[y.ID]
		switch {
		case a == nil && c == nil:
			return 0
		case a == nil:
			return 1
		case c == nil:
			return -1
		}
		return c.Cmp(a)
	})
}

// crossed counts the moves that are observed on another side than declared.
func (b *builder) crossed() int {
	n := 0
	for _, m := range b.profile.Moves {
		if m.Side != "" && m.Observed.Side != "" && m.Side != m.Observed.Side {
			n++
		}
	}
	return n
}

// balance is the effort of the moves, added up by declared and by observed side.
func (b *builder) balance() {
	if n := b.crossed(); n > 0 {
		b.add(Para{Role: Note, Text: b.word("crossed", "count", n)})
	}
	declared, observed := b.profile.Balance.Declared, b.profile.Balance.Observed
	total := declared.Total()
	if total.Sign() == 0 {
		return
	}
	t := Table{ID: b.anchor("balance"), Caption: b.word("balance"), Columns: []Column{
		{Name: b.word("balance_side"), Weight: 2},
		{Name: b.word("declared"), Weight: 1, Number: true},
		{Name: b.word("observed"), Weight: 1, Number: true},
	}}
	share := func(name Text, declared, observed *big.Rat) {
		cells := []Cell{{[]Para{{Text: name}}}, {[]Para{{Text: Own(percent(declared))}}}, {[]Para{{Text: Own(percent(observed))}}}}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	for i, name := range b.sides() {
		share(name, declared.Sides[i], observed.Sides[i])
	}
	if declared.Both.Sign() != 0 || observed.Both.Sign() != 0 {
		share(b.word("both"), declared.Both, observed.Both)
	}
	if declared.Unsaid.Sign() != 0 || observed.Unsaid.Sign() != 0 {
		share(b.word("unsaid"), declared.Unsaid, observed.Unsaid)
	}
	b.add(t)
	if total.Cmp(big.NewRat(100, 1)) != 0 {
		b.add(Para{Role: Note, Text: b.word("balance_total", "total", percent(total))})
	}
}

func (b *builder) isMoves(p *workbook.Prompt) bool {
	return b.t.Moves != nil && b.t.Moves.Table == p.ID
}
