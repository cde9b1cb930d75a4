package profile

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
)

// sheet is what is unfolded under the selected row: what it comes from, or its
// arithmetic. It follows the selection.
type sheet struct {
	open bool
	sums bool
	top  int      // first row shown
	of   ref      // that rows are made for
	rows []string // without the hairline above; nil: to be made
}

// unfold opens the sheet of the selected row; a second time it goes to the walk.
func (s *Screen) unfold() tea.Cmd {
	if s.sheet.open && !s.sheet.sums {
		return s.walk()
	}
	s.openSheet(false)
	return nil
}

// arithmetic opens the sums of the selected row's figures, or closes them.
func (s *Screen) arithmetic() {
	if s.sheet.open && s.sheet.sums {
		s.fold()
		return
	}
	s.openSheet(true)
}

func (s *Screen) openSheet(sums bool) {
	s.sheet = sheet{open: true, sums: sums}
	s.revealWhole()
}

func (s *Screen) fold() {
	s.sheet = sheet{}
	s.clamp()
}

// content is the rows of the open sheet, made when the selection or the answers
// are not what they were.
func (s *Screen) content() []string {
	sel, ok := s.selected()
	if !s.sheet.open || !ok {
		return nil
	}
	if s.sheet.rows != nil && s.sheet.of == sel.ref {
		return s.sheet.rows
	}
	if s.sheet.of != sel.ref {
		s.sheet.top = 0
	}
	rows := []string{}
	of, figures := s.pt.figures(sel.ref)
	switch {
	case s.sheet.sums && figures:
		rows = s.pt.sums(of)
	default:
		rows = append(rows, s.pt.unfold(sel.ref)...)
	}
	for i, row := range rows {
		rows[i] = s.pt.g.fit(row)
	}
	s.sheet.rows, s.sheet.of = rows, sel.ref
	return rows
}

// sheetHeight is the rows that the sheet takes, its hairline among them: at most
// two thirds, so that the row which it belongs to stays in sight. A reason that is
// typed takes one.
func (s *Screen) sheetHeight() int {
	n := 0
	if rows := s.content(); len(rows) > 0 {
		n = min(len(rows)+1, s.h*2/3)
	}
	if s.because != nil {
		n = min(max(n+1, 2), s.h)
	}
	return n
}

// sheetRoom is the rows for the sheet's content.
func (s *Screen) sheetRoom() int {
	n := s.sheetHeight() - 1
	if s.because != nil {
		n--
	}
	return max(n, 0)
}

// sheetRests tells whether some of the sheet is out of sight.
func (s *Screen) sheetRests() bool { return s.sheet.open && len(s.content()) > s.sheetRoom() }

// scrollSheet scrolls the sheet and tells whether there was anything to scroll.
func (s *Screen) scrollSheet(by int) bool {
	if !s.sheetRests() {
		return false
	}
	s.sheet.top = min(max(s.sheet.top+by, 0), len(s.content())-s.sheetRoom())
	return true
}

// sheetRows draws the sheet: a hairline that says how much is out of sight, the
// content, and the reason that is typed.
func (s *Screen) sheetRows() []string {
	height := s.sheetHeight()
	if height == 0 {
		return nil
	}
	content, room := s.content(), s.sheetRoom()
	s.sheet.top = min(s.sheet.top, max(len(content)-room, 0))
	rows := []string{s.hairline(len(content) - room - s.sheet.top)}
	rows = append(rows, content[s.sheet.top:min(s.sheet.top+room, len(content))]...)
	if s.because == nil {
		return rows
	}
	for len(rows) < height-1 {
		rows = append(rows, "")
	}
	return append(rows[:height-1], s.becauseRow())
}

// hairline parts the sheet from the page.
func (s *Screen) hairline(below int) string {
	g := s.pt.g
	line := s.pt.ink.faint.Paint(strings.Repeat("─", g.inner))
	if below > 0 {
		more := s.pt.ink.muted.Paint(s.pt.word("sheet_more", "n", below))
		if row, ok := ends("", more, g.inner, func(n int) string {
			return s.pt.ink.faint.Paint(strings.Repeat("─", max(n-1, 0))) + " "
		}); ok {
			line = row
		}
	}
	return spaces(g.margin) + text.PadStyled(line, g.inner)
}

// nextReading selects the reading after the selected row, an open one as long as
// there is any; after the last comes the first.
func (s *Screen) nextReading() {
	open := false
	for _, r := range s.readings {
		open = open || r.Open()
	}
	n := len(s.doc.spots)
	for i := 1; i <= n; i++ {
		at := (s.at + i) % n
		r := s.pt.reading(s.doc.spots[at].ref)
		if s.doc.spots[at].ref.kind == readingRef && r != nil && (r.Open() || !open) {
			s.at = at
			s.revealWhole()
			return
		}
	}
}

// revealWhole scrolls as little as shows the selected row, and of a reading all
// that it says.
func (s *Screen) revealWhole() {
	sel, ok := s.selected()
	if !ok || sel.ref.kind != readingRef {
		s.reveal()
		return
	}
	end := len(s.doc.rows)
	for row := sel.row; row < len(s.doc.rows); row++ {
		if strings.TrimSpace(s.doc.rows[row]) == "" {
			end = row
			break
		}
	}
	s.top = min(max(s.top, end-s.room()), sel.row)
	s.clamp()
}
