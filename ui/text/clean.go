package text

import "shiben/workbook/clean"

// Clean is what text passes through once, where it comes in: paste, file, import,
// another process. See clean.Text.
func Clean(s string) string { return clean.Text(s) }

// CleanLine is Clean for a text of one line: newlines and tabs become spaces.
func CleanLine(s string) string { return clean.Line(s) }
