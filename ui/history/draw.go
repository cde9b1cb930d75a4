package history

import (
	"strings"
	"time"

	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// sheet is the screen without what lies over it. Only the rows in sight are drawn.
func (s *Screen) sheet() []string {
	t := s.look.Theme
	l := s.layout()
	rows := s.headline(l)
	if !s.loaded || len(s.entries) == 0 {
		key := "empty"
		if !s.loaded {
			key = "reading"
		}
		return append(rows, spaces(margin+lead)+t.Muted.Render(text.Truncate(s.t(key), max(0, s.w-margin-lead))))
	}
	rail := widget.Rail(t, s.top, l.list, s.rows(), l.list)
	for y := range min(l.list, s.rows()-s.top) {
		entry, detail := s.entryAt(s.top + y)
		row := ""
		if entry < 0 {
			row = spaces(margin+lead) + s.detail[detail]
		} else {
			row = s.entry(entry, l)
		}
		rows = append(rows, text.PadStyled(row, max(s.w-1, 0))+rail[y])
	}
	return rows
}

// headline is how long the log is.
func (s *Screen) headline(l layout) []string {
	if l.head == 0 {
		return nil
	}
	said := ""
	if s.loaded {
		said = s.t("acts", "count", len(s.deeds))
		if s.versions > 0 {
			said += " · " + s.t("versions", "count", s.versions)
		}
	}
	row := spaces(margin+lead) + s.look.Theme.Muted.Render(text.Truncate(said, max(0, s.w-margin-lead)))
	if l.head == 1 {
		return []string{row}
	}
	return []string{"", row, ""}
}

func (s *Screen) entry(i int, l layout) string {
	e := s.entries[i]
	switch e.kind {
	case blankEntry:
		return ""
	case dayEntry:
		return s.day(e.day, l)
	}
	return s.deed(&s.deeds[e.deed], i, l)
}

// day is the heading of a day.
func (s *Screen) day(at time.Time, l layout) string {
	t := s.look.Theme
	name := text.Truncate(s.dayName(at), l.inner)
	line := strings.Repeat("─", max(l.inner-text.Width(name)-1, 0))
	return spaces(margin+lead) + t.Strong.Render(name) + " " + t.Faint.Render(line)
}

// dayName is a day as the log heads it: today and yesterday by name, other days
// by their date.
func (s *Screen) dayName(at time.Time) string {
	now := s.env.Now().In(s.zone())
	date := s.t("date", "year", at.Year(), "month", int(at.Month()), "name", at.Format("January"), "day", at.Day())
	switch at.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		return s.t("today", "date", date)
	case now.AddDate(0, 0, -1).Format(time.DateOnly):
		return s.t("yesterday", "date", date)
	}
	return date
}

// deed is an act's row: when, who, what, and in short what was and what is.
func (s *Screen) deed(d *deed, entry int, l layout) string {
	t := s.look.Theme
	selected := entry == s.at
	what, sign := t.Text, spaces(lead)
	if d.gone || d.kind == undid {
		what = t.Muted
	}
	if selected {
		what, sign = t.Accent.Bold(true), t.Accent.Render("▌ ")
	}
	row := spaces(margin) + sign + t.Muted.Render(d.At.In(s.zone()).Format("15:04")) + spaces(gap)
	if l.author > 0 {
		row += t.Muted.Render(text.Pad(oneLine(d.Author), l.author)) + spaces(gap)
	}
	if d.kind == named {
		return row + s.versionName(d, selected, l)
	}
	sentence := s.sentence(d)
	if entry == s.open || l.values == 0 { // what was and what is stands below
		return row + what.Render(text.Pad(sentence, l.text))
	}
	before, after, short := s.inShort(d)
	cells := l.share(text.Width(sentence), short)
	row += what.Render(text.Pad(sentence, cells))
	if short {
		row += spaces(gap) + widget.Shortened(t, before, after, l.text-cells-gap)
	}
	return row
}

// versionName is a version's name with a line to the end of the row, so that
// versions stand out.
func (s *Screen) versionName(d *deed, selected bool, l layout) string {
	t := s.look.Theme
	name := text.Truncate(s.sentence(d), l.text)
	line := t.Accent.Render(strings.Repeat("━", max(l.text-text.Width(name)-1, 0)))
	if !selected {
		line = t.Faint.Render(strings.Repeat("━", max(l.text-text.Width(name)-1, 0)))
	}
	return t.Accent.Bold(true).Render(name) + " " + line
}

// sentence says what an act did.
func (s *Screen) sentence(d *deed) string {
	words, book := s.look.Words, s.d.Workbook()
	about := d.Act
	about.Author = d.whose
	switch d.kind {
	case undid:
		return words.Undid(book, about, d.Author)
	case redid:
		return words.Redid(book, about, d.Author)
	case named:
		return s.t("version", "name", oneLine(d.Changes[0].After.Text))
	}
	return words.Act(book, d.Act)
}

// inShort are what was and what is, where the act touched one place; else ok is
// false.
func (s *Screen) inShort(d *deed) (before, after string, ok bool) {
	if d.ID == workbook.NewAct || len(d.Changes) > 4 || d.Changes[0].Kind == workbook.InsertChange || d.Changes[0].Kind == workbook.RemoveChange {
		return "", "", false
	}
	all := turns(d.Act)
	for _, other := range all[1:] {
		if other.Prompt != all[0].Prompt || other.Side != all[0].Side || other.Participant != all[0].Participant || other.Row != all[0].Row || other.Facet == all[0].Facet {
			return "", "", false
		}
	}
	before, after = s.both(all[0])
	return before, after, true
}

// both are what was and what is, as a person reads it.
func (s *Screen) both(c turned) (before, after string) {
	words, book := s.look.Words, s.d.Workbook()
	return words.Value(book, c.Address, c.Before), words.Value(book, c.Address, c.After)
}

// unfold shows what an act changed, whole, under its row.
func (s *Screen) unfold(id string) {
	s.open, s.openID, s.detail, s.drawn = -1, "", nil, ""
	for i, e := range s.entries {
		if id != "" && e.kind == deedEntry && s.deeds[e.deed].ID == id {
			s.open, s.openID = i, id
			s.detail = s.details(&s.deeds[e.deed])
		}
	}
}

// details are the rows of what an act changed.
func (s *Screen) details(d *deed) []string {
	t := s.look.Theme
	indent := min(clock+gap, s.w/8)
	width := max(min(s.w-margin-lead-2, mostRow)-indent, 1)
	rows := s.cut(d, width)
	all := turns(d.Act)
	for _, c := range all {
		if len(rows) > 0 && len(all) > 1 {
			rows = append(rows, "")
		}
		if c.Kind == workbook.VersionChange {
			continue
		}
		if len(all) == 1 {
			rows = append(rows, s.whole(c, width)...)
			break
		}
		place := s.look.Words.Act(s.d.Workbook(), workbook.Act{Changes: []workbook.Change{c.Change}})
		rows = append(rows, widget.Paragraph(t.Strong.Render, oneLine(place), width)...)
		rows = append(rows, s.whole(c, width)...)
	}
	if next := s.open + 1; next < len(s.entries) && s.entries[next].kind == deedEntry {
		rows = append(rows, "")
	}
	for i, row := range rows {
		rows[i] = spaces(indent) + row
	}
	return rows
}

// cut is what the act's row has no room for: who, and what.
func (s *Screen) cut(d *deed, width int) []string {
	var rows []string
	t, l := s.look.Theme, s.layout()
	if author := oneLine(d.Author); text.Width(author) > l.author {
		rows = append(rows, widget.Paragraph(t.Muted.Render, author, width)...)
	}
	if sentence := s.sentence(d); text.Width(sentence) > l.text {
		rows = append(rows, widget.Paragraph(t.Strong.Render, oneLine(sentence), width)...)
	}
	return rows
}

// whole is all of what was and what is in one place.
func (s *Screen) whole(c turned, width int) []string {
	before, after := s.both(c)
	return widget.Changed(s.look.Theme, before, after, width)
}
