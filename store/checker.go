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
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"shiben/workbook"
)

// How long a check in a process of its own may take: the one and the other for each
// megabyte.
const (
	checkAtLeast = 20 * time.Second
	checkPerMB   = 200 * time.Millisecond
)

// What a checker writes: a line for each fault, which begins with what is at fault,
// and a last one.
const (
	checkPage   = "page: "
	checkRecord = "record: "
	checkHeld   = "held"    // another program has the lock
	checkEnds   = "checked" // the check came to its end
)

// checkRecords is the argument after the library's path with which a checker holds
// each record against its checksum, too.
const checkRecords = "records"

// RunChecker lets bbolt check a library, its first argument. It is to run in a
// process of its own: on a damaged file the check can crash, or never end. It
// writes what it found and returns an exit code.
func RunChecker(args []string, out io.Writer) int {
	if len(args) < 1 || len(args) > 2 || len(args) == 2 && args[1] != checkRecords {
		return 2
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	sound := true
	var err error
	if len(args) == 2 {
		sound, err = checkSurvey(args[0], out)
	}
	if err == nil && sound { // or bbolt could run in circles in it
		err = checkBolt(args[0], out)
	}
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		fmt.Fprintln(out, checkHeld)
		return 1
	case err != nil:
		tellFault(out, checkPage, err.Error())
	}
	fmt.Fprintln(out, checkEnds)
	return 0
}

// checkSurvey tells whether the pages are sound.
func checkSurvey(path string, out io.Writer) (sound bool, err error) {
	l, err := Open(path, Options{Now: func() (none time.Time) { return }, NewID: func() (none string) { return }}) // nothing is written
	if err != nil {
		return false, err
	}
	s, _, err := l.survey(context.Background(), false, nil)
	if err != nil {
		return false, err
	}
	sound = true
	for _, f := range s.all() {
		kind := checkRecord
		if f.Page != 0 || f.Kind == workbook.FaultFile {
			kind, sound = checkPage, false
		}
		tellFault(out, kind, f.Detail)
	}
	return sound, nil
}

// mostDetail is how many bytes of a fault are told.
const mostDetail = 500

func tellFault(out io.Writer, kind, detail string) {
	detail = strings.ReplaceAll(detail, "\n", " ")
	fmt.Fprintln(out, kind+detail[:min(len(detail), mostDetail)])
}

func checkBolt(path string, out io.Writer) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: defaultLockTimeout})
	if err != nil {
		return err
	}
	return db.View(func(tx *bolt.Tx) error {
		told := 0
		for fault := range tx.Check() {
			if told++; told > mostFaults {
				break // the process ends, and with it the check
			}
			tellFault(out, checkPage, "bbolt: "+fault.Error())
		}
		return nil
	})
}

// verdict is what a checker found.
type verdict struct {
	pages, records []string // what is wrong with them
	stuck          bool     // it had to be ended
	broke          bool     // it did not come to its end
	none           bool     // it could not be started: nothing is known
}

// sound tells that the file can be handed to bbolt.
func (v verdict) sound() bool { return len(v.pages) == 0 && !v.stuck && !v.broke }

// check runs RunChecker in a process of its own, and ends it when it takes too long.
// bolterrors.ErrTimeout when another program holds the library.
func (l *Library) check(ctx context.Context, size int64, more ...string) (verdict, error) {
	if len(l.opts.Checker) == 0 {
		return verdict{none: true}, nil
	}
	limit := l.checkLimit
	if limit == 0 {
		limit = checkAtLeast + time.Duration(size>>20)*checkPerMB
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	args := append(l.opts.Checker[1:len(l.opts.Checker):len(l.opts.Checker)], l.path)
	cmd := exec.CommandContext(limited, l.opts.Checker[0], append(args, more...)...)
	cmd.WaitDelay = time.Second
	answer, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return verdict{}, ctx.Err()
	case err != nil && limited.Err() == nil && !errors.As(err, &exit):
		l.log.Warn("check in a process of its own", "path", l.path, "err", err) // no fault of the file
		return verdict{none: true}, nil
	}
	v, err := readVerdict(answer)
	if v.broke && limited.Err() != nil {
		v.stuck, v.broke = true, false
	}
	return v, err
}

func readVerdict(answer []byte) (verdict, error) {
	v := verdict{broke: true}
	lines := bufio.NewScanner(bytes.NewReader(answer))
	for lines.Scan() {
		line := lines.Text()
		page, isPage := strings.CutPrefix(line, checkPage)
		record, isRecord := strings.CutPrefix(line, checkRecord)
		switch {
		case line == checkHeld:
			return verdict{}, bolterrors.ErrTimeout
		case line == checkEnds:
			v.broke = false
		case isPage && len(v.pages) < mostFaults:
			v.pages = append(v.pages, page)
		case isRecord && len(v.records) < mostFaults:
			v.records = append(v.records, record)
		}
	}
	return v, nil
}

// boltCheck is bbolt's own check of its pages.
func (l *Library) boltCheck(ctx context.Context, size int64) ([]workbook.Fault, error) {
	v, err := l.check(ctx, size)
	var faults []workbook.Fault
	for _, detail := range v.pages {
		faults = append(faults, workbook.Fault{Kind: workbook.FaultPage, Detail: detail})
	}
	switch {
	case v.stuck:
		faults = append(faults, workbook.Fault{Kind: workbook.FaultStuck, Detail: "bbolt's own check did not end and was stopped"})
	case v.broke:
		faults = append(faults, workbook.Fault{Kind: workbook.FaultBroke, Detail: "bbolt's own check did not come to its end"})
	}
	return faults, err
}
