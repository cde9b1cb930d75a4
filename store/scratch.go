package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shiben/workbook"
)

// scratch is a folder for a copy that is thrown away. A file in it is locked for as
// long as the copy is wanted.
type scratch struct {
	dir  string
	held *os.File
}

const (
	scratchFolder = "copy-*"
	scratchHeld   = "held"
	scratchCopy   = "library.db"
)

// leftAfter is how long nothing happens to what a program left that was killed: a
// living one may not have its lock yet, or no more.
const leftAfter = time.Minute

// newScratch makes a folder for a copy, and removes those that programs left which
// were killed.
func (l *Library) newScratch() (*scratch, error) {
	under := l.opts.Scratch
	if under == "" {
		under = os.TempDir()
	}
	if err := os.MkdirAll(under, 0o700); err != nil {
		return nil, fileProblem(under, err)
	}
	dropScratches(under)
	dir, err := os.MkdirTemp(under, scratchFolder) // of mode 0700
	if err != nil {
		return nil, fileProblem(under, err)
	}
	s := &scratch{dir: dir}
	if s.held, err = os.OpenFile(filepath.Join(dir, scratchHeld), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return nil, errors.Join(fileProblem(dir, err), os.RemoveAll(dir))
	}
	_ = tryLock(s.held, true) // where that cannot be had it is not needed
	return s, nil
}

func (s *scratch) file() string { return filepath.Join(s.dir, scratchCopy) }

func (s *scratch) drop() error { return errors.Join(os.RemoveAll(s.dir), s.held.Close()) }

// dropScratches removes the folders that programs left which were killed.
func dropScratches(under string) {
	dropLeft(under, scratchFolder, func(dir string, info fs.FileInfo) bool {
		held := filepath.Join(dir, scratchHeld)
		_, err := os.Lstat(held)
		return info.IsDir() && (errors.Is(err, fs.ErrNotExist) || abandoned(held))
	})
}

// dropLeft removes what programs left in a folder that were killed: what has such a
// name, was not touched for a while, and is left.
func dropLeft(dir, pattern string, left func(path string, info fs.FileInfo) bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), strings.TrimSuffix(pattern, "*")) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > leftAfter && left(path, info) {
			os.RemoveAll(path)
		}
	}
}

// copyAway writes the library to a folder for a copy as it stands.
func (l *Library) copyAway(ctx context.Context) (*scratch, error) {
	s, err := l.newScratch()
	if err != nil {
		return nil, err
	}
	err = l.alone(ctx, "copy", func() error {
		f, err := os.OpenFile(s.file(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return fileProblem(s.file(), err)
		}
		return l.copyOut(ctx, f, s.file())
	})
	if errors.Is(err, errNoFile) {
		err = l.noLibrary()
	}
	if err != nil {
		return nil, errors.Join(err, s.drop())
	}
	return s, nil
}

// OpenCopy opens a copy of the library, which goes with its Close.
func (l *Library) OpenCopy(ctx context.Context) (workbook.Store, error) {
	s, err := l.copyAway(ctx)
	if err != nil {
		return nil, err
	}
	opts := l.opts
	opts.OwnFolder, opts.Warn = false, nil
	other, err := Open(s.file(), opts)
	if err != nil {
		return nil, errors.Join(err, s.drop())
	}
	other.scratch = s
	return other, nil
}
