package workbook

import (
	"math/big"
	"time"
)

// Head is what a list shows of a workbook, kept apart from its answers so that
// listing decodes none of them.
type Head struct {
	ID       string    `json:"id"`
	About              // title, subject, depth, lang
	Template string    `json:"template"` // the template's id
	Frozen   string    `json:"frozen"`   // content hash of the template it keeps
	Revision Revision  `json:"revision"`
	Created  time.Time `json:"created"`
	Updated  time.Time `json:"updated"`
	Tally              // answered of asked
	Lines    []Line    `json:"lines"` // one a dimension, in order
}

// Line is a dimension in miniature: both sides' positions in hundredths from −100
// to +100, nil when absent.
type Line [2]*int

// HeadOf summarises a workbook. The caller adds Created and Updated.
func HeadOf(w *Workbook) Head {
	h := Head{ID: w.ID, About: w.About, Template: w.Template.ID, Frozen: w.Template.Hash(), Revision: w.Revision}
	h.Tally = ProgressOf(w).Tally
	for _, part := range w.Template.Dimensions() {
		d := dimensionOf(w, part)
		h.Lines = append(h.Lines, Line{hundredths(d.Positions[0].Mean), hundredths(d.Positions[1].Mean)})
	}
	return h
}

func hundredths(r *big.Rat) *int {
	if r == nil {
		return nil
	}
	f, _ := new(big.Rat).Mul(r, big.NewRat(100, 1)).Float64()
	n := int(f)
	return &n
}
