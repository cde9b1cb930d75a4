package workbook

import "math/big"

// Derive is a column computed from the others of a row: Value is an expression
// over them, see formula.go for what it can say.
type Derive struct {
	ID     string   `json:"id" yaml:"id"`
	Value  Expr     `json:"value" yaml:"value"`
	Name   Text     `json:"name" yaml:"name"`
	Hint   Text     `json:"hint" yaml:"hint"`
	Unit   string   `json:"unit,omitempty" yaml:"unit"` // of a number, as in "%"
	Claims []string `json:"claims,omitempty" yaml:"claims"`

	formula *formula
}

// DerivedKind is what a derived column's expression comes to.
type DerivedKind string

// The kinds of derived column. Which one it is follows from the expression.
const (
	DerivedNumber DerivedKind = "number" // an exact fraction
	DerivedFlag   DerivedKind = "flag"   // yes or no
	DerivedCount  DerivedKind = "count"  // how many flags say yes, of how many answered
	DerivedLean   DerivedKind = "lean"   // towards which side a row leans
)

// Kind is what the column's expression comes to; empty when it does not hold.
func (d *Derive) Kind() DerivedKind {
	if d.formula == nil {
		return ""
	}
	return d.formula.kind()
}

// is tells whether a column comes to what is wanted; what is wrong with one that does
// not hold is said where it stands.
func (d *Derive) is(kind DerivedKind) bool {
	return d != nil && (d.formula == nil || d.Kind() == kind)
}

// Of are the columns that the expression names, in its order.
func (d *Derive) Of() []string {
	if d.formula == nil {
		return nil
	}
	return d.formula.of
}

// Derived is a derived column of a row, worked out, with what it comes from.
type Derived struct {
	Derive *Derive
	Value  *big.Rat // a number, or what a lean is the lean of; nil while it is not known
	Count  Count    // of a count
	Side   string   // of a lean: a side's id, BothSides, or empty for nothing said
	Flag   string   // of a flag: "yes" or "no"
	Terms  []Term   // what it is the mean of; a count's flags; else the columns that it names
	Mean   bool     // it is the mean of Terms, or leans as that mean does
	Least  int      // of a mean: terms that must be known
	Bound  *big.Rat // of a lean: from where it leans to a side
}

// Count is how many flags say yes.
type Count struct {
	Yes      int
	Answered int
	Of       int // flags there are
}

// Whole tells whether every flag is answered.
func (c Count) Whole() bool { return c.Answered == c.Of }

// BothSides is what leans to neither side.
const BothSides = "both"

// Term is one of the things that a derived column comes from.
type Term struct {
	Columns []string // that it names, in its order
	Value   *big.Rat // what it counts as; nil while it does not count, or is no number
	Known   bool     // false while something that it needs is missing

	formula *formula
}

// Plain tells whether a term is a column as it stands, or the weight of its choice,
// so that nothing is worked out between the answer and Value.
func (tm Term) Plain() bool { return tm.formula == nil || tm.formula.plain }

// Sum is the sum of the terms that count.
func (d Derived) Sum() *big.Rat {
	sum := new(big.Rat)
	for _, term := range d.Terms {
		if term.Value != nil {
			sum.Add(sum, term.Value)
		}
	}
	return sum
}

// DerivedOf works out the derived columns of a row, in the template's order.
func (p *Prompt) DerivedOf(t *Template, row Row) []Derived {
	if len(p.Derived) == 0 {
		return nil
	}
	w := &working{t: t, p: p, row: row, done: make([]value, len(p.Derived)), known: make([]bool, len(p.Derived))}
	out := make([]Derived, len(p.Derived))
	for i := range p.Derived {
		out[i] = w.derived(i)
	}
	return out
}

// DerivedAs works out one derived column of a row; nothing when there is no such
// column.
func (p *Prompt) DerivedAs(t *Template, id string, row Row) Derived {
	w := &working{t: t, p: p, row: row, done: make([]value, len(p.Derived)), known: make([]bool, len(p.Derived))}
	for i := range p.Derived {
		if p.Derived[i].ID == id {
			return w.derived(i)
		}
	}
	return Derived{}
}

// working is a row while its derived columns are worked out, each once.
type working struct {
	t     *Template
	p     *Prompt
	row   Row
	done  []value
	known []bool
}

// column is a derived column's value.
func (w *working) column(i int) value {
	if !w.known[i] {
		w.known[i] = true
		if f := w.p.Derived[i].formula; f != nil {
			w.done[i] = f.work(w)
		}
	}
	return w.done[i]
}

func (w *working) derived(i int) Derived {
	d := Derived{Derive: &w.p.Derived[i]}
	f := d.Derive.formula
	if f == nil {
		return d
	}
	v := w.column(i)
	d.Value, d.Count = v.number, v.count
	inner := f
	switch f.form {
	case flagForm:
		d.Flag = yesNo(v.flag)
	case leanForm:
		d.Side, d.Bound, inner = v.text, f.bound, f.leans
	}
	if d.Mean = inner.mean; d.Mean {
		d.Least = inner.least
		for n, of := range inner.terms {
			d.Terms = append(d.Terms, Term{of.of, v.terms[n], v.terms[n] != nil, of})
		}
		return d
	}
	for _, id := range inner.of {
		d.Terms = append(d.Terms, w.term(id))
	}
	return d
}

// term is a column that an expression names, as a term of it.
func (w *working) term(id string) Term {
	tm := Term{Columns: []string{id}}
	if i := w.p.derivedAt(id); i >= 0 {
		v, of := w.column(i), w.p.Derived[i].formula
		tm.Value = v.number
		tm.Known = v.number != nil || of != nil && of.form == flagForm
		return tm
	}
	cell := w.row.Cells[id]
	tm.Known = cell != ""
	switch c := w.p.Column(id); {
	case c == nil:
	case c.Type == NumberCell:
		tm.Value = exactNumber(cell)
	case c.Type == FlagCell && cell != "":
		tm.Value = big.NewRat(int64(len(cell)-len("no")), 1) // yes 1, no 0
	}
	return tm
}

// derivedAt is a derived column's place; -1 when there is none such.
func (p *Prompt) derivedAt(id string) int {
	for i := range p.Derived {
		if p.Derived[i].ID == id {
			return i
		}
	}
	return -1
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
