package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestACopyIsThrownAway opens a copy of a library: what is done in it is not done to
// the library, and nothing of it is left.
func TestACopyIsThrownAway(t *testing.T) {
	l := library(t, filled(t))
	l.opts.Scratch = filepath.Join(t.TempDir(), "made", "scratch")
	whole := read(t, l.path)
	other, err := l.OpenCopy(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, _ := contents(t, l)
	if got, err := contents(t, other.(*Library)); err != nil || got != want {
		t.Errorf("it is no copy: %v", err)
	}
	create(t, other.(*Library), "w9", "题")
	wantMode(t, l.opts.Scratch, 0o700)
	wantMode(t, other.(*Library).path, 0o600)
	if err := other.Close(); err != nil {
		t.Error(err)
	}
	if err := l.WriteBackup(t.Context(), new(bytes.Buffer)); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(l.opts.Scratch); err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v", entries, err)
	}
	unchanged(t, l.path, whole)
}

// TestLeftCopiesAreThrownAway has copies that programs left which were killed, at any
// moment: they go with the next one. Those of living programs stay.
func TestLeftCopiesAreThrownAway(t *testing.T) {
	l := library(t, filled(t))
	dir := t.TempDir()
	l.opts.Scratch = dir
	live, err := l.OpenCopy(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	kept := []string{filepath.Base(filepath.Dir(live.(*Library).path)), "copy-just", "copy-file", "other"}
	for _, name := range []string{"copy-killed", "copy-killed-at-once", "copy-just", "other"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	place(t, filepath.Join(dir, "copy-killed", scratchHeld), nil)
	place(t, filepath.Join(dir, "copy-killed", scratchCopy), []byte("half"))
	place(t, filepath.Join(dir, "copy-file"), nil)
	for _, name := range []string{"copy-killed", "copy-killed-at-once", "copy-file", "other", kept[0]} {
		longAgo(t, filepath.Join(dir, name))
	}
	if err := l.WriteBackup(t.Context(), new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	var names []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(kept)
	if !slices.Equal(names, kept) {
		t.Errorf("the folder holds %q, want %q", names, kept)
	}
}
