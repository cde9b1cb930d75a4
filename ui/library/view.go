package library

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// View draws exactly the size of the last SetSize.
func (s *Screen) View() string {
	if s.drawn == "" {
		s.drawn = s.draw()
	}
	return s.drawn
}

// Cursor is where text goes in.
func (s *Screen) Cursor() *tea.Cursor {
	if s.panel != nil {
		return widget.Within(widget.Shift(s.panelBox().Cursor, s.panel.x, s.panel.y), s.w, s.h)
	}
	if !s.filtering || s.layout().head == 0 {
		return nil
	}
	return widget.Within(widget.Shift(s.filter.Cursor(), margin+2, s.layout().lead), s.w, s.h)
}

func (s *Screen) panelBox() widget.Box {
	switch {
	case s.panel.ask != nil:
		return s.panel.ask.View(s.look.Theme, s.w, s.h)
	case s.panel.cases != nil:
		return s.panel.cases.box(s.look, s.w, s.h)
	}
	return s.panel.form.View(s.look.Theme, s.w, s.h)
}

func (s *Screen) draw() string {
	view := strings.Join(s.page(), "\n")
	if s.panel != nil {
		view, s.panel.x, s.panel.y = widget.Over(s.look.Theme, view, s.panelBox(), s.w, s.h)
	}
	return view
}

// page is the screen without what lies over it: exactly h rows of w cells.
func (s *Screen) page() []string {
	switch {
	case s.err != nil && len(s.heads) == 0:
		return text.Fit(s.refusal(), s.w, s.h)
	case !s.read:
		return text.Fit(widget.Centred(s.w, s.h, s.look.Theme.Muted.Render(s.t("reading"))), s.w, s.h)
	case len(s.heads) == 0:
		return text.Fit(s.beginning(), s.w, s.h)
	}
	l := s.layout()
	rows := text.Fit(s.above(l), s.w, l.lead+l.head)
	s.top = len(rows)
	if len(s.shown) == 0 {
		none := strings.Repeat(" ", margin+2) + s.look.Theme.Muted.Render(text.Truncate(s.t("no_match"), max(0, s.w-margin-2)))
		return text.Fit(append(rows, none), s.w, s.h)
	}
	if s.w < margin+4 {
		return text.Fit(rows, s.w, s.h)
	}
	blank := strings.Repeat(" ", s.w)
	for _, row := range s.items(l) {
		if len(rows) < s.h {
			rows = append(rows, row)
		}
	}
	for len(rows) < s.h {
		rows = append(rows, blank)
	}
	return rows
}

// above is what stands over the list.
func (s *Screen) above(l layout) []string {
	rows := make([]string, l.lead)
	if l.head > 0 {
		rows = append(rows, s.headline(l))
	}
	return rows
}

// items are the rows of the workbooks in sight, with the scroll mark beside them.
func (s *Screen) items(l layout) []string {
	from, to := s.list.Visible()
	rail := s.list.Rail(s.look.Theme, l.items*l.rows)
	rows := make([]string, 0, len(rail))
	for i := from; i < to; i++ {
		for _, row := range s.cached(s.heads[s.shown[i]], i == s.list.At(), l) {
			rows = append(rows, row+" "+rail[len(rows)])
		}
	}
	return rows
}

// drawnItem is an item as it was drawn, and what that depends on beside the look
// and the size.
type drawnItem struct {
	revision workbook.Revision
	selected bool
	marked   bool
	when     string
	rows     []string
}

// mostDrawn is how many drawn items are kept.
const mostDrawn = 200

// cached draws an item anew only when something about it changed: a key changes
// two of them.
func (s *Screen) cached(h workbook.Head, selected bool, l layout) []string {
	when, marked := s.when(h), h.ID == s.marked
	d, ok := s.kept[h.ID]
	if ok && d.revision == h.Revision && d.selected == selected && d.marked == marked && d.when == when {
		return d.rows
	}
	if s.kept == nil || len(s.kept) > mostDrawn {
		s.kept = map[string]drawnItem{}
	}
	rows := s.item(h, when, selected, l)
	s.kept[h.ID] = drawnItem{h.Revision, selected, marked, when, rows}
	return rows
}

// headline is the filter, or how many workbooks there are; and what the marks of
// the small profiles mean.
func (s *Screen) headline(l layout) string {
	t := s.look.Theme
	legend := s.legend(l)
	room := max(1, l.text) // the legend stands over the small profiles
	if l.axis > 0 {
		legend = strings.Repeat(" ", axisGap) + legend
	}
	left := "  " + t.Muted.Render(text.Truncate(s.t("count", "count", len(s.heads)), room))
	if s.filtering || s.filter.Value() != "" {
		s.filter.SetSize(room, 1)
		left = t.Accent.Render("/ ") + s.filter.View()
	}
	return strings.Repeat(" ", margin) + text.PadStyled(left, room+2) + legend
}

// legend names the sides over the column of small profiles.
func (s *Screen) legend(l layout) string {
	if s.known == nil || l.axis == 0 {
		return ""
	}
	var parts []string
	for i, side := range s.known.Sides {
		st := s.look.Theme.Sides[i]
		parts = append(parts, st.Strong.Render(st.Mark)+" "+st.Style.Render(text.Safe(s.look.Words.Text(side.Name))))
	}
	return text.PadStyled(strings.Join(parts, "  "), l.axis)
}

// item is a workbook's rows in the list.
func (s *Screen) item(h workbook.Head, when string, selected bool, l layout) []string {
	t := s.look.Theme
	lead, title := "  ", t.Strong
	if selected {
		lead, title = "▌ ", t.Accent.Bold(true)
	}
	if h.ID == s.marked {
		lead = strings.TrimRight(lead, " ") + "✓"
		lead += strings.Repeat(" ", 2-text.Width(lead))
	}
	if l.rows == 1 {
		return []string{s.row(lead, title.Render(text.Pad(h.Title, max(0, l.text-whenCells-1)))+" "+t.Muted.Render(text.PadLeft(when, whenCells)), "", l)}
	}
	axes := widget.Mini(h, t, l.axis)
	for len(axes) < l.rows {
		axes = append(axes, "")
	}
	meter := widget.Meter(t, h.Answered, h.Asked, min(meterCells, l.text))
	facts := text.Truncate(s.facts(h, when), max(0, l.text-meterCells-3))
	body := []string{
		title.Render(text.Truncate(h.Title, l.text)),
		t.Muted.Render(text.Truncate(h.Subject, l.text)),
		meter + "   " + t.Muted.Render(facts),
	}
	rows := make([]string, l.rows)
	for i := range min(len(body), l.rows) {
		rows[i] = s.row(lead, body[i], axes[i], l)
	}
	for i := len(body); i < l.rows; i++ {
		rows[i] = strings.Repeat(" ", max(0, s.w-2))
	}
	return rows
}

// facts is when a workbook was changed and how deep it goes.
func (s *Screen) facts(h workbook.Head, when string) string {
	if s.known == nil {
		return when
	}
	for _, d := range s.known.Depths {
		if d.ID == h.Depth {
			return when + " · " + s.look.Words.Text(d.Name)
		}
	}
	return s.when(h)
}

// row puts a row of an item together, two cells short of the width: the rail.
func (s *Screen) row(lead, body, axis string, l layout) string {
	line := strings.Repeat(" ", margin) + s.look.Theme.Accent.Render(lead) + text.PadStyled(body, l.text)
	if l.axis > 0 {
		line += strings.Repeat(" ", axisGap) + text.PadStyled(axis, l.axis)
	}
	return text.PadStyled(line, max(0, s.w-2))
}

// beginning is what an empty library shows: what this is, and how to begin.
func (s *Screen) beginning() []string {
	t := s.look.Theme
	wide := max(1, min(s.w-4, 60))
	rows := []string{t.Strong.Render(text.Truncate(s.t("empty_title"), wide)), ""}
	rows = append(rows, widget.Paragraph(t.Text.Render, s.t("empty_body"), wide)...)
	rows = append(rows, "")
	ways := [][2]string{{"n", "way_new"}, {"e", "way_case"}, {"?", "way_help"}, {"ctrl+l", "way_language"}}
	if s.env.Cases == nil {
		ways = slices.Delete(ways, 1, 2)
	}
	for _, way := range ways {
		rows = append(rows, t.Accent.Render(text.Pad(way[0], 8))+t.Text.Render(text.Truncate(s.t(way[1]), max(0, wide-8))))
	}
	return widget.Centred(s.w, s.h, rows...)
}

// refusal is why the library cannot be read, and what to do.
func (s *Screen) refusal() []string {
	t := s.look.Theme
	wide := max(1, min(s.w-4, 66))
	rows := []string{t.Bad.Render(text.Truncate(s.t("refused_title"), wide)), ""}
	rows = append(rows, widget.Paragraph(t.Text.Render, s.look.Words.Error(s.err), wide)...)
	rows = append(rows, "")
	do := "refused_do"
	switch {
	case s.backup != nil:
		do = "refused_restore"
	case errors.Is(s.err, workbook.ErrInUse):
		do = "refused_wait"
	}
	rows = append(rows, widget.Paragraph(t.Muted.Render, s.t(do), wide)...)
	return widget.Centred(s.w, s.h, rows...)
}
