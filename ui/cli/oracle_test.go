package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// batch is lines of a batch that answer as a sheet does.
type batch struct {
	sheet *workbooktest.Sheet
	lines []map[string]any
}

// answer adds a value and a state: one that stands beside the value with it, one
// that stands in its place after it.
func (b *batch) answer(at, side string, value any) {
	line := map[string]any{"prompt": at}
	if side != "" {
		line["side"] = side
	}
	state := b.sheet.States[strings.TrimSpace(at+" "+side)]
	if value != nil {
		whole := maps.Clone(line)
		whole["value"] = value
		if state == "unsure" {
			whole["state"], state = state, ""
		}
		b.lines = append(b.lines, whole)
	}
	if state != "" {
		line["state"] = state
		b.lines = append(b.lines, line)
	}
}

func batchOf(s *workbooktest.Sheet) []map[string]any {
	b, method := batch{sheet: s}, workbooktest.Method()
	for _, id := range method["scale"] {
		for _, side := range []string{"marketing", "operations"} {
			var mark any
			if m := s.Marks[id+" "+side]; m > 0 {
				mark = m
			}
			b.answer(id, side, mark)
		}
	}
	for _, id := range method["written"] {
		var text any
		if t, ok := s.Texts[id]; ok {
			text = t
		}
		b.answer(id, "", text)
	}
	for _, id := range method["table"] {
		b.answer(id, "", nil)
		for _, l := range s.Tables[id] {
			row := "new"
			if id == "actor.roles" { // they are there from the start
				row = l.ID
			}
			b.lines = append(b.lines, map[string]any{"prompt": id, "row": row, "values": l.Cells})
		}
	}
	for at, why := range s.Whys {
		prompt, side, _ := strings.Cut(at, " ")
		b.lines = append(b.lines, map[string]any{"prompt": prompt, "side": side, "why": why})
	}
	for at, people := range s.Own {
		prompt, side, _ := strings.Cut(at, " ")
		for name, own := range people {
			line := map[string]any{"prompt": prompt, "side": side, "participant": name}
			if own.Mark > 0 {
				line["value"] = own.Mark
			}
			if own.Dissent != "" {
				line["why"] = own.Dissent
			}
			b.lines = append(b.lines, line)
		}
	}
	if s.Bought {
		b.lines = append(b.lines, map[string]any{"prompt": "potential.o.outer", "ticks": []string{"bought"}})
	}
	return b.lines
}

// trimmed is a sheet as the door lets it in: a cell of blanks is empty.
func trimmed(s *workbooktest.Sheet) *workbooktest.Sheet {
	for _, lines := range s.Tables {
		for _, l := range lines {
			maps.DeleteFunc(l.Cells, func(_, v string) bool { return strings.TrimSpace(v) == "" })
		}
	}
	return s
}

// oneTemplate is a store that decodes a template once: its rules are compiled for
// each one anew, which takes longer than all else.
type oneTemplate struct {
	workbook.Store
	template *workbook.Template
}

// Load puts the first template in place of the same one.
func (o *oneTemplate) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	w, head, err := o.Store.Load(ctx, id)
	if err != nil {
		return w, head, err
	}
	if o.template == nil {
		o.template = w.Template
	}
	if w.Template.Hash() == o.template.Hash() {
		w.Template = o.template
	}
	return w, head, nil
}

// profileJSON is what profile --json says, read as loosely as a script would.
type profileJSON struct {
	Dimensions []map[string]json.RawMessage
	Moves      []struct {
		ID       string
		Closure  struct{ Yes, Answered int }
		Observed *string
	}
	Balance      struct{ Declared, Observed map[string]json.Number }
	Completeness struct {
		Parts map[string]struct{ Answered, Asked int }
	}
}

// Five hundred random workbooks made as a script makes them: what profile and check
// say of each is what the oracle computes from the bare answers.
func TestProfileAndCheckAgreeWithTheOracle(t *testing.T) {
	b := newBench(t)
	b.store = &oneTemplate{Store: b.store}
	empty := map[bool]string{
		false: b.must("new", "浅", "--depth", "quick", "--lang", "zh"),
		true:  b.must("new", "深", "--depth", "full", "--lang", "zh"),
	}
	fired := map[string]bool{}
	for seed := range uint64(workbooktest.Fewer(500, 20)) {
		s := trimmed(workbooktest.Draw(1000 + seed))
		id := b.must("duplicate", empty[s.Full], fmt.Sprint(seed))
		ids := b.fillIn(id, s)
		var p profileJSON
		b.read(&p, 0, "profile", id, "--json")
		agreeOnPositions(t, seed, s, p)
		agreeOnTheRest(t, seed, s, p, ids)
		want := s.Readings()
		if got := b.readings(id, len(want) > 0, ids); !slices.Equal(got, want) {
			t.Errorf("seed %d: readings\n%v\nwant\n%v", seed, got, want)
		}
		for _, name := range want {
			rule, _, _ := strings.Cut(name, " ")
			fired[rule] = true
		}
		b.must("rm", id, "--yes")
		if t.Failed() {
			t.FailNow()
		}
	}
	if len(fired) != 29 && !workbooktest.Raced() {
		t.Errorf("only %d rules fire: the draw says too little", len(fired))
	}
}

// readings are what check says, each as its rule and subject, sorted; rows by the
// oracle's ids.
func (b *bench) readings(id string, open bool, ids map[string]string) []string {
	b.t.Helper()
	var c struct {
		Readings []struct{ ID, Subject string }
	}
	code := 0
	if open {
		code = 3
	}
	b.read(&c, code, "check", id, "--json")
	var got []string
	for _, r := range c.Readings {
		subject := r.Subject
		if old := ids[subject]; old != "" {
			subject = old
		}
		got = append(got, strings.TrimSpace(r.ID+" "+subject))
	}
	slices.Sort(got)
	return got
}

// fillIn answers as the sheet does and returns the oracle's ids of the new rows.
func (b *bench) fillIn(id string, s *workbooktest.Sheet) map[string]string {
	b.t.Helper()
	var batch strings.Builder
	var names []string
	enc := json.NewEncoder(&batch)
	for _, line := range batchOf(s) {
		if err := enc.Encode(line); err != nil {
			b.t.Fatal(err)
		}
	}
	for _, table := range workbooktest.Method()["table"] {
		for _, l := range s.Tables[table] {
			if len(l.Cells) > 0 || table != "actor.roles" {
				names = append(names, l.ID)
			}
		}
	}
	b.stdin = strings.NewReader(batch.String())
	ids := map[string]string{}
	for i, row := range strings.Fields(b.must("set", id, "--batch", "-")) {
		ids[row] = names[i]
	}
	return ids
}

// read runs a command that leaves with a code and reads its JSON.
func (b *bench) read(into any, code int, args ...string) {
	b.t.Helper()
	if got := b.run(b.t.Context(), args...); got != code {
		b.t.Fatalf("%q left with %d, want %d: %s", args, got, code, b.errOut.String())
	}
	if err := json.Unmarshal(b.out.Bytes(), into); err != nil {
		b.t.Fatal(err)
	}
}

// rounded is a fraction as the commands give it: half away from zero to four
// decimals.
func rounded(r *big.Rat) string {
	if r == nil {
		return "null"
	}
	s := r.FloatString(4)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func agreeOnPositions(t *testing.T, seed uint64, s *workbooktest.Sheet, p profileJSON) {
	t.Helper()
	if len(p.Dimensions) != 3 {
		t.Fatalf("seed %d: %d dimensions", seed, len(p.Dimensions))
	}
	for _, d := range p.Dimensions {
		var id string
		if err := json.Unmarshal(d["id"], &id); err != nil {
			t.Fatal(err)
		}
		for _, side := range []string{"marketing", "operations"} {
			at := s.Position(id, side)
			want := fmt.Sprintf(`{"position":%s,"basis":%q,"answered":%d,"asked":%d}`, rounded(at.Mean()), at.Basis(), at.Answered, at.Asked)
			if string(d[side]) != want {
				t.Errorf("seed %d: %s of %s is %s, want %s", seed, side, id, d[side], want)
			}
		}
		var apart *big.Rat
		if num, den := s.Separation(id); den != 0 {
			apart = big.NewRat(num, den)
		}
		verdict := fmt.Sprintf("%q", s.Verdict(id))
		if verdict == `""` {
			verdict = "null"
		}
		if string(d["separation"]) != rounded(apart) || string(d["verdict"]) != verdict {
			t.Errorf("seed %d: %s is %s apart, %s; want %s, %s", seed, id, d["separation"], d["verdict"], rounded(apart), verdict)
		}
		answered, asked := s.Answers(id)
		if got := p.Completeness.Parts[id]; got.Answered != answered || got.Asked != asked {
			t.Errorf("seed %d: %s has %v, want %d of %d", seed, id, got, answered, asked)
		}
	}
}

func agreeOnTheRest(t *testing.T, seed uint64, s *workbooktest.Sheet, p profileJSON, ids map[string]string) {
	t.Helper()
	moves := s.Rows("loop.moves")
	if len(moves) != len(p.Moves) {
		t.Fatalf("seed %d: %d moves, want %d", seed, len(p.Moves), len(moves))
	}
	for i, m := range p.Moves {
		yes, no := workbooktest.Closure(moves[i])
		side := ""
		if m.Observed != nil {
			side = *m.Observed
		}
		if ids[m.ID] != moves[i].ID || m.Closure.Yes != yes || m.Closure.Answered != yes+no || side != workbooktest.Observed(moves[i]) {
			t.Errorf("seed %d: move %+v, want %+v", seed, m, moves[i])
		}
	}
	for _, b := range []struct {
		got  map[string]json.Number
		want map[string]*big.Rat
	}{{p.Balance.Declared, s.Balance(workbooktest.Declared)}, {p.Balance.Observed, s.Balance(workbooktest.Observed)}} {
		for side, name := range map[string]string{"marketing": "marketing", "operations": "operations", "both": "both", "": "unsaid"} {
			want := b.want[side]
			if want == nil {
				want = new(big.Rat)
			}
			if b.got[name].String() != rounded(want) {
				t.Errorf("seed %d: effort of %s is %s, want %s", seed, name, b.got[name], rounded(want))
			}
		}
	}
}
