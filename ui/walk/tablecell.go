package walk

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// enterCell is a key that changes what stands in a cell, by the cell's type.
func (t *table) enterCell(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := stroke(msg)
	switch t.column().Type {
	case workbook.FlagCell:
		switch {
		case key.Matches(k, t.keys.yes):
			return true, t.answer("yes")
		case key.Matches(k, t.keys.no):
			return true, t.answer("no")
		case key.Matches(k, t.keys.toggle), key.Matches(k, t.keys.edit):
			return true, t.set(following([]string{"yes", "no"}, t.raw()))
		}
	case workbook.ChoiceCell:
		switch {
		case key.Matches(k, t.keys.toggle):
			return true, t.set(following(optionIDs(t.column()), t.raw()))
		case key.Matches(k, t.keys.edit):
			t.openPicker()
			return true, nil
		}
	case workbook.RowCell:
		if key.Matches(k, t.keys.edit) || key.Matches(k, t.keys.toggle) {
			t.openPicker()
			return true, nil
		}
	default:
		return t.typeInto(msg)
	}
	return false, nil
}

// typeInto begins to type: on enter, and at once with a character that is no
// command, as an input method commits it, or with a digit for a number or a date.
func (t *table) typeInto(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := stroke(msg)
	if key.Matches(k, t.keys.edit) {
		t.begin("")
		return true, nil
	}
	r, _ := utf8.DecodeRuneInString(k.String())
	word := msg.Text != "" && r > 0x7F
	digit := t.column().Type != workbook.TextCell && r >= '0' && r <= '9' && msg.Text != ""
	if word || digit {
		t.begin(msg.Text)
		return true, t.typed(t.edit.take(msg.Text))
	}
	return false, nil
}

// answer says yes or no and goes on to the next cell, so that a row of flags is
// answered by a run of keys.
func (t *table) answer(value string) tea.Cmd {
	cmd := t.set(value)
	t.goTo(t.row, t.col+1)
	return cmd
}

// raw is what stands in the cell, in its canonical form.
func (t *table) raw() string { return t.current().Cells[t.column().ID] }

// set puts a canonical value into the cell.
func (t *table) set(value string) tea.Cmd {
	delete(t.refused, cellAt{t.current().ID, t.column().ID})
	return t.k.problem(t.k.d.Set(t.address(), workbook.Value{Text: value}))
}

// following is the value after now: the first after nothing, nothing after the last.
func following(values []string, now string) string {
	for i, v := range values {
		if v == now {
			if i+1 < len(values) {
				return values[i+1]
			}
			return ""
		}
	}
	return values[0]
}

func optionIDs(c *workbook.Column) []string {
	ids := make([]string, len(c.Options))
	for i, o := range c.Options {
		ids[i] = o.ID
	}
	return ids
}

// optionLook is an option as the table draws it: one that is a side bears its mark.
func (t *table) optionLook(o *workbook.Option) string {
	if i := t.k.sideIndex(o.ID); i >= 0 {
		return t.k.side(i).Mark + t.k.say(o.Name)
	}
	return t.k.say(o.Name)
}

// plain is what a person reads in a cell.
func (t *table) plain(row workbook.Row, c *workbook.Column) string {
	if r, ok := t.refused[cellAt{row.ID, c.ID}]; ok {
		return r.text
	}
	value := row.Cells[c.ID]
	if value == "" {
		return ""
	}
	switch c.Type {
	case workbook.FlagCell:
		return t.k.t("flag_" + value)
	case workbook.ChoiceCell:
		if o := c.Option(value); o != nil {
			return t.k.say(o.Name)
		}
	case workbook.NumberCell:
		return value + c.Unit
	case workbook.RowCell:
		return t.nameOf(c, value)
	}
	return value
}

// nameOf is the first column of the row that a cell refers to; a row that is gone
// has none.
func (t *table) nameOf(c *workbook.Column, id string) string {
	of := t.k.template().Prompt(c.Table)
	row := t.k.book().Row(c.Table, id)
	if of == nil || row == nil {
		return ""
	}
	if name := row.Cells[of.Columns[0].ID]; name != "" {
		return name
	}
	return t.k.t("row_unnamed")
}
