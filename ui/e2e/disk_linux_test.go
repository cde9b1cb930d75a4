package e2e

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"shiben/ui/save"
	"shiben/ui/uitest/ptytest"
)

// trouble is a library in a folder that something happens to while the program
// works on it.
type trouble struct {
	*home
	folder, path string
	p            *ptytest.Program
}

// newTrouble is the program at a written prompt, with a library in a folder of its
// own, which mount may put on a disk of its own.
func newTrouble(t *testing.T, mount bool) *trouble {
	t.Helper()
	h := newHome(t, languages[0])
	d := &trouble{home: h, folder: filepath.Join(h.dir, "disk")}
	if mount {
		mountTiny(t, d.folder)
	} else if err := os.Mkdir(d.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d.path = filepath.Join(d.folder, "library.db")
	h.env = append(h.env, "SHIBEN_LIBRARY="+d.path)
	h.must("new", title)
	d.p = h.screen(100, 30, "open", title)
	goToMarket(d.p)
	d.p.Type("先前写的，")
	d.p.WaitFor("先前写的，", h.say("app.saved"))
	return d
}

// TestADiskThatFailsForAWhile takes the disk away under the program in every way
// that can be had here. Typing goes on, the status line says that it is not saved
// and the footer why; when the disk is back, everything is saved without a key.
func TestADiskThatFailsForAWhile(t *testing.T) {
	for name, c := range map[string]struct {
		mount      bool
		take, give func(d *trouble) error
		why        string
	}{
		"read-only": {
			true,
			func(d *trouble) error { return remount(d.folder, syscall.MS_RDONLY) },
			func(d *trouble) error { return remount(d.folder, 0) },
			"disk_read_only",
		},
		"folder removed": {
			false,
			func(d *trouble) error { return os.Rename(d.folder, d.folder+"-away") },
			func(d *trouble) error { return os.Rename(d.folder+"-away", d.folder) },
			"disk_gone",
		},
		"folder replaced by an empty one": {
			false,
			func(d *trouble) error {
				return errors.Join(os.Rename(d.folder, d.folder+"-away"), os.Mkdir(d.folder, 0o700))
			},
			func(d *trouble) error {
				// an empty library was not made in it
				return errors.Join(os.Remove(d.folder), os.Rename(d.folder+"-away", d.folder))
			},
			"disk_gone",
		},
		"library replaced by a folder": {
			false,
			func(d *trouble) error {
				return errors.Join(os.Rename(d.path, d.path+"-away"), os.Mkdir(d.path, 0o700))
			},
			func(d *trouble) error {
				return errors.Join(os.Remove(d.path), os.Rename(d.path+"-away", d.path))
			},
			"library_is_folder",
		},
		"library replaced by an empty file": {
			false,
			func(d *trouble) error {
				return errors.Join(os.Rename(d.path, d.path+"-away"), os.WriteFile(d.path, nil, 0o600))
			},
			func(d *trouble) error {
				info, err := os.Stat(d.path)
				if err == nil && info.Size() > 0 {
					err = errors.New("something was written to it")
				}
				return errors.Join(err, os.Remove(d.path), os.Rename(d.path+"-away", d.path))
			},
			"library_empty_file",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newTrouble(t, c.mount)
			must(t, c.take(d))
			d.p.Type("断了也能写，")
			d.p.WaitFor("先前写的，断了也能写，", d.say("app.not_saved"))
			d.says(c.why)
			d.p.Type("一直能写。")
			d.p.WaitFor("先前写的，断了也能写，一直能写。", d.say("app.not_saved"))
			time.Sleep((save.MostWait + save.Pause) * time.Millisecond) // no key leads to a save any more
			d.p.WaitFor(d.say("app.not_saved"))
			must(t, c.give(d))
			d.p.WaitFor("先前写的，断了也能写，一直能写。", d.say("app.saved"))
			if got := market(d.home); got != "先前写的，断了也能写，一直能写。" {
				t.Errorf("on disk is %q", got)
			}
			leaveTidily(t, d.p)
		})
	}
}

// TestLeavingWhileTheDiskFails leaves when nothing can be saved: it asks, writes
// what is unsaved to a file, and gives the terminal back.
func TestLeavingWhileTheDiskFails(t *testing.T) {
	t.Parallel()
	d := newTrouble(t, false)
	must(t, os.RemoveAll(d.folder))
	d.p.Type("要带走的")
	d.p.WaitFor("先前写的，要带走的", d.say("app.not_saved"))
	d.p.Press("ctrl+q")
	d.p.WaitFor(d.say("app.leave_dump"))
	if got := d.writeElsewhere(d.p); !strings.Contains(got, "先前写的，要带走的") {
		t.Errorf("the file holds %q", got)
	}
	if left := d.p.Left(); left != nil {
		t.Errorf("the terminal was left with %v", left)
	}
	if _, err := os.Stat(d.folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder was made: %v", err)
	}
}

// TestAnotherLibraryInItsPlace puts another library where the program's was: what
// is typed does not go in there, and the program says so.
func TestAnotherLibraryInItsPlace(t *testing.T) {
	t.Parallel()
	d := newTrouble(t, false)
	other := filepath.Join(d.dir, "other.db")
	d.must("--library", other, "new", title)
	must(t, errors.Join(os.Rename(d.path, d.path+"-away"), os.Rename(other, d.path)))
	d.p.Type("不该进别人的书库")
	d.p.WaitFor("不该进别人的书库", d.say("app.not_saved"))
	if got := market(d.home); got != "" {
		t.Errorf("the other library holds %q", got)
	}
	must(t, os.Rename(d.path+"-away", d.path))
	d.p.WaitFor(d.say("app.saved"))
	if got := market(d.home); got != "先前写的，不该进别人的书库" {
		t.Errorf("on disk is %q", got)
	}
	leaveTidily(t, d.p)
}

// TestALibraryThatIsHeld has a stranger hold the lock: typing goes on, the line
// says it, what was seen last can be read, and leaving waits and asks.
func TestALibraryThatIsHeld(t *testing.T) {
	t.Parallel()
	d := newTrouble(t, false)
	f, err := os.OpenFile(d.path, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	must(t, syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
	d.p.Type("等着")
	d.p.WaitFor("先前写的，等着", d.say("app.not_saved"))
	d.says("library_in_use", "holder", here())
	d.p.Press("ctrl+r") // the profile of what was seen last
	d.p.WaitFor("├", d.say("app.not_saved"))
	if r := d.run("", "get", title, "actor.m.market"); r.code != 0 || strings.TrimSpace(r.out) != "先前写的，" || r.talk == "" {
		t.Errorf("get left with %d: %s%s", r.code, r.out, r.talk)
	}
	if r := d.run("", "set", title, "actor.m.market", "别的"); r.code != 5 || !strings.Contains(r.talk, d.path) {
		t.Errorf("set left with %d: %s", r.code, r.talk)
	}
	d.p.Press("ctrl+q")
	d.p.WaitFor(d.say("app.leave_retry"))
	must(t, syscall.Flock(int(f.Fd()), syscall.LOCK_UN))
	if d.p.Await(func(s ptytest.Screen) bool { return s.Has(d.say("app.saved")) }) {
		d.p.Press("enter")
	}
	if code := d.p.Ended(); code != 0 {
		t.Errorf("left with %d", code)
	}
	if got := market(d.home); got != "先前写的，等着" {
		t.Errorf("on disk is %q", got)
	}
}

// TestOpenUnderAHeldLock opens a workbook by its name while a stranger holds the
// lock: it is shown as it was written last, with who holds the library.
func TestOpenUnderAHeldLock(t *testing.T) {
	t.Parallel()
	h := newHome(t, languages[0])
	h.must("new", title)
	h.must("set", title, "actor.granularity", "3", "--side", "marketing")
	f, err := os.OpenFile(h.library(), os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	must(t, syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
	for _, args := range [][]string{{"open", title}, nil} {
		p := h.screen(80, 24, args...)
		p.WaitFor(title)
		p.Until("it says who holds the library", func(s ptytest.Screen) bool {
			return strings.Contains(squeezed(s), squeeze(h.say("error.last_seen", "holder", here())))
		})
		p.Press("ctrl+q")
		if code := p.Ended(); code != 0 {
			t.Errorf("%q left with %d", args, code)
		}
	}
	if r := h.run("", "open", title); r.code != 2 { // no terminal
		t.Errorf("left with %d", r.code)
	}
}

// says waits until the footer says why something is not saved.
func (d *trouble) says(code string, args ...any) {
	d.t.Helper()
	said := squeeze(d.say("error."+code, append(args, "path", d.path, "backup", "")...))
	d.p.Until("it says "+said, func(s ptytest.Screen) bool { return strings.Contains(squeeze(s.String()), said) })
}

// here is this program as one that holds a library.
func here() string { return fmt.Sprintf("%.15s (%d)", filepath.Base(os.Args[0]), os.Getpid()) }

func remount(folder string, flags uintptr) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|flags, "size=2m")
}
