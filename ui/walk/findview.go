package walk

import (
	"strings"

	"shiben/ui/text"
)

// view draws the line that is typed in and what fits, a row each: where it is,
// and what it says there.
func (f *finder) view() []string { return f.draw(len(f.hits), f.hit, f.k.t("find_none")) }

func (f *finder) hit(i int) string {
	th, h, here := f.k.look.Theme, f.hits[i], i == f.at
	name := min(36, f.w*9/20)
	return f.k.listName(h.label, name, here) + f.k.lit(th.Text, here).Render("  ") + f.excerpt(h, max(0, f.w-name-2), here)
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
