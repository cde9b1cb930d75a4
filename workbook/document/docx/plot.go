package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"
	"strings"

	"shiben/workbook/document"
)

// plot writes the profile's picture as wide as the text, or as high as the page
// has room, with a caption below and its figures in words for those who do not
// see it.
func (b *body) plot(p *document.Plot) error {
	data, err := b.draw(p, b.d.Langs)
	if err != nil {
		return fmt.Errorf("draw the profile: %w", err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("draw the profile: %w", err)
	}
	width, height := fit(size.Width, size.Height, b.sheet.text(), b.pictureRoom())
	b.pictures = append(b.pictures, data)
	b.paragraph(paraProps{style: "Picture"}, "", func() {
		b.start("w:r")
		b.picture(len(b.pictures), width*emuPerTwip, height*emuPerTwip, oneLine(p.Title, b.d.Langs), b.inWords(p))
		b.end()
	})
	if b.d.Kind != document.Brief {
		b.saying(p.Title, "", paraProps{style: "Caption"})
	}
	return nil
}

// pictureRoom is how high a picture may be: a brief has only one page for all, and
// elsewhere its heading, a summary and how to read it stand on its page.
func (b *body) pictureRoom() int {
	if b.d.Kind == document.Brief {
		return b.sheet.room() / 4
	}
	if len(b.d.Langs) > 1 {
		return b.sheet.room() * 3 / 5
	}
	return b.sheet.room() * 7 / 10
}

// fit gives a picture's size in twips, its proportions kept.
func fit(w, h, width, room int) (int, int) {
	height := width * h / max(w, 1)
	if height > room {
		width, height = room*w/max(h, 1), room
	}
	return max(width, 1), max(height, 1)
}

// picture writes a drawing that stands in the line. The number is its place among
// the document's pictures, from 1.
func (b *body) picture(number, width, height int, title, words string) {
	n := strconv.Itoa
	b.start("w:drawing")
	b.start("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.leaf("wp:extent", "cx", n(width), "cy", n(height))
	b.leaf("wp:docPr", "id", n(number), "name", pictureID(number-1), "descr", words, "title", title)
	b.start("wp:cNvGraphicFramePr")
	b.leaf("a:graphicFrameLocks", "noChangeAspect", "1")
	b.end()
	b.start("a:graphic")
	b.start("a:graphicData", "uri", nsPic)
	b.start("pic:pic")
	b.start("pic:nvPicPr")
	b.leaf("pic:cNvPr", "id", n(number), "name", pictureID(number-1)+".png", "descr", words)
	b.leaf("pic:cNvPicPr")
	b.end()
	b.start("pic:blipFill")
	b.leaf("a:blip", "r:embed", pictureID(number-1))
	b.start("a:stretch")
	b.leaf("a:fillRect")
	b.end()
	b.end()
	b.start("pic:spPr")
	b.start("a:xfrm")
	b.leaf("a:off", "x", "0", "y", "0")
	b.leaf("a:ext", "cx", n(width), "cy", n(height))
	b.end()
	b.start("a:prstGeom", "prst", "rect")
	b.leaf("a:avLst")
	for range 7 { // prstGeom, spPr, pic, graphicData, graphic, inline, drawing
		b.end()
	}
}

// inWords is what the picture shows: by dimension both positions and what they
// come to.
func (b *body) inWords(p *document.Plot) string {
	var out []string
	if s := oneLine(b.d.Words.Picture, b.d.Langs); s != "" {
		out = append(out, s)
	}
	for _, g := range p.Groups {
		var facts []string
		for i, at := range g.Positions {
			if !at.Absent {
				facts = append(facts, oneLine(p.Sides[i], b.d.Langs)+" "+at.Figure)
			}
		}
		if v := oneLine(g.Verdict, b.d.Langs); v != "" {
			facts = append(facts, strings.TrimSpace(v+" "+g.Apart))
		}
		out = append(out, oneLine(g.Name, b.d.Langs)+": "+strings.Join(facts, "; "))
	}
	return strings.Join(out, "\n")
}
