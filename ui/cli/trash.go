package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"shiben/ui/text"
	"shiben/workbook"
)

func (s *session) trashCommand() command {
	return command{use: "trash list|restore|empty", group: groupLibrary, most: many, sub: []command{
		{use: "list", reads: true, run: s.runTrashList},
		{use: "restore REF", least: 1, most: 1, run: s.runTrashRestore},
		{use: "empty [REF…]", most: many, run: s.runTrashEmpty},
	}}
}

// trashList is what trash list gives under --json, deleted last first.
type trashList struct {
	Schema    int       `json:"schema"`
	Workbooks []trashed `json:"workbooks"`
}

type trashed struct {
	heading
	Deleted time.Time `json:"deleted"`
}

// trashed reads what lies in the trash.
func (s *session) trashed(ctx context.Context) ([]workbook.Trashed, error) {
	store, err := s.library()
	if err != nil {
		return nil, err
	}
	return store.Trashed(ctx)
}

// runTrashList lists the trash: for a person as a table, with --plain as lines of
// id, title, subject and when it was deleted.
func (s *session) runTrashList(ctx context.Context, _ []string) error {
	all, err := s.trashed(ctx)
	if err != nil {
		return err
	}
	switch {
	case s.flags.json:
		out := trashList{schema, []trashed{}}
		for _, t := range all {
			out.Workbooks = append(out.Workbooks, trashed{headingOf(t.Head), t.At})
		}
		return s.writeJSON(out)
	case s.flags.plain:
		for _, t := range all {
			s.fields(t.Head.ID, t.Head.Title, t.Head.Subject, t.At.Format(time.RFC3339))
		}
		return nil
	case len(all) == 0 && s.onTerminal():
		return s.sentence("cli.trash_empty")
	case len(all) == 0:
		return nil
	}
	return s.trashTable(all)
}

func (s *session) trashTable(all []workbook.Trashed) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	rows := []listRow{rowOf(words.T("cli.col_id"), words.T("cli.col_title"), words.T("cli.col_subject"), "", words.T("cli.col_deleted"))}
	n := shortest(headsOf(all))
	for _, t := range all {
		rows = append(rows, rowOf(t.Head.ID[:min(n, len(t.Head.ID))], t.Head.Title, t.Head.Subject, "", s.when(t.At)))
	}
	s.table(rows, s.listWidths(rows))
	return nil
}

func headsOf(all []workbook.Trashed) []workbook.Head {
	heads := make([]workbook.Head, len(all))
	for i, t := range all {
		heads[i] = t.Head
	}
	return heads
}

// inTrash is the workbook in the trash that a reference means.
func inTrash(all []workbook.Trashed, ref string) (workbook.Head, error) {
	head, err := match(headsOf(all), ref)
	var p *workbook.Problem
	if errors.As(err, &p) && p.Code == "workbook_unknown" {
		p.Code = "trash_unknown"
	}
	return head, err
}

// runTrashRestore takes a workbook out of the trash, as it was.
func (s *session) runTrashRestore(ctx context.Context, args []string) error {
	all, err := s.trashed(ctx)
	if err != nil {
		return err
	}
	head, err := inTrash(all, args[0])
	if err != nil {
		return err
	}
	if err := s.store.BringBack(ctx, head.ID); err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(made{Schema: schema, ID: head.ID})
	}
	return nil
}

// emptied is what trash empty gives under --json: the ids of those that are gone.
type emptied struct {
	Schema  int      `json:"schema"`
	Deleted []string `json:"deleted"`
}

// runTrashEmpty deletes workbooks in the trash for good, all of them or those that
// are named, once a person or --yes agreed.
func (s *session) runTrashEmpty(ctx context.Context, args []string) error {
	all, err := s.trashed(ctx)
	if err != nil {
		return err
	}
	chosen := headsOf(all)
	if len(args) > 0 {
		chosen = nil
		for _, ref := range args {
			head, err := inTrash(all, ref)
			if err != nil {
				return err
			}
			chosen = append(chosen, head)
		}
	}
	out := emptied{schema, []string{}}
	if len(chosen) > 0 {
		if err := s.agreeToEmpty(ctx, chosen); err != nil {
			return err
		}
		for _, h := range chosen {
			out.Deleted = append(out.Deleted, h.ID)
		}
		if _, err := s.store.EmptyTrash(ctx, out.Deleted); err != nil {
			return err
		}
	}
	if s.flags.json {
		return s.writeJSON(out)
	}
	return nil
}

func (s *session) agreeToEmpty(ctx context.Context, chosen []workbook.Head) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	var titles []string
	for i, h := range chosen {
		if i == mostListed {
			titles = append(titles, "…")
			break
		}
		titles = append(titles, text.Truncate(h.Title, quoted))
	}
	return s.agree(
		ctx, words.T("cli.ask_empty", "n", len(chosen), "titles", "\n  "+strings.Join(titles, "\n  ")+"\n"),
		usage("yes_to_empty", "n", len(chosen)), workbook.NewProblem(workbook.ErrNothing, "trash_kept"),
	)
}
