package workbook

import (
	"strings"
	"unicode/utf8"

	"shiben/workbook/clean"
)

// Lang is a language a person reads: "zh" or "en".
type Lang string

// The two languages of every template.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Text is a string in both languages. Each is written to be read; neither is a
// translation of the other.
type Text struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// In returns the text in a language; any other than Chinese reads English.
func (t Text) In(l Lang) string {
	if l == Chinese {
		return t.ZH
	}
	return t.EN
}

// Empty tells whether neither language holds anything.
func (t Text) Empty() bool { return t.ZH == "" && t.EN == "" }

// whole tells whether both languages hold something to read.
func (t Text) whole() bool {
	return strings.TrimSpace(t.ZH) != "" && strings.TrimSpace(t.EN) != ""
}

// Bounds of what comes in, in bytes of UTF-8 unless something else is said. Those of
// a template are in bounds.go.
const (
	MaxText  = 1 << 20  // one written answer
	MaxCell  = 16 << 10 // a cell, a why, a piece of evidence, a comment
	MaxTitle = 4 << 10  // a title, a subject, a version's name
	MaxName  = 100      // a person
	MaxRows  = 2000     // rows of one table
	MaxItems = 1000     // pieces of evidence on one answer, and comments
	MaxInput = 64 << 20 // a file or stdin: a batch, an import
)

// checkText holds what every stored text is: valid UTF-8 of at most limit bytes,
// with nothing in it that clean.Text would take out; newlines only where there may
// be lines. What comes from outside is cleaned before it gets here; this is the
// lock on the door, not the mat.
func checkText(s string, limit int, lines bool) error {
	if len(s) > limit {
		return inputError("text_too_long", "bytes", len(s), "limit", limit)
	}
	if !utf8.ValidString(s) {
		return inputError("text_not_utf8")
	}
	for _, r := range s {
		if r == '\n' && lines || r == '\t' {
			continue
		}
		if clean.Hidden(r) {
			return inputError("text_control", "char", r)
		}
	}
	return nil
}
