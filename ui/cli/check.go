package cli

import (
	"context"
	"strings"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

type checkFlags struct {
	atFlag
	accept, because, reopen string

	deep    bool // of the library
	salvage string
}

func (k *checkFlags) add(f *pflag.FlagSet) {
	k.atFlag.add(f)
	f.StringVar(&k.accept, "accept", "", "")
	f.StringVar(&k.because, "because", "", "")
	f.StringVar(&k.reopen, "reopen", "", "")
	f.BoolVar(&k.deep, "deep", false, "")
	f.StringVar(&k.salvage, "salvage", "", "")
}

// checked is readings as JSON; accepted says because of what, or is null.
type checked struct {
	Schema   int       `json:"schema"`
	ID       string    `json:"id"`
	Open     int       `json:"open"`
	Readings []reading `json:"readings"`
}

type reading struct {
	ID       string               `json:"id"`
	Kind     workbook.ReadingKind `json:"kind"`
	Subject  *string              `json:"subject"`
	Part     string               `json:"part"`
	Prompts  []string             `json:"prompts"`
	Text     string               `json:"text"`
	Next     string               `json:"next"`
	Claims   []string             `json:"claims"`
	Accepted *string              `json:"accepted"`
}

func readingOf(r workbook.Reading) reading {
	return reading{
		r.Rule.ID, r.Rule.Kind, said(r.Subject), r.Part, r.Prompts, r.Text, r.Next,
		append([]string{}, r.Rule.Claims...), said(r.Accepted),
	}
}

// runCheck reads a workbook back to its planner: what its answers say together.
// The code is 3 while any reading is open. --accept and --reopen write instead.
// Without a workbook it is the library that is looked over.
func (s *session) runCheck(ctx context.Context, k *checkFlags, args []string) error {
	if err := k.check(len(args) > 0); err != nil {
		return err
	}
	if len(args) == 0 {
		return s.checkLibrary(ctx, k)
	}
	w, _, err := s.loadAt(ctx, args[0], k.version)
	if err != nil {
		return err
	}
	readings, err := workbook.ReadingsOf(w, s.lang())
	if err != nil {
		return err
	}
	if name := k.accept + k.reopen; name != "" {
		return s.decide(ctx, w, k, readings)
	}
	open := 0
	for _, r := range readings {
		if r.Open() {
			open++
		}
	}
	if open > 0 {
		s.code = codeNo
	}
	if s.flags.json {
		out := checked{schema, w.ID, open, []reading{}}
		for _, r := range readings {
			out.Readings = append(out.Readings, readingOf(r))
		}
		return s.writeJSON(out)
	}
	return s.checkPage(w, readings, open)
}

// check holds which flags go together.
func (k *checkFlags) check(book bool) error {
	writes := k.accept != "" || k.reopen != ""
	ofLibrary := k.deep || k.salvage != ""
	switch {
	case book && ofLibrary:
		return usage("check_library_flags")
	case !book && (writes || k.because != "" || k.version != ""):
		return usage("check_needs_ref")
	case k.accept != "" && k.reopen != "":
		return usage("accept_reopen")
	case k.accept != "" && strings.TrimSpace(k.because) == "":
		return usage("because_needed")
	case k.accept == "" && k.because != "":
		return usage("because_alone")
	case writes && k.version != "":
		return usage("at_read_only")
	}
	return nil
}

func (s *session) checkPage(w *workbook.Workbook, readings []workbook.Reading, open int) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	th, words := page.look.Theme, page.look.Words
	page.block(w.About.Title, 0, th.Strong)
	page.block(words.T("cli.check_count", "open", open, "accepted", len(readings)-open), 0, th.Muted)
	for i := range w.Template.Parts {
		part := &w.Template.Parts[i]
		var rows []workbook.Reading
		for _, r := range readings {
			if r.Part == part.ID {
				rows = append(rows, r)
			}
		}
		if len(rows) == 0 {
			continue
		}
		page.add("")
		page.block(words.Text(part.Name), 0, th.Strong)
		for _, accepted := range []bool{false, true} { // those that are settled come after
			for _, r := range rows {
				if r.Open() != accepted {
					page.reading(r)
				}
			}
		}
	}
	return s.drawn(page.rows)
}

// reading adds one: its name and kind, what it says, what to do.
func (p *page) reading(r workbook.Reading) {
	th, words := p.look.Theme, p.look.Words
	id := r.Rule.ID
	if r.Subject != "" {
		id += ":" + r.Subject
	}
	p.add("")
	p.block(sourced(words.T("cli.kind_"+string(r.Rule.Kind)), words.Text(r.Rule.Name), id), indent, th.Muted)
	p.block(r.Text, indent, th.Text)
	if r.Open() {
		p.block("→ "+r.Next, indent, th.Muted)
		return
	}
	p.block(words.T("cli.accepted", "because", r.Accepted), indent, th.Muted)
}

// decided is what check --accept and --reopen give under --json.
type decided struct {
	Schema  int     `json:"schema"`
	ID      string  `json:"id"`
	Reading reading `json:"reading"`
}

// decide accepts a reading because of something, or opens it again.
func (s *session) decide(ctx context.Context, w *workbook.Workbook, k *checkFlags, readings []workbook.Reading) error {
	because, err := door(k.because, workbook.MaxCell)
	if err != nil {
		return err
	}
	r, err := findReading(w, readings, k.accept+k.reopen, k.accept != "")
	if err != nil {
		return err
	}
	err = s.write(ctx, w, func(w *workbook.Workbook) ([]workbook.Change, error) {
		c := w.Accepting(r.Rule.ID, r.Subject, because)
		if c.Before.Equal(c.After) {
			return nil, nil
		}
		return []workbook.Change{c}, w.Clone().Apply(c)
	})
	if err != nil || !s.flags.json {
		return err
	}
	r.Accepted = because
	return s.writeJSON(decided{schema, w.ID, readingOf(r)})
}

// findReading is the reading that RULE or RULE:SUBJECT means among those that fired.
// Without a subject it is the only one of the rule, of those still to be decided
// when there are more.
func findReading(w *workbook.Workbook, readings []workbook.Reading, name string, open bool) (workbook.Reading, error) {
	id, subject, whole := strings.Cut(name, ":")
	if w.Template.Rule(id) == nil {
		var ids []string
		for _, r := range w.Template.Readings {
			ids = append(ids, r.ID)
		}
		return workbook.Reading{}, workbook.NewProblem(workbook.ErrNotFound, "reading_unknown", "got", short(id), "near", workbook.Nearest(id, ids))
	}
	var all, fits []workbook.Reading
	for _, r := range readings {
		if r.Rule.ID != id || whole && r.Subject != subject {
			continue
		}
		all = append(all, r)
		if r.Open() == open {
			fits = append(fits, r)
		}
	}
	if len(fits) == 0 {
		fits = all
	}
	switch len(fits) {
	case 0:
		return workbook.Reading{}, workbook.NewProblem(workbook.ErrNotFound, "reading_quiet", "got", short(name))
	case 1:
		return fits[0], nil
	}
	var names []string
	for _, r := range fits {
		names = append(names, id+":"+r.Subject)
	}
	return workbook.Reading{}, workbook.NewProblem(workbook.ErrMany, "reading_many", "got", short(name), "known", names)
}
