package walk_test

import (
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// BenchmarkView is a frame of each kind of step after a key that changes it.
func BenchmarkView(b *testing.B) {
	for _, c := range []struct{ name, at, there, back string }{
		{"scales", "loop.closure", "right", "left"},
		{"written", "actor.m.market", "right", "left"},
		{"table", "loop.moves", "right", "left"},
		{"sixty", "loop.moves", "right", "left"},
		{"outline", "", "down", "up"},
	} {
		for _, size := range [][2]int{{80, 22}, {160, 43}} {
			b.Run(c.name+"-"+[]string{"80", "160"}[size[0]/160], func(b *testing.B) {
				s, _ := open(b, uitest.Filled(b, workbook.Chinese), workbook.Chinese, size[0], size[1], c.at)
				if c.name == "sixty" {
					s, _ = open(b, uitest.Hostile(b, workbook.Chinese), workbook.Chinese, size[0], size[1], c.at)
				}
				if c.at == "" {
					s.Update(uitest.Key("esc"))
				}
				there, back := uitest.Key(c.there), uitest.Key(c.back)
				s.View()
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					key := there
					if i%2 == 1 {
						key = back
					}
					s.Update(key)
					_ = s.View()
					_ = s.Cursor()
				}
			})
		}
	}
}

// BenchmarkKey is a character typed at the end and in the middle of an answer of
// 5,000 Chinese characters, through the draft, and the frame that shows it.
func BenchmarkKey(b *testing.B) {
	for _, c := range []struct {
		name string
		runs int
		back string
	}{{"empty", 0, ""}, {"5000-end", 500, ""}, {"5000-start", 500, "ctrl+home"}} {
		b.Run(c.name, func(b *testing.B) {
			w := uitest.Empty(b, workbook.Chinese, "full")
			s, d := open(b, w, workbook.Chinese, 120, 38, "actor.m.market")
			long := strings.Repeat("我们先看清楚人，再做。", c.runs)
			must(b, d.Type(workbook.Address{Prompt: "actor.m.market", Side: "marketing"}, long))
			s.StandOn("actor.m.market", "marketing")
			if c.back != "" {
				s.Update(uitest.Key(c.back))
			}
			s.View()
			put, erase := uitest.Key("字"), uitest.Key("backspace")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				key := put
				if i%2 == 1 {
					key = erase
				}
				s.Update(key)
				_ = s.View()
				_ = s.Cursor()
			}
		})
	}
}
