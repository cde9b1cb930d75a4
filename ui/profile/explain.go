package profile

import (
	"strings"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook"
)

// Explain unfolds every figure of a workbook's profile as plain text in rows of at
// most width cells: the completeness, each dimension, each move, the balance.
func Explain(w *workbook.Workbook, look ui.Look, width int) []string {
	pt := newPainter(w, look, width, Options{Plain: true, NoReadings: true}, nil)
	refs := []ref{{kind: wholeRef}}
	for _, d := range pt.p.Dimensions {
		refs = append(refs, ref{kind: dimensionRef, id: d.Part.ID})
	}
	if w.Template.Moves != nil {
		for _, m := range pt.sorted() {
			refs = append(refs, ref{kind: moveRef, id: m.Row})
		}
		refs = append(refs, ref{kind: balanceRef})
	}
	rows := upTo(2, text.Lines(oneLine(w.About.Title), pt.g.inner), pt.g.inner)
	for _, r := range refs {
		rows = append(rows, "", strings.Repeat("─", pt.g.inner))
		rows = append(rows, pt.sums(r)...)
	}
	for i, row := range rows {
		rows[i] = pt.g.fit(row)
	}
	return rows
}
