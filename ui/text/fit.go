package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const ellipsis = "…"

// Lines is s wrapped to width cells and ready to be drawn.
func Lines(s string, width int) []string {
	rows := Wrap(s, width)
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = r.Draw(s, width)
	}
	return lines
}

// Draw is the row of s as it is drawn at the width that it was wrapped to. A
// cluster wider than that is drawn as an ellipsis.
func (r Row) Draw(s string, width int) string {
	if line := Safe(s[r.Start:r.End]); width > tabCells || Width(line) <= r.Width {
		return line
	}
	var b strings.Builder
	for part := s[r.Start:r.End]; len(part) > 0; {
		var c string
		var w int
		if c, part, w = Step(part); w > width {
			b.WriteString(ellipsis)
		} else {
			b.WriteString(Safe(c))
		}
	}
	return b.String()
}

// Truncate is the first line of s, drawn, in at most width cells; an ellipsis
// says that something was cut. Styled text keeps its escape sequences: see Fit.
func Truncate(s string, width int) string {
	cut := false
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		cut = strings.Trim(s[i:], "\r\n") != ""
		s = s[:i]
	}
	s = Safe(s)
	if w := Width(s); w <= width && !cut {
		return s
	} else if w < width {
		return s + ellipsis
	}
	if width < 1 {
		return ""
	}
	return strings.TrimRight(prefix(s, width-1), ellipsis) + ellipsis // one that stood there says the same
}

// prefix is as many whole clusters of the drawn text s as fit into width cells.
func prefix(s string, width int) string {
	used, rest := 0, s
	for len(rest) > 0 {
		_, next, w := Step(rest)
		if used+w > width {
			break
		}
		used += w
		rest = next
	}
	return s[:len(s)-len(rest)]
}

// Pad is Truncate(s, width) followed by spaces: exactly width cells.
func Pad(s string, width int) string {
	s = Truncate(s, width)
	return s + spaces(width-Width(s))
}

// PadLeft is Truncate(s, width) behind spaces: exactly width cells.
func PadLeft(s string, width int) string {
	s = Truncate(s, width)
	return spaces(width-Width(s)) + s
}

// Center is Truncate(s, width) between spaces: exactly width cells. An odd
// space goes to the right.
func Center(s string, width int) string {
	s = Truncate(s, width)
	free := max(width-Width(s), 0)
	return spaces(free/2) + s + spaces(free-free/2)
}

// PadStyled makes a line that may hold escape sequences exactly width cells,
// cut with an ellipsis or followed by spaces. Its plain parts must be Safe.
func PadStyled(line string, width int) string {
	if width < 1 {
		return ""
	}
	w := Width(line)
	if w > width {
		line = ansi.Truncate(line, width, ellipsis)
		w = Width(line)
	}
	return line + spaces(width-w)
}

// Fit makes a block of lines, which may be styled, exactly h rows of exactly w
// cells: what is too much is cut, what is missing is spaces.
func Fit(block []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(block) {
			out[i] = PadStyled(block[i], w)
		} else {
			out[i] = spaces(w)
		}
	}
	return out
}

// FitString is Fit for a block whose lines are joined by newlines.
func FitString(block string, w, h int) string {
	return strings.Join(Fit(strings.Split(block, "\n"), w, h), "\n")
}

// Columns puts two blocks side by side: left in wl cells, the gap, right in wr
// cells. The shorter one is followed by blank lines.
func Columns(left, right []string, wl, wr int, gap string) []string {
	h := max(len(left), len(right))
	l, r := Fit(left, wl, h), Fit(right, wr, h)
	for i := range l {
		l[i] += gap + r[i]
	}
	return l
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
