package document_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/workbook"
	"shiben/workbook/document"
)

// Short so as not to meet a flag of the packages that tests import.
var updateTrees = flag.Bool("trees", false, "write the goldens of documents anew")

var (
	zh   = []workbook.Lang{workbook.Chinese}
	en   = []workbook.Lang{workbook.English}
	both = []workbook.Lang{workbook.Chinese, workbook.English}
)

var everything = document.With{Comments: true, Evidence: true, Guidance: true, Claims: true, Empty: true, History: true}

// words are the program's own sentences: what they lack would be read as a key.
func words(t testing.TB) map[workbook.Lang]document.Words {
	t.Helper()
	out := map[workbook.Lang]document.Words{}
	for _, l := range both {
		w, err := i18n.Load(assets.FS(), l)
		if err != nil {
			t.Fatal(err)
		}
		out[l] = w
	}
	return out
}

func template(t testing.TB) *workbook.Template {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := workbook.ParseTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// worked is a worked case as a workbook with its log, made on a day in March.
func worked(t testing.TB, id string, l workbook.Lang) (*workbook.Workbook, workbook.History) {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "cases/"+id+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := workbook.ParseCase(data)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := template(t)
	log, err := c.Begin(tmpl, l)
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("0197c1de-8f00-7000-8000-000000000001", tmpl)
	for i := range log {
		log[i].Seq, log[i].Rev, log[i].Author = i+1, 1, "沈岚"
		log[i].At = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)
	}
	if err := w.ApplyAll(log); err != nil {
		t.Fatal(err)
	}
	return w, log
}

// also makes a further act of someone's.
func also(t testing.TB, w *workbook.Workbook, log workbook.History, who string, changes ...workbook.Change) workbook.History {
	t.Helper()
	for _, c := range changes {
		last := log[len(log)-1]
		c.Seq, c.Rev, c.Author, c.At = last.Seq+1, last.Rev+1, who, last.At.Add(time.Hour)
		if last.At.IsZero() {
			c.At = time.Date(2026, 4, 1, 7, 0, 0, 0, time.UTC)
		}
		c.Act = "act-" + string(rune('a'+len(log)%26)) + who
		if err := w.Apply(c); err != nil {
			t.Fatal(err)
		}
		log = append(log, c)
	}
	return log
}

// talkedOver is a case after a talk: states, comments, people's own marks, a
// reading that is accepted.
func talkedOver(t testing.TB, id string, l workbook.Lang) (*workbook.Workbook, workbook.History) {
	t.Helper()
	w, log := worked(t, id, l)
	say := func(zh, en string) string { return workbook.Text{ZH: zh, EN: en}.In(l) }
	at := func(prompt, side string) workbook.Address { return workbook.Address{Prompt: prompt, Side: side} }
	comment := func(a workbook.Address, item, who, text string, resolved bool) workbook.Change {
		v := workbook.Value{Comment: &workbook.Comment{Author: who, At: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), Text: text, Resolved: resolved}}
		return w.Noting(a, workbook.CommentFacet, item, v)
	}
	mark := func(who string, n int) workbook.Change {
		return workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "actor.evidence", Side: "operations", Participant: who}, After: workbook.Value{Mark: n}}
	}
	log = also(t, w, log, "梁老师",
		comment(at("actor.m.market", "marketing"), "c1", "梁老师", say("这一群人里，先写一个叫得出名字的。", "Name one person of this group first."), false),
		comment(at("actor.granularity", "operations"), "c2", "Qiu Ye", say("名单每季才导一次。", "The list is pulled once a quarter."), true),
		comment(at("loop.moves", ""), "c3", "梁老师", say("投入加起来超过一百。", "The effort adds up to more than a hundred."), false),
		mark("沈岚", 2), mark("罗敏", 6),
	)
	own := workbook.Address{Prompt: "actor.evidence", Side: "operations", Participant: "罗敏"}
	log = also(t, w, log, "罗敏", w.Noting(own, workbook.WhyFacet, "", workbook.Value{Text: say("我每天都看后台。", "I look at the figures every day.")}))
	log = also(t, w, log, "沈岚", w.Stating(at("potential.m.ripple", "marketing"), workbook.Later)...)
	log = also(t, w, log, "沈岚", w.Stating(at("loop.focus", "operations"), workbook.DontKnow)...)
	log = also(t, w, log, "沈岚", w.Stating(at("loop.o.trace", "operations"), workbook.Unsure)...)
	log = also(t, w, log, "沈岚", w.Noting(at("loop.o.trace", "operations"), workbook.ConfidenceFacet, "", workbook.Value{Text: string(workbook.LowConfidence)}))
	readings, err := workbook.ReadingsOf(w, l)
	if err != nil {
		t.Fatal(err)
	}
	first := readings[0]
	log = also(t, w, log, "罗敏", w.Accepting(first.Rule.ID, first.Subject, say("人少，两边本来就是同一拨人", "few people, and the same ones on both sides")))
	return w, log
}

func built(t testing.TB, w *workbook.Workbook, log workbook.History, opts document.Options) *document.Document {
	t.Helper()
	if opts.Kind == "" {
		opts.Kind = document.Report
	}
	d, err := document.Build(w, log, words(t), opts)
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
		w, log := talkedOver(t, c.id, c.langs[len(c.langs)-1])
		golden(t, c.name, tree(built(t, w, log, document.Options{Kind: c.kind, Langs: c.langs, With: c.with})))
	}
}

func TestACaseAsSheets(t *testing.T) {
	w, log := talkedOver(t, "mountain-tea", workbook.English)
	golden(t, "sheets-en", values(built(t, w, log, document.Options{Langs: en, With: everything})))
	golden(t, "sheets-plain-both", values(built(t, w, log, document.Options{Langs: both, Parts: []string{"actor"}})))
}

func TestHandouts(t *testing.T) {
	for name, langs := range map[string][]workbook.Lang{"handout-zh": zh, "handout-both": both} {
		d, err := document.Handout(template(t), "full", words(t), document.Options{Langs: langs, Paper: document.Letter})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, tree(d))
		if len(d.Sheets) != 0 || d.ID != "" || !d.Updated.IsZero() {
			t.Errorf("%s: a handout is of no workbook: %+v", name, d)
		}
	}
}
