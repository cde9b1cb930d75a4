package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"shiben/workbook"
)

// copyForming is what a copy is called while it is being written, in a folder that
// need not be the library's. It is locked meanwhile.
const copyForming = ".shiben-copy-*"

// newCopy makes a file for a copy, and removes those that programs left which were
// killed.
func newCopy(dir string) (*os.File, error) {
	dropLeft(dir, copyForming, func(path string, info fs.FileInfo) bool { return info.Mode().IsRegular() && abandoned(path) })
	f, err := os.CreateTemp(dir, copyForming)
	if err != nil {
		return nil, err
	}
	_ = tryLock(f, true) // where that cannot be had it is not needed
	return f, nil
}

// Backup writes the library to a new file, which appears whole or not at all.
func (l *Library) Backup(ctx context.Context, file string) (workbook.Backup, error) {
	var b workbook.Backup
	path, err := filepath.Abs(file)
	if err != nil {
		return b, err
	}
	if _, err := os.Lstat(path); err == nil {
		return b, fileExists(path)
	}
	err = l.alone(ctx, "back up", func() error {
		f, err := newCopy(filepath.Dir(path))
		if err != nil {
			return fileProblem(path, err)
		}
		defer os.Remove(f.Name())
		if err := l.copyOut(ctx, f, path); err != nil {
			return err
		}
		if err := giveName(f.Name(), path); err != nil {
			return err
		}
		b = l.readBackup(workbook.WithAdvance(ctx, nil), path) // which takes a moment only
		return b.Err
	})
	if errors.Is(err, errNoFile) {
		err = l.noLibrary()
	}
	return b, err
}

// WriteBackup copies the library to a file of its own first: whoever reads the
// stream may be slow, and the lock is not for them to hold.
func (l *Library) WriteBackup(ctx context.Context, to io.Writer) error {
	s, err := l.copyAway(ctx)
	if err != nil {
		return err
	}
	from, err := os.Open(s.file())
	if err == nil {
		_, err = io.Copy(&meter{ctx: ctx, to: to}, from)
		from.Close()
	}
	return errors.Join(err, s.drop())
}

// copyOut writes the library to a file as it stands, makes it last and closes it.
// An error names the file by path.
func (l *Library) copyOut(ctx context.Context, f *os.File, path string) error {
	db, err := l.open(ctx, true)
	if err != nil {
		f.Close()
		return err
	}
	err = copyTo(ctx, f, db)
	if ctx.Err() == nil {
		err = fileProblem(path, err)
	}
	return errors.Join(err, l.shut(db))
}

// giveName gives a whole file its name, unless another file has it.
func giveName(temp, path string) error {
	err := os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if _, statErr := os.Lstat(path); errors.Is(statErr, fs.ErrNotExist) {
			err = os.Rename(temp, path) // not every file system has links
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return fileExists(path)
	}
	if err != nil {
		return fileProblem(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

func fileExists(path string) error {
	return workbook.NewProblem(workbook.ErrInput, "backup_exists", "path", path)
}
