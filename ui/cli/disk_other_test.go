//go:build !linux

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

// mounts tells that no small disks can be made here.
func mounts() bool { return false }

func disk(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no disk can be made here") }
