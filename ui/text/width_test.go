package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// What the short way takes for granted holds for every rune that it takes.
func TestPlainRunes(t *testing.T) {
	n := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		w := plainCells(r)
		if w == 0 {
			continue
		}
		n++
		s := string(r)
		if got := ansi.StringWidth(s); got != w {
			t.Errorf("%U counts %d, is %d", r, w, got)
		}
		if got := ansi.StringWidthWc(s); got != w {
			t.Errorf("%U counts %d, terminals draw %d", r, w, got)
		}
		if uniseg.GraphemeClusterCount(s+s) != 2 || uniseg.GraphemeClusterCount(s+"中"+s) != 3 {
			t.Errorf("%U joins its neighbours", r)
		}
		if safeCluster(s) != s {
			t.Errorf("%U is drawn as %q", r, safeCluster(s))
		}
	}
	if n < 20000 {
		t.Errorf("only %d runes are plain", n)
	}
}

func TestCountIsClustersWithoutNewlines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := mixed(t)
		want := 0
		for g := uniseg.NewGraphemes(s); g.Next(); {
			if strings.Trim(g.Str(), "\r\n") != "" {
				want++
			}
		}
		if got := Count(s); got != want {
			t.Fatalf("%q counts %d, want %d", s, got, want)
		}
	})
}

func TestRecountIsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(anyText(t))
		runes := []rune(s)
		i := rapid.IntRange(0, len(runes)).Draw(t, "from")
		j := rapid.IntRange(i, len(runes)).Draw(t, "to")
		in := Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(atoms), 0, 3).Draw(t, "in"), ""))
		from, removed := len(string(runes[:i])), len(string(runes[i:j]))
		after := s[:from] + in + s[from+removed:]
		if got := Recount(Count(s), s, after, from, removed, len(in)); got != Count(after) {
			t.Fatalf("%q to %q counts %d, want %d", s, after, got, Count(after))
		}
	})
}

func TestStepIsUniseg(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		for g := uniseg.NewGraphemes(s); g.Next(); {
			var c string
			var w int
			c, s, w = Step(s)
			if c != g.Str() || w != ansi.StringWidth(Safe(c)) && !isNewline(c) {
				t.Fatalf("cluster %q of %d cells, want %q", c, w, g.Str())
			}
		}
	})
}

func TestCount(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "\n\r\n": 0, "势本": 2, "势本 book": 7, "，。": 2, "e\u0301": 1, "👨‍👩‍👧‍👦👍🏽🇨🇳": 3, "1️⃣": 1, "中\u0301\n": 1,
	} {
		if got := Count(s); got != want {
			t.Errorf("%q counts %d, want %d", s, got, want)
		}
	}
}

func BenchmarkCount5000Chinese(b *testing.B) {
	s := chineseText(5000)
	for b.Loop() {
		Count(s)
	}
}
