package profile

import (
	"math/big"
	"strconv"
	"strings"

	"shiben/workbook"
)

// signed is a position or a separation to two decimals with its sign, a true
// minus; empty for none.
func signed(r *big.Rat) string {
	s := workbook.Decimal(r, 2)
	switch {
	case s == "":
		return ""
	case strings.HasPrefix(s, "-"):
		return "−" + s[1:]
	case strings.Trim(s, "0.") == "":
		return s
	}
	return "+" + s
}

// percent is a share of effort, without decimals that say nothing.
func percent(r *big.Rat) string {
	s := workbook.Decimal(r, 2)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return strings.Replace(s, "-", "−", 1) + "%"
}

func float(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	return f
}

// verdict is a separation in words and figure; when there is none, that in words.
func (pt painter) verdict(d workbook.DimensionProfile) (word, figure string) {
	if d.Separation == nil {
		return pt.word("separation_none"), ""
	}
	return pt.word("verdict_" + string(d.Verdict)), signed(d.Separation)
}

// tally is answered of asked, short.
func tally(t workbook.Tally) string { return strconv.Itoa(t.Answered) + "/" + strconv.Itoa(t.Asked) }
