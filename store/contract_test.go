package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"shiben/store"
	"shiben/store/storetest"
	"shiben/workbook"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func() workbook.Store {
		path := filepath.Join(t.TempDir(), "shiben", "library.db")
		return func() workbook.Store { return open(t, path) }
	})
}

// open opens a library that waits as long as a slow machine needs.
func open(t testing.TB, path string) *store.Library {
	t.Helper()
	l, err := store.Open(path, store.Options{Now: clock, NewID: func() string { return "the-library" }, LockTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func clock() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }
