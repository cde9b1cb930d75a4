package store

import (
	"syscall"

	bolt "go.etcd.io/bbolt"
)

// forget gives back the memory that the pages read so far take; they are read
// again where they are needed again. Heads lie scattered over the file, and with
// each page that is touched the kernel maps those around it: a list of 10,000
// workbooks would seem to take a hundred megabytes.
func forget(tx *bolt.Tx) {
	// what it returns does not matter: the pages stay, and all is as without it
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), syscall.MADV_DONTNEED)
}
