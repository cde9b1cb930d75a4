package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"unicode"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"shiben/workbook/document"
)

// Sharp is how many pixels a unit has where nobody says: about 230 to the inch on
// a page, and more than a projector has.
const Sharp = 3

// Font is what the text of a PNG is drawn with. It may be used by several
// goroutines at once.
type Font struct{ face *opentype.Font }

// ParseFont reads an OpenType or TrueType font.
func ParseFont(data []byte) (*Font, error) {
	f, err := opentype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("parse the font: %w", err)
	}
	return &Font{f}, nil
}

// PNG draws the plot as a PNG image. A character that the font does not have is
// an empty box; in the SVG the reader's own fonts may have it. The same plot,
// options and font give the same bytes.
func (f *Font) PNG(p *document.Plot, o Options) ([]byte, error) {
	if o.Palette == (Palette{}) {
		o.Palette = Light()
	}
	if o.Scale <= 0 {
		o.Scale = Sharp
	}
	d := layout(p, o)
	r := raster{
		Context: gg.NewContext(pixels(d.width*o.Scale), pixels(d.height*o.Scale)),
		font:    f.face, scale: o.Scale, palette: o.Palette, faces: map[float64]font.Face{},
	}
	r.paint(inkPaper)
	r.Clear()
	for _, i := range d.items {
		if err := r.item(i); err != nil {
			return nil, fmt.Errorf("draw the picture: %w", err)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, indexed(r.Image().(*image.RGBA))); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return out.Bytes(), nil
}

// pixels is a length in whole pixels, at least one.
func pixels(x float64) int { return max(1, int(math.Ceil(x))) }

// raster draws items on pixels.
type raster struct {
	*gg.Context
	font    *opentype.Font
	scale   float64 // pixels of a unit
	palette Palette
	faces   map[float64]font.Face // by size in units
}

func (r *raster) item(i item) error {
	switch i := i.(type) {
	case label:
		return r.label(i)
	case band:
		r.paint(i.ink)
		r.DrawRoundedRectangle(i.x*r.scale, i.y*r.scale, i.w*r.scale, i.h*r.scale, i.round*r.scale)
		r.Fill()
	case path:
		r.path(i)
	case mark:
		r.mark(i)
	}
	return nil
}

func (r *raster) paint(k ink) { r.SetColor(colour(r.palette.ink(k))) }

// colour reads #rrggbb.
func colour(s string) color.Color {
	var c color.RGBA
	c.A = 0xff
	// a palette is written in this package
	_, _ = fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	return c
}

func (r *raster) path(p path) {
	r.paint(p.ink)
	r.SetLineWidth(p.stroke * r.scale)
	r.SetLineCapButt()
	r.SetDash()
	if p.dashed {
		r.SetDash(dash*r.scale, dashGap*r.scale)
	}
	r.outline(p.points)
	r.Stroke()
}

func (r *raster) outline(points [][2]float64) {
	for i, at := range points {
		if i == 0 {
			r.MoveTo(at[0]*r.scale, at[1]*r.scale)
			continue
		}
		r.LineTo(at[0]*r.scale, at[1]*r.scale)
	}
}

func (r *raster) mark(m mark) {
	if m.side == 0 {
		r.DrawCircle(m.x*r.scale, m.y*r.scale, m.r*r.scale)
	} else {
		r.outline(m.diamond())
		r.ClosePath()
	}
	if !m.hollow {
		r.paint(sideInk(m.side))
		r.Fill()
		return
	}
	r.paint(inkPaper)
	r.FillPreserve()
	r.paint(sideInk(m.side))
	r.SetDash()
	r.SetLineWidth(hollowStroke * r.scale)
	r.Stroke()
}

// label draws a line of text with the font's own outlines, each glyph to a
// fraction of a pixel.
func (r *raster) label(l label) error {
	face, err := r.face(l.size)
	if err != nil {
		return err
	}
	text := r.visible(l.text)
	d := font.Drawer{
		Dst: r.Image().(*image.RGBA), // what gg draws on
		Src: image.NewUniform(colour(r.palette.ink(l.ink))), Face: face,
	}
	x := l.x*r.scale - float64(d.MeasureString(text))/64*float64(l.anchor)/2
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: fixed.Int26_6(math.Round(l.y * r.scale * 64))}
	d.DrawString(text)
	return nil
}

// visible leaves out what only joins and varies characters, where the font has
// nothing for it.
func (r *raster) visible(s string) string {
	return strings.Map(func(c rune) rune {
		if g, err := r.font.GlyphIndex(nil, c); unseen(c) && (err != nil || g == 0) {
			return -1
		}
		return c
	}, s)
}

// unseen tells whether a character takes no room of its own.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Variation_Selector)
}

func (r *raster) face(size float64) (font.Face, error) {
	if f, ok := r.faces[size]; ok {
		return f, nil
	}
	f, err := opentype.NewFace(r.font, &opentype.FaceOptions{Size: size * r.scale, DPI: 72, Hinting: font.HintingNone})
	if err == nil {
		r.faces[size] = f
	}
	return f, err
}
