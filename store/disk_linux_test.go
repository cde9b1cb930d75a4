package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"shiben/workbook"
)

// TestFullDisk fills a small disk to its end: what was saved stays, and saving
// goes on when there is room.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	l := library(t, filepath.Join(dir, "library.db"))
	l.backedUp = noon().Format(dayForm) // the disk is small enough
	create(t, l, "w1", "题")
	ballast := filepath.Join(dir, "ballast")
	place(t, ballast, nil)
	fill(t, ballast)
	long := strings.Repeat("一句长话。", 20000)
	changes := []workbook.Change{setText("joint.one", "", long)}
	workbook.Stamp(changes, "act", "", noon())
	_, err := l.Append(t.Context(), "w1", 1, changes)
	wantProblem(t, err, workbook.ErrDisk, "disk_full", l.path)
	if _, head, err := l.Load(t.Context(), "w1"); err != nil || head.Revision != 1 {
		t.Errorf("what was saved: revision %d, %v", head.Revision, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), "w1", 1, changes); err != nil {
		t.Errorf("with room again: %v", err)
	}
	w, _, err := library(t, l.path).Load(t.Context(), "w1")
	if err != nil || w.Text("joint.one", "") != long {
		t.Errorf("the text is not whole: %v", err)
	}
}

func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
