package widget

import (
	"strings"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// columnsFrom is the cells from which two texts stand side by side.
const columnsFrom = 56

// Arrow stands between what was and what is.
const Arrow = " → "

// nothing is what stands where nothing is.
const nothing = "–"

// Changed shows what was and what is in at most width cells: on one row where
// both are short, in two columns where there is room, else one under the other.
// Both are texts of people; an empty one is a dash.
func Changed(t theme.Theme, before, after string, width int) []string {
	if width < 1 {
		return nil
	}
	if row, ok := Turned(t, before, after, width); ok {
		return []string{row}
	}
	if width < columnsFrom {
		return stacked(t, before, after, width)
	}
	gap := t.Faint.Render(" │ ")
	each := (width - 3) / 2
	return text.Columns(paragraph(t, before, each, false), paragraph(t, after, each, true), each, each, gap)
}

// Turned shows what was and what is on one row; ok is false when they take more.
func Turned(t theme.Theme, before, after string, width int) (row string, ok bool) {
	if strings.ContainsAny(before+after, "\r\n\t") {
		return "", false
	}
	b, a := text.Safe(before), text.Safe(after)
	if max(text.Width(b), 1)+max(text.Width(a), 1)+text.Width(Arrow) > width {
		return "", false
	}
	return said(t, b, false) + t.Faint.Render(Arrow) + said(t, a, true), true
}

// Shortened is Turned with both cut to what fits: the shorter one stays whole as
// long as it can.
func Shortened(t theme.Theme, before, after string, width int) string {
	room := width - text.Width(Arrow)
	if room < 2 {
		return ""
	}
	b, a := firstLine(before), firstLine(after)
	if text.Width(b)+text.Width(a) > room {
		b, a = fromDifference(b, a)
	}
	wb, wa := max(text.Width(b), 1), max(text.Width(a), 1)
	if over := wb + wa - room; over > 0 {
		wb = min(wb, max(room/2, room-wa))
		wa = room - wb
	}
	return said(t, text.Truncate(b, wb), false) + t.Faint.Render(Arrow) + said(t, text.Truncate(a, wa), true)
}

// fromDifference leaves out most of what two long texts begin with alike, so that
// what differs is in sight.
func fromDifference(a, b string) (string, string) {
	const context, worth = 3, 8 // clusters
	var starts []int
	at := 0
	for at < len(a) && at < len(b) {
		ca, _, _ := text.Step(a[at:])
		cb, _, _ := text.Step(b[at:])
		if ca != cb {
			break
		}
		starts = append(starts, at)
		at += len(ca)
	}
	if len(starts) < worth {
		return a, b
	}
	from := starts[len(starts)-context]
	return "…" + a[from:], "…" + b[from:]
}

// firstLine is the first line of a text that holds anything.
func firstLine(s string) string {
	s = strings.TrimLeft(s, "\r\n\t ")
	line, rest, more := strings.Cut(s, "\n")
	line = text.Safe(strings.TrimRight(line, "\r"))
	if more && strings.TrimSpace(rest) != "" {
		line += "…"
	}
	return line
}

// said is a drawn piece; what is stands out, what was steps back.
func said(t theme.Theme, s string, after bool) string {
	switch {
	case s == "":
		return t.Faint.Render(nothing)
	case after:
		return t.Text.Render(s)
	}
	return t.Muted.Render(s)
}

func paragraph(t theme.Theme, s string, width int, after bool) []string {
	rows := text.Lines(strings.Trim(s, "\r\n"), width)
	brush := NewBrush(t.Muted)
	if after {
		brush = NewBrush(t.Text)
	}
	for i, row := range rows {
		rows[i] = brush.Paint(row)
	}
	if strings.TrimSpace(s) == "" {
		return []string{t.Faint.Render(nothing)}
	}
	return rows
}

// stacked sets what is under what was, behind the arrow.
func stacked(t theme.Theme, before, after string, width int) []string {
	const lead = 2
	var rows []string
	for _, row := range paragraph(t, before, max(width-lead, 1), false) {
		rows = append(rows, spaces(min(lead, width-1))+row)
	}
	for i, row := range paragraph(t, after, max(width-lead, 1), true) {
		sign := spaces(lead)
		if i == 0 {
			sign = t.Faint.Render("→ ")
		}
		rows = append(rows, text.PadStyled(sign+row, width))
	}
	return rows
}
