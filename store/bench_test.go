package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// many is a library of n workbooks, of which only the first has answers: a list
// that looks for those of another finds none.
func many(t testing.TB, n int) *Library {
	t.Helper()
	l := library(t, filepath.Join(t.TempDir(), "library.db"))
	create(t, l, "w0", "题")
	edit(t, l, "w0", 1, setMark("time.moment", "sales", 0, 3), setMark("time.moment", "service", 0, 6))
	_, head, err := l.Load(t.Context(), "w0")
	if err != nil {
		t.Fatal(err)
	}
	err = l.update(t.Context(), "seed", func(tx *bolt.Tx, h *Header) error {
		for i := 1; i < n; i++ {
			head.ID = fmt.Sprintf("0198c5d2-7a1e-7bd3-9f60-%012d", i)
			head.Title, head.Subject = fmt.Sprintf("第 %d 家店的增长计划", i), "社区连锁烘焙"
			head.Updated = noon().AddDate(0, 0, i*7919%n)
			if err := put(tx.Bucket([]byte(headsBucket)), []byte(head.ID), head); err != nil {
				return err
			}
			h.Workbooks++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestListsTenThousandByTheirHeads(t *testing.T) {
	const n = 10_000
	heads, err := many(t, n).List(t.Context())
	if err != nil || len(heads) != n {
		t.Fatalf("%d heads, %v", len(heads), err)
	}
	for i := range heads[:n-1] {
		if heads[i].Updated.Before(heads[i+1].Updated) || *heads[i].Lines[0][0] != -33 {
			t.Fatalf("head %d: %+v", i, heads[i])
		}
	}
}

// BenchmarkList10000 opens the file, lists and closes it each time.
func BenchmarkList10000(b *testing.B) {
	l := many(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.List(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppend is a durable save: open, check, write, sync, close.
func BenchmarkAppend(b *testing.B) {
	l := library(b, filled(b))
	rev := workbook.Revision(3)
	mark := 3
	for b.Loop() {
		next := mark%7 + 1
		changes := []workbook.Change{setMark("time.moment", "sales", mark, next)}
		workbook.Stamp(changes, fmt.Sprint(rev), "", noon())
		r, err := l.Append(b.Context(), "w1", rev, changes)
		if err != nil {
			b.Fatal(err)
		}
		rev, mark = r.Revision, next
	}
}

// BenchmarkSync is what a durable save is measured by: 4 KB appended and synced.
func BenchmarkSync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "file"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	for b.Loop() {
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := datasync(f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad is a workbook read by a program that was just started.
func BenchmarkLoad(b *testing.B) {
	path := filled(b)
	for b.Loop() {
		if _, _, err := library(b, path).Load(b.Context(), "w1"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadAgain is one read by a program that has it already.
func BenchmarkLoadAgain(b *testing.B) {
	l := library(b, filled(b))
	for b.Loop() {
		if _, _, err := l.Load(b.Context(), "w1"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeTemplate(b *testing.B) {
	data := workbook.EncodeTemplate(workbooktest.Template(b))
	for b.Loop() {
		if _, err := workbook.DecodeTemplate(data); err != nil {
			b.Fatal(err)
		}
	}
}
