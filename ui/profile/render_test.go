package profile_test

import (
	"strings"
	"testing"

	"shiben/ui/profile"
	"shiben/ui/text"
	"shiben/ui/uitest"
	"shiben/workbook"
)

func books(t testing.TB, lang workbook.Lang) map[string]*workbook.Workbook {
	return map[string]*workbook.Workbook{
		"empty":   uitest.Empty(t, lang, "quick"),
		"filled":  uitest.Filled(t, lang),
		"hostile": uitest.Hostile(t, lang),
		"small":   small(t, lang),
		"one":     one(t, lang),
	}
}

func TestNoRowIsWiderThanAsked(t *testing.T) {
	steps := map[string]int{"empty": 3, "one": 5, "small": 1, "filled": 7, "hostile": 41}
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		look := uitest.Look(t, lang, true)
		for name, w := range books(t, lang) {
			step := steps[name]
			for width := 1; width <= 200; width += step {
				for y, row := range profile.Render(w, look, width, profile.Options{Height: width * 7 % 50}) {
					if n := text.Width(row); n > width {
						t.Fatalf("%s %s at %d: row %d takes %d cells: %q", name, lang, width, y, n, row)
					}
				}
			}
		}
	}
}

func TestPlainHasNoEscapes(t *testing.T) {
	for name, w := range books(t, workbook.Chinese) {
		for _, width := range []int{30, 80, 160} {
			plain := profile.Render(w, uitest.Look(t, workbook.Chinese, true), width, profile.Options{Plain: true})
			colour := profile.Render(w, uitest.Look(t, workbook.Chinese, true), width, profile.Options{})
			if s := strings.Join(plain, "\n"); strings.Contains(s, "\x1b") {
				t.Errorf("%s at %d holds an escape", name, width)
			}
			if got, want := uitest.Plain(strings.Join(plain, "\n")), uitest.Plain(strings.Join(colour, "\n")); got != want {
				t.Errorf("%s at %d: plain says something else than colour", name, width)
			}
		}
	}
}

func TestNoRowEndsInBlanks(t *testing.T) {
	for _, row := range profile.Render(uitest.Filled(t, workbook.English), uitest.Look(t, workbook.English, true), 80, profile.Options{Plain: true}) {
		if strings.HasSuffix(row, " ") {
			t.Fatalf("trailing blanks: %q", row)
		}
	}
}

func TestRenderGoldens(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		look := uitest.Look(t, lang, true)
		for name, w := range books(t, lang) {
			if name == "hostile" {
				continue
			}
			rows := profile.Render(w, look, 80, profile.Options{Plain: true})
			uitest.Golden(t, "render-"+name+"-80-"+string(lang), strings.Join(rows, "\n"))
		}
		rows := profile.Render(planned(t, lang), look, 160, profile.Options{Plain: true})
		uitest.Golden(t, "render-planned-160-"+string(lang), strings.Join(rows, "\n"))
		rows = profile.Render(planned(t, lang), look, 50, profile.Options{Plain: true})
		uitest.Golden(t, "render-planned-50-"+string(lang), strings.Join(rows, "\n"))
	}
}

func BenchmarkRender(b *testing.B) {
	w, look := uitest.Filled(b, workbook.Chinese), uitest.Look(b, workbook.Chinese, true)
	b.Run("arithmetic", func(b *testing.B) {
		for b.Loop() {
			workbook.ProfileOf(w)
		}
	})
	b.Run("rows", func(b *testing.B) {
		for b.Loop() {
			profile.Render(w, look, 120, profile.Options{})
		}
	})
}
