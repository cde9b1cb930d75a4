package docx

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"shiben/workbook"
)

// piece is a stretch of a line that is drawn in one way.
type piece struct {
	text  string
	asian bool // its quotation marks, dashes, dots and shapes are in the Chinese face
	rtl   bool
}

// pieces cuts a line where its drawing changes. Chinese and English share ‘’“”…—
// and ·, and Word cannot know whose they are: in a Chinese line they are Chinese,
// full width; an apostrophe within an English word never is.
func pieces(s string, lang workbook.Lang) []piece {
	runes := []rune(s)
	chinese := lang == workbook.Chinese || lang == "" && mostlyHan(runes)
	rtl := rightToLeft(runes)
	var out []piece
	from := 0
	at := func(i int) piece {
		return piece{asian: shared(runes[i]) && asian(runes, i, chinese), rtl: rtl != nil && rtl[i]}
	}
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && at(i) == at(from) {
			continue
		}
		p := at(from)
		p.text = string(runes[from:i])
		out = append(out, p)
		from = i
	}
	return out
}

// shared tells whether Chinese and English both write the character, or no
// language does: geometric shapes, arrows, circled numbers.
func shared(r rune) bool {
	switch {
	case r >= 0x2014 && r <= 0x2026, r == '·', r == '×', r == '÷', r == '°', r == '±', r == '§':
		return true
	case r >= 0x2190 && r <= 0x21FF, r >= 0x2460 && r <= 0x24FF, r >= 0x2500 && r <= 0x26FF:
		return true
	}
	return false
}

// asian tells whether the shared character at i is drawn as Chinese draws it.
func asian(runes []rune, i int, chinese bool) bool {
	before, after := neighbour(runes, i, -1), neighbour(runes, i, 1)
	if latin(before) && latin(after) && runes[i] == '’' {
		return false
	}
	return chinese || runes[i] >= 0x2190 || han(before) && han(after)
}

// neighbour is the nearest character on one side that is not shared, or 0.
func neighbour(runes []rune, i, step int) rune {
	for i += step; i >= 0 && i < len(runes); i += step {
		if !shared(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// han tells whether only Chinese, Japanese and Korean write the character, their
// punctuation and full-width forms among them.
func han(r rune) bool {
	return r >= 0x2E80 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF
}

// mostlyHan weighs a Chinese character as two letters: so much does it say.
func mostlyHan(runes []rune) bool {
	weight := 0
	for _, r := range runes {
		switch {
		case han(r):
			weight += 2
		case unicode.IsLetter(r):
			weight--
		}
	}
	return weight > 0
}

// startsRightToLeft tells whether a paragraph runs from the right: its first
// letter decides, as Unicode's rule P2 has it.
func startsRightToLeft(s string) bool {
	for _, r := range s {
		switch class(r) {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}

// rightToLeft marks the characters that Word must draw from the right, with what
// stands between two of them; nil when there is none.
func rightToLeft(runes []rune) []bool {
	var out []bool
	last := -2 // the last one from the right, with nothing from the left since
	for i, r := range runes {
		switch class(r) {
		case bidi.R, bidi.AL:
			if out == nil {
				out = make([]bool, len(runes))
			}
			if last >= 0 {
				for j := last; j < i; j++ {
					out[j] = true
				}
			}
			out[i], last = true, i
		case bidi.L:
			last = -2
		case bidi.NSM:
			if last == i-1 {
				out[i], last = true, i
			}
		}
	}
	return out
}

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// paragraphs are a text's lines, each a paragraph of its own.
func paragraphs(s string) []string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return strings.Split(s, "\n")
}
