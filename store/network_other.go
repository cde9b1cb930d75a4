//go:build !linux

package store

// Network names the network file system that a path lies on, or "". It can tell
// on Linux only.
func Network(string) string { return "" }
