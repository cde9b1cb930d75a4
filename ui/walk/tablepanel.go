package walk

import (
	"strings"

	"shiben/ui/text"
)

// sizePanel says how much of the page's foot the panel has: the cell that is
// typed in or chosen for, or what there is to say about the selected one.
func (t *table) sizePanel() {
	h := max(0, min(t.h/3, 10))
	if t.grid() { // where the table leaves more, the panel follows it
		h = max(h, t.h-gridRoom-len(t.rows()))
	} else { // the columns of a row all in sight, if that leaves a panel of use
		h = max(min(h, t.h-len(t.p.Columns)-2), min(h, 5))
	}
	if t.h < 9 {
		h = min(2, t.h/2)
		if t.edit != nil || t.pick != nil {
			h = min(3, t.h)
		}
	}
	t.panel = rect{0, t.h - h, t.w, h}
	if t.edit == nil {
		return
	}
	rows := 1
	if t.edit.lines {
		rows = max(1, min(h-2, t.panelRows(), mostTyped))
	}
	t.edit.ed.SetSize(t.w, rows)
}

const (
	gridRoom  = 8  // rows round those of a grid: what it asks, names, a new row, how many, a blank
	mostTyped = 10 // rows of a cell's text in sight while it is typed
)

// panelRows is how many rows of text are typed in at once; what remains of the
// panel says what the cell is for.
func (t *table) panelRows() int { return max(1, t.panel.h-3) }

func (t *table) viewPanel(focus bool) []string {
	th, w := t.k.look.Theme, t.w
	if t.panel.h < 1 {
		return nil
	}
	lines := []string{th.Faint.Render(strings.Repeat("─", w))}
	switch {
	case t.edit != nil:
		lines = append(t.editTitle(), strings.Split(t.edit.ed.View(), "\n")...)
		lines = append(lines, t.whyNot()...)
		if t.edit.ed.Value() != "" { // else it is the placeholder
			lines = append(lines, t.hintRows()...)
		}
	case t.pick != nil:
		lines = append(t.editTitle(), t.pickRows(t.panel.h-1)...)
	case t.current() == nil:
		lines = append(lines, t.askRows()...)
	case t.listed() && len(t.p.Derived) > 0:
		lines = append(lines, t.reasonRows()...)
	case t.listed():
		lines = append(lines, t.askRows()...)
	default:
		lines = append(lines, t.aboutCell()...)
	}
	return text.Fit(lines, w, t.panel.h)
}

// editTitle is a heavy line with the cell's name: the keys go there now.
func (t *table) editTitle() []string {
	th := t.k.look.Theme
	name := t.k.say(t.column().Name)
	if row := t.current(); row != nil && t.col > 0 {
		if of := oneLine(t.plain(*row, &t.p.Columns[0])); of != "" {
			name = text.Truncate(of, max(4, t.w/2)) + " · " + name
		}
	}
	name = text.Truncate(name, max(0, t.w-4))
	return []string{th.Accent.Render("━━ " + name + " " + strings.Repeat("━", max(0, t.w-4-text.Width(name))))}
}

// whyNot is why what was typed cannot stand in the cell.
func (t *table) whyNot() []string {
	var err error
	if t.edit != nil {
		err = t.edit.err
	} else if row := t.current(); row != nil {
		err = t.refused[cellAt{row.ID, t.column().ID}].err
	}
	if err == nil {
		return nil
	}
	var out []string
	for _, l := range text.Lines(t.k.sentence(err), measure(t.w)) {
		out = append(out, t.k.look.Theme.Bad.Render(l))
	}
	return out
}

// askRows say how to fill the table, where the coach does not.
func (t *table) askRows() []string {
	if t.k.coached {
		return nil
	}
	return t.say(t.k.say(t.p.Hint))
}

// hintRows say what the column is for, where the coach does not.
func (t *table) hintRows() []string {
	if t.k.coached {
		return nil
	}
	return t.say(t.k.say(t.column().Hint))
}

func (t *table) say(s string) []string {
	var out []string
	for _, l := range text.Lines(s, measure(t.w)) {
		out = append(out, t.k.look.Theme.Muted.Render(l))
	}
	return out
}

// aboutCell says what the selected cell is for, all of what it holds, and where
// the derived columns of its row come from.
func (t *table) aboutCell() []string {
	th, row, c := t.k.look.Theme, t.current(), t.column()
	out := t.whyNot()
	full := text.Safe(t.plain(*row, c))
	if text.Width(full) > textMin || strings.Contains(full, "\n") {
		lines := text.Lines(full, measure(t.w))
		for _, l := range lines[:min(len(lines), max(1, t.panel.h/2-1))] {
			out = append(out, th.Text.Render(l))
		}
	}
	if !t.k.coached {
		out = append(out, t.say(t.k.say(c.Name)+"  "+t.k.say(c.Hint))...)
	}
	return append(out, t.reasonRows()...)
}

func (t *table) reasonRows() []string {
	var out []string
	for _, r := range t.reasons(*t.current()) {
		for _, l := range text.Lines(r, measure(t.w)) {
			out = append(out, t.k.look.Theme.Text.Render(l))
		}
	}
	return out
}

// pickRows are the choices, numbered, the selected one in sight.
func (t *table) pickRows(room int) []string {
	th, p := t.k.look.Theme, t.pick
	p.top = max(0, min(p.top, p.at), p.at-room+1)
	var out []string
	for i := p.top; i < len(p.values) && len(out) < room; i++ {
		lead := "  "
		if i == p.at {
			lead = pointer + " "
		}
		number := "  "
		if i < 9 && i < len(p.values)-1 {
			number = string(rune('1'+i)) + " "
		}
		row := text.Pad(number+oneLine(p.names[i]), max(0, t.w-2))
		out = append(out, t.k.lit(th.Accent, i == p.at).Render(lead)+t.k.lit(th.Text, i == p.at).Render(row))
	}
	return out
}
