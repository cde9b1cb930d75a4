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
			m := moves[i]
			closure, observed := s.Derived[0], s.Derived[1]
			yes := 0
			for _, test := range closure.Terms {
				if test.Value != nil && test.Value.Sign() > 0 {
					yes++
				}
			}
			if s.Move.Row != m.Row || yes != m.Closure.Yes || observed.Side != m.Observed.Side {
				rt.Fatalf("%s: %d yes, %s; the profile has %+v", m.Row, yes, observed.Side, m)
			}
			n := 0
			for _, term := range observed.Terms {
				if term.Value != nil {
					n++
				}
			}
			switch {
			case n < observed.Least:
				if m.Observed.Mean != nil {
					rt.Fatalf("%s: a mean of %d terms", m.Row, n)
				}
			case new(big.Rat).Quo(observed.Sum(), big.NewRat(int64(n), 1)).Cmp(m.Observed.Mean) != 0:
				rt.Fatalf("%s: %s over %d is not %s", m.Row, observed.Sum(), n, m.Observed.Mean)
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
