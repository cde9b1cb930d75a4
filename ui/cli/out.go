package cli

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook/clean"
)

// Widths of what is read, in cells: in a pipe, and at most on a terminal where
// longer lines tire the eye.
const (
	pipeWidth = 80
	mostWidth = 100
	widest    = 1000 // whatever COLUMNS says: a drawing takes memory for its width
)

// width is the room for the answer: what COLUMNS says, else the terminal.
func (s *session) width() int {
	if w, err := strconv.Atoi(s.Getenv("COLUMNS")); err == nil && w > 0 {
		return min(w, widest)
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

// shown is a text as the answer gives it: on a terminal so that it steers nothing;
// in a pipe as it is, which is clean for all that came in by a door, and for what did
// not, as a file's name, so that it steers no terminal behind the pipe either.
func (s *session) shown(t string) string {
	if s.onTerminal() || !clean.Is(t) {
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
