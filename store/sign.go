package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A sign is a file that says that a program writes to the library. It is made
// before the program's first write, locked for as long as the program lives, and
// taken away when the library is closed. One that nobody holds was left by a
// program that did not come so far: it was killed, or the machine stopped.
//
// The signs lie in a folder beside the library that is there only while a sign is.
// They are not made last, which would cost the first write its time again: what
// stops the machine within seconds of it can take the sign along.
type sign struct {
	path string
	file *os.File // has the lock
}

const (
	signFolder  = ".open" // after the library's own name
	signName    = "sign-"
	signForming = "new-" // it is not locked yet
)

func (l *Library) signDir() string {
	return filepath.Join(filepath.Dir(l.path), "."+filepath.Base(l.path)+signFolder)
}

// putSign makes the program's sign. Without one the library is written all the
// same.
func (l *Library) putSign() {
	if len(l.opts.Checker) == 0 || l.sign != nil {
		return
	}
	s, err := newSign(l.signDir())
	if err != nil {
		l.log.Warn("make a sign", "path", l.path, "err", err)
		return
	}
	l.sign = s
}

// newSign makes a sign that has its lock when it has its name.
func newSign(dir string) (*sign, error) {
	forming, err := createIn(dir)
	if err != nil {
		return nil, err
	}
	s := &sign{path: filepath.Join(dir, signName+strings.TrimPrefix(filepath.Base(forming), signForming))}
	if s.file, err = os.Open(forming); err == nil { // for writing, it would keep the disk from becoming read-only
		if err = tryLock(s.file, true); err == nil {
			err = os.Rename(forming, s.path)
		}
		if err == nil {
			return s, nil
		}
		s.file.Close()
	}
	os.Remove(forming)
	return nil, err
}

// createIn makes an empty file in a folder that another program may take away until
// there is something in it.
func createIn(dir string) (path string, err error) {
	var f *os.File
	for range 3 {
		if err = os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		if f, err = os.CreateTemp(dir, signForming+"*"); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// takeSign takes the program's sign away, unless a fault has ended the library: then
// it stays, for the next program to check the file.
func (l *Library) takeSign() {
	if l.sign == nil {
		return
	}
	if l.dead == nil {
		os.Remove(l.sign.path)
	}
	l.sign.file.Close()
	l.sign = nil
	os.Remove(l.signDir()) // if it is empty
}

// leftSigns are the signs that nobody holds.
func (l *Library) leftSigns() (left []string) {
	dir := l.signDir()
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // mostly there is none
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), signName) && abandoned(path) {
			left = append(left, path)
		}
	}
	return left
}

// abandoned tells whether a sign is there that nobody holds.
func abandoned(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	if tryLock(f, false) != nil {
		return false
	}
	held, err := f.Stat()
	if err != nil {
		return false
	}
	now, err := os.Lstat(path) // its program may have taken it away in order just now
	return err == nil && os.SameFile(held, now)
}

// dropSigns takes away signs that were left: the file was found whole, or is
// another one.
func (l *Library) dropSigns(left []string) {
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			l.log.Warn("take a sign away", "path", path, "err", err)
		}
	}
	os.Remove(l.signDir()) // if it is empty
}
