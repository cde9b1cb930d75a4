package workbook

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"
	"go.yaml.in/yaml/v4"
)

// Expr is an expression of a template and its place in the template's file, from
// 1; the place is 0 in a frozen template.
type Expr struct {
	Source string
	Line   int
	Column int

	block bool      // it stands in lines of its own, below its key
	rows  []exprRow // those lines
}

// UnmarshalYAML keeps the place beside the source.
func (e *Expr) UnmarshalYAML(n *yaml.Node) error {
	e.Line, e.Column = n.Line, n.Column
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		e.Column++
	}
	e.block = n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	return n.Decode(&e.Source)
}

// MarshalJSON writes the source alone.
func (e Expr) MarshalJSON() ([]byte, error) { return json.Marshal(e.Source) }

// UnmarshalJSON reads the source alone.
func (e *Expr) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &e.Source) }

// Bounds of what an expression may cost.
const (
	maxExprNodes = 200
	maxExprDepth = 2    // of loops within loops
	maxExprText  = 2000 // bytes
	maxExprs     = 20   // within one text
)

// program is an expression ready to run.
type program struct{ vm *vm.Program }

// compile makes an expression ready. Unknown names, types that do not fit and
// what costs too much are an ErrTemplate with line and column.
func (e Expr) compile(n *names, options ...expr.Option) (program, error) {
	if len(e.Source) > maxExprText {
		return program{}, e.problem(0, "longer than it may be")
	}
	guard := &guard{}
	options = append(options, n.option(), expr.MaxNodes(maxExprNodes), expr.Patch(guard))
	p, err := expr.Compile(e.Source, options...)
	var at *file.Error
	switch {
	case errors.As(err, &at):
		return program{}, e.refuse(n.near(exprProblem(at.Message)), at.From)
	case err != nil:
		return program{}, e.problem(0, err.Error())
	case guard.refused != nil:
		return program{}, e.refuse(guard.refused, 0)
	}
	return program{p}, nil
}

// problem says a compiler's complaint and places it in the file; offset counts the
// characters before it.
func (e Expr) problem(offset int, detail string) error {
	return e.refuse(exprProblem(detail), offset)
}

// refuse places a problem in the file, with the expression that it is about.
func (e Expr) refuse(p *Problem, offset int) error {
	return e.placed(p.With("source", shorten(e.Source)), offset)
}

// guard refuses what could run for long: ranges, and loops deep within loops.
type guard struct{ refused *Problem }

func (g *guard) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BinaryNode:
		if n.Operator == ".." {
			g.refused = NewProblem(ErrTemplate, "template_expr_range")
		}
	case *ast.BuiltinNode:
		if loopDepth(*node) > maxExprDepth {
			g.refused = NewProblem(ErrTemplate, "template_expr_loops", "limit", maxExprDepth)
		}
	}
}

// loopDepth is how deep loops lie within a node: one that takes a body counts,
// len and its like do not.
func loopDepth(n ast.Node) int {
	inner := &loops{top: n}
	ast.Walk(&n, inner)
	return inner.deepest + isLoop(n)
}

func isLoop(n ast.Node) int {
	if b, ok := n.(*ast.BuiltinNode); ok && len(b.Arguments) > 1 {
		return 1
	}
	return 0
}

// loops finds the deepest loop below a node.
type loops struct {
	top     ast.Node
	deepest int
}

func (l *loops) Visit(node *ast.Node) {
	if *node != l.top && isLoop(*node) == 1 {
		l.deepest = max(l.deepest, loopDepth(*node))
	}
}

func (p program) run(scope map[string]any) (any, error) { return expr.Run(p.vm, scope) }

func (p program) bool(scope map[string]any) (bool, error) {
	v, err := p.run(scope)
	b, _ := v.(bool)
	return b, err
}

// sentence is a text with expressions in braces.
type sentence struct {
	texts    []string  // one more than
	programs []program // these
}

// say fills the braces.
func (s sentence) say(scope map[string]any) (string, error) {
	var b strings.Builder
	for i, text := range s.texts {
		b.WriteString(text)
		if i < len(s.programs) {
			v, err := s.programs[i].run(scope)
			if err != nil {
				return "", err
			}
			b.WriteString(shown(v))
		}
	}
	return b.String(), nil
}

// compileSentence reads a text with {expressions} in braces.
func compileSentence(n *names, text string) (sentence, error) {
	var s sentence
	for {
		before, rest, open := strings.Cut(text, "{")
		s.texts = append(s.texts, before)
		if !open {
			return s, nil
		}
		source, after, closed := strings.Cut(rest, "}")
		if !closed {
			return s, Expr{Source: text}.refuse(NewProblem(ErrTemplate, "template_expr_brace"), 0)
		}
		if len(s.programs) == maxExprs {
			return s, Expr{Source: text}.refuse(NewProblem(ErrTemplate, "template_expr_many", "limit", maxExprs), 0)
		}
		p, err := Expr{Source: source}.compile(n)
		if err != nil {
			return s, err
		}
		s.programs = append(s.programs, p)
		text = after
	}
}

// compiledRule is a rule ready to run.
type compiledRule struct {
	rule       *Rule
	when       program
	text, next *spoken
}

// compiled makes the template's rules ready to be asked, once.
func (t *Template) compiled() ([]*compiledRule, error) {
	t.once.Do(func() { t.rules, t.rulesErr = t.compileRules() })
	return t.rules, t.rulesErr
}

func (t *Template) compileRules() ([]*compiledRule, error) {
	var out []*compiledRule
	scopes := scopes{}
	for i := range t.Readings {
		c, err := t.Readings[i].compile(scopes.of(t, t.Readings[i].Each))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// compile makes one rule ready to be asked; its texts come when they are said. The
// problem it has names the reading and the field.
func (r *Rule) compile(n *names) (*compiledRule, error) {
	n.mu.Lock()
	when, err := r.When.compile(n, expr.AsBool())
	n.mu.Unlock()
	if err != nil {
		return nil, inRule(inField(err, "when"), r.ID)
	}
	return &compiledRule{
		rule: r, when: when,
		text: &spoken{names: n, text: r.Text, field: "text"},
		next: &spoken{names: n, text: r.Next, field: "next"},
	}, nil
}

// whole makes the texts ready too, in both languages.
func (r *compiledRule) whole() error {
	for _, s := range []*spoken{r.text, r.next} {
		for _, l := range []Lang{Chinese, English} {
			if _, err := s.in(l); err != nil {
				return inRule(err, r.rule.ID)
			}
		}
	}
	return nil
}

func inField(err error, field string) error {
	var p *Problem
	if errors.As(err, &p) {
		return p.With("field", field)
	}
	return err
}

func inRule(err error, id string) error {
	var p *Problem
	if errors.As(err, &p) {
		return p.With("where", "reading "+id)
	}
	return err
}
