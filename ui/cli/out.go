package cli

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"shiben/ui"
	"shiben/ui/text"
)

// Widths of what is read, in cells: in a pipe, and at most on a terminal where
// longer lines tire the eye.
const (
	pipeWidth = 80
	mostWidth = 100
)

// width is the room for the answer: what COLUMNS says, else the terminal.
func (s *session) width() int {
	if w, err := strconv.Atoi(s.Getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	if s.onTerminal() && s.StdoutWidth != nil {
		if w := s.StdoutWidth(); w > 0 {
			return w
		}
	}
	return pipeWidth
}

// lines puts lines out.
func (s *session) lines(lines ...string) {
	for _, l := range lines {
		s.out.WriteString(l)
		s.out.WriteByte('\n')
	}
}

// fields puts a record out as one line of fields with tabs between. What would
// break the line is written \n, \t and \\.
func (s *session) fields(fields ...string) {
	for i, f := range fields {
		if i > 0 {
			s.out.WriteByte('\t')
		}
		s.out.WriteString(s.shown(escaper.Replace(f)))
	}
	s.out.WriteByte('\n')
}

var escaper = strings.NewReplacer("\\", `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// shown is a stored text as the answer gives it: as it is in a pipe; on a terminal
// so that it steers nothing.
func (s *session) shown(t string) string {
	if s.onTerminal() {
		return text.Safe(t)
	}
	return t
}

// drawn puts styled lines out with the colours that the terminal has and the
// person wants: none in a pipe, with --plain or without a theme.
func (s *session) drawn(lines []string) error {
	w := &colorprofile.Writer{Forward: s.out, Profile: s.colours()}
	for _, l := range lines {
		if _, err := w.WriteString(strings.TrimRight(l, " ") + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// look is how the answer is drawn.
func (s *session) look() (ui.Look, error) {
	words, err := s.say()
	return ui.Look{Theme: s.theme(), Words: words}, err
}
