package workbook

import (
	"math/big"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// Functions of a derived column.
const (
	countName = "count"
	placeName = "place"
	meanName  = "mean"
	leanName  = "lean"
)

var zero = new(big.Rat)

// functions are what a derived column can call, in the order in which they are told.
var functions = []string{countName, placeName, meanName, leanName, "min", "max", "abs"}

func (r *reader) call(node ast.Node, name string, args []ast.Node) (*formula, error) {
	least := map[string]int{countName: 1, placeName: 2, meanName: 2, leanName: 2, "min": 1, "max": 1, "abs": 1}[name]
	most := map[string]int{placeName: 2, leanName: 2, "abs": 1}[name]
	switch {
	case least == 0:
		return nil, r.refuse(node, "template_function", "got", shorten(name), "known", functions)
	case len(args) < least, most > 0 && len(args) > most:
		return nil, r.refuse(node, "template_arguments", "got", len(args), "name", name)
	}
	switch name {
	case countName:
		return r.count(node, args)
	case placeName:
		return r.place(node, args)
	case meanName:
		return r.meanCall(node, args)
	case leanName:
		return r.leanCall(node, args)
	}
	return r.extreme(node, name, args)
}

// columnOf is an argument that must be a column of a type.
func (r *reader) columnOf(arg ast.Node, kind ColumnType) (*formula, error) {
	f, err := r.node(arg)
	if err != nil {
		return nil, err
	}
	if f.column == nil || f.column.Type != kind {
		return nil, r.refuse(arg, "template_form", "want", Shape("column_"+kind), "got", Shape(f.form))
	}
	return f, nil
}

// count is how many flags say yes; as a number it is known once all are answered.
func (r *reader) count(node ast.Node, args []ast.Node) (*formula, error) {
	f := &formula{form: countForm, node: node}
	for _, arg := range args {
		flag, err := r.columnOf(arg, FlagCell)
		if err != nil {
			return nil, err
		}
		if slices.Contains(f.of, flag.column.ID) {
			return nil, r.refuse(arg, "template_again", "got", flag.column.ID)
		}
		f.of = append(f.of, flag.column.ID)
	}
	f.work = func(w *working) value {
		c := Count{Of: len(f.of)}
		for _, id := range f.of {
			switch w.row.Cells[id] {
			case "yes":
				c.Yes++
				c.Answered++
			case "no":
				c.Answered++
			}
		}
		v := value{count: c}
		if c.Whole() {
			v.number = big.NewRat(int64(c.Yes), 1)
		}
		return v
	}
	return f, nil
}

// place is the number that stands beside the chosen option; unknown for one that
// has none.
func (r *reader) place(node ast.Node, args []ast.Node) (*formula, error) {
	choice, err := r.columnOf(args[0], ChoiceCell)
	if err != nil {
		return nil, err
	}
	table, ok := args[1].(*ast.MapNode)
	if !ok || len(table.Pairs) == 0 {
		return nil, r.refuse(args[1], "template_form", "want", Shape("places"), "got", Shape("something"))
	}
	places := map[string]*big.Rat{}
	for _, item := range table.Pairs {
		pair := item.(*ast.PairNode)
		option, err := r.want(pair.Key, textForm)
		if err != nil {
			return nil, err
		}
		if err := r.option(choice, option); err != nil {
			return nil, err
		}
		number, err := r.fixed(pair.Value)
		if err != nil {
			return nil, err
		}
		places[option.work(nil).text] = number
	}
	id := choice.column.ID
	return &formula{form: numberForm, of: choice.of, plain: true, node: node, work: func(w *working) value {
		return value{number: places[w.row.Cells[id]]}
	}}, nil
}

// fixed is a number that is the same for every row.
func (r *reader) fixed(n ast.Node) (*big.Rat, error) {
	f, err := r.number(n)
	if err != nil {
		return nil, err
	}
	number := (*big.Rat)(nil)
	if f.constant() {
		number = f.work(nil).number
	}
	if number == nil {
		return nil, r.refuse(n, "template_fixed", "got", shorten(n.String()))
	}
	return number, nil
}

func (r *reader) meanCall(node ast.Node, args []ast.Node) (*formula, error) {
	least, err := r.fixed(args[0])
	if err != nil {
		return nil, err
	}
	most := int64(len(args) - 1)
	if !least.IsInt() || least.Sign() < 0 || least.Cmp(big.NewRat(most, 1)) > 0 {
		return nil, r.refuse(args[0], "template_least", "got", least.RatString(), "limit", int(most))
	}
	f := &formula{form: numberForm, node: node, mean: true, least: int(least.Num().Int64())}
	for _, arg := range args[1:] {
		term, err := r.number(arg)
		if err != nil {
			return nil, err
		}
		f.terms = append(f.terms, term)
		f.of = merged(f.of, term.of)
	}
	f.work = func(w *working) value {
		v := value{terms: make([]*big.Rat, len(f.terms))}
		for i, term := range f.terms {
			v.terms[i] = term.work(w).number
		}
		v.number = meanOf(f.least, v.terms)
		return v
	}
	return f, nil
}

func (r *reader) leanCall(node ast.Node, args []ast.Node) (*formula, error) {
	bound, err := r.fixed(args[0])
	if err != nil {
		return nil, err
	}
	if bound.Sign() <= 0 {
		return nil, r.refuse(args[0], "template_bound", "got", shorten(bound.RatString()))
	}
	of, err := r.number(args[1])
	if err != nil {
		return nil, err
	}
	return &formula{form: leanForm, of: of.of, node: node, bound: bound, leans: of, work: func(w *working) value {
		v := of.work(w)
		return value{number: v.number, text: leanOf(w.t, bound, v.number), terms: v.terms}
	}}, nil
}

// extreme is min, max and abs. It is unknown while one of its numbers is.
func (r *reader) extreme(node ast.Node, name string, args []ast.Node) (*formula, error) {
	f := &formula{form: numberForm, node: node}
	var numbers []*formula
	for _, arg := range args {
		number, err := r.number(arg)
		if err != nil {
			return nil, err
		}
		numbers, f.of = append(numbers, number), merged(f.of, number.of)
	}
	f.work = func(w *working) value {
		best := numbers[0].work(w).number
		for _, n := range numbers[1:] {
			other := n.work(w).number
			if best == nil || other == nil {
				return value{}
			}
			if order := other.Cmp(best); name == "min" && order < 0 || name == "max" && order > 0 {
				best = other
			}
		}
		if name == "abs" && best != nil {
			best = new(big.Rat).Abs(best)
		}
		return value{number: best}
	}
	return f, nil
}
