package cli

import (
	"context"
	"math/big"

	"github.com/spf13/pflag"

	"shiben/ui/compare"
	"shiben/workbook"
)

type compareFlags struct {
	atFlag
	exitCode bool
}

func (c *compareFlags) add(f *pflag.FlagSet) {
	c.atFlag.add(f)
	f.BoolVar(&c.exitCode, "exit-code", false, "")
}

// compared is a comparison as JSON; DIM and SIDE are the template's ids:
//
//	{"schema":1,"from":{"id","title","version"},"to":{…},"common","all",
//	 "dimensions":[{"id":DIM,
//	   SIDE:{"from":number|null,"to":…,"shift":…}, once a side,
//	   "separation":{"from","to","shift"},"verdict":{"from":VERDICT|null,"to":…}}],
//	 "changes":[{"prompt","side","row","column","facet","item","before","after"}]}
//
// What a workbook says of itself has no prompt; its column is title, subject or
// depth. A row that came or went has no column; before or after is its cells.
type compared struct {
	Schema     int            `json:"schema"`
	From       standpoint     `json:"from"`
	To         standpoint     `json:"to"`
	Common     int            `json:"common"`
	All        int            `json:"all"`
	Dimensions []ordered[any] `json:"dimensions"`
	Changes    []difference   `json:"changes"`
}

// standpoint is a workbook at a point of its log: as it is when there is no version.
type standpoint struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Version *string `json:"version"` // as it was asked for

	w     *workbook.Workbook
	label string
}

type shift struct {
	From  figure `json:"from"`
	To    figure `json:"to"`
	Shift figure `json:"shift"`
}

type turn struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

type difference struct {
	Prompt string         `json:"prompt,omitempty"`
	Side   string         `json:"side,omitempty"`
	Row    string         `json:"row,omitempty"`
	Column string         `json:"column,omitempty"`
	Facet  workbook.Facet `json:"facet,omitempty"`
	Item   string         `json:"item,omitempty"`
	Before any            `json:"before"`
	After  any            `json:"after"`
}

// runCompare puts two workbooks beside each other, or one beside itself at an
// earlier point. With --exit-code the code is 3 when anything differs.
func (s *session) runCompare(ctx context.Context, f *compareFlags, args []string) error {
	from, to, err := s.standpoints(ctx, f, args)
	if err != nil {
		return err
	}
	c := workbook.Compare(from.w, to.w)
	if f.exitCode && !c.Same() {
		s.code = codeNo
	}
	if s.flags.json {
		return s.writeJSON(comparedOf(c, from, to))
	}
	look, err := s.look()
	if err != nil {
		return err
	}
	return s.drawn(compare.Render(c, look, s.width(), [2]string{from.label, to.label}))
}

// standpoints are what is compared: A, at a version when one is asked for, with B
// or with itself as it is now.
func (s *session) standpoints(ctx context.Context, f *compareFlags, args []string) (from, to standpoint, err error) {
	to.w, _, err = s.load(ctx, args[len(args)-1])
	if err != nil {
		return from, to, err
	}
	at := f.version
	if len(args) == 1 && at == "" {
		if at, err = s.newestVersion(ctx, to.w); err != nil {
			return from, to, err
		}
	}
	if from.w, _, err = s.loadAt(ctx, args[0], at); err != nil {
		return from, to, err
	}
	from.Version = said(at)
	for _, p := range []*standpoint{&from, &to} {
		p.ID, p.Title = p.w.ID, p.w.About.Title
	}
	if from.ID == to.ID {
		from.label = at
		return from, to, nil
	}
	from.label, to.label = sourced(from.Title, at), to.Title
	if from.label == to.label {
		n := shortestOf([]string{from.ID, to.ID})
		from.label, to.label = sourced(from.label, from.ID[:min(n, len(from.ID))]), sourced(to.label, to.ID[:min(n, len(to.ID))])
	}
	return from, to, nil
}

func (s *session) newestVersion(ctx context.Context, w *workbook.Workbook) (string, error) {
	log, err := s.store.Log(ctx, w.ID, 0)
	if err != nil {
		return "", err
	}
	versions := log.Versions()
	if len(versions) == 0 {
		return "", usage("compare_with", "seq", len(log))
	}
	return versions[len(versions)-1].Name, nil
}

func comparedOf(c workbook.Comparison, from, to standpoint) compared {
	out := compared{
		Schema: schema, From: from, To: to, Common: c.Common, All: c.All,
		Dimensions: []ordered[any]{}, Changes: []difference{},
	}
	for _, d := range c.Dimensions {
		out.Dimensions = append(out.Dimensions, shiftOf(c, d))
	}
	for _, d := range c.Changes {
		out.Changes = append(out.Changes, difference{d.Prompt, d.Side, d.Row, d.Column, d.Facet, d.Item, plain(d.Before), plain(d.After)})
	}
	return out
}

func shiftOf(c workbook.Comparison, d workbook.DimensionShift) ordered[any] {
	var out ordered[any]
	out.add("id", d.Part.ID)
	pair := func(from, to, by *big.Rat) shift { return shift{figure{from}, figure{to}, figure{by}} }
	for i, side := range c.To.Template.Sides {
		out.add(side.ID, pair(d.From.Positions[i].Mean, d.To.Positions[i].Mean, d.Shift[i]))
	}
	out.add("separation", pair(d.From.Separation, d.To.Separation, d.Separation))
	out.add("verdict", turn{said(string(d.From.Verdict)), said(string(d.To.Verdict))})
	return out
}
