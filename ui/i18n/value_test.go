package i18n_test

import (
	"testing"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func TestValuesAreSaidAsAPersonReadsThem(t *testing.T) {
	book, _ := workbooktest.Begin(t)
	cell := func(column string) workbook.Address {
		return workbook.Address{Prompt: "joint.deeds", Row: "r", Column: column}
	}
	facet := func(f workbook.Facet) workbook.Address {
		return workbook.Address{Prompt: "time.moment", Side: "sales", Facet: f}
	}
	row := workbook.Row{ID: "r", Cells: map[string]string{"deed": "打电话", "by": "sales", "kept": "yes", "share": "40"}}
	for _, c := range []struct {
		at     workbook.Address
		v      workbook.Value
		zh, en string
	}{
		{workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.Value{Mark: 4}, "4", "4"},
		{workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.Value{}, "", ""},
		{workbook.Address{Prompt: "joint.one"}, workbook.Value{Text: "yes"}, "yes", "yes"},
		{workbook.Address{Column: workbook.AboutDepth}, workbook.Value{Text: "brief"}, "简", "Brief"},
		{workbook.Address{Column: workbook.AboutLang}, workbook.Value{Text: "zh"}, "中文", "Chinese"},
		{cell("by"), workbook.Value{Text: "service"}, "服务", "Service"},
		{cell("kept"), workbook.Value{Text: "no"}, "否", "no"},
		{cell("share"), workbook.Value{Text: "40"}, "40%", "40%"},
		{cell("place"), workbook.Value{Text: "shop"}, "门店", "门店"},
		{cell("place"), workbook.Value{Text: "nowhere"}, "已删去的一行", "a row that is gone"},
		{facet(workbook.StateFacet), workbook.Value{Text: "later"}, "稍后再答", "later"},
		{facet(workbook.ConfidenceFacet), workbook.Value{Text: "high"}, "高", "high"},
		{facet(workbook.WhyFacet), workbook.Value{Text: "later"}, "later", "later"},
		{facet(workbook.EvidenceFacet), workbook.Value{Evidence: &workbook.Evidence{Text: "访谈", By: "陈", Date: "2026-02-01"}}, "访谈\n陈 · 2026-02-01", "访谈\n陈 · 2026-02-01"},
		{facet(workbook.CommentFacet), workbook.Value{Comment: &workbook.Comment{Text: "再想想", Author: "陈"}}, "再想想\n陈 · 未了结", "再想想\n陈 · open"},
		{workbook.Address{Prompt: "joint.deeds", Row: "r"}, workbook.Value{Row: &row}, "事：打电话\n谁：销售\n守信：是\n份额：40%", "Deed: 打电话\nBy: Sales\nKept: yes\nShare: 40%"},
	} {
		for lang, want := range map[workbook.Lang]string{workbook.Chinese: c.zh, workbook.English: c.en} {
			words, err := i18n.Load(assets.FS(), lang)
			if err != nil {
				t.Fatal(err)
			}
			if got := words.Value(book, c.at, c.v); got != want {
				t.Errorf("%s %+v: %q, not %q", lang, c.at, got, want)
			}
		}
	}
}

func TestVersionsAndAcceptedReadingsHaveAPlace(t *testing.T) {
	book, _ := workbooktest.Begin(t)
	words, err := i18n.Load(assets.FS(), workbook.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	version := workbook.Act{Changes: []workbook.Change{workbook.NameVersion("初稿")}}
	if got := words.Act(book, version); got != "版本 初稿" {
		t.Errorf("got %q", got)
	}
	accepted := workbook.Act{Changes: []workbook.Change{{Kind: workbook.SetChange, Address: workbook.AcceptKey("R07", "")}}}
	if got := words.Act(book, accepted); got != "解读 R07" {
		t.Errorf("got %q", got)
	}
	if got := words.Place(book.Template, workbook.Address{Prompt: "time.moment", Side: "sales", Facet: workbook.WhyFacet}); got != "时间 · 销售 · 时刻 · 缘由" {
		t.Errorf("got %q", got)
	}
}

func TestOtherCharsetIsWhatTheFirstLocaleNames(t *testing.T) {
	for want, env := range map[string]map[string]string{
		"":      {},
		"zh_CN": {"LC_ALL": "", "LANG": "zh_CN"},
		"C":     {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"},
		"POSIX": {"LC_CTYPE": "POSIX"},
	} {
		if got := i18n.OtherCharset(func(name string) string { return env[name] }); got != want {
			t.Errorf("%v: %q instead of %q", env, got, want)
		}
	}
	for _, locale := range []string{"C.UTF-8", "zh_CN.utf8", "en_GB.UTF-8@euro"} {
		if got := i18n.OtherCharset(func(name string) string { return map[string]string{"LANG": locale}[name] }); got != "" {
			t.Errorf("%s is said to be %q", locale, got)
		}
	}
}
