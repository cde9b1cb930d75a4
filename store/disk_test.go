package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made")
	l := library(t, filepath.Join(dir, "library.db"))
	create(t, l, "w1", "题")
	wantMode(t, dir, 0o700)
	wantMode(t, l.path, 0o600)
	for path, mode := range map[string]os.FileMode{dir: 0o755, l.path: 0o644} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	opts := options()
	opts.Warn = func(p *workbook.Problem) { told = append(told, fmt.Sprint(p.Code, p.Args["paths"])) }
	some, err := Open(l.path, opts)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, some, "w1", 1, setText("joint.one", "", "一"))
	wantMode(t, l.path, 0o600)
	wantMode(t, dir, 0o755) // some folder of a person's
	for _, path := range append(some.backupFiles(), some.backupDir()) {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	opts.OwnFolder = true
	own, err := Open(l.path, opts)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, own, "w1", 2, setText("joint.one", "一", "二"))
	edit(t, own, "w1", 3, setText("joint.one", "二", "三"))
	want := []string{
		fmt.Sprint("library_tightened", []string{l.path}),
		fmt.Sprint("library_tightened", append([]string{dir, own.backupDir()}, own.backupFiles()...)),
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	wantMode(t, dir, 0o700)
	for _, path := range append(own.backupFiles(), own.backupDir()) {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func wantMode(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != mode {
		t.Errorf("%s has mode %v, want %v (%v)", path, info.Mode(), mode, err)
	}
}

func TestReadingMakesNothing(t *testing.T) {
	dir := t.TempDir()
	l := library(t, filepath.Join(dir, "none", "library.db"))
	everyMethod(t, l)
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("made %v", entries)
	}
}

func TestBirthLeavesNothingElse(t *testing.T) {
	l := library(t, filepath.Join(t.TempDir(), "library.db"))
	create(t, l, "w1", "题")
	if entries, _ := os.ReadDir(filepath.Dir(l.path)); len(entries) != 1 {
		t.Errorf("left %v", entries)
	}
}

func TestGone(t *testing.T) {
	for name, vanish := range map[string]func(path string) error{
		"file":   os.Remove,
		"folder": func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shiben", "library.db")
			l := library(t, path)
			create(t, l, "w1", "题")
			if err := vanish(path); err != nil {
				t.Fatal(err)
			}
			for _, err := range everyMethod(t, l) {
				wantProblem(t, err, workbook.ErrDisk, "disk_gone", path)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("an empty library stands where one was lost")
			}
		})
	}
}

func TestFolderIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	place(t, file, []byte("x"))
	path := filepath.Join(file, "library.db")
	_, err := library(t, path).List(t.Context())
	wantProblem(t, err, workbook.ErrDisk, "disk_gone", path)
}

func TestNotAllowed(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; TestProblems holds the sentence")
	}
	path := filled(t)
	whole := read(t, path)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	l := library(t, path)
	l.private = true // its modes are meant
	errs := everyMethod(t, l)
	if errs["List"] != nil || errs["Load"] != nil {
		t.Errorf("what may be read is not read: %v", errs)
	}
	wantProblem(t, errs["Append"], workbook.ErrDisk, "disk_not_allowed", path)
	unchanged(t, path, whole)
}

func TestInUse(t *testing.T) {
	path := filled(t)
	db, err := bolt.Open(path, 0o600, nil) // another program in the middle of a write
	if err != nil {
		t.Fatal(err)
	}
	l := library(t, path)
	l.opts.LockTimeout = time.Millisecond
	for _, err := range everyMethod(t, l) {
		wantProblem(t, err, workbook.ErrInUse, "library_in_use", path)
	}
	l.opts.LockTimeout = time.Hour
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { _, err := l.List(ctx); done <- err }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the wait did not end with its context: %v", err)
	}
	go func() { _, err := l.List(t.Context()); done <- err }()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("after the other program was done: %v", err)
	}
}

// TestReadersTogether holds that a reader does not wait for another.
func TestReadersTogether(t *testing.T) {
	path := filled(t)
	l, other := library(t, path), library(t, path)
	l.opts.LockTimeout = time.Millisecond
	err := other.view(t.Context(), "read", func(*bolt.Tx) error {
		_, _, err := l.Load(t.Context(), "w1")
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestOpenNeedsItsSurroundings(t *testing.T) {
	if _, err := Open("library.db", Options{}); err == nil {
		t.Error("a library without a clock")
	}
}

// TestANetworkIsWarnedOf has a library on one: it is said once, before the first write.
func TestANetworkIsWarnedOf(t *testing.T) {
	l := library(t, filled(t))
	var told []string
	l.opts.Warn = func(p *workbook.Problem) { told = append(told, fmt.Sprint(p.Code, p.Args["system"])) }
	l.network = func(string) string { return "nfs" }
	if _, err := l.List(t.Context()); err != nil || len(told) != 0 {
		t.Errorf("reading told %q, %v", told, err)
	}
	for id := range 2 {
		create(t, l, fmt.Sprint("n", id), "题")
	}
	if len(told) != 1 || told[0] != "library_networknfs" {
		t.Errorf("told %q", told)
	}
}
