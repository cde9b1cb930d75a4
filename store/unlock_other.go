//go:build !unix || solaris || aix

package store

import "os"

// unlock does nothing: the lock goes with the file, or with the program.
func unlock(*os.File) error { return nil }
