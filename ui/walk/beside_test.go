package walk_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/workbook"
)

func answer(d *draft.Draft, prompt, side string) workbook.Answer {
	return d.Workbook().Answer(prompt, side)
}

func TestAStateStandsInPlaceOfAMark(t *testing.T) {
	s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.closure")
	was := d.Workbook().Mark("loop.closure", "operations")
	uitest.Press(s, "m")
	said := notices(uitest.Press(s, "l"))
	if a := answer(d, "loop.closure", "operations"); a.State != workbook.Later || !a.Value.Empty() {
		t.Fatalf("it holds %+v", a)
	}
	if a := answer(d, "loop.closure", "marketing"); a.State != "" || a.Value.Empty() {
		t.Errorf("the other side holds %+v", a)
	}
	if !strings.Contains(said, "稍后再答") || !strings.Contains(said, "ctrl+z") {
		t.Errorf("it says %q", said)
	}
	rowWith(t, s, "◆»")
	rowWith(t, s, "运营 » 稍后再答")
	if _, err := d.Undo(); err != nil || d.Workbook().Mark("loop.closure", "operations") != was {
		t.Errorf("undo leaves %d, want %d (%v)", d.Workbook().Mark("loop.closure", "operations"), was, err)
	}
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	if strings.Contains(plain(s), "»") {
		t.Error("after undo the state still shows")
	}
	uitest.Press(s, "ｗ") // as an input method gives it
	if a := answer(d, "loop.closure", "operations"); a.State != workbook.DontKnow {
		t.Errorf("the full-width letter gives %q", a.State)
	}
	uitest.Press(s, "w")
	if a := answer(d, "loop.closure", "operations"); a.State != "" {
		t.Errorf("pressed again it is %q", a.State)
	}
	uitest.Press(s, "x", "5")
	if a := answer(d, "loop.closure", "operations"); a.State != "" || a.Value.Mark != 5 {
		t.Errorf("a mark over a state leaves %+v", a)
	}
}

func TestUnsureKeepsTheMarkAndHollowsIt(t *testing.T) {
	s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.closure")
	was := d.Workbook().Mark("loop.closure", "marketing")
	if strings.Contains(plain(s), "○") {
		t.Fatal("a hollow mark before anything was said")
	}
	uitest.Press(s, "u")
	if a := answer(d, "loop.closure", "marketing"); a.State != workbook.Unsure || a.Value.Mark != was {
		t.Fatalf("it holds %+v", a)
	}
	rowWith(t, s, "○")
	rowWith(t, s, "~ 没把握")
	uitest.Press(s, "u")
	if a := answer(d, "loop.closure", "marketing"); a.State != "" || a.Value.Mark != was {
		t.Errorf("pressed again it holds %+v", a)
	}
}

func TestLettersAreTextWhileTyping(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Press(s, "w", "x", "l", "u", "e", "o", "v", "c", "r")
	a := answer(d, "actor.m.market", "marketing")
	if a.Value.Text != "wxlueovcr" || a.State != "" {
		t.Fatalf("it holds %+v", a)
	}
	uitest.Press(s, "f7")
	if a := answer(d, "actor.m.market", "marketing"); a.State != workbook.Later || a.Value.Text != "" {
		t.Fatalf("f7 leaves %+v", a)
	}
	if strings.Contains(plain(s), "wxlue") {
		t.Error("the text still shows in the editor")
	}
	rowWith(t, s, "» 稍后再答")
	uitest.Type(s, "四公里")
	if a := answer(d, "actor.m.market", "marketing"); a.State != "" || a.Value.Text != "四公里" {
		t.Errorf("typing over a state leaves %+v", a)
	}
}

func TestStatesInATableLeaveItsLettersAlone(t *testing.T) {
	s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 120, 38, "loop.moves")
	uitest.Press(s, "u")
	if a := answer(d, "loop.moves", ""); a.State != workbook.Unsure {
		t.Errorf("the table is %q", a.State)
	}
	n := len(d.Workbook().Rows("loop.moves"))
	uitest.Press(s, "d")
	if len(d.Workbook().Rows("loop.moves")) != n-1 {
		t.Error("d does not remove a row any more")
	}
	rowWith(t, s, "~ 没把握")
}

func TestTheOutlineShowsWhatWasPutOff(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Press(s, "f7", "tab", "f7")
	if row := rowWith(t, s, "市场 ·"); !strings.Contains(row, "▸ »") {
		t.Errorf("both put off: %q", row)
	}
	uitest.Press(s, "f6", "shift+tab", "f6")
	if row := rowWith(t, s, "市场 ·"); !strings.Contains(row, "▸ ×") {
		t.Errorf("neither applies: %q", row)
	}
	if got := workbook.ProgressOf(d.Workbook()).Asked; got != 65 {
		t.Errorf("%d asked, want 65", got)
	}
}

func TestBesideAnAnswer(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {160, 43}} {
		s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, size[0], size[1], "actor.m.market")
		before := answer(d, "actor.m.market", "marketing").Value.Text
		uitest.Press(s, "f3", "enter")
		uitest.Type(s, "问过三十位")
		if !s.Capturing() || s.Cursor() == nil {
			t.Fatal("the why takes no text")
		}
		if got := answer(d, "actor.m.market", "marketing").Why; got != "问过三十位" {
			t.Errorf("saved as typed: %q", got)
		}
		uitest.Press(s, "enter", "down", "right", "right", "down")
		if got := answer(d, "actor.m.market", "marketing").Confidence; got != workbook.MediumConfidence {
			t.Errorf("confidence %q", got)
		}
		uitest.Press(s, "小")
		uitest.Type(s, "票")
		uitest.Press(s, "tab")
		uitest.Type(s, "2026-03-02")
		uitest.Press(s, "tab")
		uitest.Type(s, "林")
		uitest.Press(s, "enter")
		a := answer(d, "actor.m.market", "marketing")
		if len(a.Evidence) != 1 || *a.Evidence[0].Evidence != (workbook.Evidence{Text: "小票", Date: "2026-03-02", By: "林"}) {
			t.Fatalf("evidence: %+v", a.Evidence)
		}
		uitest.Press(s, "end", "enter")
		uitest.Type(s, "平日呢")
		uitest.Press(s, "esc")
		a = answer(d, "actor.m.market", "marketing")
		if len(a.Comments) != 1 || a.Comments[0].Comment.Text != "平日呢" || a.Comments[0].Comment.Author != "林" {
			t.Fatalf("comments: %+v", a.Comments)
		}
		if got := rowWith(t, s, "∵ §1"); !strings.Contains(got, "▂▄ ”1") {
			t.Errorf("signs: %q", got)
		}
		uitest.Press(s, "r")
		if a = answer(d, "actor.m.market", "marketing"); !a.Comments[0].Comment.Resolved {
			t.Error("r does not resolve")
		}
		if strings.Contains(rowWith(t, s, "∵ §1"), "”1") {
			t.Error("a resolved comment counts as open")
		}
		uitest.Press(s, "esc")
		if !s.Capturing() || a.Value.Text != before {
			t.Errorf("back in the answer: %v, %q", s.Capturing(), a.Value.Text)
		}
	}
}

func TestADateThatIsNoneIsSaidAndMended(t *testing.T) {
	s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.closure")
	uitest.Press(s, "e", "down", "down", "enter")
	uitest.Type(s, "台账")
	uitest.Press(s, "tab")
	uitest.Type(s, "2026-13-40")
	if said := notices(uitest.Press(s, "esc")); said == "" || !s.Capturing() {
		t.Errorf("left with %q", said)
	}
	for range 5 {
		uitest.Press(s, "backspace")
	}
	uitest.Type(s, "03-02")
	if said := notices(uitest.Press(s, "esc")); said != "" || s.Capturing() {
		t.Errorf("mended, it says %q", said)
	}
	a := answer(d, "loop.closure", "marketing")
	if len(a.Evidence) != 1 || a.Evidence[0].Evidence.Date != "2026-03-02" || a.Evidence[0].Evidence.Text != "台账" {
		t.Errorf("evidence: %+v", a.Evidence)
	}
}

func TestWhatIsLeftEmptyIsNotKept(t *testing.T) {
	s, d := empty(t, "loop.closure", 80, 22)
	for _, keys := range [][]string{{"down", "down", "enter"}, {"end", "enter"}} {
		uitest.Press(s, "e")
		uitest.Press(s, keys...)
		uitest.Press(s, "x", "backspace", "esc", "esc")
	}
	if a := answer(d, "loop.closure", "marketing"); len(a.Evidence)+len(a.Comments) != 0 {
		t.Errorf("kept: %+v", a)
	}
	if s.Capturing() || strings.Contains(plain(s), "━━ 旁注") {
		t.Error("the panel is still open")
	}
}

func TestATickIsAKeyAway(t *testing.T) {
	s, d := empty(t, "potential.o.outer", 80, 22)
	rowWith(t, s, "[ ] 写下的全是花钱买来的流量")
	uitest.Press(s, "f4")
	rowWith(t, s, "[✓] 写下的全是花钱买来的流量")
	if a := answer(d, "potential.o.outer", "operations"); len(a.Ticks) != 1 {
		t.Errorf("ticks: %v", a.Ticks)
	}
	uitest.Press(s, "f3", "down", "down", "space", "esc")
	if a := answer(d, "potential.o.outer", "operations"); len(a.Ticks) != 0 {
		t.Errorf("space leaves %v", a.Ticks)
	}
}

func TestCarriedAnswersAreReviewed(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.granularity")
	rowWith(t, s, "未复核 2 处")
	rowWith(t, s, "↺ 未复核")
	uitest.Press(s, "e")
	if d.Workbook().Unreviewed() != 2 {
		t.Fatal("looking reviews")
	}
	uitest.Press(s, "up", "up")
	rowWith(t, s, "原为 3")
	uitest.Press(s, "esc")
	if said := notices(uitest.Press(s, "c")); !strings.Contains(said, "1") {
		t.Errorf("it says %q", said)
	}
	if a := answer(d, "actor.granularity", "marketing"); a.Carried != nil || a.Value.Empty() {
		t.Errorf("confirmed: %+v", a)
	}
	uitest.Press(s, "g")
	if prompt, _ := s.Place(); prompt != "combination.energy" {
		t.Fatalf("the gap key leads to %s", prompt)
	}
	uitest.Type(s, "新")
	if d.Workbook().Unreviewed() != 0 || strings.Contains(plain(s), "未复核") {
		t.Error("a change does not review")
	}
}

func TestWhatIsOpenIsListed(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.moves")
	uitest.Press(s, "o")
	view := plain(s)
	for _, want := range []string{"未了结的批注  1", "未复核  2", "没把握  2", "不知道  1", "稍后再答  2"} {
		if !strings.Contains(view, want) {
			t.Errorf("no %q in\n%s", want, view)
		}
	}
	uitest.Press(s, "enter")
	if prompt, side := s.Place(); prompt != "actor.m.market" || side != "marketing" {
		t.Errorf("the comment leads to %s %s", prompt, side)
	}
	rowWith(t, s, "━━ 旁注")
	if !strings.Contains(rowWith(t, s, "只看了周末"), "▸") && !strings.Contains(plain(s), "▸ 批注") {
		t.Errorf("it does not stand on the comment:\n%s", plain(s))
	}
	uitest.Press(s, "r", "o")
	if strings.Contains(plain(s), "未了结的批注") {
		t.Error("a resolved comment is listed")
	}
	uitest.Type(s, "稍后")
	uitest.Press(s, "down", "enter")
	if prompt, side := s.Place(); prompt+side != "loop.focusoperations" {
		t.Errorf("the filter leads to %s %s", prompt, side)
	}
	uitest.Press(s, "f9", "esc")
	if prompt, _ := s.Place(); prompt != "loop.focus" || s.Capturing() || d.Workbook() == nil {
		t.Errorf("esc leads to %s", prompt)
	}
}

func TestReadingsFollowWhatIsTyped(t *testing.T) {
	s, d := empty(t, "potential.o.outer", 160, 43)
	if strings.Contains(plain(s), "†") {
		t.Fatalf("an empty workbook has readings:\n%s", plain(s))
	}
	must(t, d.Set(workbook.Address{Prompt: "potential.o.outer", Side: "operations"}, workbook.Value{Text: "投流"}))
	uitest.Press(s, "f4")
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	all, err := workbook.ReadingsOf(d.Workbook(), workbook.Chinese)
	must(t, err)
	n := 0
	for _, r := range all {
		for _, p := range r.Prompts {
			if p == "potential.o.outer" {
				n++
				rowWith(t, s, r.Rule.Name.ZH)
			}
		}
	}
	if n == 0 {
		t.Fatal("nothing fires")
	}
	rowWith(t, s, "†")
	uitest.Press(s, "f4")
	for _, r := range all {
		if r.Rule.When.Source == "ticks.potential.o.outer.bought" && strings.Contains(plain(s), r.Rule.Name.ZH) {
			t.Error("the reading stays when its reason is gone")
		}
	}
}

func TestTheLogIsAKeyAway(t *testing.T) {
	for at, name := range map[string]string{"loop.closure": "v", "actor.m.market": "f12"} {
		s, d := empty(t, at, 80, 22)
		msgs := uitest.Press(s, name)
		if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.HistoryRoute{ID: d.ID()}}) {
			t.Errorf("%s says %v", name, msgs)
		}
	}
}

func TestClicksInThePanels(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.m.market")
	uitest.Press(s, "f3")
	click := func(find string) {
		t.Helper()
		for y, row := range strings.Split(plain(s), "\n") {
			if i := strings.Index(row, find); i >= 0 {
				uitest.Send(s, tea.MouseClickMsg{X: cells(row[:i]), Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen:\n%s", find, plain(s))
	}
	click("三月的小票")
	click("三月的小票")
	uitest.Press(s, "新")
	if a := answer(d, "actor.m.market", "marketing"); !s.Capturing() || a.Evidence[0].Evidence.Text == "三月的小票" {
		t.Error("a click on what is selected does not open it")
	}
	uitest.Press(s, "esc", "esc", "f9")
	click("去年的那一股")
	if prompt, _ := s.Place(); prompt != "combination.energy" {
		t.Errorf("a click in the list leads to %s", prompt)
	}
}
