package memory

import (
	"context"
	"time"

	"shiben/workbook"
)

// Delete moves a workbook to the trash.
func (s *Store) Delete(ctx context.Context, id string) error {
	return s.move(ctx, id, s.shelf.books, s.shelf.trash, func(sh *shelf) {
		sh.deleted++
		sh.gone[id] = sh.at(sh.deleted)
	})
}

// at is a time that stands for a count of deletions: this store has no clock.
func (*shelf) at(n int) time.Time {
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Second)
}

// BringBack takes a workbook out of the trash again.
func (s *Store) BringBack(ctx context.Context, id string) error {
	return s.move(ctx, id, s.shelf.trash, s.shelf.books, func(sh *shelf) { delete(sh.gone, id) })
}

// Trashed returns copies. The times only say in which order they were deleted.
func (s *Store) Trashed(ctx context.Context) ([]workbook.Trashed, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var all []workbook.Trashed
	for id, b := range s.shelf.trash {
		all = append(all, workbook.Trashed{Head: b.now.Head.Clone(), At: s.shelf.gone[id]})
	}
	return workbook.DeletedLast(all), nil
}

// EmptyTrash forgets workbooks in the trash.
func (s *Store) EmptyTrash(ctx context.Context, ids []string) (int, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return 0, err
	}
	defer leave()
	went := 0
	for _, id := range ids {
		if s.shelf.trash[id] != nil {
			went++
			delete(s.shelf.trash, id)
			delete(s.shelf.gone, id)
		}
	}
	if went > 0 {
		s.wrote()
	}
	return went, nil
}

func (s *Store) move(ctx context.Context, id string, from, to map[string]*book, note func(*shelf)) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	b, ok := from[id]
	if !ok {
		return notFound(id)
	}
	delete(from, id)
	to[id] = b
	note(s.shelf)
	s.wrote()
	return nil
}
