package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// birth makes an empty library. It appears whole or not at all: whatever ends the
// program meanwhile leaves no file that is none. One that another program made in
// the same moment is left standing.
func (l *Library) birth() error {
	dir := filepath.Dir(l.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".library-*")
	if err != nil {
		return err
	}
	temp := f.Name()
	defer os.Remove(temp)
	if err := f.Close(); err != nil {
		return err
	}
	if err := l.lay(temp); err != nil {
		return err
	}
	err = l.watchers.writing(func() (uint64, error) { return 0, linkOrRename(temp, l.path) })
	syncFolder(dir)
	return err
}

// lay writes the schema into an empty file.
func (l *Library) lay(path string) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: l.opts.LockTimeout, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range topBuckets() {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		h := Header{Schema: l.schema(), Library: l.opts.NewID(), Created: l.opts.Now().UTC().Round(0)}
		return put(tx.Bucket([]byte(libraryBucket)), []byte(headerKey), h)
	})
	return errors.Join(err, db.Close())
}

// linkOrRename puts a file in its place unless there is one already. Not every
// file system has links.
func linkOrRename(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return os.Rename(temp, path)
}

// syncFolder makes a new name in a folder last. Not every system can.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}
