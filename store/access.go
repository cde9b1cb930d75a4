package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// The wait between two tries for the lock grows from the one to the other.
const (
	firstWait = time.Millisecond
	longWait  = 20 * time.Millisecond
)

// view runs fn in a transaction that reads; errNoFile when there is no library
// yet. A library of an older schema is brought up to date first.
func (l *Library) view(ctx context.Context, doing string, fn func(tx *bolt.Tx) error) error {
	return l.alone(ctx, doing, func() error {
		older, err := l.viewOnce(ctx, fn)
		if err != nil || !older {
			return err
		}
		if err := l.write(ctx, func(*bolt.Tx, *Header) error { return errNothing }); err != nil && !errors.Is(err, errNothing) {
			return err
		}
		_, err = l.viewOnce(ctx, fn)
		return err
	})
}

// viewOnce tells instead whether the library is of an older schema.
func (l *Library) viewOnce(ctx context.Context, fn func(tx *bolt.Tx) error) (older bool, err error) {
	db, err := l.open(ctx, true)
	if err != nil {
		return false, err
	}
	err = db.View(func(tx *bolt.Tx) error {
		if err := l.topSound(tx); err != nil {
			return err
		}
		h, err := l.header(tx)
		if err != nil {
			return err
		}
		if older = h.Schema < l.schema(); older {
			return nil
		}
		return fn(tx)
	})
	if shutErr := l.shut(db); err == nil {
		err = shutErr
	}
	return older, err
}

// update runs fn in a transaction that writes, and counts the write. errNoFile
// when there is no library yet.
func (l *Library) update(ctx context.Context, doing string, fn writer) error {
	return l.alone(ctx, doing, func() error { return l.write(ctx, fn) })
}

// writer is what a transaction does; the header is written after it.
type writer func(tx *bolt.Tx, h *Header) error

func (l *Library) write(ctx context.Context, fn writer) error {
	l.keepPrivate()
	db, err := l.open(ctx, false)
	if err != nil {
		return err
	}
	err = l.watchers.writing(func() (uint64, error) { return l.commit(db, fn) })
	if shutErr := l.shut(db); err == nil && shutErr != nil {
		l.log.Warn("close library", "path", l.path, "err", shutErr) // what was written is safe
	}
	if err == nil {
		l.tidy(ctx)
	}
	return err
}

// commit returns the number of the transaction before its own.
func (l *Library) commit(db *bolt.DB, fn writer) (before uint64, err error) {
	if err := l.prepare(db); err != nil {
		return 0, err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		h, err := l.header(tx)
		if err != nil {
			return err
		}
		if err := fn(tx, &h); err != nil {
			return err
		}
		h.Writes++
		before = uint64(tx.ID()) - 1
		return put(tx.Bucket([]byte(libraryBucket)), []byte(headerKey), h)
	})
	if err == nil {
		l.wrote(before)
	}
	return before, err
}

// open hands the file to bbolt once it was looked at, and waits for its lock as
// long as the context and the options allow.
func (l *Library) open(ctx context.Context, readOnly bool) (db *bolt.DB, err error) {
	err = l.wait(ctx, func() error {
		db, err = bolt.Open(l.path, 0o600, &bolt.Options{
			Timeout:      1, // one try: waiting is done here, where a context can end it
			ReadOnly:     readOnly,
			FreelistType: bolt.FreelistMapType,
			NoStatistics: true,
			OpenFile:     l.openFile,
		})
		if err != nil {
			l.file = nil // bbolt has closed it
			return err
		}
		if l.stands(l.file) {
			if !readOnly {
				l.putSign()
			}
			return nil
		}
		if err := l.shut(db); err != nil {
			return err
		}
		return errReplaced
	})
	return db, err
}

// openPages opens the file and takes its lock without bbolt, which a damaged file
// is not given to. Closing the file gives the lock back.
func (l *Library) openPages(ctx context.Context, alone bool) (f *os.File, err error) {
	err = l.wait(ctx, func() error {
		if f, err = os.Open(l.path); err != nil {
			return err
		}
		if err = tryLock(f, alone); err == nil && !l.stands(f) {
			err = errReplaced
		}
		if err != nil {
			f.Close()
		}
		return err
	})
	return f, err
}

// errReplaced says that the file that was opened does not stand in the library's
// place any more.
var errReplaced = errors.New("the file was replaced")

// wait tries until another program does not have the lock any more.
func (l *Library) wait(ctx context.Context, try func() error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, l.opts.LockTimeout, bolterrors.ErrTimeout)
	defer cancel()
	for wait := firstWait; ; wait = min(2*wait, longWait) {
		if err := l.findFile(); err != nil {
			return err
		}
		err := try()
		if !errors.Is(err, bolterrors.ErrTimeout) && !errors.Is(err, errReplaced) {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}

// stands tells whether the file that is open is still the one in the library's
// place. While the lock was waited for another program can have put a new one
// there, see rewrite; what is written to the old one would be lost.
func (l *Library) stands(f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(l.path)
	return err == nil && os.SameFile(open, now)
}

// openFile is what bbolt opens the file by. It never makes one: an empty file
// would be taken for a new library.
func (l *Library) openFile(path string, flag int, mode os.FileMode) (*os.File, error) {
	f, err := os.OpenFile(path, flag&^os.O_CREATE, mode)
	if err != nil {
		return nil, err
	}
	if _, err := inspect(f, func() (int64, error) { return sizeOf(f) }); err != nil {
		f.Close()
		return nil, l.refused(err)
	}
	l.file = f
	if l.opened != nil {
		l.opened()
	}
	return f, nil
}

func (l *Library) refused(err error) error {
	codes := map[error]string{
		errFileEmpty: "library_empty_file", errFileShort: "library_short",
		errFileNotOne: "library_not_one", errFileMeta: "library_damaged",
	}
	if code, ok := codes[err]; ok {
		return l.damaged(code).Because(err)
	}
	return err
}

func sizeOf(f *os.File) (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// findFile tells whether there is a file to open: errNoFile when there was none
// so far, ErrDisk when it is gone.
func (l *Library) findFile() error {
	info, err := os.Stat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !l.seen:
		return errNoFile
	case err != nil:
		return err
	case info.IsDir():
		return l.damaged("library_is_folder")
	case !info.Mode().IsRegular():
		return l.damaged("library_not_one")
	}
	l.seen = true
	return nil
}

func (l *Library) shut(db *bolt.DB) error {
	err := db.Close()
	l.file = nil
	return err
}

// header reads what the library says of itself, and refuses what is of another
// make or of a later schema.
func (l *Library) header(tx *bolt.Tx) (Header, error) {
	var h Header
	b := tx.Bucket([]byte(libraryBucket))
	if b == nil {
		return h, l.damaged("library_not_one")
	}
	if err := decode(b.Get([]byte(headerKey)), &h); err != nil {
		return h, l.badRecord(libraryBucket, "", headerKey, err)
	}
	if h.Schema > l.schema() {
		return h, l.newer(h.Schema)
	}
	for _, name := range topBuckets() {
		if tx.Bucket([]byte(name)) == nil && h.Schema == l.schema() {
			return h, l.badRecord(name, "", "", errMissing)
		}
	}
	return h, nil
}

// put seals a value and writes it.
func put(b *bolt.Bucket, key []byte, v any) error {
	data, err := encode(v)
	if err != nil {
		return err
	}
	return b.Put(key, data)
}
