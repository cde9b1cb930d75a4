package store

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"shiben/workbook"
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
		if _, err := l.book(tx, id); err != nil {
			return err
		}
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

// Trashed returns what lies in the trash, deleted last first.
func (l *Library) Trashed(ctx context.Context) ([]workbook.Trashed, error) {
	var all []workbook.Trashed
	err := l.view(ctx, "list trash", func(tx *bolt.Tx) error {
		trash := tx.Bucket([]byte(trashBucket))
		return trash.ForEachBucket(func(id []byte) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			gone, err := l.gone(trash, string(id))
			all = append(all, workbook.Trashed{Head: gone.Head, At: gone.At})
			return err
		})
	})
	if errors.Is(err, errNoFile) {
		return nil, nil
	}
	return workbook.DeletedLast(all), err
}

// BringBack takes a workbook out of the trash again, as it was.
func (l *Library) BringBack(ctx context.Context, id string) error {
	err := l.update(ctx, "bring back", func(tx *bolt.Tx, h *Header) error {
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

// EmptyTrash writes the library anew without the workbooks, and without templates
// that only they had. Deleted in place, their bytes would stay in the file until
// something else took their room.
func (l *Library) EmptyTrash(ctx context.Context, ids []string) (int, error) {
	went := 0
	err := l.alone(ctx, "empty trash", func() error {
		_, err := l.rewrite(ctx, func(tx *bolt.Tx) error {
			trash := tx.Bucket([]byte(trashBucket))
			for _, id := range ids {
				err := trash.DeleteBucket([]byte(id))
				switch {
				case err == nil:
					went++
				case !errors.Is(err, bolterrors.ErrBucketNotFound):
					return err
				}
			}
			if went == 0 {
				return errNothing
			}
			return l.dropTemplates(tx)
		})
		return err
	})
	if errors.Is(err, errNothing) || errors.Is(err, errNoFile) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return went, nil
}

// dropTemplates deletes the templates that no workbook has, those in the trash
// counted.
func (l *Library) dropTemplates(tx *bolt.Tx) error {
	used := map[string]bool{}
	reader := newHeadReader()
	err := tx.Bucket([]byte(headsBucket)).ForEach(func(id, value []byte) error {
		head, err := reader.read(value)
		used[head.Frozen] = true
		if err != nil {
			return l.badRecord(headsBucket, string(id), "", err)
		}
		return nil
	})
	trash := tx.Bucket([]byte(trashBucket))
	if err == nil {
		err = trash.ForEachBucket(func(id []byte) error {
			gone, err := l.gone(trash, string(id))
			used[gone.Head.Frozen] = true
			return err
		})
	}
	if err != nil {
		return err
	}
	templates := tx.Bucket([]byte(templatesBucket))
	var drop [][]byte
	if err := templates.ForEach(func(hash, _ []byte) error {
		if !used[string(hash)] {
			drop = append(drop, hash)
		}
		return nil
	}); err != nil {
		return err
	}
	for _, hash := range drop {
		if err := templates.Delete(hash); err != nil {
			return err
		}
	}
	return nil
}

func (l *Library) gone(trash *bolt.Bucket, id string) (Gone, error) {
	var g Gone
	b := trash.Bucket([]byte(id))
	if err := l.bucketSound(bookPlace(id), b); err != nil {
		return g, l.badRecord(trashBucket, id, "", err)
	}
	err := decode(b.Get([]byte(goneKey)), &g)
	if err == nil && g.Head.ID != id {
		err = errMisfiled
	}
	if err != nil {
		return g, l.badRecord(trashBucket, id, goneKey, err)
	}
	return g, nil
}
