package document

import (
	"shiben/workbook"
)

func (b *builder) state(s workbook.State) Text { return b.word("state_" + string(s)) }

// hints are how to go about a prompt, and an example.
func (b *builder) hints(p *workbook.Prompt) []Para {
	var out []Para
	if !p.Hint.Empty() {
		out = append(out, Para{Role: Hint, Text: Say(p.Hint)})
	}
	if !p.Example.Empty() {
		out = append(out, Para{Role: Hint, Label: b.word("example"), Text: Say(p.Example)})
	}
	return out
}

// claims are what a prompt or a reading rests on, when they are wanted.
func (b *builder) claims(ids []string) []Para {
	if !b.opts.With.Claims {
		return nil
	}
	var out []Para
	for _, id := range ids {
		if c := b.t.Claim(id); c != nil {
			out = append(out, Para{Role: Claim, Label: b.word("claim", "id", id), Text: Say(c.Text)})
		}
	}
	return out
}

// noting gathers notes that say whose they are.
type noting struct {
	b     *builder
	whose Text // a side or a person; empty where it is plain
	out   []Para
}

func (n *noting) note(label, text Text) {
	if !text.Empty() {
		n.out = append(n.out, Para{Role: Note, Label: n.b.place(n.whose, label), Text: text})
	}
}

// reasons are why, evidence and confidence, when they are wanted.
func (n *noting) reasons(f workbook.Facets) {
	if !n.b.opts.With.Evidence {
		return
	}
	n.note(n.b.word("why"), Own(f.Why))
	for _, item := range f.Evidence {
		n.note(n.b.word("evidence"), Own(evidence(*item.Evidence)))
	}
	if f.Confidence != "" {
		n.note(n.b.word("confidence"), n.b.word("confidence_"+string(f.Confidence)))
	}
}

// remarks are an answer's comments, on a line of their own for what is no text.
func (n *noting) remarks(f workbook.Facets) {
	if comments := n.b.comments(f); len(comments) > 0 {
		n.out = append(n.out, Para{Role: Remark, Label: n.whose, Text: n.b.word("commented", "count", len(comments)), Comments: comments})
	}
}

// beside is what stands beside an answer: an unsure state, why, evidence and
// confidence when they are wanted, what it was before it was carried over, and what
// participants said of their own. What is no text has its comments here.
func (b *builder) beside(p *workbook.Prompt, side string, whose Text) []Para {
	a := b.w.Answer(p.ID, side)
	n := &noting{b: b, whose: whose}
	switch {
	case a.State == workbook.Unsure || p.Kind == workbook.Table && a.State != "":
		n.note(b.word("state"), b.state(a.State))
	case !a.Stands() && a.Value.Mark != 0: // kept, though a state stands in its place
		n.note(b.word("set_aside"), b.word("marked", "mark", a.Value.Mark))
	}
	for _, tick := range p.Ticks {
		if b.w.Ticked(p, tick.ID) {
			n.note(b.word("ticked"), Say(tick.Name))
		}
	}
	n.reasons(a.Facets)
	if a.Carried != nil {
		n.note(b.word("carried"), b.carried(*a.Carried))
	}
	if p.Kind != workbook.Written {
		n.remarks(a.Facets)
	}
	return append(n.out, b.ownNotes(p, side, whose)...)
}

func (b *builder) carried(v workbook.Value) Text {
	if v.Mark != 0 {
		return b.word("marked", "mark", v.Mark)
	}
	return Own(v.Text)
}

// comments are what people said of an answer, when that is wanted.
func (b *builder) comments(f workbook.Facets) []Comment {
	if !b.opts.With.Comments {
		return nil
	}
	var out []Comment
	for _, item := range f.Comments {
		c := item.Comment
		out = append(out, Comment{Author: c.Author, At: b.local(c.At), Text: c.Text, Resolved: c.Resolved})
	}
	return out
}
