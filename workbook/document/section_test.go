package document_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// A section holds the prompts that are wanted and no other, answered or not.
func TestASectionHoldsWhatIsWanted(t *testing.T) {
	w, _ := documenttest.Worked(t, "mountain-tea", workbook.Chinese)
	blank := workbook.Empty("blank", w.Template)
	blank.About.Depth = "full"
	for _, part := range w.Template.Parts {
		for _, p := range part.Prompts {
			d, err := document.Section(w, documenttest.Words(t), document.Options{Langs: zh}, p.ID)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, d)
			text := tree(d)
			if !strings.Contains(text, part.Name.ZH) || !strings.Contains(text, p.Name.ZH) {
				t.Errorf("%s: the part or the prompt has no name:\n%s", p.ID, text)
			}
			for _, other := range w.Template.Prompts() {
				if a := w.Answer(other.ID, other.Side).Value.Text; a != "" && strings.Contains(text, a) != (other.ID == p.ID) && !paired(w.Template, p, other) {
					t.Errorf("%s: the answer of %s is there: %v", p.ID, other.ID, strings.Contains(text, a))
				}
			}
			if d, err := document.Section(blank, documenttest.Words(t), document.Options{Langs: zh}, p.ID); err != nil || len(d.Blocks) < 2 {
				t.Errorf("%s unanswered: %v, %d blocks", p.ID, err, len(d.Blocks))
			}
		}
		whole, err := document.Section(w, documenttest.Words(t), document.Options{Langs: zh, Parts: []string{part.ID}})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, whole)
		heads := 0
		for _, b := range whole.Blocks {
			if h, ok := b.(document.Heading); ok && h.Level == 1 {
				heads++
			}
		}
		if heads != 1 {
			t.Errorf("%s: %d parts", part.ID, heads)
		}
	}
	if _, err := document.Section(w, documenttest.Words(t), document.Options{Langs: zh, Parts: []string{"nowhere"}}); !errors.Is(err, workbook.ErrNotFound) {
		t.Errorf("a part that is none: %v", err)
	}
}

// paired tells whether two prompts are asked side by side, so that one brings the
// other along.
func paired(t *workbook.Template, a, b *workbook.Prompt) bool {
	part := t.PartOf(a.ID)
	for _, step := range t.Steps(part, t.Depths[len(t.Depths)-1].ID) {
		if slices.Contains(step.Prompts, a) && slices.Contains(step.Prompts, b) {
			return true
		}
	}
	return false
}
