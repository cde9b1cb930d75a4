package compare_test

import (
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// pair is a workbook as it was, and as it is after marks, texts, states, a why,
// evidence, a comment, cells and rows changed, came and went.
func pair(t testing.TB, lang workbook.Lang) (from, to *workbook.Workbook) {
	t.Helper()
	from = uitest.Filled(t, lang)
	to = from.Clone()
	tmpl := to.Template
	first, second := tmpl.Sides[0].ID, tmpl.Sides[1].ID
	for _, d := range tmpl.Dimensions() {
		scales := kind(d.Prompts, workbook.Scale)
		put(t, to, workbook.Address{Prompt: scales[0].ID, Side: first}, workbook.Value{Mark: 2})
		put(t, to, workbook.Address{Prompt: scales[1].ID, Side: second}, workbook.Value{Mark: 7})
	}
	written := kind(tmpl.Prompts(), workbook.Written)
	for i, p := range written[:3] {
		a := workbook.Address{Prompt: p.ID, Side: p.Side}
		said := map[workbook.Lang]string{workbook.Chinese: "与三位老客户谈过之后改写：先看谁在用，再看谁在买。", workbook.English: "Rewritten after three talks with old customers: first who uses it, then who buys it."}
		put(t, to, a, workbook.Value{Text: said[lang]})
		if i == 0 {
			note(t, to, a, workbook.WhyFacet, "", workbook.Value{Text: "三次访谈都说到这一点"})
			note(t, to, a, workbook.ConfidenceFacet, "", workbook.Value{Text: "high"})
			note(t, to, a, workbook.EvidenceFacet, "e1", workbook.Value{Evidence: &workbook.Evidence{Text: "访谈纪要", By: "陈", Date: "2026-02-01"}})
			note(t, to, a, workbook.CommentFacet, "c1", workbook.Value{Comment: &workbook.Comment{Author: "林", Text: "数字从哪里来？"}})
		}
	}
	last := written[len(written)-1]
	for _, c := range to.Stating(workbook.Address{Prompt: last.ID, Side: last.Side}, workbook.Later) {
		must(t, to.Apply(c))
	}
	moves := tmpl.Prompt(tmpl.Moves.Table)
	put(t, to, workbook.Address{Prompt: moves.ID, Row: "r1", Column: tmpl.Moves.Effort}, workbook.Value{Text: "55"})
	put(t, to, workbook.Address{Prompt: moves.ID, Row: "r1", Column: tmpl.Moves.Side}, workbook.Value{Text: second})
	gone := workbook.Address{Prompt: moves.ID, Row: "r2"}
	must(t, to.Apply(workbook.Change{Kind: workbook.RemoveChange, Address: gone, Before: to.At(gone)}))
	row := workbook.Row{ID: "r9", Order: to.NextOrder(moves.ID), Cells: map[string]string{tmpl.Moves.Name: "茶山开放日", tmpl.Moves.Side: first}}
	must(t, to.Apply(workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: moves.ID, Row: "r9"}, After: workbook.Value{Row: &row}}))
	title := workbook.Address{Column: workbook.AboutTitle}
	must(t, to.Apply(workbook.Change{Kind: workbook.AboutChange, Address: title, Before: to.At(title), After: workbook.Value{Text: "云岭山茶 · 夏"}}))
	return from, to
}

// other is a workbook of another template.
func other(t testing.TB) *workbook.Workbook {
	t.Helper()
	w, _ := workbooktest.Begin(t)
	put(t, w, workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.Value{Mark: 2})
	put(t, w, workbook.Address{Prompt: "time.moment", Side: "service"}, workbook.Value{Mark: 6})
	return w
}

func kind(all []*workbook.Prompt, k workbook.Kind) []*workbook.Prompt {
	var out []*workbook.Prompt
	for _, p := range all {
		if p.Kind == k {
			out = append(out, p)
		}
	}
	return out
}

func put(t testing.TB, w *workbook.Workbook, a workbook.Address, v workbook.Value) {
	t.Helper()
	must(t, w.Apply(workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: v}))
}

func note(t testing.TB, w *workbook.Workbook, a workbook.Address, f workbook.Facet, item string, v workbook.Value) {
	t.Helper()
	must(t, w.Apply(w.Noting(a, f, item, v)))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
