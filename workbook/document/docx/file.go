package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
)

// file is the package: parts, and what the main part is related to.
type file struct {
	parts     []part
	relations []related
}

type part struct {
	name, kind string // kind is the content type; empty for what its ending tells
	data       []byte
}

type related struct{ id, kind, target string }

// The relationships' ids that the main part names; file.word gives the same ones.
const (
	headerID      = "header1"
	firstHeaderID = "header2"
	footerID      = "footer1"
)

func (f *file) add(name, kind string, data []byte) {
	f.parts = append(f.parts, part{name, kind, data})
}

// word adds a part of the word folder, related to the main part by the kind of
// relation, or not when that is empty.
func (f *file) word(name, kind, relationKind string, data []byte) {
	f.add("word/"+name, wordType+contentKind(kind), data)
	if relationKind != "" {
		f.relate(relation+relationKind, name)
	}
}

func contentKind(kind string) string {
	if kind == "main" {
		return "document.main+xml"
	}
	return kind + "+xml"
}

// relate names a relation by its target: header1.xml is header1.
func (f *file) relate(kind, target string) {
	id := target
	for i := range target {
		if target[i] == '.' {
			id = target[:i]
			break
		}
	}
	f.relations = append(f.relations, related{id, kind, target})
}

// pictureID names the relation to a picture, from 0.
func pictureID(i int) string { return fmt.Sprintf("image%d", i+1) }

func (f *file) picture(i int, png []byte) {
	name := pictureID(i) + ".png"
	f.add("word/media/"+name, "", png)
	f.relations = append(f.relations, related{pictureID(i), relation + "image", "media/" + name})
}

// write puts the package together: the content types first, since some who look
// into the file ask what it is by its beginning.
func (f *file) write(w io.Writer) error {
	parts := append([]part{{name: "[Content_Types].xml", data: f.typesPart()}}, f.parts...)
	parts = append(parts, part{name: "word/_rels/document.xml.rels", data: relationsPart(f.relations)})
	z := zip.NewWriter(w)
	for _, p := range parts {
		method := zip.Deflate
		if strings.HasSuffix(p.name, ".png") { // is compressed already
			method = zip.Store
		}
		to, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method, Modified: epoch})
		if err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
		if _, err := to.Write(p.data); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	return z.Close()
}

// epoch is the time of every part: the earliest that a zip can hold, so that the
// same document gives the same bytes.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func (f *file) typesPart() []byte {
	m := &markup{}
	m.part("Types", "xmlns", nsTypes)
	m.leaf("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.leaf("Default", "Extension", "xml", "ContentType", "application/xml")
	m.leaf("Default", "Extension", "png", "ContentType", "image/png")
	for _, p := range f.parts {
		if p.kind != "" {
			m.leaf("Override", "PartName", "/"+p.name, "ContentType", p.kind)
		}
	}
	return m.close()
}

func relationsPart(rs []related) []byte {
	m := &markup{}
	m.part("Relationships", "xmlns", nsRelations)
	for _, r := range rs {
		m.leaf("Relationship", "Id", r.id, "Type", r.kind, "Target", r.target)
	}
	return m.close()
}

// packageRelations says where the main part and the properties are.
func packageRelations() []byte {
	return relationsPart([]related{
		{"document", relation + "officeDocument", "word/document.xml"},
		{"core", relationCore, "docProps/core.xml"},
		{"app", relation + "extended-properties", "docProps/app.xml"},
	})
}
