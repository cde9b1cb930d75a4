package workbook_test

import (
	"io/fs"
	"testing"

	"shiben/assets"
	"shiben/workbook"
)

func skeleton(t testing.TB) *workbook.Template {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "skeleton/template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range workbook.CheckTemplate(data) {
		t.Error(p)
	}
	tmpl, err := workbook.ParseTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// What template new writes is used from the first change to the readings.
func TestTheSkeletonIsAWholeTemplate(t *testing.T) {
	tmpl := skeleton(t)
	changes, err := workbook.Begin(tmpl, workbook.About{Title: "家具店", Depth: "full", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("w", tmpl)
	if err := w.ApplyAll(changes); err != nil {
		t.Fatal(err)
	}
	mark(t, w, "time.moment", "sales", 2)
	mark(t, w, "time.moment", "service", 6)
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Text: "商场试坐"}})
	row := workbook.Row{ID: "d1", Order: 1, Cells: map[string]string{
		"deed": "当天送到", "by": "sales", "when": "after", "promised": "yes", "kept": "no", "share": "40", "due": "2026-04-30", "place": "shop",
	}}
	put(t, w, workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: "d1"}, After: workbook.Value{Row: &row}})
	if got := workbook.Decimal(workbook.ProfileOf(w).Dimensions[0].Separation, 2); got != "1.33" {
		t.Errorf("separation %s", got)
	}
	got := fired(t, w, workbook.Chinese)
	for id, text := range map[string]string{"R1": "初次接触写了“商场试坐”，最后一次却还空着。", "R2d1": "“当天送到”答应过顾客，却没有做到。"} {
		if got[id].Text != text {
			t.Errorf("%s says %q", id, got[id].Text)
		}
	}
	if len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// It shows everything there is: a kind or type that is missing cannot be learnt.
func TestTheSkeletonShowsEveryKindAndType(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range skeleton(t).Prompts() {
		seen[string(p.Kind)] = true
		for _, c := range p.Columns {
			seen[string(c.Type)] = true
		}
		for i := range p.Derived {
			seen["derived "+string(p.Derived[i].Kind())] = true
		}
	}
	for _, want := range []string{"scale", "written", "table", "text", "flag", "choice", "number", "date", "row", "derived number", "derived flag", "derived count", "derived lean"} {
		if !seen[want] {
			t.Errorf("no %s", want)
		}
	}
}
