package workbook_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// patience is far beyond what any one input may take: an input that takes longer is
// a bomb.
const patience = 5 * time.Second

// inTime fails where something took longer than any one input may.
func inTime(t *testing.T, began time.Time) {
	t.Helper()
	if took := time.Since(began); took > patience {
		t.Fatalf("took %v", took)
	}
}

// isProblem holds that what is wrong with an input is said in words.
func isProblem(t *testing.T, err error) {
	t.Helper()
	var p *workbook.Problem
	if !errors.As(err, &p) || p.Code == "" {
		t.Fatalf("no problem that can be told: %v", err)
	}
}

// quoted is a text as a value of YAML.
func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

// A template that a store kept, or that came with an export.
func FuzzFrozenTemplate(f *testing.F) {
	f.Add(workbook.EncodeTemplate(workbooktest.Template(f)))
	ruled, err := workbook.ParseTemplate([]byte(withRules(rules)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(workbook.EncodeTemplate(ruled))
	if old, err := os.ReadFile("testdata/frozen-old.json"); err == nil {
		f.Add(old)
	}
	f.Add([]byte(`{"parts":[{"prompts":[null]}]}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		began := time.Now()
		if decoded, err := workbook.DecodeTemplate(data); err == nil {
			use(t, decoded)
		} else if !errors.Is(err, workbook.ErrDamaged) {
			t.Fatalf("not damaged, but %v", err)
		}
		vetted, err := workbook.VetTemplate(data)
		if err == nil {
			again, err := workbook.VetTemplate(workbook.EncodeTemplate(vetted))
			if err != nil || again.Hash() != vetted.Hash() {
				t.Fatalf("vetted twice it is another: %v", err)
			}
			if _, err := workbook.ReadingsOf(workbook.Empty("w", vetted), workbook.Chinese); err != nil {
				t.Fatalf("vetted, and its readings: %v", err)
			}
		} else {
			isProblem(t, err)
		}
		inTime(t, began)
	})
}

// use does with a template what every workbook of it does.
func use(t *testing.T, tmpl *workbook.Template) {
	t.Helper()
	changes, err := workbook.Begin(tmpl, workbook.About{Title: "题", Depth: tmpl.Depths[0].ID, Lang: workbook.Chinese})
	if err != nil {
		isProblem(t, err)
		return
	}
	w := workbook.Empty("w", tmpl)
	if err := w.ApplyAll(changes); err != nil {
		isProblem(t, err)
		return
	}
	for _, p := range tmpl.Prompts() {
		for _, row := range w.Rows(p.ID) {
			p.DerivedOf(tmpl, row)
		}
	}
	workbook.ProfileOf(w)
	workbook.HeadOf(w)
	if _, err := workbook.ReadingsOf(w, workbook.English); err != nil {
		isProblem(t, err)
	}
}

// A derived column's expression, on rows that are empty, full and odd.
func FuzzDerivedColumn(f *testing.F) {
	for _, s := range []string{
		"count(kept, heard)", "share * care / 3", "lean(1/4, mean(1, place(when, {before: -1, after: 1}), 2 * care / 2 - 1))",
		`weight > 10 and due < "2026-06-01"`, "share / 0", "1e400 * share", "care.yes / care.of", "share ? 1 : 2", "not kept in [\"yes\"]",
		"((((((((((share))))))))))", "mine", "a.b.c", "min(share, abs(-share), max(1, 2))", "0x10 + 0b1 + 1_000", "-9223372036854775808", "share in 1..3",
		"place(by, {sales: 1/3})", "lean(0, share)", "kept == \"yes\" ? share : -share", "let x = share; x", "map([share], # * 2)", "share | abs()",
	} {
		f.Add(s, "12.5", "yes")
	}
	f.Add("share*share*share*share*share*share*share*share", "99999999999", "no")
	f.Fuzz(func(t *testing.T, source, number, flag string) {
		began := time.Now()
		column := "          - {id: mine, value: " + quoted(source) + ", name: {zh: 我, en: Mine}, hint: {zh: 示, en: hint}}\n"
		tmpl, err := workbook.ParseTemplate([]byte(strings.Replace(workbooktest.Small, "moves: {", column+"moves: {", 1)))
		if err != nil {
			isProblem(t, err)
			return
		}
		p := tmpl.Prompt("joint.deeds")
		for _, cells := range []map[string]string{
			nil,
			{"share": number, "kept": flag, "heard": flag, "by": number, "when": flag, "due": number, "deed": flag, "place": number},
			{"share": "40", "kept": "yes", "heard": "no", "by": "sales", "when": "after", "due": "2026-01-01", "deed": "事", "place": "shop"},
		} {
			first, second := "", ""
			for _, d := range p.DerivedOf(tmpl, workbook.Row{ID: "r", Cells: cells}) {
				first += fmt.Sprint(d.Value, d.Flag, d.Count, d.Side)
				if !json.Valid([]byte(quoted(d.Spell(func(c string) string { return c })))) {
					t.Fatal("it cannot be spelled out")
				}
			}
			for _, d := range p.DerivedOf(tmpl, workbook.Row{ID: "r", Cells: cells}) {
				second += fmt.Sprint(d.Value, d.Flag, d.Count, d.Side)
			}
			if first != second {
				t.Fatalf("%q comes to %s and then to %s", source, first, second)
			}
		}
		inTime(t, began)
	})
}

// A reading's condition and its text, over a workbook with answers.
func FuzzReading(f *testing.F) {
	for _, s := range []string{
		`time.first != "" and time.last == ""`, `any(joint.deeds, .place != "" and none(joint.places, .place == "门店"))`, `balance.declared.share.sales >= 0.85`,
		"true", "profile.time.separation > 1", "asked.time.first", "len(joint.deeds) > 1", "all(joint.deeds, any(joint.deeds, any(joint.deeds, true)))",
		"1..1000000000", "repeat(\"x\", 1000000000)", "time.moment.sales == 0", "joint.deeds[0].share > 1", "joint.deeds[99].share > 1", "1 % 0 == 0",
		"\"a\" matches \"(a+)+$\"", "quote(time.first) contains \"x\"", "sum(joint.deeds, .share) > 1", "now().Year() > 1", "$env", "time?.first ?? \"\" == \"\"", "get(joint.deeds, 0) == nil",
		"let a = joint.deeds; len(a) > 0", "toJSON(joint.deeds) != \"\"", "fromJSON(time.first) == nil", "duration(\"1h\") > duration(\"1m\")", "join(split(time.first, \"\"), time.first) == \"\"", "int(time.first) > 0", "date(time.first).Year() > 0",
	} {
		f.Add(s, "{time.first}")
	}
	f.Add("true", "{quote(time.first, \"x\")} {balance.declared} {joint.deeds} {len(time.last) / 0}")
	f.Add("true", "}{")
	f.Fuzz(func(t *testing.T, when, text string) {
		began := time.Now()
		rule := "  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], when: " + quoted(when) + ", text: {zh: " + quoted(text) + ", en: a}, next: {zh: 甲, en: a}, prompt: time.last}\n"
		tmpl, err := workbook.ParseTemplate([]byte(withRules(rule)))
		if err != nil {
			isProblem(t, err)
			return
		}
		for _, w := range []*workbook.Workbook{workbook.Empty("w", tmpl), busy(t, tmpl)} {
			for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
				if _, err := workbook.ReadingsOf(w, lang); err != nil {
					isProblem(t, err)
				}
			}
		}
		inTime(t, began)
	})
}

// busy is a workbook with many rows and a long text.
func busy(t testing.TB, tmpl *workbook.Template) *workbook.Workbook {
	t.Helper()
	w := workbook.Empty("w", tmpl)
	set := func(a workbook.Address, v workbook.Value) {
		put(t, w, workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: v})
	}
	set(workbook.Address{Prompt: "time.first", Side: "sales"}, workbook.Value{Text: strings.Repeat("先看人，再看事。", 50)})
	set(workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.Value{Mark: 2})
	set(workbook.Address{Prompt: "time.moment", Side: "service"}, workbook.Value{Mark: 7})
	for i := range 40 {
		row := workbook.Row{ID: fmt.Sprint("r", i), Order: i + 1, Cells: map[string]string{"deed": "事", "share": fmt.Sprint(i), "by": "sales", "kept": "yes", "place": "shop"}}
		put(t, w, workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: row.ID}, After: workbook.Value{Row: &row}})
	}
	return w
}

// A worked case's file.
func FuzzCase(f *testing.F) {
	f.Add([]byte(smallCase))
	f.Add([]byte("marks: {time.moment: {sales: 99}}"))
	f.Add([]byte("tables: {joint.deeds: [{id: a}, {id: a}]}"))
	f.Add([]byte("a: &a [*a]"))
	tmpl := workbooktest.Template(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		began := time.Now()
		c, err := workbook.ParseCase(data)
		if err != nil {
			isProblem(t, err)
			return
		}
		for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
			changes, err := c.Begin(tmpl, lang)
			if err != nil {
				isProblem(t, err)
				continue
			}
			if err := workbook.Empty("w", tmpl).ApplyAll(changes); err != nil {
				t.Fatalf("its own changes cannot be made: %v", err)
			}
		}
		inTime(t, began)
	})
}

const smallCase = `
format: 1
id: a-shop
template: sales-service
depth: whole
title: {zh: 一家店, en: A shop}
subject: {zh: 茶, en: Tea}
marks: {time.moment: {sales: 2, service: 6}}
why: {time.moment: {sales: {zh: 先, en: first}}}
texts: {time.first: {zh: 看人, en: People}}
evidence: {time.first: [{text: {zh: 据, en: e}, date: 2026-01-02, by: {zh: 林, en: Lin}}]}
tables:
  joint.deeds:
    - {id: a, deed: {zh: 事, en: deed}, by: sales, share: 40, kept: yes, due: 2026-03-01, place: shop}
`

// An answer or a cell as a person gives it: what it becomes stays as it is when it
// is given again, and a workbook takes it.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{"3", "３", " 7 ", "8", "-1", "40%", "４０．５％", "1e9", "0x1", "00012.340", "-0", "2026年4月1日", "2026/4/1", "2026-02-30", "是", "Sales", "shop", "门店", "…", "\x00", "\xff", "١"} {
		f.Add(s)
	}
	tmpl := workbooktest.Template(f)
	full := busy(f, tmpl)
	f.Fuzz(func(t *testing.T, given string) {
		began := time.Now()
		for _, id := range []string{"time.moment", "time.first"} {
			p := tmpl.Prompt(id)
			v, err := tmpl.ParseAnswer(p, given)
			if err != nil {
				isProblem(t, err)
				continue
			}
			w := workbook.Empty("w", tmpl)
			a := workbook.Address{Prompt: id, Side: "sales"}
			put(t, w, workbook.Change{Kind: workbook.SetChange, Address: a, After: v})
		}
		p, w := tmpl.Prompt("joint.deeds"), full.Clone()
		rows := []workbook.Row{{ID: "shop", Cells: map[string]string{"place": "门店"}}, {ID: "phone", Cells: map[string]string{"place": given}}}
		for i := range p.Columns {
			c := &p.Columns[i]
			text, err := tmpl.ParseCell(p, c, given, rows)
			if err != nil {
				isProblem(t, err)
				continue
			}
			again, err := tmpl.ParseCell(p, c, text, rows)
			if err != nil || again != text {
				t.Fatalf("column %s: %q becomes %q, and that %q (%v)", c.ID, given, text, again, err)
			}
			a := workbook.Address{Prompt: p.ID, Row: "r1", Column: c.ID}
			put(t, w, workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Text: text}})
		}
		inTime(t, began)
	})
}

func inJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("it cannot be written: %v", err)
	}
	return string(data)
}

// A whole log from elsewhere: what is taken can be followed, undone and written on.
func FuzzLog(f *testing.F) {
	w, begin := workbooktest.Begin(f)
	workbook.Stamp(begin, workbook.NewAct, "林", time.Unix(1_770_000_000, 0))
	var log workbook.History
	for i, c := range begin {
		c.Seq, c.Rev = i+1, 1
		log = append(log, c)
	}
	add := func(c workbook.Change) {
		c.Act, c.Seq, c.Rev, c.At = fmt.Sprint("a", len(log)), len(log)+1, log[len(log)-1].Rev+1, time.Unix(1_770_000_100, 0)
		log = append(log, c)
	}
	add(workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.moment", Side: "sales"}, After: workbook.Value{Mark: 3}})
	add(w.Noting(workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.CommentFacet, "c1", workbook.Value{Comment: &workbook.Comment{Author: "林", Text: "批"}}))
	add(workbook.NameVersion("一版"))
	data, err := json.Marshal(log)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`[{"seq":1,"rev":1,"act":"new","kind":"about","column":"title","after":{"text":"x"}}]`))
	f.Add([]byte(`[{}]`))
	tmpl := w.Template
	f.Fuzz(func(t *testing.T, data []byte) {
		began := time.Now()
		var log workbook.History
		if json.Unmarshal(data, &log) != nil {
			return
		}
		plan, err := workbook.PlanImport("w", tmpl, log)
		if err != nil {
			isProblem(t, err)
			return
		}
		kept := workbook.History(plan.Changes)
		replayed, err := workbook.Replay("w", tmpl, kept, 0)
		if err != nil {
			t.Fatalf("taken, and cannot be followed: %v", err)
		}
		if a, b := inJSON(t, plan.Workbook.Records()), inJSON(t, replayed.Records()); a != b {
			t.Fatalf("its answers are %s, its log leads to %s", a, b)
		}
		inJSON(t, kept)
		if back, _, err := kept.Undo("undone"); err != nil {
			isProblem(t, err)
		} else if err := replayed.ApplyAll(back); err != nil {
			isProblem(t, err)
		}
		inTime(t, began)
	})
}
