package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"

	"shiben/assets"
	"shiben/store"
	"shiben/ui/cli"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// script is what a script's commands share.
type script struct {
	stdin io.Reader
	held  *bolt.DB // as another program would have it
}

// shiben runs the real commands over a real library within the test: a fixed clock,
// and screens that only say how they were opened. With TEST_TTY set all streams are
// a terminal of TEST_WIDTH cells.
func shiben(ts *testscript.TestScript, args []string) int {
	now := func() time.Time { return time.Date(2026, 4, 30, 9, 8, 7, 0, time.UTC) }
	isTTY := func() bool { return ts.Getenv("TEST_TTY") != "" }
	var environ []string
	for _, name := range []string{"TERM", "NO_COLOR", "CLICOLOR_FORCE", "COLORTERM"} {
		environ = append(environ, name+"="+ts.Getenv(name))
	}
	shared := ts.Value("script").(*script)
	stdin := shared.stdin
	shared.stdin = strings.NewReader("")
	out := ts.Stdout()
	return cli.Execute(context.Background(), cli.Deps{
		Args: args, Version: "1.2.3",
		Stdin: stdin, Stdout: out, Stderr: ts.Stderr(),
		Environ: environ, Getenv: ts.Getenv,
		StdinIsTTY: isTTY, StdoutIsTTY: isTTY, StderrIsTTY: isTTY,
		StdoutWidth: func() int { n, _ := strconv.Atoi(ts.Getenv("TEST_WIDTH")); return n },
		Now:         now, NewID: func() string { return uuid.Must(uuid.NewV7()).String() }, Author: "Lin",
		Assets: assets.FS(), DataHome: func() string { return ts.Getenv("XDG_DATA_HOME") },
		ConfigHome: func() string { return ts.Getenv("XDG_CONFIG_HOME") },
		Open: func(path string, warn func(error)) (workbook.Store, error) {
			return store.Open(ts.MkAbs(path), store.Options{Now: now, NewID: uuid.NewString, LockTimeout: 50 * time.Millisecond, Warn: func(p *workbook.Problem) { warn(p) }})
		},
		RunApp: func(_ context.Context, o cli.AppOptions) error {
			_, err := fmt.Fprintf(out, "app lang=%s theme=%s workbook=%s library=%s\n", o.Lang, o.Theme, o.Workbook, filepath.Base(o.Library))
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
			env.Values["script"] = &script{stdin: strings.NewReader("")}
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("TERM", "xterm-256color")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "race": // which would take long over one and the same
				return workbooktest.Raced(), nil
			case "mount":
				return mounts(), nil
			}
			return false, fmt.Errorf("no condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"shiben": succeeds, "code": exitsWith, "input": input, "keep": keep, "golden": golden, "fill": fill,
			"hold": hold, "spoil": spoil, "cut": cut, "newer": newer, "holds": holds, "only": only, "disk": disk,
		},
	})
}

// succeeds runs a command that must leave with 0: shiben …
func succeeds(ts *testscript.TestScript, _ bool, args []string) {
	if code := shiben(ts, args); code != 0 {
		ts.Fatalf("left with %d", code)
	}
}

// exitsWith runs a command that must leave with a code: code N shiben …
func exitsWith(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := shiben(ts, args[2:]); got != want {
		ts.Fatalf("left with %d, want %d", got, want)
	}
}

// input makes a file the next command's stdin: input FILE
func input(ts *testscript.TestScript, _ bool, args []string) {
	ts.Value("script").(*script).stdin = strings.NewReader(ts.ReadFile(args[0]))
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
