//go:build !linux

package store

import bolt "go.etcd.io/bbolt"

// forget is not worth its while here.
func forget(*bolt.Tx) {}
