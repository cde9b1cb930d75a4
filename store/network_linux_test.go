package store

import (
	"path/filepath"
	"testing"
)

func TestNetworkNames(t *testing.T) {
	for kind, want := range map[uint32]string{0x6969: "nfs", 0xFF534D42: "cifs", 0xEF53: "" /* ext4 */, 0x01021994: "" /* tmpfs */} {
		if got := networkName(kind); got != want {
			t.Errorf("%#x is %q, want %q", kind, got, want)
		}
	}
}

// TestNetworkOfWhatIsNotThereYet asks the folder that it would be made in.
func TestNetworkOfWhatIsNotThereYet(t *testing.T) {
	dir := t.TempDir()
	if got, want := network(filepath.Join(dir, "a", "b", "library.db")), network(dir); got != want {
		t.Errorf("got %q, its folder is on %q", got, want)
	}
}
