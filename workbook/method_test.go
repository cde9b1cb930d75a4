package workbook_test

import (
	"io/fs"
	"slices"
	"testing"

	"shiben/assets"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func builtInBytes(t testing.TB) []byte {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func builtIn(t testing.TB) *workbook.Template {
	t.Helper()
	tmpl, err := workbook.ParseTemplate(builtInBytes(t))
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// The ids that scripts rely on, as the method lists them.
var method = workbooktest.Method()

var columns = map[string][]string{
	"actor.roles": {"role", "needs", "understands", "data", "key"},
	"loop.moves": {
		"name", "side", "acts_on", "decomposed", "numbers", "handle", "traceable", "retunable",
		"control", "energy", "effort", "metric", "owner",
	},
	"combination.scenes": {"scene", "who", "within", "without", "links"},
	"combination.plan":   {"step", "side", "owner", "due", "metric", "scene"},
}

func TestTheTemplateIsTheMethod(t *testing.T) {
	tmpl := builtIn(t)
	got := map[workbook.Kind][]string{}
	for _, p := range tmpl.Prompts() {
		got[p.Kind] = append(got[p.Kind], p.ID)
	}
	for kind, want := range method {
		have := slices.Sorted(slices.Values(got[kind]))
		if want = slices.Sorted(slices.Values(want)); !slices.Equal(have, want) {
			t.Errorf("%s prompts:\n%v\nwant\n%v", kind, have, want)
		}
	}
	for table, want := range columns {
		var ids []string
		for _, c := range tmpl.Prompt(table).Columns {
			ids = append(ids, c.ID)
		}
		if slices.Sort(ids); !slices.Equal(ids, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s has columns %v", table, ids)
		}
	}
	if n := len(tmpl.Claims); n != 46 {
		t.Errorf("%d claims", n)
	}
}

func TestEachDepthAsksWhatTheMethodCounts(t *testing.T) {
	for depth, want := range map[string]int{"quick": 41, "full": 67} {
		changes, err := workbook.Begin(builtIn(t), workbook.About{Title: "茶", Depth: depth, Lang: workbook.Chinese})
		if err != nil {
			t.Fatal(err)
		}
		w := workbook.Empty("w", builtIn(t))
		if err := w.ApplyAll(changes); err != nil {
			t.Fatal(err)
		}
		if p := workbook.ProgressOf(w); p.Asked != want || p.Answered != 0 {
			t.Errorf("%s: %d of %d, want 0 of %d", depth, p.Answered, p.Asked, want)
		}
	}
}

func TestPairsStandBesideEachOther(t *testing.T) {
	tmpl := builtIn(t)
	var pairs [][2]string
	for _, part := range []string{"actor", "combination"} {
		for _, s := range tmpl.Steps(tmpl.Part(part), "full") {
			if s.Kind == workbook.Written && len(s.Prompts) == 2 {
				pairs = append(pairs, [2]string{s.Prompts[0].ID, s.Prompts[1].ID})
			}
		}
	}
	want := [][2]string{
		{"actor.m.market", "actor.o.customer"},
		{"actor.m.impulse", "actor.o.chain"},
		{"actor.m.letgo", "actor.o.group"},
		{"actor.m.doubt", "actor.o.doubt"},
		{"combination.m.constant", "combination.o.change"},
		{"combination.m.handoff", "combination.o.handoff"},
	}
	if !slices.Equal(pairs, want) {
		t.Errorf("%v", pairs)
	}
}

// The observed side of a move, worked by hand from the method.
func TestObservedSideByTheMethod(t *testing.T) {
	tmpl := builtIn(t)
	p := tmpl.Prompt("loop.moves")
	five := func(yes int) map[string]string {
		cells := map[string]string{}
		for i, id := range []string{"decomposed", "numbers", "handle", "traceable", "retunable"} {
			cells[id] = "no"
			if i < yes {
				cells[id] = "yes"
			}
		}
		return cells
	}
	with := func(cells map[string]string, more ...string) map[string]string {
		for i := 0; i < len(more); i += 2 {
			cells[more[i]] = more[i+1]
		}
		return cells
	}
	for name, c := range map[string]struct {
		cells map[string]string
		side  string
		mean  string
	}{
		"one of four is nothing said":             {with(map[string]string{}, "acts_on", "market"), "", ""},
		"market and product":                      {with(map[string]string{}, "acts_on", "market", "energy", "product"), "marketing", "-1.00"},
		"customer, all, outside, 5/5":             {with(five(5), "acts_on", "customer", "control", "all", "energy", "outside"), "operations", "1.00"},
		"segment and some":                        {with(map[string]string{}, "acts_on", "segment", "control", "some"), "both", "0.00"},
		"customer, 3/5, some, product: a fifth/4": {with(five(3), "acts_on", "customer", "control", "some", "energy", "product"), "both", "0.05"},
		"customer and 0/5, some, some: -1/4 +1/4": {with(five(0), "acts_on", "segment"), "marketing", "-0.50"},
		"exactly a quarter":                       {with(five(5), "acts_on", "segment", "control", "some", "energy", "product"), "both", "0.00"},
		"customer, some, segmentless quarter":     {with(five(5), "acts_on", "customer", "control", "nothing", "energy", "product"), "both", "0.00"},
		"a third up":                              {with(map[string]string{}, "acts_on", "customer", "control", "some", "energy", "outside"), "operations", "0.67"},
	} {
		d := p.DerivedAs(tmpl, tmpl.Moves.Observed, workbook.Row{ID: "x", Cells: c.cells})
		if d.Side != c.side || workbook.Decimal(d.Value, 2) != c.mean {
			t.Errorf("%s: %s %s, want %s %s", name, d.Side, workbook.Decimal(d.Value, 2), c.side, c.mean)
		}
	}
}
