package cli

import (
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui"
	"shiben/ui/text"
)

// page is a text that grows downwards, for a person to read.
type page struct {
	look  ui.Look
	width int
	rows  []string
}

func (p *page) add(lines ...string) { p.rows = append(p.rows, lines...) }

// block adds a wrapped text.
func (p *page) block(s string, at int, style lipgloss.Style) {
	for _, l := range text.Lines(s, max(1, p.width-at)) {
		p.add(strings.Repeat(" ", at) + style.Render(l))
	}
}

// whole adds a sentence that holds a path, its rows as they are: a path that is
// broken could not be copied.
func (p *page) whole(s string, style lipgloss.Style) {
	for _, l := range strings.Split(s, "\n") {
		p.add(style.Render(text.Safe(l)))
	}
}

// named is what a person calls something, with the id that a command takes.
func (p *page) named(name, id string) string {
	return p.look.Words.T("cli.named", "name", name, "ref", id)
}

// newPage is an empty page in the language and the width of the answer.
func (s *session) newPage() (*page, error) {
	look, err := s.look()
	return &page{look: look, width: min(s.width(), mostWidth)}, err
}
