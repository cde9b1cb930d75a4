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
