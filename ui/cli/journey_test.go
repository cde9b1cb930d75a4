package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shiben/workbook/workbooktest"
)

// Ten edits of ten kinds after a version: compare names exactly those, each with
// what was and what is.
func TestCompareNamesExactlyTheTenEditsSince(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea", "--depth", "full")
	b.must("set", id, "actor.driver", "3", "--side", "marketing")
	b.must("set", id, "actor.m.market", "parents")
	kept := b.must("set", id, "loop.moves", "--row", "new", "name=Film", "effort=40")
	gone := b.must("set", id, "loop.moves", "--row", "new", "name=Song")
	first := b.must("comment", "add", id, "actor.driver", "why?", "--side", "marketing")
	b.must("version", id, "before")

	b.must("set", id, "actor.driver", "5", "--side", "marketing")
	b.must("set", id, "actor.evidence", "6", "--side", "operations")
	b.must("set", id, "actor.m.market", "grandparents")
	b.must("set", id, "actor.m.impulse", "--state", "later")
	b.must("set", id, "actor.m.market", "--why", "they pay")
	b.must("set", id, "loop.moves", "--row", kept, "effort=50")
	b.must("set", id, "loop.moves", "--row", gone, "--clear")
	fresh := b.must("set", id, "loop.moves", "--row", "new", "name=Shelf")
	b.must("comment", "resolve", id, first)
	b.must("rename", id, "Teas")

	type change struct {
		Prompt, Side, Row, Column, Facet, Item string
		Before, After                          any
	}
	var c struct{ Changes []change }
	b.read(&c, 3, "compare", id, "--exit-code", "--json")
	var got []string
	for _, d := range c.Changes {
		brief := func(v any) string {
			if m, ok := v.(map[string]any); ok && m["text"] != nil {
				return fmt.Sprint(m["resolved"])
			}
			return fmt.Sprint(v)
		}
		at := strings.Join([]string{d.Prompt, d.Side, d.Row, d.Column, d.Facet, d.Item}, "|")
		got = append(got, at+" "+brief(d.Before)+"→"+brief(d.After))
	}
	want := []string{
		"|||title|| Tea→Teas",
		"actor.driver|marketing|||| 3→5",
		"actor.driver|marketing|||comment|" + first + " <nil>→true", // false is not written
		"actor.evidence|operations|||| <nil>→6",
		"actor.m.market|marketing|||| parents→grandparents",
		"actor.m.market|marketing|||why| <nil>→they pay",
		"actor.m.impulse|marketing|||state| <nil>→later",
		"loop.moves||" + kept + "|effort|| 40→50",
		"loop.moves||" + fresh + "||| <nil>→map[name:Shelf]",
		"loop.moves||" + gone + "||| map[name:Song]→<nil>",
	}
	slices.Sort(got)
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for range 10 { // each edit was an act: taking them back leaves nothing
		b.must("undo", id)
	}
	if code := b.run(t.Context(), "compare", id, "--exit-code"); code != 0 {
		t.Errorf("left with %d once all is undone:\n%s", code, b.out.String())
	}
}

// otherRules are readings of the comparison of sales and service.
const otherRules = `
readings:
  - id: S1
    kind: tension
    claims: [C1]
    name: {zh: 守信, en: Kept}
    each: joint.deeds
    when: it.kept == "no" and it.by == "sales"
    text: {zh: "{quote(it.deed)}没有守住。", en: "{quote(it.deed)} was not kept."}
    next: {zh: 问一问。, en: Ask.}
    prompt: joint.deeds
  - id: S2
    kind: question
    claims: [C1]
    name: {zh: 太近, en: Near}
    each: dimensions
    when: it.known and it.verdict == "alike"
    text: {zh: "{it.name}分不开。", en: "{it.name} is alike."}
    next: {zh: 再看。, en: Look again.}
    prompt: time.moment
`

// Another comparison, with its own sides, parts and rules, from a file of one's own
// to everything that the commands say of a workbook.
func TestAnotherComparisonNeedsNoLineOfGo(t *testing.T) {
	b := newBench(t)
	file := filepath.Join(t.TempDir(), "sales.yaml")
	if err := os.WriteFile(file, []byte(workbooktest.Small+otherRules), 0o600); err != nil {
		t.Fatal(err)
	}
	b.must("template", "check", file)
	id := b.must("new", "Shop", "--template", file, "--depth", "whole")
	b.must("set", id, "time.moment", "2", "--side", "sales")
	b.must("set", id, "time.moment", "3", "--side", "service", "--state", "unsure")
	b.must("set", id, "time.first", "a leaflet", "--why", "cheap")
	row := b.must("set", id, "joint.deeds", "--row", "new", "deed=Call back", "by=sales", "kept=no", "heard=yes", "share=60", "when=after")
	b.must("comment", "add", id, "time.last", "who?")
	b.must("version", id, "first")
	b.must("set", id, "time.moment", "7", "--side", "service")

	var p struct {
		Dimensions []map[string]any
		Balance    struct{ Declared, Observed map[string]float64 }
	}
	b.read(&p, 0, "profile", id, "--json", "--at", "first")
	time := p.Dimensions[0]
	if time["id"] != "time" || time["verdict"] != "alike" || time["separation"] != 0.3333 || time["sales"].(map[string]any)["position"] != -0.6667 {
		t.Errorf("the profile says %v", time)
	}
	if p.Balance.Declared["sales"] != 60 || p.Balance.Observed["service"] != 60 { // (1 + 0)/2 is beyond a quarter
		t.Errorf("the balance is %+v", p.Balance)
	}
	if got := b.must("get", id, "joint.deeds"); !strings.Contains(got, "\t1/2\tservice") {
		t.Errorf("derived columns: %s", got)
	}
	for _, lang := range []string{"en", "zh"} {
		for _, args := range [][]string{
			{"show", id},
			{"profile", id},
			{"profile", id, "--explain"},
			{"status", id},
			{"compare", id},
			{"template", "show", file},
			{"template", "print", file},
			{"history", id},
		} {
			said := b.must(append(args, "--lang", lang)...)
			if strings.Contains(said, "arketing") || strings.Contains(said, "营销") || strings.Contains(said, "cli.") {
				t.Errorf("%v speaks of another template:\n%s", args, said)
			}
		}
	}
	b.checksOther(id, row)
}

// checksOther holds what check says of the other comparison.
func (b *bench) checksOther(id, row string) {
	b.t.Helper()
	var c struct {
		Readings []struct{ ID, Subject, Part, Text string }
	}
	b.read(&c, 3, "check", id, "--json", "--at", "first")
	if len(c.Readings) != 2 || c.Readings[0].Subject != row || c.Readings[0].Text != "‘Call back’ was not kept." || c.Readings[1].Text != "Time is alike." {
		b.t.Errorf("the readings are %+v", c.Readings)
	}
	b.read(&c, 3, "check", id, "--json")
	if len(c.Readings) != 1 || c.Readings[0].Part != "joint" {
		b.t.Errorf("now the readings are %+v", c.Readings)
	}
	b.must("check", id, "--accept", "S1", "--because", "they moved")
	b.must("check", id)
}
