package e2e

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"shiben/store"
	"shiben/ui/uitest"
)

// writers are the system calls by which a command changes the disk; in a plain run
// those alone that a save cannot do without.
func writers() []string {
	all := []string{"pwrite64", "fdatasync", "renameat", "fsync", "write", "ftruncate", "openat", "unlinkat", "fchmodat", "mkdirat", "linkat"}
	return all[:few(5, len(all))]
}

// deed is a command that changes the library.
type deed struct {
	name   string
	before func(h *home) // what is there when it begins
	args   []string
}

// reads tells whether it reads another file; that this cannot be read is no fault of
// the library, and left with 2.
func (d deed) reads() bool { return slices.Contains(d.args, "copy.db") }

func deeds() []deed {
	nothing := func(*home) {}
	made := func(h *home) { h.must("new", title) }
	saved := func(h *home) { made(h); h.must("set", title, "actor.evidence", "2", "--side", "marketing") }
	trashed := func(h *home) { saved(h); h.must("new", "另一本"); h.must("rm", "另一本", "--yes") }
	copied := func(h *home) {
		saved(h)
		h.must("backup", "copy.db")
		h.must("set", title, "actor.m.market", "备份之后写的")
	}
	return []deed{
		{"the first save of a day", made, []string{"set", title, "actor.m.market", "新写的"}},
		{"a save", saved, []string{"set", title, "actor.m.market", "新写的"}},
		{"the first workbook", nothing, []string{"new", title}},
		{"a deletion", saved, []string{"rm", title, "--yes"}},
		{"an undo", trashed, []string{"undo", title}},
		{"a compacting", trashed, []string{"compact"}},
		{"a restoring", copied, []string{"restore", "copy.db", "--yes"}},
		{"an import of a library", copied, []string{"import", "copy.db"}},
	}
}

// TestCrashInEverySystemCall kills a command at each system call by which it
// changes the disk, one after the other, so also in the middle of a transaction,
// of a backup and of the library's birth: the library is as it was before, or as
// it was to be, and whole.
func TestCrashInEverySystemCall(t *testing.T) {
	unraced(t)
	t.Parallel()
	needStrace(t)
	kills := 0
	for _, d := range deeds()[:few(1, len(deeds()))] {
		s := newStop(t, d)
		for _, call := range writers() {
			for n := 1; ; n++ {
				code := s.run(call, "signal=KILL", n)
				s.judge(fmt.Sprintf("%s, killed at the %d. %s", d.name, n, call), code, -1)
				if code == 0 {
					break
				}
				kills++
			}
		}
	}
	t.Logf("killed %d times", kills)
	if kills < 8 {
		t.Error("hardly any call was met")
	}
}

// TestErrorsOfEverySystemCall lets each of these calls fail as a full disk, a used
// up quota and a broken disk do: the command says so, and the library is whole.
func TestErrorsOfEverySystemCall(t *testing.T) {
	unraced(t)
	t.Parallel()
	needStrace(t)
	failed := 0
	for _, d := range deeds()[:few(1, len(deeds()))] {
		s := newStop(t, d)
		for _, call := range writers() {
			for i, errno := range []string{"EDQUOT", "ENOSPC", "EIO", "EROFS"} {
				for n := 1; n == 1 || uitest.Long() > 0; n++ {
					if i > 0 && uitest.Long() == 0 {
						break
					}
					code := s.run(call, "error="+errno, n)
					if !s.met {
						break
					}
					s.judge(fmt.Sprintf("%s, %s at the %d. %s", d.name, errno, n, call), code, 1)
					if code == 1 {
						failed++
					}
				}
			}
		}
	}
	t.Logf("failed %d times", failed)
	if failed == 0 {
		t.Error("nothing failed")
	}
}

// stop is a deed that is stopped again and again, each time from the beginning.
type stop struct {
	*home
	deed
	data          string // the folder of the library
	first         string // a copy of it as it was before
	before, after snapshot
	talk          string
	met, mute     bool // the call was made, so that something was injected, and also where it speaks
}

// snapshot is all that the commands say of a library.
type snapshot struct {
	books string
	state state
}

func newStop(t *testing.T, d deed) *stop {
	s := &stop{home: newHome(t, languages[0]), deed: d}
	s.data = filepath.Dir(s.library())
	must(t, os.MkdirAll(s.data, 0o700))
	d.before(s.home)
	s.first = t.TempDir()
	must(t, os.CopyFS(filepath.Join(s.first, "data"), os.DirFS(s.data)))
	s.before = s.snapshot()
	s.must(d.args...)
	s.after = s.snapshot()
	return s
}

func (s *stop) snapshot() snapshot {
	s.t.Helper()
	var books []string
	for line := range strings.Lines(s.must("list", "--plain")) {
		books = append(books, strings.Split(line, "\t")[1])
	}
	snap := snapshot{books: strings.Join(books, " ")}
	if r := s.run0("show", title, "--json"); r.code == 0 {
		snap.state = s.state(title)
	}
	return snap
}

func (s *stop) run0(args ...string) result { return s.home.run("", args...) }

// run runs the deed with something injected at the n-th of a system call, and
// returns the code it leaves with, −1 for a kill.
func (s *stop) run(call, what string, n int) int {
	s.t.Helper()
	must(s.t, errors.Join(os.RemoveAll(s.data), os.CopyFS(s.data, os.DirFS(filepath.Join(s.first, "data"))), os.Chmod(s.data, 0o700)))
	trace := filepath.Join(s.first, "trace")
	cmd := s.command()
	cmd.Path, cmd.Err = strace, nil
	cmd.Args = append([]string{
		"strace", "-f", "-qq", "-o", trace, "-e", "trace=" + call,
		"-e", fmt.Sprintf("inject=%s:%s:when=%d", call, what, n), binary,
	}, s.args...)
	var talk strings.Builder
	cmd.Stderr = &talk
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	s.talk, s.met, s.mute = talk.String(), false, false
	for line := range strings.Lines(string(read(s.t, trace))) {
		injected := strings.Contains(line, "(INJECTED)")
		s.met = s.met || injected
		s.mute = s.mute || injected && strings.Contains(line, "write(2, ") // each thread has an n-th call
	}
	return cmd.ProcessState.ExitCode()
}

// judge holds that the library is as it was or as it was to be, and that a command
// that says it was done is not wrong.
func (s *stop) judge(where string, code, allowed int) {
	s.t.Helper()
	now := s.snapshot()
	old, new := now.equal(s.before), now.equal(s.after)
	switch {
	case strings.Contains(s.talk, "netpollBreak write failed"): // the runtime's own call, which it does not outlive
	case code != 0 && code != allowed && (code != 2 || !s.reads()):
		s.t.Errorf("%s: left with %d: %s", where, code, s.talk)
	case code == 0 && !new, !old && !new:
		s.t.Errorf("%s: left with %d, and the library holds %v", where, code, now)
	case code > 0 && (strings.Contains(s.talk, "goroutine") || strings.TrimSpace(s.talk) == "" && !s.mute):
		s.t.Errorf("%s: it said %q", where, s.talk)
	}
	files, err := filepath.Glob(filepath.Join(s.data, "backups", "*.db"))
	must(s.t, err)
	if _, err := os.Stat(s.library()); err == nil {
		files = append(files, s.library())
	}
	for _, file := range files {
		l, err := store.Open(file, store.Options{Now: time.Now, NewID: uuid.NewString})
		must(s.t, err)
		if c, err := l.Check(s.t.Context(), true); err != nil || !c.Whole() {
			s.t.Errorf("%s: %s is not whole: %v, %v", where, file, err, c.Faults)
		}
		must(s.t, l.Close())
	}
}

func (s snapshot) equal(other snapshot) bool {
	return s.books == other.books && maps.Equal(s.state, other.state)
}

// strace is the tool that stops a program at its system calls.
var strace, noStrace = exec.LookPath("strace")

// needStrace skips where there is no strace, or none that may trace.
func needStrace(t *testing.T) {
	t.Helper()
	err := noStrace
	if err == nil {
		err = exec.Command(strace, "-qq", "-o", "/dev/null", "true").Run()
	}
	if err != nil {
		t.Skipf("strace cannot be used here: %v", err)
	}
}
