package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// firstSchema is the schema before any migration.
const firstSchema = 1

// migration brings a library from one schema to the next, in one transaction.
type migration struct {
	why string
	run func(tx *bolt.Tx) error
}

// migrations is every step there ever was, in order: the first leads from schema
// 1 to 2. A step that was released is never changed; later needs get later steps.
func migrations() []migration { return nil }

// schema is what this program writes.
func (l *Library) schema() int { return firstSchema + len(l.migrations) }

// prepare makes the backup of the day, and brings an older library up to date,
// after a backup that must not fail.
func (l *Library) prepare(db *bolt.DB) error {
	var h Header
	err := db.View(func(tx *bolt.Tx) (err error) {
		if err := l.topSound(tx); err != nil {
			return err
		}
		h, err = l.header(tx)
		return err
	})
	if err != nil {
		return err
	}
	if h.Schema == l.schema() {
		l.backupOfDay(db, h)
		return nil
	}
	if h.Schema < firstSchema {
		return l.badRecord(libraryBucket, "", headerKey, errMisfiled)
	}
	if err := l.backup(db, h); err != nil {
		return fmt.Errorf("backup before migration: %w", err)
	}
	return db.Update(func(tx *bolt.Tx) error { return l.migrate(tx, h) })
}

func (l *Library) migrate(tx *bolt.Tx, h Header) error {
	for ; h.Schema < l.schema(); h.Schema++ {
		step := l.migrations[h.Schema-firstSchema]
		if err := step.run(tx); err != nil {
			return fmt.Errorf("migrate to schema %d (%s): %w", h.Schema+1, step.why, err)
		}
	}
	h.Writes++
	l.last = nil
	return put(tx.Bucket([]byte(libraryBucket)), []byte(headerKey), h)
}
