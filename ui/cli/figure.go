package cli

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"

	"shiben/workbook"
)

// places is how many decimals a figure has in JSON.
const places = 4

// figure is an exact fraction as a JSON number, half away from zero to four
// decimals and without zeros at its end; null when there is none.
type figure struct{ exact *big.Rat }

// MarshalJSON writes the number.
func (f figure) MarshalJSON() ([]byte, error) {
	if f.exact == nil {
		return []byte("null"), nil
	}
	s := workbook.Decimal(f.exact, places)
	return []byte(strings.TrimSuffix(strings.TrimRight(s, "0"), ".")), nil
}

// marshal is JSON without HTML's escapes.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
