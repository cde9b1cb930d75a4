package profile

import (
	"strings"

	"shiben/ui/text"
)

// head is what the workbook says of itself, how far it is answered, and each
// dimension's separation in a word.
func (pt painter) head() block {
	var b block
	b.stand(ref{kind: wholeRef})
	b.add(pt.title(append(pt.progress(), pt.verdicts()))...)
	return b
}

// brief is head without what the dimensions say themselves.
func (pt painter) brief() block {
	var b block
	b.stand(ref{kind: wholeRef})
	b.add(pt.title(pt.progress())...)
	return b
}

// title is title, subject and what else there is to say; a page's frame has the
// title.
func (pt painter) title(groups [][]string) []string {
	about, inner := pt.w.About, pt.g.inner
	var rows []string
	if pt.height == 0 {
		rows = each(pt.ink.strong, upTo(2, text.Lines(oneLine(about.Title), inner), inner))
	}
	if s := oneLine(about.Subject); s != "" {
		rows = append(rows, each(pt.ink.text, upTo(2, text.Lines(s, inner), inner))...)
	}
	return append(rows, each(pt.ink.muted, gather(groups, inner))...)
}

// upTo keeps the first n rows; an ellipsis says that there was more.
func upTo(n int, rows []string, width int) []string {
	if len(rows) <= n {
		return rows
	}
	rows = rows[:n:n]
	rows[n-1] = text.Truncate(rows[n-1]+"……", width)
	return rows
}

// gather sets groups of pieces in rows: one begins in the row of the last only
// where all of it fits there, so that no piece is left alone.
func gather(groups [][]string, width int) []string {
	var rows []string
	for _, g := range groups {
		set := flow(g, width)
		if last := len(rows) - 1; last >= 0 && len(set) == 1 && text.Width(rows[last]+dot+set[0]) <= width {
			rows[last] += dot + set[0]
			continue
		}
		rows = append(rows, set...)
	}
	return rows
}

const dot = " · "

// flow sets pieces in rows, a dot between; none is broken.
func flow(pieces []string, width int) []string {
	var rows []string
	for _, p := range pieces {
		p = text.Truncate(p, width)
		if last := len(rows) - 1; last >= 0 && text.Width(rows[last]+dot+p) <= width {
			rows[last] += dot + p
			continue
		}
		rows = append(rows, p)
	}
	return rows
}

// progress is the depth and the completeness with how many readings there are,
// and then the completeness by part.
func (pt painter) progress() [][]string {
	all := pt.p.Progress
	pieces := []string{pt.word("answered", "answered", all.Answered, "asked", all.Asked)}
	for _, d := range pt.w.Template.Depths {
		if d.ID == pt.w.About.Depth {
			pieces = append([]string{pt.say(d.Name)}, pieces...)
		}
	}
	pieces = append(pieces, pt.readingCount()...)
	var parts []string
	for _, part := range all.Parts {
		if part.Asked > 0 {
			parts = append(parts, pt.say(pt.w.Template.Part(part.Part).Name)+" "+tally(part.Tally))
		}
	}
	return [][]string{pieces, parts}
}

// verdicts are the dimensions' separations in a word.
func (pt painter) verdicts() []string {
	var pieces []string
	for _, d := range pt.p.Dimensions {
		word, figure := pt.verdict(d)
		pieces = append(pieces, strings.TrimSpace(pt.say(d.Part.Name)+" "+word+" "+figure))
	}
	return pieces
}

// heading opens a section: its name and what it asks, a hairline, and at the end
// of the row what it comes to. A question that does not fit stands on a second
// row.
func (pt painter) heading(name, about, end string, width int) []string {
	line := func(n int) string { return " " + pt.ink.faint.Paint(strings.Repeat("─", max(n-2, 0))) + " " }
	title := pt.ink.strong.Paint(name)
	if end == "" {
		line = func(n int) string { return " " + pt.ink.faint.Paint(strings.Repeat("─", max(n-1, 0))) }
	}
	if about != "" {
		if row, ok := ends(title+"  "+pt.ink.muted.Paint(about), end, width, line); ok {
			return []string{row}
		}
	}
	row, ok := ends(title, end, width, line)
	if !ok {
		row = text.PadStyled(pt.ink.strong.Paint(name)+" "+end, width)
	}
	if about == "" {
		return []string{row}
	}
	return []string{row, pt.ink.muted.Paint(text.Truncate(about, width))}
}
