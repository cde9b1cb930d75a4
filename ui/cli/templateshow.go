package cli

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"shiben/workbook"
)

// shownTemplate is a template as JSON, as a library keeps it.
type shownTemplate struct {
	Schema   int             `json:"schema"`
	Template json.RawMessage `json:"template"`
}

// runTemplateShow shows what a template asks: its parts, prompts and readings by
// their ids.
func (s *session) runTemplateShow(_ context.Context, args []string) error {
	t, err := s.template(args[0])
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(shownTemplate{schema, workbook.EncodeTemplate(t)})
	}
	page, err := s.newPage()
	if err != nil {
		return err
	}
	page.template(t)
	return s.drawn(page.rows)
}

func (p *page) template(t *workbook.Template) {
	th, words := p.look.Theme, p.look.Words
	p.block(words.Text(t.Title), 0, th.Strong)
	p.block(sourced(t.ID, words.T("cli.template_version", "version", t.Version)), 0, th.Muted)
	p.block(words.Text(t.Summary), 0, th.Text)
	var sides []string
	for i, side := range t.Sides {
		sides = append(sides, th.Sides[i].Mark+" "+p.named(words.Text(side.Name), side.ID))
	}
	p.add("")
	p.block(strings.Join(sides, "   "), 0, th.Text)
	for _, d := range t.Depths {
		n := 0
		for _, prompt := range t.Prompts() {
			if t.Asks(prompt, d.ID) {
				n++
			}
		}
		p.block(sourced(p.named(words.Text(d.Name), d.ID), words.T("cli.template_depth", "n", n, "minutes", d.Minutes)), 0, th.Text)
	}
	for i := range t.Parts {
		p.templatePart(&t.Parts[i])
	}
	p.templateReadings(t)
}

func (p *page) templatePart(part *workbook.Part) {
	th, words := p.look.Theme, p.look.Words
	p.add("")
	name := p.named(words.Text(part.Name), part.ID)
	if part.Dimension {
		name += " · " + words.T("cli.dimension")
	}
	p.block(name, 0, th.Strong)
	p.block(words.Text(part.Question), 0, th.Muted)
	for _, prompt := range part.Prompts {
		facts := sourced(words.T("cli.prompt_"+string(prompt.Kind)), prompt.Side, prompt.Depth, words.Text(prompt.Name))
		if len(prompt.Poles) == 2 {
			facts += " · " + words.Text(prompt.Poles[0]) + " – " + words.Text(prompt.Poles[1])
		}
		p.block(sourced(prompt.ID, facts), indent, th.Text)
		var inner []string
		for _, c := range prompt.Columns {
			inner = append(inner, c.ID)
		}
		for _, o := range prompt.Ticks {
			inner = append(inner, o.ID)
		}
		if len(inner) > 0 {
			p.block(strings.Join(inner, "  "), deeper, th.Muted)
		}
		for _, d := range prompt.Derived {
			p.hanging(d.ID+" = "+strings.Join(strings.Fields(d.Value.Source), " "), deeper)
		}
	}
}

func (p *page) templateReadings(t *workbook.Template) {
	if len(t.Readings) == 0 {
		return
	}
	th, words := p.look.Theme, p.look.Words
	p.add("")
	p.block(words.T("cli.template_readings", "n", strconv.Itoa(len(t.Readings))), 0, th.Strong)
	for _, r := range t.Readings {
		p.block(sourced(r.ID, words.T("cli.kind_"+string(r.Kind)), words.Text(r.Name)), indent, th.Text)
		p.block(strings.Join(strings.Fields(r.When.Source), " "), deeper, th.Muted)
	}
}
