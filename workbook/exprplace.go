package workbook

import (
	"strings"
	"unicode/utf8"
)

// exprRow is a line of the file that holds a part of an expression.
type exprRow struct {
	line   int // from 1
	column int // where it begins, from 1
	length int // in characters
}

// placed gives a problem its place in the file: offset counts the characters of the
// expression before it. A frozen template's has none.
func (e Expr) placed(p *Problem, offset int) *Problem {
	if e.Line == 0 {
		return p
	}
	for _, row := range e.rows {
		if offset <= row.length {
			return p.With("line", row.line).With("column", row.column+offset)
		}
		offset -= row.length + 1 // a line's end stands for one character, folded or not
	}
	before := string([]rune(e.Source)[:min(offset, utf8.RuneCountInString(e.Source))])
	line := strings.Count(before, "\n")
	column := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:])
	if line > 0 {
		return p.With("line", e.Line+line).With("column", column+1)
	}
	return p.With("line", e.Line).With("column", e.Column+column)
}

// placeBlocks finds the lines of expressions that stand below their key: YAML says
// only where the key's sign is, and takes the indent away.
func (t *Template) placeBlocks(source string) {
	var lines []string
	place := func(e *Expr) {
		if !e.block {
			return
		}
		if lines == nil {
			lines = strings.Split(source, "\n")
		}
		e.rows = blockRows(lines, e.Line)
	}
	for i := range t.Readings {
		place(&t.Readings[i].When)
	}
	for _, p := range t.Prompts() {
		for i := range p.Derived {
			place(&p.Derived[i].Value)
		}
	}
}

// blockRows are the lines after one, as far as they are indented as the first of
// them that is not empty; what stands further in is part of the text.
func blockRows(lines []string, after int) []exprRow {
	var rows []exprRow
	indent := -1
	for i := after; i < len(lines); i++ {
		line := strings.TrimSuffix(lines[i], "\r")
		bare := strings.TrimLeft(line, " ")
		if bare != "" && indent < 0 {
			indent = len(line) - len(bare)
		}
		if bare != "" && len(line)-len(bare) < indent {
			break
		}
		rest := ""
		if indent >= 0 && len(line) > indent {
			rest = line[indent:]
		}
		rows = append(rows, exprRow{i + 1, max(indent, 0) + 1, utf8.RuneCountInString(rest)})
	}
	return rows
}
