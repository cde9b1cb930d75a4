package editor

import (
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui/text"
)

// View draws exactly h rows of exactly w cells; empty before SetSize. Nothing
// is drawn anew until something changes.
func (e *Editor) View() string {
	if e.w < 1 || e.h < 1 {
		return ""
	}
	e.settle()
	if e.drawn == "" {
		e.drawn = strings.Join(e.draw(), "\n")
	}
	return e.drawn
}

func (e *Editor) draw() []string {
	lines := make([]string, 0, e.h)
	switch {
	case e.value == "" && e.placeholder != "":
		lines = e.drawPlaceholder(lines)
	case e.opts.SingleLine:
		lines = append(lines, e.drawLine())
	default:
		for i := e.top; i < len(e.rows) && len(lines) < e.h; i++ {
			lines = append(lines, e.drawRow(i))
		}
	}
	blank := strings.Repeat(" ", e.w)
	for len(lines) < e.h {
		lines = append(lines, blank)
	}
	return lines
}

func (e *Editor) drawPlaceholder(lines []string) []string {
	if e.opts.SingleLine {
		return append(lines, e.styled(e.styles.Placeholder, text.Pad(e.placeholder, e.w)))
	}
	for _, line := range text.Lines(e.placeholder, e.wrapWidth()) {
		if len(lines) == e.h {
			break
		}
		lines = append(lines, e.styled(e.styles.Placeholder, text.Pad(line, e.w)))
	}
	return lines
}

// drawRow draws row i of the wrapped text.
func (e *Editor) drawRow(i int) string {
	row, stop := e.rows[i], e.rowStop(i)
	from, to := e.selection()
	if to <= row.Start || from >= row.Next || from == to {
		return e.normal(fill(row.Draw(e.value, e.wrapWidth()), e.w))
	}
	from, to = min(max(from, row.Start), stop), min(to, row.Next)
	head := e.plain(row.Start, from)
	body := e.plain(from, min(to, stop))
	if row.Hard && to == row.Next {
		body += " " // the newline is selected too, and shows
	}
	tail := e.plain(min(to, stop), stop)
	return e.parts(head, body, tail)
}

// plain is value[from:to] as drawn.
func (e *Editor) plain(from, to int) string {
	return text.Row{Start: from, End: to}.Draw(e.value, e.wrapWidth())
}

// parts joins what stands before, in and behind the selection, cut and filled
// to the width.
func (e *Editor) parts(head, body, tail string) string {
	head = clip(head, e.w)
	body = clip(body, e.w-text.Width(head))
	tail = text.Pad(clip(tail, e.w-text.Width(head)-text.Width(body)), e.w-text.Width(head)-text.Width(body))
	return e.normal(head) + e.styled(e.styles.Selection, body) + e.normal(tail)
}

// clip is as many clusters of s as fit into width cells.
func clip(s string, width int) string { return window(s, 0, width) }

// drawLine draws the part of a single line that is in sight.
func (e *Editor) drawLine() string {
	from, to := e.selection()
	if from == to {
		return e.normal(text.Pad(window(text.Safe(e.value), e.top, e.w), e.w))
	}
	a, b := text.Safe(e.value[:from]), text.Safe(e.value[from:to])
	left := e.top
	head := window(a, left, e.w)
	left -= text.Width(a)
	body := window(b, max(left, 0), e.w)
	left -= text.Width(b)
	return e.parts(head, body, window(text.Safe(e.value[to:]), max(left, 0), e.w))
}

// window is what of s shows through a window of width cells that begins at cell
// left. Of a wide cluster cut by the left edge a space remains.
func window(s string, left, width int) string {
	var b strings.Builder
	x, end := 0, left+width
	for len(s) > 0 && x < end {
		var c string
		var w int
		c, s, w = text.Step(s)
		switch {
		case x >= left && x+w <= end:
			b.WriteString(c)
		case x < left && x+w > left:
			b.WriteString(strings.Repeat(" ", x+w-left))
		}
		x += w
	}
	return b.String()
}

// fill makes a drawn line exactly width cells.
func fill(line string, width int) string {
	if n := width - text.Width(line); n >= 0 {
		return line + strings.Repeat(" ", n)
	}
	return text.Pad(line, width)
}

// normal renders what is not selected.
func (e *Editor) normal(line string) string {
	if e.bare {
		return line
	}
	return e.styled(e.styles.Text, line)
}

// styled renders a row or a part of one.
func (e *Editor) styled(s lipgloss.Style, line string) string {
	if line == "" {
		return ""
	}
	return s.Inline(true).Render(line)
}
