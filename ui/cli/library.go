package cli

import (
	"context"

	"shiben/ui/text"
	"shiben/workbook"
)

// renamed is what rename gives under --json: the title as it stands now.
type renamed struct {
	Schema int    `json:"schema"`
	ID     string `json:"id"`
	Title  string `json:"title"`
}

// runRename gives a workbook another title.
func (s *session) runRename(ctx context.Context, args []string) error {
	title, err := titleDoor(args[1])
	if err != nil {
		return err
	}
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	err = s.write(ctx, w, func(w *workbook.Workbook) ([]workbook.Change, error) {
		a := workbook.Address{Column: workbook.AboutTitle}
		c := workbook.Change{Kind: workbook.AboutChange, Address: a, Before: w.At(a), After: workbook.Value{Text: title}}
		if c.Before.Equal(c.After) {
			return nil, nil
		}
		return []workbook.Change{c}, w.Clone().Apply(c)
	})
	if err != nil || !s.flags.json {
		return err
	}
	return s.writeJSON(renamed{Schema: schema, ID: w.ID, Title: title})
}

// runDuplicate makes a workbook of the same template with the same answers, whose
// log begins with them, and prints its id.
func (s *session) runDuplicate(ctx context.Context, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	title := ""
	if len(args) > 1 {
		title, err = titleDoor(args[1])
	} else if words, failed := s.say(); failed == nil {
		title = words.T("cli.copy_title", "title", w.About.Title)
	} else {
		err = failed
	}
	if err != nil {
		return err
	}
	about := w.About
	about.Title = title
	changes, err := workbook.Copy(w, about)
	if err != nil {
		return err
	}
	return s.create(ctx, w.Template, changes, nil)
}

// runRemove moves a workbook to the trash, once a person or --yes agreed.
func (s *session) runRemove(ctx context.Context, args []string) error {
	head, err := s.find(ctx, args[0])
	if err != nil {
		return err
	}
	words, err := s.say()
	if err != nil {
		return err
	}
	title := text.Truncate(head.Title, quoted)
	err = s.agree(ctx, words.T("cli.ask_remove", "title", title), usage("yes_needed", "title", title), workbook.NewProblem(workbook.ErrNothing, "kept", "title", title))
	if err != nil {
		return err
	}
	if err := s.store.Delete(ctx, head.ID); err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(made{Schema: schema, ID: head.ID})
	}
	s.talk("cli.removed", "title", title, "ref", head.ID)
	return nil
}

// quoted is how many cells of a title a sentence quotes.
const quoted = 60
