package library

// Sizes, in cells and rows.
const (
	margin     = 1  // at the left
	axisGap    = 3  // between text and small profile
	meterCells = 22 // of the completeness
	whenCells  = 10 // of the date, where an item has one row
	itemRows   = 4  // title, subject, completeness, a blank
)

// layout is how the room is used. All size arithmetic of the screen is here.
type layout struct {
	lead  int // blank rows above
	head  int // rows of the headline, with the blank below it
	rows  int // of an item
	items int // in sight
	text  int // cells of an item's text
	axis  int // cells of a small profile; 0: none
}

func (s *Screen) layout() layout {
	l := layout{rows: itemRows}
	switch {
	case s.h < 4:
		l.rows = 1
	case s.h < 10:
		l.rows, l.head = 1, 1
	case s.h < 16:
		l.head = 1
	default:
		l.lead, l.head = 1, 2
	}
	// the last item needs no blank below it
	l.items = max(1, (s.h-l.lead-l.head+1)/l.rows)
	if l.rows == 1 {
		l.items = max(1, s.h-l.lead-l.head)
	}
	inner := max(0, s.w-margin-2-2) // the lead of an item, the rail
	if l.rows > 1 && inner >= 44 {
		l.axis = min(max(inner/3, 17), 41)
		l.text = inner - l.axis - axisGap
	} else {
		l.text = inner
	}
	return l
}
