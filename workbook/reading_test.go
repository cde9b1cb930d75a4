package workbook_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// withRules is Small with rules of its own.
func withRules(rules string) string { return workbooktest.Small + "readings:\n" + rules }

const rules = `
  - {id: T1, name: {zh: 相近, en: alike}, kind: tension, claims: [C1], each: dimensions, when: 'it.verdict == "alike"', text: {zh: "{it.name}上两边差{it.separation}", en: "{it.name}: {it.separation} apart"}, next: {zh: 再看, en: look}, prompt: ""}
  - {id: T2, name: {zh: 空, en: empty}, kind: gap, claims: [C1], when: 'time.first != "" and time.last == ""', text: {zh: "写了{quote(time.first)}", en: "You wrote {quote(time.first)}"}, next: {zh: 写, en: write}, prompt: time.last, others: [time.first]}
  - {id: T3, name: {zh: 事, en: deed}, kind: question, claims: [C1], each: joint.deeds, when: 'it.by == "sales" and it.care.yes == it.care.of', text: {zh: "{it.deed}", en: "{it.deed}"}, next: {zh: 写, en: write}, prompt: joint.deeds}
  - {id: T4, name: {zh: 偏, en: one-legged}, kind: tension, claims: [C1], when: 'balance.declared.share.sales >= 0.85', text: {zh: 偏, en: one}, next: {zh: 写, en: write}, prompt: joint.deeds}
  - {id: T5, name: {zh: 地, en: place}, kind: gap, claims: [C1], when: 'any(joint.deeds, .place != "" and none(joint.places, .place == "门店"))', text: {zh: 偏, en: one}, next: {zh: 写, en: write}, prompt: joint.deeds}
`

func fired(t *testing.T, w *workbook.Workbook, l workbook.Lang) map[string]workbook.Reading {
	t.Helper()
	readings, err := workbook.ReadingsOf(w, l)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]workbook.Reading{}
	for _, r := range readings {
		out[r.Rule.ID+r.Subject] = r
	}
	return out
}

func ruled(t *testing.T) *workbook.Workbook {
	t.Helper()
	tmpl, err := workbook.ParseTemplate([]byte(withRules(rules)))
	if err != nil {
		t.Fatal(err)
	}
	back, err := workbook.DecodeTemplate(workbook.EncodeTemplate(tmpl)) // as a store keeps it
	if err != nil {
		t.Fatal(err)
	}
	w, _ := workbooktest.Begin(t)
	w.Template = back
	return w
}

func TestRulesFireAndTheirNeighboursDoNot(t *testing.T) {
	w := ruled(t)
	if got := fired(t, w, workbook.English); len(got) != 0 {
		t.Fatalf("an empty workbook is read: %v", got)
	}
	mark(t, w, "time.moment", "sales", 3)
	mark(t, w, "time.moment", "service", 4)
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Text: "第一句。\n第二句"}})
	deed(t, w, "d1", map[string]string{"deed": "回访", "by": "sales", "kept": "yes", "heard": "yes", "share": "85"})
	deed(t, w, "d2", map[string]string{"deed": "巡店", "by": "sales", "kept": "yes", "heard": "no"})
	deed(t, w, "d3", map[string]string{"deed": "修", "by": "service", "share": "15", "kept": "yes", "heard": "yes"})
	got := fired(t, w, workbook.Chinese)
	want := map[string]string{"T1time": "时间上两边差0.33", "T2": "写了“第一句……”", "T3d1": "回访", "T4": "偏"}
	if len(got) != len(want) {
		t.Errorf("fired: %v", got)
	}
	for id, text := range want {
		if got[id].Text != text {
			t.Errorf("%s says %q, want %q", id, got[id].Text, text)
		}
	}
	if r := got["T1time"]; !slices.Equal(r.Prompts, []string{"time.moment"}) || r.Part != "time" {
		t.Errorf("T1 leads to %v in %s", r.Prompts, r.Part)
	}
	if en := fired(t, w, workbook.English)["T2"].Text; en != "You wrote ‘第一句…’" {
		t.Errorf("%q", en)
	}
	share := workbook.Address{Prompt: "joint.deeds", Row: "d1", Column: "share"}
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: share, Before: w.At(share), After: workbook.Value{Text: "84"}})
	if _, still := fired(t, w, workbook.Chinese)["T4"]; still {
		t.Error("84 of 99 is said to be 85 %")
	}
}

func TestAcceptedReadingsAreKeptAndShown(t *testing.T) {
	w := ruled(t)
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Text: "x"}})
	put(t, w, w.Accepting("T2", "", "客户不让写"))
	back := workbook.Restore(w.ID, w.Template, w.About, w.Revision, w.Records())
	r := fired(t, back, workbook.Chinese)["T2"]
	if r.Accepted != "客户不让写" || r.Open() {
		t.Fatalf("%+v", r)
	}
	put(t, back, back.Accepting("T2", "", ""))
	if !fired(t, back, workbook.Chinese)["T2"].Open() {
		t.Fatal("not open again")
	}
	if err := w.Apply(w.Accepting("T99", "", "x")); !errors.Is(err, workbook.ErrNotFound) {
		t.Fatalf("a reading that is not: %v", err)
	}
}

func TestBadExpressionsSayWhere(t *testing.T) {
	rule := func(when string) string {
		return "  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], text: {zh: 甲, en: a}, next: {zh: 甲, en: a}, prompt: time.last,\n     when: '" + when + "'}\n"
	}
	deep := strings.Repeat("(", 300) + "true" + strings.Repeat(")", 300)
	for name, c := range map[string]struct{ rules, code string }{
		"names nothing":        {rule("time.lst == \"\""), "template_expr_field"},
		"another type":         {rule("time.moment.sales == \"\""), "template_expr_types"},
		"no bool":              {rule("time.last"), "template_expr_bool"},
		"no end":               {rule("time.last =="), "template_expr_end"},
		"nothing to ask about": {rule("it.deed == \"\""), "template_expr_name"},
		"a range":              {rule("any(1..1000000000, # > 3)"), "template_expr_range"},
		"a bomb of loops":      {rule("any(joint.deeds, any(joint.deeds, any(joint.deeds, .deed == \"\")))"), "template_expr_loops"},
		"a bomb of nodes":      {rule("true" + strings.Repeat(" and true", 150)), "template_expr_large"},
		"a bomb of bytes":      {rule(strings.Repeat("true and ", 500) + "true"), "template_expr_large"},
		"deep nesting":         {rule(deep + " and " + deep), ""},
		"a builtin not taken":  {rule("repeat(\"a\", 9) == \"\""), "template_expr_name"},
		"a brace left open":    {strings.Replace(rule("true"), "text: {zh: 甲", "text: {zh: \"{time.last\"", 1), "template_expr_brace"},
		"bad within a text":    {strings.Replace(rule("true"), "text: {zh: 甲", "text: {zh: \"{time.lst}\"", 1), "template_expr_field"},
	} {
		_, err := workbook.ParseTemplate([]byte(withRules(c.rules)))
		var p *workbook.Problem
		if name == "deep nesting" && err == nil {
			continue // parentheses leave no node behind
		}
		if !errors.As(err, &p) || p.Code != c.code {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Args["where"] != "reading T1" {
			t.Errorf("%s: said to be in %v", name, p.Args["where"])
		}
	}
}

func TestAnExpressionsPlaceIsLineAndColumn(t *testing.T) {
	text := withRules("  - id: T1\n    name: {zh: 甲, en: a}\n    kind: gap\n    claims: [C1]\n    text: {zh: 甲, en: a}\n    next: {zh: 甲, en: a}\n    prompt: time.last\n    when: time.lst == \"\"\n")
	_, err := workbook.ParseTemplate([]byte(text))
	var p *workbook.Problem
	if !errors.As(err, &p) {
		t.Fatal(err)
	}
	line, column := p.Args["line"].(int), p.Args["column"].(int)
	if got := strings.Split(text, "\n")[line-1][column-1:]; !strings.HasPrefix(got, "lst") {
		t.Errorf("line %d column %d is %q", line, column, got)
	}
}

func BenchmarkReadings(b *testing.B) {
	tmpl, err := workbook.ParseTemplate([]byte(withRules(rules)))
	if err != nil {
		b.Fatal(err)
	}
	w, _ := workbooktest.Begin(b)
	w.Template = tmpl
	for b.Loop() {
		if _, err := workbook.ReadingsOf(w, workbook.Chinese); err != nil {
			b.Fatal(err)
		}
	}
}

func TestQuotesAreShortAndStayWithinTheSentence(t *testing.T) {
	w := ruled(t)
	say := func(text string, l workbook.Lang) string {
		a := workbook.Address{Prompt: "time.first", Side: "sales"}
		put(t, w, workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Text: text}})
		return fired(t, w, l)["T2"].Text
	}
	for text, want := range map[string]string{
		"老街坊。":        "写了“老街坊”",
		"说起“耐泡”，先说我们": "写了“说起‘耐泡’，先说我们”",
		"一行\n两行":      "写了“一行……”",
		strings.Repeat("茶", 30) + "，" + strings.Repeat("水", 30): "写了“" + strings.Repeat("茶", 30) + "……”",
		strings.Repeat("茶", 50):                                 "写了“" + strings.Repeat("茶", 42) + "……”",
	} {
		if got := say(text, workbook.Chinese); got != want {
			t.Errorf("%q is quoted as %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"The owners' club.":              "You wrote ‘The owners' club’",
		"They say ‘it lasts’ and come":   "You wrote ‘They say “it lasts” and come’",
		"The guests’ cup":                "You wrote ‘The guests’ cup’",
		"They say ‘I don’t know’, twice": "You wrote ‘They say “I don’t know”, twice’",
		"‘all’ or ‘nothing’":             "You wrote ‘“all” or “nothing”’",
		strings.Repeat("tea ", 10) + "cupboards " + strings.Repeat("pot ", 20): "You wrote ‘" + strings.TrimSpace(strings.Repeat("tea ", 10)+"cupboards "+strings.Repeat("pot ", 10)) + "…’",
	} {
		if got := say(text, workbook.English); got != want {
			t.Errorf("%q is quoted as %s, want %s", text, got, want)
		}
	}
}
