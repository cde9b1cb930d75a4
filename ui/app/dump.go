package app

import (
	"strings"

	"shiben/workbook"
)

// dump is everything that is not known to be on disk, as a text to read: the
// workbook, the place, what was written there.
func (m *Model) dump() string {
	var b strings.Builder
	for id, changes := range m.opts.Unsaved() {
		d := m.drafts[id]
		if d == nil {
			continue
		}
		w := d.Workbook()
		b.WriteString("# " + w.About.Title + "\n")
		for _, c := range lastOf(changes) {
			b.WriteString("\n## " + m.look.Words.Act(w, workbook.Act{Changes: []workbook.Change{c}}) + "\n\n")
			b.WriteString(m.says(w, c) + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// lastOf is one change for each place, with what it holds in the end.
func lastOf(changes []workbook.Change) []workbook.Change {
	var out []workbook.Change
	at := map[workbook.Address]int{}
	for _, c := range changes {
		if i, ok := at[c.Address]; ok {
			out[i] = c
			continue
		}
		at[c.Address] = len(out)
		out = append(out, c)
	}
	return out
}
