package exporting

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/export"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// writtenMsg is what became of a document: a file that is in the way, or all else
// told already.
type writtenMsg struct {
	there string // a file that was not replaced; empty: it is written, or was told
	done  bool
}

// order is a document to write: copies, so that a command can have it.
type order struct {
	exporter *export.Exporter
	from     source
	target   export.Target
	options  export.Options
	path     string // absolute
	force    bool
}

// write has the document written, over a file that is there only with force.
func (s *Screen) write(force bool) tea.Cmd {
	if s.writing {
		return nil
	}
	path := strings.TrimSpace(s.path.Value())
	if path == "" {
		s.focus(len(s.rows()))
		return ui.Problem(s.t("path_needed"))
	}
	s.writing = true
	o := order{s.env.Export, sourceOf(s.d, s.env.Store), s.wants.target(), s.options(), path, force}
	folder, look := s.env.Folder, s.look
	return func() tea.Msg {
		o.path = absolute(o.path, folder)
		size, err := o.write(context.Background())
		var p *workbook.Problem
		switch {
		case errors.As(err, &p) && p.Code == "file_exists":
			there, _ := p.Args["path"].(string)
			return writtenMsg{there: there}
		case err != nil:
			return told(look.Words.T("exporting.failed_title"), look.Words.Error(err), writtenMsg{})
		}
		said := look.Words.T("exporting.written", "path", text.Clean(o.path), "size", i18n.Size(size))
		return told(look.Words.T("exporting.written_title"), said, writtenMsg{done: true})
	}
}

// told is a sentence over the screens, and what the screen does then: both, since
// the screen may be left by now.
func told(title, body string, then writtenMsg) tea.Msg {
	return tea.BatchMsg{
		func() tea.Msg { return then },
		func() tea.Msg { return ui.TellMsg{Title: title, Text: body} },
	}
}

// absolute is the path of a file that a person named: in the home folder after a ~,
// else from the folder that the program was started in.
func absolute(path, folder string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == filepath.Separator) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// write writes the document and returns how many bytes it has: a file, or for
// tables a folder with a file for each.
func (o order) write(ctx context.Context) (int64, error) {
	src, err := o.from()
	if err != nil {
		return 0, err
	}
	pieces, err := o.exporter.Pieces(src, o.target, o.options)
	if err != nil {
		return 0, err
	}
	if o.target.Name != "csv" {
		return export.Save(ctx, o.path, o.force, pieces[0].Write)
	}
	if err := os.Mkdir(o.path, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return 0, export.Unwritable(o.path, err)
	}
	paths := make([]string, len(pieces))
	for i, p := range pieces {
		paths[i] = filepath.Join(o.path, p.Name+o.target.Ending())
		if _, err := export.Free(paths[i], o.force); err != nil { // none, where one is in the way
			return 0, err
		}
	}
	var sum int64
	for i, p := range pieces {
		size, err := export.Save(ctx, paths[i], o.force, p.Write)
		if err != nil {
			return sum, err
		}
		sum += size
	}
	return sum, nil
}

// written goes back when the document is written, and asks when a file is in its
// way.
func (s *Screen) written(msg writtenMsg) tea.Cmd {
	s.writing = false
	switch {
	case msg.done:
		return ui.Pop
	case msg.there != "":
		s.ask, s.askFor = &widget.Dialog{Choices: []widget.Choice{{ID: "keep"}, {ID: "replace"}}}, msg.there
		s.relabel()
	}
	return nil
}

// relabel says the question in the language of the look.
func (s *Screen) relabel() {
	if s.ask == nil {
		return
	}
	s.ask.Title, s.ask.Body = s.t("there_title"), s.t("there", "path", text.Clean(s.askFor))
	if s.wants.target().Name == "csv" {
		s.ask.Body = s.t("there_folder", "path", text.Clean(s.askFor))
	}
	s.ask.Choices[0].Label, s.ask.Choices[1].Label = s.t("keep"), s.t("replace")
}

// answered takes the answer to whether a file is replaced.
func (s *Screen) answered(id string, done bool) tea.Cmd {
	if !done {
		return nil
	}
	s.ask = nil
	if id == "replace" {
		return s.write(true)
	}
	if !slices.Contains([]string{"", "keep"}, id) {
		return nil
	}
	s.focus(len(s.rows())) // another name
	return nil
}
