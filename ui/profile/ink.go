package profile

import (
	"shiben/ui/theme"
	"shiben/ui/widget"
)

// inks are a theme's styles as brushes.
type inks struct {
	text, strong, muted, faint, warn, good, accent widget.Brush
	sides                                          [2]sideInk
}

// sideInk is how a side is drawn.
type sideInk struct {
	line, strong widget.Brush
	mark, hollow string
}

func inksOf(t theme.Theme) inks {
	k := inks{
		text:   widget.NewBrush(t.Text),
		strong: widget.NewBrush(t.Strong),
		muted:  widget.NewBrush(t.Muted),
		faint:  widget.NewBrush(t.Faint),
		warn:   widget.NewBrush(t.Warn),
		good:   widget.NewBrush(t.Good),
		accent: widget.NewBrush(t.Accent),
	}
	for i, s := range t.Sides {
		k.sides[i] = sideInk{widget.NewBrush(s.Style), widget.NewBrush(s.Strong), s.Mark, s.Hollow}
	}
	return k
}

// bare keeps a theme's shapes and drops its colours.
func bare(t theme.Theme) theme.Theme {
	plain := theme.Theme{Dark: t.Dark}
	for i, side := range t.Sides {
		plain.Sides[i] = theme.Side{Mark: side.Mark, Hollow: side.Hollow}
	}
	return plain
}

// each paints every row.
func each(b widget.Brush, rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = b.Paint(row)
	}
	return out
}
