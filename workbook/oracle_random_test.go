package workbook_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// workbookOf makes the Sheet's answers in a workbook, in the small language of
// tell.
func workbookOf(t *testing.T, tmpl *workbook.Template, s *workbooktest.Sheet) *workbook.Workbook {
	t.Helper()
	depth := "quick"
	if s.Full {
		depth = "full"
	}
	w := book(t, tmpl, depth)
	for at, m := range s.Marks {
		tell(t, w, fmt.Sprintf("%s=%d", strings.Replace(at, " ", "/", 1), m))
	}
	for id, text := range s.Texts {
		tell(t, w, id+"="+text)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		for _, l := range s.Tables[id] {
			ensureRow(t, w, id, l.ID)
			for c, v := range l.Cells {
				tell(t, w, id+"/"+l.ID+"/"+c+"="+v)
			}
		}
	}
	for what, state := range s.States {
		tell(t, w, strings.Replace(what, " ", "/", 1)+"?"+state)
	}
	for at, why := range s.Whys {
		tell(t, w, strings.Replace(at, " ", "/", 1)+"~"+why)
	}
	for at, people := range s.Own {
		for name, own := range people {
			where := strings.Replace(at, " ", "/", 1) + "/" + name
			if own.Mark > 0 {
				tell(t, w, fmt.Sprintf("%s=%d", where, own.Mark))
			}
			if own.Dissent != "" {
				tell(t, w, where+"~"+own.Dissent)
			}
		}
	}
	if s.Bought {
		tell(t, w, "potential.o.outer!bought")
	}
	return w
}

// Five hundred random workbooks: what the package says of each is what the oracle
// computes from the bare answers.
func TestASecondComputationAgrees(t *testing.T) {
	tmpl := builtIn(t)
	fired, verdicts := map[string]int{}, map[workbook.Verdict]int{}
	for seed := range uint64(500) {
		s := workbooktest.Draw(seed)
		w := workbookOf(t, tmpl, s)
		profile := workbook.ProfileOf(w)
		agreeOnDimensions(t, seed, s, profile)
		agreeOnMoves(t, seed, s, profile)
		want, got := s.Readings(), firing(t, w)
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: readings\n%v\nwant\n%v", seed, got, want)
		}
		for _, id := range want {
			rule, _, _ := strings.Cut(id, " ")
			fired[rule]++
		}
		for _, d := range profile.Dimensions {
			verdicts[d.Verdict]++
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, r := range tmpl.Readings {
		if n := fired[r.ID]; n < 5 {
			t.Errorf("%s fires %d times: the draw says too little of it", r.ID, n)
		}
	}
	if len(verdicts) != 5 {
		t.Errorf("the draw makes %v", verdicts)
	}
}

func agreeOnDimensions(t *testing.T, seed uint64, s *workbooktest.Sheet, profile workbook.Profile) {
	t.Helper()
	for _, d := range profile.Dimensions {
		id := d.Part.ID
		for i, side := range []string{"marketing", "operations"} {
			got, want := d.Positions[i], s.Position(id, side)
			if !same(got.Mean, want.Mean()) || string(got.Basis) != want.Basis() || int64(got.Answered) != want.Answered || int64(got.Asked) != want.Asked {
				t.Errorf("seed %d: %s %s is %v %s (%d of %d), want %+v", seed, id, side, got.Mean, got.Basis, got.Answered, got.Asked, want)
			}
		}
		num, den := s.Separation(id)
		var separation *big.Rat
		if den != 0 {
			separation = big.NewRat(num, den)
		}
		if !same(d.Separation, separation) || string(d.Verdict) != s.Verdict(id) {
			t.Errorf("seed %d: %s is %v apart, %s; want %v, %s", seed, id, d.Separation, d.Verdict, separation, s.Verdict(id))
		}
	}
	for _, part := range profile.Progress.Parts {
		if !workbooktest.IsDimension(part.Part) {
			continue
		}
		if answered, asked := s.Answers(part.Part); answered != part.Answered || asked != part.Asked {
			t.Errorf("seed %d: %s has %d of %d, want %d of %d", seed, part.Part, part.Answered, part.Asked, answered, asked)
		}
	}
}

func agreeOnMoves(t *testing.T, seed uint64, s *workbooktest.Sheet, profile workbook.Profile) {
	t.Helper()
	for i, m := range profile.Moves {
		l := s.Rows("loop.moves")[i]
		yes, no := workbooktest.Closure(l)
		if m.Row != l.ID || m.Closure.Yes != yes || m.Closure.Answered != yes+no || m.Observed.Side != workbooktest.Observed(l) {
			t.Errorf("seed %d: %s closes %+v and leans to %q, want %d, %d and %q", seed, m.Row, m.Closure, m.Observed.Side, yes, no, workbooktest.Observed(l))
		}
	}
	for _, b := range []struct {
		got  workbook.Shares
		want map[string]*big.Rat
	}{{profile.Balance.Declared, s.Balance(workbooktest.Declared)}, {profile.Balance.Observed, s.Balance(workbooktest.Observed)}} {
		shares := map[string]*big.Rat{"marketing": b.got.Sides[0], "operations": b.got.Sides[1], "both": b.got.Both, "": b.got.Unsaid}
		for side, got := range shares {
			want := b.want[side]
			if want == nil {
				want = new(big.Rat)
			}
			if !same(got, want) {
				t.Errorf("seed %d: effort of %q is %v, want %v", seed, side, got, want)
			}
		}
	}
}

func same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}
