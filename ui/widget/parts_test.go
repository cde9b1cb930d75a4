package widget

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"shiben/ui/theme"
)

// wide is text with everything that breaks layouts.
const wide = "势本《工作簿》👨‍👩‍👧‍👦1️⃣①②—…e\u0301 abc"

func binding(name, desc string) key.Binding {
	return key.NewBinding(key.WithKeys(name), key.WithHelp(name, desc))
}

func TestBarsAreOneRowOfTheirWidth(t *testing.T) {
	th := theme.New(true)
	keys := []key.Binding{binding("enter", wide), binding("n", "new"), binding("x", "delete"), binding("?", "all keys")}
	for w := range 200 {
		for name, row := range map[string]string{
			"header": Header(th, []string{"势本", wide, wide}, "✓ 已保存", th.Good, w),
			"bare":   Header(th, []string{"势本"}, "", th.Good, w),
			"footer": Footer(th, keys, w), "none": Footer(th, nil, w),
			"notice": Notice(th, wide, true, w, 1)[0], "meter": Meter(th, 3, 60, w),
		} {
			if n := ansi.StringWidth(row); n != w || strings.Contains(row, "\n") {
				t.Fatalf("%s at %d is %d cells: %q", name, w, n, ansi.Strip(row))
			}
		}
		rows := Notice(th, strings.Repeat(wide, 9), true, w, 6)
		for _, row := range rows {
			if n := ansi.StringWidth(row); n != w || len(rows) > 6 {
				t.Fatalf("a row of %d is %d cells at %d: %q", len(rows), n, w, ansi.Strip(row))
			}
		}
	}
}

// TestANoticeIsReadToItsEnd holds that all of a sentence is there.
func TestANoticeIsReadToItsEnd(t *testing.T) {
	said := "书库正被另一个程序占用，放开之前存不了。 Another program holds the library until it is free."
	rows := Notice(theme.New(true), said, true, 40, 6)
	if got := squeeze(ansi.Strip(strings.Join(rows, ""))); len(rows) < 3 || got != squeeze(said) {
		t.Errorf("%d rows: %q", len(rows), got)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTheStatusStaysWhenTheTitleIsLong(t *testing.T) {
	row := ansi.Strip(Header(theme.New(true), []string{"势本", strings.Repeat("长", 200)}, "✗ 未保存", theme.New(true).Bad, 50))
	if !strings.Contains(row, "✗ 未保存") {
		t.Errorf("the header is %q", row)
	}
}

func TestAFooterShowsSixKeysAndAlwaysTheLast(t *testing.T) {
	var keys []key.Binding
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		keys = append(keys, binding(name, "does "+name))
	}
	off := binding("z", "nothing")
	off.SetEnabled(false)
	keys = append([]key.Binding{off}, append(keys, binding("?", "all keys"))...)
	for _, w := range []int{300, 60, 30} {
		row := ansi.Strip(Footer(theme.New(true), keys, w))
		if !strings.Contains(row, "? all keys") || strings.Contains(row, "nothing") || strings.Count(row, "does") > MostKeys-1 {
			t.Errorf("%d: %q", w, row)
		}
	}
}

func TestABoxLiesOnThePageAndNothingShifts(t *testing.T) {
	th := theme.New(true)
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		rows := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("ab 势本，★")), 0, 60, -1), 0, 20).Draw(t, "rows")
		page := strings.Repeat(strings.Repeat("势", w/2)+strings.Repeat(" ", w%2)+"\n", h-1) + strings.Repeat("势", w/2) + strings.Repeat(" ", w%2)
		b := Frame(th, wide, rows, &tea.Cursor{}, rapid.IntRange(1, w).Draw(t, "bw"), h)
		view, x, y := Over(th, page, b, w, h)
		got := strings.Split(view, "\n")
		if len(got) != h || x < 0 || y < 0 {
			t.Fatalf("%d rows at %d,%d", len(got), x, y)
		}
		for i, row := range got {
			if n := ansi.StringWidth(row); n != w {
				t.Fatalf("row %d is %d cells of %d: %q", i, n, w, ansi.Strip(row))
			}
		}
	})
}

func TestAListKeepsTheSelectedOneInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l List
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				l.SetLen(rapid.IntRange(0, 50).Draw(t, "n"))
			case 1:
				l.SetRoom(rapid.IntRange(1, 20).Draw(t, "room"))
			case 2:
				l.Key(rapid.SampledFrom([]string{"up", "down", "pgup", "pgdown", "home", "end"}).Draw(t, "key"))
			case 3:
				l.Select(rapid.IntRange(-5, 60).Draw(t, "at"))
			}
			from, to := l.Visible()
			at := l.At()
			if l.Len() == 0 && at != -1 || l.Len() > 0 && (at < 0 || at >= l.Len()) {
				t.Fatalf("at %d of %d", at, l.Len())
			}
			if l.room > 0 && at >= 0 && (at < from || at >= to) {
				t.Fatalf("%d is not in %d–%d", at, from, to)
			}
			if l.room > 0 && to-from != min(l.room, l.Len()) {
				t.Fatalf("%d of %d rows are used", to-from, l.room)
			}
		}
	})
}

func press(f *Form, names ...string) Outcome {
	var out Outcome
	for _, n := range names {
		out, _ = f.Update(Press(n))
	}
	return out
}

func form() *Form {
	return NewForm("Form", "keys", []Field{
		{ID: "a", Label: "A"},
		{ID: "b", Label: "B", Choices: []Choice{{ID: "x", Label: "X"}, {ID: "y", Label: "Y"}, {ID: "z", Label: "Z"}}, At: 1},
		{ID: "c", Label: "C", Value: "old"},
	})
}

func TestAFormIsFilledIn(t *testing.T) {
	f := form()
	if press(f, "你", "k", "enter", "right", "right", "tab", "!") != Open {
		t.Fatal("it ended")
	}
	if a, b, c := f.Value("a"), f.Value("b"), f.Value("c"); a != "你k" || b != "x" || c != "old!" {
		t.Errorf("it holds %q %q %q", a, b, c)
	}
	if press(f, "enter") != Submitted || press(form(), "ctrl+s") != Submitted || press(form(), "esc") != Left {
		t.Error("it does not end as asked")
	}
}

func TestAClickedFieldGetsTheFocus(t *testing.T) {
	for _, h := range []int{30, 10} {
		f := form()
		f.View(theme.New(true), 80, h)
		f.Click(f.first + f.apart)
		if f.at != 1 || f.Value("b") != "y" {
			t.Fatalf("%d: on %d with %q", h, f.at, f.Value("b"))
		}
		f.Click(f.first + f.apart)
		if f.Value("b") != "z" {
			t.Errorf("%d: a second click chose %q", h, f.Value("b"))
		}
		f.Click(f.first - 1)
		f.Click(999)
	}
}

func TestADialogIsAnswered(t *testing.T) {
	d := Dialog{Title: "T", Body: wide, Choices: []Choice{{"a", "first"}, {"b", "second"}}}
	if _, done := d.Key(Press("right")); done {
		t.Fatal("it ended")
	}
	if id, done := d.Key(Press("enter")); id != "b" || !done {
		t.Errorf("%q %v", id, done)
	}
	if id, done := d.Key(Press("esc")); id != "" || !done {
		t.Errorf("%q %v", id, done)
	}
	for _, w := range []int{80, 24} { // side by side, and below each other
		b := d.View(theme.New(true), w, 20)
		found := false
		for y, row := range b.Rows {
			if i := strings.Index(ansi.Strip(row), "second"); i >= 0 {
				id, done := d.Click(ansi.StringWidth(ansi.Strip(row)[:i]), y)
				found = id == "b" && done
			}
		}
		if !found {
			t.Errorf("%d: a click on the second choice does nothing", w)
		}
	}
}

func TestKeysAreReadAsAnInputMethodTypesThem(t *testing.T) {
	for name, want := range map[string]bool{"？": true, "?": true, "ｑ": false, "/": false} {
		if got := Matches(Press(name), binding("?", "help")); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
	for _, name := range []string{"ctrl+s", "shift+tab", "alt+enter", "space", "up", "D", "你", "f1"} {
		if got := Press(name).String(); got != name {
			t.Errorf("%q is pressed as %q", name, got)
		}
	}
}
