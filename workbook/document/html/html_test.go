package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiben/ui/uitest/golden"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

func TestGolden(t *testing.T) {
	got := written(t, documenttest.Sample())
	golden.File(t, filepath.Join("testdata", "sample.html"), got)
	if again := written(t, documenttest.Sample()); again != got {
		t.Error("twice the same is not the same page")
	}
}

// parsed reads a page with another reader and gives its elements.
func parsed(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	})
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func documents() map[string]*document.Document {
	return map[string]*document.Document{
		"both": documenttest.Sample(), "zh": in(workbook.Chinese), "en": in(workbook.English), "hostile": documenttest.Hostile(),
		"empty": {Langs: []workbook.Lang{workbook.English}},
	}
}

// TestNothingRunsAndNothingIsFetched holds what a page may be made of.
func TestNothingRunsAndNothingIsFetched(t *testing.T) {
	allowed := strings.Fields("html head meta title style body input div nav h1 h2 h3 h4 ul li a main header p span label svg desc g rect text polyline polygon circle line " +
		"figure figcaption table caption colgroup col thead tbody tr th td b aside time dl dt dd article")
	for name, d := range documents() {
		ids, leads := map[string]bool{}, []string{}
		for _, n := range parsed(t, written(t, d)) {
			if !slices.Contains(allowed, n.Data) {
				t.Errorf("%s: an element %s", name, n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "action", a.Key == "srcdoc":
					t.Errorf("%s: an attribute %s=%q", name, a.Key, a.Val)
				case a.Key == "href":
					leads = append(leads, a.Val)
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s: id %q twice", name, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				}
			}
		}
		for _, to := range leads {
			if id, ok := strings.CutPrefix(to, "#"); !ok || !ids[id] {
				t.Errorf("%s: a link leads to %q", name, to)
			}
		}
	}
}

// TestTheStylesAreThoseOfTheHash reads the policy as a browser does: a page with
// other styles, or with none that are allowed, would be shown bare.
func TestTheStylesAreThoseOfTheHash(t *testing.T) {
	for name, d := range documents() {
		policy, style := "", ""
		for _, n := range parsed(t, written(t, d)) {
			if v, ok := attr(n, "http-equiv"); ok && v == "Content-Security-Policy" {
				policy, _ = attr(n, "content")
			}
			if n.Data == "style" {
				style = n.FirstChild.Data
			}
		}
		sum := sha256.Sum256([]byte(style))
		want := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
		if policy != want || !strings.Contains(style, "@media print") {
			t.Errorf("%s: the policy is %q, not %q", name, policy, want)
		}
	}
}

// TestNothingIsCut finds every hostile text whole in the text of the page.
func TestNothingIsCut(t *testing.T) {
	page := written(t, documenttest.Hostile())
	var texts []string
	for _, n := range parsed(t, page) {
		if n.Data == "span" || n.Data == "p" {
			for c := range n.ChildNodes() {
				if c.Type == html.TextNode {
					texts = append(texts, c.Data)
				}
			}
		}
	}
	for _, s := range documenttest.Nasty() {
		if !slices.Contains(texts, tidy(s)) {
			t.Errorf("%q is not in the page", s)
		}
	}
	if strings.ContainsFunc(page, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == '\u202e' || r == '\u009b' }) {
		t.Error("the page has control characters")
	}
}

// TestEveryBlockIsThere counts what the sample holds.
func TestEveryBlockIsThere(t *testing.T) {
	classes := map[string]int{}
	langs := map[string]int{}
	for _, n := range parsed(t, written(t, documenttest.Sample())) {
		class, _ := attr(n, "class")
		for c := range strings.FieldsSeq(n.Data + " " + class) {
			classes[c]++
		}
		if lang, ok := attr(n, "lang"); ok {
			langs[lang]++
		}
	}
	for class, want := range map[string]int{
		"h1": 1, "h4": 1, "facts": 1, "grid": 3, "scales": 1, "reading": 2, "comment": 2, "resolved": 1, "pagebreak": 1, "drawn": 3, "contents": 1, "choice": 3,
		"level1": 4, "level2": 2, "name": 5, "lead": 2, "ask": 1, "hint": 2, "claim": 3, "silent": 1, "write_on": 1, "verdict": 1, "accepted": 2,
		"question": 1, "tension": 1, "empty": 1,
	} {
		if classes[class] != want {
			t.Errorf("%d × %s, not %d", classes[class], class, want)
		}
	}
	for _, lang := range []string{"zh-CN", "en", "zh", ""} {
		if langs[lang] == 0 {
			t.Errorf("nothing is in %q", lang)
		}
	}
}

// TestAWordOfBothLanguagesIsAlwaysThere holds that only what the other language
// says too has a class by which a choice hides it.
func TestAWordOfBothLanguagesIsAlwaysThere(t *testing.T) {
	d := documenttest.Sample()
	d.Blocks = []document.Block{
		document.Para{Text: document.Say(workbook.Text{ZH: "OK", EN: "OK"})},
		document.Para{Text: document.Say(workbook.Text{ZH: "只有中文"})},
		document.Para{Text: document.Own("Shen Lan")},
		document.Para{Text: document.Say(workbook.Text{ZH: "两种", EN: "both"})},
	}
	page := written(t, d)
	for _, want := range []string{
		`<p><span lang="zh-CN">OK</span></p>`, `<p><span lang="zh-CN">只有中文</span></p>`, `<p><span class="own" lang="" dir="auto">Shen Lan</span></p>`,
		`<p class="zh"><span class="zh" lang="zh-CN">两种</span></p><p class="en second"><span class="en second" lang="en">both</span></p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestAnIdStandsOnce(t *testing.T) {
	d := documenttest.Sample()
	d.Blocks = []document.Block{
		document.Heading{Level: 2, ID: "plan", Text: document.Own("Plan")},
		document.Table{ID: "plan", Columns: []document.Column{{Name: document.Own("step")}}},
	}
	if page := written(t, d); strings.Count(page, `id="plan"`) != 1 {
		t.Error("two elements have one id")
	}
}

func TestOneLanguageHasNoChoice(t *testing.T) {
	if page := written(t, in(workbook.English)); strings.Contains(page, "<input") || strings.Contains(page, "only-") {
		t.Error("a page in one language offers a choice")
	}
}

var errFull = errors.New("disk full")

type full struct{ bytes.Buffer }

func (*full) Write([]byte) (int, error) { return 0, errFull }

func TestAFailedWriteIsSaid(t *testing.T) {
	if err := Write(&full{}, documenttest.Sample()); !errors.Is(err, errFull) {
		t.Errorf("it says %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	d := documenttest.Sample()
	for b.Loop() {
		written(b, d)
	}
}
