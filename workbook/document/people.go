package document

import (
	"strconv"

	"shiben/workbook"
)

// gatherOwn sorts what participants answered of their own by the prompt and side.
func (b *builder) gatherOwn() {
	b.own = map[workbook.AnswerKey][]workbook.Record{}
	for _, r := range b.w.Records() {
		if r.Key.Participant != "" {
			key := workbook.AnswerKey{Prompt: r.Key.Prompt, Side: r.Key.Side}
			b.own[key] = append(b.own[key], r)
		}
	}
}

// ownNotes are what participants answered of their own: all marks on one line with
// how far they lie apart, a person's text, and the sentence of one who keeps to a
// dissent.
func (b *builder) ownNotes(p *workbook.Prompt, side string, whose Text) []Para {
	records := b.own[workbook.AnswerKey{Prompt: p.ID, Side: side}]
	if len(records) == 0 {
		return nil
	}
	n := &noting{b: b, whose: whose}
	var marks []Text
	for _, r := range records {
		if r.Value.Mark != 0 {
			marks = append(marks, Own(r.Key.Participant+" "+strconv.Itoa(r.Value.Mark)))
		}
	}
	if len(marks) > 0 {
		width := b.w.SpreadOf(p, side).Width()
		n.note(b.word("own_marks"), b.word("spread", "marks", b.joined("comma", marks), "width", width, "count", len(marks)))
	}
	for _, r := range records {
		n.out = append(n.out, b.person(r, whose)...)
	}
	return n.out
}

// person is what one participant said beside the mark.
func (b *builder) person(r workbook.Record, whose Text) []Para {
	n := &noting{b: b, whose: b.place(whose, Own(r.Key.Participant))}
	n.note(b.word("own_answer"), Own(r.Value.Text))
	if r.Facets == nil {
		return n.out
	}
	f := *r.Facets
	if f.State != "" {
		n.note(b.word("state"), b.state(f.State))
	}
	if f.Why != "" && (!b.opts.With.Evidence || r.Value.Mark != 0) {
		n.note(b.word("dissent"), Own(f.Why))
		f.Why = ""
	}
	n.reasons(f)
	if f.Carried != nil {
		n.note(b.word("carried"), b.carried(*f.Carried))
	}
	n.remarks(f)
	return n.out
}
