package store

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/clean"
)

func drawHead(rt *rapid.T) workbook.Head {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "一门生意", `a "quoted" \ title`, "<b>&amp;</b>", "\u2028"}))
	position := rapid.Ptr(rapid.IntRange(-100, 100), true)
	h := workbook.Head{
		ID: text.Draw(rt, "id"), Template: text.Draw(rt, "template"), Frozen: text.Draw(rt, "frozen"),
		Revision: workbook.Revision(rapid.IntRange(0, 1<<40).Draw(rt, "revision")),
		Created:  time.Unix(rapid.Int64Range(0, 1<<34).Draw(rt, "created"), 0).UTC(),
		Updated:  time.Unix(1, rapid.Int64Range(0, 999999999).Draw(rt, "updated")).UTC(),
	}
	h.Title, h.Subject = text.Draw(rt, "title"), text.Draw(rt, "subject")
	h.Depth, h.Lang = text.Draw(rt, "depth"), workbook.Lang(text.Draw(rt, "lang"))
	h.Answered, h.Asked = rapid.Int().Draw(rt, "answered"), rapid.Int().Draw(rt, "asked")
	for range rapid.IntRange(0, 12).Draw(rt, "lines") {
		h.Lines = append(h.Lines, workbook.Line{position.Draw(rt, "first"), position.Draw(rt, "second")})
	}
	return h
}

func TestHeadReaderReadsAsJSONDoes(t *testing.T) {
	reader := newHeadReader() // one for all, as in a list
	rapid.Check(t, func(rt *rapid.T) {
		h := drawHead(rt)
		value, err := encode(h)
		if err != nil {
			rt.Fatal(err)
		}
		got, err := reader.read(value)
		if err != nil {
			rt.Fatal(err)
		}
		data, err := unseal(value)
		if err != nil {
			rt.Fatal(err)
		}
		var want workbook.Head
		if err := json.Unmarshal(data, &want); err != nil {
			rt.Fatal(err)
		}
		clean.Values(&want)
		if a, b := asJSON(rt, got), asJSON(rt, want); a != b {
			rt.Fatalf("read\n%s\nwant\n%s", a, b)
		}
	})
}

func asJSON(rt *rapid.T, v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		rt.Fatal(err)
	}
	return string(data)
}

// TestHeadsAreReadQuickly fails when a field of Head was added that the quick
// reader does not know: all would still be right, and slow.
func TestHeadsAreReadQuickly(t *testing.T) {
	at := 33
	h := workbook.Head{ID: "w1", Lines: []workbook.Line{{&at, nil}, {nil, nil}}, Created: noon(), Updated: noon()}
	h.Title, h.Subject, h.Depth = "一家 <店>", "一门生意", "whole"
	for range 2 {
		value, err := encode(h)
		if err != nil {
			t.Fatal(err)
		}
		data, err := unseal(value)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := newHeadReader().quick(data); !ok {
			t.Errorf("not read quickly: %s", data)
		}
		h.Subject, h.Lines = "", nil
	}
}

func TestHeadReaderRefusesRubbish(t *testing.T) {
	value, err := encode(workbook.Head{ID: "w1", Lines: []workbook.Line{{}}})
	if err != nil {
		t.Fatal(err)
	}
	data, err := unseal(value)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range data {
		if _, err := newHeadReader().read(seal(data[:cut])); err == nil {
			t.Errorf("took %s", data[:cut])
		}
	}
}

func TestNewestFirst(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var heads []workbook.Head
		for i := range rapid.IntRange(0, 40).Draw(rt, "heads") {
			at := time.Unix(rapid.Int64Range(-5, 5).Draw(rt, "second"), rapid.Int64Range(0, 2).Draw(rt, "nanosecond"))
			heads = append(heads, workbook.Head{ID: string(rune('a' + i)), Updated: at.UTC()})
		}
		want := slices.Clone(heads)
		slices.SortFunc(want, func(a, b workbook.Head) int {
			return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
		})
		if got := newestFirst(heads); asJSON(rt, got) != asJSON(rt, want) {
			rt.Fatalf("got\n%s\nwant\n%s", asJSON(rt, got), asJSON(rt, want))
		}
	})
}
