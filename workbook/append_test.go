package workbook_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

var morning = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// standing is a new workbook as a store would hold it.
func standing(t *testing.T) workbook.Standing {
	t.Helper()
	w, changes := workbooktest.Begin(t)
	workbook.Stamp(changes, "", "", morning)
	plan, err := workbook.PlanCreate(w.ID, w.Template, changes)
	if err != nil {
		t.Fatal(err)
	}
	return workbook.Standing{Workbook: plan.Workbook, Head: plan.Head, Newest: plan.Changes[len(plan.Changes)-1]}
}

// after is what stands when a plan was carried out.
func after(p workbook.Plan) workbook.Standing {
	return workbook.Standing{Workbook: p.Workbook, Head: p.Head, Newest: p.Changes[len(p.Changes)-1]}
}

func typed(act string, second int, before, text string) workbook.Change {
	return workbook.Change{
		Act: act, At: morning.Add(time.Duration(second) * time.Second), Kind: workbook.SetChange,
		Address: workbook.Address{Prompt: "joint.one"}, Before: workbook.Value{Text: before}, After: workbook.Value{Text: text},
	}
}

func plan(t *testing.T, now workbook.Standing, base workbook.Revision, changes ...workbook.Change) workbook.Plan {
	t.Helper()
	p, err := workbook.PlanAppend(now, base, changes)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlanCreateNumbersFromOne(t *testing.T) {
	now := standing(t)
	if now.Head.Revision != 1 || now.Workbook.Revision != 1 || now.Newest.Rev != 1 || now.Newest.Seq != 5 {
		t.Errorf("head at %d, newest %+v", now.Head.Revision, now.Newest)
	}
	if !now.Head.Created.Equal(morning) || !now.Head.Updated.Equal(morning) {
		t.Errorf("created %v, updated %v", now.Head.Created, now.Head.Updated)
	}
}

func TestPlanAppendLeavesWhatStands(t *testing.T) {
	now := standing(t)
	p := plan(t, now, 1, typed("a", 1, "", "一句"))
	if now.Workbook.Text("joint.one", "") != "" || now.Head.Answered != 0 {
		t.Error("planning changed the workbook")
	}
	if p.Workbook.Text("joint.one", "") != "一句" || p.Revision != 2 || p.Head.Answered != 1 {
		t.Errorf("planned %d, %+v", p.Revision, p.Head)
	}
	if !p.Head.Created.Equal(morning) || !p.Head.Updated.Equal(morning.Add(time.Second)) {
		t.Errorf("created %v, updated %v", p.Head.Created, p.Head.Updated)
	}
}

// TestPlanAppendGoesOn types within one write and over several: one entry holds it.
func TestPlanAppendGoesOn(t *testing.T) {
	now := standing(t)
	first := plan(t, now, 1, typed("a", 1, "", "一"), typed("a", 2, "一", "一句"))
	second := plan(t, after(first), 2, typed("a", 3, "一句", "一句话"), typed("b", 4, "一句话", ""))
	if len(first.Changes) != 1 || len(second.Changes) != 2 || len(second.Records) != 1 {
		t.Fatalf("%d then %d changes, records %v", len(first.Changes), len(second.Changes), second.Records)
	}
	whole, next := second.Changes[0], second.Changes[1]
	if whole.Seq != first.Changes[0].Seq || whole.Rev != 3 || !whole.Before.Empty() || whole.After.Text != "一句话" {
		t.Errorf("the entry that went on: %+v", whole)
	}
	if next.Seq != whole.Seq+1 || next.Before.Text != "一句话" {
		t.Errorf("the entry after it: %+v", next)
	}
}

func TestPlanAppendClashes(t *testing.T) {
	now := standing(t)
	theirs := plan(t, now, 1, typed("theirs", 1, "", "他们的"))
	clashing := after(theirs)
	clashing.Between = theirs.Changes
	_, err := workbook.PlanAppend(clashing, 1, []workbook.Change{typed("mine", 2, "", "我的")})
	var c *workbook.Conflict
	if !errors.As(err, &c) || len(c.Clash) != 1 || c.Base != 1 || c.Current != 2 {
		t.Errorf("got %v", err)
	}
	mine := workbook.Change{Act: "mine", Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.moment", Side: "sales"}, After: workbook.Value{Mark: 3}}
	if p := plan(t, clashing, 1, mine); len(p.Between) != 1 || p.Revision != 3 {
		t.Errorf("revision %d, between %v", p.Revision, p.Between)
	}
}

func TestPlansRefuse(t *testing.T) {
	now := standing(t)
	actless, far, spoilt := typed("", 1, "", "一"), typed("a", 1, "", "一"), typed("a\x00", 1, "", "一")
	far.At = time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	for code, c := range map[string]workbook.Change{
		"change_act": actless, "change_time": far, "text_control": spoilt, "stale": typed("a", 1, "别的", "一"),
	} {
		_, err := workbook.PlanAppend(now, 1, []workbook.Change{c})
		var p *workbook.Problem
		if !errors.As(err, &p) || p.Code != code {
			t.Errorf("%s: got %v", code, err)
		}
	}
	if _, err := workbook.PlanAppend(now, 2, nil); !errors.Is(err, workbook.ErrStale) {
		t.Errorf("a base that was never written: %v", err)
	}
	for _, id := range []string{"", strings.Repeat("x", workbook.MaxTitle+1)} {
		if _, err := workbook.PlanCreate(id, now.Workbook.Template, []workbook.Change{typed("a", 1, "", "一")}); !errors.Is(err, workbook.ErrInput) {
			t.Errorf("id of %d bytes: %v", len(id), err)
		}
	}
}

// TestPlanSharesNothing changes what it was given after the fact.
func TestPlanSharesNothing(t *testing.T) {
	now := standing(t)
	row := workbook.Row{ID: "r", Order: 9, Cells: map[string]string{"place": "仓库"}}
	c := workbook.Change{Act: "a", Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.places", Row: "r"}, After: workbook.Value{Row: &row}}
	c.At = time.Now().Local() // with a monotonic part and a zone
	p := plan(t, now, 1, c)
	row.Cells["place"] = "改了"
	if got := p.Changes[0].After.Row.Cells["place"]; got != "仓库" {
		t.Errorf("the log holds %q", got)
	}
	data, err := json.Marshal(p.Changes[0].At)
	if err != nil {
		t.Fatal(err)
	}
	var back time.Time
	if err := json.Unmarshal(data, &back); err != nil || back != p.Changes[0].At {
		t.Errorf("%v reads back as %v", p.Changes[0].At, back)
	}
	log := workbook.History(p.Changes)
	log.Clone()[0].After.Row.Cells["place"] = "改了"
	if log[0].After.Row.Cells["place"] != "仓库" {
		t.Error("a clone of the log shares its rows")
	}
}

func TestSince(t *testing.T) {
	log := workbook.History{{Seq: 1, Rev: 1}, {Seq: 2, Rev: 1}, {Seq: 3, Rev: 2}, {Seq: 4, Rev: 5}}
	for rev, want := range map[workbook.Revision]int{0: 4, 1: 2, 2: 1, 3: 1, 5: 0, 9: 0} {
		if got := log.Since(rev); len(got) != want || want > 0 && got[want-1].Seq != 4 {
			t.Errorf("since %d: %v", rev, got)
		}
	}
}
