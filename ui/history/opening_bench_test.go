package history_test

import (
	"testing"
	"time"

	"shiben/ui"
	"shiben/ui/compare"
	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

// What opens round a log of 10,000 changes: the walk with its draft, and the
// comparison with a version of half way.

func BenchmarkOpenWalk(b *testing.B) {
	l := long(b, 10000)
	look := uitest.Look(b, workbook.Chinese, true)
	for b.Loop() {
		d := draft.New(draft.Env{Now: func() time.Time { return uitest.Day }, NewID: uitest.IDs("new"), Author: "林"}, l.w.Clone(), &uitest.Queue{})
		d.SetLog(l.log)
		s := walk.New(ui.Env{Now: func() time.Time { return uitest.Day }}, d, "")
		s.SetLook(look)
		s.SetSize(120, 38)
		s.View()
	}
}

func BenchmarkOpenComparison(b *testing.B) {
	l := long(b, 10000)
	_, d := open(b, l, workbook.Chinese)
	look := uitest.Look(b, workbook.Chinese, true)
	half := l.log[len(l.log)/2].Seq
	for b.Loop() {
		from, err := workbook.Replay(l.w.ID, l.w.Template, l.log, half)
		if err != nil {
			b.Fatal(err)
		}
		s := compare.New(ui.Env{}, from, d.Workbook(), [2]string{"", ""}).Follow(d)
		s.SetLook(look)
		s.SetSize(120, 38)
		s.View()
	}
}
