package walk

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// split is the width of the list of rows beside the form; 0 where only one of
// both is in sight.
func (t *table) split() int {
	if t.w < 44 {
		return 0
	}
	return min(max(t.w*3/10, 14), 24)
}

// viewForm draws the list of rows, and the columns of the selected one under each
// other at its right.
func (t *table) viewForm(focus bool, y, room int) []string {
	wl := t.split()
	if wl == 0 {
		one := t.form(focus, 0, t.w, y, room)
		if t.inRows {
			one = t.rowList(focus, t.w, y, room)
		}
		return text.Fit(one, t.w, room)
	}
	left := t.rowList(focus, wl, y, room)
	right := t.form(focus, wl+3, t.w-wl-3, y, room)
	rule := " " + t.k.look.Theme.Faint.Render("│") + " "
	left, right = text.Fit(left, wl, room), text.Fit(right, t.w-wl-3, room)
	for i := range left {
		left[i] += rule + right[i]
	}
	return left
}

func (t *table) rowList(focus bool, w, y, room int) []string {
	th, rows := t.k.look.Theme, t.rows()
	t.top = max(0, min(t.top, t.row), t.row-room+1)
	var lines []string
	for i := t.top; i <= len(rows) && len(lines) < room; i++ {
		t.spots = append(t.spots, cellSpot{rect{0, y + len(lines), w, 1}, i, -1})
		here := i == t.row
		lead, st, name := "  ", th.Text, "+ "+t.k.t("row_add")
		if i < len(rows) {
			name = oneLine(t.plain(rows[i], &t.p.Columns[0]))
		} else {
			st = th.Muted
		}
		if name == "" {
			name, st = t.k.t("row_unnamed"), th.Faint
		}
		if here {
			lead = pointer + " "
		}
		lit := here && t.listed() && focus
		lines = append(lines, t.k.lit(th.Accent, lit).Render(lead)+t.k.lit(st, lit).Render(text.Pad(name, max(0, w-2))))
	}
	return lines
}

// form draws the selected row: a label and a value for each column, and what is
// derived at the end.
func (t *table) form(focus bool, x, w, y, room int) []string {
	row := t.current()
	if row == nil {
		return t.blankForm(w)
	}
	label := t.labelWidth(w)
	foot := t.formFoot(*row, w)
	fits := max(1, room-len(foot))
	lines, spots := t.formLines(*row, 0, true, label, rect{x, y, w, room}, focus)
	if len(lines) > fits { // not all can be read whole: a row for each, those in sight
		t.field = max(0, min(t.field, t.col), t.col-fits+1)
		t.field = min(t.field, max(0, len(t.p.Columns)-fits))
		lines, spots = t.formLines(*row, t.field, false, label, rect{x, y, w, room}, focus)
		lines, spots = lines[:min(fits, len(lines))], spots[:min(fits, len(spots))]
	}
	t.spots = append(t.spots, spots...)
	return append(lines, foot...)
}

// formLines draws the columns of a row from one on, each with all that it holds or
// in one row, and tells where they stand.
func (t *table) formLines(row workbook.Row, from int, whole bool, label int, at rect, focus bool) (lines []string, spots []cellSpot) {
	for i := from; i < len(t.p.Columns); i++ {
		set := t.formLine(row, i, label, at.w, whole, focus && !t.inRows && i == t.col)
		spots = append(spots, cellSpot{rect{at.x, at.y + len(lines), at.w, len(set)}, t.row, i})
		lines = append(lines, set...)
	}
	return lines, spots
}

func (t *table) formLine(row workbook.Row, i, label, w int, whole, here bool) []string {
	th, c := t.k.look.Theme, &t.p.Columns[i]
	st, words := t.cellLook(row, c)
	name, lead := th.Muted, "  "
	if here {
		name, lead = th.Accent, pointer+" "
	}
	body := max(0, w-label-4)
	values := []string{words}
	if whole && body > 0 {
		values = text.Lines(words, body)
	}
	said := t.k.say(c.Name)
	for n, v := range values {
		values[n] = t.k.lit(name, here).Render(lead+text.Pad(said, label)+"  ") + t.k.lit(st, here).Render(text.Pad(v, body))
		lead, said = "  ", ""
	}
	return values
}

func (t *table) labelWidth(w int) int {
	n := 0
	for i := range t.p.Columns {
		n = max(n, text.Width(t.k.say(t.p.Columns[i].Name)))
	}
	return min(n, max(4, w/3))
}

// formFoot is the derived columns of a row, in one line.
func (t *table) formFoot(row workbook.Row, w int) []string {
	if len(t.p.Derived) == 0 {
		return nil
	}
	th := t.k.look.Theme
	var parts []string
	for _, d := range t.derivedOf(row) {
		value := t.derived(d)
		if value == "" {
			value = markEmpty
		}
		parts = append(parts, th.Muted.Render(t.k.say(d.Derive.Name)+" ")+th.Strong.Render(value))
	}
	return []string{text.PadStyled(strings.Join(parts, "   "), w)}
}

// blankForm stands beside the row that is not there yet.
func (t *table) blankForm(w int) []string {
	var lines []string
	for _, l := range text.Lines(t.k.t("row_first"), measure(w)) {
		lines = append(lines, t.k.look.Theme.Muted.Render(l))
	}
	return lines
}
