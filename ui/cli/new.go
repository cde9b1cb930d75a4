package cli

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

// templateFile is the template of new workbooks.
const templateFile = "templates/marketing-operations.yaml"

type newFlags struct{ subject, depth string }

func (n *newFlags) add(f *pflag.FlagSet) {
	f.StringVar(&n.subject, "subject", "", "")
	f.StringVar(&n.depth, "depth", "", "")
}

// runNew makes a workbook and prints its id.
func (s *session) runNew(ctx context.Context, n *newFlags, args []string) error {
	title, err := titleDoor(args[0])
	if err != nil {
		return err
	}
	subject, err := titleDoor(n.subject)
	if err != nil {
		return err
	}
	data, err := fs.ReadFile(s.Assets, templateFile)
	if err != nil {
		return err
	}
	t, err := workbook.ParseTemplate(data)
	if err != nil {
		return err
	}
	depth := n.depth
	if depth == "" {
		depth = t.Depths[0].ID
	}
	changes, err := workbook.Begin(t, workbook.About{Title: title, Subject: subject, Depth: depth, Lang: s.lang()})
	if err != nil {
		return err
	}
	return s.create(ctx, t, changes)
}

// made is the answer of a command that made a workbook.
type made struct {
	Schema int    `json:"schema"`
	ID     string `json:"id"`
}

// create makes a workbook of its first changes and prints its id.
func (s *session) create(ctx context.Context, t *workbook.Template, changes []workbook.Change) error {
	store, err := s.library()
	if err != nil {
		return err
	}
	s.stamp(changes)
	id := s.NewID()
	if _, err := store.Create(ctx, id, t, changes); err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(made{schema, id})
	}
	_, err = fmt.Fprintln(s.out, id)
	return err
}
