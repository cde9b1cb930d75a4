package workbook_test

import (
	"math/big"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func mark(t *testing.T, w *workbook.Workbook, prompt, side string, m int) {
	t.Helper()
	a := workbook.Address{Prompt: prompt, Side: side}
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Mark: m}})
}

func put(t testing.TB, w *workbook.Workbook, c workbook.Change) {
	t.Helper()
	if err := w.Apply(c); err != nil {
		t.Fatal(err)
	}
}

func deed(t *testing.T, w *workbook.Workbook, id string, cells map[string]string) {
	t.Helper()
	row := workbook.Row{ID: id, Order: w.NextOrder("joint.deeds"), Cells: cells}
	put(t, w, workbook.Change{
		Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: id}, After: workbook.Value{Row: &row},
	})
}

func TestPositions(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks [2]int // of sales on the two scales of time; 0 leaves it open
		mean  string
		basis workbook.Basis
	}{
		{"none", [2]int{0, 0}, "", workbook.NoBasis},
		{"the first pole", [2]int{1, 1}, "-1.00", workbook.Solid},
		{"the second pole", [2]int{7, 7}, "1.00", workbook.Solid},
		{"in between", [2]int{4, 4}, "0.00", workbook.Solid},
		{"half of them is solid", [2]int{6, 0}, "0.67", workbook.Solid},
		{"thirds are exact", [2]int{3, 4}, "-0.17", workbook.Solid},
	} {
		w, _ := workbooktest.Begin(t)
		mark(t, w, "time.moment", "sales", c.marks[0])
		mark(t, w, "time.length", "sales", c.marks[1])
		got := workbook.ProfileOf(w).Dimensions[0].Positions[0]
		if s := workbook.Decimal(got.Mean, 2); s != c.mean || got.Basis != c.basis {
			t.Errorf("%s: %s %s, want %s %s", c.name, s, got.Basis, c.mean, c.basis)
		}
	}
}

func TestVerdictsHoldOnExactFractions(t *testing.T) {
	for _, c := range []struct {
		separation *big.Rat
		want       workbook.Verdict
	}{
		{nil, ""},
		{big.NewRat(2, 1), workbook.Distinct},
		{big.NewRat(1, 1), workbook.Distinct},
		{big.NewRat(999999, 1000000), workbook.Blended},
		{big.NewRat(2, 5), workbook.Blended},
		{big.NewRat(399999, 1000000), workbook.Alike},
		{big.NewRat(0, 1), workbook.Alike},
		{big.NewRat(-399999, 1000000), workbook.Alike},
		{big.NewRat(-2, 5), workbook.Reversed},
		{big.NewRat(-2, 1), workbook.Reversed},
	} {
		if got := workbook.VerdictOf(c.separation); got != c.want {
			t.Errorf("%v is %q, want %q", c.separation, got, c.want)
		}
	}
}

func TestSeparationNeedsBothSides(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	mark(t, w, "trust.person", "sales", 2)
	if d := workbook.ProfileOf(w).Dimensions[1]; d.Separation != nil || d.Verdict != "" {
		t.Fatalf("one side alone is separated: %v", d)
	}
	mark(t, w, "trust.person", "service", 5)
	d := workbook.ProfileOf(w).Dimensions[1]
	if d.Separation.Cmp(big.NewRat(1, 1)) != 0 || d.Verdict != workbook.Distinct {
		t.Fatalf("%v %s", d.Separation, d.Verdict)
	}
}

func TestObservedSide(t *testing.T) {
	for _, c := range []struct {
		name     string
		cells    map[string]string
		closure  workbook.Count
		mean     string
		observed string
	}{
		{"nothing said", map[string]string{}, workbook.Count{Of: 2}, "", ""},
		{"one term is enough here", map[string]string{"when": "before"}, workbook.Count{Of: 2}, "-1.00", "sales"},
		{"a count that is not whole says nothing", map[string]string{"kept": "yes"}, workbook.Count{Yes: 1, Answered: 1, Of: 2}, "", ""},
		{"a whole count counts", map[string]string{"kept": "yes", "heard": "yes"}, workbook.Count{Yes: 2, Answered: 2, Of: 2}, "1.00", "service"},
		{"half of a count is both", map[string]string{"kept": "yes", "heard": "no"}, workbook.Count{Yes: 1, Answered: 2, Of: 2}, "0.00", workbook.BothSides},
		{"two terms", map[string]string{"when": "after", "kept": "no", "heard": "yes"}, workbook.Count{Yes: 1, Answered: 2, Of: 2}, "0.50", "service"},
		{"against each other", map[string]string{"when": "before", "kept": "yes", "heard": "yes"}, workbook.Count{Yes: 2, Answered: 2, Of: 2}, "0.00", workbook.BothSides},
	} {
		w, _ := workbooktest.Begin(t)
		deed(t, w, "d1", c.cells)
		got := w.Moves()[0]
		if got.Closure != c.closure || workbook.Decimal(got.Observed.Mean, 2) != c.mean || got.Observed.Side != c.observed {
			t.Errorf("%s: closure %+v, mean %s, observed %q", c.name, got.Closure, workbook.Decimal(got.Observed.Mean, 2), got.Observed.Side)
		}
	}
}

func TestBalanceOfEffort(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	deed(t, w, "d1", map[string]string{"by": "sales", "share": "30", "when": "after"})
	deed(t, w, "d2", map[string]string{"by": "service", "share": "12.5", "kept": "yes", "heard": "no"})
	deed(t, w, "d3", map[string]string{"share": "10"})
	deed(t, w, "d4", map[string]string{"by": "sales"})
	b := workbook.ProfileOf(w).Balance
	shares := func(s workbook.Shares) [4]string {
		return [4]string{
			workbook.Decimal(s.Sides[0], 1), workbook.Decimal(s.Sides[1], 1), workbook.Decimal(s.Both, 1), workbook.Decimal(s.Unsaid, 1),
		}
	}
	if got, want := shares(b.Declared), [4]string{"30.0", "12.5", "0.0", "10.0"}; got != want {
		t.Errorf("declared %v, want %v", got, want)
	}
	if got, want := shares(b.Observed), [4]string{"0.0", "30.0", "12.5", "10.0"}; got != want {
		t.Errorf("observed %v, want %v", got, want)
	}
	if total := b.Declared.Total(); total.Cmp(big.NewRat(105, 2)) != 0 {
		t.Errorf("total %v", total)
	}
}

func TestProgressCounts(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	want := func(label string, answered, asked int) {
		t.Helper()
		if p := workbook.ProgressOf(w); p.Answered != answered || p.Asked != asked {
			t.Errorf("%s: %d of %d, want %d of %d", label, p.Answered, p.Asked, answered, asked)
		}
	}
	want("starting rows are no answer", 0, 12)
	mark(t, w, "time.moment", "sales", 4)
	want("a mark of 4 is an answer", 1, 12)
	deed(t, w, "d1", map[string]string{"deed": "打电话"})
	want("a row with its first column alone is none", 1, 12)
	deed(t, w, "d2", map[string]string{"by": "sales"})
	want("a row with more is", 2, 12)
	depth := workbook.Address{Column: workbook.AboutDepth}
	put(t, w, workbook.Change{Kind: workbook.AboutChange, Address: depth, Before: w.At(depth), After: workbook.Value{Text: "brief"}})
	want("a lesser depth asks less and loses nothing", 2, 7)
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		r    *big.Rat
		want string
	}{
		{nil, ""},
		{big.NewRat(1, 200), "0.01"},
		{big.NewRat(-1, 200), "-0.01"},
		{big.NewRat(-1, 1000), "0.00"},
		{big.NewRat(-2, 3), "-0.67"},
	} {
		if got := workbook.Decimal(c.r, 2); got != c.want {
			t.Errorf("%v shows as %s, want %s", c.r, got, c.want)
		}
	}
}
