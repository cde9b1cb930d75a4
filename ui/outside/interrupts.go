package outside

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Interrupts are those that are meant for this program. An editor belongs to its
// process group, so what interrupts the editor is sent to the program as well.
type Interrupts struct {
	ours chan os.Signal
	ends chan os.Signal // what else asks the program to end
}

// NewInterrupts begins to listen. A hangup that is to be ignored stays so.
func NewInterrupts() *Interrupts {
	i := &Interrupts{ours: make(chan os.Signal, 1), ends: make(chan os.Signal, 1)}
	signal.Notify(i.ours, os.Interrupt)
	for _, end := range []os.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		if !signal.Ignored(end) {
			signal.Notify(i.ends, end)
		}
	}
	return i
}

// Context is a context that an interrupt ends, and what else asks the program to
// end, so that work is put away in order; asked once more, it ends on the spot.
func (i *Interrupts) Context(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(parent)
	go func() {
		select {
		case <-i.ours:
			stop()
		case <-i.ends:
			i.OnlyInterrupts()
			stop()
		case <-ctx.Done():
		}
	}()
	return ctx, stop
}

// OnlyInterrupts leaves what else asks the program to end to others who listen.
func (i *Interrupts) OnlyInterrupts() { signal.Stop(i.ends) }

// Lend starts an editor and waits for its end; none of the interrupts in between is
// one of ours. While the editor runs, it is the system that throws them away: to
// ask, when one is read, whether an editor runs is too late, because by then its end
// may have been seen first. It is told so only once the editor is there, which would
// inherit it; those that come before go where nobody reads.
func (i *Interrupts) Lend(start, wait func() error) error {
	unread := make(chan os.Signal, 1)
	signal.Notify(unread, os.Interrupt)
	signal.Stop(i.ours)
	defer func() {
		signal.Notify(i.ours, os.Interrupt)
		signal.Stop(unread)
	}()
	if err := start(); err != nil {
		return err
	}
	signal.Ignore(os.Interrupt)
	return wait()
}
