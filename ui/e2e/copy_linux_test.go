package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"shiben/ui/uitest/ptytest"
)

// TestACopyThatIsEndedLeavesNothing ends a backup to another folder while it waits
// for the library. Asked to end, it takes its half file along; killed, it cannot, and
// the next one there does.
func TestACopyThatIsEndedLeavesNothing(t *testing.T) {
	t.Parallel()
	h := newHome(t, languages[0])
	h.must("new", title)
	held, err := os.OpenFile(h.library(), os.O_RDWR, 0)
	must(t, err)
	defer held.Close()
	must(t, syscall.Flock(int(held.Fd()), syscall.LOCK_EX))
	for _, end := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGKILL} {
		folder := filepath.Join(h.dir, "disk-"+end.String())
		must(t, os.Mkdir(folder, 0o700))
		cmd := h.command("backup", filepath.Join(folder, "copy.db"))
		must(t, cmd.Start())
		h.until("the half file is there", func() bool { return len(filesIn(t, folder)) == 1 })
		must(t, cmd.Process.Signal(end))
		gone := time.AfterFunc(ptytest.Deadline, func() { cmd.Process.Kill() })
		_ = cmd.Wait()
		gone.Stop()
		left := filesIn(t, folder)
		if end != syscall.SIGKILL {
			if code := cmd.ProcessState.ExitCode(); code != 130 || len(left) != 0 {
				t.Errorf("%v: left with %d, the folder holds %q", end, code, left)
			}
			continue
		}
		if len(left) != 1 {
			t.Fatalf("killed: the folder holds %q", left)
		}
		longAgo := time.Now().Add(-time.Hour)
		must(t, os.Chtimes(filepath.Join(folder, left[0]), longAgo, longAgo))
		must(t, syscall.Flock(int(held.Fd()), syscall.LOCK_UN))
		h.must("backup", filepath.Join(folder, "copy.db"))
		if left := filesIn(t, folder); !slices.Equal(left, []string{"copy.db"}) {
			t.Errorf("after the next one the folder holds %q", left)
		}
	}
}

func filesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
