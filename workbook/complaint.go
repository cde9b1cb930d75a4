package workbook

import (
	"errors"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// What the libraries complain of comes in English, for programmers, and may be
// worded otherwise in their next version. It is told apart here by a few of its
// words and said in the product's own sentences; what is not known is said by a
// sentence that fits all of it. The library's words stay in the problem, for logs.

// complaint is a kind of what a library says.
type complaint struct {
	code  string
	words *regexp.Regexp // what it is known by; its groups are args
	args  []string       // names of the groups
}

func saying(code, words string, args ...string) complaint {
	return complaint{code, regexp.MustCompile(words), args}
}

// heard is the problem that a library's words are; the code of the rest when none
// of the complaints knows them.
func heard(all []complaint, words, rest string) *Problem {
	for _, c := range all {
		found := c.words.FindStringSubmatch(words)
		if found == nil {
			continue
		}
		p := NewProblem(ErrTemplate, c.code)
		for i, name := range c.args {
			p.With(name, shorten(found[i+1]))
		}
		return p
	}
	return NewProblem(ErrTemplate, rest)
}

// yamlComplaints are those of the YAML library (4.0.0).
func yamlComplaints() []complaint {
	return []complaint{
		saying("template_key", `^field (.*) not found in type `, "got"),
		saying("template_doubled", `^mapping key "?(.*?)"? already defined`, "got"),
		saying("template_alias", `unknown anchor '(.*)' referenced`, "got"),
		saying("template_alias", `anchor '(.*)' value contains itself`, "got"),
		saying("template_shape", "^cannot construct (\\S+?)(?: `.*`)? (?:into|as an?) (.*)", "got", "want"),
		saying("template_tab", `tab character|mixed spaces and tabs`),
		saying("template_quote", `^(found unexpected (?:end of stream|document indicator)).*in a quoted`),
		saying("template_bracket", `',' or '\]'`),
		saying("template_brace", `',' or '\}'`),
		saying("template_colon", `mapping values are not allowed`),
		saying("template_no_colon", `could not find expected ':'`),
		saying("template_indent", `did not find expected (?:key|'-' indicator|<document start>)|(?:block sequence entries|mapping keys) are not allowed|invalid indentation`),
		saying("template_escape", `escape|hexadecimal`),
		saying("template_start", `cannot start any token|did not find expected (?:node content|alphabetic)`),
		saying("template_block", `while scanning a block scalar|indentation indicator|comment or line break`),
		saying("template_deep", `exceeded max depth of (\d+)`, "limit"),
		saying("template_tag", `while (?:scanning|parsing) a (?:tag|directive|%)|directive|\btag\b|incompatible YAML|map merge|!!`),
	}
}

// yamlProblems says with places what the YAML library complains of.
func yamlProblems(err error) []*Problem {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	var out []*Problem
	switch {
	case errors.As(err, &many) && len(many.Errors) > 0:
		for _, e := range many.Errors[:min(len(many.Errors), maxProblems)] {
			out = append(out, yamlProblem(e).Because(err))
		}
	case errors.As(err, &one):
		out = append(out, yamlProblem(one).Because(err))
	default:
		out = append(out, yamlProblem(&yaml.LoadError{Message: err.Error()}).Because(err))
	}
	return out
}

func yamlProblem(e *yaml.LoadError) *Problem {
	words, at := firstLine(e.Message), e.Mark
	switch {
	case strings.Contains(e.ContextMsg, "quoted scalar") && strings.HasPrefix(words, "found unexpected"):
		words, at = words+" in a quoted scalar", e.ContextMark // where the quotation begins
	case strings.Contains(e.ContextMsg, "block scalar"), strings.Contains(e.ContextMsg, "directive"), strings.Contains(e.ContextMsg, "tag"):
		words += " " + e.ContextMsg
	}
	p := heard(yamlComplaints(), words, "template_yaml").With("detail", firstLine(e.Message))
	if p.Code == "template_bracket" || p.Code == "template_brace" {
		p.With("first_line", e.ContextMark.Line)
	}
	if p.Code == "template_shape" {
		got, want := shapeOfTag(p.Args["got"].(string)), shapeOfType(p.Args["want"].(string))
		if got == NumberShape && want == WholeShape {
			got = AnotherShape
		}
		p.With("got", got).With("want", want)
	}
	return p.With("line", max(at.Line, 1)).With("column", max(at.Column, 1))
}

// Shape is what something in a template is, or should be: a value of the file, or
// what an expression comes to.
type Shape string

// The shapes of values; those of derived columns are in formula.go.
const (
	TextShape    Shape = "text"
	WholeShape   Shape = "whole" // a whole number
	NumberShape  Shape = "number"
	AnotherShape Shape = "another" // a number, but no whole one that can be
	FlagShape    Shape = "flag"    // true or false
	ListShape    Shape = "list"
	KeysShape    Shape = "keys" // keys with values
)

func shapeOfTag(tag string) Shape {
	switch tag {
	case "!!seq":
		return ListShape
	case "!!map":
		return KeysShape
	case "!!int", "!!float":
		return NumberShape
	case "!!bool":
		return FlagShape
	}
	return TextShape
}

func shapeOfType(name string) Shape {
	switch {
	case strings.HasPrefix(name, "[]"):
		return ListShape
	case strings.HasPrefix(name, "int"), strings.HasPrefix(name, "uint"), name == "!!int":
		return WholeShape
	case strings.HasPrefix(name, "float"), name == "!!float":
		return NumberShape
	case name == "bool", name == "!!bool":
		return FlagShape
	case name == "string", name == "!!str", name == "workbook.Expr":
		return TextShape
	}
	return KeysShape
}

// exprComplaints are those of the expression library (1.17.8).
func exprComplaints() []complaint {
	return []complaint{
		saying("template_expr_name", `^unknown (?:name|builtin|pointer) (\S+)`, "got"),
		saying("template_expr_field", `^unknown field (\S+)`, "got"),
		saying("template_expr_field", `has no (?:field|method) (\S+)`, "got"),
		saying("template_expr_row", `^array elements can only be selected`),
		saying("template_expr_types", `^invalid operation: (\S+) \(mismatched types? (.*?)(?: and (.*))?\)`, "operator", "left", "right"),
		saying("template_expr_bool", `^expected bool, but got (.*)`, "got"),
		saying("template_expr_bool", `predicate should return boolean \(got (.*)\)`, "got"),
		saying("template_expr_bool", `non-bool expression \(type (.*)\)`, "got"),
		saying("template_expr_list", `takes only array \(got (.*)\)`, "got"),
		saying("template_expr_arguments", `arguments?\b.*(?:expected|to call)|expected at least \d+ argument|number of arguments`),
		saying("template_expr_argument", `^invalid argument for (\S+) \(type (.*)\)`, "name", "got"),
		saying("template_expr_argument", `^cannot use (.*) as argument`, "got"),
		saying("template_expr_quote", `literal not terminated|unclosed comment`),
		saying("template_expr_escape", `escape`),
		saying("template_expr_character", `^unrecognized character: U\+\S+ '(.*)'`, "got"),
		saying("template_expr_end", `unexpected token EOF|unexpected end of expression`),
		saying("template_expr_token", `unexpected token \w+\("(.*)"\)`, "got"),
		saying("template_expr_number", `(?:integer|float|hex|octal|binary|number) (?:literal|syntax)|literal is too large`),
		saying("template_expr_pattern", `error parsing regexp`),
		saying("template_expr_large", `exceeds maximum allowed nodes|longer than it may be`),
	}
}

// exprProblem is what the expression library, or a bound, says of an expression.
func exprProblem(words string) *Problem {
	p := heard(exprComplaints(), words, "template_expression")
	for _, name := range []string{"got", "left", "right"} {
		typ, ok := p.Args[name].(string)
		switch {
		case !ok:
		case p.Code == "template_expr_types", p.Code == "template_expr_bool", p.Code == "template_expr_list", p.Code == "template_expr_argument":
			p.With(name, exprShape(typ))
		}
	}
	if p.Code == "template_expr_large" {
		p.With("most", maxExprText).With("nodes", maxExprNodes)
	}
	return p.With("detail", firstLine(words))
}

// exprShape is what a type of an expression is; empty for none.
func exprShape(name string) Shape {
	switch {
	case name == "":
		return ""
	case strings.HasPrefix(name, "[]"):
		return ListShape
	case strings.HasPrefix(name, "int"), strings.HasPrefix(name, "float"), name == "number":
		return NumberShape
	case name == "bool":
		return FlagShape
	case name == "string":
		return TextShape
	}
	return KeysShape
}
