package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	bolterrors "go.etcd.io/bbolt/errors"

	"shiben/workbook"
)

func TestProblems(t *testing.T) {
	l := library(t, t.TempDir()+"/library.db")
	for _, c := range []struct {
		cause error
		kind  error
		code  string
	}{
		{bolterrors.ErrTimeout, workbook.ErrInUse, "library_in_use"},
		{bolterrors.ErrInvalid, workbook.ErrDamaged, "library_not_one"},
		{bolterrors.ErrChecksum, workbook.ErrDamaged, "library_damaged"},
		{&os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, workbook.ErrDisk, "disk_full"},
		{fmt.Errorf("file sync error: %s", syscall.ENOSPC), workbook.ErrDisk, "disk_full"}, // as bbolt says it
		{fmt.Errorf("write: %w", syscall.EDQUOT), workbook.ErrDisk, "disk_full"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, workbook.ErrDisk, "disk_read_only"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, workbook.ErrDisk, "disk_not_allowed"},
		{syscall.EPERM, workbook.ErrDisk, "disk_not_allowed"},
		{fs.ErrPermission, workbook.ErrDisk, "disk_not_allowed"},
		{fs.ErrNotExist, workbook.ErrDisk, "disk_gone"},
		{syscall.ENOTDIR, workbook.ErrDisk, "disk_gone"},
		{syscall.ENOLCK, workbook.ErrDisk, "disk_no_lock"},
		{syscall.EIO, workbook.ErrDisk, "disk_failed"},
		{errors.New("anything"), workbook.ErrDisk, "disk_failed"},
	} {
		err := l.problem("read", c.cause)
		wantProblem(t, err, c.kind, c.code, l.path)
		if !errors.Is(err, c.cause) {
			t.Errorf("%v hides its cause %v", err, c.cause)
		}
		if again := l.problem("list", fmt.Errorf("once more: %w", err)); !errors.Is(again, err) {
			t.Errorf("wrapped twice: %v", again)
		}
	}
	for _, plain := range []error{nil, context.Canceled, context.DeadlineExceeded, errNoFile, errClosed, &workbook.Conflict{}} {
		if got := l.problem("read", plain); got != plain {
			t.Errorf("%v became %v", plain, got)
		}
	}
}
