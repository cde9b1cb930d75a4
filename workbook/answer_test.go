package workbook_test

import (
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func stamped(changes []workbook.Change, act string) []workbook.Change {
	for i := range changes {
		changes[i].Act = act
	}
	return changes
}

func TestStatesStandInPlaceOfAValueAndNeverForAFour(t *testing.T) {
	a := workbook.Address{Prompt: "time.moment", Side: "sales"}
	for _, c := range []struct {
		state           workbook.State
		answered, asked int // of the whole workbook, of 12
		mean            string
		inDimension     int
	}{
		{"", 1, 12, "1.00", 2},
		{workbook.Unsure, 1, 12, "1.00", 2},
		{workbook.Later, 0, 12, "", 2},
		{workbook.DontKnow, 0, 12, "", 2},
		{workbook.NotApplicable, 0, 11, "", 1},
	} {
		w, _ := workbooktest.Begin(t)
		if err := w.ApplyAll(w.Answering(a, workbook.Value{Mark: 7})); err != nil {
			t.Fatal(err)
		}
		if err := w.ApplyAll(w.Stating(a, c.state)); err != nil {
			t.Fatal(err)
		}
		p := workbook.ProfileOf(w)
		got := p.Dimensions[0].Positions[0]
		if p.Progress.Answered != c.answered || p.Progress.Asked != c.asked || workbook.Decimal(got.Mean, 2) != c.mean || got.Asked != c.inDimension {
			t.Errorf("%q: %d of %d, position %s of %d", c.state, p.Progress.Answered, p.Progress.Asked, workbook.Decimal(got.Mean, 2), got.Asked)
		}
		if err := w.ApplyAll(w.Answering(a, workbook.Value{Mark: 2})); err != nil {
			t.Fatal(err)
		}
		if answer := w.Answer(a.Prompt, a.Side); !answer.Stands() || answer.Value.Mark != 2 {
			t.Errorf("%q: a mark given after it does not stand: %+v", c.state, answer)
		}
	}
}

func TestACarriedAnswerIsReviewedWhenItIsConfirmedOrChanged(t *testing.T) {
	a := workbook.Address{Prompt: "time.first", Side: "sales"}
	carried := func() *workbook.Workbook {
		w, _ := workbooktest.Begin(t)
		was := workbook.Value{Text: "去年的话"}
		if err := w.ApplyAll(append(w.Answering(a, was), w.Noting(a, workbook.ReviewFacet, "", was))); err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := carried()
	if c := w.Answer(a.Prompt, a.Side).Carried; c == nil || c.Text != "去年的话" {
		t.Fatalf("%+v", c)
	}
	for name, changes := range map[string][]workbook.Change{
		"confirmed": {w.Noting(a, workbook.ReviewFacet, "", workbook.Value{})},
		"changed":   w.Answering(a, workbook.Value{Text: "今年的话"}),
		"put off":   w.Stating(a, workbook.Later),
	} {
		w := carried()
		if err := w.ApplyAll(changes); err != nil {
			t.Fatal(err)
		}
		if w.Answer(a.Prompt, a.Side).Carried != nil {
			t.Errorf("%s, and still to be reviewed", name)
		}
	}
}

func TestItemsStandInTheOrderOfTheirIDs(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	a := workbook.Address{Prompt: "joint.one"}
	for _, id := range []string{"i2", "i1", "i3", "i2"} {
		c := w.Noting(a, workbook.EvidenceFacet, id, workbook.Value{Evidence: &workbook.Evidence{Text: "见" + id}})
		put(t, w, c)
	}
	got := ""
	for _, item := range w.Answer("joint.one", "").Facets.Evidence {
		got += item.ID
	}
	if got != "i1i2i3" {
		t.Fatal(got)
	}
}

func TestBadFacetsAreRefused(t *testing.T) {
	scale := workbook.Address{Prompt: "time.moment", Side: "sales"}
	for name, c := range map[string]struct {
		a     workbook.Address
		facet workbook.Facet
		item  string
		v     workbook.Value
		code  string
	}{
		"no such state":      {scale, workbook.StateFacet, "", workbook.Value{Text: "maybe"}, "state_unknown"},
		"no such confidence": {scale, workbook.ConfidenceFacet, "", workbook.Value{Text: "total"}, "confidence_unknown"},
		"no such facet":      {scale, "mood", "", workbook.Value{Text: "x"}, "facet_unknown"},
		"no side":            {workbook.Address{Prompt: "time.moment"}, workbook.WhyFacet, "", workbook.Value{Text: "x"}, "side_needed"},
		"no item":            {scale, workbook.CommentFacet, "", workbook.Value{Comment: &workbook.Comment{Text: "x"}}, "change_shape"},
		"not a day":          {scale, workbook.EvidenceFacet, "i", workbook.Value{Evidence: &workbook.Evidence{Date: "spring"}}, "evidence_date"},
		"an escape":          {scale, workbook.WhyFacet, "", workbook.Value{Text: "\x1b[2J"}, "text_control"},
	} {
		w, _ := workbooktest.Begin(t)
		if err := w.ApplyAll(stamped([]workbook.Change{w.Noting(c.a, c.facet, c.item, c.v)}, "a")); code(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestMovesThatArePutOffDoNotCount(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	deed(t, w, "d1", map[string]string{"deed": "打电话", "by": "sales", "share": "30"})
	if err := w.ApplyAll(w.Stating(workbook.Address{Prompt: "joint.deeds"}, workbook.Later)); err != nil {
		t.Fatal(err)
	}
	p := workbook.ProfileOf(w)
	if len(p.Moves) != 0 || p.Balance.Declared.Total().Sign() != 0 {
		t.Fatalf("%d moves count", len(p.Moves))
	}
	if err := w.ApplyAll(w.Stating(workbook.Address{Prompt: "joint.deeds"}, "")); err != nil {
		t.Fatal(err)
	}
	if n := len(workbook.ProfileOf(w).Moves); n != 1 {
		t.Fatalf("%d moves after all", n)
	}
}
