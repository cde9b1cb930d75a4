package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCutAndPaddedExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := dirty(t), rapid.IntRange(0, 60).Draw(t, "width")
		short := Truncate(s, w)
		if got := Width(short); got > w {
			t.Fatalf("%q cut to %d is %q, %d cells", s, w, short, got)
		}
		for name, f := range map[string]func(string, int) string{"Pad": Pad, "PadLeft": PadLeft, "Center": Center} {
			got := f(s, w)
			if Width(got) != w || strings.Contains(got, "\n") || !strings.Contains(got, short) {
				t.Fatalf("%s(%q, %d) is %q", name, s, w, got)
			}
		}
	})
}

func TestFitIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 40).Draw(t, "w"), rapid.IntRange(0, 10).Draw(t, "h")
		var block []string
		for n := rapid.IntRange(0, 12).Draw(t, "n"); n > 0; n-- {
			block = append(block, "\x1b[31m"+Safe(strings.NewReplacer("\n", "", "\r", "").Replace(mixed(t)))+"\x1b[0m")
		}
		rows := Fit(block, w, h)
		if len(rows) != h {
			t.Fatalf("%d rows, want %d", len(rows), h)
		}
		for _, r := range rows {
			if Width(r) != w {
				t.Fatalf("%q is %d cells, want %d", r, Width(r), w)
			}
		}
		for _, r := range Columns(block, rows, w, 7, " │ ") {
			if Width(r) != w+10 {
				t.Fatalf("columns %q are %d cells, want %d", r, Width(r), w+10)
			}
		}
	})
}

func TestFitTable(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"fits", Truncate("势本", 4), "势本"},
		{"cut", Truncate("势本工作簿", 6), "势本…"},
		{"cut before a wide one", Truncate("势本工作簿", 4), "势…"},
		{"cut at an ellipsis", Truncate("看过……再说", 5), "看过…"},
		{"cut behind one", Truncate("he pours…’.", 9), "he pours…"},
		{"no room", Truncate("势本", 0), ""},
		{"one cell", Truncate("势本", 1), "…"},
		{"first line", Truncate("势本\n二", 20), "势本…"},
		{"first line, full", Truncate("势本\n二", 4), "势…"},
		{"newline at the end", Truncate("势本\n", 4), "势本"},
		{"emoji", Truncate("⚠️⚠️", 2), "⚠⚠"},
		{"pad", Pad("势", 5), "势   "},
		{"pad left", PadLeft("势", 5), "   势"},
		{"center", Center("势", 5), " 势  "},
		{"block", FitString("a\nbcd", 2, 3), "a \nb…\n  "},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	const s = "the moat, 我们的护城河在哪里？don't"
	var right, left []string
	for at := 0; at < len(s); {
		next := NextWord(s, at)
		right = append(right, s[at:next])
		at = next
	}
	for at := len(s); at > 0; {
		prev := PrevWord(s, at)
		left = append(left, s[prev:at])
		at = prev
	}
	if got, want := strings.Join(right, "|"), "the| moat|,| 我们的护|城河在哪|里|？|don't"; got != want {
		t.Errorf("right\n got %s\nwant %s", got, want)
	}
	if got, want := strings.Join(left, "|"), "don't|？|河在哪里|们的护城|我|, |moat|the "; got != want {
		t.Errorf("left\n got %s\nwant %s", got, want)
	}
}

func TestWordMotionsMoveAndStayInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(mixed(t))
		for at := 0; at < len(s); {
			next := NextWord(s, at)
			if next <= at || next > len(s) {
				t.Fatalf("%q: right from %d to %d", s, at, next)
			}
			at = next
		}
		for at := len(s); at > 0; {
			prev := PrevWord(s, at)
			if prev >= at || prev < 0 {
				t.Fatalf("%q: left from %d to %d", s, at, prev)
			}
			at = prev
		}
	})
}
