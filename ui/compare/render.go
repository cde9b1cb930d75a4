package compare

import (
	"strings"

	"shiben/ui"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/workbook"
)

// Render is a comparison in rows of at most width cells. Labels name the older
// and the newer one; an empty label is "then" or "now".
func Render(c workbook.Comparison, look ui.Look, width int, labels [2]string) []string {
	return compose(c, look, width, labels).rows
}

// document is a comparison laid out.
type document struct {
	rows     []string
	spots    []spot
	sections []int // rows at which a dimension or the list of answers begins
}

// spot is a row that stands for a prompt: from there one goes to the walk.
type spot struct {
	row    int
	prompt string
}

func (d *document) add(rows ...string) { d.rows = append(d.rows, rows...) }

// mark makes the next row stand for a prompt.
func (d *document) mark(prompt string) { d.spots = append(d.spots, spot{len(d.rows), prompt}) }

// begin makes the next row the first of a section.
func (d *document) begin() {
	if len(d.rows) > 0 {
		d.add("")
	}
	d.sections = append(d.sections, len(d.rows))
}

// painter draws the parts of one comparison.
type painter struct {
	c      workbook.Comparison
	th     theme.Theme
	words  *i18n.Words
	g      geometry
	labels [2]string
	sides  [2]string // names
	doc    document

	places, parts int // cells of the names that what was and what is stands behind
}

func compose(c workbook.Comparison, look ui.Look, width int, labels [2]string) document {
	pt := painter{c: c, th: look.Theme, words: look.Words}
	for i, key := range []string{"then", "now"} {
		if pt.labels[i] = text.Safe(oneLine(labels[i])); pt.labels[i] == "" {
			pt.labels[i] = pt.word(key)
		}
		pt.sides[i] = pt.say(c.To.Template.Sides[i].Name)
	}
	pole := 0
	for _, d := range c.Dimensions {
		for _, s := range d.To.Scales {
			for _, p := range s.Prompt.Poles {
				pole = max(pole, text.Width(pt.say(p)))
			}
		}
	}
	pt.g = measure(max(width, 1), pole, pt.figuresWidth())
	pt.head()
	if !c.Same() {
		for _, d := range c.Dimensions {
			pt.dimension(d)
		}
		pt.changes()
	}
	for i, row := range pt.doc.rows {
		pt.doc.rows[i] = pt.g.fit(row)
	}
	return pt.doc
}

// head is what stands beside what, how far the two can be compared, and how much
// differs.
func (pt *painter) head() {
	t := pt.th
	each := max((pt.g.inner-3)/2, 1)
	from, to := text.Truncate(pt.labels[0], each), text.Truncate(pt.labels[1], each)
	pt.doc.add(t.Muted.Render(from) + t.Faint.Render(" → ") + t.Strong.Render(to))
	pt.paragraph(pt.comparability())
	switch n := len(grouped(pt.c.Changes)); {
	case n > 0:
		pt.paragraph(pt.word("changed", "count", n))
		pt.legend(from, to)
	case pt.c.Common > 0:
		pt.doc.add("", t.Strong.Render(text.Truncate(pt.word("same"), pt.g.inner)))
	}
}

func (pt *painter) paragraph(s string) {
	for _, row := range text.Lines(s, pt.g.reading) {
		pt.doc.add(pt.th.Text.Render(row))
	}
}

// comparability says how far the two can be compared: the share of prompts that
// they have in common.
func (pt *painter) comparability() string {
	common, all := pt.c.Common, pt.c.All
	key := "common_few"
	switch {
	case common == 0:
		key = "common_none"
	case common == all:
		key = "common_all"
	case 3*common >= 2*all:
		key = "common_most"
	}
	return pt.word(key, "common", common, "all", all, "share", (200*common+all)/max(2*all, 1))
}

// legend says which marks are whose, where a picture follows.
func (pt *painter) legend(from, to string) {
	if len(pt.c.Dimensions) == 0 {
		return
	}
	marks := func(of func(theme.Side) string) string {
		var out []string
		for _, side := range pt.th.Sides {
			out = append(out, side.Strong.Render(of(side)))
		}
		return strings.Join(out, " ")
	}
	old := marks(func(s theme.Side) string { return s.Hollow }) + " " + pt.th.Muted.Render(from)
	now := marks(func(s theme.Side) string { return s.Mark }) + " " + pt.th.Text.Render(to)
	pt.doc.add(old + "   " + now)
}

// heading opens a section: its name, a hairline, and at the end what it comes to.
func (pt *painter) heading(name, end string) string {
	line := func(n int) string {
		if end == "" {
			return " " + pt.th.Faint.Render(strings.Repeat("─", max(n-1, 0)))
		}
		return " " + pt.th.Faint.Render(strings.Repeat("─", max(n-2, 0))) + " "
	}
	return ends(pt.th.Strong.Render(name), end, pt.g.inner, line)
}

// say picks a template's text in the language of the look, ready to be drawn.
func (pt *painter) say(t workbook.Text) string { return text.Safe(oneLine(pt.words.Text(t))) }

// word is a sentence of this package.
func (pt *painter) word(key string, args ...any) string { return pt.words.T("compare."+key, args...) }

// oneLine puts what a person wrote on one row.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
}
