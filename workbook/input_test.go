package workbook_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

func code(err error) string {
	var p *workbook.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func TestMarks(t *testing.T) {
	tmpl := workbooktest.Template(t)
	p := tmpl.Prompt("time.moment")
	for given, want := range map[string]int{"1": 1, "7": 7, " 4 ": 4, "５": 5, "": 0} {
		if v, err := tmpl.ParseAnswer(p, given); err != nil || v.Mark != want {
			t.Errorf("%q: %v %v", given, v, err)
		}
	}
	for _, given := range []string{"0", "8", "-1", "4.5", "four", "七", "1e0", "99999999999999999999"} {
		if _, err := tmpl.ParseAnswer(p, given); code(err) != "mark_range" || !errors.Is(err, workbook.ErrInput) {
			t.Errorf("%q: %v", given, err)
		}
	}
}

func TestTexts(t *testing.T) {
	tmpl := workbooktest.Template(t)
	p := tmpl.Prompt("time.first")
	for given, want := range map[string]string{
		"两行\n和\t制表": "", strings.Repeat("a", workbook.MaxText): "",
		strings.Repeat("a", workbook.MaxText+1): "text_too_long",
		"\xff\xfe":                              "text_not_utf8", "a\x1b[31m": "text_control", "a\u202eb": "text_control", "a\u009bb": "text_control", "a\rb": "text_control",
	} {
		if _, err := tmpl.ParseAnswer(p, given); code(err) != want {
			t.Errorf("%.20q: %q, want %q", given, code(err), want)
		}
	}
}

func TestCells(t *testing.T) {
	tmpl := workbooktest.Template(t)
	p := tmpl.Prompt("joint.deeds")
	rows := []workbook.Row{
		{ID: "shop", Cells: map[string]string{"place": "门店"}},
		{ID: "a", Cells: map[string]string{"place": "同名"}},
		{ID: "b", Cells: map[string]string{"place": "同名"}},
	}
	for _, c := range []struct{ column, given, want, code string }{
		{"kept", "yes", "yes", ""},
		{"kept", "是", "yes", ""},
		{"kept", "N", "no", ""},
		{"kept", "", "", ""},
		{"kept", "maybe", "", "cell_flag"},
		{"by", "sales", "sales", ""},
		{"by", "服务", "service", ""},
		{"by", "SERVICE", "service", ""},
		{"by", "other", "", "cell_choice"},
		{"share", "30", "30", ""},
		{"share", "30%", "30", ""},
		{"share", "３０％", "30", ""},
		{"share", "12.50", "12.5", ""},
		{"share", "0.0", "0", ""},
		{"share", "007", "7", ""},
		{"share", "100.01", "", "cell_number"},
		{"share", "-1", "", "cell_number"},
		{"share", "1/3", "", "cell_number"},
		{"share", "1e1", "", "cell_number"},
		{"share", "0x10", "", "cell_number"},
		{"share", "NaN", "", "cell_number"},
		{"share", "1.2.3", "", "cell_number"},
		{"due", "2026-03-01", "2026-03-01", ""},
		{"due", "2026/3/1", "2026-03-01", ""},
		{"due", "2026年3月1日", "2026-03-01", ""},
		{"due", "2026-02-30", "", "cell_date"},
		{"due", "soon", "", "cell_date"},
		{"place", "shop", "shop", ""},
		{"place", "门店", "shop", ""},
		{"place", "同名", "", "cell_row_many"},
		{"place", "nowhere", "", "cell_row"},
		{"deed", "随便写", "随便写", ""},
		{"deed", strings.Repeat("a", workbook.MaxCell+1), "", "text_too_long"},
	} {
		got, err := tmpl.ParseCell(p, p.Column(c.column), c.given, rows)
		if got != c.want || code(err) != c.code {
			t.Errorf("%s %.20q: %q %q, want %q %q", c.column, c.given, got, code(err), c.want, c.code)
		}
	}
}

func TestSides(t *testing.T) {
	tmpl := workbooktest.Template(t)
	for _, c := range []struct{ prompt, given, want, code string }{
		{"time.moment", "sales", "sales", ""},
		{"time.moment", "", "", "side_needed"},
		{"time.moment", "both", "", "side_unknown"},
		{"time.first", "", "sales", ""},
		{"time.first", "sales", "sales", ""},
		{"time.first", "service", "", "side_other"},
		{"joint.one", "", "", ""},
		{"joint.one", "sales", "", "side_none"},
		{"joint.one", "nobody", "", "side_unknown"},
	} {
		got, err := tmpl.FindSide(tmpl.Prompt(c.prompt), c.given)
		if got != c.want || code(err) != c.code {
			t.Errorf("%s %q: %q %q, want %q %q", c.prompt, c.given, got, code(err), c.want, c.code)
		}
	}
}

func TestNearNames(t *testing.T) {
	tmpl := workbooktest.Template(t)
	_, err := tmpl.FindPrompt("time.momnet")
	var p *workbook.Problem
	if !errors.As(err, &p) || !errors.Is(err, workbook.ErrNotFound) || !slices.Equal(p.Args["near"].([]string), []string{"time.moment"}) {
		t.Errorf("%v", err)
	}
	if near := workbook.Nearest(strings.Repeat("x", 1<<20), []string{"time"}); near != nil {
		t.Errorf("%v", near)
	}
}

func TestWhatCannotBeIsRefused(t *testing.T) {
	text := func(s string) workbook.Value { return workbook.Value{Text: s} }
	for name, c := range map[string]struct {
		change workbook.Change
		code   string
	}{
		"no such kind":       {workbook.Change{Kind: "burn"}, "change_kind"},
		"mark of 8":          {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.moment", Side: "sales"}, After: workbook.Value{Mark: 8}}, "mark_range"},
		"text on a scale":    {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.moment", Side: "sales"}, After: text("x")}, "mark_range"},
		"mark on a text":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Mark: 3}}, "change_shape"},
		"the wrong side":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "service"}, After: text("x")}, "side_other"},
		"no such prompt":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "nope"}, After: text("x")}, "prompt_unknown"},
		"a table as one":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "joint.deeds"}, After: text("x")}, "table_needs_row"},
		"no such row":        {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "joint.deeds", Row: "r", Column: "deed"}, After: text("x")}, "row_unknown"},
		"no such column":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "joint.places", Row: "shop", Column: "colour"}, After: text("x")}, "column_unknown"},
		"a row that is not":  {workbook.Change{Kind: workbook.RemoveChange, Address: workbook.Address{Prompt: "joint.places", Row: "r"}}, "change_shape"},
		"the same row twice": {workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.places", Row: "shop"}, After: workbook.Value{Row: &workbook.Row{ID: "shop"}}}, "stale"},
		"an empty title":     {workbook.Change{Kind: workbook.AboutChange, Address: workbook.Address{Column: "title"}, Before: text("一家店"), After: text(" ")}, "title_empty"},
		"no such depth":      {workbook.Change{Kind: workbook.AboutChange, Address: workbook.Address{Column: "depth"}, Before: text("whole"), After: text("deep")}, "depth_unknown"},
		"no such language":   {workbook.Change{Kind: workbook.AboutChange, Address: workbook.Address{Column: "lang"}, Before: text("zh"), After: text("fr")}, "lang_unknown"},
		"another before":     {workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, Before: text("was"), After: text("x")}, "stale"},
	} {
		w, _ := workbooktest.Begin(t)
		before := state(w)
		if err := w.Apply(c.change); code(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
		if state(w) != before {
			t.Errorf("%s: left its mark", name)
		}
	}
}

func TestSearch(t *testing.T) {
	w, _ := workbooktest.Begin(t)
	put(t, w, workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Text: "我们用ＣＲＭ看复购"}})
	for find, want := range map[string][]string{
		"crm": {"time.first"}, "复购": {"time.first"}, "门店": {"joint.places"}, "一家": {""}, "长短": {"time.length"}, "": nil, "无此": nil,
	} {
		var got []string
		for _, h := range workbook.Search(w, find, workbook.Chinese) {
			got = append(got, h.Prompt)
			if cut := h.Text[h.From:h.To]; len([]rune(cut)) != len([]rune(find)) {
				t.Errorf("%q matched %q", find, cut)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is found in %q, want %q", find, got, want)
		}
	}
}
