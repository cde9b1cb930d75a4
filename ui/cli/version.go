package cli

import (
	"context"
	"strconv"
	"time"

	"shiben/ui/text"
	"shiben/workbook"
)

// versioned is versions as JSON, oldest first; seq is how far the log goes.
type versioned struct {
	Schema   int       `json:"schema"`
	ID       string    `json:"id"`
	Versions []version `json:"versions"`
}

type version struct {
	Name   string    `json:"name"`
	Seq    int       `json:"seq"`
	At     time.Time `json:"at"`
	Author string    `json:"author"`
}

// runVersion names the present point of the log, or lists the named ones.
func (s *session) runVersion(ctx context.Context, args []string) error {
	w, _, err := s.load(ctx, args[0])
	if err != nil {
		return err
	}
	if len(args) == 1 {
		return s.listVersions(ctx, w)
	}
	name, err := titleDoor(args[1])
	if err != nil {
		return err
	}
	err = s.write(ctx, w, func(w *workbook.Workbook) ([]workbook.Change, error) {
		c := workbook.NameVersion(name)
		return []workbook.Change{c}, w.Clone().Apply(c)
	})
	if err != nil || !s.flags.json {
		return err
	}
	return s.listVersions(ctx, w)
}

// listVersions lists them, the newest first for a person; with --plain a line holds
// seq, time, author and name.
func (s *session) listVersions(ctx context.Context, w *workbook.Workbook) error {
	log, err := s.store.Log(ctx, w.ID, 0)
	if err != nil {
		return err
	}
	versions := log.Versions()
	switch {
	case s.flags.json:
		out := versioned{schema, w.ID, []version{}}
		for _, v := range versions {
			out.Versions = append(out.Versions, version(v))
		}
		return s.writeJSON(out)
	case s.flags.plain:
		for _, v := range versions {
			s.fields(strconv.Itoa(v.Seq), v.At.Format(time.RFC3339), v.Author, v.Name)
		}
		return nil
	}
	authors := 0
	for _, v := range versions {
		authors = min(mostAuthor, max(authors, text.Width(v.Author)))
	}
	zone := s.Now().Location()
	for i := len(versions) - 1; i >= 0; i-- {
		v := versions[i]
		line := v.At.In(zone).Format(dateLayout) + gap
		if authors > 0 {
			line += text.Pad(v.Author, authors) + gap
		}
		name := text.Safe(v.Name)
		if s.onTerminal() {
			name = text.Truncate(v.Name, max(1, s.width()-text.Width(line)))
		}
		s.lines(line + name)
	}
	return nil
}
