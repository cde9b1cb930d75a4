package store

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
)

// TestChildFails is a check that goes wrong in a process of its own.
func TestChildFails(t *testing.T) {
	switch flag.Arg(0) {
	case "child-that-hangs":
		time.Sleep(time.Hour)
	case "child-that-crashes":
		os.Stdout.WriteString(checkPage + "half a li")
		var p *int
		*p = 1
	default:
		t.Skip("only as a child of a check")
	}
}

// failing gives a library a check that goes wrong.
func failing(t testing.TB, l *Library, how string) *Library {
	t.Helper()
	checking(t, l)
	l.opts.Checker = []string{l.opts.Checker[0], "-test.run=^TestChildFails$", how}
	return l
}

// leaveSign does what a program does that is killed after a write.
func leaveSign(t testing.TB, l *Library) {
	t.Helper()
	s, err := newSign(l.signDir())
	if err != nil {
		t.Fatal(err)
	}
	s.file.Close() // as the system does
}

func signs(t testing.TB, l *Library) int {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(l.signDir(), "*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// TestCleanEndIsNotChecked has a check that would fail, and a program that writes
// and ends in order.
func TestCleanEndIsNotChecked(t *testing.T) {
	path := filled(t)
	l := failing(t, library(t, path), "child-that-crashes")
	create(t, l, "w7", "题")
	if signs(t, l) != 1 {
		t.Errorf("%d signs while a program writes", signs(t, l))
	}
	other := failing(t, library(t, path), "child-that-crashes")
	if _, err := other.List(t.Context()); err != nil {
		t.Errorf("beside a program that lives: %v", err)
	}
	if err := errors.Join(l.Close(), other.Close()); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(l.signDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the sign was left: %v", err)
	}
	if _, err := failing(t, library(t, path), "child-that-crashes").List(t.Context()); err != nil {
		t.Errorf("after an end in order: %v", err)
	}
}

// TestReadingLeavesNoSign has a program that only reads.
func TestReadingLeavesNoSign(t *testing.T) {
	l := checking(t, library(t, filled(t)))
	if _, err := l.List(t.Context()); err != nil || signs(t, l) != 0 {
		t.Errorf("%d signs, %v", signs(t, l), err)
	}
}

// TestKilledIsChecked kills a program that writes: the next one has the library
// checked, and the one after does not.
func TestKilledIsChecked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	killAfter(t, path, 5)
	l := library(t, path)
	if signs(t, l) != 1 {
		t.Fatalf("%d signs after a kill", signs(t, l))
	}
	_, err := failing(t, library(t, path), "child-that-crashes").List(t.Context())
	wantProblem(t, err, workbook.ErrDamaged, "library_unsound", path)
	if _, err := checking(t, l).List(t.Context()); err != nil || signs(t, l) != 0 {
		t.Errorf("%d signs, %v", signs(t, l), err)
	}
	if _, err := failing(t, library(t, path), "child-that-crashes").List(t.Context()); err != nil {
		t.Errorf("checked twice: %v", err)
	}
}

func TestCheckThatFails(t *testing.T) {
	for how, want := range map[string]struct {
		arg  string
		kind workbook.FaultKind
	}{
		"child-that-hangs":   {"stuck", workbook.FaultStuck},
		"child-that-crashes": {"broke", workbook.FaultBroke},
	} {
		t.Run(how, func(t *testing.T) {
			path := filled(t)
			whole := read(t, path)
			l := failing(t, library(t, path), how)
			l.checkLimit = 100 * time.Millisecond
			if how == "child-that-crashes" {
				l.checkLimit = time.Minute
			}
			c, err := l.Check(t.Context(), true)
			if err != nil || c.Whole() || c.Faults[len(c.Faults)-1].Kind != want.kind || c.Backup == nil {
				t.Errorf("check --deep: %+v, %v", c, err)
			}
			leaveSign(t, l)
			for method, err := range everyMethod(t, l) {
				t.Log(method)
				wantProblem(t, err, workbook.ErrDamaged, "library_unsound", path)
				var p *workbook.Problem
				if !errors.As(err, &p) || p.Args[want.arg] != true || p.Args["backup"] == "" {
					t.Errorf("%v", err)
				}
			}
			unchanged(t, path, whole)
			if _, err := l.RestoreFrom(t.Context(), ""); err != nil || signs(t, l) != 0 {
				t.Fatalf("%d signs, %v", signs(t, l), err)
			}
			if _, err := l.List(t.Context()); err != nil {
				t.Errorf("after restoring: %v", err)
			}
		})
	}
}

// TestUncleanEndFindsACircle has bbolt kept from pages that lead to themselves, in
// which it would run until there is no memory left.
func TestUncleanEndFindsACircle(t *testing.T) {
	path := filled(t)
	grow(t, library(t, path))
	data := circled(t, read(t, path), headsBucket)
	place(t, path, data)
	l := checking(t, library(t, path))
	leaveSign(t, l)
	for _, err := range everyMethod(t, l) {
		wantProblem(t, err, workbook.ErrDamaged, "library_unsound", path)
	}
	unchanged(t, path, data)
	if signs(t, l) != 1 {
		t.Error("the next program would not check it")
	}
}

// TestUncleanEndFindsARecord tells of a record that is damaged; the others are read.
func TestUncleanEndFindsARecord(t *testing.T) {
	path := filled(t)
	place(t, path, spoiltRecord(t, read(t, path), `"mark":3`))
	l := checking(t, library(t, path))
	var told []string
	l.opts.Warn = func(p *workbook.Problem) {
		if p.Code != "library_checking" { // of a slow machine, from a timer of its own
			told = append(told, fmt.Sprint(p.Code, p.Args["n"]))
		}
	}
	leaveSign(t, l)
	if heads, err := l.List(t.Context()); err != nil || len(heads) != 2 {
		t.Errorf("%d heads, %v", len(heads), err)
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "records_damaged") {
		t.Errorf("told %q", told)
	}
	_, _, err := l.Load(t.Context(), "w1")
	wantProblem(t, err, workbook.ErrDamaged, "record_damaged", path)
	if signs(t, l) != 1 {
		t.Error("the next program would not say so")
	}
}

// TestClosingEndsACheck closes a library whose check hangs.
func TestClosingEndsACheck(t *testing.T) {
	path := filled(t)
	l := failing(t, library(t, path), "child-that-hangs")
	l.checkLimit = time.Hour
	leaveSign(t, l)
	ended := make(chan error)
	begun := make(chan struct{})
	l.opts.Warn = func(*workbook.Problem) { close(begun) } // that it takes long
	go func() {
		_, err := l.List(t.Context())
		ended <- err
	}()
	<-begun
	l.Close()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the check ended with %v", err)
	}
}

// TestUncleanEndUnderALock has a program that holds the library while it is to be
// checked: it is in use, not damaged.
func TestUncleanEndUnderALock(t *testing.T) {
	path := filled(t)
	held, err := library(t, path).openPages(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	l := checking(t, library(t, path))
	leaveSign(t, l)
	_, err = l.List(t.Context())
	wantProblem(t, err, workbook.ErrInUse, "library_in_use", path)
	held.Close()
	if _, err := l.List(t.Context()); err != nil || signs(t, l) != 0 {
		t.Errorf("%d signs, %v", signs(t, l), err)
	}
}
