package cli_test

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"
)

// hold has another program hold a library's lock until the script ends, or lets it
// go: hold FILE, ! hold FILE
func hold(ts *testscript.TestScript, neg bool, args []string) {
	shared := ts.Value("script").(*script)
	if neg {
		ts.Check(shared.held.Close())
		return
	}
	db, err := bolt.Open(ts.MkAbs(args[0]), 0o600, &bolt.Options{Timeout: time.Second})
	ts.Check(err)
	shared.held = db
	ts.Defer(func() { db.Close() })
}

// spoil writes one text over another of the same length, wherever it stands in a
// file: spoil FILE TEXT OTHER
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	if len(args[1]) != len(args[2]) || !bytes.Contains(data, []byte(args[1])) {
		ts.Fatalf("%q cannot stand for %q in %s", args[2], args[1], args[0])
	}
	ts.Check(os.WriteFile(path, bytes.ReplaceAll(data, []byte(args[1]), []byte(args[2])), 0o600))
}

// cut leaves so many bytes of a file: cut FILE BYTES
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// newer makes a library one of a schema of the future: newer FILE
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bolt.Open(ts.MkAbs(args[0]), 0o600, &bolt.Options{Timeout: time.Second})
	ts.Check(err)
	defer db.Close()
	ts.Check(db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("library"))
		_, data, _ := bytes.Cut(b.Get([]byte("header")), []byte(`"data":`))
		data = regexp.MustCompile(`"schema":\d+`).ReplaceAll(bytes.TrimSuffix(data, []byte("}")), []byte(`"schema":99`))
		sum := crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
		return b.Put([]byte("header"), fmt.Appendf(nil, `{"v":1,"crc":"%08x","data":%s}`, sum, data))
	}))
}

// holds tells whether a file holds a text, byte for byte: holds FILE TEXT
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if found := strings.Contains(ts.ReadFile(args[0]), args[1]); found == neg {
		ts.Fatalf("%s holds %q: %v", args[0], args[1], found)
	}
}

// only holds which files a folder has: only DIR NAME…
func only(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("%s has %s, want %s", args[0], got, want)
	}
}
