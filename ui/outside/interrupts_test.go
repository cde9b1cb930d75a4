//go:build unix

package outside

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

func interrupt(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
}

// However late the program looks, an interrupt from the time of the editor is not
// taken for its own; the next one is.
func TestAnInterruptForTheEditorEndsNothingElse(t *testing.T) {
	i := NewInterrupts()
	ctx, stop := i.Context(context.Background())
	defer stop()
	for range 300 {
		err := i.Lend(func() error { return nil }, func() error { interrupt(t); return nil })
		if err != nil || ctx.Err() != nil {
			t.Fatalf("%v, %v", err, ctx.Err())
		}
	}
	interrupt(t)
	<-ctx.Done()
}

// An editor that is started is interrupted as it would be without the program.
func TestAnEditorCanBeInterrupted(t *testing.T) {
	i := NewInterrupts()
	cmd := exec.Command("sh", "-c", "kill -INT $$; exit 7")
	err := i.Lend(cmd.Start, cmd.Wait)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("the editor ended with %v", err)
	}
}

func TestAnEditorThatDoesNotStartLeavesInterruptsToTheProgram(t *testing.T) {
	i := NewInterrupts()
	ctx, stop := i.Context(context.Background())
	defer stop()
	refused := errors.New("exec format error")
	if err := i.Lend(func() error { return refused }, nil); !errors.Is(err, refused) {
		t.Errorf("%v", err)
	}
	interrupt(t)
	<-ctx.Done()
}
