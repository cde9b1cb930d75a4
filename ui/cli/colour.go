package cli

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"shiben/ui/theme"
)

// colours are those that the answer may have: the terminal's, and none in a
// pipe, with --plain or with --theme none.
func (s *session) colours() colorprofile.Profile {
	if s.flags.plain || Theme(s.flags.theme) == ThemeNone {
		return colorprofile.NoTTY
	}
	profile := colorprofile.Detect(s.Stdout, s.Environ)
	if s.Getenv("NO_COLOR") != "" { // it wins over CLICOLOR_FORCE
		profile = min(profile, colorprofile.ASCII)
	}
	return profile
}

// coloured tells whether any escape sequence may be in the answer.
func (s *session) coloured() bool { return s.colours() > colorprofile.NoTTY }

// theme is how the answer is drawn. Unless the person says which background they
// have, what is drawn reads on both: a command does not ask the terminal and wait.
func (s *session) theme() theme.Theme {
	switch Theme(s.flags.theme) {
	case ThemeLight:
		return theme.New(false)
	case ThemeDark:
		return theme.New(true)
	}
	t := theme.New(true)
	plain := lipgloss.NewStyle()
	t.Text, t.Strong, t.Accent, t.Bad = plain, plain.Bold(true), plain.Bold(true), plain.Bold(true)
	t.Muted, t.Faint, t.Bar = plain.Faint(true), plain.Faint(true), plain.Faint(true)
	t.Selected = plain.Reverse(true)
	t.Good, t.Warn = plain, plain.Bold(true)
	for i, tone := range []string{"#C65D2B", "#2F8CA3"} { // as far from white as from black
		style := plain.Foreground(lipgloss.Color(tone))
		t.Sides[i].Style, t.Sides[i].Strong = style, style.Bold(true)
	}
	return t
}
