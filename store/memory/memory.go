// Package memory is a workbook.Store that forgets. It makes the same promises as
// the library file, by the same plans, for tests and for looking at a template
// without a disk. It knows package workbook alone.
package memory

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"shiben/workbook"
)

// Store is one handle on a library in memory. Again gives a further one.
type Store struct {
	shelf  *shelf
	closed bool // guarded by the shelf's lock
}

var _ workbook.Store = (*Store)(nil)

var errClosed = errors.New("memory: store is closed")

// New returns an empty library.
func New() *Store {
	return &Store{shelf: &shelf{books: map[string]*book{}, trash: map[string]*book{}, gone: map[string]time.Time{}}}
}

// Again is another handle on the same library, as a second program would have.
func (s *Store) Again() *Store { return &Store{shelf: s.shelf} }

// shelf is what all handles share.
type shelf struct {
	mu       sync.Mutex
	books    map[string]*book
	trash    map[string]*book
	gone     map[string]time.Time // when each of the trash was deleted
	deleted  int                  // so far
	watchers []*watcher
}

type book struct {
	now workbook.Standing // Between is not kept
	log workbook.History
}

type watcher struct {
	of  *Store
	out chan struct{}
}

// enter takes the shelf's lock; the caller gives it back.
func (s *Store) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.shelf.mu.Lock()
	if s.closed {
		s.shelf.mu.Unlock()
		return nil, errClosed
	}
	return s.shelf.mu.Unlock, nil
}

// List returns copies of all heads, the one changed last first.
func (s *Store) List(ctx context.Context) ([]workbook.Head, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var heads []workbook.Head
	for _, b := range s.shelf.books {
		heads = append(heads, b.now.Head.Clone())
	}
	slices.SortFunc(heads, func(a, b workbook.Head) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return heads, nil
}

// Load returns copies.
func (s *Store) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, workbook.Head{}, err
	}
	defer leave()
	b, ok := s.shelf.books[id]
	if !ok {
		return nil, workbook.Head{}, notFound(id)
	}
	return b.now.Workbook.Clone(), b.now.Head.Clone(), nil
}

// Log returns a copy.
func (s *Store) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	b, ok := s.shelf.books[id]
	if !ok {
		return nil, notFound(id)
	}
	return b.log.Since(after).Clone(), nil
}

// Create carries a PlanCreate out.
func (s *Store) Create(ctx context.Context, id string, t *workbook.Template, changes []workbook.Change) (workbook.Head, error) {
	return s.bring(ctx, t, func(frozen *workbook.Template) (workbook.Plan, error) {
		return workbook.PlanCreate(id, frozen, changes)
	})
}

// Import carries a PlanImport out.
func (s *Store) Import(ctx context.Context, id string, t *workbook.Template, log workbook.History) (workbook.Head, error) {
	return s.bring(ctx, t, func(frozen *workbook.Template) (workbook.Plan, error) {
		return workbook.PlanImport(id, frozen, log)
	})
}

// bring puts a workbook on the shelf that was not there.
func (s *Store) bring(ctx context.Context, t *workbook.Template, planned func(*workbook.Template) (workbook.Plan, error)) (workbook.Head, error) {
	frozen, err := workbook.DecodeTemplate(workbook.EncodeTemplate(t))
	if err != nil {
		return workbook.Head{}, err
	}
	plan, err := planned(frozen)
	if err != nil {
		return workbook.Head{}, err
	}
	leave, err := s.enter(ctx)
	if err != nil {
		return workbook.Head{}, err
	}
	defer leave()
	id := plan.Head.ID
	if s.shelf.books[id] != nil || s.shelf.trash[id] != nil {
		return workbook.Head{}, workbook.NewProblem(workbook.ErrInput, "workbook_exists", "id", id)
	}
	b := &book{}
	b.carryOut(plan)
	s.shelf.books[id] = b
	s.wrote()
	return plan.Head.Clone(), nil
}

// Append carries a PlanAppend out.
func (s *Store) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return workbook.Receipt{}, err
	}
	defer leave()
	b, ok := s.shelf.books[id]
	if !ok {
		return workbook.Receipt{}, notFound(id)
	}
	now := b.now
	now.Between = b.log.Since(base).Clone()
	plan, err := workbook.PlanAppend(now, base, changes)
	if err != nil {
		return workbook.Receipt{}, err
	}
	if len(plan.Changes) > 0 {
		b.carryOut(plan)
		s.wrote()
	}
	r := plan.Receipt()
	r.Head, r.Changes = r.Head.Clone(), workbook.History(r.Changes).Clone()
	return r, nil
}

func (b *book) carryOut(plan workbook.Plan) {
	b.log = b.log.Merge(plan.Changes)
	b.now = workbook.Standing{Workbook: plan.Workbook, Head: plan.Head, Newest: b.log[len(b.log)-1]}
}

// Watch sends when another handle has written.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	w := &watcher{of: s, out: make(chan struct{}, 1)}
	s.shelf.watchers = append(s.shelf.watchers, w)
	context.AfterFunc(ctx, func() {
		s.shelf.mu.Lock()
		defer s.shelf.mu.Unlock()
		s.shelf.watchers = slices.DeleteFunc(s.shelf.watchers, func(o *watcher) bool { return o == w })
		close(w.out)
	})
	return w.out, nil
}

func (s *Store) wrote() {
	for _, w := range s.shelf.watchers {
		if w.of == s {
			continue
		}
		select {
		case w.out <- struct{}{}:
		default:
		}
	}
}

// Close ends this handle; the library stays with the others.
func (s *Store) Close() error {
	s.shelf.mu.Lock()
	defer s.shelf.mu.Unlock()
	s.closed = true
	return nil
}

func notFound(id string) error {
	return workbook.NewProblem(workbook.ErrNotFound, "workbook_unknown", "ref", id)
}
