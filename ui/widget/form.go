package widget

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/ui/theme"
)

// Field is a row of a form: a line that is typed, or one of some choices.
type Field struct {
	ID      string
	Label   string
	Hint    string // what an empty line shows, or a word on the choice
	Value   string // of a line to begin with
	Choices []Choice
	At      int // the choice to begin with
}

// Outcome is what a key did to a form.
type Outcome int

// What a key can do to a form.
const (
	Open      Outcome = iota // it goes on
	Submitted                // the person wants it done
	Left                     // the person wants none of it
)

// Form asks for some lines and choices at once. Enter goes on to the next field
// and from the last one submits.
type Form struct {
	Title   string
	Keys    string // a row of what the keys do
	Problem string // why it was not taken, until the next key
	fields  []Field
	lines   map[string]*editor.Editor
	at      int
	first   int // the row of the box where the first field was drawn
	apart   int // rows from one field to the next, as drawn
}

// NewForm makes a form with the first field in focus.
func NewForm(title, keys string, fields []Field) *Form {
	f := &Form{Title: title, Keys: keys, fields: fields, lines: map[string]*editor.Editor{}}
	for _, field := range fields {
		if field.Choices == nil {
			line := editor.NewLine(lineLimit)
			line.SetValue(field.Value)
			line.SetPlaceholder(field.Hint)
			f.lines[field.ID] = line
		}
	}
	f.focus(0)
	return f
}

// lineLimit is how many characters a line of a form takes.
const lineLimit = 300

// Value is what a field holds: the text, or the id of the choice.
func (f *Form) Value(id string) string {
	if line := f.lines[id]; line != nil {
		return line.Value()
	}
	for _, field := range f.fields {
		if field.ID == id {
			return field.Choices[field.At].ID
		}
	}
	return ""
}

// Update takes a message for the field in focus.
func (f *Form) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		f.Problem = ""
		if out, taken := f.key(k.String()); taken {
			return out, nil
		}
	}
	if line := f.line(); line != nil {
		_, cmd := line.Update(msg)
		return Open, cmd
	}
	return Open, nil
}

func (f *Form) key(name string) (Outcome, bool) {
	field := &f.fields[f.at]
	switch name {
	case "esc":
		return Left, true
	case "ctrl+s":
		return Submitted, true
	case "enter":
		if f.at == len(f.fields)-1 {
			return Submitted, true
		}
		f.focus(f.at + 1)
	case "tab", "down":
		f.focus((f.at + 1) % len(f.fields))
	case "shift+tab", "up":
		f.focus((f.at + len(f.fields) - 1) % len(f.fields))
	case "left", "right", "space":
		if field.Choices == nil {
			return Open, false
		}
		by := 1
		if name == "left" {
			by = len(field.Choices) - 1
		}
		field.At = (field.At + by) % len(field.Choices)
	default:
		return Open, false
	}
	return Open, true
}

func (f *Form) line() *editor.Editor { return f.lines[f.fields[f.at].ID] }

func (f *Form) focus(at int) {
	if line := f.line(); line != nil {
		line.Blur()
	}
	f.at = at
	if line := f.line(); line != nil {
		line.Focus()
	}
}

// Relabel puts a field's words into another language; what it holds stays.
func (f *Form) Relabel(id, label, hint string, choices ...string) {
	for i := range f.fields {
		if f.fields[i].ID != id {
			continue
		}
		f.fields[i].Label = label
		for k, c := range choices {
			f.fields[i].Choices[k].Label = c
		}
		if line := f.lines[id]; line != nil {
			line.SetPlaceholder(hint)
		}
	}
}

// SetChoices gives a field other choices; the one that is chosen stays so if it is
// among them.
func (f *Form) SetChoices(id string, choices []Choice) {
	was := f.Value(id)
	for i := range f.fields {
		if f.fields[i].ID != id {
			continue
		}
		f.fields[i].Choices, f.fields[i].At = choices, 0
		for k, c := range choices {
			if c.ID == was {
				f.fields[i].At = k
			}
		}
	}
}

// FocusOn goes to a field.
func (f *Form) FocusOn(id string) {
	for i := range f.fields {
		if f.fields[i].ID == id {
			f.focus(i)
		}
	}
}

// Click takes a click at a row of the box: the field there gets the focus, and
// of a choice the next one.
func (f *Form) Click(y int) {
	if f.apart == 0 || y < f.first || (y-f.first)%f.apart != 0 {
		return
	}
	i := (y - f.first) / f.apart
	if i >= len(f.fields) {
		return
	}
	if i == f.at {
		f.key("space")
	}
	f.focus(i)
}

// View draws the form for a page of w×h cells.
func (f *Form) View(t theme.Theme, w, h int) Box {
	width := min(w, 72)
	inner := Inner(width)
	f.apart = 2
	if h < 2*len(f.fields)+6 {
		f.apart = 1
	}
	label := 0
	for _, field := range f.fields {
		label = max(label, min(text.Width(text.Safe(field.Label)), inner/3))
	}
	rows := make([]string, f.apart*len(f.fields))
	at := tea.Cursor{}
	var cursor *tea.Cursor
	for i := range f.fields {
		row, c := f.row(t, i, label, inner)
		rows[f.apart*i] = row
		if c != nil {
			at = *Shift(c, 0, f.apart*i)
			cursor = &at
		}
	}
	if f.apart == 1 {
		rows = append(rows, "")
	}
	if f.Problem != "" {
		rows = append(rows, Paragraph(t.Bad.Render, f.Problem, inner)...)
	} else {
		rows = append(rows, Paragraph(t.Muted.Render, f.Keys, inner)...)
	}
	b := Frame(t, f.Title, rows, &at, width, h)
	f.first = b.Cursor.Y - at.Y
	if cursor == nil {
		b.Cursor = nil
	}
	return b
}

func (f *Form) row(t theme.Theme, i, label, inner int) (string, *tea.Cursor) {
	field := f.fields[i]
	name, lead := t.Muted, "  "
	if i == f.at {
		name, lead = t.Strong, "▸ "
	}
	head := t.Accent.Render(lead) + name.Render(text.Pad(field.Label, label)) + "  "
	used := label + 4
	room := max(1, inner-used)
	if line := f.lines[field.ID]; line != nil {
		line.SetStyles(editor.Styles{Text: t.Text, Placeholder: t.Faint, Selection: t.Selected})
		line.SetSize(room, 1)
		return head + line.View(), Shift(line.Cursor(), used, 0)
	}
	return text.PadStyled(head+choices(t, field, i == f.at, room), inner), nil
}

// choices draws all that a field can be, the chosen one marked; or the chosen one
// and how many there are, where they do not fit.
func choices(t theme.Theme, field Field, focused bool, room int) string {
	chosen := t.Text
	if focused {
		chosen = t.Accent
	}
	body, used := "", 0
	for k, c := range field.Choices {
		st, mark := t.Muted, "  "
		if k == field.At {
			st, mark = chosen, "✓ "
		}
		label := mark + text.Safe(c.Label)
		body += st.Render(label) + "   "
		used += text.Width(label) + 3
	}
	if used-3 <= room {
		return body
	}
	count := "  " + itoa(field.At+1) + "/" + itoa(len(field.Choices))
	label := text.Truncate(field.Choices[field.At].Label, max(0, room-4-text.Width(count)))
	return t.Faint.Render("‹ ") + chosen.Render(label) + t.Faint.Render(" ›"+count)
}
