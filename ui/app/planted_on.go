//go:build planted

package app

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"shiben/ui"
	"shiben/workbook"
)

// planted lets the harness of crashes (ui/e2e) make the program panic at any
// moment: SIGUSR1 where the clock is read next, which is in Update or in a
// command, SIGUSR2 in the next save.
func planted(env ui.Env) ui.Env {
	var clock, save atomic.Bool
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGUSR1, syscall.SIGUSR2)
	go func() {
		for s := range asked {
			clock.Store(s == syscall.SIGUSR1)
			save.Store(s == syscall.SIGUSR2)
		}
	}()
	now := env.Now
	env.Now = func() time.Time {
		if clock.CompareAndSwap(true, false) {
			panic("planted where the clock is read")
		}
		return now()
	}
	env.Store = faultySave{env.Store, &save}
	return env
}

type faultySave struct {
	workbook.Store
	armed *atomic.Bool
}

func (f faultySave) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	if f.armed.CompareAndSwap(true, false) {
		panic("planted in a save")
	}
	return f.Store.Append(ctx, id, base, changes)
}
