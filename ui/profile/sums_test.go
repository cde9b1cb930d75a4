package profile_test

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shiben/ui"
	"shiben/ui/profile"
	"shiben/ui/text"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// mean is a side's position in a dimension, from the method's words: the sum of
// the marks less four for each, by three times their number.
func mean(w *workbook.Workbook, part *workbook.Part, side string) (sum, n int) {
	for _, p := range part.Prompts {
		if p.Kind == workbook.Scale && w.Mark(p.ID, side) != 0 {
			sum += w.Mark(p.ID, side) - 4
			n++
		}
	}
	return sum, n
}

// withSign is a fraction as a person writes it.
func withSign(r *big.Rat) string {
	if r.Sign() == 0 {
		return "0"
	}
	sign := "+"
	if r.Sign() < 0 {
		sign = "−"
	}
	return sign + new(big.Rat).Abs(r).RatString()
}

func TestTheArithmeticOfEachDimensionIsRight(t *testing.T) {
	for _, id := range caseIDs {
		w := uitest.Case(t, id, workbook.English)
		s, _ := screen(t, w, workbook.English)
		s.SetSize(120, 90)
		for i, part := range w.Template.Dimensions() {
			uitest.Press(s, "esc", strconv.Itoa(i+1), "＝")
			got := strings.Join(rows(s), "\n")
			var at [2]*big.Rat
			for side := range at {
				sum, n := mean(w, part, w.Template.Sides[side].ID)
				at[side] = big.NewRat(int64(sum), int64(3*n))
				f, _ := at[side].Float64()
				want := fmt.Sprintf("%s = %s", withSign(at[side]), strings.Replace(fmt.Sprintf("%+.2f", f), "-", "−", 1))
				for _, piece := range []string{want, withSign(big.NewRat(int64(sum), 3)), "÷ " + strconv.Itoa(n)} {
					if at[side].Sign() != 0 && !strings.Contains(got, piece) {
						t.Errorf("%s %s: %q is missing:\n%s", id, part.ID, piece, got)
					}
				}
			}
			separation := withSign(new(big.Rat).Sub(at[1], at[0]))
			want := "(" + withSign(at[1]) + ") − (" + withSign(at[0]) + ") = " + separation + " = "
			if !strings.Contains(got, want) {
				t.Errorf("%s %s: %q is missing:\n%s", id, part.ID, want, got)
			}
		}
	}
}

func TestTheArithmeticSaysWhatIsMissing(t *testing.T) {
	w := small(t, workbook.English)
	state(t, w, "money.lock", "buy", workbook.NotApplicable)
	state(t, w, "money.who", "rent", workbook.DontKnow)
	got := strings.Join(profile.Explain(w, uitest.Look(t, workbook.English, true), 100), "\n")
	for _, want := range []string{"● Lock (not applicable)", "◆ Whose (don't know)", "don't know 1 · not applicable 1", "+1 = +1.00", "−2/3 = −0.67"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Stay (") {
		t.Errorf("a scale that is marked is said to be missing:\n%s", got)
	}
}

func TestAStateIsSaidOnTheTrackWhereThePoleLeavesNoRoom(t *testing.T) {
	for _, width := range []int{80, 120, 160} {
		w := uitest.Case(t, "mountain-tea", workbook.English)
		state(t, w, "potential.constancy", "operations", workbook.NotApplicable)
		state(t, w, "loop.organisation", "marketing", workbook.DontKnow)
		got := strings.Join(profile.Render(w, uitest.Look(t, workbook.English, true), width, profile.Options{Plain: true}), "\n")
		for _, want := range []string{"◆ not applicable", "● don't know", "changing consumption", "collaboration"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d %q is missing:\n%s", width, want, got)
			}
		}
	}
}

func TestAStateIsSaidBesideAScaleWithoutAMark(t *testing.T) {
	for _, width := range []int{44, 80, 160} {
		w := small(t, workbook.English)
		look := uitest.Look(t, workbook.English, true)
		before := strings.Join(profile.Render(w, look, width, profile.Options{Plain: true}), "\n")
		state(t, w, "place.stay", "buy", workbook.Later)
		after := strings.Join(profile.Render(w, look, width, profile.Options{Plain: true}), "\n")
		if strings.Contains(before, "● later") || !strings.Contains(after, "● later") {
			t.Errorf("at %d:\n%s", width, after)
		}
		state(t, w, "place.stay", "rent", workbook.Unsure)
		if got := strings.Join(profile.Render(w, look, width, profile.Options{Plain: true}), "\n"); strings.Contains(got, "◆ unsure") {
			t.Errorf("at %d a mark that is held loosely is there all the same:\n%s", width, got)
		}
	}
}

// state gives an answer a state.
func state(t testing.TB, w *workbook.Workbook, prompt, side string, s workbook.State) {
	t.Helper()
	must(t, w.ApplyAll(w.Stating(workbook.Address{Prompt: prompt, Side: side}, s)))
}

func TestMovesStandByHowFarTheyAreFromWhatTheyAreDeclared(t *testing.T) {
	w := planned(t, workbook.English)
	rows := profile.Render(w, uitest.Look(t, workbook.English, true), 100, profile.Options{Plain: true, NoReadings: true})
	at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, "  Move  ") })
	// declared at +1 and −1, observed at −2/3, 0, −9/10, +1; the last says nothing
	for i, want := range []string{"茶友群", "快闪", "春茶纪录片", "到期提醒", "–"} {
		if got := rows[at+2+i]; !strings.HasPrefix(got, "  "+want+" ") {
			t.Errorf("move %d is %q, not %q", i+1, got, want)
		}
	}
}

func TestAMoveUnfoldsToItsTestsAndTerms(t *testing.T) {
	s, d := screen(t, planned(t, workbook.English), workbook.English)
	s.SetSize(100, 78)
	for range 200 {
		if strings.Contains(chosen(t, s), "春茶纪录片") {
			break
		}
		uitest.Press(s, "down")
	}
	uitest.Press(s, "enter")
	got := strings.Join(rows(s), "\n")
	for _, want := range []string{"✗ Decomposed", "✓ In numbers", "2 × 1 ÷ 5 − 1", "−3/5", "−18/5", "÷ 4", "−9/10 = −0.90", "1/10 = 0.10", "→ ● Marketing"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	want := ui.PushMsg{To: ui.WalkRoute{ID: d.ID(), Prompt: d.Workbook().Template.Moves.Table}}
	if got := uitest.Press(s, "w"); len(got) != 1 || got[0] != want {
		t.Errorf("w gives %v", got)
	}
}

func TestExplainUnfoldsEveryFigureOfAnyTemplate(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		look := uitest.Look(t, lang, true)
		all := books(t, lang)
		all["ruled"], all["planned"] = ruled(t), planned(t, lang)
		for name, w := range all {
			for _, width := range []int{1, 7, 20, 40, 80, 200} {
				for y, row := range profile.Explain(w, look, width) {
					if n := text.Width(row); n > width {
						t.Fatalf("%s %s at %d: row %d takes %d cells: %q", name, lang, width, y, n, row)
					}
					if strings.Contains(row, "\x1b") {
						t.Fatalf("%s: row %d is not plain: %q", name, y, row)
					}
				}
			}
			got := strings.Join(profile.Explain(w, look, 100), "\n")
			for _, part := range w.Template.Dimensions() {
				if !strings.Contains(got, part.Name.In(lang)+"  ") {
					t.Errorf("%s %s: %s is not explained", name, lang, part.ID)
				}
			}
			for _, m := range w.Moves() {
				if m.Name != "" && name != "hostile" && !strings.Contains(got, m.Name) {
					t.Errorf("%s: the move %q is not explained", name, m.Name)
				}
			}
		}
		uitest.Golden(t, "explain-ruled-80-"+string(lang), strings.Join(profile.Explain(ruled(t), look, 80), "\n"))
		uitest.Golden(t, "explain-ruled-30-"+string(lang), strings.Join(profile.Explain(ruled(t), look, 30), "\n"))
	}
}
