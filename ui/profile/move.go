package profile

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
)

// press does what a key means.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.because != nil {
		return s.typed(msg)
	}
	cmd := s.act(msg, s.Keys().(keys))
	if s.sheet.open {
		s.revealWhole() // the sheet of another row is of another height
	}
	return cmd
}

func (s *Screen) act(msg tea.KeyPressMsg, k keys) tea.Cmd {
	switch {
	case key.Matches(msg, k.open):
		return s.unfold()
	case key.Matches(msg, k.close):
		s.fold()
	case key.Matches(msg, k.sums):
		s.arithmetic()
	case key.Matches(msg, k.accept):
		return s.accept()
	case key.Matches(msg, k.reading):
		s.nextReading()
	case key.Matches(msg, k.up):
		s.step(-1)
	case key.Matches(msg, k.down):
		s.step(1)
	case key.Matches(msg, k.pageUp):
		s.page(-1)
	case key.Matches(msg, k.pageDown):
		s.page(1)
	case key.Matches(msg, k.top):
		s.show(0)
	case key.Matches(msg, k.bottom):
		s.show(s.last())
		s.at = max(len(s.doc.spots)-1, 0)
	case key.Matches(msg, k.prev):
		s.section(s.here() - 1)
	case key.Matches(msg, k.next):
		s.section(s.here() + 1)
	case key.Matches(msg, k.number):
		s.section(number(msg.String()) - 1)
	case key.Matches(msg, k.walk):
		return s.walk()
	case key.Matches(msg, k.export):
		return ui.Push(ui.ExportRoute{ID: s.d.ID()})
	case key.Matches(msg, k.copy):
		return s.copyPart()
	case key.Matches(msg, k.copyAll):
		return ui.Copy(s.env, s.look, s.d, ui.Extract{Name: s.look.Words.T("exporting.copied_whole")})
	}
	return nil
}

// copyPart puts the part that the selected row belongs to on the clipboard, or the
// whole workbook where it belongs to none.
func (s *Screen) copyPart() tea.Cmd {
	x := ui.Extract{Name: s.look.Words.T("exporting.copied_whole")}
	if sel, ok := s.selected(); ok {
		if part := s.d.Workbook().Template.PartOf(s.pt.promptOf(sel.ref)); part != nil {
			x = ui.Extract{Name: s.look.Words.Text(part.Name), Part: part.ID}
		}
	}
	return ui.Copy(s.env, s.look, s.d, x)
}

// walk goes to the selected prompt.
func (s *Screen) walk() tea.Cmd {
	sel, ok := s.selected()
	if !ok {
		return nil
	}
	return ui.Push(ui.WalkRoute{ID: s.d.ID(), Prompt: s.pt.promptOf(sel.ref)})
}

// number is a digit, of either width.
func number(digit string) int {
	r, _ := utf8.DecodeRuneInString(digit)
	if r >= '０' {
		return int(r - '０')
	}
	return int(r - '0')
}

func (s *Screen) selected() (spot, bool) {
	if s.at < 0 || s.at >= len(s.doc.spots) {
		return spot{}, false
	}
	return s.doc.spots[s.at], true
}

// room is the rows that the profile has: a sheet takes some.
func (s *Screen) room() int { return s.h - s.sheetHeight() }

// last is the greatest row that can be at the top.
func (s *Screen) last() int { return max(len(s.doc.rows)-s.room(), 0) }

func (s *Screen) clamp() { s.top = min(max(s.top, 0), s.last()) }

func (s *Screen) visible(row int) bool { return row >= s.top && row < s.top+s.room() }

// reveal scrolls as little as shows the selected row.
func (s *Screen) reveal() {
	if sel, ok := s.selected(); ok {
		s.top = min(max(s.top, sel.row-s.room()+1), sel.row)
		s.clamp()
	}
}

// step selects the next row that stands for something when it is in sight, and
// scrolls a row when it is not.
func (s *Screen) step(by int) {
	next := s.at + by
	if s.sheet.open { // it shows what is selected: there is always something to select
		s.at = min(max(next, 0), max(len(s.doc.spots)-1, 0))
		return
	}
	if next >= 0 && next < len(s.doc.spots) && s.visible(s.doc.spots[next].row) {
		s.at = next
		return
	}
	s.top += by
	s.clamp()
	if next >= 0 && next < len(s.doc.spots) && s.visible(s.doc.spots[next].row) {
		s.at = next
	}
}

// page turns a page; a picture that the page's end would cut is shown whole. An
// open sheet that is longer than its place turns its own.
func (s *Screen) page(by int) {
	if s.scrollSheet(by * max(s.sheetHeight()-2, 1)) {
		return
	}
	to := s.top + by*max(s.room(), 1)
	for _, p := range s.doc.whole {
		if to <= p[0] || to >= p[1] || p[1]-p[0] > s.room() {
			continue
		}
		switch {
		case by > 0 && p[0] > s.top:
			to = p[0]
		case by < 0 && p[1] < s.top:
			to = p[1]
		}
	}
	s.show(to)
}

// show puts a row at the top and selects the first row in sight.
func (s *Screen) show(row int) {
	s.top = row
	s.clamp()
	for i, sp := range s.doc.spots {
		if s.visible(sp.row) {
			s.at = i
			return
		}
	}
}

// here is the section that the selected row, or else the top row, stands in.
func (s *Screen) here() int {
	row := s.top
	if sel, ok := s.selected(); ok && s.visible(sel.row) {
		row = sel.row
	}
	here := 0
	for i, from := range s.doc.sections {
		if from <= row {
			here = i
		}
	}
	return here
}

// section puts a section's first row at the top, or as near as the end allows,
// and selects its first row.
func (s *Screen) section(i int) {
	if len(s.doc.sections) == 0 || i >= len(s.doc.sections) {
		return
	}
	i = max(i, 0)
	from := s.doc.sections[i]
	s.top = from
	for _, p := range s.doc.whole {
		if p[0] <= from && from < p[1] && p[1]-p[0] <= s.room() {
			s.top = p[0]
		}
	}
	if i == 0 {
		s.top = 0
	}
	s.clamp()
	for n, sp := range s.doc.spots {
		if sp.row >= from {
			s.at = n
			return
		}
	}
}

// click selects what the row belongs to; a click on what is selected unfolds it.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	s.layOut()
	row := s.top + msg.Y
	if msg.Button != tea.MouseLeft || msg.Y >= s.room() || row >= len(s.doc.rows) || s.because != nil {
		return nil
	}
	at := -1
	for i, sp := range s.doc.spots {
		if sp.row <= row {
			at = i
		}
	}
	switch {
	case at < 0:
		return nil
	case at == s.at:
		return s.unfold()
	}
	s.at = at
	return nil
}

// wheel scrolls.
func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	s.layOut()
	by := 3
	switch msg.Button {
	case tea.MouseWheelUp:
		by = -3
	case tea.MouseWheelDown:
	default:
		return
	}
	if msg.Y >= s.room() && s.scrollSheet(by) {
		return
	}
	s.top += by
	s.clamp()
}
