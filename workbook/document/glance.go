package document

import "shiben/workbook"

// glance is the first page: when, how deep and how whole, a few sentences, and the
// profile's picture.
func (b *builder) glance() {
	b.add(b.facts())
	b.heading(1, "glance", b.word("glance"))
	b.summary()
	b.plot()
}

// facts are when the workbook was changed, how deep and how whole it is, and by whom.
func (b *builder) facts() Facts {
	var f Facts
	add := func(key string, value Text) { f.Items = append(f.Items, Fact{b.word(key), value}) }
	if !b.d.Updated.IsZero() {
		add("updated", b.date(b.d.Updated))
	}
	for _, d := range b.t.Depths {
		if d.ID == b.w.About.Depth {
			add("depth", Say(d.Name))
		}
	}
	p := b.profile.Progress
	add("answered", b.word("answered_of", "answered", p.Answered, "asked", p.Asked))
	if len(b.d.Authors) > 0 {
		add("authors", b.names(b.d.Authors))
	}
	if people := b.w.Participants(); len(people) > 0 {
		add("participants", b.names(people))
	}
	if n := b.w.Unreviewed(); n > 0 {
		add("to_review", b.word("unreviewed", "count", n))
	}
	return f
}

// names is people's names in a row; where languages stand one beside the other, they
// are not said twice for the sake of a comma.
func (b *builder) names(names []string) Text {
	var own []Text
	for _, n := range names {
		own = append(own, Own(n))
	}
	all := b.joined("comma", own)
	if b.opts.Kind == Brief {
		return all
	}
	return Own(all.In(b.opts.Langs[0]))
}

// summary is the profile in sentences. They describe; none of them grades.
func (b *builder) summary() {
	var clauses []Text
	for _, d := range b.dimensions() {
		clauses = append(clauses, b.word("clause", "dimension", Say(d.Part.Name), "verdict", b.verdict(d)))
	}
	sentences := []Text{}
	if len(clauses) > 0 {
		sentences = append(sentences, b.word("compared", "first", b.sides()[0], "second", inner(b.sides()[1]), "clauses", b.joined("pause", clauses)))
	}
	if n := len(b.profile.Moves); n > 0 && b.hasMoves() {
		sentences = append(sentences, b.word("moves_listed", "count", n))
		if crossed := b.crossed(); crossed > 0 {
			sentences = append(sentences, b.word("crossed", "count", crossed))
		}
	}
	if n := len(b.readings); n > 0 {
		sentences = append(sentences, b.word("readings_fired", "count", n))
		if accepted := b.accepted(); accepted > 0 {
			sentences = append(sentences, b.word("readings_accepted", "count", accepted))
		}
	}
	if len(sentences) > 0 {
		b.add(Para{Role: Lead, Text: b.sentences(sentences)})
	}
}

// dimensions are those of the profile whose part is held.
func (b *builder) dimensions() []workbook.DimensionProfile {
	var out []workbook.DimensionProfile
	for _, d := range b.profile.Dimensions {
		if b.holdsPart(d.Part.ID) {
			out = append(out, d)
		}
	}
	return out
}

func (b *builder) holdsPart(id string) bool {
	for _, p := range b.parts {
		if p.ID == id {
			return true
		}
	}
	return false
}

func (b *builder) hasMoves() bool {
	return b.t.Moves != nil && b.holdsPart(b.t.PartOf(b.t.Moves.Table).ID)
}

// verdict is a separation's word.
func (b *builder) verdict(d workbook.DimensionProfile) Text {
	if d.Separation == nil {
		return b.word("verdict_none")
	}
	return b.word("verdict_" + string(d.Verdict))
}

// standing says where both sides stand in a dimension, in words and figures.
func (b *builder) standing(d workbook.DimensionProfile) Para {
	var where []Text
	for i, at := range d.Positions {
		key := "position_" + string(at.Basis)
		if b.opts.Kind == Brief && at.Basis == workbook.Solid {
			key = "position_short"
		}
		args := []any{"side", b.sides()[i], "figure", signed(at.Mean), "answered", at.Answered, "asked", at.Asked}
		where = append(where, b.word(key, args...))
	}
	text := b.joined("pause", where)
	if d.Separation == nil {
		text = b.word("stands", "where", text)
	} else {
		text = b.word("apart", "figure", signed(d.Separation), "where", text, "says", b.word("says_"+string(d.Verdict)))
	}
	return Para{Role: Verdict, Label: Leading(b.verdict(d)), Text: text}
}

// plot is the profile's picture, and how to read its figures. In a brief it has the
// dimensions without their scales: those would be too small to read.
func (b *builder) plot() {
	p := Plot{Title: b.word("profile"), Sides: b.sides(), Apart: b.word("separation"), Hollow: b.word("hollow")}
	for _, d := range b.dimensions() {
		g := PlotGroup{ID: d.Part.ID, Name: Say(d.Part.Name), Apart: signed(d.Separation), Verdict: b.verdict(d)}
		for _, s := range d.Scales {
			if b.opts.Kind == Brief {
				break
			}
			g.Rows = append(g.Rows, b.scaleRow(s.Prompt, s.Marks))
		}
		for i, at := range d.Positions {
			g.Positions[i] = PlotPosition{Figure: signed(at.Mean), Hollow: at.Basis == workbook.Provisional, Absent: at.Mean == nil}
			if at.Mean != nil {
				g.Positions[i].X, _ = at.Mean.Float64()
			}
		}
		p.Groups = append(p.Groups, g)
	}
	if len(p.Groups) == 0 {
		return
	}
	b.add(p)
	if b.opts.Kind == Report {
		b.add(Para{Role: Note, Text: b.word("how_to_read", "first", inner(b.sides()[0]), "second", inner(b.sides()[1]))})
	}
}
