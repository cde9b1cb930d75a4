package exporting

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/ui/widget"
)

// View draws exactly the size of the last SetSize.
func (s *Screen) View() string {
	if s.w < 1 || s.h < 1 {
		return ""
	}
	s.reveal()
	l := s.layout()
	rows := make([]string, l.lead, s.h)
	body := s.settings(l)
	switch {
	case l.beside:
		right := s.previewRows(l)
		bar := s.look.Theme.Faint.Render(" │ ")
		for i := range l.list {
			rows = append(rows, text.PadStyled(at(body, i), l.settings)+bar+at(right, i))
		}
	case s.whole:
		for _, r := range s.previewRows(l) {
			rows = append(rows, spaces(margin)+r)
		}
	default:
		rows = append(rows, body...)
	}
	for len(rows) < l.pathAt {
		rows = append(rows, "")
	}
	path, _ := s.pathRow()
	rows = append(rows[:l.pathAt], path, spaces(margin+2)+s.said())
	view := strings.Join(text.Fit(rows, s.w, s.h), "\n")
	if s.ask != nil {
		s.relabel()
		view, s.x, s.y = widget.Over(s.look.Theme, view, s.ask.View(s.look.Theme, s.w, s.h), s.w, s.h)
	}
	return view
}

func at(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return ""
}

// settings is the rows to choose from that are in sight.
func (s *Screen) settings(l layout) []string {
	t := s.look.Theme
	all, lines := s.rows(), s.lines(l)
	label := 0
	for _, r := range all {
		if !r.tick() {
			label = max(label, text.Width(text.Safe(r.label)))
		}
	}
	inner := max(l.settings-margin-4, 1) // the sign, and the rail
	from, to := s.list.Visible()
	rail := s.list.Rail(t, l.list)
	var out []string
	for i := from; i < to; i++ {
		body := ""
		switch line := lines[i]; {
		case line.row >= 0:
			body = s.setting(all[line.row], line.row == s.at, label, inner)
		case line.head != "":
			body = "  " + t.Muted.Render(text.Truncate(line.head, inner))
		}
		out = append(out, spaces(margin)+text.PadStyled(body, max(l.settings-margin-1, 1))+at(rail, i-from))
	}
	return out
}

// setting is a row: a name and a choice, or a box that is ticked or not.
func (s *Screen) setting(r row, focused bool, label, inner int) string {
	t := s.look.Theme
	lead, name, value := "  ", t.Text, t.Text
	if focused {
		lead, name, value = "▸ ", t.Strong, t.Accent
	}
	head := t.Accent.Render(lead)
	if r.tick() {
		box := t.Faint.Render("[ ] ")
		if r.on {
			box = t.Faint.Render("[") + value.Render("✓") + t.Faint.Render("] ")
		}
		return head + box + name.Render(text.Truncate(r.label, max(inner-4, 1)))
	}
	if !focused {
		name = t.Muted
	}
	body := name.Render(text.Pad(r.label, label)) + "  "
	room := max(inner-label-2, 1)
	if focused && room > 4 {
		return head + body + t.Faint.Render("‹ ") + value.Render(text.Truncate(r.value, room-4)) + t.Faint.Render(" ›")
	}
	return head + body + value.Render(text.Truncate(r.value, room))
}

// pathRow is where the document goes, and the cursor in it.
func (s *Screen) pathRow() (string, *tea.Cursor) {
	t := s.look.Theme
	lead, name := "  ", t.Muted
	if s.onPath() {
		lead, name = "▸ ", t.Strong
	}
	label := s.t("row_path")
	if s.wants.target().Name == "csv" {
		label = s.t("row_folder")
	}
	label = text.Truncate(label, max(s.w/3, 0))
	used := margin + 2 + text.Width(label) + 2
	s.path.SetStyles(editor.Styles{Text: t.Text, Placeholder: t.Faint, Selection: t.Selected})
	s.path.SetSize(max(s.w-used-1, 1), 1)
	row := spaces(margin) + t.Accent.Render(lead) + name.Render(label) + "  " + s.path.View()
	return row, widget.Shift(s.path.Cursor(), used, s.layout().pathAt)
}

// Cursor is where the path goes in.
func (s *Screen) Cursor() *tea.Cursor {
	if !s.Capturing() {
		return nil
	}
	_, c := s.pathRow()
	return widget.Within(c, s.w, s.h)
}

// said is what stands below the path: that it is being written, or the folder.
func (s *Screen) said() string {
	t := s.look.Theme
	room := max(s.w-margin-3, 1)
	if s.writing {
		return t.Warn.Render(text.Truncate(s.t("writing"), room))
	}
	path := strings.TrimSpace(s.path.Value())
	if filepath.IsAbs(path) || strings.HasPrefix(path, "~") || s.env.Folder == "" {
		return ""
	}
	before, after, _ := strings.Cut(s.t("in_folder", "folder", "\x00"), "\x00")
	folder := shorten(text.Safe(s.env.Folder), max(room-text.Width(before)-text.Width(after), 1))
	return t.Muted.Render(text.Truncate(before+folder+after, room))
}

// shorten cuts a path at its beginning: its end says more.
func shorten(path string, width int) string {
	for text.Width(path) > width && path != "" {
		_, rest, _ := text.Step(strings.TrimPrefix(path, "…"))
		if rest == "" {
			return ""
		}
		path = "…" + rest
	}
	return path
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// oneLine puts what a person wrote on one row.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
