package workbook_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func TestAMoveUnfoldedAddsUpToWhatTheProfileSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := workbooktest.Begin(t)
		for range rapid.IntRange(1, 60).Draw(rt, "edits") {
			if err := w.Apply(workbooktest.Edit(rt, w, "edit")); err != nil {
				rt.Fatal(err)
			}
		}
		moves := w.Moves()
		sums := workbook.ExplainMoves(w)
		if len(moves) != len(sums) {
			rt.Fatalf("%d moves, %d unfolded", len(moves), len(sums))
		}
		for i, s := range sums {
			yes, n := 0, 0
			for _, test := range s.Tests {
				if test.Answer == "yes" {
					yes++
				}
			}
			sum := new(big.Rat)
			for _, term := range s.Terms {
				if term.X != nil {
					sum.Add(sum, term.X)
					n++
				}
			}
			m := moves[i]
			if s.Move.Row != m.Row || yes != m.Closure.Yes || n != len(m.Observed.Terms) || sum.Cmp(s.Sum) != 0 {
				rt.Fatalf("%s: %d yes, %d terms, sum %s; the profile has %+v", m.Row, yes, n, sum, m)
			}
			if m.Observed.Mean != nil && new(big.Rat).Quo(sum, big.NewRat(int64(n), 1)).Cmp(m.Observed.Mean) != 0 {
				rt.Fatalf("%s: %s over %d is not %s", m.Row, sum, n, m.Observed.Mean)
			}
		}
	})
}

func TestHowFarAMoveIsFromWhereItIsDeclared(t *testing.T) {
	tmpl := workbooktest.Template(t)
	first, second := tmpl.Sides[0].ID, tmpl.Sides[1].ID
	for _, c := range []struct {
		side string
		mean *big.Rat
		want string // empty: not known
	}{
		{first, big.NewRat(-1, 1), "0"},
		{first, big.NewRat(1, 1), "2"},
		{second, big.NewRat(1, 4), "3/4"},
		{second, big.NewRat(-1, 4), "5/4"},
		{workbook.BothSides, big.NewRat(-1, 4), "1/4"},
		{"", big.NewRat(1, 1), ""},
		{first, nil, ""},
	} {
		m := workbook.Move{Side: c.side, Observed: workbook.Lean{Mean: c.mean}}
		got := ""
		if apart := m.Apart(tmpl); apart != nil {
			got = apart.RatString()
		}
		if got != c.want {
			t.Errorf("declared %q, observed at %v: %q apart, not %q", c.side, c.mean, got, c.want)
		}
	}
}
