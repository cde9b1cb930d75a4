package cli

import (
	"context"
	"fmt"
	"time"

	"shiben/workbook"
)

// upkeep is how the library is looked after; a store that is no file of this
// machine has no such thing.
func (s *session) upkeep() (workbook.Upkeep, error) {
	store, err := s.library()
	if err != nil {
		return nil, err
	}
	if p, ok := store.(*patient); ok {
		store = p.Store
	}
	if u, ok := store.(workbook.Upkeep); ok {
		return u, nil
	}
	return nil, usage("library_no_file", "path", s.libraryPath())
}

// How long work goes on before it is told how far it has come, and how often then.
const (
	quietAtFirst = 500 * time.Millisecond
	tellEvery    = 100 * time.Millisecond
)

// telling has long work tell on stderr how far it has come, where that is a
// terminal. done takes the line away again.
func (s *session) telling(ctx context.Context, key string) (_ context.Context, done func()) {
	if s.StderrIsTTY == nil || !s.StderrIsTTY() || s.dumb() {
		return ctx, func() {}
	}
	words, err := s.say()
	if err != nil {
		return ctx, func() {}
	}
	begun, last, shown := s.Now(), time.Time{}, false
	tell := func(done, total int64) {
		now := s.Now()
		if total <= 0 || now.Sub(begun) < quietAtFirst || now.Sub(last) < tellEvery {
			return
		}
		last, shown = now, true
		fmt.Fprint(s.Stderr, "\r\x1b[K"+words.T("cli.telling_"+key, "percent", min(100, done*100/total)))
	}
	return workbook.WithAdvance(ctx, tell), func() {
		if shown {
			fmt.Fprint(s.Stderr, "\r\x1b[K")
		}
	}
}

// agree holds that a person, or --yes, agrees to something. Where nobody can be
// asked, needed says what would have been asked; kept ends a refusal.
func (s *session) agree(ctx context.Context, question string, needed, kept error) error {
	switch {
	case s.flags.agree:
		return nil
	case !s.interactive():
		return needed
	}
	agreed, err := s.confirm(ctx, question)
	if err == nil && !agreed {
		fmt.Fprintln(s.Stderr)
		err = kept
	}
	return err
}

// talk says a sentence on stderr, beside the answer.
func (s *session) talk(key string, args ...any) {
	if words, err := s.say(); err == nil && !s.flags.json {
		fmt.Fprintln(s.Stderr, words.T(key, args...))
	}
}
