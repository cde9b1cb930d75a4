package workbook

// Copy returns the changes that make a new workbook with another's answers. The
// template's own starting rows are left out: the other may have removed them.
func Copy(w *Workbook, about About) ([]Change, error) {
	begin, err := Begin(w.Template, about)
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, c := range begin {
		if c.Kind == AboutChange {
			changes = append(changes, c)
		}
	}
	for _, r := range w.Records() {
		changes = append(changes, making(r)...)
	}
	return changes, nil
}

// making are the changes that make a record where nothing is.
func making(r Record) []Change {
	k := r.Key
	if k.Prompt == "" {
		return []Change{{Act: NewAct, Kind: SetChange, Address: AcceptKey(k.Side, k.Row), After: r.Value}}
	}
	at := Address{Prompt: k.Prompt, Side: k.Side, Participant: k.Participant, Row: k.Row}
	c := Change{Act: NewAct, Kind: SetChange, Address: at, After: r.Value}
	if k.Row != "" {
		c.Kind = InsertChange
	}
	var changes []Change
	if !r.Value.Empty() {
		changes = append(changes, c)
	}
	if r.Facets == nil {
		return changes
	}
	beside := func(facet Facet, item string, v Value) {
		if c.Facet, c.Item, c.After = facet, item, v; !v.Empty() {
			changes = append(changes, c)
		}
	}
	beside(StateFacet, "", Value{Text: string(r.Facets.State)})
	beside(WhyFacet, "", Value{Text: r.Facets.Why})
	beside(ConfidenceFacet, "", Value{Text: string(r.Facets.Confidence)})
	for _, e := range r.Facets.Evidence {
		beside(EvidenceFacet, e.ID, Value{Evidence: e.Evidence})
	}
	for _, e := range r.Facets.Comments {
		beside(CommentFacet, e.ID, Value{Comment: e.Comment})
	}
	for _, id := range r.Facets.Ticks {
		beside(TickFacet, id, Value{Text: ticked})
	}
	if r.Facets.Carried != nil {
		beside(ReviewFacet, "", *r.Facets.Carried)
	}
	return changes
}
