package store

import (
	"context"
	"errors"
	"io"
	"os"

	"shiben/workbook"
)

// LastSeen is the library as it was written last. It takes no lock, and so can be
// read while another program holds the library for long: what a transaction wrote
// stays where it is until the next one is through, and a reading that took so long
// is begun again.
func (l *Library) LastSeen() workbook.Store { return lastSeen{l} }

type lastSeen struct{ l *Library }

var _ workbook.Store = lastSeen{}

// seenTries is how often a reading is begun that the library changed under.
const seenTries = 5

// errTorn says that the library changed too much while it was read.
var errTorn = errors.New("the library changed while it was read")

// look reads the library by its pages; with an id, the records of that workbook too.
func (s lastSeen) look(ctx context.Context, doing, id string) (*survey, error) {
	var out *survey
	err := s.l.problem(doing, func() (err error) {
		f, err := os.Open(s.l.path)
		if err != nil {
			return err
		}
		defer f.Close()
		for range seenTries {
			out, err = s.once(ctx, f, id)
			if !errors.Is(err, errTorn) {
				return s.l.refused(err)
			}
		}
		return s.busy()
	}())
	return out, err
}

func (s lastSeen) once(ctx context.Context, f io.ReaderAt, id string) (*survey, error) {
	before, older, err := newestMeta(f)
	if err != nil || older { // half written, or damaged: who has the lock will tell
		return nil, errTorn
	}
	out, err := surveyOf(ctx, f, id)
	if err != nil {
		return nil, err
	}
	after, older, err := newestMeta(f)
	if err != nil || older || after.txid != before.txid || out.header == nil || len(out.faults) > 0 {
		return nil, errTorn
	}
	switch schema := out.header.Schema; {
	case schema > s.l.schema():
		return nil, s.l.newer(schema)
	case schema < s.l.schema():
		return nil, s.busy()
	}
	return out, nil
}

// surveyOf surveys a library, and keeps one workbook with all its records and what
// lies in the trash without any.
func surveyOf(ctx context.Context, f io.ReaderAt, id string) (*survey, error) {
	s, at, err := newSurvey(ctx, f, true, nil)
	if err != nil {
		return nil, err
	}
	s.only = &id
	return s, s.read(f, at)
}

// busy is what this Store refuses with.
func (s lastSeen) busy() error {
	return workbook.NewProblem(workbook.ErrInUse, "library_in_use", "path", s.l.path, "holder", holder(s.l.path))
}

// List returns all heads, the one changed last first.
func (s lastSeen) List(ctx context.Context) ([]workbook.Head, error) {
	seen, err := s.look(ctx, "list", "")
	if err != nil {
		return nil, err
	}
	heads := make([]workbook.Head, 0, len(seen.heads))
	for _, h := range seen.heads {
		heads = append(heads, h)
	}
	return newestFirst(heads), nil
}

// book reads one workbook with its template and its log.
func (s lastSeen) book(ctx context.Context, doing, id string) (*workbook.Workbook, workbook.Head, workbook.History, error) {
	var found *volume
	seen, err := s.look(ctx, doing, id)
	if err != nil {
		return nil, workbook.Head{}, nil, err
	}
	for _, v := range seen.kept {
		if v.id == id && !v.trashed {
			found = v
		}
	}
	switch {
	case found == nil:
		return nil, workbook.Head{}, nil, notFound(id)
	case found.head == nil || len(found.faults) > 0:
		return nil, workbook.Head{}, nil, s.l.badRecord(workbooksBucket, id, "", errMissing)
	}
	t, err := workbook.DecodeTemplate(seen.templates[found.head.Frozen])
	if err != nil {
		return nil, workbook.Head{}, nil, s.l.badRecord(templatesBucket, "", found.head.Frozen, err)
	}
	return workbook.Restore(id, t, found.head.About, found.head.Revision, found.answers), *found.head, found.log, nil
}

// Load returns a workbook and its head.
func (s lastSeen) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	w, head, _, err := s.book(ctx, "load", id)
	return w, head, err
}

// Log returns the changes after a revision, oldest first.
func (s lastSeen) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	_, _, log, err := s.book(ctx, "read log", id)
	if err != nil {
		return nil, err
	}
	for i, c := range log {
		if c.Rev > after {
			return log[i:], nil
		}
	}
	return nil, nil
}

// Trashed returns what lies in the trash, deleted last first.
func (s lastSeen) Trashed(ctx context.Context) ([]workbook.Trashed, error) {
	seen, err := s.look(ctx, "list trash", "")
	if err != nil {
		return nil, err
	}
	var all []workbook.Trashed
	for _, v := range seen.kept {
		if v.trashed && v.head != nil {
			all = append(all, workbook.Trashed{Head: *v.head, At: v.gone})
		}
	}
	return workbook.DeletedLast(all), nil
}

// Create is refused.
func (s lastSeen) Create(context.Context, string, *workbook.Template, []workbook.Change) (workbook.Head, error) {
	return workbook.Head{}, s.busy()
}

// Import is refused.
func (s lastSeen) Import(context.Context, string, *workbook.Template, workbook.History) (workbook.Head, error) {
	return workbook.Head{}, s.busy()
}

// Append is refused.
func (s lastSeen) Append(context.Context, string, workbook.Revision, []workbook.Change) (workbook.Receipt, error) {
	return workbook.Receipt{}, s.busy()
}

// Delete is refused.
func (s lastSeen) Delete(context.Context, string) error { return s.busy() }

// BringBack is refused.
func (s lastSeen) BringBack(context.Context, string) error { return s.busy() }

// EmptyTrash is refused.
func (s lastSeen) EmptyTrash(context.Context, []string) (int, error) { return 0, s.busy() }

// Watch watches the library.
func (s lastSeen) Watch(ctx context.Context) (<-chan struct{}, error) { return s.l.Watch(ctx) }

// Close does nothing: nothing is held.
func (s lastSeen) Close() error { return nil }
