package history_test

import (
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// A log of 10,000 changes: each of these must stay well within two frames.

func BenchmarkOpen(b *testing.B) {
	w := long(b, 10000)
	_, d := open(b, w, workbook.Chinese)
	for b.Loop() {
		over(b, d, workbook.Chinese).View()
	}
}

func BenchmarkTakeIn(b *testing.B) {
	w := long(b, 10000)
	for b.Loop() {
		open(b, w, workbook.Chinese)
	}
}

func BenchmarkScroll(b *testing.B) {
	s, _ := open(b, long(b, 10000), workbook.Chinese)
	s.SetSize(120, 38)
	for b.Loop() {
		s.Update(uitest.Key("pgdown"))
		s.View()
		s.Update(uitest.Key("up"))
		s.View()
	}
}

func BenchmarkLookBack(b *testing.B) {
	s, _ := open(b, long(b, 10000), workbook.Chinese)
	for b.Loop() {
		uitest.Press(s, "o")
		s.View()
		uitest.Press(s, "esc")
	}
}

func BenchmarkUndo(b *testing.B) {
	s, _ := open(b, long(b, 10000), workbook.Chinese)
	for b.Loop() {
		uitest.Press(s, "u")
		s.View()
	}
}

func BenchmarkRedo(b *testing.B) {
	_, d := open(b, long(b, 10000), workbook.Chinese)
	if _, err := d.Undo(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.Redo(); err != nil {
			b.Fatal(err)
		}
		if _, err := d.Undo(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookBackHalfWay(b *testing.B) {
	s, _ := open(b, long(b, 10000), workbook.Chinese)
	for range 250 {
		s.Update(uitest.Key("pgdown"))
	}
	for b.Loop() {
		uitest.Press(s, "o")
		s.View()
		uitest.Press(s, "esc")
	}
}
