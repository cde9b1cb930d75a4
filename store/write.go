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
	return l.bring(ctx, "create", t, func(frozen *workbook.Template) (workbook.Plan, error) {
		return workbook.PlanCreate(id, frozen, changes)
	})
}

// Import makes a workbook of a whole log; it makes the file as Create does.
func (l *Library) Import(ctx context.Context, id string, t *workbook.Template, log workbook.History) (workbook.Head, error) {
	return l.bring(ctx, "import", t, func(frozen *workbook.Template) (workbook.Plan, error) {
		return workbook.PlanImport(id, frozen, log)
	})
}

// bring makes a workbook as it is planned on the template that is kept with it.
func (l *Library) bring(ctx context.Context, doing string, t *workbook.Template, planned func(*workbook.Template) (workbook.Plan, error)) (workbook.Head, error) {
	frozen := workbook.EncodeTemplate(t)
	t, err := workbook.DecodeTemplate(frozen) // what is kept shares nothing with the caller
	if err != nil {
		return workbook.Head{}, err
	}
	plan, err := planned(t)
	if err != nil {
		return workbook.Head{}, err
	}
	create := func() error {
		return l.write(ctx, func(tx *bolt.Tx, h *Header) error { return l.create(tx, h, plan, frozen) })
	}
	err = l.alone(ctx, doing, func() error {
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

func (l *Library) create(tx *bolt.Tx, h *Header, plan workbook.Plan, frozen []byte) error {
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
	h.Workbooks++
	return l.carryOut(tx, plan)
}

// Append writes changes as PlanAppend plans them: answers, log and head in one
// transaction.
func (l *Library) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	var plan workbook.Plan
	err := l.update(ctx, "append", func(tx *bolt.Tx, _ *Header) error {
		now, err := l.standing(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Between, err = l.since(ctx, tx, now.Head, base); err != nil {
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

// carryOut writes what a plan says.
func (l *Library) carryOut(tx *bolt.Tx, plan workbook.Plan) error {
	id := plan.Head.ID
	bk, err := l.book(tx, id)
	if err != nil {
		return err
	}
	if err := l.putRecords(bk, plan); err != nil {
		return err
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

// putRecords writes the answers that a plan touched, and the state that they
// leave.
func (l *Library) putRecords(bk book, plan workbook.Plan) error {
	state, err := l.state(bk, plan.Head.ID)
	if err != nil {
		return err
	}
	for _, key := range plan.Records {
		at := answerKey(key)
		state.drop(at, bk.answers.Get(at))
		record, ok := plan.Workbook.Record(key)
		if !ok {
			if err := bk.answers.Delete(at); err != nil {
				return err
			}
			continue
		}
		value, err := encode(record)
		if err != nil {
			return err
		}
		if err := bk.answers.Put(at, value); err != nil {
			return err
		}
		state.add(at, value)
	}
	return put(bk.all, []byte(stateKey), state)
}
