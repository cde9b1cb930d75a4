package document

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"shiben/workbook"
)

const between = " · "

// evidence is a text with who brought it and when.
func evidence(e workbook.Evidence) string {
	parts := []string{e.Text}
	for _, s := range []string{e.By, e.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, between)
}

// EvidenceLine is a piece of evidence as a line of a sheet's cell: "text · who ·
// day", or JSON with text, by and date where that would not be read as it was: a
// text of several lines, say, or one that has " · " in it. ReadEvidence and, for
// JSON, a reader of batch lines give the piece again.
func EvidenceLine(e workbook.Evidence) string {
	if line := evidence(e); ReadEvidence(line) == e && !strings.HasPrefix(line, "{") && !strings.ContainsAny(line, "\r\n") {
		return line
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(e) // strings can always be encoded
	return strings.TrimSpace(b.String())
}

// ReadEvidence is the piece of evidence that a line is, which is no JSON: what comes
// last is the day where it is one, then who brought it.
func ReadEvidence(line string) workbook.Evidence {
	var e workbook.Evidence
	parts := strings.Split(strings.TrimSpace(line), between)
	last := func() string { return strings.TrimSpace(parts[len(parts)-1]) }
	if _, err := time.Parse(time.DateOnly, last()); err == nil && len(parts) > 1 {
		e.Date, parts = last(), parts[:len(parts)-1]
	}
	if len(parts) > 1 {
		e.By, parts = last(), parts[:len(parts)-1]
	}
	e.Text = strings.TrimSpace(strings.Join(parts, between))
	return e
}
