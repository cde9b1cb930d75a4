package docx

import (
	"strconv"

	"shiben/workbook/document"
)

// heading writes a heading, with a bookmark that the contents lead to.
func (b *body) heading(h document.Heading) {
	lines := h.Text.Lines(b.d.Langs)
	if len(lines) == 0 {
		return
	}
	b.headings++
	level := min(max(h.Level, 1), 3)
	b.paragraph(paraProps{style: "Heading" + strconv.Itoa(level)}, lines[0].Text, func() {
		id := strconv.Itoa(b.headings)
		b.leaf("w:bookmarkStart", "w:id", id, "w:name", bookmark(b.headings))
		b.inline(lines, "", runProps{})
		b.leaf("w:bookmarkEnd", "w:id", id)
	})
}

// bookmark names a heading as Word's own contents do: it hides such names.
func bookmark(i int) string { return "_Toc" + strconv.Itoa(100000+i) }

// longest is how many entries a table of contents has before it leaves out those of
// the second level.
const longest = 16

// contents writes a table of contents for the headings of two levels. It has no
// page numbers: only Word knows them, and it would ask whether it may update them
// when the file is opened. Where there are too few headings it writes none, and tells.
func (b *body) contents(blocks []document.Block) bool {
	var entries []document.Heading
	var marks []string
	n := b.headings
	for _, block := range blocks {
		h, ok := block.(document.Heading)
		if !ok || len(h.Text.Lines(b.d.Langs)) == 0 {
			continue
		}
		if n++; h.Level <= 2 {
			entries, marks = append(entries, h), append(marks, bookmark(n))
		}
	}
	if len(entries) < 3 {
		return false
	}
	levels := "1-2"
	if len(entries) > longest {
		levels = "1-1"
		entries, marks = firstLevel(entries, marks)
	}
	b.saying(b.d.Words.Contents, "", paraProps{style: "TOCHeading"})
	for i, h := range entries {
		lines := h.Text.Lines(b.d.Langs)
		b.paragraph(paraProps{style: "TOC" + strconv.Itoa(max(h.Level, 1))}, lines[0].Text, func() {
			if i == 0 {
				b.field("begin")
				b.start("w:r")
				b.words("w:instrText", ` TOC \o "`+levels+`" \n \h \z \u `, "xml:space", "preserve")
				b.end()
				b.field("separate")
			}
			b.start("w:hyperlink", "w:anchor", marks[i], "w:history", "1")
			b.inline(lines, "", runProps{})
			b.end()
			if i == len(entries)-1 {
				b.field("end")
			}
		})
	}
	return true
}

func firstLevel(entries []document.Heading, marks []string) (heads []document.Heading, at []string) {
	for i, h := range entries {
		if h.Level <= 1 {
			heads, at = append(heads, h), append(at, marks[i])
		}
	}
	return heads, at
}

func (b *body) field(kind string) {
	b.start("w:r")
	b.leaf("w:fldChar", "w:fldCharType", kind)
	b.end()
}
