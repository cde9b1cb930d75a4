package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/workbooktest"
)

// The lines of a batch: what is refused is said in words, what is taken is clean and
// can be written to the log of any store.
func FuzzBatch(f *testing.F) {
	for _, s := range []string{
		`{"prompt":"time.moment","side":"sales","value":3,"why":"先"}`,
		`{"prompt":"time.moment","side":"sales","participant":"陈","value":6}`,
		"\ufeff" + `{"prompt":"time.first","value":"看人"}` + "\r\n\r\n" + `{"prompt":"time.last","state":"later"}`,
		`{"prompt":"joint.deeds","row":"new","values":{"deed":"Film","share":40,"by":"sales","place":"shop"}}` + "\n" + `{"prompt":"joint.places","row":"shop","values":null}`,
		`{"prompt":"time.first","value":"a\u001b[31m\u202e","evidence":[{"text":"e","date":"2026-01-02","by":"b"}],"ticks":[]}`,
		`{"prompt":"time.first","evidence":null,"confidence":"none","state":null}`,
		`{"prompt":"time.moment","value":2.0,"side":"sales"}`, `{"prompt":1,"value":{}}`, `{"prompt":"time.first","prompt":"x"}`, `[]`, `{}{}`, `{"values":{}`, "{\"\xff\":1}",
	} {
		f.Add(s)
	}
	w, _ := workbooktest.Begin(f)
	f.Fuzz(func(t *testing.T, text string) {
		began := time.Now()
		ids := 0
		m := maker{w: w.Clone(), newID: func() string { ids++; return fmt.Sprint("id", ids) }}
		edits, err := parseBatch(text)
		var changes []workbook.Change
		if err == nil {
			changes, err = m.all(edits)
		}
		var p *workbook.Problem
		switch {
		case err != nil && !errors.As(err, &p):
			t.Fatalf("%q: no problem that can be told: %v", text, err)
		case err != nil && p.Code != "batch_empty" && p.Code != batchLine:
			t.Fatalf("%q: no line: %v", text, err)
		case err != nil || len(changes) == 0:
			return
		}
		workbook.Stamp(changes, "act", "林", time.Unix(0, 0))
		plan, err := workbook.PlanAppend(workbook.Standing{Workbook: w, Head: workbook.HeadOf(w)}, 0, changes)
		if err != nil {
			t.Fatalf("%q is taken, and no store would take it: %v", text, err)
		}
		data, err := json.Marshal(plan.Workbook.Records())
		if err != nil || !clean.JSON(data) {
			t.Fatalf("%q leaves %s (%v)", text, data, err)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}
