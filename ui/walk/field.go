package walk

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/workbook"
)

// field is an editor of one address of the workbook. What is typed goes to the
// draft with every key; what the draft refuses stays in the editor, with the
// reason beside it.
type field struct {
	k    *desk
	at   workbook.Address
	hint string // shown while nothing is written
	ed   *editor.Editor
	err  error
	w, h int
}

func newField(k *desk, at workbook.Address) *field {
	keys := editor.DefaultKeys()
	keys.Undo, keys.Redo = key.Binding{}, key.Binding{} // the workbook's own undo has these keys
	f := &field{k: k, at: at, ed: editor.New(editor.Options{Keys: &keys})}
	f.ed.SetValue(k.book().At(at).Text)
	f.relook()
	return f
}

func (f *field) relook() {
	th := f.k.look.Theme
	f.ed.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
}

// show sets what the field shows while nothing is written.
func (f *field) show(hint string) {
	if f.hint != hint {
		f.hint = hint
		f.ed.SetPlaceholder(hint)
	}
}

// setSize gives the field w cells and h rows; the last cell of each row is for
// the scroll mark.
func (f *field) setSize(w, h int) {
	f.w, f.h = w, h
	f.ed.SetSize(max(0, w-1), max(0, h))
}

// update takes a key, a paste, or a mouse message relative to the field.
func (f *field) update(msg tea.Msg) (bool, tea.Cmd) {
	r, cmd := f.ed.Update(msg)
	if r.Changed {
		f.err = f.k.d.Type(f.at, f.ed.Value())
		cmd = tea.Batch(cmd, f.k.problem(f.err))
	}
	if r.Cut {
		cmd = tea.Batch(cmd, ui.Problem(f.k.t("cut")))
	}
	return r.Handled, cmd
}

// reload takes over what the draft holds, unless it is what the editor shows, or
// the editor holds a text that the draft refused.
func (f *field) reload() {
	stored := f.k.book().At(f.at).Text
	if f.err != nil || text.Clean(stored) == f.ed.Value() {
		return
	}
	restore(f.ed, stored)
}

// restore puts a text into an editor and keeps the cursor's place: at the end it
// stays at the end, so that typing goes on there.
func restore(ed *editor.Editor, stored string) {
	at, end := ed.CursorByte(), ed.CursorByte() == len(ed.Value())
	ed.SetValue(stored)
	if !end {
		ed.SetCursorByte(min(at, len(ed.Value())))
	}
}

// blur puts the field away and ends the act of typing.
func (f *field) blur() {
	f.ed.Blur()
	f.k.d.EndTyping()
}

// view is the field's rows with a scroll mark at the right where there is more
// text than rows.
func (f *field) view() []string {
	if f.w < 1 || f.h < 1 {
		return nil
	}
	rows := make([]string, f.h)
	if f.w > 1 {
		rows = strings.Split(f.ed.View(), "\n")
	}
	from, to := f.thumb()
	faint, thumb := f.k.look.Theme.Faint.Render("│"), f.k.look.Theme.Muted.Render("┃")
	for i := range rows {
		switch {
		case to == 0:
			rows[i] += " "
		case i >= from && i < to:
			rows[i] += thumb
		default:
			rows[i] += faint
		}
	}
	return rows
}

// thumb is the rows of the scroll mark; none when all the text is in sight.
func (f *field) thumb() (from, to int) {
	all := f.ed.Rows()
	if all <= f.h {
		return 0, 0
	}
	size := max(1, f.h*f.h/all)
	from = (f.h - size) * f.ed.Offset() / max(1, all-f.h)
	return from, from + size
}
