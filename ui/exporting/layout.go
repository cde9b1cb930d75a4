package exporting

// Sizes, in cells and rows.
const (
	margin       = 1
	gap          = 3 // between the settings and the preview
	besideFrom   = 70
	leastSetting = 30
	mostSetting  = 42
	mostPreview  = 110
)

// layout is how the room is used. All size arithmetic of the screen is here.
type layout struct {
	lead     int // blank rows above
	airy     bool
	list     int  // rows of the settings
	beside   bool // the preview stands beside them
	settings int  // cells of the settings, with the margin
	preview  int  // cells of the preview, with its rail
	previewX int  // where it begins
	room     int  // rows of its text
	pathAt   int  // the row of the path
	said     int  // rows below it
}

func (s *Screen) layout() layout {
	l := layout{settings: s.w, preview: max(s.w-margin, 1), previewX: margin}
	if s.h >= 20 {
		l.lead, l.said = 1, 1
	}
	if s.h >= 10 {
		l.said = 1
	}
	l.pathAt = max(s.h-1-l.said, 0)
	l.list = max(l.pathAt-l.lead, 0)
	if s.h >= 8 { // a blank above the path
		l.list = max(l.list-1, 1)
	}
	if s.w >= besideFrom {
		l.beside = true
		l.settings = min(max(s.w*9/20, leastSetting), mostSetting)
		l.previewX = l.settings + gap
		l.preview = min(max(s.w-l.previewX, 1), mostPreview)
	}
	l.room = max(l.list-1, 1) // below its headline
	l.airy = len(s.rows())+groups(s.rows())*2 <= l.list
	return l
}

// groups is how many groups of rows have a heading.
func groups(rows []row) int {
	n := 0
	for _, r := range rows {
		if r.head != "" {
			n++
		}
	}
	return n
}

// line is a row of the settings: a heading, a blank, or something to choose.
type line struct {
	row  int // its index; -1 for none
	head string
}

// lines are the rows of the settings, with blanks where there is room for them.
func (s *Screen) lines(l layout) []line {
	var out []line
	for i, r := range s.rows() {
		if r.head != "" {
			if l.airy {
				out = append(out, line{row: -1})
			}
			out = append(out, line{-1, r.head})
		}
		out = append(out, line{row: i})
	}
	return out
}

// reveal has the row in focus in sight, with the heading above it.
func (s *Screen) reveal() {
	if s.look.Words == nil {
		return
	}
	l := s.layout()
	lines := s.lines(l)
	s.list.SetLen(len(lines))
	s.list.SetRoom(l.list)
	if s.onPath() {
		s.list.Select(len(lines) - 1)
		return
	}
	for i, line := range lines {
		if line.row == s.at {
			for k := i; k > 0 && lines[k-1].row < 0; k-- {
				s.list.Select(k - 1)
			}
			s.list.Select(i)
		}
	}
}
