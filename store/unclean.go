package store

import (
	"context"
	"fmt"
	"os"
	"time"

	"shiben/workbook"
)

// tellAfter is how long a check may take before a person is told of it.
const tellAfter = time.Second

// afterUnclean has the file checked in a process of its own before it is handed to
// bbolt, once, when the last program that wrote to it did not come to its end. A
// file whose pages are not sound ends the Library. Of records that are damaged a
// person is told; those that are whole can be used.
func (l *Library) afterUnclean(ctx context.Context) error {
	if l.asked || len(l.opts.Checker) == 0 {
		return nil
	}
	left := l.leftSigns()
	if len(left) == 0 {
		l.asked = true
		return nil
	}
	size, ok := l.checkable()
	if !ok { // whoever opens it says why
		return nil
	}
	ctx, cancel := l.untilClosed(ctx)
	defer cancel()
	defer time.AfterFunc(tellAfter, func() {
		l.opts.Warn(workbook.NewProblem(nil, "library_checking", "path", l.path))
	}).Stop()
	v, err := l.check(ctx, size, checkRecords)
	switch {
	case err != nil:
		return err
	case !v.sound():
		l.dead = l.damaged("library_unsound").With("stuck", v.stuck).With("broke", v.broke).
			Because(fmt.Errorf("check %s: %v", l.path, v.pages))
		return l.dead
	case len(v.records) > 0:
		l.opts.Warn(workbook.NewProblem(workbook.ErrDamaged, "records_damaged", "path", l.path, "n", len(v.records)))
	case !v.none:
		l.dropSigns(left)
	}
	l.asked = true
	return nil
}

// untilClosed is a context that ends, too, when the Library is about to be closed.
func (l *Library) untilClosed(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-l.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// checkable tells whether the file is one that a checker can be given, and its size.
func (l *Library) checkable() (size int64, ok bool) {
	if err := l.findFile(); err != nil {
		return 0, false
	}
	f, err := os.Open(l.path)
	if err != nil {
		return 0, false
	}
	defer f.Close()
	if size, err = sizeOf(f); err != nil {
		return 0, false
	}
	_, err = inspect(f, func() (int64, error) { return size, nil })
	return size, err == nil
}
