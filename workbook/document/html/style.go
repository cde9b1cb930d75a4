package html

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/picture"
)

// Policy forbids the page everything but its own styles and pictures that it
// carries itself.
func (p *page) Policy() string {
	sum := sha256.Sum256([]byte(p.Style()))
	return fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'",
		base64.StdEncoding.EncodeToString(sum[:]))
}

// Style is the page's one sheet of styles.
func (p *page) Style() template.CSS {
	size := "A4"
	if p.Paper == document.Letter {
		size = "letter"
	}
	light, dark := colours(picture.Light()), colours(picture.Dark())
	return template.CSS("\n:root{color-scheme:light dark;" + light + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + dark + "}}\n" +
		"@page{size:" + size + ";margin:17mm 16mm 19mm;@bottom-center{content:counter(page) \" / \" counter(pages);font:8.5pt sans-serif;color:#5c5b56}}\n" +
		styles + p.choosing())
}

// colours are a palette as variables.
func colours(p picture.Palette) string {
	return fmt.Sprintf("--paper:%s;--raised:%s;--rule:%s;--ink:%s;--muted:%s;--accent:%s;--side1:%s;--side2:%s;--strength:%s;--tension:%s;--gap:%s;--question:%s",
		p.Paper, p.Raised, p.Rule, p.Text, p.Muted, p.Accent, p.Sides[0], p.Sides[1], p.Kinds[0], p.Kinds[1], p.Kinds[2], p.Kinds[3])
}

// choice is one way to read a page of two languages.
type choice struct {
	ID, Lang, Name string
	Chosen         bool
}

// Both tells whether the page is in two languages.
func (p *page) Both() bool { return len(p.Langs) > 1 }

// Choices are the languages, each alone or both together, named in themselves.
func (p *page) Choices() []choice {
	var out []choice
	for _, l := range p.Langs {
		out = append(out, choice{ID: string(l), Lang: tag(l), Name: nameOf(l)})
	}
	return append(out, choice{ID: "both", Name: nameOf(p.Langs[0]) + " + " + nameOf(p.Langs[len(p.Langs)-1]), Chosen: true})
}

// nameOf is what a language is called in itself.
func nameOf(l workbook.Lang) string {
	switch l {
	case workbook.Chinese:
		return "中文"
	case workbook.English:
		return "English"
	}
	return string(l)
}

// choosing shows what was chosen.
func (p *page) choosing() string {
	if !p.Both() {
		return ""
	}
	css := ""
	for i, l := range p.Langs {
		other := p.Langs[1-i]
		css += fmt.Sprintf("#choose-%[1]s:checked~.page .%[2]s,#choose-%[1]s:checked~.page .only-both,.only-%[1]s{display:none}\n#choose-%[1]s:checked~.page .only-%[1]s{display:block}\n#choose-%[1]s:checked~.page .%[1]s{color:inherit;font-size:inherit;font-weight:inherit}\n", l, other)
	}
	for _, c := range p.Choices() {
		css += fmt.Sprintf("#choose-%[1]s:checked~.page label[for=choose-%[1]s]{background:var(--ink);color:var(--paper)}\n#choose-%[1]s:focus-visible~.page label[for=choose-%[1]s]{outline:2px solid var(--accent);outline-offset:2px}\n", c.ID)
	}
	return css
}
