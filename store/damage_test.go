package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

func TestRefusesWhatIsNoLibrary(t *testing.T) {
	whole := read(t, filled(t))
	const page = 4096
	zeroed := func(pages ...int) []byte {
		data := bytes.Clone(whole)
		for _, p := range pages {
			clear(data[p*page : (p+1)*page])
		}
		return data
	}
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"empty":                {nil, "library_empty_file"},
		"one byte":             {whole[:1], "library_short"},
		"half a meta page":     {whole[:50], "library_short"},
		"one meta page":        {whole[:page], "library_short"},
		"two meta pages":       {whole[:2*page], "library_short"},
		"a short text":         {[]byte("你好"), "library_not_one"},
		"a long text":          {[]byte(strings.Repeat("a line of text\n", 9000)), "library_not_one"},
		"zeros":                {make([]byte, 8*page), "library_not_one"},
		"both metas zeroed":    {zeroed(0, 1), "library_not_one"},
		"first meta zeroed":    {zeroed(0), "library_damaged"},
		"second meta zeroed":   {zeroed(1), "library_damaged"},
		"another bbolt's file": {foreign(t), "library_not_one"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.db")
			place(t, path, c.data)
			l := library(t, path)
			for method, err := range everyMethod(t, l) {
				t.Log(method)
				wantProblem(t, err, workbook.ErrDamaged, c.code, path)
			}
			unchanged(t, path, c.data)
		})
	}
}

// foreign is a bbolt file of some other program.
func foreign(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte("settings"))
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return read(t, path)
}

func TestRefusesAFolder(t *testing.T) {
	path := t.TempDir()
	for _, err := range everyMethod(t, library(t, path)) {
		wantProblem(t, err, workbook.ErrDamaged, "library_is_folder", path)
	}
}

// contents is all that a library says, or an error.
func contents(t *testing.T, l *Library) (string, error) {
	t.Helper()
	heads, err := l.List(t.Context())
	if err != nil {
		return "", err
	}
	all := fmt.Sprint(len(heads))
	for _, h := range heads {
		w, head, err := l.Load(t.Context(), h.ID)
		if err != nil {
			return "", err
		}
		log, err := l.Log(t.Context(), h.ID, 0)
		if err != nil {
			return "", err
		}
		data, err := json.Marshal([]any{h, head, w.About, w.Revision, w.Records(), log})
		if err != nil {
			t.Fatal(err)
		}
		all += string(data)
	}
	return all, nil
}

// neverWrong takes a library that something happened to: it says what the whole
// one says, or that it is damaged; and being read does not change it.
func neverWrong(t *testing.T, data []byte, want string) (noticed bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	place(t, path, data)
	got, err := contents(t, library(t, path))
	switch {
	case err != nil && !errors.Is(err, workbook.ErrDamaged) && !errors.Is(err, workbook.ErrNewer):
		t.Errorf("not said to be damaged: %v", err)
	case err == nil && got != want:
		t.Errorf("says something else, without an error:\n%.300s", got)
	}
	unchanged(t, path, data)
	os.Remove(path)
	return err != nil
}

func TestTruncatedAtEveryPage(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	want, err := contents(t, library(t, path))
	if err != nil {
		t.Fatal(err)
	}
	noticed := 0
	for size := 4096; size < len(whole); size += 4096 {
		for _, cut := range []int{size - 1, size, size + 1} {
			if neverWrong(t, whole[:cut], want) {
				noticed++
			}
		}
	}
	if noticed < 20 {
		t.Errorf("only %d cuts were noticed", noticed)
	}
}

func TestEveryPageZeroed(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	want, err := contents(t, library(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 4096 {
		data := bytes.Clone(whole)
		clear(data[at : at+4096])
		neverWrong(t, data, want)
	}
}

// TestFlippedBits flips one bit at a time, half of them where bbolt keeps its own
// bookkeeping, at the start of a page.
func TestFlippedBits(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	want, err := contents(t, library(t, path))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	noticed := 0
	const flips = 400
	for range flips {
		data := bytes.Clone(whole)
		at := random.IntN(len(data))
		if random.IntN(2) == 0 {
			at = at/4096*4096 + random.IntN(200)
		}
		data[at] ^= 1 << random.IntN(8)
		if neverWrong(t, data, want) {
			noticed++
		}
	}
	t.Logf("%d of %d flips noticed; the others were where nothing lies", noticed, flips)
	if noticed == 0 {
		t.Error("no flip was noticed")
	}
}

func TestFlippedBitInAValue(t *testing.T) {
	for value, bucket := range map[string]string{
		`"mark":3`: answersBucket, `"title":"题 w1"`: headsBucket, `"seq":1,`: logBucket,
		`"id":"sales-service"`: templatesBucket, `"writes":`: libraryBucket,
	} {
		t.Run(bucket, func(t *testing.T) {
			path := filled(t)
			data := bytes.ReplaceAll(read(t, path), []byte(value), []byte(strings.Replace(value, `":`, `";`, 1)))
			place(t, path, data)
			l := library(t, path)
			_, err := contents(t, l)
			wantProblem(t, err, workbook.ErrDamaged, "record_damaged", path)
			var p *workbook.Problem
			if errors.As(err, &p) && p.Args["bucket"] != bucket {
				t.Errorf("it names bucket %v", p.Args["bucket"])
			}
			if bucket == answersBucket && (p.Args["title"] != "题 w1" || p.Args["prompt"] != "time.moment sales") {
				t.Errorf("it names %v, %v", p.Args["title"], p.Args["prompt"])
			}
			if bucket != headsBucket && bucket != libraryBucket {
				if heads, err := l.List(t.Context()); err != nil || len(heads) != 2 {
					t.Errorf("a list decodes more than heads: %v", err)
				}
			}
			unchanged(t, path, data)
		})
	}
}

// TestFaultEndsTheLibrary cuts the file off under an open transaction: what bbolt
// reads then is a fault that no bounds check finds.
func TestFaultEndsTheLibrary(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	err := l.view(t.Context(), "read", func(tx *bolt.Tx) error {
		if err := os.Truncate(path, 8192); err != nil {
			t.Fatal(err)
		}
		_, err := l.heads(t.Context(), tx)
		return err
	})
	wantProblem(t, err, workbook.ErrDamaged, "library_damaged", path)
	for _, again := range everyMethod(t, l) {
		if !errors.Is(again, workbook.ErrDamaged) {
			t.Errorf("after the fault: %v", again)
		}
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !lockable(f) {
		t.Error("the lock is still held")
	}
}

func TestDamageNamesTheNewestBackup(t *testing.T) {
	path := filled(t)
	backups := library(t, path).backupFiles()
	if len(backups) != 1 {
		t.Fatalf("backups: %v", backups)
	}
	place(t, path, []byte("spoilt"))
	_, err := library(t, path).List(t.Context())
	var p *workbook.Problem
	if !errors.As(err, &p) || p.Args["backup"] != backups[0] {
		t.Errorf("got %v, want backup %s", err, backups[0])
	}
	place(t, backups[0], []byte("spoilt too"))
	_, err = library(t, path).List(t.Context())
	if !errors.As(err, &p) || p.Args["backup"] != "" {
		t.Errorf("a spoilt backup is named: %v", err)
	}
}
