package workbook_test

import (
	"math/big"
	"slices"
	"strings"
)

// sheet is a workbook's answers in the plainest form: the oracle below computes
// from it what the method says, apart from everything in package workbook.
type sheet struct {
	full   bool
	marks  map[string]int    // "loop.focus marketing" → 1–7
	texts  map[string]string // written prompt → text
	states map[string]string // "loop.focus marketing", a written prompt or a table → state
	tables map[string][]line
	bought bool
}

// line is a row: its id and its cells.
type line struct {
	id    string
	cells map[string]string
}

// The dimensions as the method lists them. At quick depth the first written prompt
// of each side is asked, and the moves.
var oracleDimensions = map[string]struct {
	scales, marketing, operations []string
	quickTable, fullTable         string
}{
	"actor": {
		scales:     []string{"granularity", "evidence", "activation", "accumulation", "driver"},
		marketing:  []string{"m.market", "m.impulse", "m.letgo", "m.doubt"},
		operations: []string{"o.customer", "o.chain", "o.group", "o.doubt"},
		fullTable:  "actor.roles",
	},
	"loop": {
		scales:     []string{"closure", "focus", "reach", "handle", "capability", "pursuit", "organisation"},
		marketing:  []string{"m.result", "m.spend", "m.judgement", "m.doubt"},
		operations: []string{"o.steps", "o.handles", "o.trace", "o.doubt"},
		quickTable: "loop.moves",
	},
	"potential": {
		scales:     []string{"direction", "source", "control", "drive", "constancy"},
		marketing:  []string{"m.inner", "m.drop", "m.ripple", "m.doubt"},
		operations: []string{"o.outer", "o.stir", "o.fit", "o.doubt"},
	},
}

var closureTests = []string{"decomposed", "numbers", "handle", "traceable", "retunable"}

// away tells whether a state stands in place of a value.
func (s *sheet) away(what string) bool { return s.states[what] != "" && s.states[what] != "unsure" }

func (s *sheet) mark(scale, side string) int {
	if s.away(scale + " " + side) {
		return 0
	}
	return s.marks[scale+" "+side]
}

func (s *sheet) text(prompt string) string {
	if s.away(prompt) {
		return ""
	}
	return strings.TrimSpace(s.texts[prompt])
}

// rows are a table's, each cell without the blanks around it.
func (s *sheet) rows(table string) []line {
	if s.away(table) {
		return nil
	}
	var out []line
	for _, l := range s.tables[table] {
		cells := map[string]string{}
		for id, v := range l.cells {
			cells[id] = strings.TrimSpace(v)
		}
		out = append(out, line{l.id, cells})
	}
	return out
}

// missing tells whether a written prompt that only the full depth asks (or, with
// quick, both) is asked and has no text.
func (s *sheet) missing(prompt string, quick bool) bool {
	return (s.full || quick) && s.states[prompt] != "not_applicable" && s.text(prompt) == ""
}

func (s *sheet) asks(table string, quick bool) bool {
	return (s.full || quick) && s.states[table] != "not_applicable"
}

// position is the sum of (mark − 4) and how many marks, asked and answered.
type position struct{ sum, answered, asked int64 }

func (p position) mean() *big.Rat {
	if p.answered == 0 {
		return nil
	}
	return big.NewRat(p.sum, 3*p.answered)
}

func (p position) basis() string {
	switch {
	case p.answered == 0:
		return "none"
	case 2*p.answered < p.asked:
		return "provisional"
	}
	return "solid"
}

func (s *sheet) position(dimension, side string) position {
	var p position
	for _, scale := range oracleDimensions[dimension].scales {
		at := dimension + "." + scale
		if s.states[at+" "+side] == "not_applicable" {
			continue
		}
		p.asked++
		if m := s.mark(at, side); m > 0 {
			p.answered++
			p.sum += int64(m) - 4
		}
	}
	return p
}

// separation is operations − marketing as a whole fraction; no denominator when
// there is none.
func (s *sheet) separation(dimension string) (num, den int64) {
	m, o := s.position(dimension, "marketing"), s.position(dimension, "operations")
	return o.sum*m.answered - m.sum*o.answered, 3 * m.answered * o.answered
}

func (s *sheet) verdict(dimension string) string {
	num, den := s.separation(dimension)
	switch {
	case den == 0:
		return ""
	case num >= den:
		return "distinct"
	case 5*num >= 2*den:
		return "blended"
	case 5*num <= -2*den:
		return "reversed"
	}
	return "alike"
}

// closure is how many of the five say yes and how many say no.
func closure(l line) (yes, no int) {
	for _, t := range closureTests {
		switch l.cells[t] {
		case "yes":
			yes++
		case "no":
			no++
		}
	}
	return yes, no
}

// observed works in fifths, so that everything stays whole.
func observed(l line) string {
	sum, n := 0, 0
	term := func(fifths map[string]int, cell string) {
		if v, ok := fifths[l.cells[cell]]; ok {
			sum += v
			n++
		}
	}
	term(map[string]int{"market": -5, "segment": 0, "customer": 5}, "acts_on")
	term(map[string]int{"nothing": -5, "some": 0, "all": 5}, "control")
	term(map[string]int{"product": -5, "outside": 5}, "energy")
	if yes, no := closure(l); yes+no == 5 {
		sum += 2*yes - 5
		n++
	}
	switch {
	case n < 2:
		return ""
	case 4*sum <= -5*n:
		return "marketing"
	case 4*sum >= 5*n:
		return "operations"
	}
	return "both"
}

// balance is effort by side, "" for what has none; moves that are put off or not
// applicable do not count.
func (s *sheet) balance(side func(line) string) map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for _, l := range s.rows("loop.moves") {
		e, ok := new(big.Rat).SetString(l.cells["effort"])
		if !ok {
			continue
		}
		if out[side(l)] == nil {
			out[side(l)] = new(big.Rat)
		}
		out[side(l)].Add(out[side(l)], e)
	}
	return out
}

func declared(l line) string { return l.cells["side"] }

// oneLegged is 85 % or more of all effort on one side.
func (s *sheet) oneLegged() bool {
	total, most := new(big.Rat), new(big.Rat)
	for side, e := range s.balance(declared) {
		total.Add(total, e)
		if side != "" && e.Cmp(most) > 0 {
			most = e
		}
	}
	return total.Sign() > 0 && new(big.Rat).Quo(most, total).Cmp(big.NewRat(17, 20)) >= 0
}

// answers counts what a dimension asks and what of it is answered.
func (s *sheet) answers(dimension string) (answered, asked int) {
	d := oracleDimensions[dimension]
	count := func(what string, there bool) {
		if s.states[what] == "not_applicable" {
			return
		}
		asked++
		if there && !s.away(what) {
			answered++
		}
	}
	for _, scale := range d.scales {
		for _, side := range []string{"marketing", "operations"} {
			at := dimension + "." + scale + " " + side
			count(at, s.marks[at] > 0)
		}
	}
	for _, written := range [][]string{d.marketing, d.operations} {
		if !s.full {
			written = written[:1]
		}
		for _, id := range written {
			count(dimension+"."+id, s.texts[dimension+"."+id] != "")
		}
	}
	if d.quickTable != "" {
		count(d.quickTable, said(s.tables[d.quickTable], "name"))
	}
	if d.fullTable != "" && s.full {
		count(d.fullTable, said(s.tables[d.fullTable], "role"))
	}
	return answered, asked
}

// said tells whether a row holds more than its first column.
func said(rows []line, first string) bool {
	return slices.ContainsFunc(rows, func(l line) bool { return !blank(l, first) })
}

// blank tells whether a row has no cell, but for some.
func blank(l line, but ...string) bool {
	for id, v := range l.cells {
		if v != "" && !slices.Contains(but, id) {
			return false
		}
	}
	return true
}

func (s *sheet) filled(dimension string) bool {
	answered, asked := s.answers(dimension)
	return answered == asked
}
