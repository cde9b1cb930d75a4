package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"shiben/workbook/document"
)

// words are what a part says, its runs one after the other, its paragraphs apart.
func words(t testing.TB, data []byte) string {
	t.Helper()
	if data == nil {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	text := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			text = e.Name.Local == "t"
			if e.Name.Local == "tab" || e.Name.Local == "br" {
				b.WriteByte('\n')
			}
			if e.Name.Local == "comment" {
				for _, a := range e.Attr {
					b.WriteString(a.Value + "\n")
				}
			}
		case xml.EndElement:
			text = false
			if e.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if text {
				b.Write(e)
			}
		}
	}
}

// allowed is a text without what XML 1.0 does not have.
func allowed(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1, r < 0x20 && r != '\n' && r != '\t' && r != '\r', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// texts is everything that a document says in its blocks.
func texts(d *document.Document) []string {
	var out []string
	say := func(ts ...document.Text) {
		for _, text := range ts {
			for _, l := range text.Lines(d.Langs) {
				out = append(out, l.Text)
			}
		}
	}
	paras := func(ps ...document.Para) {
		for _, p := range ps {
			say(p.Label, p.Text)
			for _, c := range p.Comments {
				out = append(out, c.Text)
			}
		}
	}
	say(d.Title, d.Subject, d.Summary)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			say(b.Text)
		case document.Para:
			paras(b)
		case document.List:
			paras(b.Items...)
		case document.Facts:
			for _, f := range b.Items {
				say(f.Name, f.Value)
			}
		case document.Table:
			if len(b.Columns) == 0 {
				continue
			}
			say(b.Caption)
			for _, c := range b.Columns {
				say(c.Name)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					paras(c.Paras...)
				}
			}
		case document.Scales:
			say(b.Sides[0], b.Sides[1])
			for _, r := range b.Rows {
				say(r.Name, r.Ask, r.Poles[0], r.Poles[1], r.Marks[0].State, r.Marks[1].State)
				paras(r.Notes...)
			}
		case document.Reading:
			say(b.KindName, b.Name, b.Text, b.Next, b.Accepted)
			paras(b.Claims...)
		}
	}
	return out
}
