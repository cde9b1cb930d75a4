package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// How long bbolt's own check may take: the one and the other for each megabyte.
const (
	checkAtLeast = 20 * time.Second
	checkPerMB   = 200 * time.Millisecond
)

// checkEnds is the last line of a check that came to its end.
const checkEnds = "checked"

// RunChecker lets bbolt check a library, its one argument. It is to run in a
// process of its own: on a damaged file the check can crash, or never end. It
// writes a line for each fault and one at the end, and returns an exit code.
func RunChecker(args []string, out io.Writer) int {
	if len(args) != 1 {
		return 2
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	db, err := bolt.Open(args[0], 0o600, &bolt.Options{ReadOnly: true, Timeout: defaultLockTimeout})
	if err != nil {
		fmt.Fprintln(out, err)
		return 1
	}
	err = db.View(func(tx *bolt.Tx) error {
		for fault := range tx.Check() {
			fmt.Fprintln(out, fault)
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(out, err)
		return 1
	}
	fmt.Fprintln(out, checkEnds)
	return 0
}

// boltCheck runs RunChecker in a process of its own, and ends it when it takes too
// long.
func (l *Library) boltCheck(ctx context.Context, size int64) []workbook.Fault {
	if len(l.opts.Checker) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, checkAtLeast+time.Duration(size>>20)*checkPerMB)
	defer cancel()
	cmd := exec.CommandContext(ctx, l.opts.Checker[0], append(l.opts.Checker[1:len(l.opts.Checker):len(l.opts.Checker)], l.path)...)
	cmd.WaitDelay = time.Second
	answer, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && ctx.Err() == nil {
		l.log.Warn("check in a process of its own", "path", l.path, "err", err) // it could not be started: no fault of the file
		return nil
	}
	return checkerFaults(answer, err)
}

func checkerFaults(answer []byte, failed error) []workbook.Fault {
	var faults []workbook.Fault
	ended := false
	lines := bufio.NewScanner(bytes.NewReader(answer))
	for lines.Scan() {
		if ended = lines.Text() == checkEnds; !ended && len(faults) < mostFaults {
			faults = append(faults, workbook.Fault{Kind: workbook.FaultPage, Detail: "bbolt: " + lines.Text()})
		}
	}
	if !ended {
		faults = append(faults, workbook.Fault{Kind: workbook.FaultPage, Detail: fmt.Sprintf("bbolt's own check did not end well: %v", failed)})
	}
	return faults
}
