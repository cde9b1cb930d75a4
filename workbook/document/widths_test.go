package document_test

import (
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// Columns with long texts are wide, and a date, a name and a side have room for
// themselves.
func TestColumnsAreAsWideAsTheirTextsWant(t *testing.T) {
	d := documenttest.Case(t, "mountain-tea", document.Options{Langs: []workbook.Lang{workbook.English}})
	weight := map[string]int{}
	sum := 0
	for _, b := range d.Blocks {
		if table, ok := b.(document.Table); ok && table.ID == "combination.plan.table" {
			for _, c := range table.Columns {
				weight[c.ID] = c.Weight
				sum += c.Weight
			}
		}
	}
	for _, long := range []string{"step", "metric", "scene"} {
		for _, short := range []string{"side", "owner", "due"} {
			if weight[long] <= weight[short] {
				t.Errorf("%s has %d, %s %d", long, weight[long], short, weight[short])
			}
		}
	}
	for id, text := range map[string]string{"side": "Operations", "owner": "Cao Jianguo", "due": "2026-04-10"} {
		if weight[id] <= len(text) {
			t.Errorf("%s has %d for %q", id, weight[id], text)
		}
	}
	if sum < 90 || sum > 104 {
		t.Errorf("the widths come to %d", sum)
	}
}
