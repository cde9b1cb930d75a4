package cli

import (
	"context"
	"strings"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

type setFlags struct {
	side, row, batch string
	participant      *string
	clear            bool
	notes            noteFlags
}

func (f *setFlags) add(set *pflag.FlagSet) {
	set.StringVar(&f.row, "row", "", "")
	set.BoolVar(&f.clear, "clear", false, "")
	set.StringVar(&f.batch, "batch", "", "")
	set.Var(given{&f.participant}, "participant", "")
	f.notes.add(set)
}

// The forms of set, for a call that is none of them.
const setForms = `
  shiben set REF PROMPT VALUE [--side SIDE]
  shiben set REF PROMPT [VALUE] [--side SIDE] --state|--why|--evidence|…
  shiben set REF PROMPT [VALUE] [--side SIDE] --participant NAME
  shiben set REF PROMPT --clear [--side SIDE]
  shiben set REF TABLE --row new|ROW COLUMN=VALUE…
  shiben set REF TABLE --row ROW --clear
  shiben set REF --batch FILE|-`

// runSet sets an answer, a row's cells, or all that a batch holds, as one act. It
// prints the ids of the rows that it wrote to.
func (s *session) runSet(ctx context.Context, f *setFlags, args []string) error {
	edits, err := s.edits(ctx, f, args)
	if err != nil {
		return err
	}
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	var m maker
	err = s.write(ctx, w, func(w *workbook.Workbook) ([]workbook.Change, error) {
		m = maker{w: w.Clone(), newID: s.NewID}
		return m.all(edits)
	})
	if err != nil {
		return err
	}
	return s.answerSet(m)
}

// edits are what the command line asks for.
func (s *session) edits(ctx context.Context, f *setFlags, args []string) ([]edit, error) {
	rest := args[1:]
	given, err := f.notes.notes()
	if err != nil {
		return nil, err
	}
	switch {
	case f.batch != "":
		if len(rest) > 0 || f.row != "" || f.side != "" || f.participant != nil || f.clear || given.any() {
			return nil, usage("arguments", "usage", setForms)
		}
		text, err := s.readAll(ctx, f.batch)
		if err != nil {
			return nil, err
		}
		return parseBatch(text)
	case f.clear && len(rest) > 1:
		return nil, usage("clear_and_value", "got", short(rest[1]), "usage", setForms)
	case !f.fits(len(rest), given.any()):
		return nil, usage("arguments", "usage", setForms)
	case f.row != "" && given.any():
		return nil, usage("notes_row")
	case f.row != "":
		return rowEdit(f, rest)
	}
	e := edit{prompt: rest[0], side: f.side, participant: f.participant, clear: f.clear, valued: f.clear || len(rest) == 2, notes: given}
	if len(rest) == 1 {
		return []edit{e}, nil
	}
	value := rest[1]
	if value == "-" {
		var err error
		if value, err = s.readValue(ctx); err != nil {
			return nil, err
		}
	}
	e.value = value
	return []edit{e}, nil
}

// fits tells whether n arguments after REF make one of the forms: a row has cells, an
// answer has a value or something beside it.
func (f *setFlags) fits(n int, beside bool) bool {
	switch {
	case f.clear:
		return n == 1
	case f.row != "":
		return n >= 2
	}
	return n == 2 || n == 1 && beside
}

// rowEdit reads the cells of a row as COLUMN=VALUE.
func rowEdit(f *setFlags, rest []string) ([]edit, error) {
	e := edit{prompt: rest[0], side: f.side, participant: f.participant, row: f.row, clear: f.clear}
	for _, given := range rest[1:] {
		column, value, ok := strings.Cut(given, "=")
		if !ok {
			return nil, usage("cell_form", "got", short(given))
		}
		e.cells = append(e.cells, cell{column, value})
	}
	return []edit{e}, nil
}

// written is what set gives under --json: the rows that it wrote to.
type written struct {
	Schema int      `json:"schema"`
	ID     string   `json:"id"`
	Row    string   `json:"row,omitempty"` // when there is one
	Rows   []string `json:"rows"`
	Count  int      `json:"changes"`
}

func (s *session) answerSet(m maker) error {
	if !s.flags.json {
		s.lines(m.rows...)
		return nil
	}
	out := written{Schema: schema, ID: m.w.ID, Rows: append([]string{}, m.rows...), Count: len(m.changes)}
	if len(m.rows) == 1 {
		out.Row = m.rows[0]
	}
	return s.writeJSON(out)
}

// short keeps what a sentence quotes of bad input to a length that can be read.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
