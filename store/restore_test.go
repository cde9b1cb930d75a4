package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shiben/workbook"
)

func TestRestoreKeepsWhatStoodThere(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	backup, err := l.Backup(t.Context(), filepath.Join(t.TempDir(), "mine.db"))
	if err != nil || backup.Workbooks != 2 || !backup.Changed.Equal(noon()) {
		t.Fatalf("%+v, %v", backup, err)
	}
	wantMode(t, backup.Path, 0o600)
	before, err := contents(t, l)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 3 { // the second time the name is taken
		edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4+round))
		present := read(t, path)
		r, err := l.RestoreFrom(t.Context(), backup.Path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(read(t, r.Kept), present) {
			t.Error("what stood there was not kept as it was")
		}
		wantMode(t, r.Kept, 0o600)
		wantMode(t, path, 0o600)
		if got, err := contents(t, l); err != nil || got != before {
			t.Errorf("not what the backup holds: %v", err)
		}
	}
	kept, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "library-replaced-*.db"))
	if len(kept) != 3 {
		t.Errorf("kept %v", kept)
	}
}

// TestRestoreOverDamage takes the newest backup that is whole, by itself.
func TestRestoreOverDamage(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"garbage": func(path string) error { return os.WriteFile(path, []byte("spoilt"), 0o600) },
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"cut":     func(path string) error { return os.Truncate(path, 3*4096) },
		"gone":    os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			l, days := library(t, filled(t)), noon()
			l.opts.Now = func() time.Time { return days }
			days = days.AddDate(0, 0, 1)
			edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
			days = days.AddDate(0, 0, 1)
			edit(t, l, "w1", 4, setMark("time.moment", "sales", 4, 5))
			all, err := l.Backups(t.Context())
			if err != nil || len(all) != 3 {
				t.Fatalf("%v, %v", all, err)
			}
			if err := os.Truncate(all[0].Path, 5000); err != nil {
				t.Fatal(err)
			}
			if again, err := l.Backups(t.Context()); err != nil || again[0].Err == nil || again[1].Err != nil {
				t.Errorf("%v, %v", again, err)
			}
			if err := spoil(l.path); err != nil {
				t.Fatal(err)
			}
			if _, _, err := l.Load(t.Context(), "w1"); err == nil {
				t.Fatal("not spoilt")
			}
			r, err := l.RestoreFrom(t.Context(), "")
			if err != nil || r.From.Path != all[1].Path || (r.Kept == "") != (name == "gone") {
				t.Fatalf("%+v, %v; want from %s", r, err, all[1].Path)
			}
			w, _, err := l.Load(t.Context(), "w1")
			if err != nil || w.Mark("time.moment", "sales") != 3 {
				t.Errorf("not the state of that backup: %v", err)
			}
			edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 6))
		})
	}
}

func TestRestoreRefuses(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	l := library(t, path)
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	place(t, text, []byte("some text"))
	newer := filepath.Join(dir, "newer.db")
	place(t, newer, whole)
	n := library(t, newer)
	n.migrations = later()
	if _, err := n.List(t.Context()); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]struct {
		kind error
		code string
	}{
		text:                           {workbook.ErrDamaged, "backup_damaged"},
		newer:                          {workbook.ErrNewer, "library_newer"},
		dir:                            {workbook.ErrDamaged, "backup_damaged"},
		path:                           {workbook.ErrInput, "restore_itself"},
		filepath.Join(dir, "none.db"):  {workbook.ErrNotFound, "backup_unknown"},
		filepath.Join(text, "none.db"): {workbook.ErrDisk, "disk_gone"},
	} {
		_, err := l.RestoreFrom(t.Context(), file)
		var p *workbook.Problem
		if !errors.Is(err, want.kind) || !errors.As(err, &p) || p.Code != want.code {
			t.Errorf("%s: got %v, want %s", file, err, want.code)
		}
	}
	unchanged(t, path, whole)
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("left %v", entries)
	}
}

func TestRestoreThroughALink(t *testing.T) {
	path := filled(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	l := library(t, link)
	backup, err := l.Backup(t.Context(), filepath.Join(t.TempDir(), "mine.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.RestoreFrom(t.Context(), backup.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
	if _, err := contents(t, library(t, path)); err != nil {
		t.Error(err)
	}
}

func TestBackupNeverReplaces(t *testing.T) {
	l := library(t, filled(t))
	file := filepath.Join(t.TempDir(), "mine.db")
	place(t, file, []byte("dear to someone"))
	_, err := l.Backup(t.Context(), file)
	wantProblem(t, err, workbook.ErrInput, "backup_exists", file)
	_, err = l.Salvage(t.Context(), file)
	wantProblem(t, err, workbook.ErrInput, "backup_exists", file)
	unchanged(t, file, []byte("dear to someone"))
	none := filepath.Join(t.TempDir(), "none", "mine.db")
	_, err = l.Backup(t.Context(), none)
	wantProblem(t, err, workbook.ErrDisk, "disk_gone", none)
}

func TestWriteBackup(t *testing.T) {
	l := library(t, filled(t))
	var out bytes.Buffer
	if err := l.WriteBackup(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	place(t, copied, out.Bytes())
	want, _ := contents(t, l)
	if got, err := contents(t, library(t, copied)); err != nil || got != want {
		t.Errorf("the stream is no copy: %v", err)
	}
}
