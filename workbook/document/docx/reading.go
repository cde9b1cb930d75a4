package docx

import "shiben/workbook/document"

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
	for _, p := range rest {
		if !p.Text.Empty() {
			b.para(p, place{style: "Reading"})
		}
	}
	for _, c := range r.Claims {
		b.para(c, place{style: "ReadingNote"})
	}
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
