package markdown

import (
	"fmt"
	"strings"
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
)

// frontMatter writes what programs want to know of the document, in YAML.
func (m *writer) frontMatter() {
	var b strings.Builder
	add := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + value + "\n")
		}
	}
	d := m.d
	add("title", quoted(m.name(d.Title)))
	add("subject", quoted(m.name(d.Subject)))
	add("kind", string(d.Kind))
	if d.ID != "" {
		add("id", quoted(d.ID))
		add("revision", fmt.Sprint(d.Revision))
	}
	if !d.Updated.IsZero() {
		add("updated", d.Updated.UTC().Format(time.RFC3339))
	}
	add("authors", sequence(d.Authors, quoted))
	langs := make([]string, len(d.Langs))
	for i, l := range d.Langs {
		langs[i] = string(l)
	}
	add("languages", sequence(langs, func(s string) string { return s }))
	m.front = "---\n" + b.String() + "---\n"
}

// name is a text on one line, unescaped.
func (m *writer) name(t document.Text) string {
	var said []string
	for _, l := range t.Lines(m.d.Langs) {
		said = append(said, oneLine(l.Text))
	}
	return strings.Join(said, " · ")
}

func sequence(items []string, write func(string) string) string {
	var out []string
	for _, s := range items {
		if w := write(s); w != "" {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quoted is a string on one line in YAML's double quotes; empty for an empty one.
func quoted(s string) string {
	s = oneLine(s)
	if s == "" {
		return ""
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r == 0xFFFE || r == 0xFFFF: // no characters of YAML
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// chinese tells whether what follows a label in these languages is set as in
// Chinese.
func chinese(langs []workbook.Lang) bool { return len(langs) > 0 && langs[0] == workbook.Chinese }
