package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// seen is all that a store says.
func seen(t *testing.T, s workbook.Store) string {
	t.Helper()
	heads, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	trash, err := s.Trashed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := []any{heads, trash}
	for _, h := range heads {
		w, head, err := s.Load(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		log, err := s.Log(t.Context(), h.ID, 1)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, w.About, w.Revision, w.Records(), head, log)
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestLastSeenIsReadUnderAStrangersLock(t *testing.T) {
	path := filled(t)
	want := seen(t, library(t, path))
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	before := read(t, path)
	l := library(t, path)
	l.opts.LockTimeout = time.Millisecond
	last := l.LastSeen()
	if got := seen(t, last); got != want {
		t.Errorf("the last state is\n%.600s\nwant\n%.600s", got, want)
	}
	_, _, err = last.Load(t.Context(), "none")
	if !errors.Is(err, workbook.ErrNotFound) {
		t.Errorf("a workbook that is not there: %v", err)
	}
	writes := map[string]error{
		"Create":     second(last.Create(t.Context(), "x", nil, nil)),
		"Import":     second(last.Import(t.Context(), "x", nil, nil)),
		"Append":     second(last.Append(t.Context(), "w1", 3, nil)),
		"Delete":     last.Delete(t.Context(), "w1"),
		"BringBack":  last.BringBack(t.Context(), "w3"),
		"EmptyTrash": second(last.EmptyTrash(t.Context(), []string{"w3"})),
	}
	for name, err := range writes {
		t.Log(name)
		wantProblem(t, err, workbook.ErrInUse, "library_in_use", path)
	}
	unchanged(t, path, before)
}

// TestLastSeenWhileItIsWritten reads without a lock while another program writes 300
// times as fast as it can: what is read is always one of the states that were there.
func TestLastSeenWhileItIsWritten(t *testing.T) {
	path := filled(t)
	done := make(chan error, 1)
	go func() {
		l, err := Open(path, options())
		for n := 0; n < 300 && err == nil; n++ {
			changes := []workbook.Change{setMark("time.length", "sales", n%7, (n+1)%7), setText("joint.one", text(n), text(n+1))}
			workbook.Stamp(changes, fmt.Sprint("act", n), "", noon())
			_, err = l.Append(t.Context(), "w1", workbook.Revision(3+n), changes)
		}
		done <- err
	}()
	last := library(t, path).LastSeen()
	for writing := true; writing; {
		select {
		case err := <-done: // then a last reading, which nothing disturbs
			if err != nil {
				t.Fatal(err)
			}
			writing = false
		default:
		}
		w, head, err := last.Load(t.Context(), "w1")
		if writing && errors.Is(err, workbook.ErrInUse) { // it was too quick
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		n := int(head.Revision) - 3
		if n > 0 && (w.Mark("time.length", "sales") != n%7 || w.Text("joint.one", "") != text(n)) {
			t.Fatalf("revision %d with %d and %q", head.Revision, w.Mark("time.length", "sales"), w.Text("joint.one", ""))
		}
	}
}

func text(n int) string {
	if n == 0 {
		return strings.Repeat("一句长话。", 400) // as the fixture has it
	}
	return strings.Repeat(fmt.Sprint("第", n, "句"), 40+n%90)
}

func TestLastSeenOfWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	whole := read(t, filled(t))
	for name, c := range map[string]struct {
		data []byte
		kind error
	}{
		"cut": {whole[:5*4096], workbook.ErrInUse}, "zeros": {make([]byte, 9*4096), workbook.ErrDamaged}, "empty": {nil, workbook.ErrDamaged},
	} {
		path := filepath.Join(dir, name)
		place(t, path, c.data)
		if _, err := library(t, path).LastSeen().List(t.Context()); !errors.Is(err, c.kind) && !errors.Is(err, workbook.ErrInUse) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := library(t, filepath.Join(dir, "none")).LastSeen().List(t.Context()); err == nil {
		t.Error("a library that is not there has a last state")
	}
}

func TestInUseSaysByWhom(t *testing.T) {
	path := filled(t)
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	l := library(t, path)
	l.opts.LockTimeout = time.Millisecond
	_, err = l.List(t.Context())
	var p *workbook.Problem
	if !errors.As(err, &p) {
		t.Fatal(err)
	}
	want := ""
	if runtime.GOOS == "linux" {
		if _, err := os.Stat("/proc/locks"); err == nil {
			want = fmt.Sprintf("(%d)", os.Getpid())
		}
	}
	if got := fmt.Sprint(p.Args["holder"]); !strings.HasSuffix(got, want) || want != "" && got == want {
		t.Errorf("held by %q, want %q", got, want)
	}
}
