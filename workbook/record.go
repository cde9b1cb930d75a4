package workbook

import (
	"cmp"
	"slices"
)

// Record is one answer as a store keeps it: an answer, or a row of a table
// (Row set in Key and in Value).
type Record struct {
	Key    RecordKey `json:"key"`
	Value  Value     `json:"value"`
	Facets *Facets   `json:"facets,omitempty"` // what the answer holds beside it
}

// RecordKey names a record within its workbook.
type RecordKey struct {
	AnswerKey
	Row string `json:"row,omitempty"`
}

// Records returns every answer, in the template's order. The caller must not
// change them.
func (w *Workbook) Records() []Record {
	var out []Record
	for _, p := range w.Template.Prompts() {
		for _, side := range w.Template.SidesOf(p) {
			key := AnswerKey{Prompt: p.ID, Side: side}
			if r, ok := w.Record(RecordKey{AnswerKey: key}); ok {
				out = append(out, r)
			}
		}
		for i := range w.tables[p.ID] {
			row := &w.tables[p.ID][i]
			out = append(out, Record{Key: RecordKey{AnswerKey{Prompt: p.ID}, row.ID}, Value: Value{Row: row}})
		}
	}
	return slices.Concat(out, w.participantRecords(), w.acceptRecords())
}

// participantRecords are the answers that are one person's own.
func (w *Workbook) participantRecords() []Record {
	keys := map[AnswerKey]bool{}
	for k := range w.answers {
		keys[k] = k.Participant != ""
	}
	for k := range w.facets {
		keys[k] = k.Participant != ""
	}
	var out []Record
	for k, own := range keys {
		if r, ok := w.Record(RecordKey{AnswerKey: k}); own && ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Key.Prompt, b.Key.Prompt), cmp.Compare(a.Key.Side, b.Key.Side), cmp.Compare(a.Key.Participant, b.Key.Participant))
	})
	return out
}

// acceptRecords are the accepted readings; their keys name the rule as the side.
func (w *Workbook) acceptRecords() []Record {
	var out []Record
	for k, because := range w.accepted {
		out = append(out, Record{Key: RecordKey{AnswerKey{Side: k.rule}, k.subject}, Value: Value{Text: because}})
	}
	slices.SortFunc(out, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Key.Side, b.Key.Side), cmp.Compare(a.Key.Row, b.Key.Row))
	})
	return out
}

// Restore is a workbook from its records, as a store keeps them.
func Restore(id string, t *Template, about About, rev Revision, records []Record) *Workbook {
	w := Empty(id, t)
	w.About, w.Revision = about, rev
	for _, r := range records {
		if r.Key.Prompt == "" {
			w.accepted[acceptKey{r.Key.Side, r.Key.Row}] = r.Value.Text
			continue
		}
		if r.Value.Row != nil {
			w.tables[r.Key.Prompt] = append(w.tables[r.Key.Prompt], *r.Value.Row)
			continue
		}
		if !r.Value.Empty() {
			w.answers[r.Key.AnswerKey] = r.Value
		}
		if r.Facets != nil {
			w.facets[r.Key.AnswerKey] = *r.Facets
		}
	}
	for _, rows := range w.tables {
		sortRows(rows)
	}
	return w
}

// Record returns the record that an address lies in, and whether it is there.
func (w *Workbook) Record(key RecordKey) (Record, bool) {
	if key.Prompt == "" {
		because, ok := w.accepted[acceptKey{key.Side, key.Row}]
		return Record{Key: key, Value: Value{Text: because}}, ok
	}
	if key.Row != "" {
		row := w.Row(key.Prompt, key.Row)
		return Record{Key: key, Value: Value{Row: row}}, row != nil
	}
	v, ok := w.answers[key.AnswerKey]
	r := Record{Key: key, Value: v}
	if f, has := w.facets[key.AnswerKey]; has {
		r.Facets, ok = &f, true
	}
	return r, ok
}

// RecordKey is the record that an address lies in; false for what a workbook
// says of itself, which its head holds.
func (a Address) RecordKey() (RecordKey, bool) {
	if a.Facet == AcceptFacet {
		return RecordKey{AnswerKey{Side: a.Item}, a.Row}, true
	}
	return RecordKey{AnswerKey{a.Prompt, a.Side, a.Participant}, a.Row}, a.Prompt != ""
}
