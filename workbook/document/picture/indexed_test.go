package picture

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// TestAnIndexedImageIsTheSameToTheEye holds how far a pixel can be from what was
// drawn: not at all where there is room for its colour.
func TestAnIndexedImageIsTheSameToTheEye(t *testing.T) {
	blend := func(a, b color.RGBA, part float64) color.RGBA {
		mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*part)) }
		return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
	}
	few, many := image.NewRGBA(image.Rect(0, 0, 250, 40)), image.NewRGBA(image.Rect(0, 0, 250, 40))
	papers := []string{Light().Paper, Light().Raised}
	inks := []string{Light().Rule, Light().Text, Light().Muted, Light().Sides[0], Light().Sides[1]}
	for y := range 40 {
		for x := range 250 {
			paper := colour(papers[y%2]).(color.RGBA)
			few.SetRGBA(x, y, blend(paper, colour(inks[y%5]).(color.RGBA), float64(x/10)/24))
			many.SetRGBA(x, y, blend(paper, colour(inks[y%5]).(color.RGBA), float64(x)/249))
		}
	}
	if n := worst(few, indexed(few)); n != 0 {
		t.Errorf("of few colours, one is %d off", n)
	}
	if n := worst(many, indexed(many)); n == 0 || n > 12 {
		t.Errorf("of many colours, the worst is %d off", n)
	}
	one := image.NewRGBA(image.Rect(0, 0, 1, 1))
	one.SetRGBA(0, 0, color.RGBA{1, 2, 3, 0xff})
	if got := indexed(one); len(got.Palette) != 1 || worst(one, got) != 0 {
		t.Errorf("of one pixel: %v", got.Palette)
	}
}

// worst is the greatest difference in one channel, of 255.
func worst(a *image.RGBA, b *image.Paletted) int {
	off := 0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			c, d := a.RGBAAt(x, y), b.At(x, y).(color.RGBA)
			for _, n := range []int{int(c.R) - int(d.R), int(c.G) - int(d.G), int(c.B) - int(d.B), int(c.A) - int(d.A)} {
				off = max(off, n, -n)
			}
		}
	}
	return off
}
