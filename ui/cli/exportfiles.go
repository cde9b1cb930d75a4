package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"shiben/ui/export"
	"shiben/workbook"
)

// source reads one of the workbooks, as it is or as it was.
func (e *exporting) source(ctx context.Context, h workbook.Head) (export.Source, error) {
	w, head, err := e.store.Load(ctx, h.ID)
	if err != nil {
		return export.Source{}, err
	}
	log, err := e.store.Log(ctx, h.ID, 0)
	if err != nil {
		return export.Source{}, err
	}
	seq := 0
	if e.flags.at != "" {
		if seq, err = log.FindVersion(e.flags.at); err != nil {
			return export.Source{}, err
		}
	}
	return export.At(w, upTo(log, head.Revision), seq)
}

// upTo is the log without what was written since the workbook was read.
func upTo(log workbook.History, rev workbook.Revision) workbook.History {
	n := len(log)
	for n > 0 && log[n-1].Rev > rev {
		n--
	}
	return log[:n]
}

// toStdout puts the one file out; several workbooks, which only JSON takes, a line
// each.
func (e *exporting) toStdout(ctx context.Context) error {
	out := &watched{to: e.out}
	err := e.write(ctx, out, func() {})
	if out.err != nil {
		return unsaid(out.err)
	}
	return err
}

// watched is a writer that keeps its error, whatever becomes of it on the way up.
type watched struct {
	to  io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil {
		w.err = err
	}
	return n, err
}

// write writes all the workbooks into one stream.
func (e *exporting) write(ctx context.Context, to io.Writer, done func()) error {
	o := e.options
	o.Line = len(e.heads) > 1 || e.flags.all || filepath.Ext(e.flags.output) == ".jsonl"
	for _, h := range e.heads {
		s, err := e.source(ctx, h)
		if err != nil {
			return err
		}
		if err := e.exporter.Write(ctx, to, s, e.target, o); err != nil {
			return err
		}
		done()
	}
	return nil
}

func (e *exporting) toFile(ctx context.Context) error {
	bar := e.progress(len(e.heads))
	defer bar.end()
	id := ""
	if len(e.heads) == 1 {
		id = e.heads[0].ID
	}
	path := e.flags.output
	if _, err := export.Free(path, e.flags.force); err != nil {
		return err
	}
	size, err := export.Save(ctx, path, e.flags.force, func(w io.Writer) error {
		return e.write(ctx, w, func() { bar.step("") })
	})
	if err == nil {
		e.files = append(e.files, exportedFile{id, path, e.target.Name, size})
	}
	return err
}

// toFolder writes a file for each workbook, named by its title. Nothing is written
// where one of them would be in the way of a file that is there. When it is
// interrupted, the files that are whole stay.
func (e *exporting) toFolder(ctx context.Context) error {
	folder := e.flags.output
	if err := os.Mkdir(folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return export.Unwritable(folder, err)
	}
	names, err := e.namesIn(folder)
	if err != nil {
		return err
	}
	bar := e.progress(len(e.heads))
	defer bar.end()
	for i, h := range e.heads {
		if err := ctx.Err(); err != nil {
			return err
		}
		bar.at(h.Title)
		if err := e.intoFolder(ctx, h, names[i]); err != nil {
			return err
		}
		bar.step(h.Title)
	}
	return nil
}

// namesIn are the files' paths without their endings, or for tables the folders'.
func (e *exporting) namesIn(folder string) ([]string, error) {
	var namer export.Namer
	var names []string
	for _, h := range e.heads {
		path := filepath.Join(folder, namer.Name(h.Title)+e.target.Mark())
		if e.target.Name != "csv" {
			path += e.target.Ending()
			if _, err := export.Free(path, e.flags.force); err != nil {
				return nil, err
			}
		} else if len(e.heads) == 1 {
			path = folder
		}
		names = append(names, path)
	}
	return names, nil
}

// intoFolder writes the files of one workbook.
func (e *exporting) intoFolder(ctx context.Context, h workbook.Head, path string) error {
	s, err := e.source(ctx, h)
	if err != nil {
		return err
	}
	pieces, err := e.exporter.Pieces(s, e.target, e.options)
	if err != nil {
		return err
	}
	if e.target.Name == "csv" {
		return e.tables(ctx, h, path, pieces)
	}
	return e.save(ctx, h, path, pieces[0])
}

// tables writes a folder with a file for each table.
func (e *exporting) tables(ctx context.Context, h workbook.Head, folder string, pieces []export.Piece) error {
	if err := os.Mkdir(folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return export.Unwritable(folder, err)
	}
	path := func(p export.Piece) string { return filepath.Join(folder, export.FileName(p.Name)+e.target.Ending()) }
	for _, p := range pieces {
		if _, err := export.Free(path(p), e.flags.force); err != nil {
			return err
		}
	}
	for _, p := range pieces {
		if err := e.save(ctx, h, path(p), p); err != nil {
			return err
		}
	}
	return nil
}

func (e *exporting) save(ctx context.Context, h workbook.Head, path string, p export.Piece) error {
	size, err := export.Save(ctx, path, e.flags.force, p.Write)
	if err == nil {
		e.files = append(e.files, exportedFile{h.ID, path, e.target.Name, size})
	}
	return err
}

// answer says what was written, also when it was not all.
func (e *exporting) answer(err error) error {
	if e.json() {
		if err != nil {
			return err
		}
		return e.writeJSON(exported{schema, append([]exportedFile{}, e.files...)})
	}
	for _, f := range e.files {
		e.lines(e.shown(f.Path))
	}
	if err != nil && len(e.files) > 0 {
		_ = e.out.Flush() // the error is said whether this goes or not
	}
	return err
}
