package workbook

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"shiben/workbook/clean"
)

// ParseTemplate reads a template from YAML. What it does not know, or what does
// not hold together, is a *Problem of ErrTemplate that says where: "line" and
// "column" of the file from 1, "where" and "field" in the template. It is the
// first that CheckTemplate finds.
func ParseTemplate(data []byte) (*Template, error) {
	t, problems := parse(data)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	t.hash = HashTemplate(EncodeTemplate(t))
	return t, nil
}

// CheckTemplate returns all that does not hold in a template's YAML, at most 50
// problems, in the order of their lines; none when ParseTemplate takes it.
func CheckTemplate(data []byte) []*Problem {
	_, problems := parse(data)
	return problems
}

func parse(data []byte) (*Template, []*Problem) {
	root, p := compose(data)
	if p != nil {
		return nil, []*Problem{p}
	}
	var problems []*Problem
	if checkNodes(root, &problems); len(problems) > 0 {
		return nil, inOrder(problems)
	}
	var t Template
	if err := root.Load(&t, yaml.WithKnownFields()); err != nil {
		return nil, inOrder(yamlProblems(err))
	}
	if !t.index() {
		return nil, []*Problem{NewProblem(ErrTemplate, "template_null", "line", root.Line, "column", root.Column)}
	}
	t.placeBlocks(string(data))
	if problems = t.validate(root); len(problems) == 0 {
		problems = t.checkRules(root, string(data))
	}
	return &t, inOrder(problems)
}

// compose reads the one document of a file into nodes.
func compose(data []byte) (*yaml.Node, *Problem) {
	if p := checkBytes(data); p != nil {
		return nil, p
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxNesting))))
	if err != nil {
		return nil, yamlProblems(err)[0]
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil, NewProblem(ErrTemplate, "template_empty", "line", 1, "column", 1)
	case err != nil:
		return nil, yamlProblems(err)[0]
	}
	switch err := loader.Load(&next); {
	case errors.Is(err, io.EOF):
	case err != nil:
		return nil, yamlProblems(err)[0]
	default:
		return nil, NewProblem(ErrTemplate, "template_many", "line", next.Line, "column", next.Column)
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, NewProblem(ErrTemplate, "template_empty", "line", max(doc.Line, 1), "column", max(doc.Column, 1))
	}
	return doc.Content[0], nil
}

// inOrder sorts problems by their place in the file.
func inOrder(problems []*Problem) []*Problem {
	number := func(p *Problem, name string) int { n, _ := p.Args[name].(int); return n }
	slices.SortStableFunc(problems, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(number(a, "line"), number(b, "line")), cmp.Compare(number(a, "column"), number(b, "column")))
	})
	return problems[:min(len(problems), maxProblems)]
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// EncodeTemplate is a template as a store keeps it: JSON, the same bytes for the
// same template.
func EncodeTemplate(t *Template) []byte {
	data, err := json.Marshal(t)
	if err != nil { // only strings, ints and maps of them: cannot be
		panic(err)
	}
	return data
}

// DecodeTemplate reads what EncodeTemplate wrote. ErrDamaged when it is not that.
func DecodeTemplate(data []byte) (*Template, error) {
	var t Template
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, NewProblem(ErrDamaged, "template_record").Because(err)
	}
	if !clean.JSON(data) { // written by another program
		clean.Values(&t)
	}
	if !t.index() {
		return nil, NewProblem(ErrDamaged, "template_record")
	}
	if problems := t.validate(nil); len(problems) > 0 {
		return nil, NewProblem(ErrDamaged, "template_record").Because(problems[0])
	}
	t.hash = HashTemplate(data)
	return &t, nil
}

// HashTemplate is the content hash of an encoded template.
func HashTemplate(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Hash is the template's content hash.
func (t *Template) Hash() string {
	if t.hash == "" {
		return HashTemplate(EncodeTemplate(t))
	}
	return t.hash
}
