package walk

import (
	"slices"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// coach says how to go about a prompt, what its open readings ask, and what the
// prompt means: an example, the idea of its part, and what of the method it rests
// on.
type coach struct {
	k    *desk
	top  int // the first row in sight
	rows int // in all, as laid out last
	h    int
	key  coachKey
	all  []string
	of   string // the prompt that it speaks of; another one begins at the top
}

// coachKey is what the laid out rows depend on.
type coachKey struct {
	of      string
	asks    string // of the readings
	w, look int
}

// scroll moves by rows, no further than the last.
func (c *coach) scroll(by int) { c.top = max(0, min(c.top+by, c.rows-c.h)) }

// view draws the coach in w×h cells.
func (c *coach) view(p *workbook.Prompt, col *workbook.Column, w, h int) []string {
	of := p.ID
	if col != nil {
		of += "/" + col.ID
	}
	if of != c.of {
		c.of, c.top = of, 0
	}
	open := c.k.readings().of(p.ID)
	if key := (coachKey{of, said(open), w, c.k.gen}); key != c.key {
		how := c.how(p, col, w)
		c.key, c.all = key, slices.Concat(how, c.layReadings(open, w), c.lay(p, col, w))
		c.all = text.Fit(c.all, w, len(c.all))
	}
	c.rows, c.h = len(c.all), h
	c.scroll(0)
	out := stack(slices.Clone(c.all[c.top:min(c.top+h, len(c.all))]), w, h)
	if c.top+h < len(c.all) && h > 1 {
		more := c.k.t("more", "n", len(c.all)-c.top-h+1)
		out[h-1] = c.k.look.Theme.Muted.Render(text.PadLeft(more, w))
	}
	return out
}

// how says how to answer. It comes first: while the coach is in sight, the page
// leaves it out.
func (c *coach) how(p *workbook.Prompt, col *workbook.Column, w int) []string {
	var out []string
	if col != nil {
		out = c.section(out, c.k.say(col.Name), c.k.say(col.Hint), w)
	}
	return c.section(out, c.k.t("coach_hint"), c.k.say(p.Hint), w)
}

// lay sets what an answer can lean on, in rows of at most w cells.
func (c *coach) lay(p *workbook.Prompt, col *workbook.Column, w int) []string {
	part := c.k.template().PartOf(p.ID)
	var out []string
	claims := p.Claims
	if col != nil {
		claims = append(append([]string{}, col.Claims...), claims...)
	}
	out = c.section(out, c.k.t("coach_example"), c.k.say(p.Example), w)
	out = c.section(out, c.k.t("coach_idea", "part", c.k.say(part.Name)), c.k.say(part.Idea), w)
	seen := map[string]bool{}
	for _, id := range claims {
		claim := c.k.template().Claim(id)
		if claim == nil || seen[id] {
			continue
		}
		if len(seen) == 0 {
			out = append(out, c.k.look.Theme.Accent.Render(text.Truncate(c.k.t("coach_claims"), w)))
		}
		seen[id] = true
		out = c.claim(out, claim, w)
	}
	return out
}

func (c *coach) section(out []string, title, body string, w int) []string {
	if body == "" {
		return out
	}
	out = append(out, c.k.look.Theme.Accent.Render(text.Truncate(title, w)))
	for _, l := range text.Lines(body, measure(w)) {
		out = append(out, c.k.look.Theme.Text.Render(l))
	}
	return append(out, "")
}

// claimIndent is how far a claim's text stands behind its id.
const claimIndent = 4

func (c *coach) claim(out []string, claim *workbook.Claim, w int) []string {
	th := c.k.look.Theme
	for i, l := range text.Lines(c.k.say(claim.Text), measure(max(1, w-claimIndent))) {
		lead := ""
		if i == 0 {
			lead = claim.ID
		}
		out = append(out, th.Muted.Render(text.Pad(lead, min(claimIndent, w)))+th.Text.Render(l))
	}
	return out
}

// said is what the laid out readings depend on.
func said(open []workbook.Reading) string {
	var b strings.Builder
	for _, r := range open {
		b.WriteString(r.Rule.ID + "\x00" + r.Text + "\x00" + r.Next + "\x00")
	}
	return b.String()
}

// layReadings sets what the open readings ask, where each leads, and the key that
// lists them all.
func (c *coach) layReadings(open []workbook.Reading, w int) []string {
	th := c.k.look.Theme
	var out []string
	for _, r := range open {
		kind := markReading + " " + c.k.t("reading_"+string(r.Rule.Kind))
		head := text.Truncate(kind+"  "+c.k.say(r.Rule.Name), w)
		name, found := strings.CutPrefix(head, kind)
		if !found {
			kind, name = head, ""
		}
		out = append(out, th.Warn.Render(kind)+th.Strong.Render(name))
		for _, l := range text.Lines(text.Safe(r.Text), measure(w)) {
			out = append(out, th.Text.Render(l))
		}
		for _, l := range text.Lines(c.k.t("reading_next", "next", text.Safe(r.Next)), measure(w)) {
			out = append(out, th.Muted.Render(l))
		}
		out = append(out, "")
	}
	if len(open) > 0 {
		for _, l := range text.Lines(c.k.t("readings_where", "key", "f10"), measure(w)) {
			out = append(out, th.Muted.Render(l))
		}
		out = append(out, "")
	}
	return out
}
