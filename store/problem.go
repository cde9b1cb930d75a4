package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"time"

	bolterrors "go.etcd.io/bbolt/errors"

	"shiben/workbook"
)

// errNoFile says that there is no library yet. It never leaves the package.
var errNoFile = errors.New("no library file")

// errNothing ends a transaction that has nothing to write. Likewise.
var errNothing = errors.New("nothing to write")

// reaction is what a cause from below means to a caller.
type reaction struct {
	cause error
	kind  error
	code  string
}

func reactions() []reaction {
	return []reaction{
		{bolterrors.ErrTimeout, workbook.ErrInUse, "library_in_use"},
		{bolterrors.ErrInvalid, workbook.ErrDamaged, "library_not_one"},
		{bolterrors.ErrVersionMismatch, workbook.ErrDamaged, "library_not_one"},
		{bolterrors.ErrChecksum, workbook.ErrDamaged, "library_damaged"},
		{bolterrors.ErrInvalidMapping, workbook.ErrDamaged, "library_damaged"},
		{syscall.ENOSPC, workbook.ErrDisk, "disk_full"},
		{syscall.EDQUOT, workbook.ErrDisk, "disk_full"},
		{syscall.EFBIG, workbook.ErrDisk, "disk_full"},
		{syscall.EROFS, workbook.ErrDisk, "disk_read_only"},
		{fs.ErrPermission, workbook.ErrDisk, "disk_not_allowed"},
		{fs.ErrNotExist, workbook.ErrDisk, "disk_gone"},
		{syscall.ENOTDIR, workbook.ErrDisk, "disk_gone"},
		{syscall.ELOOP, workbook.ErrDisk, "disk_link_loop"},
		{syscall.ENOLCK, workbook.ErrDisk, "disk_no_lock"},
	}
}

// problem puts what went wrong in the terms of package workbook. What is in those
// terms already, or a context's end, it leaves alone.
func (l *Library) problem(doing string, err error) error {
	var p *workbook.Problem
	var c *workbook.Conflict
	switch {
	case err == nil, errors.As(err, &p), errors.As(err, &c), errors.Is(err, errNoFile), errors.Is(err, errNothing),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, errClosed):
		return err
	}
	cause := fmt.Errorf("%s %s: %w", doing, l.path, err)
	r := reactionTo(err)
	if r.kind == workbook.ErrDamaged {
		return l.damaged(r.code).Because(cause)
	}
	p = diskProblem(r, l.path, err).Because(cause)
	if r.kind == workbook.ErrInUse {
		p.With("holder", holder(l.path))
	}
	return p
}

// fileProblem is what went wrong with a file that is not the library.
func fileProblem(path string, err error) error {
	var p *workbook.Problem
	if err == nil || errors.As(err, &p) {
		return err
	}
	r := reactionTo(err)
	if r.kind == workbook.ErrDamaged {
		r = reaction{}
	}
	return diskProblem(r, path, err).Because(err)
}

// reactionTo is the zero reaction for a cause that is not foreseen.
func reactionTo(err error) reaction {
	for _, r := range reactions() {
		// bbolt passes some causes on as text only
		if errors.Is(err, r.cause) || strings.HasSuffix(err.Error(), ": "+r.cause.Error()) {
			return r
		}
	}
	return reaction{}
}

func diskProblem(r reaction, path string, err error) *workbook.Problem {
	if r.kind == nil {
		return workbook.NewProblem(workbook.ErrDisk, "disk_failed", "path", path, "detail", err.Error())
	}
	return workbook.NewProblem(r.kind, r.code, "path", path)
}

// damaged is an ErrDamaged that names the file, and the newest whole backup of it
// with when it was made and how many workbooks it holds ("" when there is none).
func (l *Library) damaged(code string) *workbook.Problem {
	p := workbook.NewProblem(workbook.ErrDamaged, code, "path", l.path, "backup", "")
	if b := l.newestBackup(); b != nil {
		p.With("backup", b.Path).With("workbooks", b.Workbooks).With("made", b.At.In(l.opts.Now().Location()).Format(time.DateOnly+" 15:04"))
	}
	return p
}

func (l *Library) newer(schema int) error {
	return workbook.NewProblem(workbook.ErrNewer, "library_newer", "path", l.path, "schema", schema, "known", l.schema())
}

// badRecord is an ErrDamaged that names the record: for an answer its prompt.
func (l *Library) badRecord(bucket, id, key string, err error) error {
	named := key
	if bucket == answersBucket && key != "" {
		prompt, side, row := answerPlace([]byte(key))
		named = strings.TrimRight(strings.Join([]string{prompt, side, row}, " "), " ")
	}
	return l.damaged("record_damaged").With("bucket", bucket).With("workbook", id).With("prompt", named).
		Because(fmt.Errorf("read %s %s %s: %w", bucket, id, key, err))
}

// titled adds a workbook's title to what is said of a damaged record of it.
func titled(err error, title string) error {
	var p *workbook.Problem
	if errors.As(err, &p) && p.Code == "record_damaged" {
		p.With("title", title)
	}
	return err
}

func notFound(id string) error {
	return workbook.NewProblem(workbook.ErrNotFound, "workbook_unknown", "ref", id)
}

// noLibrary says that there is nothing yet that could be looked after.
func (l *Library) noLibrary() error {
	return workbook.NewProblem(workbook.ErrNotFound, "library_none", "path", l.path)
}
