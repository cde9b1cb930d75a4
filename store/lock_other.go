//go:build !unix || solaris || aix

package store

import "os"

// tryLock takes no lock: bbolt has its own here, and only for files that it opens
// itself.
func tryLock(*os.File, bool) error { return nil }

// unlock does nothing: the lock goes with the file, or with the program.
func unlock(*os.File) error { return nil }
