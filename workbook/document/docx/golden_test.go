package docx_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/document/docx"
)

// Short so as not to meet a flag of the packages that tests import.
var updateParts = flag.Bool("parts", false, "write the goldens of Word files anew")

// TestTheSamplesParts holds every part of the sample, a line for each element.
func TestTheSamplesParts(t *testing.T) {
	o := open(t, written(t, documenttest.Sample()))
	var b strings.Builder
	for _, name := range o.names {
		fmt.Fprintf(&b, "==== %s\n", name)
		if isXML(name) {
			b.WriteString(strings.ReplaceAll(string(o.parts[name]), "><", ">\n<") + "\n")
		}
	}
	path := filepath.Join("testdata", "sample.golden")
	if *updateParts {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, lines := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range got {
		if i >= len(lines) || got[i] != lines[i] {
			t.Fatalf("%s differs from line %d:\ngot  %s", path, i+1, got[i])
		}
	}
	if len(got) != len(lines) {
		t.Fatalf("%s: %d lines, want %d", path, len(got), len(lines))
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	first, second := all(t), all(t)
	for name := range first {
		if !bytes.Equal(written(t, first[name]), written(t, second[name])) {
			t.Errorf("%s: two exports differ", name)
		}
	}
}

func TestAPictureThatCannotBeDrawnIsAnError(t *testing.T) {
	for name, draw := range map[string]docx.Draw{
		"an error":   func(*document.Plot, []workbook.Lang) ([]byte, error) { return nil, os.ErrPermission },
		"no picture": func(*document.Plot, []workbook.Lang) ([]byte, error) { return []byte("GIF89a"), nil },
	} {
		var buf bytes.Buffer
		if err := docx.Write(&buf, documenttest.Sample(), draw); err == nil || buf.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes are written", name, err, buf.Len())
		}
	}
}

// TestNothingIsCut holds that every word of a document is in its Word file, but for
// the characters that XML has not.
func TestNothingIsCut(t *testing.T) {
	for name, d := range all(t) {
		o := open(t, written(t, d))
		said := words(t, o.parts["word/document.xml"]) + words(t, o.parts["word/comments.xml"])
		for _, s := range texts(d) {
			for _, line := range strings.FieldsFunc(allowed(s), func(r rune) bool { return r == '\n' || r == '\t' || r == '\r' }) {
				if !strings.Contains(said, line) {
					t.Errorf("%s: %q is not in the file", name, line)
				}
			}
		}
	}
}
