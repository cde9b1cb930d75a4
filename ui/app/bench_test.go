package app

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/store/memory"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// heads are as many as asked for, the newest first, with positions to draw.
func manyHeads(n int) []workbook.Head {
	heads := make([]workbook.Head, n)
	for i := range heads {
		a, b := -60+i%50, 30+i%60
		heads[i] = workbook.Head{
			ID: fmt.Sprint(i), About: workbook.About{Title: fmt.Sprintf("云岭山茶 %d", i), Subject: "云南山头茶，线上与茶室", Depth: "full"},
			Revision: 3, Updated: uitest.Day.Add(-time.Duration(i) * time.Minute),
			Tally: workbook.Tally{Answered: i % 67, Asked: 67}, Lines: []workbook.Line{{&a, &b}, {&b, &a}, {&a, nil}},
		}
	}
	return heads
}

// BenchmarkFirstFrame is the model's part of the first full frame: from nothing
// to a view of a library of 1,000, the reading of the store left out.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			heads := manyHeads(n)
			env := uitest.Env(b, memory.New(), workbook.Chinese)
			b.ReportAllocs()
			for b.Loop() {
				m, err := New(env, Options{Heads: func() ([]workbook.Head, error) { return heads, nil }})
				if err != nil {
					b.Fatal(err)
				}
				m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
				for _, msg := range uitest.Run(m.top().Init()) {
					m.Update(msg)
				}
				if len(m.View().Content) < 1000 {
					b.Fatal("nothing is drawn")
				}
			}
		})
	}
}

// BenchmarkListKey is a key in a library of 10,000, with the view that follows.
func BenchmarkListKey(b *testing.B) {
	heads := manyHeads(10000)
	m, err := New(uitest.Env(b, memory.New(), workbook.Chinese), Options{Heads: func() ([]workbook.Head, error) { return heads, nil }})
	if err != nil {
		b.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	for _, msg := range uitest.Run(m.top().Init()) {
		m.Update(msg)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Update(uitest.Key("down"))
		m.View()
	}
}
