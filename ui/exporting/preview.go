package exporting

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui/draft"
	"shiben/ui/export"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// preview is the document as it will read, in part.
type preview struct {
	text  string
	bytes int  // of the whole text
	cut   bool // there is more than the preview shows
	kind  string
	err   error

	rows  []previewRow // wrapped
	width int          // to what; 0: not yet
	top   int
	room  int
}

// previewRow is a row of the preview. It is styled when it comes in sight: styling
// all rows of a long document at each new width would be felt.
type previewRow struct {
	text  string
	style *lipgloss.Style // of the theme
}

// mostShown is how many bytes a preview has.
const mostShown = 256 << 10

// previewMsg is a preview that was made.
type previewMsg struct {
	made int
	preview
}

// source reads a workbook for the exporter, in a command.
type source func() (export.Source, error)

// sourceOf is the workbook as it is now, with everything typed. Its log is read where
// the draft has not got it yet.
func sourceOf(d *draft.Draft, store workbook.Store) source {
	w := d.Workbook().Clone()
	if d.LogLoaded() {
		log := slices.Clone(d.History())
		return func() (export.Source, error) { return export.Source{Workbook: w, Log: log}, nil }
	}
	return func() (export.Source, error) {
		log, err := store.Log(context.Background(), w.ID, 0)
		return export.Source{Workbook: w, Log: log}, err
	}
}

// show makes a preview anew.
func (s *Screen) show() tea.Cmd {
	s.making++
	s.reveal()
	made, target, o := s.making, s.wants.target(), s.options()
	from, exporter := sourceOf(s.d, s.env.Store), s.env.Export
	kind := shownAs(target)
	if kind == "markdown" {
		target.Format, _ = formatNamed("md")
	}
	return func() tea.Msg {
		p := preview{kind: kind}
		if kind == "none" {
			return previewMsg{made, p}
		}
		p.make(exporter, from, target, o)
		return previewMsg{made, p}
	}
}

// shownAs is what a format is shown as: what is read as Markdown, data as they are,
// a picture not at all.
func shownAs(t export.Target) string {
	_, markdown := formatNamed("md")
	switch {
	case t.Name == "svg" || t.Name == "png":
		return "none"
	case t.Name == "csv" || t.Name == "json":
		return "data"
	case !markdown:
		return "none"
	}
	return "markdown"
}

func formatNamed(name string) (export.Format, bool) {
	for _, f := range export.Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return export.Format{}, false
}

// make writes the document into the preview.
func (p *preview) make(e *export.Exporter, from source, t export.Target, o export.Options) {
	src, err := from()
	var pieces []export.Piece
	if err == nil {
		o.BOM = false
		pieces, err = e.Pieces(src, t, o)
	}
	var out limited
	for _, piece := range pieces {
		if piece.Name != "" {
			fmt.Fprintf(&out, "── %s%s\n", piece.Name, t.Ending())
		}
		if err == nil {
			err = piece.Write(&out)
		}
		if piece.Name != "" {
			fmt.Fprintln(&out)
		}
	}
	if errors.Is(err, errFull) {
		err = nil
	}
	p.text, p.bytes, p.cut, p.err = strings.ToValidUTF8(out.String(), ""), out.Len(), out.full, err
	if _, rest, ok := strings.Cut(p.text, "\n---\n\n"); ok && p.kind == "markdown" { // what programs want to know first
		p.text = rest
	}
}

// limited keeps as much as a preview shows.
type limited struct {
	strings.Builder
	full bool
}

var errFull = errors.New("the preview is full")

func (l *limited) Write(b []byte) (int, error) {
	if l.Len()+len(b) > mostShown {
		l.full = true
		b = b[:max(mostShown-l.Len(), 0)]
		l.Builder.Write(b)
		return len(b), errFull
	}
	return l.Builder.Write(b)
}

var _ io.Writer = (*limited)(nil)

// shown takes in the newest preview, and keeps the place in it.
func (s *Screen) shown(msg previewMsg) {
	if msg.made != s.making {
		return
	}
	msg.top = s.preview.top
	if msg.kind != s.preview.kind {
		msg.top = 0
	}
	s.preview = msg.preview
}

func (p *preview) forget() { p.width = 0 }

func (p *preview) scroll(by int) { p.top = max(0, min(p.top+by, len(p.rows)-p.room)) }

// previewRows is the headline of the preview and what is in sight of it.
func (s *Screen) previewRows(l layout) []string {
	t, p := s.look.Theme, &s.preview
	inner := max(l.preview-2, 1) // the rail
	if p.width != inner {
		p.rows, p.width = s.wrapped(inner), inner
	}
	p.room = l.room
	p.scroll(0)
	rows := []string{t.Muted.Render(text.Truncate(s.headline(), inner))}
	rail := widget.Rail(t, p.top, l.room, len(p.rows), l.room)
	for i := range l.room {
		row := ""
		if p.top+i < len(p.rows) {
			row = p.rows[p.top+i].style.Render(p.rows[p.top+i].text)
		}
		rows = append(rows, text.PadStyled(row, inner)+" "+rail[i])
	}
	return rows
}

// headline says what the preview is and how long.
func (s *Screen) headline() string {
	p := &s.preview
	if p.kind == "" || p.kind == "none" || p.err != nil {
		return s.t("preview")
	}
	key := "preview_" + p.kind
	if p.cut {
		key += "_cut"
	}
	return s.t(key, "lines", strings.Count(p.text, "\n"), "size", i18n.Size(int64(p.bytes)))
}

// wrapped is the preview's text in rows. Tables are cut, since they would be torn.
func (s *Screen) wrapped(w int) (rows []previewRow) {
	t, p := s.look.Theme, &s.preview
	switch {
	case p.kind == "":
		return paragraph(&t.Muted, text.Truncate(s.t("making"), w), w)
	case p.err != nil:
		return paragraph(&t.Bad, s.look.Words.Error(p.err), w)
	case p.kind == "none":
		return paragraph(&t.Muted, s.t("no_preview"), w)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(p.text, "\n"), "\n") {
		line = text.Safe(text.Clean(line))
		st := &t.Text
		switch {
		case p.kind == "data", strings.HasPrefix(line, "|"):
			rows = append(rows, previewRow{text.Truncate(line, w), st})
			continue
		case strings.HasPrefix(line, "#"):
			st = &t.Strong
		case strings.HasPrefix(line, ">"):
			st = &t.Muted
		}
		rows = append(rows, paragraph(st, line, w)...)
	}
	return rows
}

// paragraph is a text wrapped to w cells, to be styled in sight.
func paragraph(st *lipgloss.Style, s string, w int) []previewRow {
	var rows []previewRow
	for _, row := range widget.Paragraph(func(s ...string) string { return s[0] }, s, w) {
		rows = append(rows, previewRow{row, st})
	}
	return rows
}
