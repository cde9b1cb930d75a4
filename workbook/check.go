package workbook

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// checkRules compiles every reading and returns what cannot be, each with its
// place in the file.
func (t *Template) checkRules(root *yaml.Node, source string) []*Problem {
	var problems []*Problem
	rules := make([]*compiledRule, 0, len(t.Readings))
	scopes := scopes{}
	for i := range t.Readings {
		r := &t.Readings[i]
		compiled, err := r.compile(scopes.of(t, r.Each))
		if err == nil {
			err = compiled.whole()
		}
		var p *Problem
		switch {
		case errors.As(err, &p):
			p.locateExpr((&place{}).item("readings", i, "reading", r.ID), root, source)
			problems = append(problems, p)
		case err == nil:
			rules = append(rules, compiled)
		}
	}
	if len(problems) == 0 {
		t.once.Do(func() { t.rules = rules })
	}
	return problems
}

// locateExpr places what is wrong within a text's braces; a condition knows its
// own place.
func (p *Problem) locateExpr(at *place, root *yaml.Node, source string) {
	if p.Args["line"] != nil {
		return
	}
	field, _ := p.Args["field"].(string)
	for key := range strings.SplitSeq(field, ".") {
		at = at.field(key)
	}
	p.locate(at, root)
	n := at.find(root)
	wrong, _ := p.Args["source"].(string)
	lines := strings.Split(source, "\n")
	for i := n.Line - 1; i < len(lines) && i < n.Line+strings.Count(n.Value, "\n")+1; i++ {
		from := 0
		if i == n.Line-1 {
			from = byteColumn(lines[i], n.Column)
		}
		if j := strings.Index(lines[i][from:], "{"+wrong+"}"); j >= 0 {
			p.With("line", i+1).With("column", utf8.RuneCountInString(lines[i][:from+j])+2)
			return
		}
	}
}

// byteColumn turns a column in characters from 1 into an offset in bytes.
func byteColumn(line string, column int) int {
	at := 0
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	return at
}
