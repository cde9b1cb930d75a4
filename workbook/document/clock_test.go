package document_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

func TestAStampSaysItsZone(t *testing.T) {
	at := time.Date(2026, 3, 10, 22, 5, 0, 0, time.UTC)
	for want, zone := range map[string]*time.Location{
		"2026-03-10 22:05 UTC":       time.UTC,
		"2026-03-11 06:05 UTC+08:00": time.FixedZone("", 8*60*60),
		"2026-03-10 18:35 UTC-03:30": time.FixedZone("NST", -210*60),
	} {
		if got := document.Stamp(at.In(zone)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := document.Stamp(time.Time{}); got != "" {
		t.Errorf("no time is %q", got)
	}
}

// TestTimesAreOfOneZone holds that comments and the log are told by one clock, and
// that which one is said, also where it was another in winter.
func TestTimesAreOfOneZone(t *testing.T) {
	w, log := documenttest.TalkedOver(t, "mountain-tea", workbook.English)
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no list of zones here")
	}
	summer := workbook.Change{Kind: workbook.AboutChange, Address: workbook.Address{Column: workbook.AboutSubject}, Before: workbook.Value{Text: w.About.Subject}, After: workbook.Value{Text: "July"}}
	log = documenttest.Also(t, w, log, "沈岚", summer)
	log[len(log)-1].At = time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC)
	said := tree(built(t, w, log, document.Options{Langs: en, Zone: zone, With: everything}))
	for _, want := range []string{"When (UTC+02:00)", "2026-07-02 00:30", "2026-03-09 10:30 UTC+01:00"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said", want)
		}
	}
	for _, b := range built(t, w, log, document.Options{Langs: en, Zone: zone, With: everything}).Blocks {
		s, ok := b.(document.Scales)
		if i := slices.IndexFunc(s.Rows, func(r document.ScaleRow) bool { return r.ID == "actor.granularity" }); ok && i >= 0 {
			for _, n := range s.Rows[i].Notes {
				for _, c := range n.Comments {
					if got := document.Stamp(c.At); got != "2026-03-10 10:00 UTC+01:00" {
						t.Errorf("the comment is of %s", got)
					}
				}
			}
		}
	}
}
