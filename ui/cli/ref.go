package cli

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
)

// find is the workbook that a reference means: an id, the unique beginning of one,
// or an exact title. More than one is an ErrMany that lists them, none an
// ErrNotFound with the nearest titles.
func (s *session) find(ctx context.Context, ref string) (workbook.Head, error) {
	store, err := s.library()
	if err != nil {
		return workbook.Head{}, err
	}
	heads, err := store.List(ctx)
	if err != nil {
		return workbook.Head{}, err
	}
	return match(heads, ref)
}

func match(heads []workbook.Head, ref string) (workbook.Head, error) {
	if !utf8.ValidString(ref) {
		return workbook.Head{}, usage("text_not_utf8")
	}
	var found []workbook.Head
	id := strings.ToLower(ref)
	for _, h := range heads {
		if h.ID == id {
			return h, nil
		}
		if ref != "" && (strings.HasPrefix(h.ID, id) || h.Title == ref) {
			found = append(found, h)
		}
	}
	switch len(found) {
	case 0:
		return workbook.Head{}, unknownWorkbook(heads, ref)
	case 1:
		return found[0], nil
	}
	return workbook.Head{}, workbook.NewProblem(workbook.ErrMany, "workbook_many",
		"ref", ref, "matches", len(found), "list", matches(heads, found))
}

// mostNear is how many titles are looked through for a near one: the measure is
// slow, and a person knows the newest ones best.
const mostNear = 2000

func unknownWorkbook(heads []workbook.Head, ref string) error {
	var titles []string
	for _, h := range heads[:min(len(heads), mostNear)] {
		titles = append(titles, h.Title)
	}
	return workbook.NewProblem(workbook.ErrNotFound, "workbook_unknown", "ref", ref, "near", workbook.Nearest(ref, titles))
}

// mostListed is how many of the matches an error lists.
const mostListed = 10

// matches lists workbooks a line each: what tells their ids apart, and the title.
func matches(all, found []workbook.Head) string {
	n := shortest(all)
	var b strings.Builder
	for i, h := range found {
		if i == mostListed {
			b.WriteString("\n  …")
			break
		}
		b.WriteString("\n  " + h.ID[:min(n, len(h.ID))] + "  " + text.Truncate(h.Title, 60))
	}
	return b.String()
}

// wholeID is how long an id is that was made by the program.
const wholeID = 36

// load reads the workbook that a reference means. A whole id needs no list.
func (s *session) load(ctx context.Context, ref string) (*workbook.Workbook, workbook.Head, error) {
	store, err := s.library()
	if err != nil {
		return nil, workbook.Head{}, err
	}
	if len(ref) == wholeID {
		w, head, err := store.Load(ctx, strings.ToLower(ref))
		if !errors.Is(err, workbook.ErrNotFound) {
			return w, head, err
		}
	}
	head, err := s.find(ctx, ref)
	if err != nil {
		return nil, head, err
	}
	return store.Load(ctx, head.ID)
}
