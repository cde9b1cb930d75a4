//go:build !linux

package ptytest

// keepOutput is done on Linux only, where the tests run.
func keepOutput(int) error { return nil }
