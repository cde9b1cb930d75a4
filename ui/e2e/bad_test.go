package e2e

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/ui/uitest/ptytest"
)

func TestWithoutATerminalItSaysHowToBeCalled(t *testing.T) {
	for _, lang := range languages {
		h := newHome(t, lang)
		r := h.run("")
		if r.code != 2 || r.out != "" {
			t.Errorf("%s: code %d, stdout %q", lang, r.code, r.out)
		}
		if want := h.say("cli.no_terminal"); strings.TrimSpace(r.talk) != strings.TrimSpace(want) {
			t.Errorf("%s: said %q", lang, r.talk)
		}
	}
}

func TestATerminalTooSmallForAPageSaysSoAndGrows(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		h := newHome(t, lang)
		h.must("new", title)
		p := h.screen(20, 5, "open", title)
		p.Until("a sentence stands there", func(s ptytest.Screen) bool { return strings.Contains(s.String(), "50×14") })
		p.Resize(80, 24)
		p.WaitFor(title, "1/7")
		p.Press("ctrl+n")
		p.WaitFor("2/7")
		p.Type("写到一半")
		p.WaitFor("写到一半")
		p.Resize(20, 5)
		p.WaitGone("写到一半")
		p.Resize(50, 14)
		p.WaitFor("写到一半")
		p.Press("ctrl+q")
		if code := p.Ended(); code != 0 {
			t.Errorf("%s: left with %d", lang, code)
		}
	}
}

// spoil makes a file that cannot be used as a library.
var spoilt = []struct {
	name  string
	make  func(t *testing.T, h *home, path string)
	say   string
	code  int
	extra []any
}{
	{"empty", func(t *testing.T, _ *home, path string) { write(t, path, nil) }, "error.library_empty_file", 6, nil},
	{"no library", func(t *testing.T, _ *home, path string) {
		write(t, path, []byte(strings.Repeat("一封信\n", 9000)))
	}, "error.library_not_one", 6, nil},
	{"cut short", func(t *testing.T, h *home, path string) {
		h.must("--library", path, "new", title)
		data := read(t, path)
		write(t, path, data[:len(data)/2])
	}, "error.library_short", 6, nil},
	{"newer", func(t *testing.T, h *home, path string) {
		h.must("--library", path, "new", title)
		raiseSchema(t, path)
	}, "error.library_newer", 6, []any{"schema", 99, "known", 1}},
	{"a folder", func(t *testing.T, _ *home, path string) {
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}, "error.library_is_folder", 6, nil},
}

func TestAFileThatIsNoLibraryIsRefusedAndLeftAlone(t *testing.T) {
	for _, bad := range spoilt {
		for _, lang := range languages {
			t.Run(bad.name+" "+string(lang), func(t *testing.T) {
				t.Parallel()
				h := newHome(t, lang)
				path := filepath.Join(h.dir, "my.db")
				bad.make(t, h, path)
				before := read(t, path)
				want := h.say(bad.say, append([]any{"path", path}, bad.extra...)...)
				for _, args := range [][]string{{"list"}, {"new", "另一本"}, {"set", title, "actor.granularity", "3", "--side", "marketing"}} {
					r := h.run("", append([]string{"--library", path}, args...)...)
					if r.code != bad.code || r.out != "" || !strings.HasPrefix(r.talk, strings.TrimSpace(want)) {
						t.Errorf("%q: code %d, stdout %q, said %q, want %q", args, r.code, r.out, r.talk, want)
					}
				}
				p := h.screen(80, 24, "--library", path)
				start := []rune(want)[:12] // as it may be broken into rows
				p.Until("the screen says why", func(s ptytest.Screen) bool {
					return strings.Contains(strings.Join(strings.Fields(s.String()), ""), strings.Join(strings.Fields(string(start)), ""))
				})
				p.Press("ctrl+q")
				p.Ended()
				if !bytes.Equal(read(t, path), before) {
					t.Error("the file was written to")
				}
			})
		}
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	for _, lang := range languages {
		h := newHome(t, lang)
		r := h.run("", "--library", "/proc/nowhere/library.db", "new", title)
		want := h.say("error.disk_gone", "path", "/proc/nowhere/library.db")
		if r.code != 1 || strings.TrimSpace(r.talk) != want {
			t.Errorf("%s: code %d, said %q, want %q", lang, r.code, r.talk, want)
		}
	}
}

// A disk that is full keeps nothing back for good: the program says so, keeps the
// text, and saves it when there is room.
func TestAFullDisk(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		t.Run(string(lang), func(t *testing.T) {
			h := newHome(t, lang)
			disk := filepath.Join(h.dir, "disk")
			mountTiny(t, disk)
			path := filepath.Join(disk, "library.db")
			h.env = append(h.env, "SHIBEN_LIBRARY="+path)
			h.must("new", title)
			h.must("set", title, "actor.m.market", "先前写的")
			p := h.screen(80, 24, "open", title)
			p.WaitFor("1/7")
			p.Press("ctrl+n")
			p.WaitFor("先前写的")
			filler := fill(t, disk)

			r := h.run(strings.Repeat("长", 60000), "set", title, "actor.o.customer", "-")
			if want := h.say("error.disk_full", "path", path); r.code != 1 || strings.TrimSpace(r.talk) != want {
				t.Errorf("code %d, said %q, want %q", r.code, r.talk, want)
			}
			if got := market(h); got != "先前写的" {
				t.Errorf("what was there is now %q", got)
			}
			p.Press("ctrl+o")
			// Of one byte a character: the terminal's decoder drops one of several that a
			// machine at its limit brings in two halves, 50 ms apart.
			full := strings.TrimSpace(strings.Repeat("Nothing is lost here. ", 7000))
			p.Paste(full)
			p.WaitFor(h.say("app.not_saved"))

			if err := os.Remove(filler); err != nil {
				t.Fatal(err)
			}
			p.WaitFor(h.say("app.saved"))
			h.waitOnDisk(full, "get", title, "actor.o.customer")
			p.Press("ctrl+q")
			if code := p.Ended(); code != 0 {
				t.Errorf("left with %d", code)
			}
		})
	}
}

// fill leaves no room on a disk and returns the file that does it.
func fill(t *testing.T, disk string) string {
	t.Helper()
	path := filepath.Join(disk, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for {
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			return path
		}
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		names, err := filepath.Glob(filepath.Join(path, "*"))
		if err != nil {
			t.Fatal(err)
		}
		return []byte(fmt.Sprint(names))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// raiseSchema makes a library one of a Shiben to come.
func raiseSchema(t *testing.T, path string) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("library"))
		_, data, ok := bytes.Cut(b.Get([]byte("header")), []byte(`"data":`))
		if !ok {
			return fmt.Errorf("no header")
		}
		data = regexp.MustCompile(`"schema":\d+`).ReplaceAll(bytes.TrimSuffix(data, []byte("}")), []byte(`"schema":99`))
		sum := crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
		return b.Put([]byte("header"), fmt.Appendf(nil, `{"v":1,"crc":"%08x","data":%s}`, sum, data))
	})
	if err != nil {
		t.Fatal(err)
	}
}
