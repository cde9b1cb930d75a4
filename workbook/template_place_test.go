package workbook_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// standsAt is the text of a file from a problem's line and column on.
func standsAt(t *testing.T, text string, p *workbook.Problem) string {
	t.Helper()
	line, _ := p.Args["line"].(int)
	column, _ := p.Args["column"].(int)
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) || column < 1 || column > len([]rune(lines[line-1]))+1 {
		t.Errorf("%v: no such place", p)
		return ""
	}
	return string([]rune(lines[line-1])[column-1:])
}

func TestBadTemplatesSayLineAndColumn(t *testing.T) {
	for name, c := range map[string]struct{ old, with, code, at string }{
		"an unknown key":          {"format: 1", "format: 1\ncolour: red", "template_key", "colour"},
		"a key twice":             {"format: 1", "format: 1\nformat: 1", "template_doubled", "format"},
		"no list":                 {"claims: [C1], poles", "claims: C1, poles", "template_shape", "C1"},
		"no number":               {"version: 3", "version: three", "template_shape", "three"},
		"a later format":          {"format: 1", "format: 2", "template_format", "2"},
		"a language left empty":   {"{zh: 买前, en: before}", "{zh: 买前, en: ''}", "template_language", "''"},
		"a language left out":     {"{zh: 买前, en: before}", "{zh: 买前}", "template_language", "{zh: 买前}"},
		"a prompt twice":          {"id: time.length", "id: time.moment", "template_twice", "time.moment, kind: scale"},
		"one pole":                {"poles: [{zh: 话, en: word}, {zh: 事, en: deed}]", "poles: [{zh: 话, en: word}]", "template_poles", "[{zh: 话"},
		"no such side":            {"side: sales, depth", "side: buyers, depth", "template_side", "buyers"},
		"no such claim":           {"claims: [C1]", "claims: [C1, C2]", "template_claim", "C2"},
		"a bad id":                {"id: joint.one", "id: Joint.One", "template_id", "Joint.One"},
		"an id within another":    {"id: joint.one", "id: joint.places.one", "template_nested", "joint.places.one"},
		"a name that is taken":    {"id: joint.one", "id: ticks.one", "template_id", "ticks.one"},
		"a side that is taken":    {"{id: service, name: {zh: 服务, en: Service}}\ndepths", "{id: total, name: {zh: 服务, en: Service}}\ndepths", "template_id", "total"},
		"count of a text":         {"count(kept, heard)", "count(kept, deed)", "template_form", "deed)"},
		"a bound of nothing":      {"lean(1/4,", "lean(0,", "template_bound", "0,"},
		"a bound without end":     {"lean(1/4,", "lean(1e999999999,", "template_expr_number", ""},
		"a weight without option": {"{before: -1, after: 1}", "{never: -1}", "template_option", "never"},
		"a cycle of derived":      {"2 * care / 2", "2 * weight / 2 + urgent", "template_form", "urgent"},
		"rows of no table":        {"table: joint.places", "table: joint.one", "template_table", "joint.one, name"},
		"moves of no column":      {"effort: share", "effort: weight", "template_column", "weight"},
		"an empty entry":          {"prompts:\n", "prompts:\n      -\n", "template_null", ""},
		"an alias":                {"claims: [C1]", "claims: &a [C1]\n        , example: *a", "template_alias", "*a"},
		"a control character":     {"zh: 何时", `zh: "何\u0007时"`, "template_control", `"何`},
		"a bidi override":         {"zh: 何时", `zh: "何\u202e时"`, "template_control", `"何`},
		"half a character":        {"何时", "何\xe4\xbd时", "template_utf8", "\ufffd"},
		"a long text":             {"zh: 何时", "zh: " + strings.Repeat("时", 1400), "template_long", "时时"},
		"too many columns":        {"          - {id: place, type: text", strings.Repeat("          - {id: x, type: text, name: {zh: 一, en: x}}\n", 61) + "          - {id: place, type: text", "template_bounds", "- {id: x"},
	} {
		text := strings.Replace(workbooktest.Small, c.old, c.with, 1)
		if text == workbooktest.Small {
			t.Fatalf("%s: nothing replaced", name)
		}
		_, err := workbook.ParseTemplate([]byte(text))
		var p *workbook.Problem
		if !errors.As(err, &p) || p.Code != c.code || !errors.Is(err, workbook.ErrTemplate) {
			t.Errorf("%s: %v, want %s", name, err, c.code)
			continue
		}
		if got := standsAt(t, text, p); !strings.HasPrefix(got, c.at) {
			t.Errorf("%s: placed at %q, want %q (%v)", name, got, c.at, p)
		}
	}
}

func TestAnIdThatStandsTwiceSaysWhereFirst(t *testing.T) {
	text := strings.Replace(workbooktest.Small, "id: time.length", "id: time.moment", 1)
	p := workbook.CheckTemplate([]byte(text))[0]
	if p.Args["first_line"] != p.Args["line"].(int)-1 || p.Args["where"] != "prompt time.moment" || p.Args["field"] != "id" {
		t.Errorf("%v", p)
	}
}

func TestAMissingLanguageIsNamed(t *testing.T) {
	text := strings.Replace(workbooktest.Small, "{zh: 买后, en: after}", "{zh: '', en: after}", 1)
	p := workbook.CheckTemplate([]byte(text))[0]
	if p.Args["field"] != "poles[1]" || p.Args["lang"] != "zh" {
		t.Errorf("%v", p)
	}
}

func TestAllProblemsComeInTheOrderOfLines(t *testing.T) {
	text := strings.NewReplacer("effort: share", "effort: weight", "max: 100", "max: 0", "kind: scale, depth: brief, name: {zh: 时刻", "kind: scale, depth: never, name: {zh: 时刻").Replace(workbooktest.Small)
	var codes []string
	for _, p := range workbook.CheckTemplate([]byte(text)) {
		codes = append(codes, p.Code)
	}
	if got := strings.Join(codes, " "); got != "template_depth template_range template_column" {
		t.Errorf("%s", got)
	}
	if n := len(workbook.CheckTemplate([]byte(strings.ReplaceAll(workbooktest.Small, "en: hint", "en: ''")))); n != 9 {
		t.Errorf("%d problems, want one for each prompt", n)
	}
	if n := len(workbook.CheckTemplate([]byte(strings.ReplaceAll(workbooktest.Small, "zh: ", "zh: '' #")))); n != 1 {
		t.Errorf("%d problems of a file that is no YAML", n)
	}
	many := strings.NewReplacer("claims: [C1]", "claims: ["+strings.Repeat("C2, ", 70)+"]").Replace(workbooktest.Small)
	if n := len(workbook.CheckTemplate([]byte(many))); n != 50 {
		t.Errorf("%d problems, want the first 50", n)
	}
	if p := workbook.CheckTemplate([]byte(workbooktest.Small)); p != nil {
		t.Errorf("%v", p)
	}
}

func TestAnExpressionWithinATextIsPlaced(t *testing.T) {
	text := withRules("  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], when: 'true', text: {zh: 甲, en: a}, next: {zh: 甲, en: \"看 {time.first} {time.lst}\"}, prompt: time.last}\n  - {id: T2, name: {zh: 甲, en: a}, kind: gap, claims: [C1], when: 'nothing', text: {zh: 甲, en: a}, next: {zh: 甲, en: a}, prompt: time.last}\n")
	found := workbook.CheckTemplate([]byte(text))
	if len(found) != 2 || found[0].Args["field"] != "next.en" {
		t.Fatalf("%v", found)
	}
	if got := standsAt(t, text, found[0]); !strings.HasPrefix(got, "time.lst}") {
		t.Errorf("%q", got)
	}
	if got := standsAt(t, text, found[1]); !strings.HasPrefix(got, "nothing") {
		t.Errorf("%q", got)
	}
}

func TestBombsAreRefused(t *testing.T) {
	laughs := "a0: &a0 [ha, ha]\n"
	for i := 1; i < 30; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1)
	}
	prompts := ""
	for i := range 501 {
		prompts += fmt.Sprintf("      - {id: time.p%d, kind: written, depth: brief, name: {zh: 人, en: p}, ask: {zh: 问, en: a}, hint: {zh: 示, en: h}, example: {zh: 例, en: e}}\n", i)
	}
	for name, c := range map[string]struct{ text, code string }{
		"nothing":         {"", "template_empty"},
		"a comment":       {"# none\n", "template_empty"},
		"a word":          {"template", "template_empty"},
		"laughs":          {laughs, "template_alias"},
		"an alias cycle":  {"a: &a [*a]", "template_alias"},
		"brackets":        {strings.Repeat("[", 100_000), "template_deep"},
		"closed brackets": {strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), "template_deep"},
		"braces":          {strings.Repeat("{a: ", 100_000), "template_deep"},
		"dashes":          {strings.Repeat("- ", 100_000), "template_deep"},
		"a mebibyte":      {strings.Repeat("a: b\n", 1<<18), "template_size"},
		"501 prompts":     {strings.Replace(workbooktest.Small, "    prompts:\n", "    prompts:\n"+prompts, 1), "template_bounds"},
		"expressions":     {withRules("  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], when: 'true', text: {zh: \"" + strings.Repeat("{time.last}", 21) + "\", en: a}, next: {zh: 甲, en: a}, prompt: time.last}\n"), "template_expr_many"},
	} {
		found := workbook.CheckTemplate([]byte(c.text))
		if len(found) == 0 || found[0].Code != c.code {
			t.Errorf("%s: %.300v, want %s", name, found, c.code)
			continue
		}
		if line, _ := found[0].Args["line"].(int); line < 1 {
			t.Errorf("%s: no line: %v", name, found[0])
		}
	}
}

func FuzzParseTemplate(f *testing.F) {
	f.Add([]byte(workbooktest.Small))
	f.Add([]byte(withRules(rules)))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("parts: [{prompts: [null]}]"))
	f.Add([]byte("[[[[{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tmpl, err := workbook.ParseTemplate(data)
		if err != nil {
			var p *workbook.Problem
			if !errors.As(err, &p) || p.Args["line"] == nil {
				t.Fatalf("no place: %v", err)
			}
			return
		}
		back, err := workbook.DecodeTemplate(workbook.EncodeTemplate(tmpl))
		if err != nil || back.Hash() != tmpl.Hash() || back.Hash() != workbook.HashTemplate(workbook.EncodeTemplate(back)) {
			t.Fatalf("comes back as another: %v", err)
		}
	})
}
