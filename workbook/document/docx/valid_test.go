package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"
)

// opened is a Word file taken apart.
type opened struct {
	names []string // in the file's order
	parts map[string][]byte
}

func open(t testing.TB, data []byte) opened {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	o := opened{parts: map[string][]byte{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := o.parts[f.Name]; twice {
			t.Errorf("%s is in the file twice", f.Name)
		}
		o.names = append(o.names, f.Name)
		o.parts[f.Name] = content
	}
	return o
}

// element is a start or an end within a part.
type element struct {
	name string // its local name
	attr map[string]string
	end  bool
}

// elements reads a part strictly: what is not well-formed fails.
func elements(t testing.TB, name string, data []byte) []element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	var out []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Space == "w" || e.Name.Space == "r" {
				t.Fatalf("%s: a prefix without a namespace", name)
			}
			attr := map[string]string{}
			for _, a := range e.Attr {
				if _, twice := attr[a.Name.Local]; twice && a.Name.Space == "" {
					t.Errorf("%s: <%s> has %s twice", name, e.Name.Local, a.Name.Local)
				}
				attr[a.Name.Local] = a.Value
			}
			out = append(out, element{e.Name.Local, attr, false})
		case xml.EndElement:
			out = append(out, element{e.Name.Local, nil, true})
		case xml.Directive:
			t.Errorf("%s: a directive", name)
		}
	}
}

func isXML(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

// TestEveryFileIsWhole holds what Word refuses a file for: parts that are not XML,
// without a type or that nothing leads to, ids that nothing has or that two have,
// and children in another order than the schema's.
func TestEveryFileIsWhole(t *testing.T) {
	for name, d := range all(t) {
		t.Run(name, func(t *testing.T) {
			o := open(t, written(t, d))
			if o.names[0] != "[Content_Types].xml" {
				t.Errorf("the file begins with %s", o.names[0])
			}
			read := map[string][]element{}
			for _, part := range o.names {
				if isXML(part) {
					read[part] = elements(t, part, o.parts[part])
				}
			}
			checkTypes(t, o, read["[Content_Types].xml"])
			targets := checkRelations(t, o, read)
			main := read["word/document.xml"]
			checkIDs(t, main, read, targets)
			checkStyles(t, read)
			checkTables(t, main)
			for part, es := range read {
				checkOrder(t, part, es)
			}
		})
	}
}

func checkTypes(t *testing.T, o opened, es []element) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range es {
		switch e.name {
		case "Default":
			known["."+e.attr["Extension"]] = true
		case "Override":
			known[e.attr["PartName"]] = true
			if _, ok := o.parts[strings.TrimPrefix(e.attr["PartName"], "/")]; !ok && !e.end {
				t.Errorf("a type for %s, which is not there", e.attr["PartName"])
			}
		}
	}
	for _, name := range o.names {
		special := strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml")
		if special && !known["/"+name] || !known["/"+name] && !known[path.Ext(name)] {
			t.Errorf("%s has no type of its own", name)
		}
	}
}

// checkRelations returns the main part's relations by id.
func checkRelations(t *testing.T, o opened, read map[string][]element) map[string]string {
	t.Helper()
	led := map[string]bool{}
	relations := func(part, folder string) map[string]string {
		ids := map[string]string{}
		for _, e := range read[part] {
			if e.name != "Relationship" || e.end {
				continue
			}
			if ids[e.attr["Id"]] != "" {
				t.Errorf("%s: %s is there twice", part, e.attr["Id"])
			}
			target := folder + e.attr["Target"]
			ids[e.attr["Id"]], led[target] = target, true
			if _, ok := o.parts[target]; !ok || e.attr["TargetMode"] != "" {
				t.Errorf("%s: %s leads to %s, out of the file", part, e.attr["Id"], target)
			}
		}
		return ids
	}
	relations("_rels/.rels", "")
	ids := relations("word/_rels/document.xml.rels", "word/")
	for _, name := range o.names {
		if !led[name] && name != "[Content_Types].xml" && path.Ext(name) != ".rels" {
			t.Errorf("nothing leads to %s", name)
		}
	}
	return ids
}

// checkIDs holds that what is referred to is there, once, and that every range of a
// comment begins, ends and is referred to.
func checkIDs(t *testing.T, main []element, read map[string][]element, relations map[string]string) {
	t.Helper()
	seen := map[string]int{}
	anchors := map[string]bool{}
	for _, e := range main {
		switch e.name {
		case "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference":
			if !e.end {
				seen[e.name+" "+e.attr["id"]]++
			}
			if e.name == "bookmarkStart" && !e.end {
				if anchors[e.attr["name"]] {
					t.Errorf("two bookmarks are %s", e.attr["name"])
				}
				anchors[e.attr["name"]] = true
			}
		case "docPr":
			if !e.end {
				seen["docPr "+e.attr["id"]]++
			}
		}
		for _, key := range []string{"embed"} {
			if id := e.attr[key]; id != "" && relations[id] == "" {
				t.Errorf("<%s> refers to %s, which is not there", e.name, id)
			}
		}
		if strings.HasSuffix(e.name, "Reference") && strings.HasPrefix(e.name, "header") && !e.end && relations[e.attr["id"]] == "" {
			t.Errorf("the header %s is not there", e.attr["id"])
		}
	}
	for what, n := range seen {
		if n != 1 {
			t.Errorf("%s: %d times", what, n)
		}
	}
	for _, e := range main {
		if e.name == "hyperlink" && !e.end && !anchors[e.attr["anchor"]] {
			t.Errorf("a link to %s, which is not there", e.attr["anchor"])
		}
	}
	comments := 0
	for _, e := range read["word/comments.xml"] {
		if e.name != "comment" || e.end {
			continue
		}
		comments++
		for _, what := range []string{"commentRangeStart ", "commentRangeEnd ", "commentReference "} {
			if seen[what+e.attr["id"]] != 1 {
				t.Errorf("the comment %s has no %s", e.attr["id"], what)
			}
		}
		if e.attr["author"] == "" && e.attr["date"] == "" {
			t.Errorf("the comment %s is nobody's", e.attr["id"])
		}
	}
	for what := range seen {
		if strings.HasPrefix(what, "commentReference ") {
			comments--
		}
	}
	if comments != 0 {
		t.Errorf("%+d comments more than are referred to", comments)
	}
}

// checkStyles holds that every style that is named is there.
func checkStyles(t *testing.T, read map[string][]element) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range read["word/styles.xml"] {
		if e.name == "style" && !e.end {
			known[e.attr["styleId"]] = true
		}
	}
	for part, es := range read {
		for _, e := range es {
			switch e.name {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				if id := e.attr["val"]; !e.end && !known[id] {
					t.Errorf("%s: no style is %q", part, id)
				}
			}
		}
	}
}

// checkTables holds that a row fills its table's grid, that a cell has a paragraph
// last, that a head is repeated, and that two tables do not touch.
func checkTables(t *testing.T, main []element) {
	t.Helper()
	columns, filled, heads, rows := 0, 0, 0, 0
	last, lastEnd := "", ""
	for _, e := range main {
		switch {
		case e.name == "tbl" && !e.end:
			if lastEnd == "tbl" {
				t.Error("two tables touch and become one")
			}
			columns, heads, rows = 0, 0, 0
		case e.name == "gridCol" && !e.end:
			columns++
		case e.name == "tr" && !e.end:
			filled, rows = 0, rows+1
		case e.name == "tc" && !e.end:
			filled++
		case e.name == "gridSpan" && !e.end:
			n := 0
			for _, r := range e.attr["val"] {
				n = n*10 + int(r-'0')
			}
			filled += n - 1
		case e.name == "tblHeader" && !e.end:
			heads++
		case e.name == "tc" && e.end && last != "p":
			t.Errorf("a cell ends with <%s>", last)
		case e.name == "tr" && e.end && filled != columns:
			t.Errorf("a row fills %d of %d columns", filled, columns)
		case e.name == "tbl" && e.end && (heads > 1 || columns > 2 && heads != 1):
			t.Errorf("a table of %d rows has %d heads", rows, heads)
		}
		if e.end {
			last, lastEnd = e.name, e.name
		}
	}
}

// order is the schema's, of the properties that the writer uses.
var order = map[string]string{
	"pPr":    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc outlineLvl",
	"rPr":    "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
	"tblPr":  "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
	"trPr":   "cantSplit tblHeader",
	"tcPr":   "tcW gridSpan tcBorders shd tcMar vAlign",
	"style":  "name basedOn next uiPriority qFormat pPr rPr tblPr",
	"sectPr": "headerReference footerReference pgSz pgMar titlePg",
	"pBdr":   "top left bottom right between",
}

func checkOrder(t *testing.T, part string, es []element) {
	t.Helper()
	type level struct {
		name string
		at   int
	}
	var open []level
	for _, e := range es {
		if e.end {
			open = open[:len(open)-1]
			continue
		}
		if n := len(open) - 1; n >= 0 {
			if list := order[open[n].name]; list != "" {
				at := index(strings.Fields(list), e.name)
				if at < 0 || at < open[n].at {
					t.Fatalf("%s: <%s> stands in <%s> in the wrong place, or is new here", part, e.name, open[n].name)
				}
				open[n].at = at
			}
		}
		open = append(open, level{e.name, 0})
	}
}

func index(list []string, s string) int {
	for i := range list {
		if list[i] == s {
			return i
		}
	}
	return -1
}
