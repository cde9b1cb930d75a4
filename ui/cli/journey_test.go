package cli_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
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
