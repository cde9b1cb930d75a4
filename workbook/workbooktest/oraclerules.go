package workbooktest

import (
	"slices"
	"strings"
)

// Readings is the firing set of R01 to R29, each as its rule and subject, sorted;
// written from the method's table, in plain conditions.
func (s *Sheet) Readings() []string {
	var out []string
	say := func(fires bool, id string) {
		if fires {
			out = append(out, id)
		}
	}
	s.dimensionReadings(say)
	s.markReadings(say)
	s.rowReadings(say)
	s.moveReadings(say)
	s.joinReadings(say)
	s.splitReadings(say)
	slices.Sort(out)
	return out
}

type sayer func(fires bool, id string)

func has(rows []Line, ok func(Line) bool) bool { return slices.ContainsFunc(rows, ok) }

// is makes a condition on one cell.
func is(column, value string) func(Line) bool {
	return func(l Line) bool { return l.Cells[column] == value }
}

func (s *Sheet) dimensionReadings(say sayer) {
	distinct, whole := 0, 0
	for d := range oracleDimensions {
		v := s.Verdict(d)
		say(v == "alike", "R01 "+d)
		say(v == "reversed", "R02 "+d)
		say(v == "distinct" && s.filled(d), "R28 "+d)
		if v == "distinct" {
			distinct++
		}
		if s.filled(d) {
			whole++
		}
	}
	noHandoff := s.missing("combination.m.handoff", false) || s.missing("combination.o.handoff", false)
	say(distinct == 3 && noHandoff, "R03")
	named := has(s.Rows("combination.scenes"), func(l Line) bool { return l.Cells["scene"] != "" })
	say(whole == 3 && s.asks("combination.scenes", false) && !named, "R21")
}

func (s *Sheet) markReadings(say sayer) {
	m := func(scale string) int { return s.mark(scale, "marketing") }
	o := func(scale string) int { return s.mark(scale, "operations") }
	low := func(v, most int) bool { return v >= 1 && v <= most }
	roles := s.Rows("actor.roles")
	dataSaid := has(roles, func(l Line) bool { return l.Cells["data"] != "" })
	noIndividual := s.asks("actor.roles", false) && dataSaid && !has(roles, is("data", "individual"))
	say(o("actor.granularity") >= 5 && (noIndividual || low(o("actor.evidence"), 3)), "R04")
	say(o("actor.evidence") >= 5 && low(o("loop.closure"), 3), "R06")
	say(o("loop.handle") >= 5 && s.missing("loop.o.handles", false), "R11")
	say(low(m("actor.accumulation"), 3) && s.missing("actor.m.letgo", false), "R13")
	say(o("actor.accumulation") >= 5 && s.missing("actor.o.group", false), "R14")
	say(low(o("potential.source"), 3) && s.missing("potential.o.outer", true), "R15")
	say(m("potential.source") >= 5 && s.missing("potential.m.inner", true), "R16")
	say(m("potential.control") >= 6, "R18")
	say(s.Bought && !s.away("potential.o.outer"), "R26")
}

func (s *Sheet) rowReadings(say sayer) {
	roles := s.Rows("actor.roles")
	say(s.asks("actor.roles", false) && said(roles, "role") && !has(roles, is("key", "yes")), "R19")
	for _, l := range roles {
		say(l.Cells["key"] == "yes" && l.Cells["data"] == "none", "R20 "+l.ID)
	}
	for _, l := range s.Rows("combination.scenes") {
		half := l.Cells["within"] == "" || l.Cells["without"] == ""
		say(half && !blank(l) && s.asks("combination.scenes", false), "R22 "+l.ID)
	}
	for _, l := range s.Rows("combination.plan") {
		loose := l.Cells["owner"] == "" || l.Cells["due"] == "" || l.Cells["metric"] == ""
		say(loose && !blank(l) && s.asks("combination.plan", false), "R24 "+l.ID)
	}
}

func (s *Sheet) moveReadings(say sayer) {
	var drops []Line
	bare, operated, customers := false, false, false
	moves := s.Rows("loop.moves")
	for _, l := range moves {
		yes, no := Closure(l)
		ours := l.Cells["side"] == "operations"
		if l.Cells["side"] == "marketing" {
			drops = append(drops, l)
		}
		operated = operated || ours
		bare = bare || ours && l.Cells["metric"] == ""
		customers = customers || ours && l.Cells["acts_on"] == "customer"
		say(ours && no >= 3, "R07 "+l.ID) // at most two yes, whatever is still blank
		say(l.Cells["side"] == "marketing" && yes == 5, "R08 "+l.ID)
		say(ours && l.Cells["control"] == "nothing", "R17 "+l.ID)
		say(l.Cells["numbers"] == "yes" && l.Cells["decomposed"] == "no", "R25 "+l.ID)
		side, seen := l.Cells["side"], Observed(l)
		say(side != "" && seen != "" && side != seen, "R27 "+l.ID)
	}
	say(has(s.Rows("actor.roles"), is("data", "individual")) && s.asks("loop.moves", true) && !customers, "R05")
	say(len(drops) == 1 && drops[0].Cells["control"] == "nothing", "R09")
	begun := operated || s.Position("loop", "operations").Answered > 0
	say(bare || begun && s.missing("loop.o.steps", true), "R10")
	say(len(moves) > 0 && s.oneLegged(), "R12")
}

func (s *Sheet) joinReadings(say sayer) {
	out, back := "combination.m.handoff", "combination.o.handoff"
	say(s.text(out) != "" && s.missing(back, false) || s.text(back) != "" && s.missing(out, false), "R23")
}

// splitReadings are about what people marked for themselves: the highest less the
// lowest, and nobody's sentence about it.
func (s *Sheet) splitReadings(say sayer) {
	for at, people := range s.Own {
		var marks []int
		recorded := s.Whys[at] != ""
		for _, own := range people {
			recorded = recorded || own.Dissent != ""
			if own.Mark > 0 {
				marks = append(marks, own.Mark)
			}
		}
		if len(marks) > 1 {
			say(slices.Max(marks)-slices.Min(marks) >= 3 && !recorded, "R29 "+strings.Replace(at, " ", ".", 1))
		}
	}
}
