package document_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

// Short so as not to meet a flag of the packages that tests import.
var updateTrees = flag.Bool("trees", false, "write the goldens of documents anew")

var (
	zh   = []workbook.Lang{workbook.Chinese}
	en   = []workbook.Lang{workbook.English}
	both = []workbook.Lang{workbook.Chinese, workbook.English}
)

var everything = documenttest.Everything()

func built(t testing.TB, w *workbook.Workbook, log workbook.History, opts document.Options) *document.Document {
	t.Helper()
	if opts.Kind == "" {
		opts.Kind = document.Report
	}
	d, err := document.Build(w, log, documenttest.Words(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// golden holds a text against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *updateTrees {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s differs from line %d:\ngot  %q\nwant %q", path, i+1, g[i], append(w, "")[min(i, len(w))])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%s: %d lines, want %d", path, len(g), len(w))
	}
}

func TestCasesAsDocuments(t *testing.T) {
	for _, c := range []struct {
		name, id string
		langs    []workbook.Lang
		with     document.With
		kind     document.Kind
	}{
		{"mountain-tea-zh", "mountain-tea", zh, document.With{Comments: true, Evidence: true}, document.Report},
		{"mountain-tea-en", "mountain-tea", en, document.With{}, document.Report},
		{"mountain-tea-both", "mountain-tea", both, everything, document.Report},
		{"fresh-food-zh", "fresh-food", zh, everything, document.Report},
		{"fresh-food-en", "fresh-food", en, document.With{Comments: true, Evidence: true}, document.Report},
		{"fresh-food-both", "fresh-food", both, document.With{Guidance: true}, document.Report},
		{"brief-zh", "mountain-tea", zh, document.With{}, document.Brief},
		{"brief-en", "fresh-food", en, document.With{}, document.Brief},
		{"brief-both", "fresh-food", both, document.With{}, document.Brief},
	} {
		w, log := documenttest.TalkedOver(t, c.id, c.langs[len(c.langs)-1])
		golden(t, c.name, tree(built(t, w, log, document.Options{Kind: c.kind, Langs: c.langs, With: c.with})))
	}
}

func TestACaseAsSheets(t *testing.T) {
	w, log := documenttest.TalkedOver(t, "mountain-tea", workbook.English)
	golden(t, "sheets-en", values(built(t, w, log, document.Options{Langs: en, With: everything})))
	golden(t, "sheets-plain-both", values(built(t, w, log, document.Options{Langs: both, Parts: []string{"actor"}})))
}

func TestHandouts(t *testing.T) {
	for name, langs := range map[string][]workbook.Lang{"handout-zh": zh, "handout-both": both} {
		d, err := document.Handout(documenttest.Template(t), "full", documenttest.Words(t), document.Options{Langs: langs, Paper: document.Letter})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, tree(d))
		if len(d.Sheets) != 0 || d.ID != "" || !d.Updated.IsZero() {
			t.Errorf("%s: a handout is of no workbook: %+v", name, d)
		}
	}
}
