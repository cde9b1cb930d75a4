package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// newFile is what a file is called, after the library's own name, that will stand
// in the library's place.
const newFile = ".new-*"

// compactAtOnce is how many bytes are copied in one transaction.
const compactAtOnce = 4 << 20

// Compact writes the library anew without the room that nothing takes.
func (l *Library) Compact(ctx context.Context) (workbook.Compacted, error) {
	var c workbook.Compacted
	err := l.alone(ctx, "compact", func() (err error) {
		c, err = l.rewrite(ctx, nil)
		return err
	})
	if errors.Is(err, errNoFile) {
		err = l.noLibrary()
	}
	return c, err
}

// When the library is compacted by itself: at least so much is to be gained, and
// that is at least half of the file.
const (
	gainAtLeast = 1 << 20
	gainOneIn   = 2
)

// tidy compacts the library when that pays, once a day after its first write, whose
// backup copies all of it anyway. What was written is safe already.
func (l *Library) tidy(ctx context.Context) {
	if !l.untidy {
		return
	}
	l.untidy = false
	if size, spare := roomOf(l.path); spare < gainAtLeast || spare*gainOneIn < size {
		return
	}
	if _, err := l.rewrite(ctx, nil); err != nil {
		l.log.Warn("compact", "path", l.path, "err", err)
	}
}

// roomOf is how large a library is, and how much of that nothing takes; 0 where
// that cannot be read.
func roomOf(path string) (size, spare int64) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	at, older, err := newestMeta(f)
	size, sizeErr := sizeOf(f)
	if err != nil || older || sizeErr != nil {
		return 0, 0
	}
	p := pages{file: f, size: at.pageSize, highest: at.highest, seen: map[uint64]bool{}, badFree: func(uint64, string) {}}
	return size, int64(p.free(at.free))*at.pageSize + max(0, size-int64(at.highest)*at.pageSize)
}

// rewrite puts a copy in the library's place that has no spare room, and to which
// edit was done if there is one. Whatever ends the program meanwhile leaves the
// library as it was. The lock of the old file is held until the new one stands;
// who waited for it then finds that the file is another one, see stands.
func (l *Library) rewrite(ctx context.Context, edit func(tx *bolt.Tx) error) (c workbook.Compacted, err error) {
	l.keepPrivate()
	db, err := l.open(ctx, false)
	if err != nil {
		return c, err
	}
	defer func() {
		if shutErr := l.shut(db); shutErr != nil && err == nil {
			l.log.Warn("close library", "path", l.path, "err", shutErr)
		}
	}()
	if err := l.prepare(db); err != nil {
		return c, err
	}
	if err := l.allSound(ctx); err != nil {
		return c, err
	}
	return l.replaceBy(ctx, db, edit)
}

// replaceBy does rewrite's work on a library that is open and locked.
func (l *Library) replaceBy(ctx context.Context, db *bolt.DB, edit func(tx *bolt.Tx) error) (c workbook.Compacted, err error) {
	path, err := filepath.EvalSymlinks(l.path)
	if err != nil {
		return c, err
	}
	l.dropNew(path)
	defer l.dropNew(path)
	source := db
	if edit != nil {
		if source, err = l.edited(ctx, path, db, edit); err != nil {
			return c, err
		}
		defer source.Close()
	}
	if err := ctx.Err(); err != nil {
		return c, err
	}
	if c.Before, err = sizeOf(l.file); err != nil {
		return c, err
	}
	compacted, err := compactInto(path, source)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return c, err
	}
	if c.After, err = l.takePlace(compacted, path, db); err != nil {
		return c, err
	}
	return c, nil
}

// edited is a copy of the library with edit done.
func (l *Library) edited(ctx context.Context, path string, db *bolt.DB, edit func(tx *bolt.Tx) error) (*bolt.DB, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+newFile)
	if err != nil {
		return nil, err
	}
	if err := copyTo(ctx, f, db); err != nil {
		return nil, err
	}
	edited, err := bolt.Open(f.Name(), 0o600, &bolt.Options{Timeout: l.opts.LockTimeout, FreelistType: bolt.FreelistMapType, NoSync: true})
	if err != nil {
		return nil, err
	}
	err = edited.Update(func(tx *bolt.Tx) error {
		h, err := l.header(tx)
		if err != nil {
			return err
		}
		if err := edit(tx); err != nil {
			return err
		}
		h.Writes++
		return put(tx.Bucket([]byte(libraryBucket)), []byte(headerKey), h)
	})
	if err != nil {
		edited.Close()
		return nil, err
	}
	return edited, nil
}

// compactInto copies a library, bucket after bucket, to a new file beside path.
func compactInto(path string, source *bolt.DB) (file string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+newFile)
	if err != nil {
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", err
	}
	to, err := bolt.Open(f.Name(), 0o600, &bolt.Options{Timeout: 1, FreelistType: bolt.FreelistMapType, NoSync: true})
	if err != nil {
		return "", err
	}
	err = bolt.Compact(to, source, compactAtOnce)
	if err == nil {
		err = to.Sync()
	}
	return f.Name(), errors.Join(err, to.Close())
}

// takePlace puts a whole library in the place of the one that is open and locked.
func (l *Library) takePlace(file, path string, db *bolt.DB) (size int64, err error) {
	info, err := os.Stat(file)
	if err != nil {
		return 0, err
	}
	was, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if err := os.Chmod(file, was.Mode().Perm()&^0o077); err != nil {
		return 0, err
	}
	var before uint64
	if err := db.View(func(tx *bolt.Tx) error { before = uint64(tx.ID()); return nil }); err != nil {
		return 0, err
	}
	err = l.watchers.writing(func() (uint64, error) { return before, os.Rename(file, path) })
	syncFolder(filepath.Dir(path))
	return info.Size(), err
}

// dropNew removes what a program that was killed left behind.
func (l *Library) dropNew(path string) {
	dropFiles(filepath.Dir(path), strings.TrimSuffix("."+filepath.Base(path)+newFile, "*"))
}

// dropFiles removes the files of a folder whose names begin so.
func dropFiles(dir, prefix string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && e.Type().IsRegular() {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
