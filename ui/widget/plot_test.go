package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/ui/uitest"
	"shiben/ui/widget"
	"shiben/workbook"
)

func plain(rows []string) string { return uitest.Plain(strings.Join(rows, "\n")) }

func TestSnake(t *testing.T) {
	marks := [][2]int{{1, 7}, {2, 6}, {4, 4}, {7, 7}, {3, 0}, {3, 5}, {1, 1}, {1, 2}}
	for _, s := range []widget.Snake{
		{Marks: marks, Step: 3},
		{Marks: marks, Step: 5, Loose: true},
		{Marks: marks, Step: 8, Loose: true},
	} {
		uitest.Golden(t, fmt.Sprintf("snake-%d-%v", s.Step, s.Loose), plain(s.Rows(theme.New(true))))
	}
	poles := make([][2]string, len(marks))
	for i := range poles {
		poles[i] = [2]string{"左边的一极", "a right pole that is too long"}
	}
	uitest.Golden(t, "snake-poles", plain(widget.Snake{Marks: marks, Step: 6, Poles: poles}.Rows(theme.New(true))))
	uitest.GoldenColour(t, "snake-colour", strings.Join(widget.Snake{Marks: marks, Step: 5, Loose: true}.Rows(theme.New(true)), "\n"))
}

func count(s, mark string) int { return strings.Count(s, mark) }

func TestSnakeShowsEveryMarkAndFits(t *testing.T) {
	look := theme.New(true)
	rapid.Check(t, func(t *rapid.T) {
		mark := rapid.IntRange(0, workbook.Positions)
		marks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]int {
			return [2]int{mark.Draw(t, "first"), mark.Draw(t, "second")}
		}), 1, 12).Draw(t, "marks")
		s := widget.Snake{Marks: marks, Step: rapid.IntRange(2, 12).Draw(t, "step"), Loose: rapid.Bool().Draw(t, "loose")}
		rows := s.Rows(look)
		want := len(marks)
		if s.Loose {
			want = 2*len(marks) - 1
		}
		if len(rows) != want {
			t.Fatalf("%d rows for %d scales", len(rows), len(marks))
		}
		for y, row := range rows {
			if n := text.Width(row); n != s.Width() {
				t.Fatalf("row %d takes %d cells of %d", y, n, s.Width())
			}
		}
		for i, m := range marks {
			y := i
			if s.Loose {
				y = 2 * i
			}
			for side, mark := range m {
				if got := count(plain(rows[y:y+1]), look.Sides[side].Mark); got != min(mark, 1) {
					t.Fatalf("scale %d side %d: %d marks for %d", i, side, got, mark)
				}
			}
		}
	})
}

func TestAnUnansweredScaleBreaksTheLine(t *testing.T) {
	rows := widget.Snake{Marks: [][2]int{{2, 0}, {0, 0}, {6, 0}}, Step: 6, Loose: true}.Rows(theme.New(true))
	for _, y := range []int{1, 3} {
		if got := strings.TrimSpace(plain(rows[y : y+1])); got != "" {
			t.Errorf("row %d should be empty: %q", y, got)
		}
	}
	whole := widget.Snake{Marks: [][2]int{{2, 0}, {4, 0}, {6, 0}}, Step: 6, Loose: true}.Rows(theme.New(true))
	for _, y := range []int{1, 3} {
		if strings.TrimSpace(plain(whole[y:y+1])) == "" {
			t.Errorf("row %d should hold a line", y)
		}
	}
}

func TestAxis(t *testing.T) {
	look := theme.New(true)
	at := func(a, b float64) [2]widget.Point {
		return [2]widget.Point{{X: a, Set: true}, {X: b, Set: true, Hollow: true}}
	}
	for _, c := range []struct {
		points [2]widget.Point
		want   string
	}{
		{[2]widget.Point{}, "├────┼────┤"},
		{at(-1, 1), "●━━━━━━━━━◇"},
		{at(1, -1), "◇━━━━━━━━━●"},
		{at(0, 0), "├────●◇───┤"},
		{at(1, 1), "├────┼───●◇"},
		{at(-1, -1), "●◇───┼────┤"},
		{[2]widget.Point{{}, {X: 0.5, Set: true}}, "├────┼──◆─┤"},
	} {
		if got := strings.TrimSuffix(plain([]string{widget.Axis(look, c.points, 11)}), "\n"); got != c.want {
			t.Errorf("%v: %s, not %s", c.points, got, c.want)
		}
	}
	for width := range 40 {
		if got := text.Width(widget.Axis(look, at(0.3, 0.3), width)); got != width {
			t.Errorf("an axis of %d takes %d", width, got)
		}
	}
}

func TestMini(t *testing.T) {
	n := func(i int) *int { return &i }
	head := workbook.Head{Lines: []workbook.Line{{n(-100), n(100)}, {n(0), nil}, {nil, nil}}}
	got := plain(widget.Mini(head, theme.New(true), 9))
	if want := "●━━━━━━━◆\n├───●───┤\n├───┼───┤\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for width := range 60 {
		for _, h := range []workbook.Head{{}, head} {
			if got := text.Width(widget.MiniRow(h, theme.New(true), width)); got != width {
				t.Errorf("a row of %d takes %d", width, got)
			}
		}
	}
	if got := strings.TrimRight(plain([]string{widget.MiniRow(head, theme.New(true), 19)}), "\n"); got != "●━━━◆  ├─●─┤  ├─┼─┤" {
		t.Errorf("got %q", got)
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		share, whole float64
		want         string
	}{{0, 100, ""}, {50, 100, "━━━━━"}, {55, 100, "━━━━━╸"}, {0.01, 100, "╸"}, {100, 100, "━━━━━━━━━━"}, {300, 100, "━━━━━━━━━━"}, {5, 0, ""}} {
		if got := widget.Bar(c.share, c.whole, 10); got != c.want {
			t.Errorf("%v of %v: %q, not %q", c.share, c.whole, got, c.want)
		}
	}
}

func BenchmarkSnake(b *testing.B) {
	s := widget.Snake{Marks: [][2]int{{2, 6}, {3, 6}, {1, 5}, {2, 6}, {4, 4}, {1, 6}, {2, 7}}, Step: 8, Loose: true}
	look := theme.New(true)
	for b.Loop() {
		s.Rows(look)
	}
}

func TestOlderMarksAreHollow(t *testing.T) {
	look := theme.New(true)
	marks := [][2]int{{1, 7}, {2, 6}, {4, 4}, {7, 7}, {3, 0}, {0, 5}, {4, 5}, {2, 6}}
	older := [][2]int{{4, 7}, {6, 2}, {4, 4}, {7, 1}, {5, 2}, {2, 5}, {5, 4}, {0, 0}}
	s := widget.Snake{Marks: marks, Older: older, Step: 5, Loose: true}
	uitest.Golden(t, "snake-older", plain(s.Rows(look)))
	uitest.GoldenColour(t, "snake-older-colour", strings.Join(s.Rows(look), "\n"))
	rapid.Check(t, func(t *rapid.T) {
		four := rapid.SliceOfN(rapid.IntRange(0, workbook.Positions), 4, 4).Draw(t, "marks")
		now, was := [2]int{four[0], four[1]}, [2]int{four[2], four[3]}
		s := widget.Snake{Marks: [][2]int{now}, Older: [][2]int{was}, Step: rapid.IntRange(2, 9).Draw(t, "step")}
		row := s.Rows(look)[0]
		if text.Width(row) != s.Width() {
			t.Fatalf("%d cells of %d", text.Width(row), s.Width())
		}
		for side := range now {
			if got := count(plain([]string{row}), look.Sides[side].Mark); got != min(now[side], 1) {
				t.Fatalf("side %d: %d marks for %d: %s", side, got, now[side], plain([]string{row}))
			}
			want := min(was[side], 1)
			if was[side] == now[side] {
				want = 0
			}
			if got := count(plain([]string{row}), look.Sides[side].Hollow); got != want {
				t.Fatalf("side %d: %d older marks, not %d: %s", side, got, want, plain([]string{row}))
			}
		}
	})
}

func TestWhatChangedFitsAndIsWhole(t *testing.T) {
	look := theme.New(true)
	long := strings.Repeat("一段写得很长的回答，", 12)
	for width := range 130 {
		for _, c := range [][2]string{{"3", "5"}, {"", "5"}, {long, ""}, {long, long + "尾"}, {"一\n二", "三"}, {uitest.Nasty[0], uitest.Nasty[2]}} {
			for _, row := range append(widget.Changed(look, c[0], c[1], width), widget.Shortened(look, c[0], c[1], width)) {
				if text.Width(row) > width {
					t.Fatalf("%d cells of %d: %q", text.Width(row), width, plain([]string{row}))
				}
			}
		}
	}
	if got := plain(widget.Changed(look, "3", "", 20)); got != "3 → –\n" {
		t.Errorf("got %q", got)
	}
	for _, width := range []int{30, 60, 100} {
		got := strings.Join(strings.Fields(strings.NewReplacer("│", " ", "→", " ").Replace(plain(widget.Changed(look, long, "短", width)))), "")
		if !strings.Contains(got, "短") || len(got) != len(long)+len("短") {
			t.Errorf("%d: something is lost: %q", width, got)
		}
	}
}

func TestAReaderShowsEveryRowAndSpot(t *testing.T) {
	rows := make([]string, 40)
	for i := range rows {
		rows[i] = fmt.Sprintf("   row %d", i)
	}
	var r widget.Reader
	r.SetRoom(7)
	r.SetText(rows, []int{2, 3, 20, 39}, []int{0, 18, 30})
	seen, chosen := map[string]bool{}, map[int]bool{}
	for range 60 {
		for _, row := range r.Visible("›") {
			seen[strings.TrimLeft(row, " ›")] = true
		}
		chosen[r.At()] = true
		r.Key("down")
	}
	if len(seen) != 40 || len(chosen) != 4 {
		t.Errorf("%d rows and %d spots were seen", len(seen), len(chosen))
	}
	r.Key("home")
	r.Key("right")
	if r.Top() != 18 || r.At() != 2 {
		t.Errorf("the second section: row %d, spot %d", r.Top(), r.At())
	}
	r.Key("left")
	if r.Top() != 0 {
		t.Errorf("back: row %d", r.Top())
	}
	if again := r.Click(3); again || r.At() != 1 || !r.Click(3) {
		t.Errorf("a click selects spot %d", r.At())
	}
	r.SetRoom(100)
	if r.Top() != 0 || r.Scrolls() {
		t.Error("what fits does not scroll")
	}
}
