package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// otherColumn compares a derived side with both sides by their ids: an id that is
// not the template's own would be refused.
const otherColumn = `          - {id: swapped, value: "by == \"sales\" and seen == \"service\" or by == \"service\" and seen == \"sales\"", name: {zh: 对调, en: Swapped}, hint: {zh: 示, en: hint}}
`

// otherRules are readings of the comparison of sales and service. Between them they
// name both sides in everything that a condition can see.
const otherRules = `
readings:
  - id: S1
    kind: tension
    claims: [C1]
    name: {zh: 守信, en: Kept}
    each: joint.deeds
    when: it.swapped == "yes" and it.by == "sales" and it.seen == "service"
    text: {zh: "{quote(it.deed)}没有守住。", en: "{quote(it.deed)} was not kept."}
    next: {zh: 问一问。, en: Ask.}
    prompt: joint.deeds
  - id: S2
    kind: question
    claims: [C1]
    name: {zh: 太近, en: Near}
    each: dimensions
    when: it.known and it.verdict == "alike" and it.sales.position < it.service.position
    text: {zh: "{it.name}分不开。", en: "{it.name} is alike."}
    next: {zh: 再看。, en: Look again.}
    prompt: ""
  - id: S3
    kind: question
    claims: [C1]
    name: {zh: 标记, en: Marks}
    when: time.moment.sales == 2 and time.moment.service == 3 and asked.trust.person.sales and not asked.trust.person.service
    text: {zh: "销售{time.moment.sales}。", en: "Sales {time.moment.sales}, service {time.moment.service}."}
    next: {zh: 再看。, en: Look again.}
    prompt: time.moment
  - id: S4
    kind: question
    claims: [C1]
    name: {zh: 投入, en: Effort}
    when: balance.declared.sales == 60 and balance.declared.service == 30 and balance.observed.share.service > 0.6 and balance.observed.share.sales < 0.4 and profile.time.sales.answered == 1 and profile.trust.service.asked == 0
    text: {zh: "{balance.declared.sales}。", en: "{balance.declared.sales} and {balance.declared.service}."}
    next: {zh: 再看。, en: Look again.}
    prompt: joint.deeds
  - id: S5
    kind: question
    claims: [C1]
    name: {zh: 各说各的, en: Split}
    each: scales
    when: it.spread >= 3 and it.dissents == 1
    text: {zh: "{it.side}{it.mark}。", en: "{it.side} {it.mark}, from {it.lowest} to {it.highest}."}
    next: {zh: 再看。, en: Look again.}
    prompt: ""
`

// other is a workbook of the comparison of sales and service, from a template in a
// file of one's own: three deeds, two of them seen on the other side, and two people
// apart on a mark of the second side.
func (b *bench) other() (file, id, deed string) {
	file = filepath.Join(b.t.TempDir(), "sales.yaml")
	deeds, rest, _ := strings.Cut(workbooktest.Small, "moves: {")
	if err := os.WriteFile(file, []byte(deeds+otherColumn+"moves: {"+rest+otherRules), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.must("template", "check", file)
	id = b.must("new", "Shop", "--template", file, "--depth", "whole")
	b.must("set", id, "time.moment", "2", "--side", "sales")
	b.must("set", id, "time.moment", "3", "--side", "service", "--state", "unsure")
	b.must("set", id, "time.moment", "6", "--side", "service", "--participant", "Li")
	b.must("set", id, "time.moment", "1", "--side", "service", "--participant", "Wu", "--why", "never")
	b.must("set", id, "trust.person", "5", "--side", "sales")
	b.must("set", id, "trust.person", "--side", "service", "--state", "not_applicable")
	b.must("set", id, "time.first", "a leaflet", "--why", "cheap")
	b.must("set", id, "joint.deeds", "--row", "new", "deed=Window", "by=sales", "kept=no", "heard=no", "when=before")
	deed = b.must("set", id, "joint.deeds", "--row", "new", "deed=Call back", "by=sales", "kept=no", "heard=yes", "share=60", "when=after")
	b.must("set", id, "joint.deeds", "--row", "new", "deed=Leaflet", "by=service", "kept=no", "heard=no", "share=30", "when=before")
	b.must("comment", "add", id, "time.last", "who?")
	b.must("version", id, "first")
	b.must("set", id, "time.moment", "7", "--side", "service")
	b.must("set", id, "trust.person", "1", "--side", "sales")
	b.must("set", id, "trust.person", "2", "--side", "service")
	return file, id, deed
}

// Another comparison, with its own sides, parts and rules, from a file of one's own
// to everything that the commands say of a workbook.
func TestAnotherComparisonNeedsNoLineOfGo(t *testing.T) {
	b := newBench(t)
	file, id, deed := b.other()
	b.profilesOther(id)
	b.comparesOther(id)
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
	b.refusesOther(id)
	b.checksOther(id, deed)
}

// profilesOther holds the figures of the other comparison, and what unfolds them.
func (b *bench) profilesOther(id string) {
	b.t.Helper()
	var p struct {
		Dimensions []map[string]any
		Moves      []struct {
			Name, Side, Observed string
			Closure              struct{ Yes, Answered int }
		}
		Balance      struct{ Declared, Observed map[string]float64 }
		Completeness struct{ Answered, Asked int }
	}
	b.read(&p, 0, "profile", id, "--json", "--at", "first")
	got := fmt.Sprint(p)
	for _, want := range []string{
		"id:time sales:map[answered:1 asked:2 basis:solid position:-0.6667] separation:0.3333 service:map[answered:1 asked:2 basis:solid position:-0.3333] verdict:alike",
		"id:trust sales:map[answered:1 asked:1 basis:solid position:0.3333] separation:<nil> service:map[answered:0 asked:0 basis:none position:<nil>]",
		"{Window sales sales {0 2}} {Call back sales service {1 2}} {Leaflet service sales {0 2}}",
		"{map[both:0 sales:60 service:30 unsaid:0] map[both:0 sales:30 service:60 unsaid:0]}",
		"{5 11}",
	} {
		if !strings.Contains(got, want) {
			b.t.Errorf("%s is not in the profile:\n%s", want, got)
		}
	}
	if len(p.Dimensions) != 2 {
		b.t.Errorf("there are %d dimensions", len(p.Dimensions))
	}
	said := b.must("profile", id, "--at", "first", "--lang", "en")
	if !regexp.MustCompile(`(?s)deeds.*Leaflet.*Call back.*Window.*Balance`).MatchString(said) {
		b.t.Errorf("the deeds that are furthest apart do not come first:\n%s", said)
	}
	said = b.must("profile", id, "--explain", "--at", "first", "--lang", "en")
	if !regexp.MustCompile(`moment +2 +−2/3 +3 +−1/3\n(?s:.*)Position +−2/3 = −0.67 +−1/3 = −0.33`).MatchString(said) {
		b.t.Errorf("the figures are not unfolded by their sides:\n%s", said)
	}
	if got := b.must("get", id, "joint.deeds"); !strings.Contains(got, "\t1/2\tservice") {
		b.t.Errorf("derived columns: %s", got)
	}
}

// comparesOther holds what has changed, on either side.
func (b *bench) comparesOther(id string) {
	b.t.Helper()
	var c struct {
		Changes []struct {
			Prompt, Side  string
			Before, After any
		}
	}
	b.read(&c, 0, "compare", id, "--at", "first", "--json")
	if got := fmt.Sprint(c.Changes); got != "[{time.moment service 3 7} {trust.person sales 5 1} {trust.person service <nil> 2} {trust.person service not_applicable <nil>}]" {
		b.t.Errorf("what has changed is %s", got)
	}
}

// refusesOther holds that what does not fit is told in the template's own words, and
// that the walk pairs its sides.
func (b *bench) refusesOther(id string) {
	b.t.Helper()
	for _, args := range [][]string{{"set", id, "time.moment", "2", "--side", "x"}, {"set", id, "time.moment", "2"}} {
		if code := b.run(b.t.Context(), args...); code != 2 || !strings.Contains(b.errOut.String(), "sales, service") {
			b.t.Errorf("%v left with %d: %s", args, code, b.errOut.String())
		}
	}
	w, _, err := b.store.Load(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	var pairs []string
	for _, s := range w.Template.Steps(w.Template.Part("time"), "whole") {
		if s.Kind == workbook.Written {
			for _, p := range s.Prompts {
				pairs = append(pairs, p.ID)
			}
			pairs = append(pairs, "|")
		}
	}
	if got := strings.Join(pairs, " "); got != "time.first time.last | time.doubt |" {
		b.t.Errorf("the written prompts come as %s", got)
	}
}

// checksOther holds what check says of the other comparison.
func (b *bench) checksOther(id, deed string) {
	b.t.Helper()
	type reading struct{ ID, Subject, Part, Text string }
	var c struct{ Readings []reading }
	b.read(&c, 3, "check", id, "--json", "--at", "first")
	want := []reading{
		{"S1", deed, "joint", "‘Call back’ was not kept."},
		{"S2", "time", "time", "Time is alike."},
		{"S3", "", "time", "Sales 2, service 3."},
		{"S4", "", "joint", "60 and 30."},
		{"S5", "time.moment.service", "time", "Service 3, from 1 to 6."},
	}
	slices.SortFunc(c.Readings, func(a, b reading) int { return strings.Compare(a.ID, b.ID) })
	if !slices.Equal(c.Readings, want) {
		b.t.Errorf("the readings are %+v, not %+v", c.Readings, want)
	}
	b.must("check", id, "--accept", "S1", "--because", "they moved")
	b.must("check", id, "--accept", "S5", "--because", "both may be so")
	b.read(&c, 3, "check", id, "--json")
	if i := slices.IndexFunc(c.Readings, func(r reading) bool { return r.ID == "S2" }); i < 0 || c.Readings[i] != (reading{"S2", "trust", "trust", "Trust is alike."}) {
		b.t.Errorf("now the readings are %+v", c.Readings)
	}
}
