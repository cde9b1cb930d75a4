package docx

import (
	"slices"

	"shiben/workbook/document"
)

// reading writes a reading as one box: its kind and name, what it says, the next
// step, why it was accepted, and what it rests on.
func (b *body) reading(r document.Reading) {
	lines := r.Name.Lines(b.d.Langs)
	first := ""
	if len(lines) > 0 {
		first = lines[0].Text
	}
	b.paragraph(paraProps{style: "ReadingTitle"}, first, func() {
		b.inline(r.KindName.Lines(b.d.Langs), "", runProps{colour: accent})
		b.line("\u2003", "", runProps{})
		b.inline(lines, "", runProps{})
		if r.Rule != "" {
			b.line("\u2003"+r.Rule, "", runProps{upright: true, colour: muted, size: 17})
		}
	})
	rest := []document.Para{{Text: r.Text}, {Text: arrow(r.Next)}, {Text: r.Accepted}}
	rest = slices.DeleteFunc(rest, func(p document.Para) bool { return p.Text.Empty() })
	for i, p := range rest {
		b.para(p, place{style: "Reading", keepNext: i < len(rest)-1 || len(r.Claims) > 0})
	}
	for i, c := range r.Claims { // of many, a page may end between them, with two on either side
		parts := i > 0 && i < len(r.Claims)-2
		b.para(c, place{style: "ReadingNote", keepNext: i < len(r.Claims)-1 && !parts})
	}
	b.tight = true // the next one is a box of its own
}

// arrow leads a next step.
func arrow(t document.Text) document.Text {
	if t.ZH != "" {
		t.ZH = "→ " + t.ZH
	}
	if t.EN != "" {
		t.EN = "→ " + t.EN
	}
	return t
}
