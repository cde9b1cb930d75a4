package workbook

import (
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// Spell writes a term as it is worked out, with something in place of each column
// that it names: its name, or what is answered there.
func (tm Term) Spell(say func(column string) string) string {
	if tm.formula == nil {
		return say(tm.Columns[0])
	}
	return spell(tm.formula.node, say)
}

// Spell writes what a derived column, or what it is the lean of, comes from; see
// Term.Spell.
func (d Derived) Spell(say func(column string) string) string {
	f := d.Derive.formula
	if f == nil {
		return ""
	}
	if f.leans != nil {
		f = f.leans
	}
	return spell(f.node, say)
}

// signs are how operators are written for a person; the rest are as they are.
var signs = map[string]string{
	"*": "×", "/": "÷", "-": "−", "==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "&&": "and", "||": "or", "!": "not ",
	"not": "not ",
}

func sign(operator string) string {
	if s := signs[operator]; s != "" {
		return s
	}
	return operator
}

// rank is how tight an operator binds.
func rank(n ast.Node) int {
	b, ok := n.(*ast.BinaryNode)
	if !ok {
		if _, ok := n.(*ast.ConditionalNode); ok {
			return 0
		}
		return 6
	}
	switch b.Operator {
	case "or", "||":
		return 1
	case "and", "&&":
		return 2
	case "+", "-":
		return 4
	case "*", "/":
		return 5
	}
	return 3
}

func spell(node ast.Node, say func(column string) string) string {
	switch n := node.(type) {
	case *ast.IdentifierNode:
		return say(n.Value)
	case *ast.MemberNode:
		if id := dotted(n); id != "" {
			return say(id)
		}
	case *ast.UnaryNode:
		return sign(n.Operator) + braced(n.Node, 6, say)
	case *ast.BinaryNode:
		r := rank(n)
		return braced(n.Left, r, say) + " " + sign(n.Operator) + " " + braced(n.Right, r+1, say)
	case *ast.ConditionalNode:
		return braced(n.Cond, 1, say) + " ? " + braced(n.Exp1, 1, say) + " : " + braced(n.Exp2, 1, say)
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
			return called(callee.Value, n.Arguments, say)
		}
	case *ast.BuiltinNode:
		return called(n.Name, n.Arguments, say)
	case *ast.ArrayNode:
		return "[" + listed(n.Nodes, say) + "]"
	case *ast.FloatNode:
		return strconv.FormatFloat(n.Value, 'f', -1, 64)
	}
	return node.String()
}

// braced puts what binds less tight than its place into brackets.
func braced(n ast.Node, tight int, say func(column string) string) string {
	if rank(n) < tight {
		return "(" + spell(n, say) + ")"
	}
	return spell(n, say)
}

// called is a function with its arguments; a place is its column.
func called(name string, args []ast.Node, say func(column string) string) string {
	if name == placeName {
		return spell(args[0], say)
	}
	return name + "(" + listed(args, say) + ")"
}

func listed(nodes []ast.Node, say func(column string) string) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		parts[i] = spell(n, say)
	}
	return strings.Join(parts, ", ")
}
