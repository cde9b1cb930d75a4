package workbook

import (
	"maps"
	"slices"
)

// Value is what stands at an address: a mark, a text, a table's row, or an item
// of one of an answer's facets. The zero
// Value is "nothing there"; it is never a mark of 4.
type Value struct {
	Mark int    `json:"mark,omitempty"` // 1–7
	Text string `json:"text,omitempty"` // a written answer or a cell in canonical form
	Row  *Row   `json:"row,omitempty"`

	Evidence *Evidence `json:"evidence,omitempty"`
	Comment  *Comment  `json:"comment,omitempty"`
}

// Row is one row of a table. Rows stand in the order of Order, then of ID.
type Row struct {
	ID    string            `json:"id"`
	Order int               `json:"order"`
	Cells map[string]string `json:"cells,omitempty"` // column id → canonical text; empty cells are absent
}

// Empty tells whether nothing is there.
func (v Value) Empty() bool {
	return v.Mark == 0 && v.Text == "" && v.Row == nil && v.Evidence == nil && v.Comment == nil
}

// Equal compares by content.
func (v Value) Equal(o Value) bool {
	if v.Mark != o.Mark || v.Text != o.Text || (v.Row == nil) != (o.Row == nil) {
		return false
	}
	if !sameItem(v.Evidence, o.Evidence) || !sameItem(v.Comment, o.Comment) {
		return false
	}
	return v.Row == nil || v.Row.equal(*o.Row)
}

func sameItem[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func (r Row) equal(o Row) bool {
	return r.ID == o.ID && r.Order == o.Order && maps.Equal(r.Cells, o.Cells)
}

func (r Row) clone() Row {
	r.Cells = maps.Clone(r.Cells)
	return r
}

func (v Value) clone() Value {
	if v.Row != nil {
		row := v.Row.clone()
		v.Row = &row
	}
	if v.Evidence != nil {
		e := *v.Evidence
		v.Evidence = &e
	}
	if v.Comment != nil {
		c := *v.Comment
		v.Comment = &c
	}
	return v
}

func sortRows(rows []Row) {
	slices.SortFunc(rows, func(a, b Row) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		switch {
		case a.ID < b.ID:
			return -1
		case a.ID > b.ID:
			return 1
		}
		return 0
	})
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
