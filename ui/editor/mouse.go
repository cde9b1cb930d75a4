package editor

import tea "charm.land/bubbletea/v2"

// wheelRows is how far one notch of the wheel scrolls.
const wheelRows = 3

// mouse places the cursor on a click, selects on a drag and scrolls on the
// wheel.
func (e *Editor) mouse(msg tea.MouseMsg) bool {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button != tea.MouseLeft || m.X < 0 || m.Y < 0 || m.X >= e.w || m.Y >= e.h {
			return false
		}
		e.point(m.X, m.Y, m.Mod.Contains(tea.ModShift))
		return true
	case tea.MouseMotionMsg:
		if m.Button != tea.MouseLeft || !e.focused {
			return false
		}
		e.point(m.X, m.Y, true)
		return true
	case tea.MouseWheelMsg:
		return e.wheel(m.Button)
	}
	return false
}

// point puts the cursor at a cell in sight, or just outside while dragging,
// which scrolls.
func (e *Editor) point(x, y int, extend bool) {
	e.settle()
	if e.opts.SingleLine {
		at, _ := e.byteAt(0, x+e.top)
		e.place(at, extend)
		return
	}
	row := min(max(e.top+y, 0), len(e.rows)-1)
	at, end := e.byteAt(row, max(x, 0))
	e.place(at, extend)
	e.rowEnd = end
}

// wheel scrolls and leaves the cursor where it is in the text.
func (e *Editor) wheel(b tea.MouseButton) bool {
	if e.opts.SingleLine {
		return false
	}
	e.settle()
	before := e.top
	switch b {
	case tea.MouseWheelUp:
		e.top = max(e.top-wheelRows, 0)
	case tea.MouseWheelDown:
		e.top = max(min(e.top+wheelRows, len(e.rows)-e.h), 0)
	}
	e.drawn = ""
	return e.top != before
}
