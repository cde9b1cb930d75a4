package workbooktest

import (
	"math/big"
	"slices"
	"strings"
)

// Sheet is a workbook's answers in the plainest form. What the method says of them
// is computed from it a second time, apart from everything in package workbook and
// written from the method's words: an oracle for what the program says.
type Sheet struct {
	Full   bool
	Marks  map[string]int    // "loop.focus marketing" → 1–7
	Texts  map[string]string // written prompt → text
	States map[string]string // "loop.focus marketing", a written prompt or a table → state
	Tables map[string][]Line
	Bought bool // what stands at potential.o.outer was bought

	Whys map[string]string         // "loop.focus marketing" → why the agreed mark is where it is
	Own  map[string]map[string]Own // "loop.focus marketing" → person → what is theirs
}

// Own is what a participant has for themselves on a scale: a mark, 0 for none, and
// the sentence that they keep.
type Own struct {
	Mark    int
	Dissent string
}

// Line is a row: its id and its cells.
type Line struct {
	ID    string
	Cells map[string]string
}

// IsDimension tells whether a part is one of the three that are compared.
func IsDimension(part string) bool {
	_, ok := oracleDimensions[part]
	return ok
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
func (s *Sheet) away(what string) bool { return s.States[what] != "" && s.States[what] != "unsure" }

func (s *Sheet) mark(scale, side string) int {
	if s.away(scale + " " + side) {
		return 0
	}
	return s.Marks[scale+" "+side]
}

func (s *Sheet) text(prompt string) string {
	if s.away(prompt) {
		return ""
	}
	return strings.TrimSpace(s.Texts[prompt])
}

// Rows are a table's, each cell without the blanks around it.
func (s *Sheet) Rows(table string) []Line {
	if s.away(table) {
		return nil
	}
	var out []Line
	for _, l := range s.Tables[table] {
		cells := map[string]string{}
		for id, v := range l.Cells {
			cells[id] = strings.TrimSpace(v)
		}
		out = append(out, Line{l.ID, cells})
	}
	return out
}

// missing tells whether a written prompt that only the full depth asks (or, with
// quick, both) is asked and has no text.
func (s *Sheet) missing(prompt string, quick bool) bool {
	return (s.Full || quick) && s.States[prompt] != "not_applicable" && s.text(prompt) == ""
}

func (s *Sheet) asks(table string, quick bool) bool {
	return (s.Full || quick) && s.States[table] != "not_applicable"
}

// Point is a position: the sum of (mark − 4), and how many marks are answered and
// asked.
type Point struct{ Sum, Answered, Asked int64 }

// Mean is the position; nil when there is none.
func (p Point) Mean() *big.Rat {
	if p.Answered == 0 {
		return nil
	}
	return big.NewRat(p.Sum, 3*p.Answered)
}

// Basis is what the position rests on, as the program says it.
func (p Point) Basis() string {
	switch {
	case p.Answered == 0:
		return "none"
	case 2*p.Answered < p.Asked:
		return "provisional"
	}
	return "solid"
}

// Position is where a side stands in a dimension.
func (s *Sheet) Position(dimension, side string) Point {
	var p Point
	for _, scale := range oracleDimensions[dimension].scales {
		at := dimension + "." + scale
		if s.States[at+" "+side] == "not_applicable" {
			continue
		}
		p.Asked++
		if m := s.mark(at, side); m > 0 {
			p.Answered++
			p.Sum += int64(m) - 4
		}
	}
	return p
}

// Separation is operations − marketing as a whole fraction; no denominator when
// there is none.
func (s *Sheet) Separation(dimension string) (num, den int64) {
	m, o := s.Position(dimension, "marketing"), s.Position(dimension, "operations")
	return o.Sum*m.Answered - m.Sum*o.Answered, 3 * m.Answered * o.Answered
}

// Verdict is the separation in a word; empty when there is none.
func (s *Sheet) Verdict(dimension string) string {
	num, den := s.Separation(dimension)
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

// Closure is how many of the five say yes and how many say no.
func Closure(l Line) (yes, no int) {
	for _, t := range closureTests {
		switch l.Cells[t] {
		case "yes":
			yes++
		case "no":
			no++
		}
	}
	return yes, no
}

// Observed is the side that a move leans to. It works in fifths, so that everything stays whole.
func Observed(l Line) string {
	sum, n := 0, 0
	term := func(fifths map[string]int, cell string) {
		if v, ok := fifths[l.Cells[cell]]; ok {
			sum += v
			n++
		}
	}
	term(map[string]int{"market": -5, "segment": 0, "customer": 5}, "acts_on")
	term(map[string]int{"nothing": -5, "some": 0, "all": 5}, "control")
	term(map[string]int{"product": -5, "outside": 5}, "energy")
	if yes, no := Closure(l); yes+no == 5 {
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

// Balance is effort by side, "" for what has none; moves that are put off or not
// applicable do not count.
func (s *Sheet) Balance(side func(Line) string) map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for _, l := range s.Rows("loop.moves") {
		e, ok := new(big.Rat).SetString(l.Cells["effort"])
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

// Declared is the side that a move is said to have.
func Declared(l Line) string { return l.Cells["side"] }

// oneLegged is 85 % or more of all effort on one side.
func (s *Sheet) oneLegged() bool {
	total, most := new(big.Rat), new(big.Rat)
	for side, e := range s.Balance(Declared) {
		total.Add(total, e)
		if side != "" && e.Cmp(most) > 0 {
			most = e
		}
	}
	return total.Sign() > 0 && new(big.Rat).Quo(most, total).Cmp(big.NewRat(17, 20)) >= 0
}

// Answers counts what a dimension asks and what of it is answered.
func (s *Sheet) Answers(dimension string) (answered, asked int) {
	d := oracleDimensions[dimension]
	count := func(what string, there bool) {
		if s.States[what] == "not_applicable" {
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
			count(at, s.Marks[at] > 0)
		}
	}
	for _, written := range [][]string{d.marketing, d.operations} {
		if !s.Full {
			written = written[:1]
		}
		for _, id := range written {
			count(dimension+"."+id, s.Texts[dimension+"."+id] != "")
		}
	}
	if d.quickTable != "" {
		count(d.quickTable, said(s.Tables[d.quickTable], "name"))
	}
	if d.fullTable != "" && s.Full {
		count(d.fullTable, said(s.Tables[d.fullTable], "role"))
	}
	return answered, asked
}

// said tells whether a row holds more than its first column.
func said(rows []Line, first string) bool {
	return slices.ContainsFunc(rows, func(l Line) bool { return !blank(l, first) })
}

// blank tells whether a row has no cell, but for some.
func blank(l Line, but ...string) bool {
	for id, v := range l.Cells {
		if v != "" && !slices.Contains(but, id) {
			return false
		}
	}
	return true
}

func (s *Sheet) filled(dimension string) bool {
	answered, asked := s.Answers(dimension)
	return answered == asked
}
