package e2e

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// binary is the program, built once; faulty is the same with faults that signals
// set off, see planted in ui/app.
var binary, faulty string

// together is how many tests run at the same time: they wait for the programs that
// they drive most of the time.
const together = "6"

func TestMain(m *testing.M) {
	if how := os.Getenv(planted); how != "" {
		os.Exit(runPlanted(how))
	}
	os.Exit(testBinary(m))
}

func testBinary(m *testing.M) int {
	for _, s := range []os.Signal{syscall.SIGHUP, os.Interrupt} { // under nohup or behind a shell; the programs would not hear of theirs
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
	dir, err := os.MkdirTemp("", "shiben-e2e-")
	if err == nil {
		defer os.RemoveAll(dir)
		binary, faulty = filepath.Join(dir, "shiben"), filepath.Join(dir, "shiben-planted")
		err = errors.Join(build(binary), build(faulty, "-tags", "planted"), flag.Set("test.parallel", together))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "the program does not build:", err)
		return 1
	}
	return m.Run()
}

func build(to string, flags ...string) error {
	cmd := exec.Command("go", append(append([]string{"build"}, flags...), "-o", to, "shiben")...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// looked opens every folder of the project, so that an earlier result of these tests
// does not stand for a program that has changed since: go test takes what a test
// opens into account, and does not know what a test builds.
var looked = sync.OnceValue(func() error {
	return filepath.WalkDir(filepath.Join("..", ".."), func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && e.Name() == ".git" {
			return filepath.SkipDir
		}
		return err
	})
})

// unraced leaves a test to the run without the race detector: the program that it
// drives has none in it.
func unraced(t *testing.T) {
	t.Helper()
	if workbooktest.Raced() && uitest.Long() == 0 {
		t.Skip("the program that is driven has no race detector in it")
	}
}

// home is a machine of a person's own: a home folder and a language.
type home struct {
	t    testing.TB
	dir  string
	env  []string
	lang workbook.Lang
}

func newHome(t testing.TB, lang workbook.Lang) *home {
	must(t, looked())
	locale := "en_GB.UTF-8"
	if lang == workbook.Chinese {
		locale = "zh_CN.UTF-8"
	}
	dir := t.TempDir()
	return &home{t: t, dir: dir, lang: lang, env: []string{
		"HOME=" + dir, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor",
		"LANG=" + locale, "SHIBEN_AUTHOR=林", "TZ=UTC",
	}}
}

func (h *home) command(args ...string) *exec.Cmd {
	cmd := exec.Command(binary, args...)
	cmd.Env, cmd.Dir = h.env, h.dir
	return cmd
}

// screen starts the program in a terminal.
func (h *home) screen(cols, rows int, args ...string) *ptytest.Program {
	h.t.Helper()
	return ptytest.Start(h.t, h.command(args...), cols, rows)
}

// result is what a command left.
type result struct {
	out, talk string
	code      int
}

// run runs a command with a text on its stdin.
func (h *home) run(stdin string, args ...string) result {
	h.t.Helper()
	cmd := h.command(args...)
	var out, talk bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &talk
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return result{out.String(), talk.String(), cmd.ProcessState.ExitCode()}
}

// must runs a command that has to succeed and returns its answer.
func (h *home) must(args ...string) string {
	h.t.Helper()
	r := h.run("", args...)
	if r.code != 0 {
		h.t.Fatalf("shiben %q left with %d: %s", args, r.code, r.talk)
	}
	return strings.TrimSuffix(r.out, "\n")
}

// waitOnDisk waits until a command's answer is as wanted; another process asks
// each time, so that it is on disk.
func (h *home) waitOnDisk(want string, args ...string) {
	h.t.Helper()
	var got string
	defer func() {
		if h.t.Failed() {
			h.t.Logf("%d bytes are on disk, want %d: %.60q … %.60q", len(got), len(want), got, got[max(0, len(got)-60):])
		}
	}()
	h.until(fmt.Sprintf("%.60q is on disk", want), func() bool { got = h.must(args...); return got == want })
}

func (h *home) until(what string, so func() bool) {
	h.t.Helper()
	for late := time.Now().Add(ptytest.Deadline); !so(); {
		if time.Now().After(late) {
			h.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// t is a sentence of the program in the home's language.
func (h *home) say(key string, args ...any) string {
	h.t.Helper()
	words, err := i18n.Load(assets.FS(), h.lang)
	if err != nil {
		h.t.Fatal(err)
	}
	return words.T(key, args...)
}

func (h *home) library() string {
	return filepath.Join(h.dir, ".local", "share", "shiben", "library.db")
}

var languages = []workbook.Lang{workbook.Chinese, workbook.English}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
