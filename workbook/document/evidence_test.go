package document_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/document"
)

func TestEvidenceAsALine(t *testing.T) {
	for line, e := range map[string]workbook.Evidence{
		"九百张订单":                          {Text: "九百张订单"},
		"九百张订单 · 2026-01-19":             {Text: "九百张订单", Date: "2026-01-19"},
		"九百张订单 · 邱野 · 2026-01-19":        {Text: "九百张订单", By: "邱野", Date: "2026-01-19"},
		"https://a.example/?b=1&c · Lin": {Text: "https://a.example/?b=1&c", By: "Lin"},
		"2026-01-19":                     {Text: "2026-01-19"},
		"a · b":                          {Text: "a", By: "b"},
		`{"text":"a · b"}`:               {Text: "a · b"},
		`{"text":"a\nb","by":"<Lin>"}`:   {Text: "a\nb", By: "<Lin>"},
		`{"text":"{}"}`:                  {Text: "{}"},
		`{"text":" a "}`:                 {Text: " a "},
		`{"text":"a","by":"2026-01-19"}`: {Text: "a", By: "2026-01-19"},
		`{"text":"a","by":"b · c"}`:      {Text: "a", By: "b · c"},
	} {
		if got := document.EvidenceLine(e); got != line {
			t.Errorf("%+v is %s, want %s", e, got, line)
		}
		if got := document.ReadEvidence(line); !strings.HasPrefix(line, "{") && got != e {
			t.Errorf("%s is read as %+v, want %+v", line, got, e)
		}
	}
	if got, want := document.ReadEvidence("  one · two · Lin · 2026-01-19\r"), (workbook.Evidence{Text: "one · two", By: "Lin", Date: "2026-01-19"}); got != want {
		t.Errorf("a line that a person typed is read as %+v, want %+v", got, want)
	}
}

func TestALineOfEvidenceIsOneLineAndReadAsItWas(t *testing.T) {
	piece := rapid.SampledFrom([]string{"", " ", "·", " · ", "\n", "\r", "{", "}", "a", "茶", "2026-01-19", `"`})
	text := rapid.Custom(func(rt *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(rt, "text"), "") })
	rapid.Check(t, func(rt *rapid.T) {
		e := workbook.Evidence{Text: text.Draw(rt, "what"), By: text.Draw(rt, "who"), Date: rapid.SampledFrom([]string{"", "2026-01-19"}).Draw(rt, "day")}
		line := document.EvidenceLine(e)
		if strings.ContainsAny(line, "\r\n") {
			rt.Fatalf("%q is more than a line", line)
		}
		if !strings.HasPrefix(line, "{") && document.ReadEvidence(line) != e {
			rt.Fatalf("%q is read as %+v, want %+v", line, document.ReadEvidence(line), e)
		}
	})
}
