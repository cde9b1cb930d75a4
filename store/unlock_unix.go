//go:build unix && !solaris && !aix

package store

import (
	"os"
	"syscall"
)

// unlock gives up bbolt's lock on a file. Closing would not: the memory map that
// is left behind keeps the lock alive.
func unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
