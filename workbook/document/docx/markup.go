package docx

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// markup builds one XML part. Whoever writes with it keeps the order of children
// that the schema asks for: Word refuses a file that has them in another.
type markup struct {
	buf  bytes.Buffer
	open []string
}

// part starts a part with its root element.
func (m *markup) part(root string, attrs ...string) {
	m.buf.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	m.start(root, attrs...)
}

// start opens an element; attrs are names and values in turn.
func (m *markup) start(name string, attrs ...string) {
	m.tag(name, attrs)
	m.buf.WriteByte('>')
	m.open = append(m.open, name)
}

// end closes the element that was opened last.
func (m *markup) end() {
	last := len(m.open) - 1
	m.buf.WriteString("</" + m.open[last] + ">")
	m.open = m.open[:last]
}

// leaf is an element without children.
func (m *markup) leaf(name string, attrs ...string) {
	m.tag(name, attrs)
	m.buf.WriteString("/>")
}

// val is a leaf whose only attribute is w:val, as most properties are.
func (m *markup) val(name, value string) { m.leaf(name, "w:val", value) }

// flag is a property that is on, when it is.
func (m *markup) flag(name string, on bool) {
	if on {
		m.leaf(name)
	}
}

// words is an element that holds a text and nothing else.
func (m *markup) words(name, s string, attrs ...string) {
	m.start(name, attrs...)
	m.text(s)
	m.end()
}

func (m *markup) tag(name string, attrs []string) {
	m.buf.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		m.buf.WriteString(" " + attrs[i] + `="`)
		m.text(attrs[i+1])
		m.buf.WriteByte('"')
	}
}

// text writes what a reader meets. Characters that XML cannot hold are left out:
// they are cleaned at the door, and a file with one of them does not open.
func (m *markup) text(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			m.buf.WriteString("&amp;")
		case r == '<':
			m.buf.WriteString("&lt;")
		case r == '>':
			m.buf.WriteString("&gt;")
		case r == '"':
			m.buf.WriteString("&quot;")
		case r == '\n', r == '\t': // as they stand they would become spaces in an attribute
			m.buf.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case valid(r, size):
			m.buf.WriteString(s[i : i+size])
		}
		i += size
	}
}

// valid tells whether XML 1.0 has the character.
func valid(r rune, size int) bool {
	if r == utf8.RuneError && size == 1 {
		return false
	}
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF
}

// close ends what is open and gives the part's bytes.
func (m *markup) close() []byte {
	for len(m.open) > 0 {
		m.end()
	}
	return m.buf.Bytes()
}
