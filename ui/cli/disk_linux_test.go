package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// mounts tells whether small disks can be made here.
func mounts() bool {
	dir, err := os.MkdirTemp("", "shiben-mounts-")
	if err != nil {
		return false
	}
	defer os.RemoveAll(dir)
	if syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m") != nil {
		return false
	}
	return syscall.Unmount(dir, 0) == nil
}

// disk puts a small disk at a folder, full or read-only when that is asked for
// later: disk DIR, disk DIR full, disk DIR readonly
func disk(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	switch {
	case len(args) == 1:
		ts.Check(os.MkdirAll(dir, 0o700))
		ts.Check(syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"))
		ts.Defer(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	case args[1] == "readonly":
		ts.Check(syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	case args[1] == "full":
		f, err := os.Create(filepath.Join(dir, "ballast"))
		ts.Check(err)
		defer f.Close()
		for err == nil {
			_, err = f.Write(make([]byte, 4096))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			ts.Check(err)
		}
	}
}
