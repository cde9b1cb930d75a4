//go:build unix && !solaris && !aix

package store

import (
	"errors"
	"os"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"
)

// tryLock takes the lock that bbolt takes, for a file that is not given to bbolt.
// bolterrors.ErrTimeout when another program has it.
func tryLock(f *os.File, alone bool) error {
	how := syscall.LOCK_SH
	if alone {
		how = syscall.LOCK_EX
	}
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return bolterrors.ErrTimeout
	}
	return err
}

// unlock gives up bbolt's lock on a file. Closing would not: the memory map that
// is left behind keeps the lock alive.
func unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
