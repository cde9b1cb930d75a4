package docx

import (
	"strings"

	"github.com/rivo/uniseg"

	"shiben/workbook/document"
)

// headerRoom is how much of a title the header repeats, in cells: one line.
const headerRoom = 76

// headerPart repeats the title on every page but the first.
func headerPart(d *document.Document) []byte {
	m := &markup{}
	m.part("w:hdr", "xmlns:w", nsW, "xmlns:r", nsR)
	title := shorten(oneLine(d.Title, d.Langs), headerRoom)
	m.start("w:p")
	m.paraProps(paraProps{style: "Header", bidi: startsRightToLeft(title)})
	m.line(title, "", runProps{})
	m.end()
	return m.close()
}

// firstHeaderPart is the first page's header, which is empty.
func firstHeaderPart() []byte {
	m := &markup{}
	m.part("w:hdr", "xmlns:w", nsW, "xmlns:r", nsR)
	m.start("w:p")
	m.paraProps(paraProps{spacing: spacing{line: 240, set: true}})
	m.end()
	return m.close()
}

// footerPart says which page of how many it is; Word puts the figures in.
func footerPart(d *document.Document) []byte {
	m := &markup{}
	m.part("w:ftr", "xmlns:w", nsW, "xmlns:r", nsR)
	m.start("w:p")
	m.paraProps(paraProps{style: "Footer"})
	for i, l := range d.Words.Page.Lines(d.Langs) {
		if i > 0 {
			m.line(" · ", "", runProps{})
		}
		m.pageOf(l)
	}
	m.end()
	return m.close()
}

// pageOf writes a sentence with %[1]s for the page and %[2]s for their number.
func (m *markup) pageOf(l document.Line) {
	for rest := l.Text; rest != ""; {
		i := strings.Index(rest, "%[")
		if i < 0 || len(rest) < i+len("%[1]s") {
			m.line(rest, l.Lang, runProps{})
			return
		}
		m.line(rest[:i], l.Lang, runProps{})
		field := "PAGE"
		if rest[i+2] == '2' {
			field = "NUMPAGES"
		}
		m.start("w:fldSimple", "w:instr", " "+field+" ")
		m.start("w:r")
		m.words("w:t", "1")
		m.end()
		m.end()
		rest = rest[i+len("%[1]s"):]
	}
}

// shorten keeps the beginning of a line that does not fit.
func shorten(s string, cells int) string {
	if uniseg.StringWidth(s) <= cells {
		return s
	}
	out, room, state := "", cells-1, -1
	for len(s) > 0 {
		var cluster string
		var width int
		cluster, s, width, state = uniseg.FirstGraphemeClusterInString(s, state)
		if room -= width; room < 0 {
			break
		}
		out += cluster
	}
	return strings.TrimRight(out, " ") + "…"
}
