package walk

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/workbook"
)

// cellEdit is a cell whose text is being typed, in the panel under the table. It
// goes to the draft with every key: a number or a date as far as it is one, and
// what the cell held before while it is not.
type cellEdit struct {
	at     cellAt
	col    *workbook.Column
	ed     *editor.Editor
	before string // what the cell held
	err    error  // shown for a text at once, for a number or a date when it is left
	lines  bool   // a text, of as many lines as one likes
}

func (e *cellEdit) relook(k *desk) {
	th := k.look.Theme
	e.ed.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
	e.ed.SetPlaceholder("")
	if !k.coached {
		e.ed.SetPlaceholder(k.say(e.col.Hint))
	}
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
	lines := col.Type == workbook.TextCell
	value := row.Cells[col.ID]
	e := &cellEdit{at: cellAt{row.ID, col.ID}, col: col, before: value, lines: lines}
	e.ed = editor.New(editor.Options{SingleLine: !lines, Keys: &keys})
	if r, ok := t.refused[e.at]; ok {
		value, e.err = r.text, r.err
	}
	if over == "" || lines {
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
	if t.edit == nil && !t.pasteable(msg) {
		return nil
	}
	if t.edit == nil {
		t.begin("")
	}
	r, cmd := t.edit.ed.Update(msg)
	return tea.Batch(cmd, t.typed(r.Changed))
}

// pasteable tells whether a message is a paste, and the keys act on a cell of text.
func (t *table) pasteable(msg tea.Msg) bool {
	_, paste := msg.(tea.PasteMsg)
	return paste && t.focus && t.pick == nil && !t.listed() && t.current() != nil && t.column().Type == workbook.TextCell
}

// value is what the typed text means to the cell. What does not fit is an error,
// and the value that the cell had before.
func (t *table) value() (string, error) {
	e := t.edit
	value, err := t.k.template().ParseCell(t.p, e.col, e.ed.Value(), nil)
	if err == nil {
		return value, nil
	}
	var problem *workbook.Problem
	if errors.As(err, &problem) && problem.Args["got"] != nil {
		err = problem.With("got", e.ed.Value())
	}
	return e.before, err
}

// typed hands what is typed to the draft. What does not fit stays in the editor.
func (t *table) typed(changed bool) tea.Cmd {
	if !changed {
		return nil
	}
	e := t.edit
	value, err := t.value()
	if refused := t.k.d.Type(t.editAddress(), value); err == nil {
		err = refused
	}
	delete(t.refused, e.at)
	e.err = nil
	if err != nil {
		t.refused[e.at] = refusal{e.ed.Value(), err}
	}
	if e.lines {
		e.err = err
		return t.k.problem(err)
	}
	return nil
}

// finish ends typing. What does not fit is kept beside the cell as it was typed,
// with the reason; the workbook keeps what the cell had before.
func (t *table) finish() tea.Cmd {
	e := t.edit
	t.edit = nil
	if e == nil {
		return nil
	}
	t.k.d.EndTyping()
	return t.k.problem(t.refused[e.at].err)
}

// reloadEdit takes over what the draft holds now, while a text is being typed.
func (t *table) reloadEdit() {
	e := t.edit
	stored := t.k.book().At(t.editAddress()).Text
	if _, bad := t.refused[e.at]; bad || stored == e.ed.Value() {
		return
	}
	if !e.lines {
		if value, err := t.value(); err == nil && value == stored {
			return // the same number, written in another way
		}
	}
	restore(e.ed, stored)
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
