package profile

import (
	"strings"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook"
)

// Explain unfolds every figure of a workbook's profile as plain text in rows of at
// most width cells: the completeness, each dimension, each move, the balance,
// the derived columns of other tables.
func Explain(w *workbook.Workbook, look ui.Look, width int) []string {
	pt := newPainter(w, look, width, Options{Plain: true, NoReadings: true}, nil)
	pieces := [][]string{pt.wholeSums()}
	for _, d := range pt.p.Dimensions {
		pieces = append(pieces, pt.dimensionSums(d.Part))
	}
	pieces = append(pieces, pt.movesSums()...)
	pieces = append(pieces, pt.tablesSums()...)
	rows := upTo(2, text.Lines(oneLine(w.About.Title), pt.g.inner), pt.g.inner)
	for _, piece := range pieces {
		rows = append(rows, "", strings.Repeat("─", pt.g.inner))
		rows = append(rows, piece...)
	}
	for i, row := range rows {
		rows[i] = pt.g.fit(row)
	}
	return rows
}

// movesSums are every move's figures in the order in which the profile has them,
// what they rest on once, and the balance.
func (pt painter) movesSums() [][]string {
	if pt.w.Template.Moves == nil {
		return nil
	}
	byRow := map[string]workbook.MoveSum{}
	for _, s := range workbook.ExplainMoves(pt.w) {
		byRow[s.Move.Row] = s
	}
	var pieces [][]string
	moves := pt.sorted()
	for i, m := range moves {
		piece := pt.moveSums(byRow[m.Row])
		if i == len(moves)-1 {
			piece = append(piece, pt.moveGround(byRow[m.Row])...)
		}
		pieces = append(pieces, piece)
	}
	return append(pieces, pt.balanceSums())
}

// tablesSums are the derived columns of the tables that are not the moves.
func (pt painter) tablesSums() [][]string {
	var pieces [][]string
	for _, p := range pt.w.Template.Prompts() {
		if m := pt.w.Template.Moves; p.Kind != workbook.Table || m != nil && p.ID == m.Table || !pt.w.Template.Asks(p, pt.w.About.Depth) {
			continue
		}
		if piece := pt.tableSums(p); piece != nil {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}
