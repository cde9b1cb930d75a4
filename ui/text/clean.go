package text

import (
	"strings"

	"shiben/workbook/clean"
)

// Clean is what text passes through once, where it comes in: paste, file, import,
// another process. See clean.Text.
func Clean(s string) string { return clean.Text(s) }

// CleanLine is Clean for a text of one line: newlines and tabs become spaces.
func CleanLine(s string) string { return clean.Line(s) }

// Name is a person's name from outside: one line, cleaned, without blanks round it,
// as many whole clusters as fit into so many bytes.
func Name(s string, bytes int) string {
	s = strings.TrimSpace(CleanLine(s))
	end := 0
	for end < len(s) {
		c, _, _ := Step(s[end:])
		if end+len(c) > bytes {
			break
		}
		end += len(c)
	}
	return s[:end]
}
