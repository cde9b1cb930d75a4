package walk_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

func empty(t testing.TB, at string, w, h int) (*walk.Screen, *draft.Draft) {
	t.Helper()
	return open(t, emptyBook(t), workbook.Chinese, w, h, at)
}

// emptyBook is a new workbook; the template is parsed once for all tests.
func emptyBook(t testing.TB) *workbook.Workbook {
	made.Do(func() { made.book = uitest.Empty(t, workbook.Chinese, "full") })
	return made.book.Clone()
}

var made struct {
	sync.Once
	book *workbook.Workbook
}

func plain(s *walk.Screen) string { return uitest.Plain(s.View()) }

// rowWith is the row of the screen that holds a text.
func rowWith(t testing.TB, s *walk.Screen, find string) string {
	t.Helper()
	for _, row := range strings.Split(plain(s), "\n") {
		if strings.Contains(row, find) {
			return row
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", find, plain(s))
	return ""
}

func notices(msgs []tea.Msg) string {
	var out []string
	for _, m := range msgs {
		if n, ok := m.(ui.NoticeMsg); ok {
			out = append(out, n.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestItOpensWhereItWasLeft(t *testing.T) {
	w := uitest.Filled(t, workbook.Chinese)
	for _, p := range w.Template.Prompts() {
		sides := w.Template.SidesOf(p)
		if p.Kind == workbook.Table {
			sides = []string{w.Rows(p.ID)[1].ID} // the row that the keys act on
		}
		for _, side := range sides {
			s, _ := open(t, w.Clone(), workbook.Chinese, 80, 22, "")
			s.StandOn(p.ID, side)
			if prompt, at := s.Place(); prompt != p.ID || at != side {
				t.Errorf("left at %s %s, opens at %s %s", p.ID, side, prompt, at)
			}
			fresh := walk.New(uitest.Env(t, nil, workbook.Chinese), mustDraft(t, w), "")
			fresh.StandOn(p.ID, side) // as the app does, before the look is known
			fresh.SetLook(uitest.Look(t, workbook.Chinese, true))
			if prompt, at := fresh.Place(); prompt != p.ID || at != side {
				t.Errorf("left at %s %s, opens anew at %s %s", p.ID, side, prompt, at)
			}
		}
	}
}

func mustDraft(t *testing.T, w *workbook.Workbook) *draft.Draft {
	d, _ := uitest.Draft(t, w.Clone())
	return d
}

func TestTheWholeWayForthAndBack(t *testing.T) {
	s, _ := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "")
	var way []string
	for range 100 {
		prompt, _ := s.Place()
		way = append(way, prompt)
		if notices(uitest.Press(s, "ctrl+n")) != "" {
			break
		}
	}
	if len(way) != 22 {
		t.Fatalf("%d steps: %v", len(way), way)
	}
	for i := len(way) - 1; i > 0; i-- {
		uitest.Press(s, "ctrl+b")
	}
	if prompt, _ := s.Place(); !strings.HasPrefix(prompt, "actor.") {
		t.Errorf("the way back ends at %s", prompt)
	}
	if n := notices(uitest.Press(s, "alt+up")); n == "" {
		t.Error("nothing is said before the first step")
	}
}

func TestGapsAreFound(t *testing.T) {
	w := uitest.Filled(t, workbook.Chinese)
	s, d := open(t, w, workbook.Chinese, 80, 22, "loop.m.result")
	if n := notices(uitest.Press(s, "ctrl+t")); n == "" {
		t.Error("a full workbook has a gap")
	}
	must(t, d.Set(workbook.Address{Prompt: "actor.driver", Side: "operations"}, workbook.Value{}))
	must(t, d.Set(workbook.Address{Prompt: "potential.o.stir", Side: "operations"}, workbook.Value{}))
	for _, want := range []string{"potential.o.stir operations", "actor.driver operations", "potential.o.stir operations"} {
		uitest.Press(s, "ctrl+t")
		if prompt, side := s.Place(); prompt+" "+side != want {
			t.Errorf("the gap is at %s %s, want %s", prompt, side, want)
		}
	}
}

func TestTheFinderJumpsToAnAnswer(t *testing.T) {
	s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.granularity")
	must(t, d.Set(workbook.Address{Prompt: "potential.o.stir", Side: "operations"}, workbook.Value{Text: "第一行\n每周三开放后厨，邀请三十位老客"}))
	uitest.Press(s, "/")
	uitest.Type(s, "开放后厨")
	if !s.Capturing() {
		t.Fatal("the finder does not take text")
	}
	rowWith(t, s, "开放后厨，邀请")
	uitest.Press(s, "enter")
	if prompt, side := s.Place(); prompt != "potential.o.stir" || side != "operations" {
		t.Errorf("it leads to %s %s", prompt, side)
	}
	uitest.Press(s, "ctrl+g")
	uitest.Type(s, "动作清单")
	uitest.Press(s, "enter")
	if prompt, _ := s.Place(); prompt != "loop.moves" {
		t.Errorf("a prompt's name leads to %s", prompt)
	}
	uitest.Press(s, "ctrl+f")
	uitest.Type(s, "不存在的东西")
	uitest.Press(s, "enter", "esc")
	if prompt, _ := s.Place(); prompt != "loop.moves" || s.Capturing() {
		t.Errorf("esc leaves the finder at %s", prompt)
	}
}

func TestTheFinderPutsANameBeforeAQuestionThatHoldsIt(t *testing.T) {
	for _, c := range []struct {
		lang       workbook.Lang
		find, want string
	}{
		{workbook.Chinese, "动作", "loop.moves"},
		{workbook.Chinese, "市场", "actor.m.market"},
		{workbook.English, "impulse", "actor.m.impulse"},
		{workbook.English, "ＩＭＰＵＬＳＥ", "actor.m.impulse"},
		{workbook.English, "steps", "loop.o.steps"},
	} {
		s, _ := open(t, uitest.Filled(t, c.lang), c.lang, 80, 22, "potential.m.doubt")
		uitest.Press(s, "ctrl+g")
		uitest.Type(s, c.find)
		uitest.Press(s, "enter")
		if prompt, _ := s.Place(); prompt != c.want {
			t.Errorf("%s leads to %s, want %s", c.find, prompt, c.want)
		}
	}
}

func TestDepthChangesAndThePlaceIsKept(t *testing.T) {
	s, d := open(t, uitest.Empty(t, workbook.Chinese, "quick"), workbook.Chinese, 80, 22, "loop.moves")
	if n := notices(uitest.Press(s, "ctrl+d")); !strings.Contains(n, "完整") {
		t.Errorf("it says %q", n)
	}
	if prompt, _ := s.Place(); prompt != "loop.moves" || d.Workbook().About.Depth != "full" {
		t.Errorf("at %s, depth %s", prompt, d.Workbook().About.Depth)
	}
	uitest.Press(s, "ctrl+b") // to a prompt that only the full depth asks
	uitest.Press(s, "esc", "ctrl+d")
	if prompt, _ := s.Place(); prompt != "loop.closure" {
		t.Errorf("a prompt that is not asked any more leads to %s", prompt)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	rowWith(t, s, "/22")
}

func TestTheProfileIsAKeyAway(t *testing.T) {
	s, d := empty(t, "loop.closure", 80, 22)
	for _, key := range []string{"p", "ctrl+r"} {
		msgs := uitest.Press(s, key)
		if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.ProfileRoute{ID: d.ID()}}) {
			t.Errorf("%s says %v", key, msgs)
		}
	}
}

func TestTheCoachSpeaksOfThePrompt(t *testing.T) {
	tmpl := uitest.Template(t)
	for _, size := range [][2]int{{80, 22}, {160, 43}} {
		s, _ := empty(t, "actor.m.market", size[0], size[1])
		if size[0] < 140 {
			uitest.Press(s, "f2")
		}
		view := plain(s)
		if !strings.Contains(view, tmpl.Prompt("actor.m.market").Example.ZH[:15]) {
			t.Errorf("%v: no example", size)
		}
		uitest.Press(s, "tab")
		if !strings.Contains(plain(s), tmpl.Prompt("actor.o.customer").Example.ZH[:15]) {
			t.Errorf("%v: the example does not follow the side", size)
		}
		for range 40 {
			uitest.Press(s, "ctrl+down")
		}
		if !strings.Contains(strings.ReplaceAll(plain(s), "\n", ""), tmpl.Claim("A4").ID) {
			t.Errorf("%v: no claims at the end", size)
		}
	}
}

func TestFewKeysInTheFooterAndAllSaid(t *testing.T) {
	for _, lang := range languages {
		for _, at := range kinds {
			s, _ := open(t, uitest.Filled(t, lang), lang, 80, 22, at)
			for _, state := range []string{"enter", "esc", "ctrl+g"} {
				keys := s.Keys()
				if n := len(keys.ShortHelp()); n == 0 || n > 6 {
					t.Errorf("%s: %d keys in the footer", at, n)
				}
				for _, group := range keys.FullHelp() {
					for _, b := range group {
						if d := b.Help().Desc; d == "" || strings.HasPrefix(d, "walk.") {
							t.Errorf("%s: %v says %q", at, b.Keys(), d)
						}
					}
				}
				uitest.Press(s, state)
			}
		}
	}
}

func TestNoSentenceIsMissing(t *testing.T) {
	for _, lang := range languages {
		for _, w := range []*workbook.Workbook{uitest.Filled(t, lang), uitest.Empty(t, lang, "full")} {
			for _, at := range kinds {
				for _, keys := range [][]string{nil, {"f2"}, {"enter"}, {"ctrl+g", "x", "q", "z"}, {"end", "down", "down", "down", "down"}} {
					s, _ := open(t, w.Clone(), lang, 120, 38, at)
					uitest.Press(s, keys...)
					if view := plain(s); strings.Contains(view, "walk.") {
						t.Errorf("%s %v: %s", at, keys, view)
					}
				}
			}
		}
	}
}

func TestClicks(t *testing.T) {
	s, d := empty(t, "loop.closure", 80, 22)
	click := func(find string, dx int) {
		t.Helper()
		for y, row := range strings.Split(plain(s), "\n") {
			if i := strings.Index(row, find); i >= 0 {
				uitest.Send(s, tea.MouseClickMsg{X: cells(row[:i]) + dx, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen", find)
	}
	click("看过程", -2-3*7+1+3*4) // the fifth position of the second scale
	if got := d.Workbook().Mark("loop.focus", "marketing"); got != 5 {
		t.Errorf("the click marks %d", got)
	}
	click("◆ 运营", 3)
	uitest.Press(s, "2")
	if got := d.Workbook().Mark("loop.focus", "operations"); got != 2 {
		t.Errorf("after a click on the other side it marks %d", got)
	}
	click("投入产出", 0)
	if prompt, _ := s.Place(); prompt != "loop.m.spend" || !s.Capturing() {
		t.Errorf("a click in the outline leads to %s", prompt)
	}
	click("◆ 运营", 3)
	if prompt, _ := s.Place(); prompt != "loop.o.handles" {
		t.Errorf("a click on the tab leads to %s", prompt)
	}
	uitest.Send(s, tea.MouseWheelMsg{X: 40, Y: 10, Button: tea.MouseWheelDown})
}

func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(fmt.Errorf("the test itself: %w", err))
	}
}
