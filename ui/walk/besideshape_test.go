package walk_test

import (
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// storied is a filled workbook of which much is said: states, why, evidence,
// comments, a tick, and answers that were carried over.
func storied(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	w := uitest.Filled(t, lang)
	d, _ := uitest.Draft(t, w)
	written := workbook.Address{Prompt: "actor.m.market", Side: "marketing"}
	must(t, d.Note(written, workbook.WhyFacet, "", "三十份小票里二十六份是附近的人"))
	must(t, d.Note(written, workbook.ConfidenceFacet, "", "medium"))
	_, err := d.Evidence(written, "", &workbook.Evidence{Text: "三月的小票", Date: "2026-03-02", By: "林"})
	must(t, err)
	_, err = d.Comment(written, "只看了周末，平日呢？")
	must(t, err)
	id, err := d.Comment(written, "写成一个人")
	must(t, err)
	must(t, d.ResolveComment(written, id, true))
	mark := func(prompt, side string) workbook.Address { return workbook.Address{Prompt: prompt, Side: side} }
	must(t, d.State(mark("loop.closure", "marketing"), workbook.DontKnow))
	must(t, d.State(mark("loop.closure", "operations"), workbook.Unsure))
	must(t, d.State(mark("loop.focus", "operations"), workbook.Later))
	must(t, d.State(mark("actor.o.customer", "operations"), workbook.Later))
	must(t, d.State(mark("loop.moves", ""), workbook.Unsure))
	must(t, d.Note(mark("loop.moves", ""), workbook.WhyFacet, "", "照上季的台账"))
	must(t, d.Note(mark("potential.o.outer", "operations"), workbook.TickFacet, "bought", "yes"))
	carry(t, d.Workbook(), mark("actor.granularity", "marketing"), workbook.Value{Mark: 3})
	carry(t, d.Workbook(), mark("combination.energy", ""), workbook.Value{Text: "去年的那一股"})
	return d.Workbook()
}

// carry marks an answer as carried over from what it was.
func carry(t testing.TB, w *workbook.Workbook, a workbook.Address, was workbook.Value) {
	t.Helper()
	must(t, w.Apply(w.Noting(a, workbook.ReviewFacet, "", was)))
}

// panels are the ways to have a panel open.
var panels = map[string][]string{
	"beside":   {"f3"},
	"why":      {"f3", "enter", "你", "好"},
	"evidence": {"f3", "down", "down", "依", "据", "tab", "2", "0"},
	"comment":  {"f3", "end", "enter", "你"},
	"open":     {"f9"},
	"filtered": {"f9", "的", "down"},
	"state":    {"f5"},
	"unsure":   {"f8"},
}

func TestGeometryHoldsWithPanels(t *testing.T) {
	for name, w := range map[string]*workbook.Workbook{
		"empty": uitest.Empty(t, workbook.Chinese, "full"), "storied": storied(t, workbook.English), "hostile": hostile(t),
	} {
		for state, keys := range panels {
			for _, at := range append([]string{"potential.o.outer"}, kinds...) {
				t.Run(name+"/"+state+"/"+at, func(t *testing.T) {
					s, _ := open(t, w.Clone(), languages[len(at)%2], 80, 22, at)
					s.View()
					uitest.Press(s, keys...)
					uitest.Geometry(t, s)
				})
			}
		}
	}
}

// hostile says what breaks layouts beside every answer, too.
func hostile(t testing.TB) *workbook.Workbook {
	t.Helper()
	w := uitest.Hostile(t, workbook.Chinese)
	n := 0
	for _, p := range w.Template.Prompts() {
		for _, side := range w.Template.SidesOf(p) {
			a := workbook.Address{Prompt: p.ID, Side: side}
			nasty := uitest.Nasty[n%len(uitest.Nasty)]
			n++
			for i := range 3 {
				id := string(rune('a' + i))
				must(t, w.Apply(w.Noting(a, workbook.EvidenceFacet, id, workbook.Value{Evidence: &workbook.Evidence{Text: nasty, By: strings.Repeat("长", 60)}})))
				must(t, w.Apply(w.Noting(a, workbook.CommentFacet, id, workbook.Value{Comment: &workbook.Comment{Text: nasty, Author: strings.Repeat("长", 60), At: uitest.Day}})))
			}
			must(t, w.Apply(w.Noting(a, workbook.WhyFacet, "", workbook.Value{Text: nasty})))
			carry(t, w, a, workbook.Value{Text: nasty})
		}
	}
	return w
}

func TestGoldensOfPanels(t *testing.T) {
	for _, lang := range languages {
		w := storied(t, lang)
		for _, size := range [][2]int{{80, 22}, {160, 43}} {
			for _, c := range []struct{ name, at, keys string }{
				{"beside", "actor.m.market", "f3"},
				{"beside-scale", "loop.closure", "e"},
				{"beside-table", "loop.moves", "e down down enter"},
				{"open", "loop.closure", "o"},
			} {
				s, _ := open(t, w.Clone(), lang, size[0], size[1], c.at)
				uitest.Press(s, strings.Fields(c.keys)...)
				uitest.Golden(t, strings.Join([]string{c.name, map[int]string{80: "80x24", 160: "160x45"}[size[0]], string(lang)}, "-"), s.View())
			}
		}
	}
}
