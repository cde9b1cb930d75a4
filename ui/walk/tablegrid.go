package walk

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/workbook"
)

// view draws the question, the grid or the form, and the panel under it.
func (t *table) view(focus bool) []string {
	t.spots = t.spots[:0]
	t.sizePanel()
	top := t.question()
	room := max(0, t.h-len(top)-t.panel.h)
	var body []string
	if t.grid() {
		body = t.viewGrid(focus, len(top), room)
	} else {
		body = t.viewForm(focus, len(top), room)
	}
	lines := append(text.Fit(top, t.w, len(top)), body...)
	lines = append(stack(lines, t.w, len(top)+room), t.viewPanel(focus)...)
	return stack(lines, t.w, t.h)
}

// question is the table's name and what it asks: in two rows if that leaves all of
// the table in sight, else in one.
func (t *table) question() []string {
	if t.h < 6 {
		return nil
	}
	name := t.k.say(t.p.Name)
	whole := name + "  " + t.k.say(t.p.Ask)
	lines := text.Lines(whole, t.w)
	need := len(t.p.Columns) + 1
	if t.grid() {
		need = len(t.rows()) + 4
	}
	if len(lines) > 2 || len(lines) == 2 && t.h-t.panel.h-2 < need {
		lines = []string{text.Truncate(whole, t.w)}
	}
	th := t.k.look.Theme
	for i, l := range lines {
		lead := ""
		if rest, ok := strings.CutPrefix(l, name); ok && i == 0 {
			lead, l = th.Accent.Render(name), rest
		}
		lines[i] = lead + th.Strong.Render(l)
	}
	if status := t.k.status(t.k.book().Answer(t.p.ID, t.p.Side), t.w, th.Muted); t.h >= 10 && status != "" {
		lines = append(lines, status)
	}
	return lines
}

func (t *table) viewGrid(focus bool, y, room int) []string {
	cols := t.shown()
	lines := t.gridHead(cols)
	lines = text.Fit(lines, t.w, len(lines))
	rows := t.rows()
	fits := max(1, room-len(lines)-1)
	t.top = max(0, min(t.top, t.row), t.row-fits+1)
	t.top = min(t.top, max(0, len(rows)+1-fits))
	for i := t.top; i <= len(rows) && i < t.top+fits; i++ {
		t.spotRow(cols, i, y+len(lines))
		if i == len(rows) {
			lines = append(lines, text.PadStyled(t.newRow(i == t.row && focus), t.w))
			break
		}
		lines = append(lines, t.gridCached(cols, rows[i], i, focus))
	}
	return append(lines, text.PadStyled(t.howMany(len(rows), fits), t.w))
}

// howMany says where in a long table the rows in sight are, and how many columns
// are out of sight.
func (t *table) howMany(n, fits int) string {
	var parts []string
	if n >= fits {
		parts = append(parts, t.k.t("rows_of", "at", min(t.row+1, n), "of", n))
	}
	if n := t.beyond[0]; n > 0 {
		parts = append(parts, t.k.t("columns_left", "n", n))
	}
	if n := t.beyond[1]; n > 0 {
		parts = append(parts, t.k.t("columns_right", "n", n))
	}
	return t.k.look.Theme.Muted.Render(strings.Join(parts, "   "))
}

// gridHead is the columns' names: in two rows where one is too long for its
// column, all of them at the foot of those rows.
func (t *table) gridHead(cols []gridCol) []string {
	th := t.k.look.Theme
	names := make([][]string, len(cols))
	rows := 1
	for i, c := range cols {
		name := t.colName(c)
		names[i] = headLines(name, c.w)
		if len(names[i]) > 2 {
			names[i] = []string{name}
		}
		rows = max(rows, len(names[i]))
	}
	out := make([]string, rows)
	for r := range out {
		for i, c := range cols {
			part := ""
			if at := r - rows + len(names[i]); at >= 0 {
				part = names[i][at]
			}
			st := th.Muted
			if c.col == t.col {
				st = th.Accent
			}
			if i > 0 {
				out[r] += strings.Repeat(" ", t.gap)
			}
			out[r] += st.Italic(c.derive >= 0).Render(set(part, c))
		}
	}
	return out
}

func (t *table) colName(c gridCol) string {
	if c.derive >= 0 {
		return t.k.say(t.p.Derived[c.derive].Name)
	}
	return t.k.say(t.p.Columns[c.col].Name)
}

// set puts a text into a column's width, numbers at the right.
func set(s string, c gridCol) string {
	if c.right {
		return text.PadLeft(s, c.w)
	}
	return text.Pad(s, c.w)
}

// gridKey is what a drawn row depends on: what its cells say and how they stand.
func (t *table) gridKey(cols []gridCol, row workbook.Row, i int, focus bool) string {
	b := strconv.AppendInt(nil, int64(t.k.gen), 10)
	b = strconv.AppendInt(append(b, ' '), int64(t.w), 10)
	b = strconv.AppendInt(append(b, ' '), int64(t.gap), 10)
	if i == t.row {
		b = strconv.AppendInt(append(b, 'h'), int64(t.col), 10)
		b = strconv.AppendBool(b, focus)
	}
	for _, c := range cols {
		b = strconv.AppendInt(append(b, 0), int64(c.w), 10)
		if c.col < 0 {
			continue // what is derived follows from the cells
		}
		b = strconv.AppendInt(append(b, ' '), int64(c.col), 10)
		b = append(append(b, ' '), t.plain(row, &t.p.Columns[c.col])...)
	}
	for _, c := range t.p.Columns {
		b = append(append(b, 1), row.Cells[c.ID]...)
		if _, bad := t.refused[cellAt{row.ID, c.ID}]; bad {
			b = append(b, '!')
		}
	}
	return string(b)
}

// gridCached draws a row anew only when it would look otherwise.
func (t *table) gridCached(cols []gridCol, row workbook.Row, i int, focus bool) string {
	key := t.gridKey(cols, row, i, focus)
	if d := t.lines[row.ID]; d.key == key {
		return d.line
	}
	line := text.PadStyled(t.gridRow(cols, row, i, focus), t.w)
	t.lines[row.ID] = drawnRow{key, line}
	return line
}

type drawnRow struct{ key, line string }

func (t *table) gridRow(cols []gridCol, row workbook.Row, i int, focus bool) string {
	here := i == t.row
	th := t.k.look.Theme
	derived := t.derivedOf(row)
	var b strings.Builder
	for n, c := range cols {
		if n > 0 {
			b.WriteString(t.k.lit(th.Text, here).Render(strings.Repeat(" ", t.gap)))
		}
		if c.derive >= 0 {
			b.WriteString(t.k.lit(th.Muted, here).Render(set(t.derived(derived[c.derive]), c)))
			continue
		}
		st, words := t.cellLook(row, &t.p.Columns[c.col])
		st = t.k.lit(st, here)
		if here && c.col == t.col && focus {
			st = t.k.lit(th.Text, true).Reverse(true)
		}
		b.WriteString(st.Render(set(words, c)))
	}
	return b.String()
}

// cellLook is what a cell shows, and how: a dot where nothing is answered.
func (t *table) cellLook(row workbook.Row, c *workbook.Column) (lipgloss.Style, string) {
	th := t.k.look.Theme
	if _, bad := t.refused[cellAt{row.ID, c.ID}]; bad {
		return th.Bad, oneLine(t.plain(row, c))
	}
	words := oneLine(t.plain(row, c))
	value := row.Cells[c.ID]
	switch i := t.k.sideIndex(value); {
	case words == "":
		return th.Faint, markEmpty
	case c.Type == workbook.ChoiceCell && i >= 0 && c.Option(value) != nil:
		return t.k.side(i).Style, t.optionLook(c.Option(value))
	case c.Type == workbook.FlagCell && value == "no":
		return th.Muted, words
	}
	return th.Text, words
}

// newRow is the row behind the last: it stands for one that is not yet there.
func (t *table) newRow(here bool) string {
	th := t.k.look.Theme
	st := th.Muted
	if here {
		st = t.k.lit(th.Accent, true)
	}
	return st.Render(text.Truncate("+ "+t.k.t("row_add"), t.w))
}

// spotRow remembers where the cells of a row are drawn.
func (t *table) spotRow(cols []gridCol, i, y int) {
	x := 0
	for _, c := range cols {
		if c.col >= 0 {
			t.spots = append(t.spots, cellSpot{rect{x, y, c.w + t.gap, 1}, i, c.col})
		}
		x += c.w + t.gap
	}
	t.spots = append(t.spots, cellSpot{rect{0, y, t.w, 1}, i, -1})
}
