package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/workbook"
)

// cellEdit is a cell whose text is being typed, in the panel under the table. A
// text goes to the draft with every key; a number or a date when it is left.
type cellEdit struct {
	at   cellAt
	col  *workbook.Column
	ed   *editor.Editor
	err  error
	live bool
}

func (e *cellEdit) relook(k *desk) {
	th := k.look.Theme
	e.ed.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
	e.ed.SetPlaceholder(k.say(e.col.Hint))
}

// take types a text; it tells whether the value is another one.
func (e *cellEdit) take(s string) bool {
	r, _ := e.ed.Update(tea.PasteMsg{Content: s})
	return r.Changed
}

// begin opens the cell for typing. A character typed on a number or a date takes
// the place of what stood there; over is empty to edit what is there.
func (t *table) begin(over string) {
	row, col := t.current(), t.column()
	keys := editor.DefaultKeys()
	keys.Undo, keys.Redo = key.Binding{}, key.Binding{}
	keys.Newline = key.NewBinding(key.WithKeys("alt+enter", "shift+enter", "ctrl+j"))
	live := col.Type == workbook.TextCell
	e := &cellEdit{at: cellAt{row.ID, col.ID}, col: col, live: live, ed: editor.New(editor.Options{SingleLine: !live, Keys: &keys})}
	value := row.Cells[col.ID]
	if r, ok := t.refused[e.at]; ok {
		value, e.err = r.text, r.err
	}
	if over == "" || live {
		e.ed.SetValue(value)
	}
	e.relook(t.k)
	e.ed.Focus()
	t.edit = e
	t.sizePanel()
}

func (t *table) editAddress() workbook.Address {
	return workbook.Address{Prompt: t.p.ID, Row: t.edit.at.row, Column: t.edit.at.column}
}

func (t *table) pressEdit(msg tea.KeyPressMsg) tea.Cmd {
	k := stroke(msg)
	switch {
	case key.Matches(k, t.keys.apply):
		cmd := t.finish()
		t.goTo(t.row, t.col+1)
		return cmd
	case key.Matches(k, t.keys.tab):
		return tea.Batch(t.finish(), t.tab(1))
	case key.Matches(k, t.keys.untab):
		return tea.Batch(t.finish(), t.tab(-1))
	case key.Matches(k, t.keys.cancel):
		return t.finish()
	}
	r, cmd := t.edit.ed.Update(msg)
	if !r.Handled && (msg.String() == "up" || msg.String() == "down") {
		cmd = tea.Batch(cmd, t.finish())
		t.move(k)
		return cmd
	}
	return tea.Batch(cmd, t.typed(r.Changed))
}

func (t *table) other(msg tea.Msg) tea.Cmd {
	if t.edit == nil {
		return nil
	}
	r, cmd := t.edit.ed.Update(msg)
	return tea.Batch(cmd, t.typed(r.Changed))
}

// typed hands a live text to the draft. What the draft refuses stays typed.
func (t *table) typed(changed bool) tea.Cmd {
	if !changed {
		return nil
	}
	e := t.edit
	e.err = nil
	delete(t.refused, e.at)
	if !e.live {
		return nil
	}
	if e.err = t.k.d.Type(t.editAddress(), e.ed.Value()); e.err != nil {
		t.refused[e.at] = refusal{e.ed.Value(), e.err}
	}
	return t.k.problem(e.err)
}

// finish ends typing. A number or a date that does not fit is kept beside the
// cell as it was typed, with the reason; the workbook keeps what it had.
func (t *table) finish() tea.Cmd {
	e := t.edit
	t.edit = nil
	if e == nil {
		return nil
	}
	if e.live {
		t.k.d.EndTyping()
		return nil
	}
	a := workbook.Address{Prompt: t.p.ID, Row: e.at.row, Column: e.at.column}
	value, err := t.k.template().ParseCell(t.p, e.col, e.ed.Value(), nil)
	if err == nil {
		err = t.k.d.Set(a, workbook.Value{Text: value})
	}
	if err != nil {
		t.refused[e.at] = refusal{e.ed.Value(), err}
		return t.k.problem(err)
	}
	delete(t.refused, e.at)
	return nil
}

// reloadEdit takes over what the draft holds now, while a text is being typed.
func (t *table) reloadEdit() {
	e := t.edit
	stored := t.k.book().At(t.editAddress()).Text
	if e.live && e.err == nil && stored != e.ed.Value() {
		at := e.ed.CursorByte()
		e.ed.SetValue(stored)
		e.ed.SetCursorByte(min(at, len(stored)))
	}
}

func (t *table) cursor() *tea.Cursor {
	if t.edit == nil {
		return nil
	}
	c := t.edit.ed.Cursor()
	if c == nil || t.panel.h < 2 {
		return nil
	}
	c.X, c.Y = c.X+t.panel.x, c.Y+t.panel.y+1
	if c.Y >= t.h {
		return nil
	}
	return c
}
