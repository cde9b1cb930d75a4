package export

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"shiben/ui/text"
	"shiben/workbook/clean"
)

// mostName is how many bytes of a title a file's name has: with a number, an ending
// and what a program that copies it puts to it, below the 255 of every file system.
const mostName = 160

// FileName is a name for a file of a title, without an ending, that every file system
// takes and no program takes for a flag, a device or a hidden file. Letters of every
// script stay. A title of which nothing is left is "workbook".
func FileName(title string) string {
	s := strings.Map(nameRune, norm.NFC.String(clean.Line(title)))
	s = strings.Join(strings.Fields(s), " ")
	s = trimName(text.Name(trimName(s), mostName))
	switch {
	case s == "":
		return "workbook"
	case device(s):
		return s + "_"
	}
	return s
}

// nameRune is what stands for a character: a hyphen where file systems or shells
// read something else in it.
func nameRune(r rune) rune {
	switch {
	case strings.ContainsRune(`/\:*?"<>|`, r):
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), r == unicode.ReplacementChar:
		return -1
	}
	return r
}

// trimName takes off what a name must not begin or end with.
func trimName(s string) string {
	s = strings.TrimLeft(s, " .-~")
	return strings.TrimRight(s, " .-")
}

// device tells whether Windows keeps a name for something else, whatever stands
// after a dot.
func device(s string) bool {
	s, _, _ = strings.Cut(strings.ToLower(s), ".")
	s = strings.TrimSpace(s)
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	n := len(s)
	return n == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}

// Namer gives names that differ, for files of one folder; the zero Namer has given
// none.
type Namer struct{ given map[string]bool }

// Name is a file's name for a title, without an ending: with a number behind it when
// it, or one that differs in capitals alone, was given before.
func (n *Namer) Name(title string) string {
	if n.given == nil {
		n.given = map[string]bool{}
	}
	name := FileName(title)
	free := name
	for i := 2; n.given[folded(free)]; i++ {
		free = fmt.Sprintf("%s (%d)", name, i)
	}
	n.given[folded(free)] = true
	return free
}

// folded is a name as a file system that knows no capitals compares it.
func folded(name string) string { return norm.NFKC.String(strings.ToLower(strings.ToUpper(name))) }
