package cli

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"shiben/workbook"
)

// patient is a library that can be read while another program holds it for long:
// it answers with what was written last, and says so. What writes has to wait.
type patient struct {
	workbook.Store
	last func() workbook.Store
	tell func(error)
	stay bool // at what was seen last, once it came to that: one answer is of one state

	mu   sync.Mutex
	seen workbook.Store // what is stayed at
	told bool
}

// lastSeen is an error that says who holds the library, and that what is shown is
// as it was written last.
func lastSeen(err error) error {
	out := workbook.NewProblem(workbook.ErrInUse, "last_seen")
	var p *workbook.Problem
	if errors.As(err, &p) {
		out.With("path", p.Args["path"]).With("holder", p.Args["holder"])
	}
	return out
}

// from is where to read now; nil: the library itself.
func (p *patient) from() workbook.Store {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen
}

// fall turns to what was seen last, and says so once.
func (p *patient) fall(err error) workbook.Store {
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := p.last()
	if p.stay {
		p.seen = seen
	}
	if !p.told {
		p.told = true
		p.tell(lastSeen(err))
	}
	return seen
}

// free takes note that the library can be had.
func (p *patient) free() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = false
}

func patiently[T any](p *patient, read func(workbook.Store) (T, error)) (T, error) {
	if seen := p.from(); seen != nil {
		return read(seen)
	}
	out, err := read(p.Store)
	if !errors.Is(err, workbook.ErrInUse) {
		p.free()
		return out, err
	}
	if last, failed := read(p.fall(err)); failed == nil || !errors.Is(failed, workbook.ErrInUse) {
		return last, failed
	}
	return out, err
}

// List returns all heads.
func (p *patient) List(ctx context.Context) ([]workbook.Head, error) {
	return patiently(p, func(s workbook.Store) ([]workbook.Head, error) { return s.List(ctx) })
}

// Load returns a workbook and its head.
func (p *patient) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	type loaded struct {
		w    *workbook.Workbook
		head workbook.Head
	}
	out, err := patiently(p, func(s workbook.Store) (out loaded, err error) {
		out.w, out.head, err = s.Load(ctx, id)
		return out, err
	})
	return out.w, out.head, err
}

// Log returns the changes after a revision.
func (p *patient) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	return patiently(p, func(s workbook.Store) (workbook.History, error) { return s.Log(ctx, id, after) })
}

// Trashed returns what lies in the trash.
func (p *patient) Trashed(ctx context.Context) ([]workbook.Trashed, error) {
	return patiently(p, func(s workbook.Store) ([]workbook.Trashed, error) { return s.Trashed(ctx) })
}

// warning is what a person should know, under --json: {"schema":1,"warning":
// {"code","message"}}.
type warning struct {
	Schema  int         `json:"schema"`
	Warning failureBody `json:"warning"`
}

// warn says what a person should know though nothing went wrong: on stderr, or on
// the screens while they are shown.
func (s *session) warn(err error) {
	if s.warnings != nil {
		select {
		case s.warnings <- err:
		default: // one that is not read yet says enough
		}
		return
	}
	words, failed := s.say()
	if failed != nil {
		return
	}
	if s.flags.json {
		_ = putJSON(s.Stderr, warning{schema, failureBody{Code: codeName(err), Message: words.Error(err)}})
		return
	}
	fmt.Fprintln(s.Stderr, words.Error(err))
}
