package workbook_test

import (
	"fmt"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// An answer holds so many pieces of evidence and comments and no more; those that it
// has can be changed and taken away.
func TestAnAnswerHoldsSoManyItems(t *testing.T) {
	for facet, v := range map[workbook.Facet]workbook.Value{
		workbook.EvidenceFacet: {Evidence: &workbook.Evidence{Text: "据"}},
		workbook.CommentFacet:  {Comment: &workbook.Comment{Text: "批"}},
	} {
		w, _ := workbooktest.Begin(t)
		a := workbook.Address{Prompt: "time.first", Side: "sales"}
		for i := range workbook.MaxItems {
			put(t, w, w.Noting(a, facet, fmt.Sprint(i), v))
		}
		if err := w.Apply(w.Noting(a, facet, "one more", v)); code(err) != "too_many_items" {
			t.Errorf("%s: %v", facet, err)
		}
		put(t, w, w.Noting(a, facet, "7", workbook.Value{}))
		put(t, w, w.Noting(a, facet, "one more", v))
	}
}
