package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"shiben/ui"
	"shiben/ui/save"
	"shiben/workbook"
)

// ErrCrash is the kind of the error that a panic ends the program with.
var ErrCrash = errors.New("the program crashed")

// Setup is what Run needs besides an Env.
type Setup struct {
	Workbook string // id of the workbook to begin with; empty: the library
	Theme    Theme
	StateDir string       // for state.json, the log of a crash and what could not be saved
	Environ  []string     // the terminal's environment
	KeepLang bool         // the language was asked for; what was chosen last does not count
	Warnings <-chan error // what a person should know though nothing went wrong; nil: nothing
	Charset  string       // the locale, where it names another character set than UTF-8

	Drain time.Duration // how long the last saves may take after the program is left; 0: ten seconds
}

// How views are made: the terminal is drawn to 120 times a second, and a view
// takes about a millisecond.
const (
	framesPerSecond = 120
	viewPeriod      = 8 * time.Millisecond
	viewsAPeriod    = 2
)

// How long the last saves may take after the program is left.
const (
	drainTime     = 10 * time.Second
	abandonedTime = 300 * time.Millisecond
)

// Run shows the program on a terminal until it is left, by a key, a signal, the
// end of the context or a panic. Whatever it was, what was typed is on disk when
// Run returns, or in a file that the error names. The store stays open.
func Run(ctx context.Context, env ui.Env, setup Setup, in io.Reader, out io.Writer) error {
	env = planted(env)
	memory := OpenMemory(filepath.Join(setup.StateDir, "state.json"))
	if lang := memory.State().Lang; lang != "" && !setup.KeepLang {
		env.Lang = lang
	}
	s := &session{ctx: ctx, setup: setup, env: env, memory: memory}
	heads := s.readHeads()
	s.writer = save.NewWriter(env.Store, s.send)
	model, err := New(env, Options{
		Queue: s.writer, Unsaved: s.writer.Unsaved, Heads: heads, Workbook: setup.Workbook,
		Theme: setup.Theme, Memory: memory, Pace: Every(viewPeriod, viewsAPeriod), Dump: writeNew,
	})
	if err != nil {
		return errors.Join(err, s.writer.Close(ctx))
	}
	model.send = s.send
	model.warnOfCharset(setup.Charset)
	return s.run(model, in, out)
}

// session is one run of the program.
type session struct {
	ctx     context.Context
	setup   Setup
	env     ui.Env
	memory  *Memory
	writer  *save.Writer
	program *tea.Program
}

// send gives the program a message from another goroutine.
func (s *session) send(msg any) { s.program.Send(msg) }

// readHeads begins to read the library before the terminal is set up, so that
// the first frame shows it. The function that it returns waits for the end.
func (s *session) readHeads() func() ([]workbook.Head, error) {
	type result struct {
		heads []workbook.Head
		err   error
	}
	first := make(chan result, 1)
	go func() {
		heads, err := s.env.Store.List(s.ctx)
		first <- result{heads, err}
	}()
	return func() ([]workbook.Head, error) {
		select {
		case r := <-first:
			return r.heads, r.err
		case <-s.ctx.Done():
			return nil, s.ctx.Err()
		}
	}
}

func (s *session) run(model *Model, in io.Reader, out io.Writer) error {
	fell := &fall{}
	options := []tea.ProgramOption{
		tea.WithContext(s.ctx), tea.WithInput(s.hearing(in)), tea.WithOutput(out), tea.WithFPS(framesPerSecond),
		tea.WithoutSignalHandler(), // an interrupt ends the context, unless an editor was meant
	}
	if s.setup.Environ != nil {
		options = append(options, tea.WithEnvironment(s.setup.Environ))
	}
	if s.setup.Theme == Plain {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	s.program = tea.NewProgram(guard{model, fell}, options...)
	stop := s.listen()
	_, err := s.program.Run()
	stop()
	return s.finish(model, fell, err)
}

// hearing is the input, of which the end ends the program: a terminal that is taken
// away before anyone listens for its hangup only falls silent, where hangups are to
// be ignored until then (nohup).
func (s *session) hearing(in io.Reader) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return in
	}
	return keyboard{file, sync.OnceFunc(func() { go s.program.Quit() })}
}

type keyboard struct {
	*os.File
	silent func()
}

// Terminal is for an editor, which takes the keys over (ui/outside).
func (k keyboard) Terminal() *os.File { return k.File }

func (k keyboard) Read(to []byte) (int, error) {
	n, err := k.File.Read(to)
	if errors.Is(err, io.EOF) {
		k.silent()
	}
	return n, err
}

// listen passes on what comes from outside while the program runs: that it should
// end, and that another process wrote to the library.
func (s *session) listen() (stop func()) {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGHUP, syscall.SIGTERM)
	ctx, cancel := context.WithCancel(s.ctx)
	go func() {
		changes, err := s.env.Store.Watch(ctx)
		if err != nil {
			changes = nil // the library is read again when it is written to from here
		}
		for {
			select {
			case <-ctx.Done():
				return
			case <-end:
				s.program.Quit()
			case warning := <-s.setup.Warnings:
				s.program.Send(warnedMsg{warning})
			case _, ok := <-changes:
				if !ok {
					changes = nil
					continue
				}
				s.program.Send(ChangedMsg{})
			}
		}
	}()
	return func() {
		signal.Stop(end)
		cancel()
	}
}

// finish writes what is left to write, and says what went wrong.
func (s *session) finish(model *Model, fell *fall, err error) error {
	if !fell.happened() {
		model.notePlace()
	}
	limit := s.setup.Drain
	if limit <= 0 {
		limit = drainTime
	}
	if model.Abandoned() {
		limit = abandonedTime
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.ctx), limit)
	defer cancel()
	closeErr := s.writer.Close(ctx)
	_ = s.memory.Write() // a place that is forgotten is no reason to bother anyone
	if closeErr == nil {
		model.forgetOutside()
	}
	switch {
	case fell.happened():
		return s.crashed(model, fell.report(), closeErr)
	case closeErr != nil && !model.Abandoned():
		return s.kept(model, closeErr)
	case closeErr != nil && model.leave.file != "": // the screen that said so is gone
		return keptIn(model.leave.file, closeErr)
	case errors.Is(err, tea.ErrProgramPanic):
		return s.crashed(model, err.Error(), nil)
	case s.ctx.Err() != nil:
		return context.Canceled
	case errors.Is(err, syscall.EIO): // the terminal is gone; its hangup may come after
		return nil
	}
	return err
}

// crashed keeps the report of a panic, and what could not be saved, and returns the
// error that says so.
func (s *session) crashed(model *Model, report string, unsaved error) error {
	path := filepath.Join(s.setup.StateDir, "crash-"+s.stamp()+".log")
	err := writeNew(path, report)
	if err != nil {
		path = ""
	}
	if unsaved == nil {
		return workbook.NewProblem(ErrCrash, "crashed", "path", path).Because(err)
	}
	file, keepErr := s.keep(model)
	return workbook.NewProblem(ErrCrash, "crashed_unsaved", "path", path, "unsaved", file).Because(errors.Join(unsaved, keepErr, err))
}

// kept puts what could not be saved into a file of its own.
func (s *session) kept(model *Model, cause error) error {
	path, err := s.keep(model)
	if err != nil {
		return errors.Join(cause, err)
	}
	return keptIn(path, cause)
}

// keptIn says where that is which could not be saved.
func keptIn(path string, cause error) error {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return workbook.NewProblem(workbook.ErrDisk, "left_unsaved", "path", path).Because(cause)
}

// keep writes what could not be saved to a new file and returns its path, empty
// when that fails, too. The model may be one that a panic left half changed.
func (s *session) keep(model *Model) (path string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			path, err = "", fmt.Errorf("tell what is unsaved: %v", cause)
		}
	}()
	path = filepath.Join(s.setup.StateDir, "unsaved-"+s.stamp()+".txt")
	if err := writeNew(path, model.dump()); err != nil {
		return "", err
	}
	return path, nil
}

func (s *session) stamp() string { return s.env.Now().Format("20060102-150405") }

// writeNew writes a text to a file that is not there yet.
func writeNew(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, text)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
