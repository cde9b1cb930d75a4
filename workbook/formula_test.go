package workbook_test

import (
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// withDerived is Small with one more derived column, x.
func withDerived(value string) string {
	line := "          - {id: x, value: '" + strings.ReplaceAll(value, "'", "''") + "', name: {zh: 算, en: X}}\n"
	return strings.Replace(workbooktest.Small, "        derived:\n", "        derived:\n"+line, 1)
}

// derive works out an expression over a row of Small's deeds.
func derive(t *testing.T, value string, cells map[string]string) workbook.Derived {
	t.Helper()
	tmpl, err := workbook.ParseTemplate([]byte(withDerived(value)))
	if err != nil {
		t.Fatalf("%s: %v", value, err)
	}
	return tmpl.Prompt("joint.deeds").DerivedAs(tmpl, "x", workbook.Row{ID: "r", Cells: cells})
}

// comes is what a derived column comes to, with its kind: exact, so that a float
// anywhere on the way shows.
func comes(d workbook.Derived) string {
	number := "?"
	if d.Value != nil {
		number = d.Value.RatString()
	}
	switch kind := d.Derive.Kind(); kind {
	case workbook.DerivedFlag:
		return d.Flag
	case workbook.DerivedCount:
		return fmt.Sprintf("%d/%d/%d %s", d.Count.Yes, d.Count.Answered, d.Count.Of, number)
	case workbook.DerivedLean:
		return number + " " + d.Side
	default:
		return number
	}
}

func TestDerivedColumnsAreExpressions(t *testing.T) {
	row := map[string]string{"deed": "当天送到", "by": "sales", "kept": "yes", "when": "after", "share": "30", "due": "2026-04-30"}
	whole := map[string]string{"kept": "yes", "heard": "no", "share": "12.5", "when": "before"}
	for _, c := range []struct {
		value string
		cells map[string]string
		want  string
	}{
		{"share * 2", row, "60"},
		{"share * 2", whole, "25"},
		{"share / 7", row, "30/7"},
		{"0.1 + 0.2", row, "3/10"},
		{"share * 2", nil, "?"},
		{"share / (share - share)", row, "?"},
		{"-share + 1", row, "-29"},
		{"2 + 3 * 4 - 6 / 4", row, "25/2"},
		{"count(kept, heard)", row, "1/1/2 ?"},
		{"count(kept, heard)", whole, "1/2/2 1"},
		{"care.yes + care.answered * 10 + care.of * 100", row, "211"},
		{"2 * care / 2 - 1", row, "?"},
		{"2 * care / 2 - 1", whole, "0"},
		{"place(when, {before: -1, after: 0.5})", row, "1/2"},
		{"place(when, {before: -1})", row, "?"},
		{"mean(1, share, place(when, {before: 0, after: 1}))", row, "31/2"},
		{"mean(2, share, care)", row, "?"},
		{"mean(0, share)", nil, "?"},
		{"lean(1/4, place(when, {before: -1, after: 1}))", row, "1 service"},
		{"lean(1/4, place(when, {before: -1/4, after: 1}))", whole, "-1/4 sales"},
		{"lean(1/4, place(when, {before: -0.24, after: 1}))", whole, "-6/25 both"},
		{"lean(1/3, share / 90)", row, "1/3 service"},
		{"lean(1/3, share / 90)", nil, "? "},
		{"min(share, 10, care)", whole, "1"},
		{"max(share, 10)", row, "30"},
		{"max(share, care)", row, "?"},
		{"abs(share - 40)", row, "10"},
		{"share > 29 and kept == \"yes\"", row, "yes"},
		{"share > 30 or heard == \"yes\"", row, "no"},
		{"not (share > 30)", row, "yes"},
		{"share > 0", nil, "no"},
		{"share <= 0", nil, "no"},
		{"share != 0", nil, "no"},
		{"due < \"2026-05-01\"", row, "yes"},
		{"due < \"2026-05-01\"", nil, "no"},
		{"due == \"\"", nil, "yes"},
		{"when in [\"before\", \"after\"]", row, "yes"},
		{"share in [1, 30]", row, "yes"},
		{"share not in [1, 31]", row, "yes"},
		{"deed contains \"当天\" and deed endsWith \"到\"", row, "yes"},
		{"kept == \"yes\" ? share : 0", row, "30"},
		{"kept == \"yes\" ? share : 0", nil, "0"},
		{"seen == \"service\"", row, "yes"},
		{"urgent == \"no\"", row, "yes"},
		{"true", row, "yes"},
		{"5", row, "5"},
	} {
		if got := comes(derive(t, c.value, c.cells)); got != c.want {
			t.Errorf("%s comes to %q, want %q", c.value, got, c.want)
		}
	}
}

func TestDerivedColumnsThatDoNotHoldArePlaced(t *testing.T) {
	for value, want := range map[string]string{
		"":                                   "template_value",
		"share *":                            "template_expr_end",
		"share * wieght":                     "template_name wieght",
		"sharee * 2":                         "template_name sharee",
		"time.first":                         "template_name time.first",
		"loop.moves":                         "template_name loop.moves",
		"care.no":                            "template_name no",
		"deed * 2":                           "template_form deed",
		"share * kept":                       "template_form kept",
		"kept and heard":                     "template_form kept",
		"share > \"30\"":                     "template_form \"30\"",
		"kept == \"ja\"":                     "template_option \"ja\"",
		"when in [\"before\", \"later\"]":    "template_option \"later\"",
		"seen == \"buyers\"":                 "template_option \"buyers\"",
		"deed":                               "template_result deed",
		"kept == \"yes\" ? deed : \"\"":      "template_result ==",
		"kept == \"yes\" ? share : \"none\"": "template_form \"none\"",
		"x + 1":                              "template_cycle x",
		"share + x * 2":                      "template_cycle x",
		"count(kept, kept)":                  "template_again kept)",
		"count(kept, share)":                 "template_form share",
		"count()":                            "template_arguments count",
		"sum(share, 2)":                      "template_function sum",
		"len(deed)":                          "template_function len",
		"date(due)":                          "template_function date",
		"place(kept, {yes: 1})":              "template_form kept",
		"place(when, share)":                 "template_form share",
		"place(when, {never: 1})":            "template_option never",
		"place(when, {before: share})":       "template_fixed share",
		"place(when)":                        "template_arguments place",
		"mean(3, share, care)":               "template_least 3",
		"mean(share, care)":                  "template_fixed share",
		"mean(1/2, share)":                   "template_least /",
		"lean(0, share)":                     "template_bound 0",
		"lean(1/4 - 1/4, share)":             "template_bound -",
		"lean(share, share)":                 "template_fixed share",
		"lean(1/4, lean(1/4, share))":        "template_form lean",
		"lean(1/4, share) == \"sales\"":      "template_form lean",
		"share ** 9999":                      "template_formula **",
		"share % 2":                          "template_formula %",
		"1..share":                           "template_formula ..",
		"deed matches \"(a+)+\"":             "template_formula matches",
		"map([1], # * 2)":                    "template_function map",
		"let a = share; a * a":               "template_formula",
		"[share][0]":                         "template_formula",
		"nil ?? share":                       "template_formula ??",
		"deed[0:1]":                          "template_formula",
		strings.Repeat("(", 1500) + "share":  "template_expr_end",
		strings.Repeat("-", 1500) + "share":  "template_expr_large",
		"share" + strings.Repeat("+1", 300):  "template_expr_large",
		strings.Repeat("share + ", 400):      "template_expr_large",
	} {
		text := withDerived(value)
		found := workbook.CheckTemplate([]byte(text))
		if len(found) == 0 {
			t.Errorf("%.60s is taken", value)
			continue
		}
		code, at, _ := strings.Cut(want, " ")
		p := found[0]
		if p.Code != code || p.Args["where"] != "prompt joint.deeds derived x" {
			t.Errorf("%.60s: %.200v, want %s", value, p, code)
			continue
		}
		if got := standsAt(t, text, p); !strings.HasPrefix(got, at) {
			t.Errorf("%.60s: placed at %.60q, want %q", value, got, at)
		}
	}
}

// Each of a circle's columns is named once, where the circle closes.
func TestDerivedColumnsGoRoundInNoCircle(t *testing.T) {
	text := strings.Replace(withDerived("urgent == \"yes\" ? 1 : 2"), "value: \"share * care / 3\"", "value: \"share * x\"", 1)
	found := workbook.CheckTemplate([]byte(text))
	if len(found) != 1 || found[0].Code != "template_cycle" || found[0].Args["got"] != "x → urgent → weight → x" {
		t.Fatalf("%v", found)
	}
	if got := standsAt(t, text, found[0]); !strings.HasPrefix(got, "x\"") {
		t.Errorf("placed at %q", got)
	}
}

// An expression that stands in lines of its own is placed in them.
func TestAnExpressionInLinesOfItsOwnIsPlaced(t *testing.T) {
	for _, style := range []string{"|", "|-", ">-"} {
		value := style + "\n              share +\n                sharre * 2 +\n              care\n"
		text := strings.Replace(workbooktest.Small, "        derived:\n", "        derived:\n          - id: x\n            name: {zh: 算, en: X}\n            value: "+value, 1)
		found := workbook.CheckTemplate([]byte(text))
		if len(found) != 1 {
			t.Fatalf("%s: %v", style, found)
		}
		if got := standsAt(t, text, found[0]); !strings.HasPrefix(got, "sharre * 2") {
			t.Errorf("%s: placed at %q", style, got)
		}
		rules := withRules("  - id: T1\n    name: {zh: 甲, en: a}\n    kind: gap\n    claims: [C1]\n    when: " + style + "\n      time.last == \"\" and\n      time.lst == \"\"\n    text: {zh: 甲, en: a}\n    next: {zh: 甲, en: a}\n    prompt: time.last\n")
		found = workbook.CheckTemplate([]byte(rules))
		if len(found) != 1 {
			t.Fatalf("%s: %v", style, found)
		}
		if got := standsAt(t, rules, found[0]); !strings.HasPrefix(strings.TrimPrefix(got, "time"), ".lst") && !strings.HasPrefix(got, "lst") {
			t.Errorf("%s: the condition placed at %q", style, got)
		}
	}
}

// Columns that square each other stay bounded: what is beyond is not known.
func TestNumbersStayBounded(t *testing.T) {
	derived := "          - {id: q0, value: share * share, name: {zh: 方, en: Q}}\n"
	for i := 1; i < 40; i++ {
		derived += fmt.Sprintf("          - {id: q%d, value: q%d * q%d, name: {zh: 方, en: Q}}\n", i, i-1, i-1)
	}
	tmpl, err := workbook.ParseTemplate([]byte(strings.Replace(workbooktest.Small, "        derived:\n", "        derived:\n"+derived, 1)))
	if err != nil {
		t.Fatal(err)
	}
	row := workbook.Row{ID: "r", Cells: map[string]string{"share": "99.99"}}
	for _, d := range tmpl.Prompt("joint.deeds").DerivedOf(tmpl, row) {
		if d.Value != nil && d.Value.Num().BitLen() > 2048 {
			t.Fatalf("%s has %d bits", d.Derive.ID, d.Value.Num().BitLen())
		}
	}
	if d := tmpl.Prompt("joint.deeds").DerivedAs(tmpl, "q39", row); d.Value != nil {
		t.Errorf("q39 is %v", d.Value)
	}
}

// What a derived column comes from is told with it.
func TestWhatADerivedColumnComesFrom(t *testing.T) {
	cells := map[string]string{"share": "30", "kept": "yes", "heard": "no"}
	d := derive(t, "(share - 1) * 2 / -care", cells)
	name := func(id string) string { return "‹" + id + "›" }
	if got := d.Spell(name); got != "(‹share› − 1) × 2 ÷ −‹care›" {
		t.Errorf("spelled %q", got)
	}
	if len(d.Terms) != 2 || d.Terms[0].Value.RatString() != "30" || d.Terms[1].Value.RatString() != "1" {
		t.Errorf("%v", d.Terms)
	}
	m := derive(t, "lean(1/4, mean(1, place(when, {before: -1}), 2 * care / 2 - 1))", cells)
	if m.Least != 1 || !m.Mean || m.Bound.Cmp(big.NewRat(1, 4)) != 0 || len(m.Terms) != 2 || m.Terms[0].Known || !m.Terms[0].Plain() || m.Terms[1].Plain() {
		t.Fatalf("%+v", m)
	}
	if got := m.Terms[1].Spell(name); got != "2 × ‹care› ÷ 2 − 1" || m.Sum().Sign() != 0 {
		t.Errorf("spelled %q, sum %s", got, m.Sum())
	}
	tmpl := workbooktest.Template(t)
	if got := tmpl.Prompt("joint.deeds").DerivedAs(tmpl, "deed", workbook.Row{}); got.Derive != nil {
		t.Errorf("%v", got)
	}
}

// A template that was frozen before derived columns were expressions says the same.
func TestTheOldFormOfDerivedColumnsSaysTheSame(t *testing.T) {
	data, err := os.ReadFile("testdata/frozen-old.json")
	if err != nil {
		t.Fatal(err)
	}
	old, err := workbook.DecodeTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	if old.Hash() != workbook.HashTemplate(data) {
		t.Error("it is not kept under its own hash")
	}
	again, err := workbook.DecodeTemplate(workbook.EncodeTemplate(old))
	if err != nil || again.Prompt("joint.deeds").Derive("seen").Value.Source != old.Prompt("joint.deeds").Derive("seen").Value.Source {
		t.Fatalf("%v", err)
	}
	now := workbooktest.Template(t)
	rapid.Check(t, func(rt *rapid.T) {
		cells := map[string]string{
			"kept":  rapid.SampledFrom([]string{"", "yes", "no"}).Draw(rt, "kept"),
			"heard": rapid.SampledFrom([]string{"", "yes", "no"}).Draw(rt, "heard"),
			"when":  rapid.SampledFrom([]string{"", "before", "after"}).Draw(rt, "when"),
		}
		row := workbook.Row{ID: "r", Cells: cells}
		for _, id := range []string{"care", "seen"} {
			was, is := old.Prompt("joint.deeds").DerivedAs(old, id, row), now.Prompt("joint.deeds").DerivedAs(now, id, row)
			if comes(was) != comes(is) {
				rt.Fatalf("%s: %s before, %s now", id, comes(was), comes(is))
			}
		}
	})
}

// Readings see every kind of derived column.
func TestReadingsSeeDerivedColumns(t *testing.T) {
	rule := "  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], each: joint.deeds, when: 'it.weight >= 10 and it.urgent == \"yes\" and it.care.yes == 1 and it.seen == \"service\"', text: {zh: '{it.weight}', en: a}, next: {zh: 甲, en: a}, prompt: time.last}\n"
	tmpl, err := workbook.ParseTemplate([]byte(withRules(rule)))
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("w", tmpl)
	row := workbook.Row{ID: "r", Order: 1, Cells: map[string]string{"deed": "送", "share": "40", "kept": "yes", "heard": "no", "when": "after", "due": "2026-05-01"}}
	put(t, w, workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: "r"}, After: workbook.Value{Row: &row}})
	got := fired(t, w, workbook.Chinese)
	if got["T1r"].Text != "13.33" {
		t.Errorf("%v", got)
	}
	for _, bad := range []string{"it.weight == \"yes\"", "it.urgent > 1", "it.seen.yes == 1"} {
		text := withRules(strings.Replace(rule, "it.weight >= 10", bad, 1))
		if found := workbook.CheckTemplate([]byte(text)); len(found) != 1 || !strings.HasPrefix(found[0].Code, "template_expr") {
			t.Errorf("%s: %v", bad, found)
		}
	}
}

func BenchmarkDerived(b *testing.B) {
	tmpl := builtIn(b)
	p := tmpl.Prompt("loop.moves")
	cells := map[string]string{"acts_on": "customer", "control": "some", "energy": "outside"}
	for _, id := range []string{"decomposed", "numbers", "handle", "traceable", "retunable"} {
		cells[id] = "yes"
	}
	row := workbook.Row{ID: "r", Cells: cells}
	for b.Loop() {
		if len(p.DerivedOf(tmpl, row)) != 2 {
			b.Fatal("not two")
		}
	}
}
