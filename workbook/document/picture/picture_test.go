package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/image/font"
	"pgregory.net/rapid"

	"shiben/ui/uitest/golden"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// kinds are the pictures that are kept to compare with.
func kinds() map[string]Options {
	zh, en := workbook.Chinese, workbook.English
	return map[string]Options{
		"zh":       {Langs: []workbook.Lang{zh}},
		"both":     {Langs: []workbook.Lang{zh, en}},
		"dark-en":  {Langs: []workbook.Lang{en}, Palette: Dark()},
		"phone":    {Langs: []workbook.Lang{en, zh}, Narrow: true},
		"in-pages": {Langs: []workbook.Lang{zh}, Untitled: true, Themed: "plot-1"},
	}
}

func TestGoldens(t *testing.T) {
	p := documenttest.Plot()
	for name, o := range kinds() {
		golden.File(t, filepath.Join("testdata", name+".svg"), string(SVG(&p, o)))
	}
}

// TestThePNGIsTheOneThatWasLookedAt compares pixels, a little loosely: other
// machines round otherwise.
func TestThePNGIsTheOneThatWasLookedAt(t *testing.T) {
	p, f := documenttest.Plot(), noto(t)
	got, err := f.PNG(&p, Options{Langs: languages[2], Scale: 1.5})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := f.PNG(&p, Options{Langs: languages[2], Scale: 1.5}); err != nil || !bytes.Equal(got, again) {
		t.Errorf("twice the same is not the same bytes (%v)", err)
	}
	file := filepath.Join("testdata", "both.png")
	want, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("there was no %s to compare with; look at the one that is there now", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	if n := unlike(t, want, got); n > 40 {
		t.Errorf("%d pixels are unlike those of %s; if they are meant, remove it and run again", n, file)
	}
}

// unlike counts the pixels of two pictures that the eye could tell apart.
func unlike(t *testing.T, want, got []byte) int {
	t.Helper()
	var pictures [2]image.Image
	for i, data := range [][]byte{want, got} {
		var err error
		if pictures[i], err = png.Decode(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	}
	if pictures[0].Bounds() != pictures[1].Bounds() {
		t.Fatalf("it is %v, not %v", pictures[1].Bounds(), pictures[0].Bounds())
	}
	n, b := 0, pictures[0].Bounds()
	for y := range b.Max.Y {
		for x := range b.Max.X {
			r1, g1, b1, _ := pictures[0].At(x, y).RGBA()
			r2, g2, b2, _ := pictures[1].At(x, y).RGBA()
			if apart(r1, r2) || apart(g1, g2) || apart(b1, b2) {
				n++
			}
		}
	}
	return n
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 0x1800 }

// TestEverySVGIsXML reads pictures of random and of hostile plots with another
// reader: they are well-formed, their ids are unique, and nothing in them acts.
func TestEverySVGIsXML(t *testing.T) {
	for _, b := range documenttest.Hostile().Blocks {
		if p, ok := b.(document.Plot); ok {
			for name, o := range kinds() {
				holds(t, name, SVG(&p, o))
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := randomPlot(t)
		holds(t, "random", SVG(&p, Options{Langs: rapid.SampledFrom(languages).Draw(t, "langs"), Themed: rapid.SampledFrom([]string{"", "p1"}).Draw(t, "themed")}))
	})
}

func holds(t interface{ Fatalf(string, ...any) }, name string, svg []byte) {
	ids := map[string]bool{}
	elements := map[string]bool{"svg": true, "g": true, "title": true, "desc": true, "rect": true, "text": true, "polyline": true, "polygon": true, "circle": true}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !elements[e.Name.Local] {
			t.Fatalf("%s: an element %s", name, e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || strings.HasSuffix(a.Name.Local, "href") || a.Name.Local == "style" {
				t.Fatalf("%s: an attribute %s", name, a.Name.Local)
			}
			if a.Name.Local == "id" && ids[a.Value] {
				t.Fatalf("%s: id %s twice", name, a.Value)
			} else if a.Name.Local == "id" {
				ids[a.Value] = true
			}
		}
	}
}

// TestNothingIsCut finds every name and pole of a hostile plot in its picture.
func TestNothingIsCut(t *testing.T) {
	for _, b := range documenttest.Hostile().Blocks {
		p, ok := b.(document.Plot)
		if !ok {
			continue
		}
		for _, narrow := range []bool{false, true} {
			var drawn strings.Builder
			d := layout(&p, Options{Langs: languages[1], Narrow: narrow})
			for _, i := range d.items {
				if l, ok := i.(label); ok {
					drawn.WriteString(bare(l.text))
				}
			}
			for _, g := range p.Groups {
				for _, r := range g.Rows {
					for _, want := range []document.Text{r.Name, r.Poles[0], r.Poles[1]} {
						if !strings.Contains(drawn.String(), bare(want.EN)) {
							t.Errorf("narrow %v: %q is not whole in the picture", narrow, want.EN)
						}
					}
				}
			}
		}
	}
}

// bare is a text without what a line's end takes away.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(drawable(s), unicode.IsSpace), "")
}

func TestAMarkSaysWhatItIs(t *testing.T) {
	p := documenttest.Plot()
	svg := string(SVG(&p, Options{Langs: languages[2]}))
	for _, want := range []string{
		"<title>颗粒度 / Granularity · 营销 / Marketing 2</title>", "<title>行动对象 / Actor · 运营 / Operations +0.67</title>",
		"行动对象 / Actor · 营销 / Marketing −0.67 · 运营 / Operations +0.67 · 间距 / separation +1.33 · 分明 / distinct",
		`role="img" aria-labelledby="profile-title profile-desc"`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("it does not say %s", want)
		}
	}
}

// TestMeasureAgreesWithTheFont holds the widths that a layout reckons with against
// the font of the PNG: never too small, and not so wide that lines break early.
func TestMeasureAgreesWithTheFont(t *testing.T) {
	f := noto(t)
	r := raster{font: f.face, scale: 100, faces: map[float64]font.Face{}}
	face, err := r.face(1)
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for c := rune(' '); c < 0xFFFF; c++ {
		if g, err := f.face.GlyphIndex(nil, c); err != nil || g == 0 || unseen(c) || unicode.IsControl(c) {
			continue
		}
		has, ok := face.GlyphAdvance(c)
		if !ok {
			t.Fatalf("no width of %q", c)
		}
		checked++
		if real := float64(has) / 64 / 100; real > advance(string(c))+0.005 {
			t.Errorf("%q (%U) is %.3f wide and reckoned as %.3f", c, c, real, advance(string(c)))
		}
	}
	if checked < 6000 {
		t.Errorf("only %d characters looked at", checked)
	}
	for _, s := range []string{"growth drives brand", "一个个客户", "成长驱动品牌", "no separation yet", "行动对象 / Actor"} {
		real := 0.0
		for _, c := range s {
			has, _ := face.GlyphAdvance(c)
			real += float64(has) / 64 / 100
		}
		if reckoned := width(s, 1); reckoned > real*1.12 {
			t.Errorf("%q is %.2f wide and reckoned as %.2f", s, real, reckoned)
		}
	}
}

// TestTheFontHasEveryCharacterThatTheProgramSays looks for what would be an empty
// box in a picture: whatever the templates and the locales say in Chinese.
func TestTheFontHasEveryCharacterThatTheProgramSays(t *testing.T) {
	f := noto(t)
	for _, file := range []string{"templates/marketing-operations.yaml", "locales/zh.toml", "locales/en.toml"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", file))
		if err != nil {
			t.Fatal(err)
		}
		missing := map[rune]bool{}
		for _, c := range drawable(string(data)) {
			if g, err := f.face.GlyphIndex(nil, c); unicode.Is(unicode.Han, c) && (err != nil || g == 0) {
				missing[c] = true
			}
		}
		for c := range missing {
			t.Errorf("%s says %q (%U), which the font does not have", file, c, c)
		}
	}
}

func TestAFontThatIsNoneIsRefused(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no font"), bytes.Repeat([]byte{0}, 1000)} {
		if _, err := ParseFont(data); err == nil || !strings.HasPrefix(err.Error(), "parse the font: ") {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

// TestHostilePlotsBecomePNGs draws what no font has, too.
func TestHostilePlotsBecomePNGs(t *testing.T) {
	f := noto(t)
	for _, b := range documenttest.Hostile().Blocks {
		p, ok := b.(document.Plot)
		if !ok {
			continue
		}
		data, err := f.PNG(&p, Options{Langs: languages[1], Scale: 0.5})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range documenttest.Nasty() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got struct {
			Text string `xml:",chardata"`
		}
		whole := fmt.Sprintf("<a>%s</a>", escape(s))
		if err := xml.Unmarshal([]byte(whole), &got); err != nil {
			t.Fatalf("%q becomes %q: %v", s, whole, err)
		}
		if got.Text != drawable(s) {
			t.Fatalf("%q comes back as %q", s, got.Text)
		}
	})
}

func FuzzWrap(f *testing.F) {
	for _, s := range documenttest.Nasty() {
		f.Add(s, 80.0)
	}
	f.Fuzz(func(t *testing.T, s string, room float64) {
		room = min(max(room, 20), 400)
		lines := wrap(s, 9, room)
		for _, l := range lines {
			if width(l, 9) > room+1e-6 && uniseg.GraphemeClusterCount(l) > 1 {
				t.Fatalf("%q is wider than %.0f", l, room)
			}
		}
		if bare(strings.Join(lines, "")) != bare(s) {
			t.Fatalf("%q comes back as %q", s, lines)
		}
	})
}

func BenchmarkSVG(b *testing.B) {
	p := documenttest.Plot()
	for b.Loop() {
		SVG(&p, Options{Langs: languages[2]})
	}
}

func BenchmarkPNG(b *testing.B) {
	p, f := documenttest.Plot(), noto(b)
	for b.Loop() {
		if _, err := f.PNG(&p, Options{Langs: languages[2]}); err != nil {
			b.Fatal(err)
		}
	}
}
