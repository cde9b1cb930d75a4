package picture

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// latin is how wide the characters from space to tilde are, in hundredths of the
// size: the wider of Noto Sans CJK and Arial, since nobody knows which font a
// reader's SVG is shown with.
var latin = [...]float64{
	28, 33, 48, 56, 56, 93, 68, 28, 34, 34, 47, 59, 28, 35, 28, 40,
	56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 59, 59, 59, 56,
	102, 67, 67, 73, 73, 67, 62, 78, 73, 30, 54, 67, 56, 84, 73, 78,
	67, 78, 73, 67, 62, 73, 67, 95, 67, 67, 62, 34, 40, 34, 56, 56,
	61, 57, 62, 51, 62, 56, 33, 57, 61, 28, 28, 56, 29, 93, 61, 61,
	62, 62, 39, 50, 38, 61, 53, 81, 50, 53, 50, 34, 27, 34, 59,
}

// advance is how wide a grapheme cluster is at most, at size 1. It needs no font,
// so that every writer lays out the same; a test holds it against the font of the
// PNG.
func advance(cluster string) float64 {
	wide := 0.0
	for _, r := range cluster {
		switch {
		case r >= ' ' && r <= '~':
			wide += latin[r-' '] / 100
		case r == '−', r == '–':
			wide += 0.6
		case unseen(r):
		case r >= 0x1F000:
			wide += 1.4 // emoji, wider than their line in some fonts
		default:
			wide += 1.02
		}
	}
	return wide
}

// width is how wide a line is at most.
func width(s string, size float64) float64 {
	sum := 0.0
	for state := -1; s != ""; {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		sum += advance(c)
	}
	return sum * size
}

// wrap breaks a text into lines of at most room by the rules of UAX #14, and
// between grapheme clusters where a word is longer than a line. There is always a
// line, and nothing is left out but spaces at a line's end and what cannot stand
// in a picture (control characters).
func wrap(s string, size, room float64) []string {
	var (
		lines       []string
		line, word  string  // what stands in the line, and what follows without a break
		lineW       float64 // of line with its spaces
		wordW       float64
		state, rest = -1, drawable(s)
	)
	flush := func() { lines, line, lineW = append(lines, trimEnd(line)), "", 0 }
	for rest != "" {
		var c string
		var b int
		c, rest, b, state = uniseg.StepString(rest, state)
		w := advance(c) * size
		if !isSpace(c) && wordW+w > room && word != "" {
			if line != "" {
				flush()
			}
			lines, word, wordW = append(lines, trimEnd(word)), "", 0
		}
		if !isSpace(c) && lineW+wordW+w > room && line != "" {
			flush()
		}
		word, wordW = word+c, wordW+w
		if b&uniseg.MaskLine == uniseg.LineDontBreak && rest != "" {
			continue
		}
		line, lineW, word, wordW = line+word, lineW+wordW, "", 0
		if b&uniseg.MaskLine == uniseg.LineMustBreak && rest != "" {
			flush()
		}
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

func isSpace(c string) bool { return c == " " || c == "\n" || c == "\u3000" }

func trimEnd(s string) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !isSpace(string(r)) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}
