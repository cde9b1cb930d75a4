package i18n

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// Fault says what is wrong with a library in one place, without the workbook that
// it is in.
func (w *Words) Fault(f workbook.Fault) string {
	var place []string
	for _, name := range []string{f.Prompt, f.Side, f.Row} {
		if name != "" {
			place = append(place, text.Safe(name))
		}
	}
	return w.T("act.fault_"+string(f.Kind), "place", strings.Join(place, separator), "seq", f.Seq, "page", f.Page)
}
