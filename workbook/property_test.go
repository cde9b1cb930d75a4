package workbook_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// state is everything that a person can see of a workbook.
func state(w *workbook.Workbook) string {
	data, err := json.Marshal(struct {
		workbook.About
		Records []workbook.Record
	}{w.About, w.Records()})
	if err != nil {
		panic(err)
	}
	return string(data)
}

// edit makes n random acts of one to three changes and returns the whole log.
func edit(t *testing.T, rt *rapid.T, n int) (*workbook.Workbook, workbook.History) {
	w, begin := workbooktest.Begin(t)
	log := workbook.History{}
	for _, c := range begin {
		c.Seq = len(log) + 1
		log = append(log, c)
	}
	for i := range n {
		for range rapid.IntRange(1, 3).Draw(rt, "changes") {
			c := workbooktest.Edit(rt, w, "prompt")
			c.Act, c.Seq, c.Rev = fmt.Sprintf("a%d", i), len(log)+1, workbook.Revision(i+2)
			if err := w.Apply(c); err != nil {
				rt.Fatalf("%+v: %v", c, err)
			}
			log = append(log, c)
		}
	}
	return w, log
}

func TestApplyThenUndoGivesTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "acts")
		w, log := edit(t, rt, n)
		last := state(w)
		first, err := workbook.Replay("w1", w.Template, log, 0)
		if err != nil || state(first) != last {
			rt.Fatalf("the replayed log is not the answers: %v", err)
		}
		start, _ := workbooktest.Begin(t)
		log = revertAll(rt, w, log, workbook.History.Undo, n)
		if state(w) != state(start) {
			rt.Fatalf("undone to the beginning:\n%s\n%s", state(w), state(start))
		}
		log = revertAll(rt, w, log, workbook.History.Redo, n)
		if state(w) != last {
			rt.Fatalf("redone to the end:\n%s\n%s", state(w), last)
		}
		revertAll(rt, w, log, workbook.History.Undo, n)
		if state(w) != state(start) {
			rt.Fatal("undone once more is not the beginning")
		}
	})
}

type revert func(workbook.History, string) ([]workbook.Change, workbook.Act, error)

// revertAll undoes or redoes until nothing is left, which must be n acts.
func revertAll(rt *rapid.T, w *workbook.Workbook, log workbook.History, pick revert, n int) workbook.History {
	for i := range n + 1 {
		changes, _, err := pick(log, fmt.Sprintf("%s%d", "r", len(log)))
		if err != nil {
			if i != n {
				rt.Fatalf("after %d of %d: %v", i, n, err)
			}
			return log
		}
		for _, c := range changes {
			c.Seq = len(log) + 1
			log = append(log, c)
		}
		if err := w.ApplyAll(changes); err != nil {
			rt.Fatal(err)
		}
	}
	rt.Fatalf("more than %d acts to revert", n)
	return nil
}

func TestAnyOrderOfEditsOnDifferentAnswersGivesTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := workbooktest.Begin(t)
		var edits []workbook.Change
		for range rapid.IntRange(2, 10).Draw(rt, "edits") {
			c := workbooktest.Edit(rt, w, "prompt")
			if c.Kind != workbook.InsertChange && len(workbook.Clashing(edits, []workbook.Change{c})) == 0 {
				edits = append(edits, c)
			}
		}
		other := w.Clone()
		apply(rt, w, edits)
		apply(rt, other, rapid.Permutation(edits).Draw(rt, "order"))
		if state(w) != state(other) {
			rt.Fatalf("%s\n%s", state(w), state(other))
		}
	})
}

func apply(rt *rapid.T, w *workbook.Workbook, changes []workbook.Change) {
	for _, c := range changes {
		if err := w.Apply(c); err != nil {
			rt.Fatal(err)
		}
	}
}

func TestRecordsRestoreTheWorkbook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := edit(t, rt, 6)
		data, err := json.Marshal(w.Records())
		if err != nil {
			rt.Fatal(err)
		}
		var records []workbook.Record
		if err := json.Unmarshal(data, &records); err != nil {
			rt.Fatal(err)
		}
		back := workbook.Restore(w.ID, w.Template, w.About, w.Revision, records)
		if state(back) != state(w) {
			rt.Fatalf("%s\n%s", state(back), state(w))
		}
	})
}

func TestChangesSurviveJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		_, log := edit(t, rt, 4)
		data, err := json.Marshal(log)
		if err != nil {
			rt.Fatal(err)
		}
		var back workbook.History
		if err := json.Unmarshal(data, &back); err != nil {
			rt.Fatal(err)
		}
		again, err := json.Marshal(back)
		if err != nil || !bytes.Equal(data, again) {
			rt.Fatalf("%s\n%s", data, again)
		}
	})
}

func TestAFailedChangeLeavesEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := edit(t, rt, 3)
		before := state(w)
		good := workbooktest.Edit(rt, w, "prompt")
		bad := good
		bad.Before.Text += "not this"
		if err := w.ApplyAll([]workbook.Change{bad}); err == nil {
			rt.Fatal("a change that does not fit was taken")
		}
		if state(w) != before {
			rt.Fatal("a refused change left its mark")
		}
	})
}
