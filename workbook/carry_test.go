package workbook_test

import (
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// A column that the newer template no longer has, and an option that it renamed:
// those cells are listed, the rest of the row is carried.
func TestCellsWithoutAPlaceAreListed(t *testing.T) {
	old, _ := workbooktest.Begin(t)
	row := workbook.Row{ID: "d1", Order: 1, Cells: map[string]string{"deed": "Call back", "by": "sales", "share": "60", "kept": "yes"}}
	err := old.Apply(workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: "d1"}, After: workbook.Value{Row: &row}})
	if err != nil {
		t.Fatal(err)
	}
	newer := strings.Replace(workbooktest.Small, `- {id: share, type: number, min: 0, max: 100`, `- {id: share, type: number, min: 0, max: 50`, 1)
	newer = strings.Replace(newer, "options: [{id: sales,", "options: [{id: seller,", 1)
	tmpl, err := workbook.ParseTemplate([]byte(newer))
	if err != nil {
		t.Fatal(err)
	}
	c, err := workbook.BeginFrom(old, tmpl, old.About)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Dropped) != 1 {
		t.Fatalf("dropped %+v", c.Dropped)
	}
	lost := c.Dropped[0].Value.Row
	if c.Dropped[0].Key.Row != "d1" || len(lost.Cells) != 2 || lost.Cells["share"] != "60" || lost.Cells["by"] != "sales" {
		t.Errorf("dropped %+v", lost)
	}
	w := workbook.Empty("w2", tmpl)
	if err := w.ApplyAll(c.Changes); err != nil {
		t.Fatal(err)
	}
	if got := w.Row("joint.deeds", "d1").Cells; len(got) != 2 || got["deed"] != "Call back" || got["kept"] != "yes" {
		t.Errorf("carried %v", got)
	}
}
