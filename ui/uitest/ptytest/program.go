// Package ptytest runs a real program in a pseudo-terminal and shows what a
// person would see of it: it plays keys, keeps the screen in an emulator, and
// waits for what ought to come, with a deadline and without fixed pauses. Only
// tests use it; it knows nothing of Shiben.
package ptytest

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// Deadline is how long anything may take before a test gives up. It is long,
// since a slow machine is no fault of the program.
const Deadline = 20 * time.Second

// Program is a program that runs, or ran, in a pseudo-terminal.
type Program struct {
	t    testing.TB
	cmd  *exec.Cmd
	file *os.File // our end of the terminal

	mu    sync.Mutex // guards what the output changes
	emu   *vt.Emulator
	modes map[ansi.DECMode]bool
	keys  keyboard
	board string // what was put on the clipboard last

	before  *term.State   // the line discipline as the program found it
	after   *term.State   // and as it left it; nil when the terminal was taken away
	output  chan struct{} // something came; holds one
	emptied chan struct{} // all that was drawn has been read
	drained chan struct{} // no more output will come
	ended   chan struct{} // the process is gone
	gone    atomic.Bool   // the terminal was taken away
}

// Start runs the command in a terminal of a size. It is killed at the end of the
// test if it still runs.
func Start(t testing.TB, cmd *exec.Cmd, cols, rows int) *Program {
	t.Helper()
	master, tty, err := pty.Open()
	must(t, err)
	must(t, pty.Setsize(tty, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}))
	p := &Program{
		t: t, cmd: cmd, emu: vt.NewEmulator(cols, rows),
		modes:  map[ansi.DECMode]bool{ansi.ModeTextCursorEnable: true, ansi.ModeAutoWrap: true},
		output: make(chan struct{}, 1), emptied: make(chan struct{}), drained: make(chan struct{}), ended: make(chan struct{}),
	}
	p.file, err = pollable(master)
	must(t, err)
	must(t, keepOutput(int(tty.Fd())))
	p.before, err = term.GetState(int(tty.Fd()))
	must(t, err)
	p.listen()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	must(t, cmd.Start())
	go p.answer()
	go p.read()
	go p.wait(tty)
	t.Cleanup(p.stop)
	return p
}

// pollable makes a file of which a pending Read ends when it is closed.
func pollable(master *os.File) (*os.File, error) {
	fd, err := unix.FcntlInt(master.Fd(), unix.F_DUPFD_CLOEXEC, 0) // no child may hold the terminal open
	if err != nil {
		return nil, err
	}
	if err := errors.Join(syscall.SetNonblock(fd, true), master.Close()); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), "terminal"), nil
}

// listen notes the modes, while p.mu is held. Whether the cursor is shown is one
// of them, of the whole terminal; the emulator's own idea of it, one for each of
// its two screens, is no terminal's.
func (p *Program) listen() {
	set := func(m ansi.Mode, on bool) {
		if mode, ok := m.(ansi.DECMode); ok {
			p.modes[mode] = on
		}
	}
	p.emu.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { set(m, true) },
		DisableMode: func(m ansi.Mode) { set(m, false) },
	})
}

// answer gives the program what the emulator says to its questions, and goes on
// taking answers when the terminal is gone.
func (p *Program) answer() {
	buf := make([]byte, 4<<10)
	for {
		n, err := p.emu.Read(buf)
		if err != nil {
			return
		}
		_, _ = p.file.Write(buf[:n])
	}
}

// read gives the emulator what the program draws. The terminal is emptied beside it
// (hear), so that what waits there is little, however large the frame at work.
func (p *Program) read() {
	defer close(p.drained)
	came := make(chan []byte, 1<<14)
	go p.hear(came)
	screen := &titles{to: p.emu, copy: func(text string) { p.board = text }} // while p.mu is held
	for data := range came {
		p.mu.Lock()
		_, _ = screen.Write(data)
		p.keys.note(data)
		p.mu.Unlock()
		select {
		case p.output <- struct{}{}:
		default:
		}
	}
}

// lastWord is what wait writes to the terminal behind all that the program drew. It
// is an application's own command, which draws nothing.
const lastWord = "\x1b_ended\x1b\\"

func (p *Program) hear(came chan<- []byte) {
	defer close(came)
	buf := make([]byte, 64<<10)
	var tail []byte
	for {
		n, err := p.file.Read(buf)
		if n > 0 {
			came <- bytes.Clone(buf[:n])
			if tail = append(tail, buf[:n]...); bytes.HasSuffix(tail, []byte(lastWord)) {
				close(p.emptied)
			}
			tail = tail[max(0, len(tail)-len(lastWord)):]
		}
		if err != nil {
			return
		}
	}
}

// wait notes how the program left the terminal. Its end of it is held open till
// then, since the last one to close it sets it back, and till all is read.
func (p *Program) wait(tty *os.File) {
	_ = p.cmd.Wait()
	p.after, _ = term.GetState(int(tty.Fd()))
	if _, err := tty.WriteString(lastWord); err == nil {
		select {
		case <-p.emptied:
		case <-time.After(Deadline / 2):
		}
	}
	_ = tty.Close()
	close(p.ended)
}

func (p *Program) stop() {
	_ = p.cmd.Process.Kill()
	<-p.ended
	_ = p.file.Close()
	<-p.drained
	if answers, ok := p.emu.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// Signal sends a signal to the program, if it still runs.
func (p *Program) Signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); !errors.Is(err, os.ErrProcessDone) {
		must(p.t, err)
	}
}

// PID is the program's process.
func (p *Program) PID() int { return p.cmd.Process.Pid }

// HangUp takes the terminal away, as closing its window does.
func (p *Program) HangUp() {
	p.t.Helper()
	p.gone.Store(true)
	must(p.t, p.file.Close())
}

// Resize changes the size of the terminal.
func (p *Program) Resize(cols, rows int) {
	p.t.Helper()
	p.mu.Lock()
	p.emu.Resize(cols, rows)
	p.mu.Unlock()
	conn, err := p.file.SyscallConn()
	must(p.t, err)
	var failed error
	must(p.t, conn.Control(func(fd uintptr) {
		failed = setSize(fd, cols, rows)
	}))
	must(p.t, failed)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
