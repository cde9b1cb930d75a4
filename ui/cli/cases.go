package cli

import (
	"context"
	"io/fs"
	"path"
	"strings"

	"shiben/workbook"
)

func (s *session) caseCommand() command {
	return command{use: "case list", group: groupMore, most: many, sub: []command{{use: "list", run: s.runCaseList}}}
}

// cased are the worked cases as JSON, in the language that is spoken.
type cased struct {
	Schema int         `json:"schema"`
	Cases  []caseEntry `json:"cases"`
}

type caseEntry struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Subject  string `json:"subject"`
	Summary  string `json:"summary"`
	Depth    string `json:"depth"`
	Template string `json:"template"`
}

// caseIDs are the ids of the cases: the names of their files.
func (s *session) caseIDs() ([]string, error) {
	files, err := fs.Glob(s.Assets, "cases/*.yaml")
	var ids []string
	for _, f := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(f), ".yaml"))
	}
	return ids, err
}

// findCase reads the case of an id.
func (s *session) findCase(id string) (*workbook.Case, error) {
	known, err := s.caseIDs()
	if err != nil {
		return nil, err
	}
	for _, k := range known {
		if k == id {
			data, err := fs.ReadFile(s.Assets, "cases/"+id+".yaml")
			if err != nil {
				return nil, err
			}
			return workbook.ParseCase(data)
		}
	}
	return nil, workbook.NewProblem(workbook.ErrNotFound, "case_unknown", "got", short(id), "near", workbook.Nearest(id, known), "known", known)
}

// runCaseList lists the worked cases; with --plain as lines of id, title and
// subject.
func (s *session) runCaseList(context.Context, []string) error {
	ids, err := s.caseIDs()
	if err != nil {
		return err
	}
	page, err := s.newPage()
	if err != nil {
		return err
	}
	out, th := cased{schema, []caseEntry{}}, page.look.Theme
	for i, id := range ids {
		c, err := s.findCase(id)
		if err != nil {
			return err
		}
		text := page.look.Words.Text
		one := caseEntry{c.ID, text(c.Title), text(c.Subject), text(c.Summary), c.Depth, c.Template}
		out.Cases = append(out.Cases, one)
		if i > 0 {
			page.add("")
		}
		page.block(sourced(one.ID, one.Title), 0, th.Strong)
		page.block(one.Subject, indent, th.Muted)
		page.block(one.Summary, indent, th.Text)
	}
	switch {
	case s.flags.json:
		return s.writeJSON(out)
	case s.flags.plain:
		for _, c := range out.Cases {
			s.fields(c.ID, c.Title, c.Subject)
		}
		return nil
	}
	return s.drawn(page.rows)
}
