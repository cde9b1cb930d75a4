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
		h := max(0, p.h-top-1-len(p.tickRows(c)))
		p.boxes[c.index] = rect{c.x, top, c.w, h}
		p.fields[c.index].setSize(c.w, h)
	}
}

// fieldTop is the first row of the fields: after the names, the questions and a
// hairline. Where there is hardly room, the questions give way.
func (p *written) fieldTop() int {
	return 1 + p.askRows() + 1
}

func (p *written) askRows() int {
	key := askKey{p.at, p.w, p.k.gen, p.pairs}
	if p.asked != key {
		p.asked, p.asks = key, 0
		for _, c := range p.columns() {
			p.asks = max(p.asks, len(text.Wrap(p.k.say(p.prompts[c.index].Ask), measure(c.w))))
		}
	}
	return max(0, min(p.asks, p.h-5))
}

// askKey is what the rows of the questions depend on.
type askKey struct {
	at, w, look int
	pairs       bool
}

func (p *written) view(focus bool) []string {
	p.settle()
	p.hint()
	cols := p.columns()
	left := p.column(cols[0], focus)
	if len(cols) == 1 {
		return left
	}
	right := p.column(cols[1], focus)
	gap := strings.Repeat(" ", pairGap)
	odd := strings.Repeat(" ", max(0, p.w-2*cols[0].w-pairGap))
	for i := range left {
		left[i] += gap + right[i] + odd
	}
	return left
}

// hint says in each empty field how to answer, but for what the coach says beside.
func (p *written) hint() {
	for i, f := range p.fields {
		if p.k.coached && i == p.at {
			f.show("")
			continue
		}
		f.show(p.k.say(p.prompts[i].Hint))
	}
}

// column is a prompt's name, what it asks, its field and the count, all of the
// column's width.
func (p *written) column(c column, focus bool) []string {
	rows := append([]string(nil), p.headOf(c, focus)...)
	rows = append(rows, p.fields[c.index].view()...)
	rows = append(rows, p.tickRows(c)...)
	return stack(append(rows, text.PadStyled(p.foot(c), c.w)), c.w, p.h)
}

// fieldHead is what the rows above a field depend on.
type fieldHead struct {
	column
	at, rows, look int
	focus, tabbed  bool
	said           string // the states of the prompts named there
}

// headOf is what stands above a field; it changes seldom.
func (p *written) headOf(c column, focus bool) []string {
	key := fieldHead{c, p.at, p.askRows(), p.k.gen, focus, p.tabbed(), p.said()}
	if p.heads[c.index].key != key {
		lines := p.layHead(c, key.rows, focus)
		p.heads[c.index].key, p.heads[c.index].rows = key, text.Fit(lines, c.w, len(lines))
	}
	return p.heads[c.index].rows
}

func (p *written) layHead(c column, n int, focus bool) []string {
	lines := []string{p.title(c, focus)}
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
	return append(lines, p.hairline(c, focus))
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
	return b.String()
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
	a := p.k.book().Answer(q.ID, q.Side)
	stands := ""
	if shape := shapeOf(a.State); shape != "" {
		stands = " " + th.Warn.Render(shape)
	} else if a.Carried != nil {
		stands = " " + th.Warn.Render(shapeReview)
	}
	s := p.k.sideIndex(q.Side)
	if s < 0 {
		return lead + th.Accent.Render(p.k.t("shared")) + "  " + th.Muted.Render(p.k.say(q.Name)) + stands
	}
	side := p.k.side(s)
	st := side.Style
	if here {
		st = side.Strong
	}
	return lead + st.Render(side.Mark+" "+p.k.sideName(s)) + stands + " " + th.Muted.Render(p.k.say(q.Name))
}

// hairline is heavy over the field that is typed in.
func (p *written) hairline(c column, focus bool) string {
	if focus && c.index == p.at {
		return p.k.look.Theme.Accent.Render(strings.Repeat("━", c.w))
	}
	return p.k.look.Theme.Faint.Render(strings.Repeat("─", c.w))
}

// foot says how the answer stands and what is beside it, and counts characters; or
// it says why the draft refused the text.
func (p *written) foot(c column) string {
	f, th, q := p.fields[c.index], p.k.look.Theme, p.prompts[c.index]
	if f.err != nil {
		return th.Bad.Render(text.Truncate(p.k.sentence(f.err), c.w))
	}
	count := ""
	if n := f.ed.Count(); n > 0 {
		count = p.k.t("count", "count", n)
	}
	room := max(0, c.w-1-text.Width(count)-1)
	status := p.k.status(p.k.book().Answer(q.ID, q.Side), room, th.Muted)
	return text.PadStyled(status, room) + " " + th.Muted.Render(text.Truncate(count, max(0, c.w-1)))
}

// said is what of the answers the heads show.
func (p *written) said() string {
	out := ""
	for _, q := range p.prompts {
		a := p.k.book().Answer(q.ID, q.Side)
		out += string(a.State) + " "
		if a.Carried != nil {
			out += shapeReview
		}
	}
	return out
}

// tickRows are the ticks of a prompt, a row each under its text, with the key that
// turns each over.
func (p *written) tickRows(c column) []string {
	q, th := p.prompts[c.index], p.k.look.Theme
	if p.h < 10 {
		return nil
	}
	var out []string
	for i, t := range q.Ticks {
		word, st := "[ ] ", th.Muted
		if p.k.book().Ticked(q, t.ID) {
			word, st = "["+markWhole+"] ", th.Text
		}
		keyed := " " + tickKey(i)
		name := text.Truncate(p.k.say(t.Name), max(0, c.w-4-text.Width(keyed)))
		out = append(out, text.PadStyled(st.Render(word+name)+th.Accent.Render(keyed), c.w))
	}
	return out
}
