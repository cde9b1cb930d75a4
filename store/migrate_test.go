package store

import (
	"errors"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

func addBucket(name string) func(tx *bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte(name))
		return err
	}
}

func later() []migration {
	return []migration{
		{"room for sessions", addBucket("sessions")},
		{"room for the lessons beside them", func(tx *bolt.Tx) error {
			if tx.Bucket([]byte("sessions")) == nil {
				return errMissing
			}
			return addBucket("lessons")(tx)
		}},
	}
}

func TestMigratesInOrder(t *testing.T) {
	path := filled(t)
	for _, method := range []string{"read", "write"} {
		t.Run(method, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "library.db")
			place(t, copied, read(t, path))
			l := library(t, copied)
			l.migrations = later()
			if method == "write" {
				edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
			}
			if heads, err := l.List(t.Context()); err != nil || len(heads) != 2 {
				t.Errorf("after migrating: %v, %v", heads, err)
			}
			if len(l.backupFiles()) != 1 {
				t.Errorf("backups made before: %v", l.backupFiles())
			}
			err := l.view(t.Context(), "read", func(tx *bolt.Tx) error {
				h, err := l.header(tx)
				if err != nil {
					return err
				}
				if h.Schema != 3 || tx.Bucket([]byte("sessions")) == nil || tx.Bucket([]byte("lessons")) == nil {
					t.Errorf("schema %d, buckets missing", h.Schema)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			_, err = library(t, copied).List(t.Context()) // the program of today
			wantProblem(t, err, workbook.ErrNewer, "library_newer", copied)
		})
	}
}

func TestMigrationIsAllOrNone(t *testing.T) {
	path := filled(t)
	whole, err := contents(t, library(t, path))
	if err != nil {
		t.Fatal(err)
	}
	l := library(t, path)
	planned := errors.New("planned")
	l.migrations = append(later(), migration{"fails", func(*bolt.Tx) error { return planned }})
	if _, err := l.List(t.Context()); !errors.Is(err, planned) {
		t.Errorf("got %v", err)
	}
	if got, err := contents(t, library(t, path)); err != nil || got != whole {
		t.Errorf("the library of before does not read as before: %v", err)
	}
}

func TestNewerIsLeftAlone(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	l.migrations = later()
	if _, err := l.List(t.Context()); err != nil {
		t.Fatal(err)
	}
	data := read(t, path)
	for _, err := range everyMethod(t, library(t, path)) {
		wantProblem(t, err, workbook.ErrNewer, "library_newer", path)
	}
	unchanged(t, path, data)
}

// TestFixtures opens a library as each schema wrote it. A new schema adds a file;
// none is ever written again.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/schema-*.db")
	if err != nil || len(files) != firstSchema+len(migrations()) {
		t.Fatalf("%d fixtures for %d schemas: %v", len(files), firstSchema+len(migrations()), err)
	}
	for _, fixture := range files {
		path := filepath.Join(t.TempDir(), "library.db")
		place(t, path, read(t, fixture))
		l := library(t, path)
		w, head, err := l.Load(t.Context(), "w1")
		if err != nil {
			t.Errorf("%s: %v", fixture, err)
			continue
		}
		if head.Title != "题 w1" || w.Mark("time.moment", "sales") != 3 || head.Revision != 3 {
			t.Errorf("%s reads as %+v", fixture, head)
		}
		edit(t, l, "w1", 3, setMark("time.moment", "sales", 3, 4))
		if err := l.BringBack(t.Context(), "w3"); err != nil {
			t.Errorf("%s: %v", fixture, err)
		}
	}
}
