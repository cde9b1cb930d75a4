// Package picture makes an SVG of what stands in a terminal, the same bytes for
// the same cells, for the README. Lines, dots and marks are drawn, not written,
// and every wide character is put on its cells, so that columns stay even in
// whatever font the reader has. Only tests use it.
package picture

import (
	"bytes"
	"fmt"
	"html"
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// Sizes in pixels. A cell is 0.6 of the font's size wide, as most fixed fonts are.
const (
	cellW  = 8.4
	cellH  = 19.0
	latin  = 14.0
	han    = 15.0
	base   = 14.0 // the line that letters stand on, from the top of a cell
	margin = 18.0
	bar    = 34.0 // of the window
)

// Window is what is round the cells.
type Window struct {
	Title      string
	About      string // for those who do not see the picture
	Text, Back color.Color
}

// SVG draws rows of cells.
func SVG(w Window, rows [][]uv.Cell) []byte {
	p := &painter{window: w, classes: map[string]string{}}
	for y, row := range rows {
		p.grounds(row, float64(y)*cellH)
		p.row(row, float64(y)*cellH)
	}
	columns := 0
	if len(rows) > 0 {
		columns = len(rows[0])
	}
	return p.frame(float64(columns)*cellW+2*margin, float64(len(rows))*cellH+bar+margin)
}

type painter struct {
	window  Window
	classes map[string]string // a style's CSS → its class
	order   []string          // the CSS in the order of its classes
	body    bytes.Buffer
}

// grounds fills what stands behind the cells, a rectangle for each run.
func (p *painter) grounds(row []uv.Cell, y float64) {
	for from := 0; from < len(row); {
		back := p.back(row[from])
		to := from + max(1, row[from].Width)
		for to < len(row) && p.back(row[to]) == back {
			to += max(1, row[to].Width)
		}
		to = min(to, len(row))
		if back != "" {
			fmt.Fprintf(&p.body, "<rect class=%q x=%q y=%q width=%q height=%q/>\n",
				p.class("fill:"+back), number(x(from)), number(y), number(float64(to-from)*cellW), number(cellH+0.5))
		}
		from = to
	}
}

// row writes and draws the cells of a row; what is written goes by runs.
func (p *painter) row(row []uv.Cell, y float64) {
	for from := 0; from < len(row); {
		c := row[from]
		if blank(c) {
			from++
			continue
		}
		if shape := draw(c.Content, x(from), y); shape != "" {
			fmt.Fprintf(&p.body, "<g class=%q>%s</g>\n", p.class(p.ink(c)), shape)
			from++
			continue
		}
		to := from + max(1, c.Width)
		for to < len(row) && joins(c, row[to]) {
			to += max(1, row[to].Width)
		}
		p.text(row[from:min(to, len(row))], x(from), y)
		from = to
	}
}

// joins tells whether a cell is written together with the one before.
func joins(before, c uv.Cell) bool {
	return !blank(c) && c.Width == before.Width && c.Style.Equal(&before.Style) && draw(c.Content, 0, 0) == ""
}

func (p *painter) text(run []uv.Cell, x, y float64) {
	var text, places strings.Builder
	wide := run[0].Width > 1
	for i := 0; i < len(run); i += max(1, run[i].Width) {
		text.WriteString(html.EscapeString(run[i].Content))
		fmt.Fprintf(&places, "%s ", number(x+float64(i)*cellW+(2*cellW-han)/2))
	}
	class := p.class(p.ink(run[0]))
	if wide {
		fmt.Fprintf(&p.body, "<text class=\"w %s\" x=%q y=%q>%s</text>\n",
			class, strings.TrimSpace(places.String()), number(y+base), text.String())
		return
	}
	fmt.Fprintf(&p.body, "<text class=%q x=%q y=%q textLength=%q lengthAdjust=\"spacingAndGlyphs\">%s</text>\n",
		class, number(x), number(y+base), number(float64(len(run))*cellW), text.String())
}

func (p *painter) class(css string) string {
	if name, ok := p.classes[css]; ok {
		return name
	}
	name := fmt.Sprintf("s%d", len(p.order))
	p.classes[css] = name
	p.order = append(p.order, css)
	return name
}

// ink is how a cell's letters and lines are drawn.
func (p *painter) ink(c uv.Cell) string {
	fore := c.Style.Fg
	if c.Style.Attrs&uv.AttrReverse != 0 {
		fore = or(c.Style.Bg, p.window.Back)
	}
	css := "fill:" + hex(or(fore, p.window.Text))
	if c.Style.Attrs&uv.AttrBold != 0 {
		css += ";font-weight:bold"
	}
	if c.Style.Attrs&uv.AttrItalic != 0 {
		css += ";font-style:italic"
	}
	if c.Style.Underline != uv.UnderlineNone {
		css += ";text-decoration:underline"
	}
	return css
}

// back is what stands behind a cell; empty when it is the window's own.
func (p *painter) back(c uv.Cell) string {
	switch {
	case c.Style.Attrs&uv.AttrReverse != 0:
		return hex(or(c.Style.Fg, p.window.Text))
	case c.Style.Bg != nil:
		return hex(c.Style.Bg)
	}
	return ""
}

func (p *painter) frame(w, h float64) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=%q height=%q role=\"img\">\n",
		number(w), number(h), number(w), number(h))
	fmt.Fprintf(&out, "<title>%s</title>\n<desc>%s</desc>\n<style>\n", html.EscapeString(p.window.Title), html.EscapeString(p.window.About))
	fmt.Fprintf(&out, "text{font-family:\"DejaVu Sans Mono\",Menlo,Consolas,\"Liberation Mono\",monospace;font-size:%spx}\n", number(latin))
	fmt.Fprintf(&out, ".w{font-family:\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans Mono CJK SC\",\"Noto Sans CJK SC\",sans-serif;font-size:%spx}\n", number(han))
	for i, css := range p.order {
		fmt.Fprintf(&out, ".s%d{%s}\n", i, css)
	}
	fmt.Fprintf(&out, "</style>\n<rect width=%q height=%q rx=\"10\" fill=%q/>\n", number(w), number(h), hex(p.window.Back))
	for i, dot := range []string{"#E0675C", "#E0B565", "#7DB36B"} {
		fmt.Fprintf(&out, "<circle cx=%q cy=%q r=\"5.5\" fill=%q/>\n", number(margin+5+float64(i)*19), number(bar/2), dot)
	}
	fmt.Fprintf(&out, "<g transform=\"translate(%s %s)\">\n", number(margin), number(bar))
	out.Write(p.body.Bytes())
	out.WriteString("</g>\n</svg>\n")
	return out.Bytes()
}

func x(column int) float64 { return float64(column) * cellW }

func blank(c uv.Cell) bool {
	r, n := utf8.DecodeRuneInString(c.Content)
	return n == 0 || n == len(c.Content) && unicode.IsSpace(r) || c.Width < 1
}

func or(c, otherwise color.Color) color.Color {
	if c == nil {
		return otherwise
	}
	return c
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// number is short and always the same: at most two decimals.
func number(v float64) string {
	s := strings.TrimRight(fmt.Sprintf("%.2f", v), "0")
	return strings.TrimSuffix(s, ".")
}
