package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
)

// fonts are what the text of an SVG is shown with, the first that is there.
const fonts = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',Arial,sans-serif"

// native is how many pixels of a screen a unit of a picture for a page has when nobody
// says how wide it is: its small letters are then as large as those of a phone's.
const native = 1.5

// classes are the inks within a page, which gives them colours for light and dark.
var classes = [...]string{inkText: "ink", inkMuted: "muted", inkRule: "rule", inkRaised: "raised", inkPaper: "paper", inkSide: "side1", inkSide + 1: "side2"}

// SVG draws the plot as a valid SVG image with texts as text, a title, a
// description and a word for each mark, and no script.
func SVG(p *document.Plot, o Options) []byte {
	if o.Palette == (Palette{}) {
		o.Palette = Light()
	}
	d := layout(p, o)
	v := vector{o: o}
	w, h := number(d.width), number(d.height)
	id := o.Themed
	if id == "" {
		id = "profile"
	}
	v.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s"`, w, h)
	if o.Themed == "" {
		scale := native
		if o.Narrow {
			scale = 1
		}
		v.printf(` width="%s" height="%s"`, number(d.width*scale), number(d.height*scale))
	}
	v.printf(` role="img" aria-labelledby="%s-title %s-desc"%s>`+"\n", id, id, v.language(o.Langs[0]))
	v.printf("<title id=\"%s-title\">%s</title>\n", id, escape(inline(p.Title, o.Langs)))
	v.printf("<desc id=\"%s-desc\">%s</desc>\n", id, escape(Describe(p, o.Langs)))
	if o.Themed == "" {
		v.printf("<rect width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", w, h, o.Palette.Paper)
		v.printf("<g font-family=\"%s\">\n", fonts)
	} else {
		v.printf("<g>\n")
	}
	for _, i := range d.items {
		v.item(i)
	}
	v.printf("</g>\n</svg>\n")
	return v.Bytes()
}

// vector writes items as elements.
type vector struct {
	bytes.Buffer
	o Options
}

func (v *vector) printf(format string, args ...any) { fmt.Fprintf(v, format, args...) }

func (v *vector) item(i item) {
	switch i := i.(type) {
	case label:
		v.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s>%s</text>\n",
			number(i.x), number(i.y), number(i.size), anchors[i.anchor], v.paint("fill", i.ink), v.language(i.lang), escape(i.text))
	case band:
		v.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"%s/>\n",
			number(i.x), number(i.y), number(i.w), number(i.h), number(i.round), v.paint("fill", i.ink))
	case path:
		dashes := ""
		if i.dashed {
			dashes = fmt.Sprintf(` stroke-dasharray="%s %s"`, number(dash), number(dashGap))
		}
		v.printf("<polyline points=\"%s\" fill=\"none\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s%s/>\n",
			points(i.points), number(i.stroke), dashes, v.paint("stroke", i.ink))
	case mark:
		v.mark(i)
	}
}

var anchors = [...]string{start: "", middle: ` text-anchor="middle"`, end: ` text-anchor="end"`}

func (v *vector) mark(m mark) {
	look := v.paint("fill", sideInk(m.side))
	if m.hollow {
		look = v.hollow(sideInk(m.side))
	}
	title := ""
	if m.title != "" {
		title = "<title>" + escape(m.title) + "</title>"
	}
	if m.side == 0 {
		v.printf("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s>%s</circle>\n", number(m.x), number(m.y), number(m.r), look, title)
		return
	}
	v.printf("<polygon points=\"%s\"%s>%s</polygon>\n", points(m.diamond()), look, title)
}

// paint is an element's colour: itself, or the class that a page colours.
func (v *vector) paint(how string, k ink) string {
	if v.o.Themed != "" {
		return fmt.Sprintf(` class="%s-%s"`, how, classes[k])
	}
	return fmt.Sprintf(` %s="%s"`, how, v.o.Palette.ink(k))
}

// hollow is a mark that shows the paper.
func (v *vector) hollow(k ink) string {
	if v.o.Themed != "" {
		return fmt.Sprintf(` class="hollow stroke-%s" stroke-width="%s"`, classes[k], number(hollowStroke))
	}
	return fmt.Sprintf(` fill="%s" stroke="%s" stroke-width="%s"`, v.o.Palette.Paper, v.o.Palette.ink(k), number(hollowStroke))
}

// ink is a colour of the palette.
func (p Palette) ink(k ink) string {
	return [...]string{p.Text, p.Muted, p.Rule, p.Raised, p.Paper, p.Sides[0], p.Sides[1]}[k]
}

// language marks what is in one of two languages, for fonts and voices.
func (v *vector) language(l workbook.Lang) string {
	switch l {
	case "":
		return ""
	case workbook.Chinese:
		return ` xml:lang="zh-CN"`
	}
	return fmt.Sprintf(` xml:lang="%s"`, l)
}

func points(ps [][2]float64) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = number(p[0]) + "," + number(p[1])
	}
	return strings.Join(out, " ")
}

// number is a coordinate to a hundredth of a unit, without zeros that say nothing.
func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func escape(s string) string {
	var b strings.Builder
	// it cannot fail on a strings.Builder
	_ = xml.EscapeText(&b, []byte(drawable(s)))
	return b.String()
}
