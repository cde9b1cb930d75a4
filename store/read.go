package store

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// List returns all heads, the one changed last first, and reads nothing else.
func (l *Library) List(ctx context.Context) ([]workbook.Head, error) {
	var heads []workbook.Head
	err := l.view(ctx, "list", func(tx *bolt.Tx) (err error) {
		heads, err = l.heads(ctx, tx)
		return err
	})
	if errors.Is(err, errNoFile) {
		return nil, nil
	}
	return newestFirst(heads), err
}

// heads decodes the bucket of heads.
func (l *Library) heads(ctx context.Context, tx *bolt.Tx) ([]workbook.Head, error) {
	var heads []workbook.Head
	reader := newHeadReader()
	cursor := tx.Bucket([]byte(headsBucket)).Cursor()
	for key, value := cursor.First(); key != nil; key, value = cursor.Next() {
		if len(heads)%1024 == 0 && ctx.Err() != nil { // pages that lead in a circle must not hold a person
			return nil, ctx.Err()
		}
		head, err := reader.read(value)
		if err == nil && head.ID != string(key) {
			err = errMisfiled
		}
		if err != nil {
			return nil, l.badRecord(headsBucket, string(key), "", err)
		}
		heads = append(heads, head)
	}
	return heads, nil
}

// Load returns a workbook and its head.
func (l *Library) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	var w *workbook.Workbook
	var head workbook.Head
	err := l.view(ctx, "load", func(tx *bolt.Tx) error {
		now, err := l.standing(ctx, tx, id)
		if err != nil {
			return err
		}
		w, head = now.Workbook.Clone(), now.Head.Clone()
		return nil
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	return w, head, err
}

// Log returns the changes after a revision, oldest first.
func (l *Library) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	var history workbook.History
	err := l.view(ctx, "read log", func(tx *bolt.Tx) error {
		if tx.Bucket([]byte(headsBucket)).Get([]byte(id)) == nil {
			return notFound(id)
		}
		book, err := l.book(tx, id)
		if err != nil {
			return err
		}
		history, err = l.since(ctx, book.log, id, after)
		return err
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	return history, err
}

// book is the buckets of one workbook.
type book struct {
	answers, log *bolt.Bucket
}

func (l *Library) book(tx *bolt.Tx, id string) (book, error) {
	b := tx.Bucket([]byte(workbooksBucket)).Bucket([]byte(id))
	if b == nil {
		return book{}, l.badRecord(workbooksBucket, id, "", errMissing)
	}
	bk := book{answers: b.Bucket([]byte(answersBucket)), log: b.Bucket([]byte(logBucket))}
	if bk.answers == nil || bk.log == nil {
		return book{}, l.badRecord(workbooksBucket, id, "", errMissing)
	}
	return bk, nil
}

// since reads the log from its end, as far as the revision.
func (l *Library) since(ctx context.Context, log *bolt.Bucket, id string, after workbook.Revision) (workbook.History, error) {
	var backwards workbook.History
	cursor := log.Cursor()
	for key, value := cursor.Last(); key != nil; key, value = cursor.Prev() {
		c, err := l.change(key, value, id)
		if err != nil {
			return nil, err
		}
		if c.Rev <= after {
			break
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		backwards = append(backwards, c)
	}
	for i, j := 0, len(backwards)-1; i < j; i, j = i+1, j-1 {
		backwards[i], backwards[j] = backwards[j], backwards[i]
	}
	return backwards, nil
}

// change decodes one entry of a log.
func (l *Library) change(key, value []byte, id string) (workbook.Change, error) {
	var c workbook.Change
	err := decode(value, &c)
	if err == nil && string(logKey(c.Seq)) != string(key) {
		err = errMisfiled
	}
	if err != nil {
		return c, l.badRecord(logBucket, id, string(key), err)
	}
	return c, nil
}

// template returns the template of a content hash, decoded once.
func (l *Library) template(tx *bolt.Tx, hash string) (*workbook.Template, error) {
	if t, ok := l.templates[hash]; ok {
		return t, nil
	}
	data, err := unseal(tx.Bucket([]byte(templatesBucket)).Get([]byte(hash)))
	if err != nil {
		return nil, l.badRecord(templatesBucket, "", hash, err)
	}
	t, err := workbook.DecodeTemplate(data)
	if err == nil && t.Hash() != hash {
		err = errMisfiled
	}
	if err != nil {
		return nil, l.badRecord(templatesBucket, "", hash, err)
	}
	l.templates[hash] = t
	return t, nil
}
