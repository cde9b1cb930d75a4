package html

import (
	"strings"
	"unicode"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/document"
)

// line is a text in one language as the page shows it.
type line struct {
	Class string // a language, where the other one says it too, and how it looks
	Lang  string // its tag; empty for a person's words in we know not what
	Own   bool
	Text  string
}

// say is a text's lines.
func (p *page) say(t document.Text) []line {
	lines := t.Lines(p.Langs)
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i] = line{Lang: tag(l.Lang), Own: t.Own, Text: tidy(l.Text)}
		switch {
		case t.Own:
			out[i].Class, out[i].Lang = "own", guess(l.Text)
		case len(lines) > 1:
			out[i].Class = string(l.Lang)
		}
		if i > 0 {
			out[i].Class += " second"
		}
	}
	return out
}

// flat is a text's languages in one line, for attributes.
func (p *page) flat(t document.Text) string {
	var out []string
	for _, l := range p.say(t) {
		out = append(out, clean.Line(l.Text))
	}
	return strings.Join(out, " / ")
}

// tag is a language as HTML names it.
func tag(l workbook.Lang) string {
	if l == workbook.Chinese {
		return "zh-CN"
	}
	return string(l)
}

// guess says what is likely Chinese, so that it has Chinese shapes and is broken by
// Chinese rules.
func guess(s string) string {
	han := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			return ""
		case unicode.Is(unicode.Han, r):
			han = true
		}
	}
	if han {
		return "zh"
	}
	return ""
}

// tidy is a text without what a browser would not show, or not as it was meant.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE { // no characters at all
			return -1
		}
		return r
	}, clean.Text(s))
}

// saying is what a paragraph says in one language, or in one that is for both.
type saying struct {
	Class string
	Label []line
	Text  []line
}

// sayings pairs a paragraph's label and text by language; an own text has the
// label in both.
func (p *page) sayings(label, text document.Text) []saying {
	labels, lines := p.say(label), p.say(text)
	if len(lines) < 2 {
		return []saying{{Label: labels, Text: lines}}
	}
	out := make([]saying, len(lines))
	for i := range lines {
		out[i] = saying{Class: lines[i].Class, Text: lines[i : i+1], Label: labels}
		if len(labels) == len(lines) {
			out[i].Label = labels[i : i+1]
		}
	}
	return out
}
