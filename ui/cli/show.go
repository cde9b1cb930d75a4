package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// runShow shows a whole workbook to be read. What the depth does not ask is left
// out unless it is answered.
func (s *session) runShow(ctx context.Context, at *atFlag, args []string) error {
	w, head, err := s.loadAt(ctx, args[0], at.version)
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(bookOf(w, head))
	}
	page, err := s.newPage()
	if err != nil {
		return err
	}
	r := reader{page: page, w: w, both: s.flags.lang == bothLanguages}
	r.head(head, head.Updated.In(s.Now().Location()).Format(dateLayout))
	for i := range w.Template.Parts {
		r.part(&w.Template.Parts[i])
	}
	return s.drawn(r.rows)
}

// reader sets a workbook as a page.
type reader struct {
	*page
	w    *workbook.Workbook
	both bool // the template's texts in both languages
}

// Indents of the page, in cells.
const (
	indent = 2
	deeper = 4
)

func (r *reader) say(t workbook.Text) string {
	if r.both && t.ZH != t.EN {
		return t.ZH + " / " + t.EN
	}
	return r.look.Words.Text(t)
}

func (r *reader) head(h workbook.Head, updated string) {
	th := r.look.Theme
	r.block(h.Title, 0, th.Strong)
	if h.Subject != "" {
		r.block(h.Subject, 0, th.Text)
	}
	depth := h.Depth
	for _, d := range r.w.Template.Depths {
		if d.ID == h.Depth {
			depth = r.say(d.Name)
		}
	}
	facts := []string{
		depth, r.look.Words.T("cli.answered", "answered", h.Answered, "asked", h.Asked),
		r.look.Words.T("cli.updated", "when", updated),
	}
	if n := r.w.Unreviewed(); n > 0 {
		facts = append(facts, r.look.Words.T("cli.unreviewed", "n", n))
	}
	for i, side := range r.w.Template.Sides {
		facts = append(facts, th.Sides[i].Mark+" "+r.say(side.Name))
	}
	r.block(strings.Join(facts, " · "), 0, th.Muted)
}

func (r *reader) part(part *workbook.Part) {
	th := r.look.Theme
	if !slices.ContainsFunc(part.Prompts, r.shows) {
		return
	}
	r.add("")
	r.block(r.say(part.Name), 0, th.Strong)
	r.block(r.say(part.Question), 0, th.Muted)
	var scales []*workbook.Prompt
	for _, p := range part.Prompts {
		if p.Kind == workbook.Scale && r.shows(p) {
			scales = append(scales, p)
		}
	}
	r.scales(scales)
	for _, p := range part.Prompts {
		switch {
		case p.Kind == workbook.Scale || !r.shows(p):
		case p.Kind == workbook.Table:
			r.table(p)
		default:
			r.written(p)
		}
	}
}

// shows tells whether a prompt is asked or answered.
func (r *reader) shows(p *workbook.Prompt) bool {
	if r.w.Template.Asks(p, r.w.About.Depth) || r.w.TallyOf(p).Answered > 0 {
		return true
	}
	return slices.ContainsFunc(r.w.Template.SidesOf(p), func(side string) bool {
		a := answerOf(r.w, p.ID, side)
		return a.beside()
	})
}

func (r *reader) written(p *workbook.Prompt) {
	th := r.look.Theme
	name := r.say(p.Name)
	if side := r.w.Template.Side(p.Side); side != nil {
		name = r.say(side.Name) + " · " + name
	}
	r.add("")
	r.block(name, indent, th.Strong)
	r.block(r.say(p.Ask), indent, th.Muted)
	a := r.w.Answer(p.ID, p.Side)
	if a.Value.Text != "" {
		r.block(a.Value.Text, deeper, th.Text)
	} else if a.State == "" {
		r.block(r.look.Words.T("cli.open"), deeper, th.Faint)
	}
	r.beside(p, a, deeper)
}

// slot is the cells of one position of a scale's track.
const slot = 3

// scales draws the scales of a part under each other: name, pole, track, pole.
func (r *reader) scales(scales []*workbook.Prompt) {
	if len(scales) == 0 {
		return
	}
	r.add("")
	names, left, right := 0, 0, 0
	for _, p := range scales {
		names = max(names, text.Width(r.say(p.Name)))
		left = max(left, text.Width(r.say(p.Poles[0])))
		right = max(right, text.Width(r.say(p.Poles[1])))
	}
	room := r.width - indent - slot*workbook.Positions - 3*len(gap)
	names = min(names, room/3)
	left = min(left, max(room-names-right, (room-names)/2))
	right = max(0, room-names-left)
	for _, p := range scales {
		r.add(strings.Repeat(" ", indent) + text.Pad(r.say(p.Name), names) + gap +
			r.look.Theme.Muted.Render(text.PadLeft(r.say(p.Poles[0]), left)) + gap +
			r.track(p) + gap + r.look.Theme.Muted.Render(text.Truncate(r.say(p.Poles[1]), right)))
	}
	r.besideScales(scales)
}

// track is the seven positions with each side's mark on its own; on the same one
// the marks stand side by side.
func (r *reader) track(p *workbook.Prompt) string {
	th := r.look.Theme
	var b strings.Builder
	for position := 1; position <= workbook.Positions; position++ {
		marks, cells := "", 0
		for i, side := range r.w.Template.Sides {
			if r.w.Mark(p.ID, side.ID) == position {
				marks += th.Sides[i].Strong.Render(th.Sides[i].Mark)
				cells++
			}
		}
		if cells == 0 {
			marks, cells = th.Faint.Render("·"), 1
		}
		b.WriteString(strings.Repeat(" ", slot-1-cells) + marks + " ")
	}
	return b.String()
}

// table sets each row as a paragraph: what its first column holds, then the others
// by name.
func (r *reader) table(p *workbook.Prompt) {
	th := r.look.Theme
	r.add("")
	r.block(r.say(p.Name), indent, th.Strong)
	r.block(r.say(p.Ask), indent, th.Muted)
	rows, whole := r.w.Rows(p.ID), r.w.Answer(p.ID, p.Side)
	if len(rows) == 0 && whole.State == "" {
		r.block(r.look.Words.T("cli.open"), deeper, th.Faint)
	}
	r.beside(p, whole, deeper)
	for i, row := range rows {
		first := row.Cells[p.Columns[0].ID]
		if first == "" {
			first = r.look.Words.T("cli.unnamed")
		}
		r.block(fmt.Sprintf("%d  %s", i+1, first), deeper, th.Text)
		if facts := r.facts(p, row); len(facts) > 0 {
			r.block(strings.Join(facts, " · "), deeper+len("1  "), th.Muted)
		}
	}
}

func (r *reader) facts(p *workbook.Prompt, row workbook.Row) []string {
	var out []string
	for i := range p.Columns[1:] {
		c := &p.Columns[i+1]
		if v := row.Cells[c.ID]; v != "" {
			out = append(out, r.say(c.Name)+" "+r.cell(c, v))
		}
	}
	for _, d := range p.DerivedOf(r.w.Template, row) {
		if v := r.derived(d); v != "" {
			out = append(out, r.say(d.Derive.Name)+" "+v)
		}
	}
	return out
}

// cell is a cell's text as a person reads it.
func (r *reader) cell(c *workbook.Column, v string) string {
	switch c.Type {
	case workbook.FlagCell:
		return r.look.Words.T("cli.flag_is_" + v)
	case workbook.ChoiceCell:
		if o := c.Option(v); o != nil {
			return r.say(o.Name)
		}
	case workbook.NumberCell:
		return v + c.Unit
	case workbook.RowCell:
		of := r.w.Template.Prompt(c.Table)
		if row := r.w.Row(c.Table, v); row != nil && of != nil {
			return row.Cells[of.Columns[0].ID]
		}
		return ""
	}
	return v
}

// derived is a derived column's text; empty while it says nothing.
func (r *reader) derived(d workbook.Derived) string {
	switch d.Derive.Kind() {
	case workbook.DerivedCount:
		if d.Count.Answered > 0 {
			return fmt.Sprintf("%d/%d", d.Count.Yes, d.Count.Of)
		}
		return ""
	case workbook.DerivedFlag:
		return r.look.Words.T("cli.flag_is_" + d.Flag)
	case workbook.DerivedNumber:
		if d.Value == nil {
			return ""
		}
		return workbook.Short(d.Value) + d.Derive.Unit
	}
	switch d.Side {
	case "":
		return ""
	case workbook.BothSides:
		return r.look.Words.T("cli.both_sides")
	default:
		return r.say(r.w.Template.Side(d.Side).Name)
	}
}
