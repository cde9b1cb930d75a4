package docx

import (
	"strings"
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
)

// corePart is docProps/core.xml: what a file manager shows.
func corePart(d *document.Document) []byte {
	m := &markup{}
	m.part("cp:coreProperties", "xmlns:cp", nsCore, "xmlns:dc", nsDC, "xmlns:dcterms", nsTerms, "xmlns:xsi", nsXSI)
	m.property("dc:title", oneLine(d.Title, d.Langs))
	m.property("dc:subject", oneLine(d.Subject, d.Langs))
	m.property("dc:creator", strings.Join(d.Authors, "; "))
	m.property("dc:description", oneLine(d.Summary, d.Langs))
	m.property("dc:language", languages(d.Langs))
	m.property("dc:identifier", d.ID)
	if !d.Updated.IsZero() {
		m.words("dcterms:modified", d.Updated.UTC().Format(time.RFC3339), "xsi:type", "dcterms:W3CDTF")
	}
	return m.close()
}

// property is an element with a text, when there is one.
func (m *markup) property(name, s string) {
	if s != "" {
		m.words(name, s)
	}
}

// oneLine is a text in its languages on one line, for where there is no more.
func oneLine(t document.Text, langs []workbook.Lang) string {
	var out []string
	for _, l := range t.Lines(langs) {
		out = append(out, strings.Join(strings.Fields(l.Text), " "))
	}
	return strings.Join(out, " · ")
}

func languages(langs []workbook.Lang) string {
	var out []string
	for _, l := range langs {
		out = append(out, tagOf(l))
	}
	return strings.Join(out, ", ")
}

func tagOf(l workbook.Lang) string {
	if l == workbook.Chinese {
		return "zh-CN"
	}
	return "en-GB"
}

// appPart is docProps/app.xml.
func appPart() []byte {
	m := &markup{}
	m.part("Properties", "xmlns", nsApp)
	m.words("Application", "Shiben")
	return m.close()
}
