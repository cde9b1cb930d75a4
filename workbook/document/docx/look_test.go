package docx_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/document/docx"
	"shiben/workbook/workbooktest"
)

var (
	zh   = []workbook.Lang{workbook.Chinese}
	en   = []workbook.Lang{workbook.English}
	both = []workbook.Lang{workbook.Chinese, workbook.English}
)

// blank is a picture of some size; what it shows is another package's business.
func blank(*document.Plot, []workbook.Lang) ([]byte, error) {
	var buf bytes.Buffer
	err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, 1600, 1547)))
	return buf.Bytes(), err
}

func written(t testing.TB, d *document.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := docx.Write(&buf, d, blank); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// all are the documents that the tests look into.
func all(t testing.TB) map[string]*document.Document {
	t.Helper()
	out := map[string]*document.Document{"sample": documenttest.Sample(), "hostile": documenttest.Hostile()}
	for _, c := range workbooktest.Every(2, []string{"mountain-tea", "fresh-food"}) {
		for name, langs := range map[string][]workbook.Lang{"zh": zh, "en": en, "both": both} {
			paper := document.A4
			if name == "en" {
				paper = document.Letter
			}
			opts := document.Options{Langs: langs, Paper: paper}
			opts.With = document.With{Comments: true, Evidence: true}
			out[c+"-"+name] = documenttest.Case(t, c, opts)
			opts.With = documenttest.Everything()
			out[c+"-"+name+"-all"] = documenttest.Case(t, c, opts)
			opts.Kind = document.Brief
			out[c+"-"+name+"-brief"] = documenttest.Case(t, c, opts)
		}
	}
	out["handout-zh"] = documenttest.Blank(t, document.Options{Langs: zh})
	out["handout-en"] = documenttest.Blank(t, document.Options{Langs: en, Paper: document.Letter})
	out["handout-both"] = documenttest.Blank(t, document.Options{Langs: both, With: documenttest.Everything()})
	out["hostile-answers"] = documenttest.HostileAnswers(t, document.Options{Langs: both})
	return out
}

// TestKeepForLooking writes the files for a person to open, when a folder is named.
func TestKeepForLooking(t *testing.T) {
	folder := os.Getenv("DOCX_LOOK")
	if folder == "" {
		t.Skip("no folder to write into")
	}
	for name, d := range all(t) {
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), written(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
