package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shiben/workbook"
)

// Backups reads all backups that the library made by itself.
func (l *Library) Backups(ctx context.Context) ([]workbook.Backup, error) {
	var all []workbook.Backup
	err := l.evenDead(ctx, "list backups", func() error {
		for _, path := range l.backupFiles() {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			all = append(all, l.readBackup(ctx, path))
		}
		return nil
	})
	return all, err
}

// readBackup reads a backup by its pages. Nothing writes to one, so it needs no
// lock.
func (l *Library) readBackup(ctx context.Context, path string) workbook.Backup {
	b := workbook.Backup{Path: path}
	f, err := openRegular(path)
	if err != nil {
		b.Err = err
		return b
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		b.Err = err
		return b
	}
	b.At, b.Bytes = info.ModTime(), info.Size()
	s, err := surveyFile(ctx, f, false, nil)
	switch {
	case err != nil:
		b.Err = workbook.NewProblem(workbook.ErrDamaged, "backup_damaged", "path", path).Because(err)
		return b
	case s.header != nil && s.header.Schema > l.schema():
		b.Err = workbook.NewProblem(workbook.ErrNewer, "library_newer", "path", path, "schema", s.header.Schema, "known", l.schema())
	case len(s.all()) > 0:
		b.Err = workbook.NewProblem(workbook.ErrDamaged, "backup_damaged", "path", path).Because(errors.New(s.all()[0].Detail))
	}
	b.Workbooks = len(s.found)
	b.Foreign = s.header != nil && l.isAnother(s.header.Library)
	for _, head := range s.heads {
		if head.Updated.After(b.Changed) {
			b.Changed = head.Updated
		}
	}
	return b
}

// openRegular opens a file that can be read to its end: no folder, no pipe.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, workbook.NewProblem(workbook.ErrDamaged, "backup_damaged", "path", path)
	}
	return os.Open(path)
}

// newestBackup is the newest one that is whole, or nil. The one found last is not
// read again.
func (l *Library) newestBackup() *workbook.Backup {
	for _, path := range l.backupFiles() {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if b := l.wholeBackup; b != nil && b.Path == path && b.Bytes == info.Size() && b.At.Equal(info.ModTime()) {
			return b
		}
		if b := l.readBackup(context.Background(), path); b.Err == nil {
			l.wholeBackup = &b
			return &b
		}
	}
	return nil
}

// RestoreFrom puts a whole backup in the library's place, which is never without a
// file meanwhile. The lock of the old file is held, see rewrite.
func (l *Library) RestoreFrom(ctx context.Context, file string) (workbook.Restored, error) {
	var r workbook.Restored
	err := l.evenDead(ctx, "restore", func() (err error) {
		if r.From, err = l.chosen(ctx, file); err != nil {
			return err
		}
		old, err := l.openPages(ctx, true)
		switch {
		case err == nil:
			defer old.Close()
		case !errors.Is(err, errNoFile) && !errors.Is(err, fs.ErrNotExist):
			return err
		}
		r.Kept, err = l.exchange(ctx, r.From.Path, old)
		return err
	})
	return r, err
}

// FindBackup reads the backup that RestoreFrom would take.
func (l *Library) FindBackup(ctx context.Context, file string) (workbook.Backup, error) {
	var b workbook.Backup
	err := l.evenDead(ctx, "find backup", func() (err error) {
		b, err = l.chosen(ctx, file)
		return err
	})
	return b, err
}

// chosen is the backup to restore, known to be whole.
func (l *Library) chosen(ctx context.Context, file string) (workbook.Backup, error) {
	if file == "" {
		if b := l.newestBackup(); b != nil {
			return *b, nil
		}
		return workbook.Backup{}, workbook.NewProblem(workbook.ErrNotFound, "backup_none", "path", l.path, "folder", l.backupDir())
	}
	path, err := filepath.Abs(file)
	if err != nil {
		return workbook.Backup{}, err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return workbook.Backup{}, workbook.NewProblem(workbook.ErrNotFound, "backup_unknown", "path", path, "near", l.nearBackups(path))
	}
	if now, statErr := os.Stat(l.path); err == nil && statErr == nil && os.SameFile(info, now) {
		return workbook.Backup{}, workbook.NewProblem(workbook.ErrInput, "restore_itself", "path", path)
	}
	b := l.readBackup(ctx, path)
	return b, b.Err
}

// isAnother tells whether an id is that of another library than the one that
// stands here.
func (l *Library) isAnother(id string) bool {
	f, err := openRegular(l.path)
	if err != nil {
		return false
	}
	defer f.Close()
	own := headerOf(f)
	return own != nil && own.Library != id
}

func (l *Library) nearBackups(path string) []string {
	files := l.backupFiles()
	near := workbook.Nearest(path, files)
	for _, file := range files { // a bare name, given as if it lay here
		if filepath.Base(file) == filepath.Base(path) && !slices.Contains(near, file) {
			near = append(near, file)
		}
	}
	return near
}

// exchange puts a copy of a file in the library's place, and what stood there
// beside it.
func (l *Library) exchange(ctx context.Context, file string, old *os.File) (kept string, err error) {
	path := l.path
	if old != nil {
		if path, err = filepath.EvalSymlinks(l.path); err != nil {
			return "", err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	l.dropNew(path)
	defer l.dropNew(path)
	copied, err := copyBeside(ctx, file, path)
	if err != nil {
		return "", err
	}
	if old != nil {
		if kept, err = l.keepAside(path); err != nil {
			return "", err
		}
	}
	err = l.watchers.writing(func() (uint64, error) { return math.MaxUint64, os.Rename(copied, path) })
	if err != nil {
		return kept, err
	}
	syncFolder(filepath.Dir(path))
	l.dead, l.last, l.seen, l.backedUp = nil, nil, true, ""
	l.dropSigns(l.leftSigns()) // of those that wrote to the other file
	return kept, nil
}

// copyBeside copies a file to a new one beside path, and makes it last.
func copyBeside(ctx context.Context, file, path string) (string, error) {
	from, err := openRegular(file)
	if err != nil {
		return "", err
	}
	defer from.Close()
	total, err := sizeOf(from)
	if err != nil {
		return "", err
	}
	to, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+newFile)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(&meter{ctx: ctx, to: to, total: total}, from)
	if err == nil {
		err = to.Sync()
	}
	return to.Name(), errors.Join(err, to.Close())
}

// keepAside gives the file at path a second name, with the time, that no other
// file has.
func (l *Library) keepAside(path string) (string, error) {
	bare := strings.TrimSuffix(path, ".db") + l.opts.Now().Format("-replaced-"+time.DateOnly+"-150405")
	for n := 1; ; n++ {
		kept := bare + ".db"
		if n > 1 {
			kept = fmt.Sprintf("%s-%d.db", bare, n)
		}
		err := os.Link(path, kept)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil { // not every file system has links
			if _, statErr := os.Lstat(kept); statErr == nil {
				continue
			}
			err = os.Rename(path, kept)
		}
		if err == nil {
			err = os.Chmod(kept, 0o600)
		}
		return kept, err
	}
}
