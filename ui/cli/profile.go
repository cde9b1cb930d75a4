package cli

import (
	"context"

	"github.com/spf13/pflag"

	"shiben/ui/profile"
	"shiben/workbook"
)

// profiled is a profile as JSON; DIM, SIDE and PART are the template's ids:
//
//	{"schema":1,
//	 "dimensions":[{"id":DIM,
//	   SIDE:{"position":number|null,"basis":"solid|provisional|none","answered","asked"}, once a side,
//	   "separation":number|null, "verdict":"distinct|blended|alike|reversed"|null}],
//	 "moves":[{"id","name","side":SIDE|null,"closure":{"yes","answered"},"observed":SIDE|"both"|null}],
//	 "balance":{"declared":{SIDE:number,…,"both":number,"unsaid":number},"observed":{…}},
//	 "completeness":{"answered","asked","parts":{PART:{"answered","asked"}}}}
//
// The shares of a balance are sums of effort in %; they need not add to 100.
type profiled struct {
	Schema       int            `json:"schema"`
	Dimensions   []ordered[any] `json:"dimensions"`
	Moves        []move         `json:"moves"`
	Balance      balance        `json:"balance"`
	Completeness completeness   `json:"completeness"`
}

type position struct {
	Position figure         `json:"position"`
	Basis    workbook.Basis `json:"basis"`
	tally
}

type move struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Side     *string `json:"side"`
	Closure  closure `json:"closure"`
	Observed *string `json:"observed"`
}

type closure struct {
	Yes      int `json:"yes"`
	Answered int `json:"answered"`
}

type balance struct {
	Declared ordered[figure] `json:"declared"`
	Observed ordered[figure] `json:"observed"`
}

type profileFlags struct {
	atFlag
	explain bool
}

func (p *profileFlags) add(f *pflag.FlagSet) {
	p.atFlag.add(f)
	f.BoolVar(&p.explain, "explain", false, "")
}

// runProfile shows a workbook's profile, or with --explain where each of its
// figures comes from.
func (s *session) runProfile(ctx context.Context, f *profileFlags, args []string) error {
	if f.explain && s.flags.json {
		return usage("explain_json")
	}
	w, _, err := s.loadAt(ctx, args[0], f.version)
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(profiledOf(w))
	}
	look, err := s.look()
	if err != nil {
		return err
	}
	if f.explain {
		return s.drawn(profile.Explain(w, look, min(s.width(), mostWidth)))
	}
	return s.drawn(profile.Render(w, look, s.width(), profile.Options{Plain: !s.coloured()}))
}

func profiledOf(w *workbook.Workbook) profiled {
	p := workbook.ProfileOf(w)
	out := profiled{Schema: schema, Dimensions: []ordered[any]{}, Moves: []move{}, Completeness: completenessOf(p.Progress)}
	for _, d := range p.Dimensions {
		out.Dimensions = append(out.Dimensions, dimensionOf(w.Template, d))
	}
	for _, m := range p.Moves {
		out.Moves = append(out.Moves, move{m.Row, m.Name, said(m.Side), closure{m.Closure.Yes, m.Closure.Answered}, said(m.Observed.Side)})
	}
	out.Balance = balance{sharesOf(w.Template, p.Balance.Declared), sharesOf(w.Template, p.Balance.Observed)}
	return out
}

func dimensionOf(t *workbook.Template, d workbook.DimensionProfile) ordered[any] {
	var out ordered[any]
	out.add("id", d.Part.ID)
	for i, p := range d.Positions {
		out.add(t.Sides[i].ID, position{figure{p.Mean}, p.Basis, tally{p.Answered, p.Asked}})
	}
	out.add("separation", figure{d.Separation})
	out.add("verdict", said(string(d.Verdict)))
	return out
}

func sharesOf(t *workbook.Template, shares workbook.Shares) ordered[figure] {
	var out ordered[figure]
	for i, r := range shares.Sides {
		out.add(t.Sides[i].ID, figure{r})
	}
	out.add(workbook.BothSides, figure{shares.Both})
	out.add("unsaid", figure{shares.Unsaid})
	return out
}
