package cli_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/term"

	"shiben/assets"
	"shiben/store"
	"shiben/ui/cli"
	"shiben/workbook"
)

// TestMain lets the scripts call shiben: the real commands over a real library,
// with a fixed clock and screens that only say how they were opened.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shiben": func() { os.Exit(run()) }})
}

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	now := func() time.Time { return time.Date(2026, 4, 30, 9, 8, 7, 0, time.UTC) }
	isTTY := func(f *os.File) func() bool {
		return func() bool { return term.IsTerminal(int(f.Fd())) || os.Getenv("TEST_TTY") != "" }
	}
	return cli.Execute(ctx, cli.Deps{
		Args: os.Args[1:], Version: "1.2.3",
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Environ: os.Environ(), Getenv: os.Getenv,
		StdinIsTTY: isTTY(os.Stdin), StdoutIsTTY: isTTY(os.Stdout), StderrIsTTY: isTTY(os.Stderr),
		StdoutWidth: func() int { n, _ := strconv.Atoi(os.Getenv("TEST_WIDTH")); return n },
		Now:         now, NewID: func() string { return uuid.Must(uuid.NewV7()).String() }, Author: "Lin",
		Assets: assets.FS(), DataHome: func() string { return os.Getenv("XDG_DATA_HOME") },
		Open: func(path string) (workbook.Store, error) {
			return store.Open(path, store.Options{Now: now, NewID: uuid.NewString, LockTimeout: 50 * time.Millisecond})
		},
		RunApp: func(_ context.Context, o cli.AppOptions) error {
			_, err := fmt.Printf("app lang=%s theme=%s workbook=%s library=%s\n", o.Lang, o.Theme, o.Workbook, filepath.Base(o.Library))
			return err
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("TERM", "xterm-256color")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "full":
				_, err := os.Stat("/dev/full")
				return err == nil, nil
			}
			return false, fmt.Errorf("no condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": exitsWith, "keep": keep, "golden": golden, "fill": fill,
		},
	})
}

// exitsWith runs a command that must leave with a code: code N shiben …
func exitsWith(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("left with %d, want %d", got, want)
	}
}

// keep puts what the last command printed into a variable: keep NAME
func keep(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}

// golden compares what the last command printed with a file in which ids are
// numbered by their first appearance: golden FILE
func golden(ts *testscript.TestScript, _ bool, args []string) {
	seen := map[string]string{}
	got := anID.ReplaceAllStringFunc(ts.ReadFile("stdout"), func(id string) string {
		if seen[id] == "" {
			seen[id] = fmt.Sprintf("<%d>", len(seen)+1)
		}
		return seen[id]
	})
	if want := ts.ReadFile(args[0]); got != want {
		ts.Fatalf("got\n%s\nwant\n%s", got, want)
	}
}

var anID = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// fill makes a file of N times a text: fill FILE N TEXT, where TEXT may have
// escapes as in Go.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(text), n), 0o600))
}
