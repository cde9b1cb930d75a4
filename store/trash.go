package store

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"
)

// Delete moves a workbook to the trash with all that belongs to it.
func (l *Library) Delete(ctx context.Context, id string) error {
	err := l.update(ctx, "delete", func(tx *bolt.Tx, h *Header) error {
		heads := tx.Bucket([]byte(headsBucket))
		value := heads.Get([]byte(id))
		if value == nil {
			return notFound(id)
		}
		head, err := newHeadReader().read(value)
		if err != nil {
			return l.badRecord(headsBucket, id, "", err)
		}
		if err := heads.Delete([]byte(id)); err != nil {
			return err
		}
		h.Workbooks--
		trash := tx.Bucket([]byte(trashBucket))
		if err := tx.Bucket([]byte(workbooksBucket)).MoveBucket([]byte(id), trash); err != nil {
			return err
		}
		return put(trash.Bucket([]byte(id)), []byte(goneKey), Gone{Head: head, At: l.opts.Now().UTC().Round(0)})
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	return err
}

// Trashed returns what lies in the trash, in no order.
func (l *Library) Trashed(ctx context.Context) ([]Gone, error) {
	var all []Gone
	err := l.view(ctx, "list trash", func(tx *bolt.Tx) error {
		trash := tx.Bucket([]byte(trashBucket))
		return trash.ForEachBucket(func(id []byte) error {
			gone, err := l.gone(trash, string(id))
			all = append(all, gone)
			return err
		})
	})
	if errors.Is(err, errNoFile) {
		return nil, nil
	}
	return all, err
}

// Restore takes a workbook out of the trash again, as it was. ErrNotFound when it
// does not lie there.
func (l *Library) Restore(ctx context.Context, id string) error {
	err := l.update(ctx, "restore", func(tx *bolt.Tx, h *Header) error {
		trash := tx.Bucket([]byte(trashBucket))
		if trash.Bucket([]byte(id)) == nil {
			return notFound(id)
		}
		gone, err := l.gone(trash, id)
		if err != nil {
			return err
		}
		// moved before it is changed: a move takes what stood there before the transaction
		workbooks := tx.Bucket([]byte(workbooksBucket))
		if err := trash.MoveBucket([]byte(id), workbooks); err != nil {
			return err
		}
		if err := workbooks.Bucket([]byte(id)).Delete([]byte(goneKey)); err != nil {
			return err
		}
		h.Workbooks++
		return put(tx.Bucket([]byte(headsBucket)), []byte(id), gone.Head)
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	return err
}

func (l *Library) gone(trash *bolt.Bucket, id string) (Gone, error) {
	var g Gone
	err := decode(trash.Bucket([]byte(id)).Get([]byte(goneKey)), &g)
	if err == nil && g.Head.ID != id {
		err = errMisfiled
	}
	if err != nil {
		return g, l.badRecord(trashBucket, id, goneKey, err)
	}
	return g, nil
}
