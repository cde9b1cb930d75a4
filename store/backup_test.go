package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"shiben/workbook"
)

func TestBackupOfEachDay(t *testing.T) {
	today := noon()
	opts := options()
	opts.Now = func() time.Time { return today }
	l, err := Open(filepath.Join(t.TempDir(), "library.db"), opts)
	if err != nil {
		t.Fatal(err)
	}
	create(t, l, "w1", "题")
	place(t, filepath.Join(filepath.Dir(l.path), "other.db"), nil)
	for day := range 13 {
		before, err := contents(t, l)
		if err != nil {
			t.Fatal(err)
		}
		for change := range 3 {
			rev := 1 + 3*day + change
			edit(t, l, "w1", workbook.Revision(rev), setMark("time.moment", "sales", (rev-1)%7, rev%7))
		}
		all := l.backupFiles()
		if len(all) != min(day+1, 10) {
			t.Fatalf("day %d: %d backups", day, len(all))
		}
		if got, err := contents(t, library(t, all[0])); err != nil || got != before {
			t.Errorf("day %d: the backup is not what stood before the day's first change: %v", day, err)
		}
		today = today.AddDate(0, 0, 1)
	}
	entries, err := os.ReadDir(l.backupDir())
	if err != nil || len(entries) != 10 {
		t.Errorf("the folder holds %v", entries)
	}
}

func TestBackupsOfAnotherProgramOfToday(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	was := len(l.backupFiles())
	edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
	if got := len(l.backupFiles()); got != was {
		t.Errorf("%d backups of one day", got)
	}
}

func TestBackupNames(t *testing.T) {
	l := library(t, "/x/library.db")
	for name, day := range map[string]string{
		l.backupName("2026-03-01", 7): "2026-03-01", "library-2026-03-01-0000000007.db": "2026-03-01",
		"library-2026-13-01-0000000007.db": "", "library-2026-03-01-7.db": "", "library-2026-03-01-0000000007.db.bak": "",
		"library-2-2026-03-01-0000000007.db": "", "other-2026-03-01-0000000007.db": "", "library.db": "", "": "",
	} {
		if got := l.backupDay(name); got != day {
			t.Errorf("%q is of day %q, want %q", name, got, day)
		}
	}
}

// TestSavesWithoutBackup puts a file where the folder should be.
func TestSavesWithoutBackup(t *testing.T) {
	l := library(t, filepath.Join(t.TempDir(), "library.db"))
	place(t, l.backupDir(), []byte("in the way"))
	create(t, l, "w1", "题")
	edit(t, l, "w1", 1, setMark("time.moment", "sales", 0, 4))
	if w, _, err := l.Load(t.Context(), "w1"); err != nil || w.Mark("time.moment", "sales") != 4 {
		t.Errorf("not saved: %v", err)
	}
}

func TestUnfinishedBackupsGo(t *testing.T) {
	l := library(t, filepath.Join(t.TempDir(), "library.db"))
	create(t, l, "w1", "题")
	if err := os.MkdirAll(l.backupDir(), 0o700); err != nil {
		t.Fatal(err)
	}
	place(t, filepath.Join(l.backupDir(), ".backup-123"), []byte("half"))
	place(t, filepath.Join(filepath.Dir(l.path), ".library.db.new-123"), []byte("half compacted"))
	edit(t, l, "w1", 1, setMark("time.moment", "sales", 0, 4))
	if entries, _ := os.ReadDir(l.backupDir()); len(entries) != 1 {
		t.Errorf("the folder holds %v", entries)
	}
	if entries, _ := os.ReadDir(filepath.Dir(l.path)); len(entries) != 2 {
		t.Errorf("the library's folder holds %v", entries)
	}
}

// TestUnfinishedCopiesGo has copies beside a target that programs left which were
// killed: they go with the next copy there. One that is being written stays, and
// what others keep there.
func TestUnfinishedCopiesGo(t *testing.T) {
	l := library(t, filled(t))
	for name, copying := range map[string]func(file string) error{
		"backup":  func(file string) error { _, err := l.Backup(t.Context(), file); return err },
		"salvage": func(file string) error { _, err := l.Salvage(t.Context(), file); return err },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			place(t, filepath.Join(dir, ".shiben-copy-123"), []byte("half"))
			longAgo(t, filepath.Join(dir, ".shiben-copy-123"))
			place(t, filepath.Join(dir, ".shiben-copy-just"), []byte("whole, and about to get its name"))
			place(t, filepath.Join(dir, ".backup-456"), []byte("another program's"))
			live, err := newCopy(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer live.Close()
			longAgo(t, live.Name())
			if err := copying(filepath.Join(dir, "copy.db")); err != nil {
				t.Fatal(err)
			}
			var names []string
			entries, _ := os.ReadDir(dir)
			for _, e := range entries {
				names = append(names, e.Name())
			}
			want := []string{".backup-456", ".shiben-copy-just", filepath.Base(live.Name()), "copy.db"}
			slices.Sort(names)
			slices.Sort(want)
			if !slices.Equal(names, want) {
				t.Errorf("the folder holds %q, want %q", names, want)
			}
		})
	}
}

// longAgo makes a file or a folder as old as what a program left that was killed.
func longAgo(t *testing.T, path string) {
	t.Helper()
	then := time.Now().Add(-2 * leftAfter)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}
