package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shiben/workbook/clean"
)

// A text wrapped to any width: rows follow one another without a gap, none is wider
// than it may be, none is drawn with what steers; and after an edit, wrapping only
// what the edit can reach comes to the same.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"", "势本", "他说：“走吧。”——好……", "a b  c\n\nd", "👨‍👩‍👧‍👦👍🏽🇨🇳🇨1️⃣", "e\u0301\u0301", "\x1b[31m\xff\r\n\t", "（（（（““", "supercalifragilistic 的", "«שלום» مرحبا", "\u200b\u00ad\ufeff", "각ก็न"} {
		f.Add(s, uint8(7), uint16(3), uint8(2), "新 new")
	}
	f.Fuzz(func(t *testing.T, s string, width uint8, from uint16, removed uint8, in string) {
		if len(s)+len(in) > 4000 {
			return
		}
		w := int(width)
		rows := Wrap(s, w)
		wellWrapped(t, s, rows, w)
		for _, name := range []struct {
			name string
			of   func(string, int) string
		}{{"Truncate", Truncate}, {"Pad", Pad}, {"PadLeft", PadLeft}, {"Center", Center}} {
			if line := name.of(s, w); Width(line) > w || strings.ContainsRune(line, '\n') || !drawable(line) {
				t.Fatalf("%s to %d: %q of %d cells", name.name, w, line, Width(line))
			}
		}
		s, in = strings.ToValidUTF8(s, "?"), strings.ToValidUTF8(in, "?") // an edit never makes a character of two halves
		rows = Wrap(s, w)
		at := boundary(s, int(from))
		end := boundary(s, at+int(removed))
		edited := s[:at] + in + s[end:]
		if got, want := Rewrap(slices.Clone(rows), edited, w, at, end-at, len(in)), Wrap(edited, w); !slices.Equal(got, want) {
			t.Fatalf("%q edited to %q at width %d: %v, want %v", s, edited, w, got, want)
		}
		for _, at := range []int{0, at, len(s)} {
			if n, p := NextWord(s, at), PrevWord(s, at); n < at || n > len(s) || p > at || p < 0 || n == at && at < len(s) || p == at && at > 0 {
				t.Fatalf("words of %q around %d: %d and %d", s, at, p, n)
			}
		}
	})
}

func wellWrapped(t *testing.T, s string, rows []Row, width int) {
	t.Helper()
	at := 0
	for i, r := range rows {
		line := r.Draw(s, width)
		switch {
		case r.Start != at || r.End < r.Start || r.Next < r.End:
			t.Fatalf("row %d of %q is %+v after %d", i, s, r, at)
		case r.Width > max(width, 1), Width(line) > max(width, 1):
			t.Fatalf("row %d of %q is %d cells, drawn %d, at %d", i, s, r.Width, Width(line), width)
		case !drawable(line) || strings.ContainsRune(line, '\n'):
			t.Fatalf("row %d of %q is drawn %q", i, s, line)
		}
		at = r.Next
	}
	if at != len(s) || len(rows) == 0 {
		t.Fatalf("%q ends at %d of %d", s, at, len(s))
	}
}

// drawable tells whether a line can be sent to a terminal.
func drawable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && clean.Hidden(r) })
}

// boundary is where a cluster of s begins, at byte at or before it.
func boundary(s string, at int) int {
	last := 0
	for _, b := range clusterStarts(s, 0, len(s)) {
		if b <= at {
			last = b
		}
	}
	if at >= len(s) {
		return len(s)
	}
	return last
}

// What is drawn of a text steers nothing, and drawing it twice changes nothing.
func FuzzSafe(f *testing.F) {
	for _, s := range []string{"", "势本\r\n", "\x1b]0;t\x07", "\xed\xa0\x80", "👨‍👩‍👧‍👦", "\u202e\u2066x\u2069", "🏴\U000E0067\U000E007F", "\u200d\u200d", "1️⃣", "🇨", "\U000E0001", "👍🏽🏽"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := Safe(s)
		if !drawable(safe) || Safe(safe) != safe {
			t.Fatalf("%q is drawn %q, and that %q", s, safe, Safe(safe))
		}
		if name := Name(s, 20); len(name) > 20 || !drawable(name) || strings.ContainsAny(name, "\n\t") {
			t.Fatalf("%q names a person %q", s, name)
		}
	})
}
