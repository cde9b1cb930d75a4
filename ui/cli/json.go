package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"

	"shiben/workbook/clean"
)

// putJSON writes a value as one line of JSON that is safe to look at: what could
// steer a terminal or hide there, as a file's name can hold it, is escaped. A
// program reads the same value.
func putJSON(to io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	line := b.Bytes()
	if !clean.Is(string(line)) {
		line = escaped(line)
	}
	_, err := to.Write(line)
	return err
}

// escaped is JSON in which every hidden character stands as \uXXXX: only strings
// can hold one.
func escaped(line []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(line) {
		switch {
		case r == '\n' || !clean.Hidden(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
