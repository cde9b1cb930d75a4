package workbook_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"shiben/workbook"
)

// book is a new workbook of the built-in template with some answers, each told in
// a line:
//
//	actor.granularity/operations=5   a mark
//	loop.o.steps=三步                 a text; nothing after the sign takes it away
//	loop.moves/m1/side=operations    a cell; its row comes if it is not there
//	potential.o.outer!bought         a tick
//	actor.o.group?not_applicable     a state
//	actor.granularity/operations/陈=6 one person's own mark
//	actor.granularity/operations~看过  a why
func book(t testing.TB, tmpl *workbook.Template, depth string, answers ...string) *workbook.Workbook {
	t.Helper()
	changes, err := workbook.Begin(tmpl, workbook.About{Title: "茶", Depth: depth, Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("w", tmpl)
	if err := w.ApplyAll(changes); err != nil {
		t.Fatal(err)
	}
	for _, a := range answers {
		tell(t, w, a)
	}
	return w
}

// tell makes one such answer.
func tell(t testing.TB, w *workbook.Workbook, answer string) {
	t.Helper()
	cut := strings.IndexAny(answer, "=!?~")
	where, what := strings.Split(answer[:cut], "/"), answer[cut+1:]
	p := w.Template.Prompt(where[0])
	a := workbook.Address{Prompt: p.ID, Side: p.Side}
	if p.Kind == workbook.Scale {
		a.Side = where[1]
		if len(where) > 2 {
			a.Participant = where[2]
		}
	}
	c := workbook.Change{Kind: workbook.SetChange, Address: a, After: workbook.Value{Text: what}}
	switch {
	case answer[cut] == '!':
		c = w.Noting(a, workbook.TickFacet, what, workbook.Value{Text: "yes"})
	case answer[cut] == '~':
		c = w.Noting(a, workbook.WhyFacet, "", workbook.Value{Text: what})
	case answer[cut] == '?':
		c = w.Noting(a, workbook.StateFacet, "", workbook.Value{Text: what})
	case p.Kind == workbook.Scale:
		n, err := strconv.Atoi(what)
		if err != nil {
			t.Fatal(err)
		}
		c.After = workbook.Value{Mark: n}
	case p.Kind == workbook.Table:
		ensureRow(t, w, p.ID, where[1])
		c.Row, c.Column = where[1], where[2]
	}
	c.Before = w.At(c.Address)
	make1(t, w, c)
}

func ensureRow(t testing.TB, w *workbook.Workbook, table, id string) {
	t.Helper()
	if w.Row(table, id) != nil {
		return
	}
	row := workbook.Row{ID: id, Order: w.NextOrder(table)}
	a := workbook.Address{Prompt: table, Row: id}
	make1(t, w, workbook.Change{Kind: workbook.InsertChange, Address: a, After: workbook.Value{Row: &row}})
}

func make1(t testing.TB, w *workbook.Workbook, c workbook.Change) {
	t.Helper()
	if err := w.Apply(c); err != nil {
		t.Fatalf("%+v: %v", c, err)
	}
}

// wide are marks that set the two sides of every dimension 4/3 apart.
func wide(tmpl *workbook.Template, more ...string) []string {
	var out []string
	for _, p := range tmpl.Prompts() {
		if p.Kind == workbook.Scale {
			out = append(out, p.ID+"/marketing=2", p.ID+"/operations=6")
		}
	}
	return append(out, more...)
}

// filled are answers to all that is asked in the dimensions.
func filled(tmpl *workbook.Template, more ...string) []string {
	out := wide(tmpl)
	for _, part := range tmpl.Dimensions() {
		for _, p := range part.Prompts {
			if p.Kind == workbook.Written {
				out = append(out, p.ID+"=答"+p.ID)
			}
		}
	}
	out = append(out, "actor.roles/family/data=aggregate", "loop.moves/m1/side=marketing")
	return append(out, more...)
}

// move are cells of a move.
func move(id string, cells ...string) []string {
	var out []string
	for _, c := range cells {
		out = append(out, "loop.moves/"+id+"/"+c)
	}
	return out
}

// tests answers a move's closure tests: so many with yes, the others with no.
func tests(id string, yes int) []string {
	var out []string
	for i, test := range []string{"decomposed", "numbers", "handle", "traceable", "retunable"} {
		said := "=no"
		if i < yes {
			said = "=yes"
		}
		out = append(out, "loop.moves/"+id+"/"+test+said)
	}
	return out
}

func join(lists ...[]string) []string { return slices.Concat(lists...) }

// firing are the readings of a workbook, each as its rule and subject, sorted.
func firing(t testing.TB, w *workbook.Workbook) []string {
	t.Helper()
	readings, err := workbook.ReadingsOf(w, workbook.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range readings {
		out = append(out, strings.TrimSpace(r.Rule.ID+" "+r.Subject))
	}
	slices.Sort(out)
	return out
}
