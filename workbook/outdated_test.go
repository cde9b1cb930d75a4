package workbook_test

import (
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func later(t *testing.T, pairs ...string) *workbook.Template {
	t.Helper()
	text := strings.NewReplacer(append(pairs, "version: 3", "version: 4")...).Replace(workbooktest.Small)
	tmpl, err := workbook.ParseTemplate([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

func TestOutdatedIsAnEarlierVersionOfTheSame(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	for name, c := range map[string]struct {
		tmpl *workbook.Template
		want bool
	}{
		"a later version": {later(t), true},
		"the same":        {workbooktest.Template(t), false},
		"another":         {later(t, "id: sales-service", "id: other"), false},
	} {
		if workbook.Outdated(w, c.tmpl) != c.want {
			t.Errorf("%s: not %v", name, c.want)
		}
	}
}

func TestReviewCarriesWhatMapsAndListsTheRest(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	mark(t, w, "time.moment", "sales", 3)
	mark(t, w, "time.length", "sales", 5)
	next := later(t, "id: time.length", "id: time.span", "id: whole", "id: deep", "depth: whole", "depth: deep")
	c, err := workbook.Review(w, next)
	if err != nil {
		t.Fatal(err)
	}
	back := workbook.Empty("w2", next)
	if err := back.ApplyAll(c.Changes); err != nil {
		t.Fatal(err)
	}
	if back.Mark("time.moment", "sales") != 3 || back.About.Title != w.About.Title || back.About.Depth != "brief" {
		t.Errorf("carried: %+v", back.About)
	}
	if len(c.Dropped) != 1 || c.Dropped[0].Key.Prompt != "time.length" {
		t.Errorf("dropped: %+v", c.Dropped)
	}
	if w.Mark("time.length", "sales") != 5 {
		t.Error("the original has changed")
	}
}
