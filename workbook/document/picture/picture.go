// Package picture draws a profile's plot, as SVG and as PNG, from one layout: the
// scales of each dimension with both sides' marks, their lines, and what they come
// to. It reads the plot and knows no font but the one that a PNG is asked for
// with.
package picture

import (
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
)

// Options say what kind of picture it is.
type Options struct {
	Langs    []workbook.Lang // one, or two which then stand one under the other
	Narrow   bool            // for a phone: a scale's poles stand under it
	Untitled bool            // where the title stands above it already
	Palette  Palette         // the zero value: Light
	Scale    float64         // PNG: pixels of a unit, of which a picture for a page has 480 in its width; 0: Sharp
	Themed   string          // SVG within a page: colours are the page's classes, and its ids begin with this
}

// Describe says in words what the picture shows, a line for each dimension, for
// those who do not see it.
func Describe(p *document.Plot, langs []workbook.Lang) string {
	var lines []string
	for _, g := range p.Groups {
		parts := []string{inline(g.Name, langs)}
		for i, at := range g.Positions {
			parts = append(parts, inline(p.Sides[i], langs)+" "+figure(at))
		}
		if g.Apart != "" {
			parts = append(parts, inline(p.Apart, langs)+" "+g.Apart)
		}
		parts = append(parts, inline(g.Verdict, langs))
		lines = append(lines, join(parts, " · "))
	}
	return join(lines, "\n")
}

// figure is a position in digits, or a dash where there is none.
func figure(p document.PlotPosition) string {
	if p.Absent {
		return "–"
	}
	return p.Figure
}

// inline is a text in its languages on one line.
func inline(t document.Text, langs []workbook.Lang) string {
	var out []string
	for _, l := range t.Lines(langs) {
		out = append(out, strings.Join(strings.Fields(drawable(l.Text)), " "))
	}
	return strings.Join(out, " / ")
}

// join puts what is not empty side by side.
func join(parts []string, sep string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
