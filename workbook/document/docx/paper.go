package docx

import (
	"strconv"

	"shiben/workbook/document"
)

// sheet is a page and its margins.
type sheet struct {
	width, height, sideMargin, top, bottom, header, footer int
}

func sheetOf(p document.Paper) sheet {
	s := sheet{width: 11906, height: 16838, sideMargin: 1247, top: 1361, bottom: 1247, header: 680, footer: 567}
	if p == document.Letter {
		s.width, s.height = 12240, 15840
	}
	return s
}

// text is the width that is left for words and tables.
func (s sheet) text() int { return s.width - 2*s.sideMargin }

// room is the height that is left for them.
func (s sheet) room() int { return s.height - s.top - s.bottom }

// section writes the properties of the document's only section: the first page
// has no header, since the title stands there.
func (m *markup) section(s sheet, headerID, firstHeaderID, footerID string) {
	n := strconv.Itoa
	m.start("w:sectPr")
	m.leaf("w:headerReference", "w:type", "default", "r:id", headerID)
	m.leaf("w:headerReference", "w:type", "first", "r:id", firstHeaderID)
	m.leaf("w:footerReference", "w:type", "default", "r:id", footerID)
	m.leaf("w:footerReference", "w:type", "first", "r:id", footerID)
	m.leaf("w:pgSz", "w:w", n(s.width), "w:h", n(s.height))
	m.leaf("w:pgMar", "w:top", n(s.top), "w:right", n(s.sideMargin), "w:bottom", n(s.bottom), "w:left", n(s.sideMargin),
		"w:header", n(s.header), "w:footer", n(s.footer), "w:gutter", "0")
	m.leaf("w:titlePg")
	m.end()
}

// share divides a width by weights, to the last twip. A weight below one counts
// as one.
func share(width int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += max(w, 1)
	}
	out := make([]int, len(weights))
	from, done := 0, 0
	for i, w := range weights {
		done += max(w, 1)
		to := width * done / sum
		out[i], from = to-from, to
	}
	return out
}
