package store

import (
	"context"
	"errors"
	"slices"

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

// headsAtOnce is how many heads are read before their pages are given back.
const headsAtOnce = 256

// heads decodes the bucket of heads.
func (l *Library) heads(ctx context.Context, tx *bolt.Tx) ([]workbook.Head, error) {
	h, err := l.header(tx)
	if err != nil {
		return nil, err
	}
	heads := make([]workbook.Head, 0, max(0, min(h.Workbooks, 1<<16)))
	reader := newHeadReader()
	cursor := tx.Bucket([]byte(headsBucket)).Cursor()
	for key, value := cursor.First(); key != nil; key, value = cursor.Next() {
		if len(heads)%headsAtOnce == 0 {
			if ctx.Err() != nil { // pages that lead in a circle must not hold a person
				return nil, ctx.Err()
			}
			forget(tx)
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
	if len(heads) != h.Workbooks {
		return nil, l.badRecord(headsBucket, "", "", errLost)
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
		now, err := l.standing(ctx, tx, id)
		if err != nil {
			return err
		}
		history, err = l.since(ctx, tx, now.Head, after)
		return titled(err, now.Head.Title)
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	return history, err
}

// book is the buckets of one workbook.
type book struct {
	all, answers, log *bolt.Bucket
}

func (l *Library) book(tx *bolt.Tx, id string) (book, error) {
	b := tx.Bucket([]byte(workbooksBucket)).Bucket([]byte(id))
	if b == nil {
		return book{}, l.badRecord(workbooksBucket, id, "", errMissing)
	}
	if err := l.bucketSound(bookPlace(id), b); err != nil {
		return book{}, l.badRecord(workbooksBucket, id, "", err)
	}
	bk := book{all: b, answers: b.Bucket([]byte(answersBucket)), log: b.Bucket([]byte(logBucket))}
	if bk.answers == nil || bk.log == nil {
		return book{}, l.badRecord(workbooksBucket, id, "", errMissing)
	}
	for name, b := range map[string]*bolt.Bucket{answersBucket: bk.answers, logBucket: bk.log} {
		if err := l.bucketSound(bookPlace(id)+"/"+name, b); err != nil {
			return book{}, l.badRecord(workbooksBucket, id, "", err)
		}
	}
	return bk, nil
}

// since reads the log from its end, as far as the revision. Its entries are
// numbered without a gap from 1.
func (l *Library) since(ctx context.Context, tx *bolt.Tx, head workbook.Head, after workbook.Revision) (workbook.History, error) {
	if after >= head.Revision {
		return nil, nil
	}
	bk, err := l.book(tx, head.ID)
	if err != nil {
		return nil, err
	}
	var backwards workbook.History
	expected := 0
	cursor := bk.log.Cursor()
	for key, value := cursor.Last(); key != nil; key, value = cursor.Prev() {
		c, err := l.change(key, value, head.ID)
		if err != nil {
			return nil, err
		}
		if expected != 0 && c.Seq != expected {
			return nil, l.badRecord(logBucket, head.ID, string(logKey(expected)), errLost)
		}
		expected = c.Seq - 1
		if c.Rev <= after {
			expected = 0
			break
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		backwards = append(backwards, c)
	}
	if expected != 0 {
		return nil, l.badRecord(logBucket, head.ID, string(logKey(expected)), errLost)
	}
	slices.Reverse(backwards)
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
