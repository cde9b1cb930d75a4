package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"shiben/ui/text"
	"shiben/workbook"
)

type commentFlags struct {
	side   string
	reopen bool
}

func (s *session) commentCommand() command {
	var c commentFlags
	side := func(f *pflag.FlagSet) { f.StringVar(&c.side, "side", "", "") }
	reopen := func(f *pflag.FlagSet) { f.BoolVar(&c.reopen, "reopen", false, "") }
	return command{use: "comment add|list|resolve", group: groupBook, most: many, sub: []command{
		{use: "add REF PROMPT TEXT", least: 3, most: 3, flags: side, run: bind(s.runCommentAdd, &c)},
		{use: "list REF [PROMPT]", reads: true, least: 1, most: 2, run: s.runCommentList},
		{use: "resolve REF ID", least: 2, most: 2, flags: reopen, run: bind(s.runCommentResolve, &c)},
	}}
}

// remark is one comment and the answer that it is on.
type remark struct {
	workbook.AnswerKey
	workbook.Item
}

// remarks are a workbook's comments in the template's order, on one prompt when one
// is given.
func remarks(w *workbook.Workbook, only *workbook.Prompt) []remark {
	var out []remark
	for _, p := range w.Template.Prompts() {
		for _, side := range w.Template.SidesOf(p) {
			for _, c := range w.Answer(p.ID, side).Comments {
				if only == nil || only == p {
					out = append(out, remark{workbook.AnswerKey{Prompt: p.ID, Side: side}, c})
				}
			}
		}
	}
	return out
}

// runCommentAdd puts a comment on an answer and prints the comment's id.
func (s *session) runCommentAdd(ctx context.Context, f *commentFlags, args []string) error {
	said := args[2]
	if said == "-" {
		var err error
		if said, err = s.readValue(ctx); err != nil {
			return err
		}
	}
	said, err := door(said, workbook.MaxCell)
	if err != nil {
		return err
	}
	if strings.TrimSpace(said) == "" {
		return usage("comment_empty")
	}
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	p, err := w.Template.FindPrompt(args[1])
	if err != nil {
		return err
	}
	side, err := w.Template.FindSide(p, f.side)
	if err != nil {
		return err
	}
	id := s.NewID()
	c := &workbook.Comment{Author: s.Author, At: s.Now().UTC().Round(0), Text: said}
	if err := s.writeComment(ctx, w, workbook.Address{Prompt: p.ID, Side: side}, id, c); err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(commented{schema, w.ID, commentOf(workbook.Item{ID: id, Comment: c})})
	}
	s.lines(id)
	return nil
}

// commented is what comment add and resolve give under --json.
type commented struct {
	Schema  int     `json:"schema"`
	ID      string  `json:"id"`
	Comment comment `json:"comment"`
}

func (s *session) writeComment(ctx context.Context, w *workbook.Workbook, a workbook.Address, id string, c *workbook.Comment) error {
	return s.write(ctx, w, func(w *workbook.Workbook) ([]workbook.Change, error) {
		change := w.Noting(a, workbook.CommentFacet, id, workbook.Value{Comment: c})
		if change.Before.Equal(change.After) {
			return nil, nil
		}
		return []workbook.Change{change}, w.Clone().Apply(change)
	})
}

// remarked is comments as JSON.
type remarked struct {
	Schema   int       `json:"schema"`
	ID       string    `json:"id"`
	Comments []onPlace `json:"comments"`
}

type onPlace struct {
	Prompt string `json:"prompt"`
	Side   string `json:"side,omitempty"`
	comment
}

// runCommentList lists comments: for a person each under its place, with --plain as
// lines of id, prompt, side, time, author, open or resolved, and text.
func (s *session) runCommentList(ctx context.Context, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	var only *workbook.Prompt
	if len(args) > 1 {
		if only, err = w.Template.FindPrompt(args[1]); err != nil {
			return err
		}
	}
	all := remarks(w, only)
	switch {
	case s.flags.json:
		out := remarked{schema, w.ID, []onPlace{}}
		for _, r := range all {
			out.Comments = append(out.Comments, onPlace{r.Prompt, r.Side, commentOf(r.Item)})
		}
		return s.writeJSON(out)
	case s.flags.plain:
		for _, r := range all {
			state := "open"
			if r.Comment.Resolved {
				state = "resolved"
			}
			s.fields(r.ID, r.Prompt, r.Side, r.Comment.At.Format(time.RFC3339), r.Comment.Author, state, r.Comment.Text)
		}
		return nil
	}
	return s.commentPage(w, all)
}

func (s *session) commentPage(w *workbook.Workbook, all []remark) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	look := page.look
	zone, n := s.Now().Location(), shortestOf(remarkIDs(remarks(w, nil)))
	for i, r := range all {
		if i > 0 {
			page.add("")
		}
		where := look.Words.Place(w.Template, workbook.Address{Prompt: r.Prompt, Side: r.Side})
		page.block(where, 0, look.Theme.Strong)
		facts := sourced(r.ID[:min(n, len(r.ID))], r.Comment.At.In(zone).Format(dateLayout), r.Comment.Author)
		if r.Comment.Resolved {
			facts += " · " + look.Words.T("cli.resolved")
		}
		page.block(facts, indent, look.Theme.Muted)
		page.block(r.Comment.Text, indent, look.Theme.Text)
	}
	return s.drawn(page.rows)
}

func remarkIDs(all []remark) []string {
	var ids []string
	for _, r := range all {
		ids = append(ids, r.ID)
	}
	return ids
}

// runCommentResolve marks a comment as resolved, or opens it again. Its id may be
// the beginning of one that fits no other.
func (s *session) runCommentResolve(ctx context.Context, f *commentFlags, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	r, err := findRemark(remarks(w, nil), args[1])
	if err != nil {
		return err
	}
	c := *r.Comment
	c.Resolved = !f.reopen
	if err := s.writeComment(ctx, w, workbook.Address{Prompt: r.Prompt, Side: r.Side}, r.ID, &c); err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(commented{schema, w.ID, commentOf(workbook.Item{ID: r.ID, Comment: &c})})
	}
	return nil
}

func findRemark(all []remark, got string) (remark, error) {
	var found []remark
	for _, r := range all {
		if r.ID == got {
			return r, nil
		}
		if got != "" && strings.HasPrefix(r.ID, got) {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return remark{}, workbook.NewProblem(workbook.ErrNotFound, "comment_unknown", "got", short(got), "near", workbook.Nearest(got, remarkIDs(all)))
	case 1:
		return found[0], nil
	}
	list := ""
	for _, r := range found[:min(len(found), mostListed)] {
		list += "\n  " + r.ID + "  " + text.Truncate(r.Comment.Text, quoted)
	}
	return remark{}, workbook.NewProblem(workbook.ErrMany, "comment_many", "got", short(got), "matches", len(found), "list", list)
}
