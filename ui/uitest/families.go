package uitest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"shiben/workbook/clean"
)

// Family is a kind of text that steers a terminal or hides what it says, between
// two characters that must come through.
type Family struct{ Name, Text string }

// Families are all the kinds, each with its usual forms.
func Families() []Family {
	all := []Family{
		{"CSI", "\x1b[31m\x1b[2J\x1b[1;1H\x1b[?1049h\x1b[6n\x1b[5;5r"},
		{"CSI in C1", "\u009b31m\u009b2J"},
		{"CSI raw C1", "\x9b31m"},
		{"CSI cut short", "\x1b[31"},
		{"CSI in CSI", "\x1b[\x1b[31mm\x1b\x1b[[0m"},
		{"OSC 0 title", "\x1b]0;owned\x07"},
		{"OSC 8 link", "\x1b]8;;http://x.example/\x1b\\link\x1b]8;;\x1b\\"},
		{"OSC 52 clipboard", "\x1b]52;c;cm0gLXJmIC8=\x07"},
		{"OSC in C1", "\u009d0;owned\u009c"},
		{"DCS", "\x1bP$qm\x1b\\\u0090q\u009c"},
		{"APC", "\x1b_Ga=T;AAAA\x1b\\\u009f1\u009c"},
		{"PM", "\x1b^pm\x1b\\\u009e1\u009c"},
		{"SOS", "\x1bXsos\x1b\\\u00981\u009c"},
		{"lone ESC", "\x1b"},
		{"reset", "\x1bc\x1b7\x1b(0\x1b#8\x1b="},
		{"bells and backspaces", "\x07\b\b\b\x0e\x0f\x05"},
		{"DEL and NUL", "\x7f\x00"},
		{"carriage return", "harmless\rowned"},
		{"line ends", "\r\n\v\f\u0085\u2028\u2029"},
		{"bidi embeddings", "\u202a\u202b\u202d\u202e\u202c"},
		{"bidi isolates", "\u2066\u2067\u2068\u2069"},
		{"bidi marks", "\u200e\u200f\u061c"},
		{"invisible", "\u200b\ufeff\u00ad\u2060\u2064\u180e\ufffa"},
		{"tags", "🏴\U000E0067\U000E0062\U000E007F\U000E0001"},
		{"invalid", "\xff\xc3\xe4\xb8"},
		{"overlong", "\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b"},
		{"surrogates", "\xed\xa0\x80\xed\xb0\x80"},
		{"families", "👨‍👩‍👧‍👦\u200d\u200d👍🏽🏳️‍🌈1️⃣"},
	}
	for i := range all {
		all[i].Text = "甲" + all[i].Text + "乙"
	}
	return all
}

// Steers names the first thing in a text that steers a terminal or hides, empty
// when there is none. Newlines and tabs may stand in it.
func Steers(s string) string {
	for i, r := range s {
		bad := clean.Hidden(r) && r != '\n' && r != '\t'
		if _, n := utf8.DecodeRuneInString(s[i:]); bad || r == utf8.RuneError && n == 1 {
			from, to := max(0, i-20), min(len(s), i+20)
			return fmt.Sprintf("%U in %q", r, strings.ToValidUTF8(s[from:to], "?"))
		}
	}
	return ""
}
