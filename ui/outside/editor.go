package outside

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/workbook"
)

// Editor opens texts in the editor that the environment names.
type Editor struct {
	Getenv func(string) string
	Folder string                               // where the private folders are made
	During func(start, wait func() error) error // runs the editor, so that signals meant for it end nothing else; nil: plainly
}

// Edit returns the command that gives the terminal to the editor. It ends in a
// ui.EditedMsg, whose Err is a Problem: there is no editor, it failed, or what it
// left cannot be an answer.
func (e Editor) Edit(r ui.EditRequest) tea.Cmd {
	return func() tea.Msg {
		cmd, err := e.command()
		if err != nil {
			return ui.EditedMsg{Of: r.Of, Err: err}
		}
		f, err := write(e.Folder, r.Name, r.Text)
		if err != nil {
			return ui.EditedMsg{Of: r.Of, Err: err}
		}
		cmd.Args = append(cmd.Args, f.path)
		ended := func(err error) tea.Msg { return f.back(r.Of, cmd.Path, err) }
		return tea.Exec(&visit{Cmd: cmd, during: e.During}, ended)()
	}
}

// command is the editor with its arguments; ErrNotFound when none is named, or the
// one that is named is not there.
func (e Editor) command() (*exec.Cmd, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		words := split(e.Getenv(name))
		if len(words) == 0 {
			continue
		}
		path, err := exec.LookPath(words[0])
		if err != nil {
			return nil, workbook.NewProblem(workbook.ErrNotFound, "editor_missing", "variable", name, "program", words[0]).Because(err)
		}
		return exec.Command(path, words[1:]...), nil
	}
	return nil, workbook.NewProblem(workbook.ErrNotFound, "editor_none")
}

// back is what the editor left.
func (f file) back(of any, program string, ended error) ui.EditedMsg {
	msg := ui.EditedMsg{Of: of, File: f.path, Drop: f.drop}
	if ended != nil {
		msg.Err = failure(filepath.Base(program), f.path, ended)
		return msg
	}
	if msg.Text, msg.Err = f.read(); errors.Is(msg.Err, os.ErrNotExist) {
		msg.File, msg.Drop = "", nil
		_ = os.Remove(filepath.Dir(f.path)) // what else the editor left there stays
	}
	return msg
}

// failure says how the editor failed, and where the text is.
func failure(program, path string, err error) error {
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		return workbook.NewProblem(workbook.ErrInput, "editor_code", "program", program, "code", exit.ExitCode(), "path", path).Because(err)
	case errors.As(err, &exit):
		return workbook.NewProblem(workbook.ErrInput, "editor_killed", "program", program, "path", path).Because(err)
	}
	return workbook.NewProblem(workbook.ErrInput, "editor_start", "program", program, "detail", plain(err), "path", path).Because(err)
}

// visit is a run of the editor.
type visit struct {
	*exec.Cmd
	during func(start, wait func() error) error
}

// leastVisit is how long the terminal is away at the least. Bubble Tea (2.1.1) stops
// the clock of its old renderer in a goroutine of its own, and when that comes after
// the new one was started, nothing is drawn ever again: seen once in twenty starts
// of an editor that could not be run.
const leastVisit = 50 * time.Millisecond

// Run gives the editor the terminal until it ends.
func (v *visit) Run() error {
	least := time.NewTimer(leastVisit)
	defer func() { <-least.C }()
	if v.during == nil {
		return v.Cmd.Run()
	}
	return v.during(v.Start, v.Wait)
}
