package picture

import (
	"os"
	"path/filepath"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document/documenttest"
)

// TestKeepForLooking writes pictures for a person to look at, when a folder is named.
func TestKeepForLooking(t *testing.T) {
	folder := os.Getenv("PICTURE_LOOK")
	if folder == "" {
		t.Skip("no folder to write into")
	}
	p := documenttest.Plot()
	zh, en := workbook.Chinese, workbook.English
	for name, o := range map[string]Options{
		"zh":        {Langs: []workbook.Lang{zh}},
		"en":        {Langs: []workbook.Lang{en}},
		"both":      {Langs: []workbook.Lang{zh, en}},
		"both-dark": {Langs: []workbook.Lang{zh, en}, Palette: Dark()},
		"phone":     {Langs: []workbook.Lang{zh, en}, Narrow: true},
		"phone-en":  {Langs: []workbook.Lang{en}, Narrow: true, Palette: Dark()},
	} {
		if err := os.WriteFile(filepath.Join(folder, name+".svg"), SVG(&p, o), 0o600); err != nil {
			t.Fatal(err)
		}
		data, err := noto(t).PNG(&p, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "font-"+name+".png"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// noto is the font that the program draws with.
func noto(t testing.TB) *Font {
	t.Helper()
	data, err := os.ReadFile("../../../assets/fonts/NotoSansSC-Subset.otf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
