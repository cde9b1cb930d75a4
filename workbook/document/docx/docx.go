// Package docx writes a document as a Word file: real styles, tables, comments,
// fields and a picture, so that a reader can restyle it, comment on it and find
// the way in the navigation pane. It knows the document tree and nothing else.
//
// It writes Office Open XML itself. In November 2026 no library under a permissive
// licence wrote comments: ubavic/godocx 0.4.0 has no part for them, docxgo 2.12 has
// them, and styles of one's own, on its list of what is to come; go-word is LGPL and
// two months old, unioffice is sold. Comments, styles and the order of bytes would
// have to be written past any of them.
package docx

import (
	"io"

	"shiben/workbook"
	"shiben/workbook/document"
)

// Draw gives the picture of a plot in some languages as a PNG whose width is the
// text's; the picture's proportions are kept, its size in pixels says how sharp it is.
type Draw func(p *document.Plot, langs []workbook.Lang) ([]byte, error)

// Write writes the document as a Word file. The same document and pictures give
// the same bytes. An error is of draw or of w.
func Write(w io.Writer, d *document.Document, draw Draw) error {
	b := &body{d: d, sheet: sheetOf(d.Paper), draw: draw}
	main, err := b.write()
	if err != nil {
		return err
	}
	f := &file{}
	f.add("_rels/.rels", "", packageRelations())
	f.add("docProps/core.xml", coreType, corePart(d))
	f.add("docProps/app.xml", appType, appPart())
	f.word("document.xml", "main", "", main)
	f.word("styles.xml", "styles", "styles", stylesPart(d.Kind))
	f.word("numbering.xml", "numbering", "numbering", numberingPart())
	f.word("settings.xml", "settings", "settings", settingsPart())
	f.word("fontTable.xml", "fontTable", "fontTable", fontsPart())
	f.word("header1.xml", "header", "header", headerPart(d))
	f.word("header2.xml", "header", "header", firstHeaderPart())
	f.word("footer1.xml", "footer", "footer", footerPart(d))
	if len(b.comments) > 0 {
		f.word("comments.xml", "comments", "comments", commentsPart(b.comments))
		f.add("word/commentsExtended.xml", wordType+"commentsExtended+xml", resolvedPart(b.comments))
		f.relate(relationDone, "commentsExtended.xml")
	}
	for i, p := range b.pictures {
		f.picture(i, p)
	}
	return f.write(w)
}
