package walk

import (
	"strings"

	"shiben/ui/text"
)

// pairGap lies between the two sides of a pair.
const pairGap = 4

// columns are the fields in sight, each with where its column begins and its
// width.
func (p *written) columns() []column {
	if len(p.fields) == 1 {
		return []column{{0, 0, p.w}}
	}
	if !p.pairs {
		return []column{{p.at, 0, p.w}}
	}
	w := max(0, (p.w-pairGap)/2)
	return []column{{0, 0, w}, {1, w + pairGap, w}}
}

type column struct{ index, x, w int }

// tabbed tells whether a line of tabs says which side is in sight.
func (p *written) tabbed() bool { return len(p.fields) > 1 && !p.pairs }

// settle says where the fields stand: under the longest of the questions.
func (p *written) settle() {
	for i := range p.boxes {
		p.boxes[i] = rect{}
	}
	top := p.fieldTop()
	for _, c := range p.columns() {
		p.boxes[c.index] = rect{c.x, top, c.w, max(0, p.h-top-1)}
		p.fields[c.index].setSize(c.w, max(0, p.h-top-1))
	}
}

// fieldTop is the first row of the fields: after the names, the questions and a
// hairline. Where there is hardly room, the questions give way.
func (p *written) fieldTop() int {
	return 1 + p.askRows() + 1
}

func (p *written) askRows() int {
	n := 0
	for _, c := range p.columns() {
		n = max(n, len(text.Wrap(p.k.say(p.prompts[c.index].Ask), measure(c.w))))
	}
	return max(0, min(n, p.h-5))
}

func (p *written) view(focus bool) []string {
	p.settle()
	cols := p.columns()
	blocks := make([][]string, 0, len(cols))
	for _, c := range cols {
		blocks = append(blocks, p.column(c, focus))
	}
	if len(blocks) == 2 {
		return text.Fit(text.Columns(blocks[0], blocks[1], cols[0].w, cols[1].w, strings.Repeat(" ", pairGap)), p.w, p.h)
	}
	return text.Fit(blocks[0], p.w, p.h)
}

func (p *written) column(c column, focus bool) []string {
	lines := []string{p.title(c, focus)}
	n := p.askRows()
	asks := text.Lines(p.k.say(p.prompts[c.index].Ask), measure(c.w))
	for i := range n {
		line := ""
		if i < len(asks) {
			line = p.k.look.Theme.Strong.Render(asks[i])
		}
		if i == n-1 && len(asks) > n {
			line = p.k.look.Theme.Strong.Render(text.Truncate(strings.Join(asks[i:], ""), c.w))
		}
		lines = append(lines, line)
	}
	lines = append(lines, p.hairline(c, focus))
	lines = append(lines, p.fields[c.index].view()...)
	return append(lines, p.foot(c))
}

// title names the side and the prompt, or both as tabs.
func (p *written) title(c column, focus bool) string {
	var b strings.Builder
	if !p.tabbed() {
		b.WriteString(p.name(c.index, focus && c.index == p.at, len(p.fields) > 1))
	} else {
		for i := range p.fields {
			from := text.Width(b.String())
			b.WriteString(p.name(i, i == p.at, true))
			p.tabs[i] = [2]int{from, text.Width(b.String())}
			b.WriteString("   ")
		}
	}
	return text.PadStyled(b.String(), c.w)
}

// name is a prompt's side and name; the one that is typed in has a pointer.
func (p *written) name(i int, here, pointed bool) string {
	th, q := p.k.look.Theme, p.prompts[i]
	lead := ""
	if pointed {
		lead = "  "
	}
	if here && pointed {
		lead = th.Accent.Render(pointer + " ")
	}
	s := p.k.sideIndex(q.Side)
	if s < 0 {
		return lead + th.Accent.Render(p.k.t("shared")) + "  " + th.Muted.Render(p.k.say(q.Name))
	}
	side := p.k.side(s)
	st := side.Style
	if here {
		st = side.Strong
	}
	return lead + st.Render(side.Mark+" "+p.k.sideName(s)) + " " + th.Muted.Render(p.k.say(q.Name))
}

// hairline is heavy over the field that is typed in.
func (p *written) hairline(c column, focus bool) string {
	if focus && c.index == p.at {
		return p.k.look.Theme.Accent.Render(strings.Repeat("━", c.w))
	}
	return p.k.look.Theme.Faint.Render(strings.Repeat("─", c.w))
}

// foot counts characters, or says why the draft refused the text.
func (p *written) foot(c column) string {
	f, th := p.fields[c.index], p.k.look.Theme
	switch n := f.ed.Count(); {
	case f.err != nil:
		return th.Bad.Render(text.Truncate(p.k.sentence(f.err), c.w))
	case n == 0:
		return ""
	default:
		return th.Muted.Render(text.PadLeft(p.k.t("count", "count", n), c.w-1))
	}
}
