package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// page is the middle of the screen: one kind of step. A page draws exactly what
// it was sized to, and its clicks are relative to its own corner.
type page interface {
	// press takes a key; false when the page has no use for it.
	press(tea.KeyPressMsg) (bool, tea.Cmd)
	// other takes what is no key: a paste, an editor's own messages.
	other(tea.Msg) tea.Cmd
	click(x, y int) tea.Cmd
	wheel(x, y, by int)
	setSize(w, h int, pairs bool)
	// view is drawn with the focus or without.
	view(focus bool) []string
	// cursor is relative to the page, nil when no text is typed.
	cursor() *tea.Cursor
	capturing() bool
	// place is where the page stands; stand goes there.
	place() spot
	stand(spot)
	// enter and leave are called when the page gains and loses the focus. The way
	// is 1 to begin with the first of the page, -1 with the last, 0 to go on where
	// it stands. leave puts away what is being typed.
	enter(way int)
	leave() tea.Cmd
	// reload reads the draft again.
	reload()
	relook()
	// about is what the coach speaks of: a prompt, and a column of a table or nil.
	about() (*workbook.Prompt, *workbook.Column)
	bindings(*keyMap) []key.Binding
	// outing is the text in front, for the person's own editor; nil where there is
	// none.
	outing() *outing
}

// spot is a place in a workbook: an answer, or a cell of a table.
type spot struct{ prompt, side, row, column string }

// newPage builds the page of a step. again is called when the page wants to go on
// to the next step or back to the one before.
func newPage(k *desk, s workbook.Step, keys *keyMap, away func(by int) tea.Cmd) page {
	switch s.Kind {
	case workbook.Scale:
		return &scales{k: k, prompts: s.Prompts, keys: keys, away: away}
	case workbook.Table:
		return newTable(k, s.Prompts[0], keys, away)
	}
	return newWritten(k, s.Prompts, keys, away)
}
