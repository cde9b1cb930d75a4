// Package export writes what leaves the program: the formats there are, the files'
// names, and the files themselves. Commands and screens share it; both say what they
// want as a Target and Options.
//
// A writer of a new format is one line in Formats and one in writers.
package export

import (
	"context"
	"io"
	"io/fs"
	"sync"
	"time"

	"shiben/ui/i18n"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/picture"
)

// Exporter writes workbooks. It is safe for use by many goroutines.
type Exporter struct {
	assets fs.FS
	zone   *time.Location

	mu    sync.Mutex
	words map[workbook.Lang]*i18n.Words
	font  *picture.Font // parsed when the first picture is drawn
}

// New is an exporter that takes words and fonts from the assets and says times in a
// zone.
func New(assets fs.FS, zone *time.Location) *Exporter {
	return &Exporter{assets: assets, zone: zone, words: map[workbook.Lang]*i18n.Words{}}
}

// Source is a workbook with its log, both up to the same change.
type Source struct {
	Workbook *workbook.Workbook
	Log      workbook.History
}

// At is a workbook as its log had it at seq; 0 for as it is.
func At(w *workbook.Workbook, log workbook.History, seq int) (Source, error) {
	if seq == 0 {
		return Source{w, log}, nil
	}
	n := 0
	for n < len(log) && log[n].Seq <= seq {
		n++
	}
	old, err := workbook.Replay(w.ID, w.Template, log[:n], 0)
	return Source{old, log[:n]}, err
}

// Options are what is wanted of a document, and of tables.
type Options struct {
	document.Options
	Sheet string // CSV: the one table that is wanted; empty: all
	Names bool   // CSV: heads and values in words, for people
	BOM   bool   // CSV: a byte order mark first, for spreadsheets
	Line  bool   // JSON: on one line, to be one of several
}

// Piece is a file of what is written. Most formats have one, without a name of its
// own; CSV has one for each table.
type Piece struct {
	Name  string
	Write func(io.Writer) error
}

// Pieces are the files that a target comes to; nothing is written yet. Errors are of
// what the options name.
func (e *Exporter) Pieces(s Source, t Target, o Options) ([]Piece, error) {
	o.Kind, o.Zone = t.Kind, e.zone
	return writers()[t.Name](e, s, t, o)
}

// Write writes the only file of a target, until the context ends.
func (e *Exporter) Write(ctx context.Context, w io.Writer, s Source, t Target, o Options) error {
	pieces, err := e.Pieces(s, t, o)
	if err != nil {
		return err
	}
	if len(pieces) != 1 {
		return severalPieces(pieces)
	}
	return pieces[0].Write(&stoppable{ctx, w})
}

func severalPieces(pieces []Piece) error {
	var names []string
	for _, p := range pieces {
		names = append(names, p.Name)
	}
	return inputError("export_sheets", "known", names)
}

// stoppable writes until its context ends.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s *stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// say are a document's words in its languages.
func (e *Exporter) say(langs []workbook.Lang) (map[workbook.Lang]document.Words, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := map[workbook.Lang]document.Words{}
	for _, l := range langs {
		if e.words[l] == nil {
			w, err := i18n.Load(e.assets, l)
			if err != nil {
				return nil, err
			}
			e.words[l] = w
		}
		out[l] = e.words[l]
	}
	return out, nil
}
