//go:build !linux

package store

import "os"

func datasync(f *os.File) error { return f.Sync() }

// lockable cannot be asked there without taking the lock for good.
func lockable(*os.File) bool { return true }
