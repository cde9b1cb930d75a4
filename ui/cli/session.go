package cli

import (
	"bufio"
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"shiben/ui/i18n"
	"shiben/workbook"
)

const program = "shiben"

// session is one run of one command.
type session struct {
	Deps
	flags    flags
	out      *bufio.Writer // Stdout, flushed when the command has its whole answer
	words    *i18n.Words   // loaded when something is said
	store    workbook.Store
	root     *cobra.Command
	err      error
	code     int        // to leave with when nothing went wrong: the answer may be no
	reads    bool       // the command only reads
	warnings chan error // takes warnings while the screens are shown; nil: stderr does
}

// flags are what every command takes.
type flags struct {
	lang, library, theme        string
	json, plain, noInput, agree bool
	version                     bool
}

func newSession(d Deps) *session {
	return &session{Deps: d, out: bufio.NewWriterSize(d.Stdout, 64<<10)}
}

// lang is the language that is spoken.
func (s *session) lang() workbook.Lang { return i18n.Choose(s.flags.lang, s.Getenv) }

// say loads the sentences when the first of them is needed: a command that gives
// JSON speaks none.
func (s *session) say() (*i18n.Words, error) {
	if s.words != nil {
		return s.words, nil
	}
	w, err := i18n.Load(s.Assets, s.lang())
	s.words = w
	return w, err
}

// libraryPath is the file of the library: flag, environment, the usual place.
func (s *session) libraryPath() string {
	if s.flags.library != "" {
		return s.flags.library
	}
	if path := s.Getenv("SHIBEN_LIBRARY"); path != "" {
		return path
	}
	return filepath.Join(s.DataHome(), "shiben", "library.db")
}

// library opens the library once. A command that only reads gets one that answers
// while another program holds the file, too.
func (s *session) library() (workbook.Store, error) {
	if s.store != nil {
		return s.store, nil
	}
	store, err := s.Open(s.libraryPath(), s.warn)
	if err != nil {
		return nil, err
	}
	s.store = store
	if u, ok := store.(workbook.Upkeep); ok && s.reads {
		s.store = &patient{Store: store, last: u.LastSeen, tell: s.warn, stay: true}
	}
	return s.store, nil
}

// writeJSON gives the answer as one line of JSON.
func (s *session) writeJSON(v any) error { return putJSON(s.out, v) }

// stamp makes changes an act of their own, done now.
func (s *session) stamp(changes []workbook.Change) {
	workbook.Stamp(changes, s.NewID(), s.Author, s.Now())
}

// interactive tells whether a person can be asked.
func (s *session) interactive() bool {
	return !s.flags.noInput && s.StdinIsTTY != nil && s.StdinIsTTY()
}

// onTerminal tells whether the answer is read by a person.
func (s *session) onTerminal() bool { return s.StdoutIsTTY != nil && s.StdoutIsTTY() }

// dumb tells whether the terminal says of itself that it can only print line after
// line: no cursor moves on it, so no screen can be drawn.
func (s *session) dumb() bool { return s.Getenv("TERM") == "dumb" }

// write loads a workbook afresh as often as others get in between, has changes
// made for it and appends them. For commands that do not rest on what stood there.
func (s *session) write(ctx context.Context, w *workbook.Workbook, build func(*workbook.Workbook) ([]workbook.Change, error)) error {
	const tries = 4
	for try := 1; ; try++ {
		changes, err := build(w)
		if err != nil || len(changes) == 0 {
			return err
		}
		s.stamp(changes)
		_, err = s.store.Append(ctx, w.ID, w.Revision, changes)
		if !changedMeanwhile(err) || try == tries {
			return err
		}
		if w, _, err = s.store.Load(ctx, w.ID); err != nil {
			return err
		}
	}
}
