//go:build !linux

package e2e

import "testing"

func mountTiny(t *testing.T, _ string) {
	t.Helper()
	t.Skip("a full disk needs a small one, which is mounted on Linux only")
}
