package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
)

// network names the network file system that a path lies on, or "". Locks and
// memory maps are not to be trusted there.
func network(path string) string {
	var at syscall.Statfs_t
	for {
		err := syscall.Statfs(path, &at)
		if err == nil {
			break
		}
		up := filepath.Dir(path)
		if !errors.Is(err, fs.ErrNotExist) || up == path {
			return ""
		}
		path = up
	}
	return networkName(uint32(at.Type))
}

// networkName is by the kernel's numbers, see statfs(2).
func networkName(kind uint32) string {
	switch kind {
	case 0x6969:
		return "nfs"
	case 0x517B:
		return "smb"
	case 0xFF534D42:
		return "cifs"
	case 0xFE534D42:
		return "smb2"
	case 0x01021997:
		return "9p"
	case 0x65735546:
		return "fuse"
	case 0x5346414F:
		return "afs"
	case 0x00C36400:
		return "ceph"
	case 0x47504653:
		return "gpfs"
	case 0x0BD00BD0:
		return "lustre"
	}
	return ""
}
