package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

var dirt = []string{
	"\x1b", "\x1b[31m", "\x1b]0;t\x07", "\x1bP", "\x00", "\x07", "\x7f", "\u0085", "\u009b", "\u202a", "\u202e", "\u2066", "\u2069",
	"\u200e", "\u200f", "\u061c", "\ufeff", "\u200b", "\u00ad", "\u2060", "\u2028", "\u2029", "\xff", "\xc3", "\xe4\xb8", "\xed\xa0\x80", "\v", "\f",
}

func dirty(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(append([]string{}, atoms...), dirt...)), 0, 30).Draw(t, "dirty"), "")
}

func TestCleanTwiceIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := dirty(t)
		c := Clean(s)
		if again := Clean(c); again != c {
			t.Fatalf("%q became %q, then %q", s, c, again)
		}
		if !utf8.ValidString(c) || strings.ContainsAny(c, "\x1b\r\x00\u202e\u2066\u009b\ufeff") {
			t.Fatalf("%q became %q", s, c)
		}
		if l := CleanLine(s); strings.ContainsAny(l, "\n\t") || CleanLine(l) != l {
			t.Fatalf("%q became the line %q", s, l)
		}
	})
}

// What is safe to draw is measured alike by every terminal, and drawing it
// safely again changes nothing.
func TestSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := dirty(t)
		d := Safe(s)
		if again := Safe(d); again != d {
			t.Fatalf("%q is drawn as %q, then %q", s, d, again)
		}
		if strings.ContainsAny(d, "\x1b\x07\u202e\ufe0f\u20e3\t") {
			t.Fatalf("%q is drawn as %q", s, d)
		}
		if a, b := ansi.StringWidth(d), ansi.StringWidthWc(d); a != b {
			t.Fatalf("%q takes %d or %d cells", d, a, b)
		}
	})
}

func TestCleanTable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"势本 plain\n\ttext", "势本 plain\n\ttext"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"a\vb\fc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"},
		{"a\x1b[31mb\x00", "ab"},
		{"\u202eabc\u202c", "abc"},
		{"\ufeff势\u200b本", "势本"},
		{"a\xffb", "a\uFFFDb"},
		{"\uFFFD", "\uFFFD"},
		{"👨‍👩‍👧‍👦⚠️", "👨‍👩‍👧‍👦⚠️"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) is %q, want %q", c.in, got, c.want)
		}
	}
	if got := CleanLine("a\r\n\tb"); got != "a  b" {
		t.Errorf("line %q", got)
	}
}

func TestSafeTable(t *testing.T) {
	for in, want := range map[string]string{
		"plain 势本": "plain 势本",
		"⚠️❤️✔️":   "⚠❤✔",
		"1️⃣":      "1",
		"👍🏽":       "👍",
		"👨‍👩‍👧‍👦":  "👨",
		"🏳️‍🌈":     "🏳",
		"🇨🇳":       "🇨🇳",
		"🇨":        "C",
		"a\tb":     "a    b",
		"a\x1b[0m": "a\uFFFD[0m",
		"a\u202eb": "a\uFFFDb",
		"e\u0301":  "e\u0301",
		"a\xffb":   "a\uFFFDb",
	} {
		if got := Safe(in); got != want {
			t.Errorf("Safe(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " 林 ": "林", "a\x1b]0;x\x07b\n\u202ec": "a]0;xb c", strings.Repeat("林", 50): strings.Repeat("林", 33),
		"👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦": "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
	} {
		if got := Name(in, 100); got != want {
			t.Errorf("%q is the name %q, want %q", in, got, want)
		}
	}
}
