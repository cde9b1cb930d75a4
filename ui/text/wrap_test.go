package text

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// atoms are pieces that real and hostile texts are made of.
var atoms = []string{
	"，", "。", "；", "：", "！", "？", "、", "）", "」", "』", "》", "”", "’", "…", "……", "—", "——", "·", "～",
	"（", "「", "『", "《", "“", "‘", "【", "〈", "(", ")", "[", "]", "{", "}", "\"", "'", ",", ".", "!", "?", ":", ";",
	" ", "  ", "     ", "\t", "\u3000", "\n", "\r\n", "\r", "-", "/", "%", "$", "￥", "℃", "3", "2026", "100%", "12.5", "$5",
	"a", "AI", "the", "marketing", "don't", "supercalifragilistic", "https://example.com/a?b=c", "AI-native", "A/B",
	"我", "们", "的护城河", "营销与运营", "势", "々", "ー", "か", "ナ", "한", "①", "★", "│", "é", "e\u0301", "o\u0302\u0301", "中\u0301",
	"👍", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "🇨", "🇨\u0301", "⚠️", "❤️", "1️⃣", "㊙", "⸺", "ｱ", "Я", "ß", "क", "\ufe0f", "\u200d", "🏽", "中\ufe0f", "a\ufe0f", "\u20e3", "🏴\U000e0067\U000e0062\U000e007f", "\u00a0", "，\u0301",
}

func mixed(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(atoms), 0, 40).Draw(t, "atoms"), "")
}

func prose(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
		"我们", "的", "护城河", "是", "AI", " ", "the", " ", "，", "。", "“", "”", "——", "……", "（", "）", "《", "》", "2026", "、",
	}), 0, 60).Draw(t, "prose"), "")
}

func anyText(t *rapid.T) string {
	switch rapid.IntRange(0, 2).Draw(t, "sort") {
	case 0:
		return mixed(t)
	case 1:
		return prose(t)
	}
	return rapid.String().Draw(t, "random")
}

func drawWidth(t *rapid.T) int { return rapid.IntRange(1, 80).Draw(t, "width") }

func TestRowsAreNeverWiderThanAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := mixed(t), drawWidth(t)
		for _, r := range Wrap(s, width) {
			if r.Width > width {
				t.Fatalf("row %q counts %d of %d", s[r.Start:r.End], r.Width, width)
			}
			line := r.Draw(s, width)
			if w := Width(line); w != r.Width {
				t.Fatalf("row %q is drawn in %d cells and counts %d (width %d)", line, w, r.Width, width)
			}
		}
	})
}

func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := anyText(t), drawWidth(t)
		next := 0
		rows := Wrap(s, width)
		for i, r := range rows {
			if r.Start != next || r.End < r.Start || r.Next < r.End {
				t.Fatalf("row %d is %+v, the one before ended at %d", i, r, next)
			}
			gap := s[r.End:r.Next]
			if rest := strings.Trim(gap, " \t\u3000"); r.Hard != isNewline(rest) || !r.Hard && rest != "" {
				t.Fatalf("row %d hides %q, hard %v", i, gap, r.Hard)
			}
			if r.Next == r.Start && i < len(rows)-1 {
				t.Fatalf("row %d is empty and not the last", i)
			}
			next = r.Next
		}
		if next != len(s) {
			t.Fatalf("rows end at %d of %d", next, len(s))
		}
	})
}

func TestRowsMapBackToClusters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := mixed(t), drawWidth(t)
		boundary := map[int]bool{0: true}
		for g, pos := uniseg.NewGraphemes(s), 0; g.Next(); {
			pos += len(g.Str())
			boundary[pos] = true
		}
		for _, r := range Wrap(s, width) {
			if !boundary[r.Start] || !boundary[r.End] || !boundary[r.Next] {
				t.Fatalf("row %+v of %q cuts a cluster", r, s)
			}
		}
	})
}

// forbiddenBreak says by its own means whether a row may not end between a and b.
func forbiddenBreak(a, b string) bool {
	first, _, _, _ := uniseg.FirstGraphemeClusterInString(b, -1)
	if strings.ContainsAny(string([]rune(first)[:1]), "，。；：！？、）」』》”’…—") {
		return true
	}
	a = strings.TrimRight(a, " \t\u3000")
	last := ""
	for g := uniseg.NewGraphemes(a); g.Next(); {
		last = g.Str()
	}
	return last != "" && strings.ContainsAny(string([]rune(last)[:1]), "（「『《“‘")
}

func TestNoForbiddenStartOrEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := anyText(t), drawWidth(t)
		rows := Wrap(s, width)
		for i := 1; i < len(rows); i++ {
			before, r := rows[i-1], rows[i]
			if before.Hard || r.Start == len(s) || !forbiddenBreak(s[before.Start:r.Start], s[r.Start:]) {
				continue
			}
			// allowed only where every earlier place in the row is as bad
			for g, pos := uniseg.NewGraphemes(s[before.Start:r.Start]), before.Start; g.Next(); {
				pos += len(g.Str())
				ours := pos < r.Start && !closing(s[pos:]) && !opening(lastShown(s[before.Start:pos]))
				if ours && !forbiddenBreak(s[before.Start:pos], s[pos:]) {
					t.Fatalf("width %d: %q | %q though it could end at %q", width, s[before.Start:r.Start], s[r.Start:], s[before.Start:pos])
				}
			}
		}
	})
}

func lastShown(s string) string {
	last := ""
	for g := uniseg.NewGraphemes(strings.TrimRight(s, " \t\u3000")); g.Next(); {
		last = g.Str()
	}
	return last
}

// slowFree says by uniseg alone behind which clusters a break is allowed.
func slowFree(s string) []bool {
	var out []bool
	for state := -1; len(s) > 0; {
		var b int
		_, s, b, state = uniseg.StepString(s, state)
		out = append(out, b&uniseg.MaskLine != uniseg.LineDontBreak)
	}
	return out
}

// Every run of three kinds of character, about one of each class of UAX #14.
func TestShortWayAgreesWithUniseg(t *testing.T) {
	kinds := []string{
		"中", "a", "，", " ", "1", "(", ")", "（", "）", "“", "'", "-", "—", "…", "！", "：", "/", ".", "%", "$", "ー", "っ", "\u0301",
		"👍", "🏽", "🇨", "\u200b", "\u2060", "\u00a0", "\u3000", "가", "ㅏ", "ｱ", "א", "\u200d", "ก", "\u00ad", "\ufffc", "◌", "\t",
	}
	for _, a := range kinds {
		for _, b := range kinds {
			for _, c := range kinds {
				agrees(t, a+b+c+"中")
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) { agrees(t, anyText(t)) })
}

func agrees(t interface{ Fatalf(string, ...any) }, s string) {
	want := slowFree(s)
	st := stepper{s: s, state: -1}
	for i := 0; st.pos < len(s); i++ {
		c := st.next()
		if i >= len(want) || st.pos < len(s) && st.free != want[i] {
			t.Fatalf("%q: behind cluster %d %q free is %v", s, i, c, st.free)
		}
	}
}

func TestRewrapIsWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := anyText(t), drawWidth(t)
		rows := Wrap(s, width)
		for n := rapid.IntRange(1, 8).Draw(t, "edits"); n > 0; n-- {
			runes := []rune(s)
			if !strings.Contains(s, "\uFFFD") && len(string(runes)) != len(s) {
				return
			}
			i := rapid.IntRange(0, len(runes)).Draw(t, "from")
			j := rapid.IntRange(i, min(len(runes), i+5)).Draw(t, "to")
			in := strings.Join(rapid.SliceOfN(rapid.SampledFrom(atoms), 0, 3).Draw(t, "in"), "")
			from, removed := len(string(runes[:i])), len(string(runes[i:j]))
			s = s[:from] + in + s[from+removed:]
			rows = Rewrap(rows, s, width, from, removed, len(in))
			want := Wrap(s, width)
			if len(rows) != len(want) {
				t.Fatalf("%q at %d: %d rows, want %d", s, width, len(rows), len(want))
			}
			for k := range rows {
				if rows[k] != want[k] {
					t.Fatalf("%q at %d: row %d is %+v, want %+v", s, width, k, rows[k], want[k])
				}
			}
		}
	})
}

func TestWrapTable(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"empty", "", 10, ""},
		{"newline at the end", "好\n", 10, "好|"},
		{"character after a full row of letters", "aaaaaaaaa中文", 10, "aaaaaaaaa|中文"},
		{"exact width", "一二三四五六七八九十", 20, "一二三四五六七八九十"},
		{"comma does not begin a row", "一二三四，五六", 8, "一二三|四，五六"},
		{"opening does not end a row", "一二三（四五）", 8, "一二三|（四五）"},
		{"quotes", "他说：“好”。他走了", 8, "他说：|“好”。他|走了"},
		{"two quotations", "“甲乙”“丙丁”", 6, "“甲乙”|“丙丁”"},
		{"dash whole", "一二三——四", 7, "一二|三——四"},
		{"ellipsis whole", "一二三……四", 7, "一二|三……四"},
		{"words whole", "我们的 marketing 与运营", 12, "我们的|marketing 与|运营"},
		{"zh to en", "Our moat 我们的护城河", 14, "Our moat 我们|的护城河"},
		{"hyphen", "an AI-native team", 8, "an AI-|native|team"},
		{"long word", "supercalifragilistic", 8, "supercal|ifragili|stic"},
		{"long word then comma", "aaaaaaaa，b", 8, "aaaaaaa|a，b"},
		{"spaces hang", "aaa   bbb", 3, "aaa|bbb"},
		{"apostrophe", "we don’t know", 6, "we|don’t|know"},
		{"wide at width 1", "a中b", 1, "a|…|b"},
		{"only marks", "。。。。", 4, "。。|。。"},
		{"family", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2, "👨|👨"},
		{"keycap", "1️⃣2️⃣", 1, "1|2"},
		{"escape", "a\x1b[31mb", 10, "a\uFFFD[31mb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(Lines(c.in, c.width), "|"); got != c.want {
				t.Errorf("%q at %d:\n got %s\nwant %s", c.in, c.width, got, c.want)
			}
		})
	}
}

func chineseText(n int) string {
	const clause = "营销先回答我们要成为谁，运营先回答今天谁做了什么；两边的循环“互为因果”，势能差要靠 campaign 和日活去证明。"
	var b strings.Builder
	for Count(b.String()) < n {
		b.WriteString(clause)
	}
	return string([]rune(b.String())[:n])
}

func BenchmarkWrap5000Chinese(b *testing.B) {
	s := chineseText(5000)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		Wrap(s, 76)
	}
}

func BenchmarkRewrap5000Chinese(b *testing.B) {
	s := chineseText(5000)
	rows := Wrap(s, 76)
	at := len(s) / 2
	for !strings.HasPrefix(s[at:], "营") {
		at++
	}
	more := s[:at] + "新" + s[at:]
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		rows = Rewrap(rows, more, 76, at, 0, len("新"))
		rows = Rewrap(rows, s, 76, at, len("新"), 0)
	}
}

func TestARangeStaysWhole(t *testing.T) {
	for _, s := range []string{"分数在6–7之间", "scores of 6–7 in all"} {
		for w := 4; w < 24; w++ {
			for _, row := range Lines(s, w) {
				if strings.HasSuffix(row, "–") {
					t.Errorf("%q at %d: %q", s, w, row)
				}
			}
		}
	}
}
