package spreadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Defuse puts an apostrophe before a cell that a spreadsheet could take for a
// formula: one that begins, after blanks, with = + - @, their full-width forms, a
// tab or a line end. A plain negative number ("-3", "-0.5") is none. A cell that
// begins with apostrophes and then so gets one more, so that Plain is exact.
func Defuse(cell string) string {
	if dangerous(cell) {
		return "'" + cell
	}
	return cell
}

// Plain is the cell that Defuse was given.
func Plain(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && dangerous(rest) {
		return rest
	}
	return cell
}

func dangerous(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	if rest == "" || len(rest) == len(cell) && negative(cell) {
		return false
	}
	if strings.ContainsRune("\t\r\n", rune(rest[0])) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return strings.ContainsRune("=+-@＝＋－＠", r)
}

// negative tells whether a cell is a minus sign and digits, with a point among
// them or none.
func negative(cell string) bool {
	digits, ok := strings.CutPrefix(cell, "-")
	whole, part, point := strings.Cut(digits, ".")
	return ok && number(whole) && (!point || number(part))
}

func number(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
