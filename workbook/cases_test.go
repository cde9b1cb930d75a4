package workbook_test

import (
	"io/fs"
	"slices"
	"testing"

	"shiben/assets"
	"shiben/workbook"
)

func TestCasesAreCompleteInBothLanguagesAndFireWhatTheyMean(t *testing.T) {
	tmpl := builtIn(t)
	paths, err := fs.Glob(assets.FS(), "cases/*.yaml")
	if err != nil || len(paths) < 2 {
		t.Fatalf("%v %v", paths, err)
	}
	all := map[string]bool{}
	for _, path := range paths {
		data, err := fs.ReadFile(assets.FS(), path)
		if err != nil {
			t.Fatal(err)
		}
		c, err := workbook.ParseCase(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range []workbook.Lang{workbook.Chinese, workbook.English} {
			for _, id := range caseReadings(t, c, tmpl, l) {
				all[id] = true
			}
		}
	}
	if len(all) < 15 {
		t.Errorf("the cases fire %d readings between them", len(all))
	}
}

// caseReadings makes the case's workbook, holds that it fires exactly the readings
// that it names, and returns them.
func caseReadings(t *testing.T, c *workbook.Case, tmpl *workbook.Template, l workbook.Lang) []string {
	t.Helper()
	changes, err := c.Begin(tmpl, l)
	if err != nil {
		t.Fatalf("%s %s: %v", c.ID, l, err)
	}
	w := workbook.Empty("case", tmpl)
	if err := w.ApplyAll(changes); err != nil {
		t.Fatalf("%s %s: %v", c.ID, l, err)
	}
	readings, err := workbook.ReadingsOf(w, l)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range readings {
		ids = append(ids, r.Rule.ID)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	want := slices.Sorted(slices.Values(c.Readings))
	if !slices.Equal(ids, want) {
		t.Errorf("%s %s fires %v, want %v", c.ID, l, ids, want)
	}
	for _, p := range tmpl.Prompts() {
		if p.Kind == workbook.Scale && (w.Mark(p.ID, tmpl.Sides[0].ID) == 0 || w.Mark(p.ID, tmpl.Sides[1].ID) == 0) {
			t.Errorf("%s: %s is not marked", c.ID, p.ID)
		}
	}
	return ids
}
