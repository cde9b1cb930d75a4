package docx

import (
	"slices"
	"strconv"

	"shiben/workbook/document"
)

// style is a named style. Those that Word has by itself keep Word's id and name,
// so that it shows them in its own language and its commands find them.
type style struct {
	id, name  string
	kind      string // "paragraph" unless said
	based     string
	next      string
	own       bool // not one of Word's
	prominent bool // among the first that Word offers
	priority  int
	para      paraProps
	run       runProps
}

// paragraphStyles are the styles of what is read in full, in the order in which
// Word offers them.
func paragraphStyles() []style {
	tight := func(before, after int) paraProps {
		return paraProps{spacing: spacing{before: before, after: after, set: true}}
	}
	head := func(level, before, after int) paraProps {
		p := tight(before, after)
		p.keepNext, p.keepLines, p.outline = true, true, level
		return p
	}
	heading1 := head(1, 420, 160)
	heading1.bottom = edge{6, 4, line}
	return []style{
		{id: "Normal", name: "Normal", prominent: true},
		{
			id: "Title", name: "Title", next: "Subtitle", prominent: true, priority: 10,
			para: paraProps{keepNext: true, keepLines: true, spacing: spacing{after: 60, line: 264, set: true}}, run: runProps{bold: true, size: 52},
		},
		{
			id: "Subtitle", name: "Subtitle", next: "Normal", prominent: true, priority: 11,
			para: tight(0, 200), run: runProps{colour: muted, size: 26},
		},
		{id: "Heading1", name: "heading 1", next: "Normal", prominent: true, priority: 9, para: heading1, run: runProps{bold: true, size: 34}},
		{id: "Heading2", name: "heading 2", next: "Normal", prominent: true, priority: 9, para: head(2, 300, 100), run: runProps{bold: true, size: 26}},
		{id: "Heading3", name: "heading 3", next: "Normal", prominent: true, priority: 9, para: head(3, 220, 60), run: runProps{bold: true, size: 22}},
		{id: "Lead", name: "Lead", own: true, next: "Normal", para: keep(tight(0, 140)), run: runProps{size: 22}},
		{id: "Name", name: "Prompt Name", own: true, next: "Normal", para: keep(tight(0, 40)), run: runProps{bold: true}},
		{id: "Ask", name: "Ask", own: true, next: "Normal", para: keep(tight(0, 60)), run: runProps{colour: muted}},
		{id: "Hint", name: "Hint", own: true, para: tight(0, 60), run: runProps{colour: muted, size: 18}},
		{id: "Note", name: "Note", own: true, para: tight(0, 50), run: runProps{colour: muted, size: 18}},
		{id: "Claim", name: "Claim", own: true, para: tight(0, 40), run: runProps{colour: muted, size: 17}},
		{id: "Silent", name: "Silent", own: true, para: tight(0, 60), run: runProps{colour: muted, size: 20}},
		{id: "Verdict", name: "Verdict", own: true, para: keep(tight(60, 120)), run: runProps{bold: true}},
		{id: "Accepted", name: "Accepted", own: true, para: tight(20, 50), run: runProps{size: 19}},
		{id: "WriteOn", name: "Write On", own: true, para: paraProps{
			bottom: edge{4, 1, writeOn}, between: edge{4, 1, writeOn}, spacing: spacing{line: 520, exact: true, set: true},
		}},
		{id: "WriteLines", name: "Write Lines", own: true, para: paraProps{
			keepLines: true, spacing: spacing{line: 520, exact: true, set: true},
		}, run: runProps{colour: writeOn}},
		{id: "ListBullet", name: "List Bullet", priority: 36, para: paraProps{
			list: true, spacing: spacing{after: 60, set: true}, indent: indent{left: 284, hanging: 284},
		}},
		{id: continued, name: "List Continue", priority: 36, para: paraProps{
			spacing: spacing{after: 60, set: true}, indent: indent{left: 284},
		}},
		{id: "Caption", name: "caption", prominent: true, priority: 35, para: tight(60, 160), run: runProps{colour: muted, size: 18}},
		{id: "TableCaption", name: "Table Caption", own: true, based: "Caption", para: keep(tight(160, 80)), run: runProps{bold: true}},
		{id: "TableText", name: "Table Text", own: true, para: tight(0, 40)},
		{id: "TableHead", name: "Table Head", own: true, para: keep(tight(0, 0)), run: runProps{bold: true, size: 19}},
		{id: "Mark", name: "Mark", own: true, para: paraProps{spacing: spacing{line: 240, set: true}, align: "center"}, run: runProps{size: 21}},
		{id: "Picture", name: "Picture", own: true, next: "Caption", para: paraProps{
			keepNext: true, spacing: spacing{before: 80, after: 60, line: 240, set: true}, align: "center",
		}},
		{id: "Reading", name: "Reading", own: true, para: boxed(60, 60), run: runProps{size: 20}},
		{id: "ReadingTitle", name: "Reading Title", own: true, based: "Reading", next: "Reading", para: keep(boxed(160, 40)), run: runProps{bold: true, size: 21}},
		{id: "ReadingNote", name: "Reading Note", own: true, based: "Reading", para: boxed(0, 60), run: runProps{colour: muted, size: 18}},
		{id: "Gap", name: "Gap", own: true, para: paraProps{spacing: spacing{line: 120, exact: true, set: true}}, run: runProps{size: 4}},
		{id: "TOCHeading", name: "TOC Heading", next: "Normal", priority: 39, para: keep(tight(240, 80)), run: runProps{bold: true, size: 22}},
		{id: "TOC1", name: "toc 1", priority: 39, para: tight(0, 40)},
		{id: "TOC2", name: "toc 2", priority: 39, para: paraProps{spacing: spacing{after: 20, set: true}, indent: indent{left: 284}}, run: runProps{colour: muted, size: 20}},
		{id: "Header", name: "header", priority: 99, para: paraProps{bottom: edge{4, 4, line}, spacing: spacing{line: 240, set: true}}, run: runProps{colour: muted, size: 17}},
		{id: "Footer", name: "footer", priority: 99, para: paraProps{spacing: spacing{line: 240, set: true}, align: "center"}, run: runProps{colour: muted, size: 17}},
		{id: "CommentText", name: "annotation text", priority: 99, para: tight(0, 0), run: runProps{size: 20}},
	}
}

// keep holds a paragraph with the next one.
func keep(p paraProps) paraProps {
	p.keepNext, p.keepLines = true, true
	return p
}

// boxed is a paragraph of a reading: those that follow each other share one bar
// and one ground, since their borders and indents are the same.
func boxed(before, after int) paraProps {
	return paraProps{
		keepLines: true, left: edge{24, 8, accent}, shade: wash,
		spacing: spacing{before: before, after: after, set: true}, indent: indent{left: 200},
	}
}

// otherStyles are the styles of characters and tables.
func otherStyles() []style {
	return []style{
		{id: "DefaultParagraphFont", name: "Default Paragraph Font", kind: "character", priority: 1},
		{id: "Strong", name: "Strong", kind: "character", prominent: true, priority: 22, run: runProps{bold: true, colour: ink}},
		{id: "SecondLanguage", name: "Second Language", kind: "character", own: true, run: runProps{upright: true, colour: second}},
		{id: "CommentReference", name: "annotation reference", kind: "character", priority: 99, run: runProps{size: 16}},
		{id: "TableNormal", name: "Normal Table", kind: "table", priority: 99},
		{id: "Answers", name: "Answers", kind: "table", based: "TableNormal", own: true},
		{id: "Facts", name: "Facts", kind: "table", based: "TableNormal", own: true},
		{id: "NoList", name: "No List", kind: "numbering", priority: 99},
	}
}

// smaller gives a short document's headings, and the many of a handout, the look of
// those of the next level.
func smaller(all []style, k document.Kind) []style {
	id, look := "Heading1", "Heading2"
	switch k {
	case document.Brief:
	case document.HandoutKind:
		id, look = "Heading2", "Heading3"
	default:
		return all
	}
	find := func(id string) int { return slices.IndexFunc(all, func(s style) bool { return s.id == id }) }
	s, of := &all[find(id)], all[find(look)]
	outline := s.para.outline
	s.para, s.run = of.para, of.run
	s.para.outline = outline
	return all
}

// stylesPart is word/styles.xml. A brief is set smaller, to fit on its page.
func stylesPart(k document.Kind) []byte {
	size, line := "21", "276"
	if k == document.Brief {
		size, line = "19", "259"
	}
	m := &markup{}
	m.part("w:styles", "xmlns:w", nsW)
	m.start("w:docDefaults")
	m.start("w:rPrDefault")
	m.start("w:rPr")
	m.fonts(runProps{fonts: true})
	m.val("w:color", ink)
	m.val("w:sz", size)
	m.val("w:szCs", size)
	m.leaf("w:lang", "w:val", "en-GB", "w:eastAsia", "zh-CN", "w:bidi", "ar-SA")
	m.end()
	m.end()
	m.start("w:pPrDefault")
	m.start("w:pPr")
	m.flag("w:widowControl", true)
	m.leaf("w:spacing", "w:after", "100", "w:line", line, "w:lineRule", "auto")
	m.end()
	m.end()
	m.end()
	for _, s := range smaller(paragraphStyles(), k) {
		m.style(s)
	}
	for _, s := range otherStyles() {
		m.style(s)
	}
	return m.close()
}

func (m *markup) style(s style) {
	kind := s.kind
	if kind == "" {
		kind = "paragraph"
	}
	attrs := []string{"w:type", kind}
	switch s.id {
	case "Normal", "DefaultParagraphFont", "TableNormal", "NoList":
		attrs = append(attrs, "w:default", "1")
	}
	if s.own {
		attrs = append(attrs, "w:customStyle", "1")
	}
	m.start("w:style", append(attrs, "w:styleId", s.id)...)
	m.val("w:name", s.name)
	based := s.based
	if based == "" && kind == "paragraph" && s.id != "Normal" {
		based = "Normal"
	}
	if based != "" {
		m.val("w:basedOn", based)
	}
	if s.next != "" {
		m.val("w:next", s.next)
	}
	if s.priority > 0 {
		m.val("w:uiPriority", strconv.Itoa(s.priority))
	}
	m.flag("w:qFormat", s.prominent || s.own)
	if kind == "paragraph" && s.id != "Normal" {
		s.run.fonts = true
	}
	m.paraProps(s.para)
	m.runProps(s.run)
	if kind == "table" {
		m.tableStyle(s.id)
	}
	m.end()
}

// tableStyle writes what a table style says: rules around and between the cells,
// for facts only between the rows, and the room within a cell.
func (m *markup) tableStyle(id string) {
	rule := func(name, colour string) {
		m.leaf(name, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", colour)
	}
	above := strconv.Itoa(cellY)
	m.start("w:tblPr")
	switch id {
	case "TableNormal":
		m.leaf("w:tblInd", "w:w", "0", "w:type", "dxa")
		above = "0"
	case "Answers":
		m.start("w:tblBorders")
		rule("w:top", line)
		rule("w:bottom", line)
		rule("w:insideH", hair)
		rule("w:insideV", hair)
		m.end()
	case "Facts":
		m.start("w:tblBorders")
		rule("w:insideH", hair)
		m.end()
	}
	m.start("w:tblCellMar")
	m.leaf("w:top", "w:w", above, "w:type", "dxa")
	m.leaf("w:left", "w:w", strconv.Itoa(cellX), "w:type", "dxa")
	m.leaf("w:bottom", "w:w", above, "w:type", "dxa")
	m.leaf("w:right", "w:w", strconv.Itoa(cellX), "w:type", "dxa")
	m.end()
	m.end()
}
