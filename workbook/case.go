package workbook

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Case is a worked example in both languages: a finished workbook of an invented
// business, with a teacher's note on its answers.
type Case struct {
	Format   int                              `yaml:"format"`
	ID       string                           `yaml:"id"`
	Template string                           `yaml:"template"`
	Depth    string                           `yaml:"depth"`
	Title    Text                             `yaml:"title"`
	Subject  Text                             `yaml:"subject"`
	Summary  Text                             `yaml:"summary"`
	Marks    map[string]map[string]int        `yaml:"marks"` // prompt → side → mark
	Why      map[string]map[string]Text       `yaml:"why"`
	Texts    map[string]Text                  `yaml:"texts"`
	Ticks    map[string][]string              `yaml:"ticks"`
	Evidence map[string][]CaseEvidence        `yaml:"evidence"`
	Tables   map[string][]map[string]CaseText `yaml:"tables"`
	Notes    map[string]Text                  `yaml:"notes"`
	Readings []string                         `yaml:"readings"` // that it is meant to fire
}

// CaseEvidence is a piece of evidence in both languages.
type CaseEvidence struct {
	Text Text   `yaml:"text"`
	Date string `yaml:"date"`
	By   Text   `yaml:"by"`
}

// CaseText is a cell: one text in both languages, or one for both.
type CaseText struct{ Text }

// UnmarshalYAML takes a plain value for both languages.
func (c *CaseText) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		c.Text = Text{ZH: n.Value, EN: n.Value}
		return nil
	}
	return n.Decode(&c.Text)
}

// ParseCase reads a case from YAML. What it does not know is an ErrTemplate.
func ParseCase(data []byte) (*Case, error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	var c Case
	if err := dec.Decode(&c); err != nil {
		return nil, NewProblem(ErrTemplate, "case_yaml", "detail", firstLine(err.Error())).Because(err)
	}
	return &c, nil
}

// Begin returns the changes that make a workbook of the case in a language. What
// does not fit the template is an error that names its place.
func (c *Case) Begin(t *Template, l Lang) ([]Change, error) {
	about := About{Title: c.Title.In(l), Subject: c.Subject.In(l), Depth: c.Depth, Lang: l}
	begin, err := Begin(t, about)
	if err != nil {
		return nil, err
	}
	b := caseBuilder{w: Empty("", t), lang: l}
	for _, change := range begin {
		if _, replaced := c.Tables[change.Prompt]; !replaced {
			b.add(change)
		}
	}
	for _, p := range t.Prompts() {
		b.prompt(c, p)
	}
	if b.err != nil {
		return nil, b.err
	}
	for i := range b.changes {
		b.changes[i].Act = NewAct
	}
	return b.changes, c.known(t)
}

// known holds that a case names no prompt that the template does not have.
func (c *Case) known(t *Template) error {
	for _, ids := range [][]string{sortedKeys(c.Marks), sortedKeys(c.Why), sortedKeys(c.Texts), sortedKeys(c.Ticks), sortedKeys(c.Evidence), sortedKeys(c.Tables), sortedKeys(c.Notes)} {
		for _, id := range ids {
			if _, err := t.FindPrompt(id); err != nil {
				return err
			}
		}
	}
	return nil
}

type caseBuilder struct {
	w       *Workbook
	lang    Lang
	changes []Change
	err     error
}

// add makes changes; the first that cannot be is kept as the error.
func (b *caseBuilder) add(changes ...Change) {
	if b.err == nil {
		b.err = b.w.ApplyAll(changes)
		b.changes = append(b.changes, changes...)
	}
}

func (b *caseBuilder) prompt(c *Case, p *Prompt) {
	if p.Kind == Table {
		for i, cells := range c.Tables[p.ID] {
			b.row(p, i, cells)
		}
	}
	for _, side := range b.w.Template.SidesOf(p) {
		a := Address{Prompt: p.ID, Side: side}
		v := Value{Mark: c.Marks[p.ID][side]}
		if p.Kind == Written {
			v.Text = c.Texts[p.ID].In(b.lang)
		}
		if !v.Empty() {
			b.add(Change{Kind: SetChange, Address: a, After: v})
		}
		if why := c.Why[p.ID][side].In(b.lang); why != "" {
			b.add(b.w.Noting(a, WhyFacet, "", Value{Text: why}))
		}
	}
	b.beside(c, p)
}

// beside adds ticks and evidence, which a case gives for a prompt's first side.
func (b *caseBuilder) beside(c *Case, p *Prompt) {
	a := Address{Prompt: p.ID, Side: b.w.Template.SidesOf(p)[0]}
	for _, tick := range c.Ticks[p.ID] {
		b.add(b.w.Noting(a, TickFacet, tick, Value{Text: ticked}))
	}
	for i, e := range c.Evidence[p.ID] {
		v := Value{Evidence: &Evidence{Text: e.Text.In(b.lang), Date: e.Date, By: e.By.In(b.lang)}}
		b.add(b.w.Noting(a, EvidenceFacet, fmt.Sprintf("e%d", i+1), v))
	}
}

func (b *caseBuilder) row(p *Prompt, i int, cells map[string]CaseText) {
	row := Row{ID: cells["id"].EN, Order: i + 1, Cells: map[string]string{}}
	for _, id := range sortedKeys(cells) {
		if text := cells[id].In(b.lang); id != "id" && text != "" {
			row.Cells[id] = text
		}
	}
	b.add(Change{Kind: InsertChange, Address: Address{Prompt: p.ID, Row: row.ID}, After: Value{Row: &row}})
}
