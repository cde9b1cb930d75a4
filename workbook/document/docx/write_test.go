package docx

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// blank is a picture of some size; what it shows is another package's business.
func blank(*document.Plot) ([]byte, error) {
	var buf bytes.Buffer
	err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, 1600, 1200)))
	return buf.Bytes(), err
}

func written(t testing.TB, d *document.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, d, blank); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestKeepForLooking writes the files for a person to open, when a folder is named.
func TestKeepForLooking(t *testing.T) {
	folder := os.Getenv("DOCX_LOOK")
	if folder == "" {
		t.Skip("no folder to write into")
	}
	for name, d := range map[string]*document.Document{"sample": documenttest.Sample(), "hostile": documenttest.Hostile()} {
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), written(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
