package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// salvage is a new library that takes what is whole of another one.
type salvage struct {
	l    *Library
	db   *bolt.DB
	out  workbook.Salvaged
	done map[string]bool // workbooks that were saved
}

// Salvage writes all that is whole to a new library. A log that is whole leads to
// every answer, so that damaged ones are made anew; without it, a workbook begins
// a new log with the answers that are whole. A template that is lost is taken from
// a backup: it is known by its content.
func (l *Library) Salvage(ctx context.Context, file string) (workbook.Salvaged, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return workbook.Salvaged{}, err
	}
	if _, err := os.Lstat(path); err == nil {
		return workbook.Salvaged{}, fileExists(path)
	}
	sv := &salvage{l: l, done: map[string]bool{}, out: workbook.Salvaged{File: path}}
	err = l.evenDead(ctx, "salvage", func() error { return sv.run(ctx, path) })
	if errors.Is(err, errNoFile) {
		err = l.noLibrary()
	}
	return sv.out, err
}

func (sv *salvage) run(ctx context.Context, path string) (err error) {
	f, err := newCopy(filepath.Dir(path))
	if err != nil {
		return fileProblem(path, err)
	}
	temp := f.Name()
	defer os.Remove(temp)
	if err := f.Close(); err != nil {
		return fileProblem(path, err)
	}
	if err := sv.l.lay(temp); err != nil {
		return fileProblem(path, err)
	}
	sv.db, err = bolt.Open(temp, 0o600, &bolt.Options{Timeout: 1, FreelistType: bolt.FreelistMapType, NoSync: true})
	if err != nil {
		return fileProblem(path, err)
	}
	s, err := sv.fill(ctx)
	if err == nil {
		err = fileProblem(path, sv.db.Sync())
	}
	err = errors.Join(err, sv.db.Close())
	if err != nil {
		return err
	}
	if sv.out.Workbooks+sv.out.Trashed == 0 && len(s.all()) > 0 {
		return sv.l.damaged("salvage_nothing")
	}
	return giveName(temp, path)
}

// fill takes workbook after workbook as they are read, and then says of what was
// damaged whether it is lost.
func (sv *salvage) fill(ctx context.Context) (*survey, error) {
	s, _, err := sv.l.survey(ctx, true, sv.take)
	if err != nil {
		return nil, err
	}
	if s.header != nil && s.header.Schema > sv.l.schema() {
		return nil, sv.l.newer(s.header.Schema)
	}
	sv.out.Older = s.older
	for _, f := range s.faults {
		if sv.mends(f) {
			sv.out.Mended = append(sv.out.Mended, f)
		} else {
			sv.out.Lost = append(sv.out.Lost, f)
		}
	}
	return s, nil
}

// mends tells whether a fault that is of no workbook's own cost nothing.
func (sv *salvage) mends(f workbook.Fault) bool {
	switch f.Kind {
	case workbook.FaultHeader, workbook.FaultSpare, workbook.FaultCount:
		return true // all of it follows from the rest
	case workbook.FaultHead, workbook.FaultTemplate:
		return f.Workbook == "" || sv.done[f.Workbook]
	}
	return false
}

// take saves a workbook, as far as it can.
func (sv *salvage) take(s *survey, v *volume) error {
	b, mended, err := sv.rebuild(s, v)
	if err != nil {
		sv.out.Lost = append(sv.out.Lost, v.faults...)
		sv.out.Lost = append(sv.out.Lost, workbook.Fault{Kind: workbook.FaultWorkbook, Workbook: v.id, Title: v.title(), Detail: err.Error()})
		return nil
	}
	for i := range v.faults {
		v.faults[i].Title = b.head.Title
	}
	if mended {
		sv.out.Mended = append(sv.out.Mended, v.faults...)
	} else {
		sv.out.Lost = append(sv.out.Lost, v.faults...)
	}
	if err := sv.db.Update(func(tx *bolt.Tx) error { return sv.write(tx, v, b) }); err != nil {
		return fileProblem(sv.out.File, err)
	}
	sv.done[v.id] = true
	if v.trashed {
		sv.out.Trashed++
	} else {
		sv.out.Workbooks++
	}
	return nil
}

// rebuilt is a workbook made anew from what is whole of it.
type rebuilt struct {
	head  workbook.Head
	log   []workbook.Change
	book  *workbook.Workbook
	whole []byte // its template, as it was kept
}

// rebuild tries each template that may be the workbook's; mended tells that
// nothing is lost.
func (sv *salvage) rebuild(s *survey, v *volume) (b rebuilt, mended bool, err error) {
	hashes := slices.Sorted(maps.Keys(s.templates))
	if v.head != nil {
		hashes = []string{v.head.Frozen}
	}
	err = errMissing
	for _, hash := range hashes {
		data := s.templates[hash]
		if data == nil {
			data = sv.l.templateOfBackups(hash)
		}
		t, failed := workbook.DecodeTemplate(data)
		if failed != nil {
			err = fmt.Errorf("template: %w", failed)
			continue
		}
		if b, mended, err = v.rebuild(t, sv.l.opts.Now()); err == nil {
			b.whole = data
			return b, mended, nil
		}
	}
	return b, false, err
}

// write puts a workbook into the new library.
func (sv *salvage) write(tx *bolt.Tx, v *volume, b rebuilt) error {
	templates := tx.Bucket([]byte(templatesBucket))
	if hash := []byte(b.head.Frozen); templates.Get(hash) == nil {
		if err := templates.Put(hash, seal(b.whole)); err != nil {
			return err
		}
	}
	top := workbooksBucket
	if v.trashed {
		top = trashBucket
	}
	all, err := tx.Bucket([]byte(top)).CreateBucket([]byte(v.id))
	if err != nil {
		return err
	}
	if err := writeBook(all, b); err != nil {
		return err
	}
	if v.trashed {
		return put(all, []byte(goneKey), Gone{Head: b.head, At: v.gone})
	}
	if err := put(tx.Bucket([]byte(headsBucket)), []byte(v.id), b.head); err != nil {
		return err
	}
	library := tx.Bucket([]byte(libraryBucket))
	var h Header
	if err := decode(library.Get([]byte(headerKey)), &h); err != nil {
		return err
	}
	h.Workbooks++
	h.Writes++
	return put(library, []byte(headerKey), h)
}

func writeBook(all *bolt.Bucket, b rebuilt) error {
	answers, err := all.CreateBucket([]byte(answersBucket))
	if err != nil {
		return err
	}
	log, err := all.CreateBucket([]byte(logBucket))
	if err != nil {
		return err
	}
	var sum State
	for _, r := range b.book.Records() {
		value, err := encode(r)
		if err != nil {
			return err
		}
		sum.add(answerKey(r.Key), value)
		if err := answers.Put(answerKey(r.Key), value); err != nil {
			return err
		}
	}
	for _, c := range b.log {
		if err := put(log, logKey(c.Seq), c); err != nil {
			return err
		}
	}
	return put(all, []byte(stateKey), sum)
}

// templateOfBackups looks for a template in the backups, whole ones or not; nil
// when none has it.
func (l *Library) templateOfBackups(hash string) []byte {
	for _, path := range l.backupFiles() {
		f, err := openRegular(path)
		if err != nil {
			continue
		}
		s, err := surveyFile(context.Background(), f, false, nil)
		f.Close()
		if err == nil && s.templates[hash] != nil {
			return s.templates[hash]
		}
	}
	return nil
}
