package docx

import "strconv"

// runProps are how characters look. The zero value says nothing.
type runProps struct {
	style         string // a character style's id
	fonts         bool   // names both faces
	asian         bool   // quotation marks, dashes and dots are drawn in the Chinese face
	bold, upright bool   // upright: not bold where the style is
	colour        string
	size          int // half points
	rtl           bool
	latinLang     string
	asianLang     string
}

// runProps writes an rPr, if it says anything, in the schema's order.
func (m *markup) runProps(p runProps) {
	if p == (runProps{}) {
		return
	}
	m.start("w:rPr")
	if p.style != "" {
		m.val("w:rStyle", p.style)
	}
	m.fonts(p)
	switch {
	case p.bold:
		m.leaf("w:b")
		m.leaf("w:bCs")
	case p.upright:
		m.val("w:b", "0")
		m.val("w:bCs", "0")
	}
	if p.colour != "" {
		m.val("w:color", p.colour)
	}
	if p.size > 0 {
		m.val("w:sz", strconv.Itoa(p.size))
		m.val("w:szCs", strconv.Itoa(p.size))
	}
	m.flag("w:rtl", p.rtl)
	m.lang(p)
	m.end()
}

func (m *markup) fonts(p runProps) {
	switch {
	case p.fonts:
		m.leaf("w:rFonts", "w:ascii", latinFace, "w:hAnsi", latinFace, "w:eastAsia", chineseFace, "w:cs", latinFace)
	case p.asian:
		m.leaf("w:rFonts", "w:hint", "eastAsia")
	}
}

func (m *markup) lang(p runProps) {
	var attrs []string
	if p.latinLang != "" {
		attrs = append(attrs, "w:val", p.latinLang)
	}
	if p.asianLang != "" {
		attrs = append(attrs, "w:eastAsia", p.asianLang)
	}
	if attrs != nil {
		m.leaf("w:lang", attrs...)
	}
}

// paraProps are how a paragraph is set. The zero value says nothing.
type paraProps struct {
	style       string
	keepNext    bool
	keepLines   bool
	breakBefore bool
	list        bool // an item of the bulleted list
	left        edge
	bottom      edge
	between     edge
	shade       string
	tab         int  // a tab stop at the right end, for the header and for lines to write on
	leader      bool // a line leads to the tab stop
	bidi        bool
	spacing     spacing
	indent      indent
	close       bool // no space after it, whatever the style says
	loose       bool // not held with the next one, whatever the style says
	align       string
	outline     int // 1 to 3: a heading's level
}

// edge is a border: eighths of a point, points from the text, and a colour.
type edge struct {
	size, space int
	colour      string
}

// spacing is before and after a paragraph, and the height of its lines: in 240ths
// of the font's, or exact.
type spacing struct {
	before, after, line int
	exact, set          bool
}

type indent struct{ left, right, hanging int }

// paraProps writes a pPr, if it says anything, in the schema's order.
func (m *markup) paraProps(p paraProps) {
	if p == (paraProps{}) {
		return
	}
	m.start("w:pPr")
	if p.style != "" {
		m.val("w:pStyle", p.style)
	}
	if p.loose {
		m.val("w:keepNext", "0")
	} else {
		m.flag("w:keepNext", p.keepNext)
	}
	m.flag("w:keepLines", p.keepLines)
	m.flag("w:pageBreakBefore", p.breakBefore)
	if p.list {
		m.start("w:numPr")
		m.val("w:ilvl", "0")
		m.val("w:numId", "1")
		m.end()
	}
	m.paraFrame(p)
	m.flag("w:bidi", p.bidi)
	m.paraPlace(p)
	if p.outline > 0 {
		m.val("w:outlineLvl", strconv.Itoa(p.outline-1))
	}
	m.end()
}

// paraFrame writes borders, shading and tabs.
func (m *markup) paraFrame(p paraProps) {
	if p.left.size+p.bottom.size+p.between.size > 0 {
		m.start("w:pBdr")
		m.edge("w:left", p.left)
		m.edge("w:bottom", p.bottom)
		m.edge("w:between", p.between)
		m.end()
	}
	if p.shade != "" {
		m.leaf("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", p.shade)
	}
	if p.tab > 0 {
		m.start("w:tabs")
		attrs := []string{"w:val", "right"}
		if p.leader {
			attrs = append(attrs, "w:leader", "underscore")
		}
		m.leaf("w:tab", append(attrs, "w:pos", strconv.Itoa(p.tab))...)
		m.end()
	}
}

// paraPlace writes spacing, indents and alignment.
func (m *markup) paraPlace(p paraProps) {
	n := strconv.Itoa
	if p.close {
		m.leaf("w:spacing", "w:after", "0")
	}
	if s := p.spacing; s.set {
		attrs := []string{"w:before", n(s.before), "w:after", n(s.after)}
		if s.line > 0 {
			rule := "auto"
			if s.exact {
				rule = "exact"
			}
			attrs = append(attrs, "w:line", n(s.line), "w:lineRule", rule)
		}
		m.leaf("w:spacing", attrs...)
	}
	if i := p.indent; i != (indent{}) {
		attrs := []string{"w:left", n(i.left), "w:right", n(i.right)}
		if i.hanging > 0 {
			attrs = append(attrs, "w:hanging", n(i.hanging))
		}
		m.leaf("w:ind", attrs...)
	}
	if p.align != "" {
		m.val("w:jc", p.align)
	}
}

func (m *markup) edge(name string, e edge) {
	if e.size > 0 {
		m.leaf(name, "w:val", "single", "w:sz", strconv.Itoa(e.size), "w:space", strconv.Itoa(e.space), "w:color", e.colour)
	}
}
