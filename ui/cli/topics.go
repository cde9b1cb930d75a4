package cli

import (
	"io/fs"
	"slices"
	"strings"

	"shiben/ui/text"
)

// topics are what help tells of beside the commands; each is a file of assets/help.
func topics() []string {
	return []string{"accessibility", "documents", "environment", "exit-codes", "file-format", "keys", "method", "templates"}
}

// topics is the section of the help that names them.
func (h helpPage) topics() []string {
	var lines []helpLine
	for _, t := range topics() {
		lines = append(lines, helpLine{t, h.say("help.topic_" + strings.ReplaceAll(t, "-", "_"))})
	}
	return h.section(h.say("help.topics"), lines, widestName(lines))
}

// showTopic prints a topic: as Markdown in a pipe, wrapped for a person to read.
func (s *session) showTopic(name string) error {
	data, err := fs.ReadFile(s.Assets, "help/"+name+"."+string(s.lang())+".md")
	if err != nil {
		return err
	}
	lines := readable(string(data))
	if !s.onTerminal() {
		s.lines(lines...)
		return nil
	}
	page, err := s.newPage()
	if err != nil {
		return err
	}
	for _, l := range lines {
		page.markdown(l)
	}
	return s.drawn(page.rows)
}

// readable are the lines of a topic without the marks of what is generated.
func readable(data string) []string {
	lines := strings.Split(strings.TrimRight(data, "\n"), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "<!--") })
	blank := func(a, b string) bool { return a == "" && b == "" }
	return slices.CompactFunc(lines, blank)
}

// markdown sets a line of Markdown: headings strong, tables' rows and lists with
// their further lines set in, code as it stands.
func (p *page) markdown(line string) {
	th := p.look.Theme
	bare := strings.ReplaceAll(line, "`", "")
	switch {
	case strings.TrimSpace(line) == "":
		p.add("")
	case strings.HasPrefix(line, "#"):
		p.block(strings.TrimLeft(line, "# "), 0, th.Strong)
	case strings.HasPrefix(line, "|---"), strings.HasPrefix(line, "| ---"):
	case strings.HasPrefix(line, "|"):
		p.hanging(sourced(tableCells(bare)...), indent)
	case strings.HasPrefix(line, "- "):
		p.hanging("· "+bare[2:], 0)
	case strings.HasPrefix(line, "    "):
		p.add(th.Muted.Render(text.Truncate(line, p.width)))
	default:
		p.block(bare, 0, th.Text)
	}
}

// hanging adds a text whose further lines are set in.
func (p *page) hanging(s string, at int) {
	const by = 2
	first := text.Lines(s, max(1, p.width-at-by))
	for i, l := range first {
		in := at
		if i > 0 {
			in += by
		}
		p.add(strings.Repeat(" ", in) + p.look.Theme.Text.Render(l))
	}
}

// tableCells are the cells of a table's row.
func tableCells(row string) []string {
	cells := strings.Split(strings.Trim(row, "| "), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}
