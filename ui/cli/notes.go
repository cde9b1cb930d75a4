package cli

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

// notes are what an edit puts beside an answer's value. What is nil stays as it is.
type notes struct {
	state, why, confidence *string // "" and none take it away
	evidence               []workbook.Evidence
	noEvidence             bool     // what there is goes first
	allEvidence            bool     // what there is and is not among evidence goes
	ticks                  []tick   // that hold, or not
	only                   []string // the ticks that hold, and no others; nil: says nothing
}

type tick struct {
	id   string
	held bool
}

// none takes a state or a confidence away.
const none = "none"

// noteFields are the fields of a batch's line that notes are made of.
func noteFields() []string { return []string{"state", "why", "evidence", "confidence", "ticks"} }

func (n notes) any() bool {
	return n.state != nil || n.why != nil || n.confidence != nil || n.noEvidence || n.allEvidence || n.evidence != nil || n.ticks != nil || n.only != nil
}

// instead tells whether the state stands in place of a value.
func (n notes) instead() bool {
	return n.state != nil && *n.state != "" && *n.state != none && workbook.State(*n.state) != workbook.Unsure
}

// noteFlags are notes as the command line gives them.
type noteFlags struct {
	state, why, confidence, evidence, date, by *string
	tick, untick                               []string
}

func (f *noteFlags) add(set *pflag.FlagSet) {
	set.Var(given{&f.state}, "state", "")
	set.Var(given{&f.why}, "why", "")
	set.Var(given{&f.evidence}, "evidence", "")
	set.Var(given{&f.date}, "date", "")
	set.Var(given{&f.by}, "by", "")
	set.Var(given{&f.confidence}, "confidence", "")
	set.StringArrayVar(&f.tick, "tick", nil, "")
	set.StringArrayVar(&f.untick, "untick", nil, "")
}

// given is a flag of which it matters whether it is there at all.
type given struct{ at **string }

// Set keeps the value.
func (g given) Set(s string) error {
	*g.at = &s
	return nil
}

// Type is what the value is.
func (g given) Type() string { return "string" }

func (g given) String() string { return "" }

// notes are what the flags say; an evidence's date or author without one is
// refused.
func (f *noteFlags) notes() (notes, error) {
	n := notes{state: f.state, why: f.why, confidence: f.confidence}
	for _, id := range f.tick {
		n.ticks = append(n.ticks, tick{id, true})
	}
	for _, id := range f.untick {
		n.ticks = append(n.ticks, tick{id, false})
	}
	switch {
	case f.evidence == nil && (f.date != nil || f.by != nil):
		return n, usage("evidence_missing")
	case f.evidence == nil:
	case strings.TrimSpace(*f.evidence) == "":
		n.noEvidence = true
	default:
		n.evidence = []workbook.Evidence{{Text: *f.evidence, Date: textOf(f.date), By: textOf(f.by)}}
	}
	return n, nil
}

func textOf(flag *string) string {
	if flag == nil {
		return ""
	}
	return *flag
}

// take puts a field of a batch's line into the notes.
func (n *notes) take(f field) error {
	text := func(to **string) error {
		s, err := scalar(f.value)
		*to = &s
		return err
	}
	switch f.name {
	case "state":
		return text(&n.state)
	case "why":
		return text(&n.why)
	case "confidence":
		return text(&n.confidence)
	case "ticks":
		n.only = []string{}
		if err := json.Unmarshal(f.value, &n.only); err != nil {
			return usage("batch_ticks")
		}
		n.only = append([]string{}, n.only...) // null is none
		return nil
	}
	return n.takeEvidence(f.value)
}

// takeEvidence reads one piece of evidence or a list of them; null takes away what
// there is.
func (n *notes) takeEvidence(raw json.RawMessage) error {
	if isNull(raw) {
		n.noEvidence = true
		return nil
	}
	list := []json.RawMessage{raw}
	if raw[0] == '[' {
		if err := json.Unmarshal(raw, &list); err != nil {
			return notJSON(err)
		}
	}
	n.evidence = []workbook.Evidence{}
	for _, one := range list {
		if len(one) == 0 || one[0] != '{' {
			return usage("batch_evidence")
		}
		e, err := evidenceOf(string(one))
		if err != nil {
			return err
		}
		n.evidence = append(n.evidence, e)
	}
	return nil
}

func evidenceOf(raw string) (e workbook.Evidence, err error) {
	fields, err := object(raw)
	if err != nil {
		return e, err
	}
	into := map[string]*string{"text": &e.Text, "date": &e.Date, "by": &e.By}
	for _, f := range fields {
		to, ok := into[f.name]
		if !ok {
			known := []string{"text", "date", "by"}
			return e, usage("batch_field", "got", short(f.name), "near", workbook.Nearest(f.name, known), "known", known)
		}
		if *to, err = scalar(f.value); err != nil {
			return e, err
		}
	}
	if strings.TrimSpace(e.Text) == "" {
		err = usage("evidence_missing")
	}
	return e, err
}

// beside puts notes beside an answer.
func (m *maker) beside(p *workbook.Prompt, a workbook.Address, n notes) error {
	if n.state != nil {
		state := workbook.State(cleared(*n.state))
		if err := m.differing(m.w.Stating(a, state)...); err != nil {
			return in("state", err)
		}
	}
	if n.why != nil {
		why, err := door(*n.why, workbook.MaxCell)
		if err == nil {
			err = m.differing(m.w.Noting(a, workbook.WhyFacet, "", workbook.Value{Text: why}))
		}
		if err != nil {
			return in("why", about(err, p))
		}
	}
	if n.confidence != nil {
		c := m.w.Noting(a, workbook.ConfidenceFacet, "", workbook.Value{Text: cleared(*n.confidence)})
		if err := m.differing(c); err != nil {
			return in("confidence", err)
		}
	}
	if err := m.evidence(p, a, n); err != nil {
		return in("evidence", err)
	}
	return in("ticks", m.ticks(p, a, n))
}

func cleared(s string) string {
	if s == none {
		return ""
	}
	return s
}

// evidence adds what is not there yet, after what is to go has gone.
func (m *maker) evidence(p *workbook.Prompt, a workbook.Address, n notes) error {
	var comes []workbook.Evidence
	for _, e := range n.evidence {
		e, err := evidenceDoor(e)
		if err != nil {
			return about(err, p)
		}
		comes = append(comes, e)
	}
	there := m.w.Answer(a.Prompt, a.Side).Evidence
	for _, item := range there {
		if n.noEvidence || n.allEvidence && !slices.Contains(comes, *item.Evidence) {
			if err := m.differing(m.w.Noting(a, workbook.EvidenceFacet, item.ID, workbook.Value{})); err != nil {
				return err
			}
		}
	}
	for _, e := range comes {
		known := func(i workbook.Item) bool { return *i.Evidence == e }
		if slices.ContainsFunc(m.w.Answer(a.Prompt, a.Side).Evidence, known) {
			continue
		}
		if err := m.apply(m.w.Noting(a, workbook.EvidenceFacet, m.newID(), workbook.Value{Evidence: &e})); err != nil {
			return err
		}
	}
	return nil
}

func evidenceDoor(e workbook.Evidence) (workbook.Evidence, error) {
	var err error
	if e.Text, err = door(e.Text, workbook.MaxCell); err != nil {
		return e, err
	}
	if e.By, err = titleDoor(e.By); err != nil {
		return e, err
	}
	e.Date, err = titleDoor(e.Date)
	return e, err
}

// held is what stands at a tick that holds.
const held = "yes"

func (m *maker) ticks(p *workbook.Prompt, a workbook.Address, n notes) error {
	ticks := n.ticks
	if n.only != nil {
		for _, o := range p.Ticks {
			ticks = append(ticks, tick{o.ID, false})
		}
		for _, id := range n.only {
			ticks = append(slices.DeleteFunc(ticks, func(t tick) bool { return t.id == id }), tick{id, true})
		}
	}
	for _, t := range ticks {
		v := workbook.Value{}
		if t.held {
			v.Text = held
		}
		if !slices.ContainsFunc(p.Ticks, func(o workbook.Option) bool { return o.ID == t.id }) {
			return usage("tick_unknown", "prompt", p.ID, "got", short(t.id))
		}
		if err := m.differing(m.w.Noting(a, workbook.TickFacet, t.id, v)); err != nil {
			return err
		}
	}
	return nil
}
