package workbook_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func TestCopyHoldsTheSameAnswers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := workbooktest.Begin(t)
		for range rapid.IntRange(0, 20).Draw(rt, "edits") {
			if err := w.Apply(workbooktest.Edit(rt, w, "edit")); err != nil {
				rt.Fatal(err)
			}
		}
		about := w.About
		about.Title = "A copy"
		changes, err := workbook.Copy(w, about)
		if err != nil {
			rt.Fatal(err)
		}
		c := workbook.Empty("copy", w.Template)
		if err := c.ApplyAll(changes); err != nil {
			rt.Fatal(err)
		}
		if !reflect.DeepEqual(c.Records(), w.Records()) {
			rt.Fatalf("got %v\nwant %v", c.Records(), w.Records())
		}
		if c.About != about {
			rt.Fatalf("got %v, want %v", c.About, about)
		}
		if i := slices.IndexFunc(changes, func(c workbook.Change) bool { return c.Act != workbook.NewAct }); i >= 0 {
			rt.Fatalf("change %d can be undone", i)
		}
	})
}

func TestNearestTakesLettersThatChangedPlacesForOneSlip(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{"lsit", "list"}, {"lis", "list"}, {"listt", "list"}, {"lost", "list"}, {"tsli", ""}, {"闭环的手抓", "闭环的抓手"},
	} {
		near := workbook.Nearest(tt.got, []string{"list", "闭环的抓手"})
		if tt.want == "" && near != nil || tt.want != "" && !slices.Equal(near, []string{tt.want}) {
			t.Errorf("%s: got %q, want %q", tt.got, near, tt.want)
		}
	}
}
