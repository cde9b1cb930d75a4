package walk

import (
	"strings"

	"shiben/ui/text"
)

// view draws the line that is typed in and what fits, a row each: where it is,
// and what it says there.
func (f *finder) view() []string {
	th := f.k.look.Theme
	lines := []string{th.Accent.Render(pointer+" ") + f.line.View()}
	if f.h > 2 {
		lines = append(lines, th.Faint.Render(strings.Repeat("─", f.w)))
	}
	f.rows = f.rows[:0]
	for range lines {
		f.rows = append(f.rows, -1)
	}
	room := f.h - len(lines)
	f.top = max(0, min(f.top, f.at), f.at-room+1)
	for i := f.top; i < len(f.hits) && i < f.top+room; i++ {
		lines = append(lines, f.hit(i))
		f.rows = append(f.rows, i)
	}
	if len(f.hits) == 0 {
		lines = append(lines, th.Muted.Render(text.Truncate(f.k.t("find_none"), f.w)))
	}
	return text.Fit(lines, f.w, f.h)
}

func (f *finder) hit(i int) string {
	th, h, here := f.k.look.Theme, f.hits[i], i == f.at
	lead := "  "
	if here {
		lead = pointer + " "
	}
	name := min(36, f.w*9/20)
	row := f.k.lit(th.Accent, here).Render(lead) + f.k.lit(th.Text, here).Render(text.Pad(h.label, max(0, name-2)))
	rest := max(0, f.w-name-2)
	return row + f.k.lit(th.Text, here).Render("  ") + f.excerpt(h, rest, here)
}

// excerpt is a row of what was found, with the found words in sight.
func (f *finder) excerpt(h find, w int, here bool) string {
	th := f.k.look.Theme
	plain := f.k.lit(th.Muted, here)
	if !h.wrote {
		return plain.Render(text.Pad(h.say, w))
	}
	before, hit, after := oneLine(h.say[:h.from]), oneLine(h.say[h.from:h.upto]), oneLine(h.say[h.upto:])
	before = tail(before, w/3)
	bw, hw := text.Width(before), min(text.Width(hit), max(0, w-text.Width(before)))
	return plain.Render(before) + f.k.lit(th.Strong, here).Underline(true).Render(text.Truncate(hit, hw)) +
		plain.Render(text.Pad(after, max(0, w-bw-hw)))
}

func oneLine(s string) string { return text.Safe(strings.ReplaceAll(s, "\n", " ")) }

// tail is the end of s in at most w cells.
func tail(s string, w int) string {
	if text.Width(s) <= w {
		return s
	}
	for text.Width(s) > max(0, w-1) {
		_, rest, _ := text.Step(s)
		s = rest
	}
	return "…" + s
}
