package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/ui/theme"
)

// MostKeys is how many keys a footer shows.
const MostKeys = 6

// Header is the top bar, one row of w cells: where one is at the left, the last
// crumb strongest; how saving stands at the right, in its style. The right side
// stays whole as long as it can.
func Header(t theme.Theme, crumbs []string, status string, st lipgloss.Style, w int) string {
	ground := t.Bar.GetBackground()
	right := ""
	if room := w - 2; status != "" && room > 0 {
		right = text.Truncate(status, room) + " "
	}
	room := max(0, w-text.Width(right)-2)
	left := crumbLine(t, crumbs, room)
	gap := max(0, w-text.Width(right)-text.Width(left))
	return text.PadStyled(left+t.Bar.Render(spaces(gap))+st.Background(ground).Render(right), w)
}

func crumbLine(t theme.Theme, crumbs []string, room int) string {
	var b strings.Builder
	b.WriteString(t.Bar.Render(" "))
	used := 1
	for i, c := range crumbs {
		st, lead := t.Bar, ""
		if i > 0 {
			lead = " › "
		}
		if i == len(crumbs)-1 {
			st = t.Strong.Background(t.Bar.GetBackground())
		}
		c = text.Truncate(c, room-used-text.Width(lead))
		if c == "" {
			break
		}
		b.WriteString(t.Bar.Render(lead) + st.Render(c))
		used += text.Width(lead) + text.Width(c)
	}
	return b.String()
}

// Footer is the bottom bar, one row of w cells: at most MostKeys of the bindings
// that work now. The last one is always among them, as far as it fits.
func Footer(t theme.Theme, bindings []key.Binding, w int) string {
	var items []string
	for _, b := range bindings {
		if b.Enabled() && b.Help().Key != "" {
			items = append(items, keyItem(t, b.Help()))
		}
	}
	if len(items) == 0 {
		return t.Bar.Render(spaces(w))
	}
	last := items[len(items)-1]
	items = items[:min(len(items)-1, MostKeys-1)]
	line := t.Bar.Render(" ")
	for _, item := range items {
		if text.Width(line)+text.Width(item)+text.Width(last)+1 > w {
			break
		}
		line += item
	}
	line += last
	return text.PadStyled(line+t.Bar.Render(spaces(w-text.Width(line))), w)
}

func keyItem(t theme.Theme, h key.Help) string {
	return t.Accent.Background(t.Bar.GetBackground()).Render(h.Key) + t.Bar.Render(" "+text.Safe(h.Desc)+"   ")
}

// Notice is the bottom bar with a sentence in it, in as many rows as it needs but at
// most so many.
func Notice(t theme.Theme, sentence string, bad bool, w, most int) []string {
	st := t.Text
	if bad {
		st = t.Bad
	}
	room := max(0, w-2)
	lines := text.Lines(sentence, max(1, room))
	switch {
	case most == 1:
		lines = []string{sentence}
	case len(lines) > most:
		lines = append(lines[:most-1], strings.Join(lines[most-1:], " "))
	}
	for i, line := range lines {
		row := st.Background(t.Bar.GetBackground()).Render(" " + text.Truncate(line, room))
		lines[i] = text.PadStyled(row+t.Bar.Render(spaces(w-text.Width(row))), w)
	}
	return lines
}

// Meter is answered of asked as a line and as numbers, in exactly w cells.
func Meter(t theme.Theme, answered, asked, w int) string {
	const figures, gap = 6, 1
	count := Fraction(answered, asked)
	line := w - max(figures, text.Width(count)) - gap
	if line < 3 {
		return t.Muted.Render(text.PadLeft(count, w))
	}
	done := Bar(float64(answered), float64(max(asked, 1)), line)
	rest := strings.Repeat("─", line-text.Width(done))
	return t.Accent.Render(done) + t.Faint.Render(rest) + t.Muted.Render(text.PadLeft(count, w-line))
}

// Fraction is answered of asked as it is written everywhere.
func Fraction(answered, asked int) string {
	return itoa(answered) + "/" + itoa(asked)
}
