// Package theme turns about ten semantic colours into styles. A theme is made
// when the terminal's background is known and passed down; nothing here is a
// package-level style. Meaning is never by colour alone: each side has its shape
// too.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme is the styles everything is drawn with.
type Theme struct {
	Dark bool

	Text     lipgloss.Style // what is read
	Strong   lipgloss.Style // titles, the prompt that is asked
	Muted    lipgloss.Style // hints, counts, units
	Faint    lipgloss.Style // lines, empty tracks, placeholders
	Accent   lipgloss.Style // keys, links, the focus
	Selected lipgloss.Style // the row the keys act on
	Good     lipgloss.Style // saved
	Warn     lipgloss.Style // saving, provisional, worth a look
	Bad      lipgloss.Style // not saved, does not fit
	Bar      lipgloss.Style // header and footer

	Sides [2]Side
}

// Side is how one of the two sides is drawn, in the template's order.
type Side struct {
	Style  lipgloss.Style // lines and names
	Strong lipgloss.Style // marks
	Mark   string         // one cell: a solid mark
	Hollow string         // one cell: a provisional or an older mark
}

// palette is the semantic colours, chosen for contrast on each background.
type palette struct {
	text, muted, faint, accent, good, warn, bad, selected, bar color.Color
	sides                                                      [2]color.Color
}

// New makes the theme for a dark or a light background.
func New(dark bool) Theme {
	p := light()
	if dark {
		p = night()
	}
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	t := Theme{
		Dark:     dark,
		Text:     fg(p.text),
		Strong:   fg(p.text).Bold(true),
		Muted:    fg(p.muted),
		Faint:    fg(p.faint),
		Accent:   fg(p.accent),
		Selected: fg(p.text).Background(p.selected),
		Good:     fg(p.good),
		Warn:     fg(p.warn),
		Bad:      fg(p.bad).Bold(true),
		Bar:      fg(p.muted).Background(p.bar),
	}
	shapes := [2][2]string{{"●", "○"}, {"◆", "◇"}}
	for i := range t.Sides {
		t.Sides[i] = Side{fg(p.sides[i]), fg(p.sides[i]).Bold(true), shapes[i][0], shapes[i][1]}
	}
	return t
}

func night() palette {
	c := lipgloss.Color
	return palette{
		text: c("#E6E1D6"), muted: c("#A39E93"), faint: c("#6A6862"), accent: c("#E0B565"),
		good: c("#8FBF7F"), warn: c("#E0B565"), bad: c("#EE7B6B"), selected: c("#35383F"), bar: c("#24262B"),
		sides: [2]color.Color{c("#F08A5D"), c("#5FB6C9")},
	}
}

func light() palette {
	c := lipgloss.Color
	return palette{
		text: c("#22252A"), muted: c("#62615C"), faint: c("#9C978D"), accent: c("#8A5A00"),
		good: c("#2F7D3B"), warn: c("#8A5A00"), bad: c("#B3261E"), selected: c("#E7E2D6"), bar: c("#F0ECE2"),
		sides: [2]color.Color{c("#B8450F"), c("#0B6E85")},
	}
}
