package cli

import (
	"slices"

	"shiben/workbook"
)

// beside adds what an answer holds beside its value.
func (r *reader) beside(p *workbook.Prompt, a workbook.Answer, at int) {
	th, words := r.look.Theme, r.look.Words
	if a.State != "" {
		r.block(words.T("cli.state_"+string(a.State)), at, th.Muted)
	}
	if a.Carried != nil {
		r.block(words.T("cli.carried", "was", text1(*a.Carried)), at, th.Muted)
	}
	for i := range p.Ticks {
		if slices.Contains(a.Ticks, p.Ticks[i].ID) {
			r.block("✓ "+r.say(p.Ticks[i].Name), at, th.Muted)
		}
	}
	if a.Why != "" {
		r.block(words.T("cli.why", "why", a.Why), at, th.Muted)
	}
	if a.Confidence != "" {
		r.block(words.T("cli.confidence_"+string(a.Confidence)), at, th.Muted)
	}
	for _, item := range a.Evidence {
		e := item.Evidence
		r.block(words.T("cli.evidence", "text", sourced(e.Text, e.Date, e.By)), at, th.Muted)
	}
	for _, item := range a.Comments {
		key := "cli.comment_open"
		if item.Comment.Resolved {
			key = "cli.comment_resolved"
		}
		r.block(words.T(key, "author", item.Comment.Author, "text", item.Comment.Text), at, th.Muted)
	}
}

// besideScales adds what the marks of scales hold beside them, a paragraph for each
// side of each.
func (r *reader) besideScales(scales []*workbook.Prompt) {
	for _, p := range scales {
		for i, side := range r.w.Template.Sides {
			a := r.w.Answer(p.ID, side.ID)
			whole := answerOf(r.w, p.ID, side.ID)
			if !whole.beside() {
				continue
			}
			name := r.look.Theme.Sides[i].Mark + " " + r.say(p.Name) + " · " + r.say(side.Name)
			r.add("")
			r.block(name, indent, r.look.Theme.Strong)
			r.beside(p, a, deeper)
		}
	}
}
