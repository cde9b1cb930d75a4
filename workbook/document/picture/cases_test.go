package picture

import (
	"path/filepath"
	"testing"

	"shiben/ui/uitest/golden"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

//go:generate go test -run TestThePictureOfACaseInTheReadme -update .

// plotOf is the picture's plot of a worked case.
func plotOf(t *testing.T, id string, langs []workbook.Lang) document.Plot {
	t.Helper()
	for _, b := range documenttest.Case(t, id, document.Options{Langs: langs}).Blocks {
		if p, ok := b.(document.Plot); ok {
			return p
		}
	}
	t.Fatalf("%s has no plot", id)
	return document.Plot{}
}

// TestThePictureOfACaseInTheReadme keeps what the README shows of the tea brand as
// the program draws it.
func TestThePictureOfACaseInTheReadme(t *testing.T) {
	p := plotOf(t, "mountain-tea", languages[2])
	golden.File(t, filepath.Join("..", "..", "..", "assets", "pictures", "mountain-tea.svg"), string(SVG(&p, Options{Langs: languages[2]})))
}

func TestPicturesOfCases(t *testing.T) {
	for _, id := range []string{"mountain-tea", "fresh-food"} {
		for _, langs := range languages {
			p := plotOf(t, id, langs)
			for _, narrow := range []bool{false, true} {
				o := Options{Langs: langs, Narrow: narrow}
				even(t, layout(&p, o))
				holds(t, id, SVG(&p, o))
			}
		}
	}
}
