package workbook

import (
	"cmp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

func (r *reader) unary(n *ast.UnaryNode) (*formula, error) {
	switch n.Operator {
	case "-", "+":
		f, err := r.number(n.Node)
		if err != nil || n.Operator == "+" {
			return f, err
		}
		return &formula{form: numberForm, of: f.of, node: n, work: func(w *working) value {
			return value{number: exactly("-", zero, f.work(w).number)}
		}}, nil
	case "not", "!":
		f, err := r.want(n.Node, flagForm)
		if err != nil {
			return nil, err
		}
		return &formula{form: flagForm, of: f.of, node: n, work: func(w *working) value {
			return value{flag: !f.work(w).flag}
		}}, nil
	}
	return nil, r.refuse(n, "template_formula", "got", n.Operator)
}

func (r *reader) binary(n *ast.BinaryNode) (*formula, error) {
	switch n.Operator {
	case "+", "-", "*", "/":
		return r.arithmetic(n)
	case "and", "&&", "or", "||":
		return r.logic(n)
	case "==", "!=", "<", "<=", ">", ">=":
		return r.comparison(n)
	case "contains", "startsWith", "endsWith":
		return r.within(n)
	case "in":
		return r.among(n)
	}
	return nil, r.refuse(n, "template_formula", "got", n.Operator)
}

// pair is the two sides of an operator; both must come to one of some forms.
func (r *reader) pair(n *ast.BinaryNode, forms ...form) (a, b *formula, of []string, err error) {
	if a, err = r.want(n.Left, forms...); err != nil {
		return nil, nil, nil, err
	}
	if b, err = r.want(n.Right, forms...); err != nil {
		return nil, nil, nil, err
	}
	return a, b, merged(slices.Clone(a.of), b.of), nil
}

func (r *reader) arithmetic(n *ast.BinaryNode) (*formula, error) {
	a, b, of, err := r.pair(n, numberForm, countForm)
	if err != nil {
		return nil, err
	}
	return &formula{form: numberForm, of: of, node: n, work: func(w *working) value {
		return value{number: exactly(n.Operator, a.work(w).number, b.work(w).number)}
	}}, nil
}

func (r *reader) logic(n *ast.BinaryNode) (*formula, error) {
	a, b, of, err := r.pair(n, flagForm)
	if err != nil {
		return nil, err
	}
	both := n.Operator == "and" || n.Operator == "&&"
	return &formula{form: flagForm, of: of, node: n, work: func(w *working) value {
		if first := a.work(w).flag; first != both {
			return value{flag: first}
		}
		return value{flag: b.work(w).flag}
	}}, nil
}

// comparison is of two numbers or two texts. It does not hold while a number is
// unknown; an empty text equals an empty one, and comes neither before nor after
// another.
func (r *reader) comparison(n *ast.BinaryNode) (*formula, error) {
	a, b, of, err := r.pair(n, numberForm, countForm, textForm)
	if err != nil {
		return nil, err
	}
	if a.numeric() != b.numeric() {
		return nil, r.refuse(n.Right, "template_form", "want", Shape(a.form), "got", Shape(b.form))
	}
	if err := cmp.Or(r.option(a, b), r.option(b, a)); err != nil {
		return nil, err
	}
	return &formula{form: flagForm, of: of, node: n, work: func(w *working) value {
		x, y := a.work(w), b.work(w)
		if !a.numeric() {
			known := n.Operator == "==" || n.Operator == "!=" || x.text != "" && y.text != ""
			return value{flag: known && compares(n.Operator, cmp.Compare(x.text, y.text))}
		}
		return value{flag: x.number != nil && y.number != nil && compares(n.Operator, x.number.Cmp(y.number))}
	}}, nil
}

// option refuses a text that a column can never be.
func (r *reader) option(column, text *formula) error {
	if column.options == nil || !text.constant() {
		return nil
	}
	if got := text.work(nil).text; got != "" && !slices.Contains(column.options, got) {
		return r.refuse(text.node, "template_option", "got", shorten(got))
	}
	return nil
}

func (r *reader) within(n *ast.BinaryNode) (*formula, error) {
	a, b, of, err := r.pair(n, textForm)
	if err != nil {
		return nil, err
	}
	holds := map[string]func(s, part string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[n.Operator]
	return &formula{form: flagForm, of: of, node: n, work: func(w *working) value {
		return value{flag: holds(a.work(w).text, b.work(w).text)}
	}}, nil
}

// among is a text or a number in a list.
func (r *reader) among(n *ast.BinaryNode) (*formula, error) {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		return nil, r.refuse(n.Right, "template_formula", "got", shorten(n.Right.String()))
	}
	var any *formula
	for _, item := range list.Nodes {
		equal := &ast.BinaryNode{Operator: "==", Left: n.Left, Right: item}
		equal.SetLocation(n.Location())
		f, err := r.comparison(equal)
		if err != nil {
			return nil, err
		}
		if any == nil {
			any = f
			continue
		}
		before := any
		any = &formula{form: flagForm, of: merged(slices.Clone(before.of), f.of), work: func(w *working) value {
			return value{flag: before.work(w).flag || f.work(w).flag}
		}}
	}
	any.node = n
	return any, nil
}

// choose is a condition and what stands on each side of it.
func (r *reader) choose(n *ast.ConditionalNode) (*formula, error) {
	n.SetLocation(n.Cond.Location()) // where it begins: the parser has where it ends
	cond, err := r.want(n.Cond, flagForm)
	if err != nil {
		return nil, err
	}
	yes, err := r.want(n.Exp1, numberForm, countForm, flagForm, textForm)
	if err != nil {
		return nil, err
	}
	no, err := r.want(n.Exp2, numberForm, countForm, flagForm, textForm)
	if err != nil {
		return nil, err
	}
	f := &formula{form: yes.form, node: n, of: merged(merged(slices.Clone(cond.of), yes.of), no.of)}
	switch {
	case yes.numeric() && no.numeric():
		f.form = numberForm
	case yes.form != no.form:
		return nil, r.refuse(n.Exp2, "template_form", "want", Shape(yes.form), "got", Shape(no.form))
	}
	f.work = func(w *working) value {
		chosen := no
		if cond.work(w).flag {
			chosen = yes
		}
		v := chosen.work(w)
		return value{number: v.number, text: v.text, flag: v.flag}
	}
	return f, nil
}
