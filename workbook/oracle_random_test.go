package workbook_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
)

// drawer draws sheets: each has its own habits, so that all of what the method
// tells apart comes up.
type drawer struct {
	*rand.Rand
	words, cells, held float64 // how often a text, a cell, a state is there
	centre             [2]int  // where the marks of a side lie
	marked             float64
}

func draw(seed uint64) *sheet {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(of ...float64) float64 { return of[r.IntN(len(of))] }
	d := &drawer{Rand: r, words: pick(0.1, 0.5, 0.9, 1, 1), cells: pick(0.3, 0.7, 1), held: pick(0, 0, 0.1, 0.4), marked: pick(0.2, 0.7, 1, 1)}
	for i := range d.centre {
		d.centre[i] = 2 + r.IntN(5)
	}
	s := &sheet{full: r.IntN(3) > 0, marks: map[string]int{}, texts: map[string]string{}, states: map[string]string{}, tables: map[string][]line{}, bought: r.IntN(3) == 0}
	d.answers(s)
	d.roles(s)
	moves := map[string][]string{
		"side": {"marketing", "operations"}, "acts_on": {"market", "segment", "customer"}, "control": {"nothing", "some", "all"},
		"energy": {"product", "outside"}, "effort": {"0", "5", "12.5", "40", "85", "100"}, "name": {"拍片", " "}, "metric": {"到课率", " "}, "owner": {"小陈"},
	}
	for _, t := range closureTests {
		moves[t] = []string{"yes", "yes", "no"}
	}
	d.table(s, "loop.moves", 5, moves)
	d.table(s, "combination.scenes", 3, words("scene", "who", "within", "without", "links"))
	plan := words("step", "owner", "metric")
	plan["due"], plan["side"] = []string{"2026-05-20"}, []string{"marketing", "both"}
	d.table(s, "combination.plan", 3, plan)
	return s
}

func words(columns ...string) map[string][]string {
	out := map[string][]string{}
	for _, c := range columns {
		out[c] = []string{"有话", "另一句。"}
	}
	return out
}

func (d *drawer) often(p float64) bool { return d.Float64() < p }

func (d *drawer) answers(s *sheet) {
	for _, id := range method[workbook.Scale] {
		for i, side := range []string{"marketing", "operations"} {
			if d.often(d.marked) {
				s.marks[id+" "+side] = min(7, max(1, d.centre[i]+d.IntN(3)-1))
			}
			d.state(s, id+" "+side)
		}
	}
	for _, id := range method[workbook.Written] {
		if d.often(d.words) {
			s.texts[id] = []string{"一句话", "两句。\n另一行", "x"}[d.IntN(3)]
		}
		if d.often(0.02) {
			s.texts[id] = " "
		}
		d.state(s, id)
	}
	for _, id := range method[workbook.Table] {
		d.state(s, id)
	}
}

func (d *drawer) state(s *sheet, what string) {
	if d.often(d.held) {
		s.states[what] = []string{"dont_know", "not_applicable", "later", "unsure"}[d.IntN(4)]
	}
}

// roles begins with the five that every workbook has.
func (d *drawer) roles(s *sheet) {
	columns := map[string][]string{"data": {"none", "aggregate", "individual"}, "key": {"yes", "no", "no"}, "needs": {"省心"}, "understands": {"零食"}}
	names := map[string]string{"sales": "销售", "dealers": "经销商", "community": "社区", "family": "家庭", "customer": "客户"}
	untouched := d.IntN(4) == 0
	for _, id := range []string{"sales", "dealers", "community", "family", "customer"} {
		cells := map[string]string{}
		if !untouched && d.often(0.5) {
			cells = d.fill(columns)
		}
		cells["role"] = names[id]
		s.tables["actor.roles"] = append(s.tables["actor.roles"], line{id, cells})
	}
}

func (d *drawer) table(s *sheet, table string, most int, columns map[string][]string) {
	for i := range d.IntN(most) {
		s.tables[table] = append(s.tables[table], line{fmt.Sprintf("r%d", i), d.fill(columns)})
	}
}

func (d *drawer) fill(columns map[string][]string) map[string]string {
	cells := map[string]string{}
	for _, c := range slices.Sorted(maps.Keys(columns)) { // the same for the same seed
		if values := columns[c]; d.often(d.cells) {
			cells[c] = values[d.IntN(len(values))]
		}
	}
	return cells
}

// workbookOf makes the sheet's answers in a workbook, in the small language of
// tell.
func workbookOf(t *testing.T, tmpl *workbook.Template, s *sheet) *workbook.Workbook {
	t.Helper()
	depth := "quick"
	if s.full {
		depth = "full"
	}
	w := book(t, tmpl, depth)
	for at, m := range s.marks {
		tell(t, w, fmt.Sprintf("%s=%d", strings.Replace(at, " ", "/", 1), m))
	}
	for id, text := range s.texts {
		tell(t, w, id+"="+text)
	}
	for _, id := range slices.Sorted(maps.Keys(s.tables)) {
		for _, l := range s.tables[id] {
			ensureRow(t, w, id, l.id)
			for c, v := range l.cells {
				tell(t, w, id+"/"+l.id+"/"+c+"="+v)
			}
		}
	}
	for what, state := range s.states {
		tell(t, w, strings.Replace(what, " ", "/", 1)+"?"+state)
	}
	if s.bought {
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
		s := draw(seed)
		w := workbookOf(t, tmpl, s)
		profile := workbook.ProfileOf(w)
		agreeOnDimensions(t, seed, s, profile)
		agreeOnMoves(t, seed, s, profile)
		want, got := s.readings(), firing(t, w)
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

func agreeOnDimensions(t *testing.T, seed uint64, s *sheet, profile workbook.Profile) {
	t.Helper()
	for _, d := range profile.Dimensions {
		id := d.Part.ID
		for i, side := range []string{"marketing", "operations"} {
			got, want := d.Positions[i], s.position(id, side)
			if !same(got.Mean, want.mean()) || string(got.Basis) != want.basis() || int64(got.Answered) != want.answered || int64(got.Asked) != want.asked {
				t.Errorf("seed %d: %s %s is %v %s (%d of %d), want %+v", seed, id, side, got.Mean, got.Basis, got.Answered, got.Asked, want)
			}
		}
		num, den := s.separation(id)
		var separation *big.Rat
		if den != 0 {
			separation = big.NewRat(num, den)
		}
		if !same(d.Separation, separation) || string(d.Verdict) != s.verdict(id) {
			t.Errorf("seed %d: %s is %v apart, %s; want %v, %s", seed, id, d.Separation, d.Verdict, separation, s.verdict(id))
		}
	}
	for _, part := range profile.Progress.Parts {
		if _, ok := oracleDimensions[part.Part]; !ok {
			continue
		}
		if answered, asked := s.answers(part.Part); answered != part.Answered || asked != part.Asked {
			t.Errorf("seed %d: %s has %d of %d, want %d of %d", seed, part.Part, part.Answered, part.Asked, answered, asked)
		}
	}
}

func agreeOnMoves(t *testing.T, seed uint64, s *sheet, profile workbook.Profile) {
	t.Helper()
	for i, m := range profile.Moves {
		l := s.rows("loop.moves")[i]
		yes, no := closure(l)
		if m.Row != l.id || m.Closure.Yes != yes || m.Closure.Answered != yes+no || m.Observed.Side != observed(l) {
			t.Errorf("seed %d: %s closes %+v and leans to %q, want %d, %d and %q", seed, m.Row, m.Closure, m.Observed.Side, yes, no, observed(l))
		}
	}
	for _, b := range []struct {
		got  workbook.Shares
		want map[string]*big.Rat
	}{{profile.Balance.Declared, s.balance(declared)}, {profile.Balance.Observed, s.balance(observed)}} {
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
