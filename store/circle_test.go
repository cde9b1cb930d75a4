package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// branchOf is the page at the root of a bucket, which has to be one that leads to
// others.
func branchOf(t *testing.T, data []byte, path ...string) (page int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "copy.db")
	place(t, file, data)
	db, err := bolt.Open(file, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(path[0]))
		for _, name := range path[1:] {
			b = b.Bucket([]byte(name))
		}
		page = int(b.Root())
		return nil
	})
	if err != nil || data[page*4096+8] != branchPage {
		t.Fatalf("%v has no branch page: %v", path, err)
	}
	return page
}

// TestPagesInACircle leads pages to themselves. Bbolt would follow them until there
// is no memory left; every call says instead that the library is damaged.
func TestPagesInACircle(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	grow(t, l)
	for n := range 14 { // until the log and the answers of w1 need a page above theirs
		texts := [2]string{strings.Repeat("长", 400+n), strings.Repeat("长", 401+n)}
		if n == 0 {
			texts[0] = strings.Repeat("一句长话。", 400)
		}
		edit(t, l, "w1", workbook.Revision(3+n), setText("joint.one", texts[0], texts[1]))
	}
	whole := read(t, path)
	for name, bucket := range map[string][]string{
		"heads":     {headsBucket},
		"workbooks": {workbooksBucket},
		"log":       {workbooksBucket, "w1", logBucket},
	} {
		t.Run(name, func(t *testing.T) {
			page := branchOf(t, whole, bucket...)
			for at, child := range map[string]int{"first": 0, "last": int(whole[page*4096+10]) - 1} {
				data := bytes.Clone(whole)
				for i := range 8 {
					data[page*4096+pageHeader+child*elementSize+8+i] = byte(page >> (8 * i))
				}
				place(t, path, data)
				l := library(t, path)
				damaged := 0
				for method, err := range everyMethod(t, l) {
					if errors.Is(err, workbook.ErrDamaged) {
						damaged++
					}
					if err != nil && !errors.Is(err, workbook.ErrDamaged) && !errors.Is(err, workbook.ErrNotFound) {
						t.Errorf("%s: %v", method, err)
					}
				}
				if damaged < 3 {
					t.Errorf("%s: %d of all calls noticed", at, damaged)
				}
				if _, err := library(t, path).Compact(t.Context()); !errors.Is(err, workbook.ErrDamaged) {
					t.Errorf("compact: %v", err)
				}
			}
		})
	}
}
