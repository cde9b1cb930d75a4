package profile

import (
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// sign is the shape of a kind of reading; none is a side's mark.
func sign(kind workbook.ReadingKind) string {
	switch kind {
	case workbook.Strength:
		return "▲"
	case workbook.Tension:
		return "⇄"
	case workbook.Gap:
		return "□"
	}
	return "?"
}

// place is where a reading is shown: under the moves, in a dimension, or behind
// the rest of its part.
func (pt painter) place(r workbook.Reading) ref {
	t := pt.w.Template
	if t.Moves != nil && r.Prompts[0] == t.Moves.Table {
		return ref{kind: moveRef}
	}
	if part := t.Part(r.Part); part.Dimension {
		return ref{kind: dimensionRef, id: part.ID}
	}
	return ref{kind: answerRef, id: r.Part}
}

// placed are the readings of a place, in the template's order.
func (pt painter) placed(at ref) []workbook.Reading {
	var out []workbook.Reading
	for _, r := range pt.readings {
		if pt.place(r) == at {
			out = append(out, r)
		}
	}
	return out
}

// said is a block of readings, each in full; nothing for none.
func (pt painter) said(readings []workbook.Reading) block {
	var b block
	for i, r := range readings {
		if i > 0 {
			b.add("")
		}
		b.stand(refOf(r))
		b.add(pt.readingRows(r, pt.g.inner)...)
	}
	return b
}

// readingRows are a reading's name, text, next step, and why it is accepted.
func (pt painter) readingRows(r workbook.Reading, width int) []string {
	width = min(width, readingCells)
	ink := pt.ink.text
	if !r.Open() {
		ink = pt.ink.muted
	}
	rows := []string{pt.readingName(r, width)}
	rows = append(rows, pt.hung(indent, ink, r.Text, width)...)
	rows = append(rows, pt.hung(indent+"→ ", pt.ink.muted, r.Next, width)...)
	if !r.Open() {
		rows = append(rows, pt.hung(indent+"✓ ", pt.ink.good, pt.word("accepted", "because", r.Accepted), width)...)
	}
	return rows
}

// readingCells is the widest that a reading is set: longer rows are hard to read.
const readingCells = 100

// readingName is a reading's shape and kind, and its name.
func (pt painter) readingName(r workbook.Reading, width int) string {
	kind := sign(r.Rule.Kind) + " " + pt.word("kind_"+string(r.Rule.Kind))
	name := text.Truncate(pt.say(r.Rule.Name), max(width-text.Width(kind)-2, 1))
	return pt.ink.kind(r).Paint(kind) + "  " + pt.ink.strong.Paint(name)
}

// kind is how a reading's shape is drawn: what is accepted steps back.
func (k inks) kind(r workbook.Reading) widget.Brush {
	switch {
	case !r.Open():
		return k.muted
	case r.Rule.Kind == workbook.Strength:
		return k.good
	}
	return k.warn
}

// hung sets a text behind a muted lead; further rows begin where the first does.
func (pt painter) hung(lead string, ink widget.Brush, s string, width int) []string {
	return hang(lead, pt.ink.muted, ink, s, width)
}

func hang(lead string, front, ink widget.Brush, s string, width int) []string {
	w := text.Width(lead)
	rows := text.Lines(s, max(width-w, 1))
	for i, row := range rows {
		if i > 0 {
			lead = spaces(w)
		}
		rows[i] = front.Paint(lead) + ink.Paint(row)
	}
	return rows
}

// digest is what of readings fits into so many rows: with their texts, with the
// beginnings of them, or by name; and how many do not fit.
func (pt painter) digest(readings []workbook.Reading, width, height int) []string {
	if len(readings) == 0 || height < 1 {
		return nil
	}
	for _, lines := range []int{9, 2, 1, 0} {
		if rows := pt.shortened(readings, width, lines); len(rows) <= height {
			return rows
		}
	}
	rows := pt.shortened(readings[:height-1], width, 0)
	more := pt.word("readings_more", "count", len(readings)-height+1)
	return append(rows, pt.ink.muted.Paint(text.Truncate(more, width)))
}

// shortened are readings by name, with so many lines of their texts.
func (pt painter) shortened(readings []workbook.Reading, width, lines int) []string {
	var rows []string
	for _, r := range readings {
		rows = append(rows, pt.readingName(r, width))
		if lines > 0 {
			said := upTo(lines, text.Lines(oneLine(r.Text), max(width-len(indent), 1)), max(width-len(indent), 1))
			for _, row := range said {
				rows = append(rows, indent+pt.ink.muted.Paint(row))
			}
		}
	}
	return rows
}

// readingCount says how many readings there are; nothing for none.
func (pt painter) readingCount() []string {
	if len(pt.readings) == 0 {
		return nil
	}
	accepted := 0
	for _, r := range pt.readings {
		if !r.Open() {
			accepted++
		}
	}
	said := pt.word("readings", "count", len(pt.readings))
	if accepted > 0 {
		said += pt.word("readings_accepted", "n", accepted)
	}
	return []string{said}
}
