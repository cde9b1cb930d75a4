package docx

import (
	"fmt"

	"shiben/workbook/document"
)

// body writes word/document.xml and gathers what other parts hold of it.
type body struct {
	markup
	d     *document.Document
	sheet sheet
	draw  Draw

	comments []document.Comment
	pictures [][]byte
	headings int  // written so far, to name their bookmarks
	inCell   bool // within a table, where page breaks and gaps have no place
	newPage  bool // the next paragraph starts a page
	tight    bool // a table or a reading stands right above, and nothing between
}

// write gives the main part. An error is of the picture.
func (b *body) write() ([]byte, error) {
	b.part("w:document", "xmlns:w", nsW, "xmlns:r", nsR, "xmlns:wp", nsWP, "xmlns:a", nsA, "xmlns:pic", nsPic)
	b.start("w:body")
	for i, d := range sheets(b.d) {
		b.d, b.newPage = d, i > 0
		if err := b.content(); err != nil {
			return nil, err
		}
	}
	if b.tight || b.newPage { // Word wants a paragraph after the last table
		b.gap()
	}
	b.section(b.sheet, headerID, firstHeaderID, footerID)
	return b.close(), nil
}

// sheets is the document, or a brief in each of its languages: one has a page, and
// two languages one under the other do not go on it.
func sheets(d *document.Document) []*document.Document {
	if d.Kind != document.Brief {
		return []*document.Document{d}
	}
	var out []*document.Document
	for i := range d.Langs {
		in := *d
		in.Langs = d.Langs[i : i+1]
		out = append(out, &in)
	}
	return out
}

// content writes the title and all blocks.
func (b *body) content() error {
	b.title()
	contents := b.d.Kind == document.Report
	for i := 0; i < len(b.d.Blocks); i++ {
		block := b.d.Blocks[i]
		if n := b.blankLines(i); n > 1 {
			b.writeLines(n)
			i += n - 1
			continue
		}
		if _, ok := block.(document.Heading); ok && contents {
			b.newPage = b.contents(b.d.Blocks[i:])
			contents = false
		}
		if err := b.block(block, b.held(i)); err != nil {
			return err
		}
	}
	return nil
}

// held tells whether a block stays on the page of the next one: in a handout a
// question does with the room for its answer, elsewhere a few lines of what a part is
// about with where its sides stand.
func (b *body) held(i int) bool {
	if i+1 == len(b.d.Blocks) {
		return false
	}
	_, ends := b.d.Blocks[i+1].(document.Heading)
	p, ok := b.d.Blocks[i].(document.Para)
	if b.d.Kind != document.HandoutKind {
		return ok && p.Role == document.Hint && i > 0 && leads(b.d.Blocks[i-1]) && b.linesOf(p, b.sheet.text()) <= fewLines
	}
	return ok && (!ends || p.Role != document.WriteOn)
}

// fewLines are too little to stand at the end of a page under a heading.
const fewLines = 5

// leads tells whether a block is the first thing to read under a part's name.
func leads(block document.Block) bool {
	p, ok := block.(document.Para)
	return ok && p.Role == document.Lead
}

// blankLines counts the empty lines to write on that follow each other from a block
// on.
func (b *body) blankLines(i int) int {
	n := 0
	for ; i+n < len(b.d.Blocks); n++ {
		p, ok := b.d.Blocks[i+n].(document.Para)
		if !ok || p.Role != document.WriteOn || !p.Label.Empty() || !p.Text.Empty() || len(p.Comments) > 0 {
			break
		}
	}
	return n
}

// writeLines writes lines to write on as one paragraph, which no reader parts over
// two pages: of a long chain of paragraphs that are to stay together LibreOffice
// leaves the first behind.
func (b *body) writeLines(n int) {
	b.paragraph(paraProps{style: "WriteLines", tab: b.sheet.text(), leader: true}, "", func() {
		b.start("w:r")
		for i := range n {
			if i > 0 {
				b.leaf("w:br")
			}
			b.leaf("w:tab")
		}
		b.end()
	})
}

func (b *body) block(block document.Block, held bool) error {
	switch block := block.(type) {
	case document.Heading:
		b.heading(block)
	case document.Para:
		b.para(block, place{keepNext: held})
	case document.List:
		for _, item := range block.Items {
			b.para(item, place{style: "ListBullet"})
		}
	case document.Facts:
		b.facts(block)
	case document.Table:
		b.table(block)
	case document.Scales:
		b.scales(block)
	case document.Plot:
		return b.plot(&block)
	case document.Reading:
		b.reading(block)
	case document.PageBreak:
		b.newPage = true
	default:
		return fmt.Errorf("docx: unknown block %T", block)
	}
	return nil
}

// title writes what stands over everything.
func (b *body) title() {
	b.saying(b.d.Title, "w:br", paraProps{style: "Title"})
	b.saying(b.d.Subject, "w:br", paraProps{style: "Subtitle"})
	b.saying(b.d.Summary, "w:br", paraProps{style: "Lead"})
}

// saying writes a text as a paragraph, its second language in the same one, after a
// break or, when between is empty, a space.
func (b *body) saying(t document.Text, between string, p paraProps) {
	lines := t.Lines(b.d.Langs)
	if len(lines) == 0 {
		return
	}
	b.paragraph(p, lines[0].Text, func() { b.inline(lines, between, runProps{}) })
}

// paragraph writes one paragraph; its first words say from which side it runs.
func (b *body) paragraph(p paraProps, words string, content func()) {
	if !b.inCell {
		if b.tight && !b.newPage && !heads(p.style) {
			b.gap()
		}
		p.breakBefore = p.breakBefore || b.newPage
		b.newPage, b.tight = false, false
	}
	p.bidi = startsRightToLeft(words)
	b.start("w:p")
	b.paraProps(p)
	content()
	b.end()
}

// heads tells whether a style brings room above it, so that no gap is wanted
// after a table.
func heads(style string) bool {
	switch style {
	case "Heading1", "Heading2", "Heading3", "TableCaption", "TOCHeading":
		return true
	}
	return false
}

// gap is the room after a table or a reading, which have none by themselves.
func (b *body) gap() {
	p := paraProps{style: "Gap", keepNext: b.newPage, breakBefore: b.newPage}
	b.newPage, b.tight = false, false
	b.start("w:p")
	b.paraProps(p)
	b.end()
}
