package compare_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/compare"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

var langs = []workbook.Lang{workbook.Chinese, workbook.English}

func screen(t testing.TB, from, to *workbook.Workbook, lang workbook.Lang) *compare.Screen {
	t.Helper()
	s := compare.New(ui.Env{}, from, to, [2]string{"初稿", ""})
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	s.Init()
	return s
}

func following(t testing.TB, from, to *workbook.Workbook, lang workbook.Lang) (*compare.Screen, *draft.Draft) {
	t.Helper()
	d, _ := uitest.Draft(t, to)
	return screen(t, from, to, lang).Follow(d), d
}

func render(t testing.TB, from, to *workbook.Workbook, lang workbook.Lang, width int) string {
	t.Helper()
	return uitest.Plain(strings.Join(compare.Render(workbook.Compare(from, to), uitest.Look(t, lang, true), width, [2]string{"初稿", ""}), "\n"))
}

func TestGeometry(t *testing.T) {
	from, to := pair(t, workbook.English)
	hostile, empty := uitest.Hostile(t, workbook.Chinese), uitest.Empty(t, workbook.Chinese, "full")
	for name, books := range map[string][2]*workbook.Workbook{
		"edited": {from, to}, "same": {to, to}, "hostile": {empty, hostile}, "gone": {hostile, empty},
		"rewritten": {to, hostile}, "other": {other(t), to}, "small": {uitest.Empty(t, workbook.English, "quick"), to},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := following(t, books[0], books[1], workbook.English)
			uitest.Geometry(t, s)
			for _, keys := range [][]string{{"pgdown", "down", "down"}, {"end", "up"}, {"home", "right"}} {
				uitest.Press(s, keys...)
				uitest.Fits(t, s, 80, 22)
			}
		})
	}
}

func TestRenderedRowsFit(t *testing.T) {
	books := [][2]*workbook.Workbook{{uitest.Hostile(t, workbook.Chinese), uitest.Filled(t, workbook.Chinese)}, {other(t), uitest.Filled(t, workbook.Chinese)}}
	for _, b := range books {
		for _, width := range []int{0, 1, 2, 7, 15, 16, 39, 40, 59, 60, 61, 80, 111, 112, 200, 400} {
			for i, row := range compare.Render(workbook.Compare(b[0], b[1]), uitest.Look(t, workbook.English, true), width, [2]string{strings.Repeat("长", 300), "a\nb\x1b[31m"}) {
				if n := text.Width(row); n > max(width, 1) {
					t.Fatalf("width %d, row %d: %d cells: %q", width, i, n, uitest.Plain(row))
				}
			}
		}
	}
}

func TestGoldens(t *testing.T) {
	for _, lang := range langs {
		from, to := pair(t, lang)
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {160, 45}} {
			s, _ := following(t, from, to, lang)
			s.SetSize(size[0], size[1]-2)
			name := fmt.Sprintf("screen-%dx%d-%s", size[0], size[1], lang)
			uitest.Golden(t, name, s.View())
			uitest.Press(s, "right", "right", "right", "right")
			uitest.Golden(t, name+"-answers", s.View())
		}
		for _, width := range []int{50, 80, 120} {
			uitest.Golden(t, fmt.Sprintf("render-%d-%s", width, lang), render(t, from, to, lang, width))
		}
		uitest.Golden(t, "render-other-"+string(lang), render(t, other(t), to, lang, 80))
		uitest.Golden(t, "render-same-"+string(lang), render(t, to, to, lang, 80))
	}
	from, to := pair(t, workbook.Chinese)
	s, _ := following(t, from, to, workbook.Chinese)
	uitest.GoldenColour(t, "screen-colour-dark", s.View())
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	uitest.GoldenColour(t, "screen-colour-light", s.View())
}

func TestNothingDiffersIsSaidPlainly(t *testing.T) {
	to := uitest.Filled(t, workbook.English)
	for lang, want := range map[workbook.Lang]string{workbook.English: "Nothing differs.", workbook.Chinese: "两边没有差别。"} {
		if got := render(t, to, to.Clone(), lang, 80); !strings.Contains(got, want) {
			t.Errorf("%s: %q is not said:\n%s", lang, want, got)
		}
	}
	if got := render(t, other(t), to, workbook.English, 80); strings.Contains(got, "Nothing differs") || !strings.Contains(got, "no prompt in common") {
		t.Errorf("workbooks that share nothing:\n%s", got)
	}
}

func TestComparabilityComesFirst(t *testing.T) {
	to := other(t)
	for _, c := range []struct{ until, want string }{
		{"moves:", "the same 9 prompts"},
		{"  - id: joint\n", "6 of 9 prompts are in both (67%): most"},
		{"  - id: trust\n", "Only 5 of 9 prompts are in both (56%)"},
	} {
		less, _, _ := strings.Cut(workbooktest.Small, c.until)
		template, err := workbook.ParseTemplate([]byte(less))
		must(t, err)
		from := to.Clone()
		from.Template = template
		rows := strings.Split(render(t, from, to, workbook.English, 80), "\n")
		if !strings.Contains(rows[1], c.want) {
			t.Errorf("%q: %q, not %q", c.until, rows[1], c.want)
		}
	}
}

func TestEveryDifferenceIsShownWithBothTexts(t *testing.T) {
	from, to := pair(t, workbook.Chinese)
	words := uitest.Words(t, workbook.Chinese)
	for _, width := range []int{40, 60, 80, 130, 200} {
		page := squeezed(render(t, from, to, workbook.Chinese, width))
		for _, d := range workbook.Compare(from, to).Changes {
			for _, v := range []string{words.Value(from, d.Address, d.Before), words.Value(to, d.Address, d.After)} {
				for _, line := range strings.Split(v, "\n") {
					runes := []rune(line)
					begins := squeezed(string(runes[:min(len(runes), 5)])) // a column may break the rest
					if !strings.Contains(page, begins) || len(runes) > 0 && !strings.Contains(page, string(runes[len(runes)-1])) {
						t.Errorf("width %d: %q is missing", width, line)
					}
				}
			}
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestMarksShiftAndVerdictsTurn(t *testing.T) {
	from := other(t)
	to := from.Clone()
	put(t, to, workbook.Address{Prompt: "time.moment", Side: "sales"}, workbook.Value{Mark: 5})
	page := render(t, from, to, workbook.English, 80)
	for _, want := range []string{"−0.67 → +0.33    +1.00", "+1.33 → +0.33    −1.00", "+0.67 → +0.67     0.00", "distinct → alike", "2 → 5", "    – →     –        –"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not there:\n%s", want, page)
		}
	}
}

func TestEnterLeadsToTheAnswerOfThePresentWorkbookOnly(t *testing.T) {
	from, to := pair(t, workbook.English)
	s, d := following(t, from, to, workbook.English)
	uitest.Press(s, "end")
	last := workbook.Compare(from, to).Changes
	want := ui.PushMsg{To: ui.WalkRoute{ID: d.ID(), Prompt: last[len(last)-1].Prompt}}
	for _, k := range []string{"enter", "ｗ"} {
		if got := uitest.Press(s, k); len(got) != 1 || got[0] != want {
			t.Errorf("%s gives %v, not %v", k, got, want)
		}
	}
	s = screen(t, from, to, workbook.English)
	uitest.Press(s, "end")
	if got := uitest.Press(s, "enter"); len(got) != 0 {
		t.Errorf("two fixed workbooks: enter gives %v", got)
	}
	if strings.Contains(s.View(), "›") {
		t.Error("a row is offered that leads nowhere")
	}
}

func TestTheScreenGoesAlongWithTheDraft(t *testing.T) {
	w := uitest.Filled(t, workbook.English)
	s, d := following(t, w.Clone(), w, workbook.English)
	if !strings.Contains(s.View(), "Nothing differs") {
		t.Fatalf("a workbook beside itself:\n%s", uitest.Plain(s.View()))
	}
	p := kind(w.Template.Prompts(), workbook.Written)[0]
	must(t, d.Set(workbook.Address{Prompt: p.ID, Side: p.Side}, workbook.Value{Text: "another answer"}))
	if got := uitest.Plain(s.View()); strings.Contains(got, "Nothing differs") || !strings.Contains(got, "One difference") {
		t.Errorf("an edit does not show:\n%s", got)
	}
	_, err := d.Undo()
	must(t, err)
	if !strings.Contains(s.View(), "Nothing differs") {
		t.Error("an undo does not show")
	}
}

func TestEveryRowCanBeSeen(t *testing.T) {
	from, to := pair(t, workbook.Chinese)
	s, _ := following(t, from, to, workbook.Chinese)
	seen := map[string]bool{}
	for range 400 {
		for _, row := range strings.Split(uitest.Plain(s.View()), "\n") {
			seen[strings.TrimLeft(row, "› ")] = true
		}
		uitest.Press(s, "ｊ")
	}
	for _, row := range strings.Split(render(t, from, to, workbook.Chinese, 80), "\n") {
		if !seen[strings.TrimLeft(row, " ")] {
			t.Errorf("never seen: %q", row)
		}
	}
	s.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if len(seen) < 20 {
		t.Errorf("only %d rows", len(seen))
	}
}

func TestTheSelectionStays(t *testing.T) {
	from, to := pair(t, workbook.English)
	s, _ := following(t, from, to, workbook.English)
	uitest.Press(s, "right", "right", "right", "down", "down")
	want := uitest.Press(s, "enter")
	for _, size := range [][2]int{{160, 43}, {60, 14}, {30, 8}, {80, 22}} {
		s.SetSize(size[0], size[1])
		if got := uitest.Press(s, "enter"); len(got) != 1 || got[0] != want[0] {
			t.Errorf("%v: %v is selected, not %v", size, got, want)
		}
	}
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	if got := uitest.Press(s, "enter"); got[0] != want[0] {
		t.Errorf("another language: %v is selected", got)
	}
}

func BenchmarkRender(b *testing.B) {
	from, to := pair(b, workbook.Chinese)
	look := uitest.Look(b, workbook.Chinese, true)
	for b.Loop() {
		compare.Render(workbook.Compare(from, to), look, 120, [2]string{})
	}
}

func BenchmarkHostile(b *testing.B) {
	from, to := uitest.Empty(b, workbook.Chinese, "full"), uitest.Hostile(b, workbook.Chinese)
	look := uitest.Look(b, workbook.Chinese, true)
	for b.Loop() {
		compare.Render(workbook.Compare(from, to), look, 80, [2]string{})
	}
}

func BenchmarkView(b *testing.B) {
	from, to := pair(b, workbook.Chinese)
	s, _ := following(b, from, to, workbook.Chinese)
	for b.Loop() {
		s.View()
	}
}

func TestAnAcceptedReadingIsNamed(t *testing.T) {
	from := uitest.Filled(t, workbook.Chinese)
	to := from.Clone()
	moves := to.Rows(to.Template.Moves.Table)
	for _, c := range []workbook.Change{
		to.Accepting("R07", moves[0].ID, "客户不让写"), to.Accepting("R07", moves[1].ID, "季节过了"), to.Accepting("R01", "loop", "本来就近"),
	} {
		if err := to.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	rows := compare.Render(workbook.Compare(from, to), uitest.Look(t, workbook.Chinese, true), 80, [2]string{"", ""})
	got := uitest.Plain(strings.Join(rows, "\n"))
	name := func(rule string) string { return rule + " " + to.Template.Rule(rule).Name.ZH + " · " }
	for _, want := range []string{
		name("R07") + moves[0].Cells[to.Template.Moves.Name], name("R07") + moves[1].Cells[to.Template.Moves.Name],
		name("R01") + "闭环", "客户不让写", "季节过了", "本来就近",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
}
