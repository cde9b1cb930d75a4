package exchange

import (
	"encoding/json"
	"io"
)

// Layout is how a workbook stands in a file.
type Layout bool

// The layouts: a file of one workbook is set in lines, so that a person can read it
// and a version control compares it; a library has a line for each.
const (
	Indented Layout = true
	OneLine  Layout = false
)

// Write writes a workbook, the same bytes for the same one. ErrInput, as
// workbook.PlanImport gives it, when the log does not come to a workbook: nothing
// is written that could not be read back.
func Write(w io.Writer, b Book, layout Layout) error {
	f, err := fileOf(b)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if layout == Indented {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(f)
}
