package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/workbooktest"
)

// Answers from CSV: what is refused is said in words, what is taken is clean and can
// be written to the log of any store.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"prompt,side,value\ntime.moment,sales,3\n", "\ufeffprompt;side;value;why\r\ntime.moment;sales;3;先\r\n",
		"prompt,side,value,participant\ntime.moment,sales,3,陈\n", "prompt,state\ntime.first,later\n",
		"prompt,value,evidence\ntime.first,看人,\"text · who · 2026-01-02\n{\"\"text\"\":\"\"x\"\"}\"\n",
		"row,deed,share,by,place\n,Film,40,sales,\n", "row,deed\nshop,\n", "prompt,value\ntime.first,'=1+1\n",
		"prompt,value\ntime.first,\"a\x1b[31m\u202e\"\n", "prompt\tvalue\ntime.first\tx\n", "prompt,prompt\n", "\"", ",\n", "prompt,value\n\"a\nb,c\n", "prompt,value\n\xff,\xff\n",
	} {
		f.Add(s)
	}
	w, _ := workbooktest.Begin(f)
	f.Fuzz(func(t *testing.T, text string) {
		began := time.Now()
		ids := 0
		newID := func() string { ids++; return fmt.Sprint("id", ids) }
		s := &session{Deps: Deps{Stdin: strings.NewReader(text), NewID: newID}}
		m := maker{w: w.Clone(), newID: newID}
		g, err := s.readGrid(context.Background(), "-", w.Template)
		if err == nil {
			err = g.make(&m, newID)
		}
		var p *workbook.Problem
		switch {
		case err != nil && !errors.As(err, &p):
			t.Fatalf("%q: no problem that can be told: %v", text, err)
		case err != nil || len(m.changes) == 0:
			return
		}
		workbook.Stamp(m.changes, "act", "林", time.Unix(0, 0))
		plan, err := workbook.PlanAppend(workbook.Standing{Workbook: w, Head: workbook.HeadOf(w)}, 0, m.changes)
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
