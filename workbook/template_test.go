package workbook_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func TestATemplateSurvivesItsRecord(t *testing.T) {
	for _, tmpl := range []*workbook.Template{builtIn(t), workbooktest.Template(t)} {
		data := workbook.EncodeTemplate(tmpl)
		back, err := workbook.DecodeTemplate(data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(workbook.EncodeTemplate(back), data) || back.Hash() != tmpl.Hash() {
			t.Errorf("%s comes back as another", tmpl.ID)
		}
	}
	if _, err := workbook.DecodeTemplate([]byte(`{"id":"x"}`)); !errors.Is(err, workbook.ErrDamaged) {
		t.Errorf("half a record: %v", err)
	}
}

func TestBadTemplatesSayWhere(t *testing.T) {
	for name, c := range map[string]struct{ old, with, code, where string }{
		"not YAML":                {"format: 1", "format: [", "template_bracket", ""},
		"an unknown key":          {"format: 1", "format: 1\ncolour: red", "template_key", ""},
		"two documents":           {"moves: {", "---\nmoves: {", "template_many", ""},
		"a later format":          {"format: 1", "format: 2", "template_format", "template"},
		"three sides":             {"  - {id: service, name: {zh: 服务, en: Service}}\ndepths", "  - {id: service, name: {zh: 服务, en: Service}}\n  - {id: x, name: {zh: 服务, en: Service}}\ndepths", "template_sides", "sides"},
		"a missing language":      {"poles: [{zh: 买前, en: before}", "poles: [{zh: 买前, en: ''}", "template_language", "time.moment"},
		"a prompt twice":          {"id: time.length", "id: time.moment", "template_twice", "time.moment"},
		"one pole":                {"poles: [{zh: 话, en: word}, {zh: 事, en: deed}]", "poles: [{zh: 话, en: word}]", "template_poles", "trust.person"},
		"no such depth":           {"depth: whole, name: {zh: 人", "depth: deep, name: {zh: 人", "template_depth", "trust.person"},
		"no such kind":            {"id: joint.one, kind: written", "id: joint.one, kind: poem", "template_kind", "joint.one"},
		"no such side":            {"side: sales, depth", "side: buyers, depth", "template_side", "time.first"},
		"no such claim":           {"claims: [C1]", "claims: [C2]", "template_claim", "time.moment"},
		"a dimension, no scale":   {"en: Together}\n", "en: Together}\n    dimension: true\n", "template_no_scale", "joint"},
		"a bad id":                {"id: joint.one", "id: Joint.One", "template_id", "Joint.One"},
		"count of a text":         {"count(kept, heard)", "count(kept, deed)", "template_form", "care"},
		"a bound of nothing":      {"lean(1/4,", "lean(0,", "template_bound", "seen"},
		"a weight without option": {"{before: -1, after: 1}", "{never: -1}", "template_option", "seen"},
		"a cycle of derived":      {"2 * care / 2", "2 * seen / 2", "template_cycle", "seen"},
		"rows of no table":        {"table: joint.places", "table: joint.one", "template_table", "place"},
		"moves of no table":       {"moves: {table: joint.deeds", "moves: {table: joint.one", "template_table", "moves"},
		"moves of no column":      {"effort: share", "effort: weight", "template_column", "moves"},
		"one choice":              {"options: [{id: before, name: {zh: 前, en: Before}}, {id: after, name: {zh: 后, en: After}}]", "options: [{id: before, name: {zh: 前, en: Before}}]", "template_options", "when"},
		"an empty range":          {"max: 100", "max: 0", "template_range", "share"},
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
		if where, _ := p.Args["where"].(string); !strings.Contains(where, c.where) {
			t.Errorf("%s: said to be at %q, want %q", name, where, c.where)
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	w, _ := workbooktest.Begin(b)
	for b.Loop() {
		workbook.ProfileOf(w)
	}
}

func BenchmarkDecodeTemplate(b *testing.B) {
	data := workbook.EncodeTemplate(builtIn(b))
	for b.Loop() {
		if _, err := workbook.DecodeTemplate(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseTemplate(b *testing.B) {
	data := builtInBytes(b)
	for b.Loop() {
		if _, err := workbook.ParseTemplate(data); err != nil {
			b.Fatal(err)
		}
	}
}
