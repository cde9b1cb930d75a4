package document

import "shiben/workbook"

// openKinds are the kinds of open point in the order in which they are read: what
// waits for a decision before what nobody has touched.
func openKinds() []workbook.OpenKind {
	return []workbook.OpenKind{
		workbook.OpenComment, workbook.OpenReview, workbook.OpenUnsure,
		workbook.OpenDontKnow, workbook.OpenLater, workbook.OpenUnanswered,
	}
}

// openPoints is what is still open, by kind and part; a comment with its words.
func (b *builder) openPoints() {
	b.heading(1, "open", b.word("open"))
	points := workbook.OpenPoints(b.w)
	var l List
	for _, kind := range openKinds() {
		for _, part := range b.parts {
			l.Items = append(l.Items, b.openIn(part, kind, points)...)
		}
	}
	if len(l.Items) == 0 {
		b.add(Para{Role: Silent, Text: b.word("open_none")})
		return
	}
	b.add(l)
}

// openIn is what of a part is open in one way: one item, or one for each comment.
func (b *builder) openIn(part *workbook.Part, kind workbook.OpenKind, points []workbook.OpenPoint) []Para {
	label := b.word("open_" + string(kind))
	var names []Text
	var comments []Para
	for _, at := range points {
		p := b.t.Prompt(at.Prompt)
		if at.Kind != kind || b.t.PartOf(at.Prompt) != part {
			continue
		}
		name := b.named(p, at.Side)
		if at.Comment != nil {
			comments = append(comments, Para{Label: b.place(label, Say(part.Name), name), Text: Own(at.Comment.Text)})
			continue
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return comments
	}
	return append(comments, Para{Label: label, Text: b.word("fact", "name", Say(part.Name), "value", b.joined("comma", names))})
}

// named is a prompt's name with the side that is meant.
func (b *builder) named(p *workbook.Prompt, side string) Text {
	if s := b.t.Side(side); s != nil {
		return b.word("of_side", "name", Say(p.Name), "side", Say(s.Name))
	}
	return Say(p.Name)
}
