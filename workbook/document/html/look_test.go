package html

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

func written(t testing.TB, d *document.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// in is the sample in some languages.
func in(langs ...workbook.Lang) *document.Document {
	d := documenttest.Sample()
	d.Langs = langs
	return d
}

// TestKeepForLooking writes the pages for a person to open, when a folder is named.
func TestKeepForLooking(t *testing.T) {
	folder := os.Getenv("HTML_LOOK")
	if folder == "" {
		t.Skip("no folder to write into")
	}
	for name, d := range map[string]*document.Document{
		"both": documenttest.Sample(), "zh": in(workbook.Chinese), "en": in(workbook.English), "hostile": documenttest.Hostile(),
	} {
		if err := os.WriteFile(filepath.Join(folder, name+".html"), []byte(written(t, d)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
