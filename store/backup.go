package store

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

const (
	backupFolder  = "backups"
	backupsKept   = 10
	backupForming = ".backup-*" // while it is being written
	dayForm       = time.DateOnly
	counterForm   = "%010d"
)

// backupFiles is the paths of the library's own backups, the newest first. Their
// names hold the day and the library's count of writes.
func (l *Library) backupFiles() []string {
	entries, err := os.ReadDir(l.backupDir())
	if err != nil {
		return nil
	}
	var paths []string
	for _, e := range entries {
		if l.backupDay(e.Name()) != "" {
			paths = append(paths, filepath.Join(l.backupDir(), e.Name()))
		}
	}
	slices.Sort(paths)
	slices.Reverse(paths)
	return paths
}

func (l *Library) backupDir() string { return filepath.Join(filepath.Dir(l.path), backupFolder) }

// backupName starts with the library's own name: folders can hold several.
func (l *Library) backupName(day string, writes uint64) string {
	return fmt.Sprintf("%s-%s-"+counterForm+".db", l.baseName(), day, writes)
}

func (l *Library) baseName() string { return strings.TrimSuffix(filepath.Base(l.path), ".db") }

// backupDay is the day in the name of a backup of this library; "" for any other
// name.
func (l *Library) backupDay(name string) string {
	rest, ok := strings.CutPrefix(name, l.baseName()+"-")
	if !ok || len(rest) < len(dayForm) {
		return ""
	}
	day := rest[:len(dayForm)]
	if _, err := time.Parse(dayForm, day); err != nil {
		return ""
	}
	var writes uint64
	if _, err := fmt.Sscanf(rest[len(dayForm):], "-%d.db", &writes); err != nil || l.backupName(day, writes) != name {
		return ""
	}
	return day
}

// backupOfDay keeps the library as it is before the day's first write. That it
// cannot is no reason not to save.
func (l *Library) backupOfDay(db *bolt.DB, h Header) {
	today := l.opts.Now().Format(dayForm)
	if h.Writes == 0 || l.backedUp == today {
		return
	}
	l.backedUp, l.untidy = today, true
	if all := l.backupFiles(); len(all) > 0 && l.backupDay(filepath.Base(all[0])) == today {
		return
	}
	if err := l.backup(db, h); err != nil {
		l.log.Warn("backup", "path", l.path, "err", err)
	}
	if path, err := filepath.EvalSymlinks(l.path); err == nil {
		l.dropNew(path)
	}
}

// backup writes a copy whole, gives it its name, and drops the oldest ones. The
// lock is held, so no other program is at it.
func (l *Library) backup(db *bolt.DB, h Header) error {
	dir := l.backupDir()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	dropFiles(dir, strings.TrimSuffix(backupForming, "*")) // what a program that was killed left behind
	f, err := os.CreateTemp(dir, backupForming)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := copyTo(context.Background(), f, db); err != nil {
		return err
	}
	name := l.backupName(l.opts.Now().Format(dayForm), h.Writes)
	if err := os.Rename(f.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	syncFolder(dir)
	if all := l.backupFiles(); len(all) > backupsKept {
		for _, old := range all[backupsKept:] {
			if err := os.Remove(old); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyTo writes a library to a file as it stands, makes it last and closes it.
func copyTo(ctx context.Context, f *os.File, db *bolt.DB) error {
	err := db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(&meter{ctx: ctx, to: f, total: tx.Size()})
		return err
	})
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// meter passes on what is written, tells how much it is, and ends with a context.
type meter struct {
	ctx         context.Context
	to          io.Writer
	done, total int64
}

// Write passes bytes on.
func (m *meter) Write(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.to.Write(p)
	m.done += int64(n)
	workbook.AdvanceOf(m.ctx)(m.done, m.total)
	return n, err
}
