package workbook_test

import (
	"testing"

	"shiben/workbook"
)

func act(id, reverts string, seq int) workbook.Change {
	return workbook.Change{
		Seq: seq, Act: id, Reverts: reverts, Kind: workbook.SetChange,
		Address: workbook.Address{Prompt: "p" + id}, After: workbook.Value{Text: id},
	}
}

func TestUndoAndRedoWalkTheLog(t *testing.T) {
	for name, c := range map[string]struct {
		log        []workbook.Change
		undo, redo string
	}{
		"empty":                          {nil, "", ""},
		"making it cannot be undone":     {[]workbook.Change{act(workbook.NewAct, "", 1)}, "", ""},
		"the newest":                     {[]workbook.Change{act("a", "", 1), act("b", "", 2)}, "b", ""},
		"after an undo":                  {[]workbook.Change{act("a", "", 1), act("b", "", 2), act("u", "b", 3)}, "a", "u"},
		"after two undos":                {[]workbook.Change{act("a", "", 1), act("b", "", 2), act("u", "b", 3), act("v", "a", 4)}, "", "v"},
		"an undo is undone":              {[]workbook.Change{act("a", "", 1), act("u", "a", 2), act("r", "u", 3)}, "r", ""},
		"and done again":                 {[]workbook.Change{act("a", "", 1), act("u", "a", 2), act("r", "u", 3), act("w", "r", 4)}, "", "w"},
		"a new act ends what was redone": {[]workbook.Change{act("a", "", 1), act("u", "a", 2), act("b", "", 3)}, "b", ""},
		"an act in pieces is one":        {[]workbook.Change{act("a", "", 1), act("b", "", 2), act("a", "", 3)}, "b", ""},
	} {
		h := workbook.History(c.log)
		undo, _, _ := h.Undo("x")
		redo, _, _ := h.Redo("x")
		if reverts(undo) != c.undo || reverts(redo) != c.redo {
			t.Errorf("%s: undo %q, redo %q; want %q, %q", name, reverts(undo), reverts(redo), c.undo, c.redo)
		}
	}
}

func reverts(changes []workbook.Change) string {
	if len(changes) == 0 {
		return ""
	}
	return changes[0].Reverts
}

func TestUndoAndRedoNameTheActThatAPersonDid(t *testing.T) {
	h := workbook.History{act("a", "", 1), act("u", "a", 2)}
	for range 3 {
		_, redone, err := h.Redo("r")
		if err != nil || redone.ID != "a" {
			t.Fatalf("redo names %q: %v", redone.ID, err)
		}
		h = append(h, act("r"+h[len(h)-1].Act, h[len(h)-1].Act, len(h)+1))
		_, undone, err := h.Undo("u")
		if err != nil || undone.ID != "a" {
			t.Fatalf("undo names %q: %v", undone.ID, err)
		}
		h = append(h, act("u"+h[len(h)-1].Act, h[len(h)-1].Act, len(h)+1))
	}
}

func TestTypingIsOneChange(t *testing.T) {
	a, b := act("a", "", 1), act("a", "", 0)
	b.Before, b.After = a.After, workbook.Value{Text: "ab"}
	if !workbook.Extends(a, b) {
		t.Fatal("the same act on the same answer does not go on")
	}
	if c := workbook.Extend(a, b); c.Seq != 1 || !c.Before.Empty() || c.After.Text != "ab" {
		t.Fatalf("%+v", c)
	}
	for name, change := range map[string]func(*workbook.Change){
		"another act":    func(c *workbook.Change) { c.Act = "z" },
		"another answer": func(c *workbook.Change) { c.Side = "other" },
		"another author": func(c *workbook.Change) { c.Author = "z" },
		"a gap":          func(c *workbook.Change) { c.Before.Text = "gap" },
		"another kind":   func(c *workbook.Change) { c.Kind = workbook.AboutChange },
	} {
		other := b
		change(&other)
		if workbook.Extends(a, other) {
			t.Errorf("%s goes on with it", name)
		}
	}
}

func TestARowAndItsCellsTouch(t *testing.T) {
	row := workbook.Address{Prompt: "t", Row: "r"}
	cell := workbook.Address{Prompt: "t", Row: "r", Column: "c"}
	other := workbook.Address{Prompt: "t", Row: "r", Column: "d"}
	if !row.Touches(cell) || !cell.Touches(row) || cell.Touches(other) || cell.Touches(workbook.Address{Prompt: "t", Row: "s", Column: "c"}) {
		t.Fatal("touching is not as it should be")
	}
	title, subject := workbook.Address{Column: "title"}, workbook.Address{Column: "subject"}
	if title.Touches(subject) || !title.Touches(title) {
		t.Fatal("title and subject touch")
	}
}
