package workbook

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Bounds of a template. What goes beyond is refused before anything is built
// from it.
const (
	MaxTemplate     = 1 << 20 // bytes of the file
	maxNesting      = 32      // lists and mappings within each other
	maxTemplateText = 4 << 10 // bytes of one text
	maxParts        = 50
	maxPrompts      = 500
	maxColumns      = 60 // of one table, with the derived ones
	maxOptions      = 100
	maxReadings     = 500
	maxClaims       = 500
	maxDepths       = 10
	maxProblems     = 50 // that are reported of one file
)

// checkBytes holds what a template's file must be before it is read as YAML.
func checkBytes(data []byte) *Problem {
	if len(data) > MaxTemplate {
		return NewProblem(ErrTemplate, "template_size", "bytes", len(data), "limit", MaxTemplate, "line", 1, "column", 1)
	}
	if utf8.Valid(data) {
		return nil
	}
	line := 1
	for {
		text, rest, _ := bytes.Cut(data, []byte("\n"))
		if !utf8.Valid(text) {
			return NewProblem(ErrTemplate, "template_utf8", "line", line, "column", validRunes(text)+1)
		}
		data, line = rest, line+1
	}
}

func validRunes(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			return n
		}
		text, n = text[size:], n+1
	}
	return n
}

// checkNodes holds what every text of a template is, wherever it stands, and
// that nothing stands for something else: an alias could stand for a million.
func checkNodes(n *yaml.Node, found *[]*Problem) { checkNode(n, maxTemplateText, found) }

func checkNode(n *yaml.Node, most int, found *[]*Problem) {
	if len(*found) >= maxProblems {
		return
	}
	report := func(code string, args ...any) {
		p := NewProblem(ErrTemplate, code, args...)
		*found = append(*found, p.With("line", n.Line).With("column", n.Column))
	}
	switch n.Kind {
	case yaml.AliasNode:
		report("template_alias", "got", shorten(n.Value))
		return
	case yaml.ScalarNode:
		var p *Problem
		if errors.As(checkText(n.Value, most, true), &p) {
			if len(n.Value) > most {
				report("template_long", "bytes", len(n.Value), "limit", most)
				return
			}
			report("template_control", "char", p.Args["char"])
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if item.Kind == yaml.ScalarNode && item.Tag == "!!null" {
				*found = append(*found, NewProblem(ErrTemplate, "template_null", "line", item.Line, "column", item.Column))
			}
		}
	}
	for i, inner := range n.Content {
		most := maxTemplateText
		if n.Kind == yaml.MappingNode && i%2 == 1 && (n.Content[i-1].Value == "when" || n.Content[i-1].Value == "value") {
			most = MaxTemplate // an expression has a bound of its own
		}
		checkNode(inner, most, found)
	}
}
