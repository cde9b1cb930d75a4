package cli

import (
	"math/big"
	"testing"

	"shiben/workbook"
)

func TestFigureHasFourDecimalsHalfAwayFromZero(t *testing.T) {
	for _, tt := range []struct {
		exact *big.Rat
		want  string
	}{
		{nil, "null"},
		{big.NewRat(0, 1), "0"},
		{big.NewRat(1, 1), "1"},
		{big.NewRat(-2, 1), "-2"},
		{big.NewRat(40, 1), "40"},
		{big.NewRat(25, 2), "12.5"},
		{big.NewRat(2, 3), "0.6667"},
		{big.NewRat(-2, 3), "-0.6667"},
		{big.NewRat(1, 20000), "0.0001"},
		{big.NewRat(-1, 20000), "-0.0001"},
		{big.NewRat(-1, 30000), "0"},
		{big.NewRat(100, 1), "100"},
	} {
		got, err := figure{tt.exact}.MarshalJSON()
		if err != nil || string(got) != tt.want {
			t.Errorf("%v: got %s, want %s", tt.exact, got, tt.want)
		}
	}
}

func TestShortestTellsAllIDsApart(t *testing.T) {
	for _, tt := range []struct {
		ids  []string
		want int
	}{
		{nil, 8},
		{[]string{"0123456789"}, 8},
		{[]string{"0123456789", "0123456780"}, 10},
		{[]string{"aaaaaaaaaa", "bbbbbbbbbb"}, 8},
		{[]string{"aaaaaaaaaab", "bbbbbbbbbb", "aaaaaaaaaac"}, 11},
	} {
		var heads []workbook.Head
		for _, id := range tt.ids {
			heads = append(heads, workbook.Head{ID: id})
		}
		if got := shortest(heads); got != tt.want {
			t.Errorf("%v: got %d, want %d", tt.ids, got, tt.want)
		}
	}
}

func TestOrderedKeepsItsOrderAndEscapesNothingOfHTML(t *testing.T) {
	var o ordered[string]
	o.add("z", "a<b>&")
	o.add("a\"", "")
	got, err := o.MarshalJSON()
	if want := `{"z":"a<b>&","a\"":""}`; err != nil || string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
