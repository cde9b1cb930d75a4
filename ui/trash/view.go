package trash

import (
	"strings"
	"time"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Sizes, in cells and rows.
const (
	margin   = 1 // at the left
	itemRows = 3 // title, facts, a blank
	whenForm = "2006-01-02 15:04"
)

// layout is how the room is used. All size arithmetic of the screen is here.
type layout struct {
	lead  int // blank rows above
	head  int // rows of the headline, with the blank below it
	rows  int // of an item
	items int // in sight
	text  int // cells of an item's text
}

func (s *Screen) layout() layout {
	l := layout{rows: itemRows, lead: 1, head: 2}
	switch {
	case s.h < 4:
		l.rows, l.lead, l.head = 1, 0, 0
	case s.h < 10:
		l.rows, l.lead, l.head = 1, 0, 1
	case s.h < 16:
		l.lead, l.head = 0, 1
	}
	room := s.h - l.lead - l.head
	if l.rows > 1 {
		room++ // the last item needs no blank below it
	}
	l.items = max(1, room/l.rows)
	l.text = max(0, s.w-margin-2-2) // the lead of an item, the rail
	return l
}

// View draws exactly the size of the last SetSize.
func (s *Screen) View() string {
	view := strings.Join(s.page(), "\n")
	if s.ask != nil {
		view, s.ask.x, s.ask.y = widget.Over(s.look.Theme, view, s.ask.dialog.View(s.look.Theme, s.w, s.h), s.w, s.h)
	}
	return view
}

// page is the screen without what lies over it: exactly h rows.
func (s *Screen) page() []string {
	t := s.look.Theme
	wide := max(1, min(s.w-4, 60))
	switch {
	case s.err != nil && len(s.all) == 0:
		rows := widget.Paragraph(t.Bad.Render, s.look.Words.Error(s.err), wide)
		return text.Fit(widget.Centred(s.w, s.h, append(rows, "", t.Muted.Render(text.Truncate(s.t("refused_do"), wide)))...), s.w, s.h)
	case !s.read:
		return text.Fit(widget.Centred(s.w, s.h, t.Muted.Render(text.Truncate(s.t("reading"), wide))), s.w, s.h)
	case len(s.all) == 0:
		rows := []string{t.Strong.Render(text.Truncate(s.t("none_title"), wide)), ""}
		return text.Fit(widget.Centred(s.w, s.h, append(rows, widget.Paragraph(t.Text.Render, s.t("none_body"), wide)...)...), s.w, s.h)
	}
	l := s.layout()
	rows := make([]string, l.lead)
	if l.head > 0 {
		rows = append(rows, strings.Repeat(" ", margin+2)+t.Muted.Render(text.Truncate(s.t("count", "n", len(s.all)), max(0, s.w-margin-2))))
	}
	rows = text.Fit(rows, s.w, l.lead+l.head)
	s.top = len(rows)
	from, to := s.list.Visible()
	rail := s.list.Rail(t, l.items*l.rows)
	for i, n := from, 0; i < to; i++ {
		for _, row := range s.item(s.all[i], i == s.list.At(), l) {
			rows = append(rows, row+" "+rail[n])
			n++
		}
	}
	return text.Fit(rows, s.w, s.h)
}

// item is a workbook's rows in the list.
func (s *Screen) item(it workbook.Trashed, selected bool, l layout) []string {
	t := s.look.Theme
	lead, title := "  ", t.Strong
	if selected {
		lead, title = "▌ ", t.Accent.Bold(true)
	}
	row := func(body string) string {
		return text.PadStyled(strings.Repeat(" ", margin)+t.Accent.Render(lead)+text.PadStyled(body, l.text), max(0, s.w-2))
	}
	when := s.when(it.At)
	if l.rows == 1 {
		return []string{row(title.Render(text.Pad(it.Head.Title, max(0, l.text-text.Width(when)-1))) + " " + t.Muted.Render(when))}
	}
	facts := s.t("facts", "when", when, "done", widget.Fraction(it.Head.Answered, it.Head.Asked))
	if it.Head.Subject != "" {
		facts += " · " + text.Safe(it.Head.Subject)
	}
	return []string{
		row(title.Render(text.Truncate(it.Head.Title, l.text))),
		row(t.Muted.Render(text.Truncate(facts, l.text))),
		strings.Repeat(" ", max(0, s.w-2)),
	}
}

func (s *Screen) when(at time.Time) string { return at.In(s.env.Now().Location()).Format(whenForm) }
