package workbook

import (
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// The expression of a derived column is written in the language of the readings
// and read by the same parser. It is checked and worked out here: the thresholds of
// the method hold on exact fractions, a number that is not known must stay so, and
// what a figure comes from is shown beside it; the library computes on floats. It
// sees the columns of its own row and nothing else:
//
//	a number column               a number
//	a text, date or row column    its text
//	a flag, a choice              its id as text: "yes", "no", an option, "" for none
//	another derived column        what it comes to: a number, the text "yes" or "no", the
//	                              text of a side; a count is the number of those that say
//	                              yes once all are answered, and has .yes .answered .of
//	+ - * /                       of numbers; what rests on an unknown number is unknown
//	== != < <= > >=               of two numbers or two texts; not so while a number is
//	                              unknown; no text comes before or after an empty one
//	and or not ? : in             contains, startsWith, endsWith: as in the readings
//	count(flag, …)                how many say yes
//	place(choice, {option: n, …}) the number of the chosen option
//	mean(least, n, …)             of the numbers that are known, when least of them are
//	lean(bound, n)                a side: the first at −bound, the second at bound, else both
//	min max abs                   of numbers
//
// What it cannot say is refused when the template is loaded, with its place; so are
// names that it does not know, types that do not fit and columns that go round in a
// circle. It has no loops: it costs at most maxExprNodes steps a row.

// form is what an expression within a formula comes to.
type form string

const (
	numberForm form = "number"
	flagForm   form = "flag"
	textForm   form = "text"
	countForm  form = "count"
	leanForm   form = "lean"
)

// value is an expression worked out.
type value struct {
	number *big.Rat // nil while it is not known
	text   string   // a text, or a lean's side
	flag   bool
	count  Count
	terms  []*big.Rat // of a mean
}

// formula is an expression that holds.
type formula struct {
	form  form
	of    []string // the columns that it names
	work  func(*working) value
	plain bool     // a column, or a column's place
	node  ast.Node // to spell it out

	options []string // of a text: what it can be; nil: anything
	column  *Column  // it is this column, as it stands

	mean  bool       // it is a mean
	least int        // of a mean
	terms []*formula // of a mean
	bound *big.Rat   // of a lean
	leans *formula   // of a lean: what it is of
}

func (f *formula) kind() DerivedKind { return DerivedKind(f.form) }

// numeric tells whether it can be reckoned with.
func (f *formula) numeric() bool { return f.form == numberForm || f.form == countForm }

// constant tells whether it is the same for every row.
func (f *formula) constant() bool { return len(f.of) == 0 }

// reader reads the derived columns of a table.
type reader struct {
	t     *Template
	p     *Prompt
	trail []string // columns that are being read, to find a circle
	bad   map[string]*Problem
}

// readDerived makes the derived columns of a table ready to be worked out, and
// returns what does not hold by the column's id.
func readDerived(t *Template, p *Prompt) map[string]*Problem {
	r := &reader{t: t, p: p, bad: map[string]*Problem{}}
	for i := range p.Derived {
		p.Derived[i].formula = nil
	}
	for i := range p.Derived {
		r.column(&p.Derived[i])
	}
	return r.bad
}

// errElsewhere is what a column says that names one that does not hold: the fault
// is told where it is.
var errElsewhere = errors.New("names a column that does not hold")

func (r *reader) column(d *Derive) error {
	if d.formula != nil {
		return nil
	}
	if r.bad[d.ID] != nil {
		return errElsewhere
	}
	r.trail = append(r.trail, d.ID)
	defer func() { r.trail = r.trail[:len(r.trail)-1] }()
	f, err := r.read(d.Value)
	if err == nil && f.form == textForm {
		err = r.refuse(f.node, "template_result")
	}
	if err != nil {
		return r.fault(d, err)
	}
	d.formula = f
	return nil
}

// fault keeps what does not hold in a column.
func (r *reader) fault(d *Derive, err error) error {
	var here *misplaced
	var p *Problem
	switch {
	case errors.As(err, &here):
		r.bad[d.ID] = d.Value.placed(here.Problem, here.offset)
	case errors.As(err, &p):
		r.bad[d.ID] = p
	}
	return errElsewhere
}

// read parses an expression and checks it.
func (r *reader) read(e Expr) (*formula, error) {
	if strings.TrimSpace(e.Source) == "" {
		return nil, NewProblem(ErrTemplate, "template_value")
	}
	if len(e.Source) > maxExprText {
		return nil, e.problem(0, "longer than it may be")
	}
	config := &conf.Config{MaxNodes: maxExprNodes, Functions: conf.FunctionsTable{countName: &builtin.Function{}}}
	tree, err := parser.ParseWithConfig(e.Source, config)
	if err != nil {
		var at *file.Error
		if errors.As(err, &at) {
			return nil, e.problem(at.From, at.Message)
		}
		return nil, e.problem(0, err.Error())
	}
	return r.node(tree.Node)
}

// refuse says that a node does not hold.
func (r *reader) refuse(n ast.Node, code string, args ...any) error {
	return &misplaced{NewProblem(ErrTemplate, code, args...), n.Location().From}
}

// misplaced is a problem that does not know its place in the file yet.
type misplaced struct {
	*Problem
	offset int
}

// want is a node that comes to one of some forms.
func (r *reader) want(n ast.Node, forms ...form) (*formula, error) {
	f, err := r.node(n)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(forms, f.form) {
		return nil, r.refuse(n, "template_form", "want", Shape(forms[0]), "got", Shape(f.form))
	}
	return f, nil
}

// number is a node that can be reckoned with.
func (r *reader) number(n ast.Node) (*formula, error) { return r.want(n, numberForm, countForm) }

func (r *reader) node(node ast.Node) (*formula, error) {
	switch n := node.(type) {
	case *ast.IntegerNode:
		return literal(node, value{number: big.NewRat(int64(n.Value), 1)}, numberForm), nil
	case *ast.FloatNode:
		number, _ := new(big.Rat).SetString(strconv.FormatFloat(n.Value, 'g', -1, 64)) // as it was written: 0.1 is 1/10
		return literal(node, value{number: number}, numberForm), nil
	case *ast.StringNode:
		return literal(node, value{text: n.Value}, textForm), nil
	case *ast.BoolNode:
		return literal(node, value{flag: n.Value}, flagForm), nil
	case *ast.IdentifierNode:
		return r.name(node, n.Value)
	case *ast.MemberNode:
		return r.member(n)
	case *ast.UnaryNode:
		return r.unary(n)
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.ConditionalNode:
		return r.choose(n)
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
			return r.call(node, callee.Value, n.Arguments)
		}
	case *ast.BuiltinNode:
		return r.call(node, n.Name, n.Arguments)
	}
	return nil, r.refuse(node, "template_formula", "got", shorten(node.String()))
}

func literal(node ast.Node, v value, form form) *formula {
	return &formula{form: form, node: node, work: func(*working) value { return v }}
}

// name is a column of the row.
func (r *reader) name(node ast.Node, id string) (*formula, error) {
	if i := r.p.derivedAt(id); i >= 0 {
		return r.derived(node, i)
	}
	c := r.p.Column(id)
	if c == nil {
		return nil, r.refuse(node, "template_name", "got", shorten(id), "near", Nearest(id, r.p.columnIDs()))
	}
	f := &formula{form: textForm, of: []string{id}, plain: true, node: node, column: c}
	f.work = func(w *working) value { return value{text: strings.TrimSpace(w.row.Cells[id])} }
	switch c.Type {
	case NumberCell:
		f.form = numberForm
		f.work = func(w *working) value { return value{number: exactNumber(w.row.Cells[id])} }
	case FlagCell:
		f.options = []string{"yes", "no"}
	case ChoiceCell:
		for _, o := range c.Options {
			f.options = append(f.options, o.ID)
		}
	}
	return f, nil
}

// derived is another derived column.
func (r *reader) derived(node ast.Node, i int) (*formula, error) {
	d := &r.p.Derived[i]
	if at := slices.Index(r.trail, d.ID); at >= 0 {
		round := append(slices.Clone(r.trail[at:]), d.ID)
		return nil, r.refuse(node, "template_cycle", "got", strings.Join(round, " → "))
	}
	if err := r.column(d); err != nil {
		return nil, err
	}
	f := &formula{form: d.formula.form, of: []string{d.ID}, plain: true, node: node}
	f.work = func(w *working) value { return w.column(i) }
	switch f.form {
	case flagForm:
		f.form, f.options = textForm, []string{"yes", "no"}
		f.work = func(w *working) value { return value{text: yesNo(w.column(i).flag)} }
	case leanForm:
		f.form, f.options = textForm, []string{r.t.Sides[0].ID, r.t.Sides[1].ID, BothSides}
	}
	return f, nil
}

// member is .yes, .answered or .of of a count, or a column with a dot in its id.
func (r *reader) member(n *ast.MemberNode) (*formula, error) {
	id := dotted(n)
	if id == "" {
		return nil, r.refuse(n, "template_formula", "got", shorten(n.String()))
	}
	if r.p.Column(id) != nil || r.p.derivedAt(id) >= 0 {
		return r.name(n, id)
	}
	inner, err := r.node(n.Node)
	if err != nil {
		return nil, err
	}
	part := n.Property.(*ast.StringNode).Value
	if inner.form != countForm || !slices.Contains([]string{"yes", "answered", "of"}, part) {
		return nil, r.refuse(n, "template_name", "got", shorten(id), "near", []string{})
	}
	return &formula{form: numberForm, of: inner.of, node: n, work: func(w *working) value {
		c := inner.work(w).count
		return value{number: big.NewRat(int64(map[string]int{"yes": c.Yes, "answered": c.Answered, "of": c.Of}[part]), 1)}
	}}, nil
}

// dotted is a chain of names with dots; empty when it is something else.
func dotted(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.MemberNode:
		property, ok := n.Property.(*ast.StringNode)
		if before := dotted(n.Node); ok && before != "" && !n.Method && !n.Optional {
			return before + "." + property.Value
		}
	}
	return ""
}

func (p *Prompt) columnIDs() []string {
	var ids []string
	for _, c := range p.Columns {
		ids = append(ids, c.ID)
	}
	for _, d := range p.Derived {
		ids = append(ids, d.ID)
	}
	return ids
}
