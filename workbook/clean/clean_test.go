package clean_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"shiben/workbook/clean"
)

// Every character there is, alone and between others: Is says what Text does, and
// what stays neither steers nor hides.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := "a" + string(r) + "中"
		got := clean.Text(s)
		if clean.Is(s) != (got == s) {
			t.Fatalf("%U: Is says %v, Text gives %q", r, clean.Is(s), got)
		}
		if !clean.Is(got) || clean.Text(got) != got {
			t.Fatalf("%U: %q is not clean", r, got)
		}
		kept := strings.ContainsRune(got, r)
		steers := unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029
		if kept && steers {
			t.Errorf("%U stays", r)
		}
		if !kept && (unicode.IsLetter(r) || unicode.IsMark(r) && r != 0x180E || unicode.IsNumber(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) && r > 0x1D17A) {
			t.Errorf("%U goes", r)
		}
	}
}

func TestJSONIsJudgedWithoutReadingIt(t *testing.T) {
	for text, want := range map[string]bool{
		`{"a":"势本\n\t\"\\"}`: true, `{"a":"\u003c\u00e9\u4e2d"}`: true, `{"a":"<"}`: true,
		`{"a":"\u001b[31m"}`: false, `{"a":"\u202e"}`: false, `{"a":"\ud800"}`: false, `{"a":"\u009b"}`: false, `{"a":"\r"}`: false,
		`{"a":"\b"}`: false, "{\"a\":\"\u202e\"}": false, "{\"a\":\"\xff\"}": false, `{"a":"\u00`: false, `{"a":"\`: true, `{"a":"\\u001b"}`: true,
	} {
		if got := clean.JSON([]byte(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		var v any
		if json.Unmarshal([]byte(text), &v) != nil || !want {
			continue
		}
		was := reflect.ValueOf(v).Interface()
		clean.Values(&v)
		if !reflect.DeepEqual(v, was) {
			t.Errorf("%q is called clean and becomes %v", text, v)
		}
	}
}

type inner struct {
	Text string
	own  string
}

func TestValuesReachesEveryString(t *testing.T) {
	const bad = "a\x1b[31mb\u202e\ufeff"
	type all struct {
		inner
		In    inner
		To    *inner
		Nil   *inner
		List  []string
		Array [2]string
		Map   map[string]*inner
		Deep  map[string]map[string][]string
		Any   any
		N     int
	}
	v := all{
		inner: inner{bad, "x"}, In: inner{bad, bad}, To: &inner{Text: bad}, List: []string{bad, "ok"}, Array: [2]string{bad, bad},
		Map: map[string]*inner{bad: {Text: bad}, "ok": {Text: "ok"}}, Deep: map[string]map[string][]string{bad: {bad: {bad}}}, Any: []any{bad, map[string]any{bad: bad}}, N: 3,
	}
	clean.Values(&v)
	want := all{
		inner: inner{bad, "x"}, In: inner{"ab", bad}, To: &inner{Text: "ab"}, List: []string{"ab", "ok"}, Array: [2]string{"ab", "ab"},
		Map: map[string]*inner{"ab": {Text: "ab"}, "ok": {Text: "ok"}}, Deep: map[string]map[string][]string{"ab": {"ab": {"ab"}}}, Any: []any{"ab", map[string]any{"ab": "ab"}}, N: 3,
	}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("%+v\nwant %+v", v, want)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "势本\r\n", "\x1b]0;t\x07", "\xed\xa0\x80", "👨‍👩‍👧‍👦", "\u202e\u2066x\u2069", "\x1b[\x1b[31mm", "\u009b\u009b0mm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean.Text(s)
		if !utf8.ValidString(got) || !clean.Is(got) || clean.Text(got) != got {
			t.Fatalf("%q became %q, which is not clean", s, got)
		}
		if clean.Is(s) && got != s {
			t.Fatalf("%q is clean and became %q", s, got)
		}
		for _, r := range got {
			if r != '\n' && r != '\t' && clean.Hidden(r) {
				t.Fatalf("%q became %q, which holds %U", s, got, r)
			}
		}
		if line := clean.Line(s); strings.ContainsAny(line, "\n\t") || clean.Line(line) != line {
			t.Fatalf("%q became the line %q", s, line)
		}
		data, err := json.Marshal(s)
		if err == nil && clean.JSON(data) && utf8.ValidString(s) && got != s {
			t.Fatalf("%q is called clean in JSON as %s, and becomes %q", s, data, got)
		}
	})
}
