package workbooktest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

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

// Draw makes the answers of a seed: the same for the same one.
func Draw(seed uint64) *Sheet {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(of ...float64) float64 { return of[r.IntN(len(of))] }
	d := &drawer{Rand: r, words: pick(0.1, 0.5, 0.9, 1, 1), cells: pick(0.3, 0.7, 1), held: pick(0, 0, 0.1, 0.4), marked: pick(0.2, 0.7, 1, 1)}
	for i := range d.centre {
		d.centre[i] = 2 + r.IntN(5)
	}
	s := &Sheet{Full: r.IntN(3) > 0, Marks: map[string]int{}, Texts: map[string]string{}, States: map[string]string{}, Tables: map[string][]Line{}, Bought: r.IntN(3) == 0}
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
	d.people(s)
	return s
}

// people mark some scales, each for themselves, near each other or apart.
func (d *drawer) people(s *Sheet) {
	s.Whys, s.Own = map[string]string{}, map[string]map[string]Own{}
	who := []string{"陈曦", "Li", "周"}[:d.IntN(4)]
	apart := 1 + d.IntN(6)
	for _, id := range Method()[workbook.Scale] {
		for i, side := range []string{"marketing", "operations"} {
			at := id + " " + side
			if d.often(0.2) {
				s.Whys[at] = "看去年的账"
			}
			for _, name := range who {
				var own Own
				if d.often(0.7) {
					own.Mark = min(7, max(1, d.centre[i]+d.IntN(apart+1)-apart/2))
				}
				if d.often(0.05) {
					own.Dissent = "我看到的不是这样"
				}
				if own != (Own{}) {
					if s.Own[at] == nil {
						s.Own[at] = map[string]Own{}
					}
					s.Own[at][name] = own
				}
			}
		}
	}
}

func words(columns ...string) map[string][]string {
	out := map[string][]string{}
	for _, c := range columns {
		out[c] = []string{"有话", "另一句。"}
	}
	return out
}

func (d *drawer) often(p float64) bool { return d.Float64() < p }

func (d *drawer) answers(s *Sheet) {
	for _, id := range Method()[workbook.Scale] {
		for i, side := range []string{"marketing", "operations"} {
			if d.often(d.marked) {
				s.Marks[id+" "+side] = min(7, max(1, d.centre[i]+d.IntN(3)-1))
			}
			d.state(s, id+" "+side)
		}
	}
	for _, id := range Method()[workbook.Written] {
		if d.often(d.words) {
			s.Texts[id] = []string{"一句话", "两句。\n另一行", "x"}[d.IntN(3)]
		}
		if d.often(0.02) {
			s.Texts[id] = " "
		}
		d.state(s, id)
	}
	for _, id := range Method()[workbook.Table] {
		d.state(s, id)
	}
}

func (d *drawer) state(s *Sheet, what string) {
	if d.often(d.held) {
		s.States[what] = []string{"dont_know", "not_applicable", "later", "unsure"}[d.IntN(4)]
	}
}

// roles begins with the five that every workbook has.
func (d *drawer) roles(s *Sheet) {
	columns := map[string][]string{"data": {"none", "aggregate", "individual"}, "key": {"yes", "no", "no"}, "needs": {"省心"}, "understands": {"零食"}}
	names := map[string]string{"sales": "销售", "dealers": "经销商", "community": "社区", "family": "家庭", "customer": "客户"}
	untouched := d.IntN(4) == 0
	for _, id := range []string{"sales", "dealers", "community", "family", "customer"} {
		cells := map[string]string{}
		if !untouched && d.often(0.5) {
			cells = d.fill(columns)
		}
		cells["role"] = names[id]
		s.Tables["actor.roles"] = append(s.Tables["actor.roles"], Line{id, cells})
	}
}

func (d *drawer) table(s *Sheet, table string, most int, columns map[string][]string) {
	for i := range d.IntN(most) {
		s.Tables[table] = append(s.Tables[table], Line{fmt.Sprintf("r%d", i), d.fill(columns)})
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
