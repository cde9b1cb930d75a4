package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// Create makes a workbook. The first one makes the file and its folder.
func (l *Library) Create(ctx context.Context, id string, t *workbook.Template, changes []workbook.Change) (workbook.Head, error) {
	frozen := workbook.EncodeTemplate(t)
	t, err := workbook.DecodeTemplate(frozen) // what is kept shares nothing with the caller
	if err != nil {
		return workbook.Head{}, err
	}
	plan, err := workbook.PlanCreate(id, t, changes)
	if err != nil {
		return workbook.Head{}, err
	}
	create := func() error {
		return l.write(ctx, func(tx *bolt.Tx) error { return l.create(tx, plan, frozen) })
	}
	err = l.alone(ctx, "create", func() error {
		err := create()
		if !errors.Is(err, errNoFile) {
			return err
		}
		if err := l.birth(); err != nil {
			return err
		}
		if err = create(); errors.Is(err, errNoFile) {
			return fs.ErrNotExist // gone again, or a link that leads nowhere
		}
		return err
	})
	if err != nil {
		return workbook.Head{}, err
	}
	return plan.Head.Clone(), nil
}

func (l *Library) create(tx *bolt.Tx, plan workbook.Plan, frozen []byte) error {
	id := []byte(plan.Head.ID)
	if tx.Bucket([]byte(headsBucket)).Get(id) != nil || tx.Bucket([]byte(trashBucket)).Bucket(id) != nil {
		return workbook.NewProblem(workbook.ErrInput, "workbook_exists", "id", plan.Head.ID)
	}
	templates := tx.Bucket([]byte(templatesBucket))
	if hash := []byte(plan.Head.Frozen); templates.Get(hash) == nil {
		if err := templates.Put(hash, seal(frozen)); err != nil {
			return err
		}
	}
	b, err := tx.Bucket([]byte(workbooksBucket)).CreateBucket(id)
	if err != nil {
		return err
	}
	for _, name := range []string{answersBucket, logBucket} {
		if _, err := b.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return l.carryOut(tx, plan)
}

// Append writes changes as PlanAppend plans them: answers, log and head in one
// transaction.
func (l *Library) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	var plan workbook.Plan
	err := l.update(ctx, "append", func(tx *bolt.Tx) error {
		now, err := l.standing(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Between, err = l.between(ctx, tx, now, base); err != nil {
			return err
		}
		if plan, err = workbook.PlanAppend(now, base, changes); err != nil {
			return err
		}
		if len(plan.Changes) == 0 {
			return errNothing
		}
		return l.carryOut(tx, plan)
	})
	if errors.Is(err, errNoFile) {
		err = notFound(id)
	}
	if err != nil && !errors.Is(err, errNothing) {
		return workbook.Receipt{}, err
	}
	r := plan.Receipt()
	r.Head, r.Changes = r.Head.Clone(), workbook.History(r.Changes).Clone()
	return r, nil
}

func (l *Library) between(ctx context.Context, tx *bolt.Tx, now workbook.Standing, base workbook.Revision) (workbook.History, error) {
	if base >= now.Head.Revision {
		return nil, nil
	}
	bk, err := l.book(tx, now.Head.ID)
	if err != nil {
		return nil, err
	}
	return l.since(ctx, bk.log, now.Head.ID, base)
}

// carryOut writes what a plan says.
func (l *Library) carryOut(tx *bolt.Tx, plan workbook.Plan) error {
	id := plan.Head.ID
	bk, err := l.book(tx, id)
	if err != nil {
		return err
	}
	for _, key := range plan.Records {
		if err := putRecord(bk.answers, plan.Workbook, key); err != nil {
			return err
		}
	}
	for _, c := range plan.Changes {
		if err := put(bk.log, logKey(c.Seq), c); err != nil {
			return err
		}
	}
	heads := tx.Bucket([]byte(headsBucket))
	if err := put(heads, []byte(id), plan.Head); err != nil {
		return err
	}
	_, newest := bk.log.Cursor().Last()
	l.keep(heads.Get([]byte(id)), newest, plan)
	return nil
}

// keep remembers the workbook for the next save. Should the transaction fail, the
// records will not be the same bytes, and it is not used.
func (l *Library) keep(head, newest []byte, plan workbook.Plan) {
	l.last = &loaded{
		id: plan.Head.ID, head: bytes.Clone(head), newest: bytes.Clone(newest),
		standing: workbook.Standing{Workbook: plan.Workbook, Head: plan.Head, Newest: plan.Changes[len(plan.Changes)-1]},
	}
}

func putRecord(answers *bolt.Bucket, w *workbook.Workbook, key workbook.RecordKey) error {
	record, ok := w.Record(key)
	if !ok {
		return answers.Delete(answerKey(key))
	}
	return put(answers, answerKey(key), record)
}
