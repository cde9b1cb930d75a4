package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"shiben/ui/text"
	"shiben/workbook"
)

// past is a log as JSON, the newest act first:
// {"schema":1,"id","acts":[{"act","at","author","reverts","text","changes":[…]}]}.
// Changes stand in the order in which they were made; before and after are a mark,
// a text, a row's cells, or null.
type past struct {
	Schema int    `json:"schema"`
	ID     string `json:"id"`
	Acts   []act  `json:"acts"`
}

type act struct {
	Act     string    `json:"act"`
	At      time.Time `json:"at"`
	Author  string    `json:"author"`
	Reverts *string   `json:"reverts"`
	Text    string    `json:"text"`
	Changes []change  `json:"changes"`
}

type change struct {
	Seq    int                 `json:"seq"`
	Kind   workbook.ChangeKind `json:"kind"`
	Prompt string              `json:"prompt,omitempty"`
	Side   string              `json:"side,omitempty"`
	Who    string              `json:"participant,omitempty"`
	Row    string              `json:"row,omitempty"`
	Column string              `json:"column,omitempty"`
	Facet  workbook.Facet      `json:"facet,omitempty"`
	Item   string              `json:"item,omitempty"`
	Before any                 `json:"before"`
	After  any                 `json:"after"`
}

// runHistory lists what was done to a workbook: when, who, what.
func (s *session) runHistory(ctx context.Context, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	log, err := s.store.Log(ctx, w.ID, 0)
	if err != nil {
		return err
	}
	words, err := s.say()
	if err != nil {
		return err
	}
	acts := log.Acts()
	said := words.Acts(w, acts)
	slices.Reverse(acts)
	slices.Reverse(said)
	switch {
	case s.flags.json:
		return s.writeJSON(pastOf(w.ID, acts, said))
	case s.flags.plain:
		for i, a := range acts {
			s.fields(a.At.Format(time.RFC3339), a.Author, said[i])
		}
	default:
		s.historyTable(acts, said)
	}
	return nil
}

// mostAuthor is the widest that an author's column gets.
const mostAuthor = 20

func (s *session) historyTable(acts []workbook.Act, said []string) {
	authors := 0
	for _, a := range acts {
		authors = min(mostAuthor, max(authors, text.Width(a.Author)))
	}
	zone := s.Now().Location()
	for i, a := range acts {
		line := a.At.In(zone).Format(dateLayout) + gap
		if authors > 0 {
			line += text.Pad(a.Author, authors) + gap
		}
		s.lines(s.hanging(line, text.Safe(said[i]))...)
	}
}

// hanging are the rows of a text behind what leads it; on a terminal it breaks where
// it begins.
func (s *session) hanging(lead, said string) []string {
	if !s.onTerminal() {
		return []string{lead + said}
	}
	rows := text.Lines(said, max(1, s.width()-text.Width(lead)))
	for i, row := range rows {
		rows[i] = lead + row
		lead = strings.Repeat(" ", text.Width(lead))
	}
	return rows
}

func pastOf(id string, acts []workbook.Act, said []string) past {
	out := past{Schema: schema, ID: id, Acts: []act{}}
	for i, a := range acts {
		one := act{Act: a.ID, At: a.At, Author: a.Author, Text: said[i]}
		if a.Reverts != "" {
			one.Reverts = &a.Reverts
		}
		for _, c := range a.Changes {
			one.Changes = append(one.Changes, change{c.Seq, c.Kind, c.Prompt, c.Side, c.Participant, c.Row, c.Column, c.Facet, c.Item, plain(c.Before), plain(c.After)})
		}
		out.Acts = append(out.Acts, one)
	}
	return out
}

// undone is what undo and redo give under --json.
type undone struct {
	Schema  int    `json:"schema"`
	ID      string `json:"id"`
	Act     string `json:"act"`
	Reverts string `json:"reverts"`
	Text    string `json:"text"`
}

// runUndo takes the newest act back and says which it was.
func (s *session) runUndo(ctx context.Context, args []string) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	return s.revert(ctx, args[0], workbook.History.Undo, words.Undid)
}

// runRedo does the act again that was undone last, and says which it was.
func (s *session) runRedo(ctx context.Context, args []string) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	return s.revert(ctx, args[0], workbook.History.Redo, words.Redid)
}

// revert appends what one of the two gives. It rests on what stands there: someone
// else's writing in between is a conflict, and not tried again.
func (s *session) revert(
	ctx context.Context, ref string,
	back func(workbook.History, string) ([]workbook.Change, workbook.Act, error),
	sentence func(*workbook.Workbook, workbook.Act, string) string,
) error {
	w, _, err := s.load(ctx, ref)
	if err != nil {
		return err
	}
	log, err := s.store.Log(ctx, w.ID, 0)
	if err != nil {
		return err
	}
	id := s.NewID()
	changes, reverted, err := back(log, id)
	if err != nil {
		return err
	}
	workbook.Stamp(changes, id, s.Author, s.Now())
	if _, err := s.store.Append(ctx, w.ID, log[len(log)-1].Rev, changes); err != nil {
		return err
	}
	said := sentence(w, reverted, s.Author)
	if s.flags.json {
		return s.writeJSON(undone{schema, w.ID, id, reverted.ID, said})
	}
	s.lines(text.Safe(said))
	return nil
}
