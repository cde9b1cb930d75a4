package workbook_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// Short so as not to meet a flag of the packages that tests import.
var updateHandout = flag.Bool("handout", false, "write the goldens of handouts anew")

func handoutWords(l workbook.Lang) workbook.HandoutWords {
	if l == workbook.Chinese {
		return workbook.HandoutWords{Use: "两边各勾一个数，文字题写在横线上。", Marks: "每行勾一格。", Yes: "是", No: "否", Derived: "不用填，由这一行算出："}
	}
	return workbook.HandoutWords{Use: "Tick one number for each side, and write on the lines.", Marks: "Tick one box a line.", Yes: "yes", No: "no", Derived: "Not to fill in, worked out from the row: "}
}

func TestHandoutsReadAsTheyStand(t *testing.T) {
	for name, langs := range map[string][]workbook.Lang{
		"handout-zh": {workbook.Chinese}, "handout-en": {workbook.English}, "handout-both": {workbook.Chinese, workbook.English},
	} {
		got := workbook.Handout(skeleton(t), "full", handoutWords(langs[0]), langs...)
		path := filepath.Join("testdata", name+".md")
		if *updateHandout {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || got != string(want) {
			t.Errorf("%s differs from its golden (%v):\n%s", name, err, got)
		}
	}
}

func TestAHandoutAsksWhatItsDepthAsks(t *testing.T) {
	tmpl := builtIn(t)
	for depth, want := range map[string]int{"quick": 0, "full": 0} {
		for _, p := range tmpl.Prompts() {
			if tmpl.Asks(p, depth) {
				want++
			}
		}
		got := workbook.Handout(tmpl, depth, handoutWords(workbook.English), workbook.English)
		if n := strings.Count(got, "\n### "); n != want {
			t.Errorf("%s: %d prompts, want %d", depth, n, want)
		}
	}
}

func TestATextOfATemplateIsNoMarkdown(t *testing.T) {
	text := strings.Replace(workbooktest.Small, "idea: {zh: 先后, en: Before and after}", `idea: {zh: 先后, en: "# <b>a|b</b> *x*\n- y"}`, 1)
	tmpl, err := workbook.ParseTemplate([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	got := workbook.Handout(tmpl, "whole", handoutWords(workbook.English), workbook.English)
	if want := "\n" + `\# \<b\>a\|b\</b\> \*x\* - y` + "\n"; !strings.Contains(got, want) {
		t.Errorf("not there: %s", want)
	}
}
