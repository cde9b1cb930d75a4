package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

const clause = "营销先回答我们要成为谁，运营先回答今天谁做了什么；两边的循环“互为因果”，势能差要靠 campaign 和日活去证明。"

// paragraph is n characters without a newline: the worst case for wrapping.
func paragraph(n int) string {
	return string([]rune(strings.Repeat(clause, n/len([]rune(clause))+1))[:n])
}

func BenchmarkKey(b *testing.B) {
	for _, c := range []struct {
		name string
		size int
		view bool
	}{
		{"empty/update", 0, false},
		{"empty/update+view", 0, true},
		{"5000/update", 5000, false},
		{"5000/update+view", 5000, true},
		{"20000/update+view", 20000, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			e := field(paragraph(c.size), 76, 20)
			e.SetCursorByte(len(e.Value()) / 2)
			add := tea.KeyPressMsg{Code: tea.KeyExtended, Text: "势"}
			del := keyMsg("backspace")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					e.Update(add)
				} else {
					e.Update(del)
				}
				if c.view {
					e.View()
					e.Cursor()
					e.Count()
				}
				e.history = history{}
			}
		})
	}
}

func BenchmarkPaste20KB(b *testing.B) {
	s := paragraph(20000 / 3)
	b.ReportAllocs()
	for b.Loop() {
		e := field("", 76, 20)
		e.Update(tea.PasteMsg{Content: s})
		e.View()
	}
}

func BenchmarkKeys20KBUnbracketed(b *testing.B) {
	s := paragraph(20000 / 3)
	b.ReportAllocs()
	for b.Loop() {
		e := field("", 76, 20)
		typed(e, s)
		e.View()
	}
}
