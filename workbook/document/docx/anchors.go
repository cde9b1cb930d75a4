package docx

import (
	"strconv"

	"shiben/workbook/document"
)

// commentsStart opens the range of a paragraph's comments; their ids follow those
// that are already gathered.
func (b *body) commentsStart(cs []document.Comment) {
	for i := range cs {
		b.leaf("w:commentRangeStart", "w:id", strconv.Itoa(len(b.comments)+i))
	}
}

// commentsEnd closes the range and refers to the comments.
func (b *body) commentsEnd(cs []document.Comment) {
	for i := range cs {
		id := strconv.Itoa(len(b.comments) + i)
		b.leaf("w:commentRangeEnd", "w:id", id)
		b.start("w:r")
		b.runProps(runProps{style: "CommentReference"})
		b.leaf("w:commentReference", "w:id", id)
		b.end()
	}
}
