package docx

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"shiben/workbook/document"
)

// commentsPart is word/comments.xml; a comment's id is its place.
func commentsPart(cs []document.Comment) []byte {
	m := &markup{}
	m.part("w:comments", "xmlns:w", nsW, "xmlns:mc", nsMC, "xmlns:w14", nsW14, "xmlns:w16du", nsW23, "mc:Ignorable", "w14 w16du")
	id := paraID(0)
	for i, c := range cs {
		attrs := []string{"w:id", strconv.Itoa(i), "w:author", c.Author}
		if !c.At.IsZero() {
			// Word reads the date as an hour of the writer's clock, whatever zone it names; newer ones
			// have the time itself beside it
			attrs = append(attrs, "w:date", c.At.Format("2006-01-02T15:04:05Z"), "w16du:dateUtc", c.At.UTC().Format(time.RFC3339))
		}
		m.start("w:comment", append(attrs, "w:initials", initials(c.Author))...)
		for j, line := range paragraphs(c.Text) {
			id++
			m.start("w:p", "w14:paraId", id.String())
			m.paraProps(paraProps{style: "CommentText", bidi: startsRightToLeft(line)})
			if j == 0 {
				m.start("w:r")
				m.runProps(runProps{style: "CommentReference"})
				m.leaf("w:annotationRef")
				m.end()
			}
			m.line(line, "", runProps{})
			m.end()
		}
		m.end()
	}
	return m.close()
}

// resolvedPart is word/commentsExtended.xml: which comments are done with. It
// names a comment by its last paragraph.
func resolvedPart(cs []document.Comment) []byte {
	m := &markup{}
	m.part("w15:commentsEx", "xmlns:mc", nsMC, "xmlns:w15", nsW15, "mc:Ignorable", "w15")
	id := paraID(0)
	for _, c := range cs {
		id += paraID(len(paragraphs(c.Text)))
		done := "0"
		if c.Resolved {
			done = "1"
		}
		m.leaf("w15:commentEx", "w15:paraId", id.String(), "w15:done", done)
	}
	return m.close()
}

// paraID names a paragraph of a comment, from 1: they are counted through the part.
type paraID int

// String is the number as Word wants it: eight hexadecimal digits below 80000000.
func (id paraID) String() string { return fmt.Sprintf("%08X", int(id)) }

// initials are the first letters of up to three words; of a name that is written
// in one, as Chinese ones are, the first two characters.
func initials(author string) string {
	words := strings.FieldsFunc(author, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := ""
	for _, w := range words[:min(len(words), 3)] {
		runes := []rune(w)
		out += string(unicode.ToUpper(runes[0]))
		if len(words) == 1 && han(runes[0]) && len(runes) > 1 {
			out += string(runes[1])
		}
	}
	return out
}
