package app

import (
	"fmt"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// guard is the program with a floor under it: a panic anywhere ends it in order,
// the terminal as it was and everything typed on disk, and is told afterwards.
type guard struct {
	model *Model
	fall  *fall
}

// fall is the first panic, wherever it was.
type fall struct {
	mu    sync.Mutex
	said  bool
	cause any
	stack []byte
}

// crashedMsg ends the program.
type crashedMsg struct{}

func (f *fall) catch(cause any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.said {
		f.said, f.cause, f.stack = true, cause, debug.Stack()
	}
}

// happened tells whether there was one.
func (f *fall) happened() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.said
}

func (f *fall) report() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return fmt.Sprintf("%v\n\n%s", f.cause, f.stack)
}

// Init begins the model.
func (g guard) Init() (cmd tea.Cmd) {
	defer func() {
		if cause := recover(); cause != nil {
			g.fall.catch(cause)
			cmd = tea.Quit
		}
	}()
	return g.command(g.model.Init())
}

// Update updates the model. After a panic too it returns one: Bubble Tea asks it
// for a view before it ends.
func (g guard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if cause := recover(); cause != nil {
			g.fall.catch(cause)
			next, cmd = g, tea.Quit
		}
	}()
	if _, ok := msg.(crashedMsg); ok || g.fall.happened() {
		return g, tea.Quit
	}
	_, cmd = g.model.Update(msg)
	return g, g.command(cmd)
}

// View draws the model. After a panic the screen is left as it was; the program
// ends with the next message, which crash sends.
func (g guard) View() (v tea.View) {
	defer func() {
		if cause := recover(); cause != nil {
			g.fall.catch(cause)
			v = tea.View{AltScreen: true}
			go g.model.send(crashedMsg{})
		}
	}()
	return g.model.View()
}

// command runs a command, and those that it consists of, under guard.
func (g guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if cause := recover(); cause != nil {
				g.fall.catch(cause)
				msg = crashedMsg{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.command(batch[i])
			}
		}
		return msg
	}
}
