package i18n

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// droppedCells is how much of an answer a list of what was left behind shows.
const droppedCells = 60

// Dropped says of each answer that was not carried into a new workbook where it
// stands in the old one, and how it begins.
func (w *Words) Dropped(old *workbook.Workbook, dropped []workbook.Record) []string {
	out := make([]string, len(dropped))
	for i, r := range dropped {
		a := workbook.Address{Prompt: r.Key.Prompt, Side: r.Key.Side, Participant: r.Key.Participant, Row: r.Key.Row}
		place := w.Place(old.Template, a)
		said := strings.ReplaceAll(w.Value(old, a, r.Value), "\n", separator)
		if r.Value.Row != nil {
			said = w.RowName(old, old.Template.Prompt(a.Prompt), r.Value.Row)
		}
		out[i] = w.T("act.cell", "name", place, "value", text.Truncate(said, droppedCells))
	}
	return out
}
