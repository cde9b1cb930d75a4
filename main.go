// Shiben is a strategy workbook for the terminal: a planner walks through how
// marketing and operations really work in one business, and sees the two side by
// side. This file wires the store, the assets, the clock and the screens; it is
// the only one that reads the clock, the environment or chance.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/google/uuid"
	"golang.org/x/term"

	"shiben/assets"
	"shiben/store"
	"shiben/ui"
	"shiben/ui/app"
	"shiben/ui/cli"
	"shiben/ui/export"
	"shiben/ui/i18n"
	"shiben/ui/outside"
	"shiben/ui/text"
	"shiben/workbook"
)

// version is what --version says; a release sets it when it is built.
var version = "0.1.0"

// templateFile is the template of new workbooks, as a store keeps it.
const templateFile = "frozen/marketing-operations.json"

// checker is what this program calls itself by to check a library in a process of
// its own; it stands in no help.
const checker = "__check-library"

// mostTemplate is how many bytes of a template's file are read; workbook refuses
// far smaller ones.
const mostTemplate = 16 << 20

// mostUsers is how many bytes of the system's list of users are read.
const mostUsers = 4 << 20

func main() {
	interrupts := outside.NewInterrupts()
	ctx, stop := interrupts.Context(context.Background())
	code := run(ctx, interrupts, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program; it returns the code to leave with.
func run(ctx context.Context, interrupts *outside.Interrupts, args []string, getenv func(string) string, stdin, stdout, stderr *os.File) int {
	if len(args) > 0 && args[0] == checker {
		return store.RunChecker(args[1:], stdout)
	}
	m := &machine{args: args, getenv: getenv, interrupts: interrupts, in: stdin, out: stdout}
	code := cli.Execute(ctx, cli.Deps{
		Args: args, Version: version,
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Environ: os.Environ(), Getenv: getenv,
		StdinIsTTY: isTerminal(stdin), StdoutIsTTY: isTerminal(stdout), StderrIsTTY: isTerminal(stderr),
		StdoutWidth: widthOf(stdout),
		Now:         time.Now, NewID: newID, Author: author(getenv),
		Assets:     assets.FS(),
		DataHome:   func() string { return xdg.DataHome },
		ConfigHome: func() string { return xdg.ConfigHome },
		Open:       openLibrary,
		RunApp:     m.screens,
	})
	if locale := i18n.OtherCharset(getenv); locale != "" && !m.shown && isTerminal(stderr)() {
		warnOfCharset(stderr, i18n.Choose("", getenv), locale)
	}
	return code
}

// warnOfCharset says why the terminal may show the answer as garbage.
func warnOfCharset(stderr io.Writer, lang workbook.Lang, locale string) {
	if words, err := i18n.Load(assets.FS(), lang); err == nil {
		fmt.Fprintln(stderr, words.T("app.charset", "locale", text.Safe(locale)))
	}
}

// machine is where the screens are shown.
type machine struct {
	args       []string
	getenv     func(string) string
	interrupts *outside.Interrupts
	in, out    io.ReadWriter
	shown      bool // the screens were
}

// screens runs the program on the terminal.
func (m *machine) screens(ctx context.Context, o cli.AppOptions) error {
	m.shown = true
	m.interrupts.OnlyInterrupts() // app.Run saves at a hangup, and leaves with 0
	state := filepath.Join(xdg.StateHome, "shiben")
	env := ui.Env{
		Store: o.Store, Upkeep: o.Upkeep, Now: time.Now, NewID: newID, Author: author(m.getenv), Lang: o.Lang,
		Template: template, Cases: cases, Own: ownTemplates,
		Words:  func(lang workbook.Lang) (*i18n.Words, error) { return i18n.Load(assets.FS(), lang) },
		Edit:   outside.Editor{Getenv: m.getenv, Folder: state, During: m.interrupts.Lend}.Edit,
		Export: export.New(assets.FS(), time.Local),
		Folder: workingFolder(),
	}
	return app.Run(ctx, env, app.Setup{
		Workbook: o.Workbook,
		Theme:    app.Theme(o.Theme),
		StateDir: state,
		Environ:  os.Environ(),
		KeepLang: m.langGiven(),
		Warnings: o.Warnings,
		Charset:  i18n.OtherCharset(m.getenv),
	}, m.in, m.out)
}

// workingFolder is the folder that the program was started in.
func workingFolder() string {
	folder, err := os.Getwd()
	if err != nil {
		return "" // it is gone; a file then needs a whole path
	}
	return folder
}

// langGiven tells whether a language was asked for, so that the one that was
// chosen last in the program does not count.
func (m *machine) langGiven() bool {
	for _, a := range m.args {
		if a == "--lang" || strings.HasPrefix(a, "--lang=") {
			return true
		}
	}
	return m.getenv("SHIBEN_LANG") != ""
}

func openLibrary(path string, warn func(error)) (workbook.Store, error) {
	opts := store.Options{
		Now: time.Now, NewID: newID,
		Scratch:   filepath.Join(xdg.CacheHome, "shiben"),
		OwnFolder: path == filepath.Join(xdg.DataHome, "shiben", "library.db"),
		Warn:      func(p *workbook.Problem) { warn(p) },
	}
	if self, err := os.Executable(); err == nil {
		opts.Checker = []string{self, checker}
	}
	return store.Open(path, opts)
}

func template() (*workbook.Template, error) {
	data, err := fs.ReadFile(assets.FS(), templateFile)
	if err != nil {
		return nil, err
	}
	return workbook.DecodeTemplate(data)
}

// cases are the worked cases, by the names of their files.
func cases() ([]*workbook.Case, error) {
	names, err := fs.Glob(assets.FS(), "cases/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []*workbook.Case
	for _, name := range names {
		data, err := fs.ReadFile(assets.FS(), name)
		if err != nil {
			return nil, err
		}
		c, err := workbook.ParseCase(data)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		all = append(all, c)
	}
	return all, nil
}

// ownTemplates are the files in the folder of a person's own templates.
func ownTemplates() []ui.OwnTemplate {
	folder := filepath.Join(xdg.ConfigHome, "shiben", "templates")
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return []ui.OwnTemplate{{File: folder, Err: err}}
	}
	var own []ui.OwnTemplate
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		t, err := readTemplate(filepath.Join(folder, e.Name()))
		own = append(own, ui.OwnTemplate{File: e.Name(), Template: t, Err: err})
	}
	return own
}

// readTemplate reads a template of a person's own: a regular file, and no more of
// it than a template can be.
func readTemplate(path string) (*workbook.Template, error) {
	info, err := os.Lstat(path) // a link is not followed
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, workbook.NewProblem(workbook.ErrTemplate, "template_link", "path", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostTemplate))
	if err != nil {
		return nil, err
	}
	return workbook.ParseTemplate(data)
}

// newID is a UUID of version 7: ids in the order in which they were made.
func newID() string {
	id, err := uuid.NewV7()
	if err != nil {
		panic(err) // the system has no randomness; nothing can be named
	}
	return id.String()
}

// author is the person at the machine.
func author(getenv func(string) string) string {
	for _, name := range []string{"SHIBEN_AUTHOR", "USER", "LOGNAME", "USERNAME"} {
		if v := text.Name(getenv(name), workbook.MaxName); v != "" {
			return v
		}
	}
	users, err := os.Open("/etc/passwd")
	if err != nil {
		return ""
	}
	defer users.Close()
	data, err := io.ReadAll(io.LimitReader(users, mostUsers))
	if err != nil {
		return ""
	}
	return text.Name(nameOf(os.Getuid(), string(data)), workbook.MaxName)
}

// nameOf is a user's name in the system's list, empty when it is not there. Package
// os/user would ask the system's name service, which may ask a server for it.
func nameOf(uid int, passwd string) string {
	for line := range strings.Lines(passwd) {
		if f := strings.Split(line, ":"); len(f) > 2 && f[2] == strconv.Itoa(uid) {
			return f[0]
		}
	}
	return ""
}

func isTerminal(f *os.File) func() bool {
	return func() bool { return term.IsTerminal(int(f.Fd())) }
}

func widthOf(f *os.File) func() int {
	return func() int {
		w, _, err := term.GetSize(int(f.Fd()))
		if err != nil {
			return 0
		}
		return w
	}
}
