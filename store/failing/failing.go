// Package failing wraps a workbook.Store so that a test can make it fail or wait,
// method by method. It knows package workbook alone.
package failing

import (
	"context"
	"sync"

	"shiben/workbook"
)

// Method names a method of workbook.Store.
type Method string

// The methods that can fail or wait.
const (
	List   Method = "List"
	Load   Method = "Load"
	Log    Method = "Log"
	Create Method = "Create"
	Import Method = "Import"
	Append Method = "Append"
	Delete Method = "Delete"
	Watch  Method = "Watch"

	Trashed    Method = "Trashed"
	BringBack  Method = "BringBack"
	EmptyTrash Method = "EmptyTrash"
)

// Store passes calls on to another store, unless it is told otherwise.
type Store struct {
	under workbook.Store

	mu    sync.Mutex
	fails map[Method]error
	gates map[Method]chan struct{}
	calls map[Method]int
}

var _ workbook.Store = (*Store)(nil)

// Wrap returns a Store that works as under does.
func Wrap(under workbook.Store) *Store {
	return &Store{under: under, fails: map[Method]error{}, gates: map[Method]chan struct{}{}, calls: map[Method]int{}}
}

// Fail makes a method return err instead of doing anything, until it is told nil.
func (s *Store) Fail(m Method, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fails[m] = err
}

// Hold makes calls of a method wait until release is called, or their context
// ends. Whether they fail is seen after the wait.
func (s *Store) Hold(m Method) (release func()) {
	gate := make(chan struct{})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gates[m] = gate
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		close(gate)
		if s.gates[m] == gate {
			delete(s.gates, m)
		}
	})
}

// Calls counts the calls of a method, those that wait or failed too.
func (s *Store) Calls(m Method) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[m]
}

// pass returns nil when a call may go on.
func (s *Store) pass(ctx context.Context, m Method) error {
	s.mu.Lock()
	s.calls[m]++
	gate := s.gates[m]
	s.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fails[m]
}

// List passes on.
func (s *Store) List(ctx context.Context) ([]workbook.Head, error) {
	if err := s.pass(ctx, List); err != nil {
		return nil, err
	}
	return s.under.List(ctx)
}

// Load passes on.
func (s *Store) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	if err := s.pass(ctx, Load); err != nil {
		return nil, workbook.Head{}, err
	}
	return s.under.Load(ctx, id)
}

// Log passes on.
func (s *Store) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	if err := s.pass(ctx, Log); err != nil {
		return nil, err
	}
	return s.under.Log(ctx, id, after)
}

// Create passes on.
func (s *Store) Create(ctx context.Context, id string, t *workbook.Template, changes []workbook.Change) (workbook.Head, error) {
	if err := s.pass(ctx, Create); err != nil {
		return workbook.Head{}, err
	}
	return s.under.Create(ctx, id, t, changes)
}

// Import passes on.
func (s *Store) Import(ctx context.Context, id string, t *workbook.Template, log workbook.History) (workbook.Head, error) {
	if err := s.pass(ctx, Import); err != nil {
		return workbook.Head{}, err
	}
	return s.under.Import(ctx, id, t, log)
}

// Append passes on.
func (s *Store) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	if err := s.pass(ctx, Append); err != nil {
		return workbook.Receipt{}, err
	}
	return s.under.Append(ctx, id, base, changes)
}

// Delete passes on.
func (s *Store) Delete(ctx context.Context, id string) error {
	if err := s.pass(ctx, Delete); err != nil {
		return err
	}
	return s.under.Delete(ctx, id)
}

// Trashed passes on.
func (s *Store) Trashed(ctx context.Context) ([]workbook.Trashed, error) {
	if err := s.pass(ctx, Trashed); err != nil {
		return nil, err
	}
	return s.under.Trashed(ctx)
}

// BringBack passes on.
func (s *Store) BringBack(ctx context.Context, id string) error {
	if err := s.pass(ctx, BringBack); err != nil {
		return err
	}
	return s.under.BringBack(ctx, id)
}

// EmptyTrash passes on.
func (s *Store) EmptyTrash(ctx context.Context, ids []string) (int, error) {
	if err := s.pass(ctx, EmptyTrash); err != nil {
		return 0, err
	}
	return s.under.EmptyTrash(ctx, ids)
}

// Watch passes on.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := s.pass(ctx, Watch); err != nil {
		return nil, err
	}
	return s.under.Watch(ctx)
}

// Close passes on.
func (s *Store) Close() error { return s.under.Close() }
