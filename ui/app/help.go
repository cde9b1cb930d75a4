package app

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/ui/widget"
)

// help lists the keys of here. It is filtered by typing, and runs the key that is
// selected.
type help struct {
	corner
	here   []key.Binding // of the screen
	always []key.Binding // of the app
	filter *editor.Editor
	list   widget.List
	shown  []helpRow
	first  int // the row of the box where the list begins
}

// helpRow is a row of the list: a heading, a blank, or a key.
type helpRow struct {
	heading string
	blank   bool
	binding key.Binding
}

func (r helpRow) isKey() bool { return r.heading == "" && !r.blank }

func newHelp(m *Model) *help {
	h := &help{filter: editor.NewLine(60)}
	seen := map[string]bool{}
	take := func(to *[]key.Binding, b key.Binding) {
		id := b.Help().Key + "\x00" + b.Help().Desc
		if b.Enabled() && b.Help().Desc != "" && !seen[id] {
			seen[id] = true
			*to = append(*to, b)
		}
	}
	for _, group := range m.top().Keys().FullHelp() {
		for _, b := range group {
			take(&h.here, b)
		}
	}
	k := m.globals()
	for _, b := range []key.Binding{k.Back, k.Undo, k.Redo, k.Language, k.Help, k.Palette, k.Quit} {
		take(&h.always, b)
	}
	h.filter.Focus()
	h.refresh(m)
	return h
}

// refresh lists what the filter lets through, the keys of here before those that
// work everywhere.
func (h *help) refresh(m *Model) {
	h.shown = nil
	want := strings.ToLower(h.filter.Value())
	for _, group := range []struct {
		name string
		keys []key.Binding
	}{{"app.help_here", h.here}, {"app.help_always", h.always}} {
		var rows []helpRow
		for _, b := range group.keys {
			if strings.Contains(strings.ToLower(b.Help().Key+" "+b.Help().Desc), want) {
				rows = append(rows, helpRow{binding: b})
			}
		}
		if len(rows) > 0 {
			if len(h.shown) > 0 {
				h.shown = append(h.shown, helpRow{blank: true})
			}
			h.shown = append(append(h.shown, helpRow{heading: m.look.Words.T(group.name)}), rows...)
		}
	}
	h.list.SetLen(len(h.shown))
	h.list.Select(0)
	h.skip(1)
}

// skip steps off a row that is no key, on the way by or, at the end of it, back.
func (h *help) skip(by int) {
	for _, way := range []int{by, -by} {
		for at := h.list.At(); at >= 0 && at < len(h.shown); at += way {
			if h.shown[at].isKey() {
				h.list.Select(at)
				return
			}
		}
	}
}

func (h *help) update(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return h.press(m, msg)
	case tea.MouseWheelMsg:
		h.wheel(msg)
		return nil
	case tea.MouseClickMsg:
		if _, y, ok := h.clicked(msg); ok {
			from, to := h.list.Visible()
			if at := from + y - h.first; y >= h.first && at < to && h.shown[at].isKey() {
				h.list.Select(at)
				return h.run(m)
			}
		}
		return nil
	}
	return h.typed(m, msg)
}

func (h *help) press(m *Model, msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch {
	case name == "esc", name == "f1", name == "ctrl+p", h.filter.Value() == "" && widget.Stroke(msg) == "?":
		m.close()
		return nil
	case name == "enter":
		return h.run(m)
	case name == "home", name == "end": // belong to the line
	case h.list.Key(name):
		by := 1
		if name == "up" || name == "pgup" {
			by = -1
		}
		h.skip(by)
		return nil
	}
	return h.typed(m, msg)
}

func (h *help) typed(m *Model, msg tea.Msg) tea.Cmd {
	r, cmd := h.filter.Update(msg)
	if r.Changed {
		h.refresh(m)
	}
	return cmd
}

func (h *help) wheel(msg tea.MouseWheelMsg) {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	h.list.Move(by)
	h.skip(by)
}

// run presses the selected key.
func (h *help) run(m *Model) tea.Cmd {
	at := h.list.At()
	if at < 0 || !h.shown[at].isKey() {
		return nil
	}
	m.close()
	return m.press(widget.Press(h.shown[at].binding.Keys()[0]))
}

func (h *help) box(m *Model, w, hh int) widget.Box {
	t := m.look.Theme
	width := min(w, 64)
	inner := widget.Inner(width)
	h.filter.SetPlaceholder(m.look.Words.T("app.help_filter"))
	h.filter.SetStyles(editor.Styles{Text: t.Text, Placeholder: t.Faint, Selection: t.Selected})
	h.filter.SetSize(max(1, inner-2), 1)
	room := max(1, min(hh-6, max(len(h.shown), 1)))
	h.list.SetRoom(room)
	rows := []string{t.Accent.Render("/ ") + h.filter.View(), ""}
	cursor := widget.Shift(h.filter.Cursor(), 2, 0)
	from, to := h.list.Visible()
	rail := h.list.Rail(t, to-from)
	for i := from; i < to; i++ {
		rows = append(rows, h.row(m, i, inner-2)+" "+rail[i-from])
	}
	if len(h.shown) == 0 {
		rows = append(rows, t.Muted.Render(text.Truncate(m.look.Words.T("app.help_none"), inner)))
	}
	b := widget.Frame(t, m.look.Words.T("app.help_title"), rows, cursor, width, hh)
	h.first = 2
	if b.Cursor != nil {
		h.first += b.Cursor.Y
	}
	return b
}

// helpKeys is the cells of the column of keys.
const helpKeys = 14

func (h *help) row(m *Model, i, w int) string {
	t, row := m.look.Theme, h.shown[i]
	if !row.isKey() {
		return t.Muted.Render(text.Pad(row.heading, w))
	}
	keys := text.Pad("  "+row.binding.Help().Key, helpKeys)
	desc := text.Pad(row.binding.Help().Desc, max(0, w-helpKeys))
	if i == h.list.At() {
		return t.Accent.Background(t.Selected.GetBackground()).Render(keys) + t.Selected.Render(desc)
	}
	return t.Accent.Render(keys) + t.Text.Render(desc)
}

func (h *help) keys(m *Model) []key.Binding {
	return []key.Binding{m.hint("↑↓", "choose"), m.hint("enter", "run"), m.hint("esc", "close")}
}
