package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"shiben/ui/text"
	"shiben/workbook"
)

type newFlags struct{ subject, depth, from, practice, template string }

func (n *newFlags) add(f *pflag.FlagSet) {
	f.StringVar(&n.subject, "subject", "", "")
	f.StringVar(&n.depth, "depth", "", "")
	f.StringVar(&n.from, "from", "", "")
	f.StringVar(&n.practice, "case", "", "")
	f.StringVar(&n.template, "template", "", "")
}

// runNew makes a workbook, of nothing, of an older one or of a case, and prints its
// id.
func (s *session) runNew(ctx context.Context, n *newFlags, args []string) error {
	about := workbook.About{Depth: n.depth, Lang: s.lang()}
	var err error
	if about.Subject, err = titleDoor(n.subject); err != nil {
		return err
	}
	if len(args) > 0 {
		if about.Title, err = titleDoor(args[0]); err == nil && about.Title == "" {
			err = usage("title_empty")
		}
	}
	switch {
	case err != nil:
		return err
	case n.practice != "" && (n.from != "" || n.template != ""):
		return usage("new_one_of")
	case n.practice != "":
		return s.newFromCase(ctx, n.practice, about)
	case n.from != "":
		return s.newFrom(ctx, n, about)
	case len(args) == 0:
		return usage("arguments", "usage", program+" new TITLE")
	}
	t, err := s.templateOf(n)
	if err != nil {
		return err
	}
	if about.Depth == "" {
		about.Depth = t.Depths[0].ID
	}
	changes, err := workbook.Begin(t, about)
	if err != nil {
		return err
	}
	return s.create(ctx, t, changes, nil)
}

// templateOf is the template that is asked for, or the standard one.
func (s *session) templateOf(n *newFlags) (*workbook.Template, error) {
	if n.template == "" {
		return s.builtIn(standard)
	}
	return s.template(n.template)
}

// newFromCase makes a workbook of a worked case, in the language that is spoken.
func (s *session) newFromCase(ctx context.Context, id string, about workbook.About) error {
	c, err := s.findCase(id)
	if err != nil {
		return err
	}
	t, err := s.builtIn(c.Template)
	if err != nil {
		return err
	}
	if about.Title != "" {
		c.Title = workbook.Text{ZH: about.Title, EN: about.Title}
	}
	if about.Subject != "" {
		c.Subject = workbook.Text{ZH: about.Subject, EN: about.Subject}
	}
	if about.Depth != "" {
		c.Depth = about.Depth
	}
	changes, err := c.Begin(t, about.Lang)
	if err != nil {
		return err
	}
	return s.create(ctx, t, changes, nil)
}

// newFrom makes a workbook with an older one's answers, each not yet reviewed; with
// --template, a newer one's or another's, what has no place there is listed.
func (s *session) newFrom(ctx context.Context, n *newFlags, about workbook.About) error {
	old, _, err := s.load(ctx, n.from)
	if err != nil {
		return err
	}
	t := old.Template
	if n.template != "" {
		if t, err = s.template(n.template); err != nil {
			return err
		}
	}
	words, err := s.say()
	if err != nil {
		return err
	}
	if about.Title == "" {
		about.Title = words.T("cli.copy_title", "title", old.About.Title)
	}
	if about.Subject == "" {
		about.Subject = old.About.Subject
	}
	if s.flags.lang == "" {
		about.Lang = old.About.Lang
	}
	if about.Depth == "" {
		about.Depth = t.Depths[0].ID
		for _, d := range t.Depths {
			if d.ID == old.About.Depth {
				about.Depth = d.ID
			}
		}
	}
	carried, err := workbook.BeginFrom(old, t, about)
	if err != nil {
		return err
	}
	s.sayCarried(old, carried)
	return s.create(ctx, t, carried.Changes, &carried)
}

// sayCarried tells on stderr how many answers were carried over, and lists what was
// not.
func (s *session) sayCarried(old *workbook.Workbook, c workbook.Carried) {
	if s.flags.json {
		return
	}
	fmt.Fprintln(s.Stderr, s.words.T("cli.carried_count", "n", c.Kept))
	if len(c.Dropped) == 0 {
		return
	}
	fmt.Fprintln(s.Stderr, s.words.T("cli.dropped_count", "n", len(c.Dropped)))
	for _, r := range c.Dropped {
		a := workbook.Address{Prompt: r.Key.Prompt, Side: r.Key.Side, Row: r.Key.Row}
		v := r.Value
		if v.Empty() && r.Facets != nil {
			v.Text = string(r.Facets.State)
		}
		was := strings.Join(strings.Fields(s.words.Value(old, a, v)), " ")
		fmt.Fprintf(s.Stderr, "  %s: %s\n", s.words.Place(old.Template, a), text.Truncate(was, quoted))
	}
}

// made is the answer of a command that made a workbook; carried and dropped are
// there when it was made of an older one.
type made struct {
	Schema  int       `json:"schema"`
	ID      string    `json:"id"`
	Carried *int      `json:"carried,omitempty"`
	Dropped []dropped `json:"dropped,omitempty"`
}

// dropped is an answer or a row that has no place in the new template.
type dropped struct {
	Prompt string `json:"prompt"`
	Side   string `json:"side,omitempty"`
	Row    string `json:"row,omitempty"`
	Value  any    `json:"value"`
}

// create makes a workbook of its first changes and prints its id.
func (s *session) create(ctx context.Context, t *workbook.Template, changes []workbook.Change, carried *workbook.Carried) error {
	store, err := s.library()
	if err != nil {
		return err
	}
	s.stamp(changes)
	id := s.NewID()
	if _, err := store.Create(ctx, id, t, changes); err != nil {
		return err
	}
	if !s.flags.json {
		_, err = fmt.Fprintln(s.out, id)
		return err
	}
	out := made{Schema: schema, ID: id}
	if carried != nil {
		out.Carried = &carried.Kept
		for _, r := range carried.Dropped {
			out.Dropped = append(out.Dropped, dropped{r.Key.Prompt, r.Key.Side, r.Key.Row, plain(r.Value)})
		}
	}
	return s.writeJSON(out)
}
