package workbook

import (
	"slices"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"
)

// names are what the expressions of some rules can use: the names with their types,
// as the compiler wants them. To work them out costs far more than to compile an
// expression, and they are the same for most rules.
type names struct {
	mu      sync.Mutex // held while an expression is compiled: the compiler keeps things in nature
	env     types.Map
	nature  nature.Nature
	taken   map[string]*builtin.Function
	refused map[string]bool
}

func newNames(env types.Map) *names {
	n := &names{env: env, nature: env.Nature(), taken: map[string]*builtin.Function{}, refused: map[string]bool{}}
	for _, f := range builtin.Builtins {
		n.refused[f.Name] = true
	}
	for _, name := range []string{"all", "any", "none", "one", "filter", "map", "count", "find", "sum", "len", "abs", "min", "max"} {
		n.taken[name] = builtin.Builtins[builtin.Index[name]]
		delete(n.refused, name)
	}
	return n
}

// option gives the compiler the names and the functions that are taken.
func (n *names) option() expr.Option {
	return func(c *conf.Config) {
		c.EnvObject, c.Env, c.Strict = n.env, n.nature, n.nature.Strict
		c.Builtins, c.Disabled = n.taken, n.refused
	}
}

// near adds to a name that there is not those that are like it.
func (n *names) near(p *Problem) *Problem {
	if p.Code != "template_expr_name" {
		return p
	}
	var known []string
	for name := range n.env {
		known = append(known, name)
	}
	for name := range n.taken {
		known = append(known, name)
	}
	slices.Sort(known)
	got, _ := p.Args["got"].(string)
	return p.With("near", Nearest(got, known))
}

// scopes keeps the names of a template's expressions by what a rule asks for
// each of.
type scopes map[string]*names

func (s scopes) of(t *Template, each string) *names {
	if s[each] == nil {
		s[each] = newNames(scopeTypes(t, each))
	}
	return s[each]
}

// spoken is a text of a rule. It is made ready in a language when it is said first:
// most rules do not fire, and nobody reads both languages at once.
type spoken struct {
	names *names
	text  Text
	field string
	ready map[Lang]*sentence
}

// in is the text in a language, ready to be said.
func (s *spoken) in(l Lang) (*sentence, error) {
	s.names.mu.Lock()
	defer s.names.mu.Unlock()
	if made := s.ready[l]; made != nil {
		return made, nil
	}
	made, err := compileSentence(s.names, s.text.In(l))
	if err != nil {
		return nil, inField(err, s.field+"."+string(l))
	}
	if s.ready == nil {
		s.ready = map[Lang]*sentence{}
	}
	s.ready[l] = &made
	return &made, nil
}

// say says the text in a language.
func (s *spoken) say(l Lang, scope map[string]any) (string, error) {
	made, err := s.in(l)
	if err != nil {
		return "", err
	}
	return made.say(scope)
}
