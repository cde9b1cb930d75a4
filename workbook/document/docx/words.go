package docx

import (
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
)

// place is where a paragraph stands, which can change its style.
type place struct {
	style    string // empty: the role's
	align    string
	keepNext bool
	size     int // half points; 0: the style's
}

// continued is the style of a list item's further paragraphs, which have no bullet.
const continued = "ListContinue"

// styleOf gives a role its style.
func styleOf(r document.Role) string {
	switch r {
	case document.Name:
		return "Name"
	case document.Lead:
		return "Lead"
	case document.Ask:
		return "Ask"
	case document.Hint:
		return "Hint"
	case document.Note, document.Remark:
		return "Note"
	case document.Claim:
		return "Claim"
	case document.Silent:
		return "Silent"
	case document.WriteOn:
		return "WriteOn"
	case document.Verdict:
		return "Verdict"
	case document.Accepted:
		return "Accepted"
	}
	return ""
}

// para writes a paragraph of the tree: one of Word's for each line of each
// language, with comments around them all.
func (b *body) para(p document.Para, at place) {
	props := paraProps{style: at.style, align: at.align, keepNext: at.keepNext}
	if props.style == "" {
		props.style = styleOf(p.Role)
	}
	if b.inCell { // to keep a paragraph with the next one keeps its whole row with the next row
		props.loose = !at.keepNext
		if props.style == "" {
			props.style = "TableText"
		}
	}
	if p.Role == document.Name && len(p.Comments) == 0 && p.Label.Empty() {
		b.saying(p.Text, "", props)
		return
	}
	said := b.sayings(p)
	for i, s := range said {
		lines := paragraphs(s.line.Text)
		for j, text := range lines {
			first, last := i+j == 0, i == len(said)-1 && j == len(lines)-1
			if !first && at.style == "ListBullet" {
				props.style = continued
			}
			props.close = j == len(lines)-1 && !last // the other language follows
			props.keepNext = at.keepNext || props.close && !b.inCell
			b.paragraph(props, text, func() {
				if first {
					b.commentsStart(p.Comments)
				}
				if j == 0 && len(s.label) > 0 {
					b.label(s.label, text != "", at.size)
				}
				b.line(text, s.line.Lang, runProps{style: s.style, size: at.size})
				if last {
					b.commentsEnd(p.Comments)
				}
			})
		}
	}
	b.comments = append(b.comments, p.Comments...)
}

// saying is what one or more paragraphs say: a label and a text in one language.
type saying struct {
	label []document.Line
	line  document.Line
	style string // the character style of a second language
}

// sayings pairs a paragraph's label and text by language; an own text has the
// label in both.
func (b *body) sayings(p document.Para) []saying {
	labels, lines := p.Label.Lines(b.d.Langs), p.Text.Lines(b.d.Langs)
	if len(lines) < 2 {
		one := saying{label: labels}
		if len(lines) == 1 {
			one.line = lines[0]
		}
		return []saying{one}
	}
	out := make([]saying, len(lines))
	for i, l := range lines {
		out[i] = saying{line: l}
		if i < len(labels) {
			out[i].label = labels[i : i+1]
		}
		if i > 0 {
			out[i].style = "SecondLanguage"
		}
	}
	return out
}

// label writes a label before a text, an em's room between them.
func (b *body) label(labels []document.Line, followed bool, size int) {
	for i, l := range labels {
		props := runProps{style: "Strong", size: size}
		if i > 0 {
			b.line(" ", "", runProps{})
			props.style = "SecondLanguage"
		}
		b.line(l.Text, l.Lang, props)
	}
	if followed {
		b.line("\u2003", "", runProps{size: size})
	}
}

// inline writes a text's languages in one paragraph, with a break or, when that is
// empty, a space between them.
func (b *body) inline(lines []document.Line, between string, props runProps) {
	for i, l := range lines {
		if i > 0 {
			props = runProps{style: "SecondLanguage", size: props.size}
			if between == "" {
				b.line("\u2002", "", runProps{})
			} else {
				b.start("w:r")
				b.leaf(between)
				b.end()
			}
		}
		for j, text := range paragraphs(l.Text) {
			if j > 0 {
				b.start("w:r")
				b.leaf("w:br")
				b.end()
			}
			b.line(text, l.Lang, props)
		}
	}
}

// line writes the runs of one line, which has no newline; tabs stay tabs.
func (m *markup) line(s string, lang workbook.Lang, props runProps) {
	if s == "" {
		return
	}
	switch lang {
	case workbook.Chinese:
		props.asianLang = tagOf(lang)
	case workbook.English:
		props.latinLang = tagOf(lang)
	}
	for _, p := range pieces(s, lang) {
		props.asian, props.rtl = p.asian, p.rtl
		m.start("w:r")
		m.runProps(props)
		for i, t := range strings.Split(p.text, "\t") {
			if i > 0 {
				m.leaf("w:tab")
			}
			if t != "" {
				m.words("w:t", t, "xml:space", "preserve")
			}
		}
		m.end()
	}
}
