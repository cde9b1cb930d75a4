// Package editor is the text field of the program: many lines or one, edited by
// grapheme clusters, wrapped by package text, with the terminal's real cursor,
// which is where an input method opens its window.
//
// It knows keys, cells and text. It knows nothing of workbooks, languages or
// screens, reads no clock and writes nothing.
//
// The text is one string with its rows beside it; every edit replaces one range
// and rewraps the rows that the edit can reach, so that a key costs the same in
// a long answer as in a short one. Only the rows in sight are drawn.
package editor

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui/text"
)

// MaxBytes is the size that no text in an editor grows beyond, whatever is
// pasted into it.
const MaxBytes = 1 << 20

// startWidth is used until the first SetSize.
const startWidth = 80

// oneRow is a width that no text of one line reaches.
const oneRow = 1 << 30

// Options say what kind of field an editor is.
type Options struct {
	// SingleLine keeps the text on one row that scrolls sideways; newlines in
	// what is pasted become spaces, and enter, up and down are not handled.
	SingleLine bool
	// Limit is the largest number of grapheme clusters, newlines not counted;
	// 0 means no limit beyond MaxBytes.
	Limit int
	// Keys are the keys; nil means DefaultKeys.
	Keys *KeyMap
}

// Styles are the looks of an editor, from the theme.
type Styles struct {
	Text        lipgloss.Style
	Placeholder lipgloss.Style
	Selection   lipgloss.Style
}

// Result says what became of a message.
type Result struct {
	Handled bool // the message was meant for the editor; else a screen may use it
	Changed bool // the value is another one now
	Cut     bool // part of what was typed or pasted did not fit and was left out
}

// Editor is a text field. Make one with New.
type Editor struct {
	opts        Options
	commands    []command
	keys        KeyMap
	styles      Styles
	bare        bool // the text's style changes nothing
	placeholder string
	focused     bool

	value  string     // clean; newlines are \n
	rows   []text.Row // of value at wrapWidth; nil when not laid out
	count  int        // clusters in value; -1 when not counted
	w, h   int
	cursor int // byte in value, a cluster boundary
	anchor int // the other end of the selection, or the cursor
	// rowEnd tells apart the two places that one byte has where a row is
	// wrapped: behind the last cluster of a row, and before the first of the next.
	rowEnd  bool
	goal    int  // the column that up and down keep to, in cells; -1 for none
	top     int  // the first row in sight; of a single line, the first cell
	follow  bool // the cursor must come into sight
	history history
	drawn   string // the last view; empty when something changed
	cut     bool   // the message being handled lost text to a limit
}

// New makes an empty editor without focus.
func New(opts Options) *Editor {
	e := &Editor{opts: opts, keys: DefaultKeys(), bare: true, count: -1, goal: -1, follow: true}
	if opts.Keys != nil {
		e.keys = *opts.Keys
	}
	e.commands = commands(e.keys)
	return e
}

// NewLine makes an editor of one line for forms, filters and cells. Limit is
// that of Options.
func NewLine(limit int) *Editor { return New(Options{SingleLine: true, Limit: limit}) }

// SetValue puts s, cleaned, in the place of the text, the cursor at its end,
// and forgets what could be undone.
func (e *Editor) SetValue(s string) {
	e.value = e.clean(s)
	if len(e.value) > MaxBytes {
		e.value = wholeClusters(e.value, MaxBytes)
	}
	e.rows, e.count = nil, -1
	e.history = history{}
	e.place(len(e.value), false)
}

// Value is the text, without control characters, newlines as \n.
func (e *Editor) Value() string { return e.value }

// SetSize gives the editor w cells and h rows. One column at the right is kept
// free for the cursor behind a full row.
func (e *Editor) SetSize(w, h int) {
	if w == e.w && h == e.h {
		return
	}
	if w != e.w {
		e.rows, e.goal = nil, -1
	}
	e.w, e.h = w, h
	e.follow, e.drawn = true, ""
}

// Focus lets the editor take keys and show its cursor.
func (e *Editor) Focus() { e.focused, e.drawn = true, "" }

// Blur takes the focus away; the selection goes with it.
func (e *Editor) Blur() {
	e.focused, e.drawn = false, ""
	e.anchor = e.cursor
	e.history.seal()
}

// Focused reports whether the editor has the focus.
func (e *Editor) Focused() bool { return e.focused }

// SetPlaceholder sets what an empty editor shows.
func (e *Editor) SetPlaceholder(s string) { e.placeholder, e.drawn = text.Clean(s), "" }

// SetStyles sets the looks.
func (e *Editor) SetStyles(s Styles) {
	e.styles, e.drawn = s, ""
	e.bare = s.Text.Render("x") == "x"
}

// Keys are the keys that the editor answers to, for a screen's help.
func (e *Editor) Keys() KeyMap { return e.keys }

// Count is the number of grapheme clusters in the text, newlines left out.
func (e *Editor) Count() int {
	if e.count < 0 {
		e.count = text.Count(e.value)
	}
	return e.count
}

// Rows is the number of wrapped rows in all; 1 when empty.
func (e *Editor) Rows() int {
	e.layout()
	return len(e.rows)
}

// Offset is the first row in sight.
func (e *Editor) Offset() int {
	e.settle()
	if e.opts.SingleLine {
		return 0
	}
	return e.top
}

// CursorByte is the place of the cursor as a byte of Value.
func (e *Editor) CursorByte() int { return e.cursor }

// SetCursorByte puts the cursor at a byte of Value, moved forward to the next
// cluster boundary, and drops the selection.
func (e *Editor) SetCursorByte(at int) {
	e.place(e.snap(min(max(at, 0), len(e.value))), false)
}

// AtTop reports whether the cursor stands in the first row.
func (e *Editor) AtTop() bool { return e.cursorRow() == 0 }

// AtBottom reports whether the cursor stands in the last row.
func (e *Editor) AtBottom() bool { return e.cursorRow() == len(e.rows)-1 }

// Selected is the selected text, empty when nothing is selected.
func (e *Editor) Selected() string {
	from, to := e.selection()
	return e.value[from:to]
}

func (e *Editor) selection() (from, to int) {
	return min(e.anchor, e.cursor), max(e.anchor, e.cursor)
}

// Cursor is the terminal's cursor relative to the editor's top left, nil
// without focus or when the text was scrolled away from it.
func (e *Editor) Cursor() *tea.Cursor {
	if !e.focused || e.w < 1 || e.h < 1 {
		return nil
	}
	e.settle()
	x, y := e.column(e.cursor), e.cursorRow()-e.top
	if e.opts.SingleLine {
		x, y = x-e.top, 0
	}
	if y < 0 || y >= e.h {
		return nil
	}
	c := tea.NewCursor(min(max(x, 0), e.w-1), y)
	c.Shape, c.Blink = tea.CursorBar, false
	return c
}
