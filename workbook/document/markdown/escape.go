package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"shiben/workbook/clean"
)

// paragraphs are the paragraphs of a text as their lines, escaped. What is not kept
// of a text: blanks at the end of a line, how many empty lines stand together, and
// which kind of blank a line begins with: Markdown would take it away, so it becomes
// as many no-break spaces, a tab four.
func paragraphs(s string) []string {
	var out []string
	open := false
	for line := range strings.SplitSeq(clean.Text(s), "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		switch {
		case line == "":
			open = false
		case open:
			out[len(out)-1] += "\\\n" + escape(indented(line))
		default:
			out = append(out, escape(indented(line)))
			open = true
		}
	}
	return out
}

const noBreak = "\u00A0"

// indented is a line whose blanks at the beginning will be seen.
func indented(line string) string {
	rest := strings.TrimLeft(line, " \t")
	if rest == line {
		return line
	}
	lead := line[:len(line)-len(rest)]
	return strings.NewReplacer(" ", noBreak, "\t", strings.Repeat(noBreak, 4)).Replace(lead) + rest
}

// oneLine is a text on one line: lines are joined by a blank, and by nothing
// between two Chinese characters.
func oneLine(s string) string {
	s = clean.Text(s)
	if !strings.ContainsAny(s, "\n\t") {
		return strings.TrimFunc(s, unicode.IsSpace)
	}
	out := ""
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\t", " "), "\n") {
		line = strings.TrimFunc(line, unicode.IsSpace)
		switch {
		case line == "":
			continue
		case out == "" || han(lastRune(out)) && han(firstRune(line)):
			out += line
		default:
			out += " " + line
		}
	}
	return out
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// han tells whether a character is set without blanks beside it.
func han(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF
}

var (
	// address is a web address as far as it surely goes; it is shown as one.
	address = regexp.MustCompile(`https?://[A-Za-z0-9](?:[A-Za-z0-9._~:/?#@!$&*+,;=%-]*[A-Za-z0-9/_~=%&#-])?`)
	entity  = regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);`)
	number  = regexp.MustCompile(`^[0-9]+[.)]`)
)

// escape is a line of text as Markdown that reads as that line wherever it stands.
// Only what would be taken for markup is escaped, so that the rest reads as it was
// typed.
func escape(line string) string {
	if !strings.ContainsAny(line, "\\`*_[]<>#+-=|~&:.)") {
		return line
	}
	var b strings.Builder
	b.Grow(len(line) + 8)
	at := opening(line, &b)
	links := address.FindAllStringIndex(line, -1)
	for at < len(line) {
		for len(links) > 0 && (links[0][0] < at || !bare(line, links[0])) {
			links = links[1:]
		}
		if len(links) > 0 && links[0][0] == at {
			b.WriteString("<" + line[at:links[0][1]] + ">")
			at = links[0][1]
			continue
		}
		link := len(links) > 0 && links[0][0] == at+1
		switch {
		case line[at] == '\\' && at == len(line)-1: // a line break may follow, and readers differ on three in a row
			b.WriteString("&#92;")
		case marks(line, at, link):
			b.WriteString(`\` + line[at:at+1])
		default:
			b.WriteByte(line[at])
		}
		at++
	}
	return b.String()
}

// opening writes what only at the beginning of a line would make it a heading, a
// list, a quotation or the rule of a table, and gives where the rest begins.
func opening(line string, b *strings.Builder) int {
	second := byte(' ')
	if len(line) > 1 {
		second = line[1]
	}
	lone := second == ' ' || second == '\t'
	switch line[0] {
	case '#', '>':
		b.WriteString(`\` + line[:1])
		return 1
	case '-', '+', '=', ':':
		if lone || strings.IndexByte("-:=|", second) >= 0 {
			b.WriteString(`\` + line[:1])
			return 1
		}
	}
	if n := len(number.FindString(line)); n > 0 && (n == len(line) || line[n] == ' ' || line[n] == '\t') {
		b.WriteString(line[:n-1] + `\` + line[n-1:n])
		return n
	}
	return 0
}

// bare tells whether an address begins a word and holds nothing that would be read
// otherwise.
func bare(line string, at []int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
	return (before == utf8.RuneError || !wordy(before)) && !entity.MatchString(line[at[0]:at[1]])
}

// wordy is a letter or a digit of scripts that set words apart.
func wordy(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !han(r) }

// marks tells whether the byte at a place would be markup. link: an address, in
// angle brackets, comes next.
func marks(line string, at int, link bool) bool {
	rest := line[at+1:]
	switch line[at] {
	case '`', '*', '[', ']', '|', '~':
		return true
	case '\\':
		return link || punctuation(rest[0])
	case '<':
		return rest == "" || link || rest[0] == '/' || rest[0] == '!' || rest[0] == '?' || letter(rest[0])
	case '&':
		loc := entity.FindStringIndex(line[at:])
		return loc != nil && loc[0] == 0
	case '_':
		return at == 0 || rest == "" || !inner(lastRune(line[:at])) || !inner(firstRune(rest))
	}
	return false
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// inner is a character within a word, beside which an underscore is one.
func inner(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func punctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !letter(c) && (c < '0' || c > '9')
}

// bold is an escaped text without blanks at its ends set strongly; nothing for an
// empty one.
func bold(s string) string {
	if s == "" {
		return ""
	}
	return "**" + s + "**"
}
