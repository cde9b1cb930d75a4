package workbook

import "math/big"

// Lean is where a move is observed.
type Lean struct {
	Mean *big.Rat // from −1, the first side, to +1; nil while it is not known
	Side string   // a side's id, BothSides, or empty for nothing said
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
		move.Effort = exactNumber(row.Cells[m.Effort])
		for _, d := range p.DerivedOf(w.Template, row) {
			switch d.Derive.ID {
			case m.Closure:
				move.Closure = d.Count
			case m.Observed:
				move.Observed = Lean{d.Value, d.Side}
			}
		}
		moves = append(moves, move)
	}
	return moves
}
