package cli

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"shiben/workbook"
	"shiben/workbook/exchange"
)

// fileKind is what a file that comes in is.
type fileKind int

const (
	jsonFile fileKind = iota
	csvFile
	libraryFile
)

// incoming is a file that comes in, or stdin.
type incoming struct {
	*bufio.Reader
	kind  fileKind
	close func()
}

// openIn opens a file, or stdin for "-", and looks what it is: a library by its
// first page, CSV by its name.
func (s *session) openIn(ctx context.Context, name string) (*incoming, error) {
	if name == "-" {
		from, stop := until(ctx, s.Stdin)
		return &incoming{Reader: bufio.NewReader(from), close: stop}, nil
	}
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() { // a pipe could be waited on for ever
		err = errors.New("not a regular file")
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	in := &incoming{Reader: bufio.NewReader(f), close: func() { f.Close() }}
	head, err := in.Peek(20)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		in.close()
		return nil, unreadable(name, err)
	case len(head) == 20 && isBolt(head[16:]):
		in.kind = libraryFile
	case strings.EqualFold(filepath.Ext(name), ".csv"):
		in.kind = csvFile
	}
	return in, nil
}

// isBolt tells whether bytes are the mark of a file of bbolt, in either order.
func isBolt(b []byte) bool {
	const mark = 0xED0CDAED
	return binary.LittleEndian.Uint32(b) == mark || binary.BigEndian.Uint32(b) == mark
}

// until is a reader that ends with a context, though what it reads may never.
func until(ctx context.Context, from io.Reader) (io.Reader, func()) {
	r, w := io.Pipe()
	stop := context.AfterFunc(ctx, func() { _ = w.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(w, from)
		_ = w.CloseWithError(err)
	}()
	return r, func() { stop(); _ = r.Close() }
}

// otherLibrary brings in all workbooks of another library's file, which is only
// read: what is opened is a copy, since one of an older schema is brought up to date
// when it is opened.
func (i *importing) otherLibrary(ctx context.Context, name string) error {
	other, err := i.openCopy(ctx, name)
	if err != nil {
		return ofOther(name, err)
	}
	defer other.Close()
	heads, err := other.List(ctx)
	if err != nil {
		return ofOther(name, err)
	}
	bar := i.progress(len(heads))
	defer bar.end()
	var last error
	for n := len(heads) - 1; n >= 0; n-- { // the one changed last comes in last
		bar.at(heads[n].Title)
		if err := i.fromLibrary(ctx, other, heads[n].ID); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if last != nil {
				i.complain(last)
			}
			last = inFile(name, ofOther(name, err))
		}
		bar.step(heads[n].Title)
	}
	if gone, err := other.Trashed(ctx); err == nil && len(gone) > 0 { // what was deleted there is nobody's here
		i.warn(workbook.NewProblem(nil, "trash_not_imported", "path", name, "n", len(gone)))
	}
	return last
}

// ofOther names the file that damage was found in by its own name: what is read is a
// copy of it.
func ofOther(name string, err error) error {
	var p *workbook.Problem
	if errors.As(err, &p) && (p.Kind == workbook.ErrDamaged || p.Kind == workbook.ErrNewer) {
		if path, absErr := filepath.Abs(name); absErr == nil {
			p.With("path", path)
		}
	}
	return err
}

// openCopy copies a library and opens the copy.
func (i *importing) openCopy(ctx context.Context, name string) (workbook.Store, error) {
	lib, err := i.Open(name, i.warn)
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	from, ok := lib.(workbook.Upkeep)
	if !ok {
		return nil, usage("import_kind", "path", name)
	}
	return from.OpenCopy(ctx)
}

// fromLibrary brings in one workbook of another library. Its template is held to all
// that one in a file is held to.
func (i *importing) fromLibrary(ctx context.Context, other workbook.Store, id string) error {
	w, head, err := other.Load(ctx, id)
	if err != nil {
		return err
	}
	log, err := other.Log(ctx, id, 0)
	if err != nil {
		return err
	}
	t, err := workbook.VetTemplate(workbook.EncodeTemplate(w.Template))
	if err != nil {
		return err
	}
	return i.book(ctx, exchange.Book{ID: id, Template: t, Log: upTo(log, head.Revision)})
}
