package store

import (
	"bytes"
	"context"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// loaded is the workbook decoded last, kept so that a save need not decode all of
// it again. It is that workbook still when the records of its head and of its
// newest change are the same bytes: both hold times and revisions.
type loaded struct {
	id           string
	head, newest []byte
	standing     workbook.Standing
}

// standing reads a workbook as it stands. Whoever gets it must not change it.
func (l *Library) standing(ctx context.Context, tx *bolt.Tx, id string) (workbook.Standing, error) {
	var none workbook.Standing
	head := tx.Bucket([]byte(headsBucket)).Get([]byte(id))
	if head == nil {
		return none, notFound(id)
	}
	bk, err := l.book(tx, id)
	if err != nil {
		return none, err
	}
	key, newest := bk.log.Cursor().Last()
	if key == nil {
		return none, l.badRecord(logBucket, id, "", errMissing)
	}
	if c := l.last; c != nil && c.id == id && bytes.Equal(c.head, head) && bytes.Equal(c.newest, newest) {
		return c.standing, nil
	}
	now, err := l.decodeStanding(ctx, tx, id, head, bk)
	if err != nil {
		return none, err
	}
	if now.Newest, err = l.change(key, newest, id); err != nil {
		return none, err
	}
	if now.Newest.Rev != now.Head.Revision {
		return none, l.badRecord(logBucket, id, string(key), errMisfiled)
	}
	l.last = &loaded{id: id, head: bytes.Clone(head), newest: bytes.Clone(newest), standing: now}
	return now, nil
}

func (l *Library) decodeStanding(ctx context.Context, tx *bolt.Tx, id string, value []byte, bk book) (workbook.Standing, error) {
	var now workbook.Standing
	head, err := newHeadReader().read(value)
	if err == nil && head.ID != id {
		err = errMisfiled
	}
	if err != nil {
		return now, l.badRecord(headsBucket, id, "", err)
	}
	t, err := l.template(tx, head.Frozen)
	if err != nil {
		return now, err
	}
	records, err := l.records(ctx, bk, id)
	if err != nil {
		return now, titled(err, head.Title)
	}
	now.Head = head
	now.Workbook = workbook.Restore(id, t, head.About, head.Revision, records)
	return now, nil
}

// records decodes the answers, all that there should be.
func (l *Library) records(ctx context.Context, bk book, id string) ([]workbook.Record, error) {
	want, err := l.state(bk, id)
	if err != nil {
		return nil, err
	}
	var records []workbook.Record
	var got State
	cursor := bk.answers.Cursor()
	for key, value := cursor.First(); key != nil; key, value = cursor.Next() {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var r workbook.Record
		err := decode(value, &r)
		if err == nil && !bytes.Equal(answerKey(r.Key), key) {
			err = errMisfiled
		}
		if err != nil {
			return nil, l.badRecord(answersBucket, id, string(key), err)
		}
		records = append(records, r)
		got.add(key, value)
	}
	if got != want {
		return nil, l.badRecord(answersBucket, id, "", errLost)
	}
	return records, nil
}
