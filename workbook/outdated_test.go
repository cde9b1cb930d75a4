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

// Nothing of an original goes missing on the way: each answer of either side is in the
// copy, not yet reviewed, or among what was dropped.
func TestAReviewedMoveLosesNoAnswerOfEitherSide(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	for _, prompt := range []string{"time.moment", "time.length"} {
		mark(t, w, prompt, "sales", 3)
		mark(t, w, prompt, "service", 6)
	}
	c, err := workbook.Review(w, later(t, "id: time.length", "id: time.span"))
	if err != nil {
		t.Fatal(err)
	}
	dropped := map[workbook.RecordKey]bool{}
	for _, r := range c.Dropped {
		dropped[r.Key] = true
	}
	carried := map[workbook.RecordKey]bool{}
	for _, change := range c.Changes {
		if change.Facet == workbook.ReviewFacet {
			carried[workbook.RecordKey{AnswerKey: workbook.AnswerKey{Prompt: change.Prompt, Side: change.Side}}] = true
		}
	}
	n := 0
	for _, r := range w.Records() {
		if r.Value.Mark == 0 {
			continue
		}
		n++
		if carried[r.Key] == dropped[r.Key] {
			t.Errorf("%v: carried %v, dropped %v", r.Key, carried[r.Key], dropped[r.Key])
		}
	}
	if n != 4 || len(carried) != 2 || c.Kept != 2 {
		t.Errorf("%d marks, %d carried, %d counted", n, len(carried), c.Kept)
	}
}
