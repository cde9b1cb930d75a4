package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// TestEmptiedIsGone looks for the words of a deleted workbook in the file itself,
// and in every other file of the folder.
func TestEmptiedIsGone(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	const secret = "只此一家的秘密配方"
	create(t, l, "w9", secret)
	edit(t, l, "w9", 1, setText("joint.one", "", strings.Repeat(secret, 300)))
	edit(t, l, "w9", 2, setText("joint.one", strings.Repeat(secret, 300), secret))
	if err := l.Delete(t.Context(), "w9"); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(read(t, path), []byte(secret)) {
		t.Fatal("it is not in the trash either")
	}
	want, err := contents(t, l)
	if err != nil {
		t.Fatal(err)
	}
	if went, err := l.EmptyTrash(t.Context(), []string{"w9"}); err != nil || went != 1 {
		t.Fatalf("%d went, %v", went, err)
	}
	err = filepath.WalkDir(filepath.Dir(path), func(at string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.Contains(at, backupFolder) && bytes.Contains(read(t, at), []byte(secret)) {
			t.Errorf("%s still holds it", at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := contents(t, l); err != nil || got != want {
		t.Errorf("the other workbooks are not what they were: %v", err)
	}
	wantMode(t, path, 0o600)
}

// TestEmptiedTemplatesGo holds that a template that only a deleted workbook had
// goes with it, and that the others' stays.
func TestEmptiedTemplatesGo(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	if _, err := l.EmptyTrash(t.Context(), []string{"w3"}); err != nil {
		t.Fatal(err)
	}
	if n := templatesIn(t, l); n != 1 {
		t.Errorf("%d templates while workbooks have one", n)
	}
	for _, id := range []string{"w1", "w2"} {
		if err := l.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.EmptyTrash(t.Context(), []string{"w1"}); err != nil {
		t.Fatal(err)
	}
	if n := templatesIn(t, l); n != 1 {
		t.Errorf("%d templates while one workbook in the trash has one", n)
	}
	if _, err := l.EmptyTrash(t.Context(), []string{"w2"}); err != nil {
		t.Fatal(err)
	}
	if n := templatesIn(t, l); n != 0 {
		t.Errorf("%d templates of no workbook", n)
	}
	l.templates = map[string]*workbook.Template{}
	create(t, l, "w4", "新的")
	if _, err := contents(t, library(t, path)); err != nil {
		t.Error(err)
	}
}

func templatesIn(t *testing.T, l *Library) (n int) {
	t.Helper()
	err := l.view(t.Context(), "count", func(tx *bolt.Tx) error {
		n = tx.Bucket([]byte(templatesBucket)).Inspect().KeyN
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestCompactGivesRoomBack(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	long := strings.Repeat("一句长话。", 4000)
	for i := range 20 {
		id := fmt.Sprintf("x%d", i)
		create(t, l, id, "题")
		edit(t, l, id, 1, setText("joint.one", "", long))
	}
	for i := range 20 {
		if err := l.Delete(t.Context(), fmt.Sprintf("x%d", i)); err != nil {
			t.Fatal(err)
		}
	}
	err := l.update(t.Context(), "delete in place", func(tx *bolt.Tx, _ *Header) error {
		for i := range 20 {
			if err := tx.Bucket([]byte(trashBucket)).DeleteBucket(fmt.Appendf(nil, "x%d", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want, err := contents(t, l)
	if err != nil {
		t.Fatal(err)
	}
	before := len(read(t, path))
	c, err := l.Compact(t.Context())
	if err != nil || int(c.Before) != before || int(c.After) != len(read(t, path)) || c.After*4 > c.Before {
		t.Errorf("%+v, %v; the file had %d and has %d", c, err, before, len(read(t, path)))
	}
	if got, err := contents(t, library(t, path)); err != nil || got != want {
		t.Errorf("not what it was: %v", err)
	}
	if check, err := l.Check(t.Context(), true); err != nil || !check.Whole() {
		t.Errorf("%+v, %v", check, err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("the folder holds %v", entries)
	}
}

// TestCompactsByItselfWhenItPays has much deleted in place: nothing happens on that
// day, the next day's first write gives the room back, the second finds none.
func TestCompactsByItselfWhenItPays(t *testing.T) {
	path := filled(t)
	today := noon()
	opts := options()
	opts.Now = func() time.Time { return today }
	l, err := Open(path, opts)
	if err != nil {
		t.Fatal(err)
	}
	size := func() int64 { n, _ := roomOf(path); return n }
	small := size()
	leave := func(from int, n int) {
		t.Helper()
		for i := range n {
			id := fmt.Sprintf("x%d", from+i)
			create(t, l, id, "题")
			edit(t, l, id, 1, setText("joint.one", "", strings.Repeat("一句长话。", 4000)))
			if err := l.Delete(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		err := l.update(t.Context(), "delete in place", func(tx *bolt.Tx, _ *Header) error {
			for i := range n {
				if err := tx.Bucket([]byte(trashBucket)).DeleteBucket(fmt.Appendf(nil, "x%d", from+i)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	leave(0, 20)
	if n, spare := roomOf(path); spare < gainAtLeast || spare*2 < n {
		t.Fatalf("%d of %d is spare: too little for this test", spare, n)
	}
	before := size()
	edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
	if size() != before {
		t.Error("compacted on the same day")
	}
	today = today.AddDate(0, 0, 1)
	edit(t, l, "w1", 4, setMark("time.moment", "sales", 4, 5))
	if n := size(); n > small*2 {
		t.Errorf("the file has %d after it was compacted, %d before, %d at first", n, before, small)
	}
	if w, _, err := library(t, path).Load(t.Context(), "w1"); err != nil || w.Mark("time.moment", "sales") != 5 {
		t.Errorf("the write before it is lost: %v", err)
	}
	if c, err := l.Check(t.Context(), true); err != nil || !c.Whole() {
		t.Errorf("%+v, %v", c, err)
	}
	today = today.AddDate(0, 0, 1)
	leave(100, 2)
	today = today.AddDate(0, 0, 1)
	before = size()
	edit(t, l, "w1", 5, setMark("time.moment", "sales", 5, 6))
	if size() < before {
		t.Error("compacted for little")
	}
}

// TestWritesToTheFileThatStands compacts the library, and puts a backup in its
// place, when a writer has opened the file and not locked it yet: what it writes
// must be in the new file, not in the one that is gone.
func TestWritesToTheFileThatStands(t *testing.T) {
	path := filled(t)
	other := library(t, path)
	backup, err := other.Backup(t.Context(), filepath.Join(t.TempDir(), "mine.db"))
	if err != nil {
		t.Fatal(err)
	}
	for name, replace := range map[string]func() error{
		"compact": func() error { return second(other.Compact(t.Context())) },
		"restore": func() error { return second(other.RestoreFrom(t.Context(), backup.Path)) },
	} {
		l := library(t, path)
		l.opened = func() {
			l.opened = nil
			if err := replace(); err != nil {
				t.Error(err)
			}
		}
		edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
		if w, _, err := other.Load(t.Context(), "w1"); err != nil || w.Mark("time.moment", "sales") != 4 {
			t.Errorf("%s: the write is not there: %v", name, err)
		}
		if _, err := other.RestoreFrom(t.Context(), backup.Path); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWritersWhileCompacting has two programs write while two others compact again
// and again: nothing that was acknowledged is lost.
func TestWritersWhileCompacting(t *testing.T) {
	path := filled(t)
	const compactions = 8
	ctx, stop := context.WithCancel(t.Context())
	type wrote struct {
		id    string
		times int
		err   error
	}
	done := make(chan wrote, 2)
	for _, id := range []string{"w1", "w2"} {
		go func() {
			l, err := Open(path, options())
			n := 0
			for ; ctx.Err() == nil && err == nil; n++ {
				changes := []workbook.Change{setMark("time.length", "sales", n%7, (n+1)%7)}
				workbook.Stamp(changes, fmt.Sprint("act", n), "", noon())
				_, err = l.Append(t.Context(), id, workbook.Revision(3+n), changes)
			}
			done <- wrote{id, n, err}
		}()
	}
	l := library(t, path)
	for range compactions {
		if _, err := l.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	for range 2 {
		w := <-done
		_, head, err := l.Load(t.Context(), w.id)
		if w.err != nil || err != nil || int(head.Revision) != 3+w.times {
			t.Errorf("%s is at revision %d after %d writes: %v, %v", w.id, head.Revision, w.times, w.err, err)
		}
	}
}

// TestFailedRewriteChangesNothing has the edit fail, and the folder refuse a file.
func TestFailedRewriteChangesNothing(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	l := library(t, path)
	planned := errors.New("planned")
	err := l.alone(t.Context(), "compact", func() error {
		_, err := l.rewrite(t.Context(), func(*bolt.Tx) error { return planned })
		return err
	})
	if !errors.Is(err, planned) {
		t.Errorf("got %v", err)
	}
	unchanged(t, path, whole)
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("left %v", entries)
	}
}

func TestCompactOfNothing(t *testing.T) {
	l := library(t, filepath.Join(t.TempDir(), "library.db"))
	if _, err := l.Compact(t.Context()); !errors.Is(err, workbook.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	for method, err := range map[string]error{
		"Check":       second(l.Check(t.Context(), true)),
		"Backup":      second(l.Backup(t.Context(), filepath.Join(t.TempDir(), "b.db"))),
		"WriteBackup": l.WriteBackup(t.Context(), new(bytes.Buffer)),
		"Salvage":     second(l.Salvage(t.Context(), filepath.Join(t.TempDir(), "s.db"))),
		"RestoreFrom": second(l.RestoreFrom(t.Context(), "")),
	} {
		if !errors.Is(err, workbook.ErrNotFound) {
			t.Errorf("%s: %v", method, err)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(l.path)); len(entries) != 0 {
		t.Errorf("made %v", entries)
	}
}

func second[T any](_ T, err error) error { return err }
