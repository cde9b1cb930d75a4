package app

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// clash shows what both people wrote in the same place, and asks which stands.
type clash struct {
	corner
	d      *draft.Draft
	choice widget.Dialog
	top    int // the first row of the texts in sight
	most   int // the last that can be first
	seen   bool
}

func newClash(d *draft.Draft) *clash {
	return &clash{d: d, choice: widget.Dialog{At: -1, Choices: []widget.Choice{{ID: "mine"}, {ID: "theirs"}}}}
}

func (c *clash) update(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up":
			c.scroll(-1)
		case "down":
			c.scroll(1)
		case "pgup":
			c.scroll(-10)
		case "pgdown":
			c.scroll(10)
		case "esc": // it needs an answer, but not before a text is finished
			if m.top().Capturing() {
				m.close()
			}
		default:
			if id, done := c.choice.Key(msg); done {
				return c.decide(m, id == "mine")
			}
		}
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			c.scroll(-3)
		} else {
			c.scroll(3)
		}
	case tea.MouseClickMsg:
		if x, y, ok := c.clicked(msg); ok {
			if id, done := c.choice.Click(x, y); done {
				return c.decide(m, id == "mine")
			}
		}
	}
	return nil
}

func (c *clash) scroll(by int) { c.top = max(0, min(c.top+by, c.most)) }

func (c *clash) decide(m *Model, mine bool) tea.Cmd {
	if err := c.d.Resolve(mine); err != nil {
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(err), Bad: true}
		return nil
	}
	m.close()
	said := "app.clash_theirs_stand"
	if mine {
		said = "app.clash_mine_stand"
	}
	m.notice = ui.NoticeMsg{Text: m.look.Words.T(said)}
	return m.broadcast(ui.WorkbookChangedMsg{ID: c.d.ID()})
}

func (c *clash) box(m *Model, w, h int) widget.Box {
	t, words := m.look.Theme, m.look.Words
	width := min(w-4, 110)
	inner := widget.Inner(width)
	c.choice.Choices[0].Label, c.choice.Choices[1].Label = words.T("app.clash_mine"), words.T("app.clash_theirs")
	rows := widget.Paragraph(t.Text.Render, words.T("app.clash_body"), inner)
	rows = append(rows, "")
	texts, differ := c.texts(m, inner-2)
	room := max(1, h-len(rows)-6)
	c.most = max(0, len(texts)-room)
	if !c.seen && differ >= room { // what both begin with is not what there is to decide
		c.top = differ - 1
	}
	c.seen = true
	c.scroll(0)
	rail := widget.Rail(t, c.top, room, len(texts), min(room, len(texts)))
	for i := c.top; i < min(len(texts), c.top+room); i++ {
		rows = append(rows, text.PadStyled(texts[i], inner-2)+" "+rail[i-c.top])
	}
	rows = append(rows, "")
	line := len(rows)
	rows = append(rows, c.choice.Row(t, inner)...)
	b := widget.Frame(t, words.T("app.clash_title"), rows, &tea.Cursor{Position: tea.Position{Y: line}}, width, h)
	c.choice.Moved(b.Cursor.X, b.Cursor.Y)
	b.Cursor = nil
	return b
}

// texts are both texts of each place, side by side, w cells wide, and the row where
// those of the first place begin to differ.
func (c *clash) texts(m *Model, w int) (out []string, differ int) {
	t, words, book := m.look.Theme, m.look.Words, c.d.Workbook()
	half := max(1, (w-3)/2)
	for _, ours := range c.d.Ours() {
		theirs, who := c.theirs(ours)
		place := words.Act(book, workbook.Act{Changes: []workbook.Change{ours}})
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, t.Strong.Render(text.Truncate(place, w)))
		left := append([]string{t.Accent.Render(text.Truncate(words.T("app.clash_here"), half))},
			widget.Paragraph(t.Text.Render, m.says(book, ours), half)...)
		right := append([]string{t.Accent.Render(text.Truncate(words.T("app.clash_there", "who", text.Safe(who)), half))},
			widget.Paragraph(t.Text.Render, m.says(book, theirs), half)...)
		if differ == 0 {
			differ = len(out) + firstDifference(left, right)
		}
		out = append(out, text.Columns(left, right, half, half, t.Faint.Render(" │ "))...)
	}
	return out, differ
}

// firstDifference is the first row, below the heading, in which two texts are not
// the same.
func firstDifference(left, right []string) int {
	for i := 1; i < min(len(left), len(right)); i++ {
		if left[i] != right[i] {
			return i
		}
	}
	return min(len(left), len(right))
}

// theirs is the last of the other changes at the place of one of ours.
func (c *clash) theirs(ours workbook.Change) (workbook.Change, string) {
	clashes := c.d.Clash()
	if clashes == nil {
		return workbook.Change{}, ""
	}
	for _, t := range slices.Backward(clashes.Clash) {
		if t.Touches(ours.Address) {
			return t, t.Author
		}
	}
	return workbook.Change{}, ""
}

// says is what a change leaves behind, in words.
func (m *Model) says(w *workbook.Workbook, c workbook.Change) string {
	p := w.Template.Prompt(c.Prompt)
	switch {
	case c.Kind == workbook.RemoveChange:
		return m.look.Words.T("app.row_removed")
	case c.After.Row != nil && p != nil:
		return m.row(p, c.After.Row)
	case c.After.Mark != 0:
		return strconv.Itoa(c.After.Mark)
	case c.After.Text == "":
		return m.look.Words.T("app.nothing_here")
	case p != nil && c.Column != "":
		return m.cell(p, c.Column, c.After.Text)
	}
	return c.After.Text
}

func (m *Model) row(p *workbook.Prompt, row *workbook.Row) string {
	var parts []string
	for _, column := range p.Columns {
		if v := row.Cells[column.ID]; v != "" {
			parts = append(parts, m.look.Words.Text(column.Name)+": "+m.cell(p, column.ID, v))
		}
	}
	return strings.Join(parts, "\n")
}

// cell is a cell as a person reads it: of a choice the option's name.
func (m *Model) cell(p *workbook.Prompt, column, v string) string {
	c := p.Column(column)
	switch {
	case c == nil:
		return v
	case c.Type == workbook.FlagCell && (v == "yes" || v == "no"):
		return m.look.Words.T("app.flag_" + v)
	case c.Type == workbook.ChoiceCell:
		if o := c.Option(v); o != nil {
			return m.look.Words.Text(o.Name)
		}
	}
	return v
}

func (c *clash) keys(m *Model) []key.Binding {
	return []key.Binding{m.hint("←→", "choose"), m.hint("↑↓", "scroll"), m.hint("enter", "take")}
}
