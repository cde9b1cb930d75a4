package history_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/history"
	"shiben/ui/uitest"
	"shiben/workbook"
)

var langs = []workbook.Lang{workbook.Chinese, workbook.English}

func page(s *history.Screen) string { return uitest.Plain(s.View()) }

func sees(t *testing.T, s *history.Screen, want string) {
	t.Helper()
	if !strings.Contains(page(s), want) {
		t.Fatalf("%q is not on the screen:\n%s", want, page(s))
	}
}

func seesNot(t *testing.T, s *history.Screen, not string) {
	t.Helper()
	if strings.Contains(page(s), not) {
		t.Fatalf("%q is on the screen:\n%s", not, page(s))
	}
}

// chosen is the row with the sign of the selection.
func chosen(t *testing.T, s *history.Screen) string {
	t.Helper()
	for _, row := range strings.Split(page(s), "\n") {
		if strings.HasPrefix(row, " ▌") {
			return row
		}
	}
	t.Fatalf("nothing is selected:\n%s", page(s))
	return ""
}

func TestGeometry(t *testing.T) {
	for name, b := range map[string]*writer{"story": story(t, workbook.English), "nasty": nasty(t), "long": long(t, 300), "new": begin(t, workbook.Chinese)} {
		t.Run(name, func(t *testing.T) {
			s, _ := open(t, b, workbook.English)
			uitest.Geometry(t, s)
			for _, keys := range [][]string{{"down", "down", "enter"}, {"end", "enter"}, {"home", "pgdown"}, {"o", "down"}, {"esc", "v", "名"}} {
				uitest.Press(s, keys...)
				uitest.Geometry(t, s)
			}
		})
	}
	d, _ := uitest.Draft(t, uitest.Empty(t, workbook.Chinese, "full"))
	uitest.Geometry(t, over(t, d, workbook.Chinese))
}

func TestGoldens(t *testing.T) {
	for _, lang := range langs {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {160, 45}} {
			s, _ := open(t, story(t, lang), lang)
			s.SetSize(size[0], size[1]-2)
			name := fmt.Sprintf("screen-%dx%d-%s", size[0], size[1], lang)
			uitest.Golden(t, name, s.View())
			uitest.Press(s, "down", "down", "down", "enter")
			uitest.Golden(t, name+"-unfolded", s.View())
			uitest.Press(s, "o")
			uitest.Golden(t, name+"-past", s.View())
			uitest.Press(s, "esc", "v")
			uitest.Golden(t, name+"-name", s.View())
		}
	}
	s, _ := open(t, story(t, workbook.Chinese), workbook.Chinese)
	uitest.GoldenColour(t, "screen-colour-dark", s.View())
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	uitest.GoldenColour(t, "screen-colour-light", s.View())
}

// What the row of an act has no room for stands below when it is unfolded.
func TestNoActIsCutWithoutAWayToReadIt(t *testing.T) {
	const by = "Margaret Featherstonehaugh"
	for _, lang := range langs {
		b := story(t, lang)
		b.act(b.next(), by, b.w.Stating(workbook.Address{Prompt: "actor.o.customer", Side: "operations"}, workbook.DontKnow)...)
		b.act(b.next(), "林", workbook.NameVersion("研讨会之后，大家都看过、还没有定下预算和人手的那一稿"))
		b.undo("林")
		words := uitest.Look(t, lang, true).Words
		for _, size := range [][2]int{{40, 10}, {50, 12}, {80, 22}, {120, 38}} {
			s, _ := open(t, b, lang)
			s.SetSize(size[0], size[1])
			acts := b.log.Acts()
			said := words.Acts(b.w, acts)
			for i := len(acts) - 1; i >= 0; i-- {
				want := said[i]
				if acts[i].Changes[0].Kind == workbook.VersionChange && acts[i].Reverts == "" {
					want = acts[i].Changes[0].After.Text
				}
				uitest.Press(s, "enter")
				all := squeezed(page(s))
				if !strings.Contains(all, squeezed(want)) || !strings.Contains(all, squeezed(acts[i].Author)) {
					t.Errorf("%v %s: %q by %q cannot be read:\n%s", size, lang, want, acts[i].Author, page(s))
				}
				uitest.Press(s, "enter", "down")
			}
		}
	}
}

// squeezed is a text without what a break and a frame leave in it.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n┃│", r) {
			return -1
		}
		return r
	}, s)
}

// At the design's size a place with what of its answer changed stands whole in its
// row, what was and what is beside it.
func TestARowNamesItsPlaceWhole(t *testing.T) {
	b := story(t, workbook.English)
	customer := workbook.Address{Prompt: "actor.o.customer", Side: "operations"}
	b.act(b.next(), "林", b.w.Noting(customer, workbook.WhyFacet, "", workbook.Value{Text: "The shop’s export has them all."}))
	s, _ := open(t, b, workbook.English)
	want := "Actor · Operations · Reachable customers · Why  – → The shop’…"
	if got := strings.TrimRight(chosen(t, s), " "); !strings.HasSuffix(got, want) {
		t.Errorf("%q does not end in %q", got, want)
	}
}

func TestTheLogIsReadInWords(t *testing.T) {
	s, _ := open(t, story(t, workbook.Chinese), workbook.Chinese)
	for _, want := range []string{"今天 2026 年 3 月 20 日", "昨天 2026 年 3 月 19 日", "2026 年 3 月 11 日", "版本 研讨会之后", "版本 初稿", "6 → 7", "已撤销陈曦的：", "陈曦", "12 项改动 · 2 个版本"} {
		sees(t, s, want)
	}
	if i, j := strings.Index(page(s), "研讨会之后"), strings.Index(page(s), "初稿"); i > j {
		t.Error("the newest does not come first")
	}
}

func TestBeforeTheLogIsThere(t *testing.T) {
	b := story(t, workbook.English)
	d := draft.New(draft.Env{Now: func() time.Time { return uitest.Day }, NewID: uitest.IDs("new")}, b.w, &uitest.Queue{})
	s := over(t, d, workbook.English)
	sees(t, s, "being read")
	if got := uitest.Press(s, "u", "c", "o", "v", "enter"); len(got) != 0 || s.Capturing() {
		t.Errorf("keys that have nothing to act on give %v", got)
	}
	d.SetLog(b.log)
	sees(t, s, "Version 初稿")
}

func TestEveryActIsReachedAndUnfoldsWhole(t *testing.T) {
	b := story(t, workbook.Chinese)
	s, _ := open(t, b, workbook.Chinese)
	s.SetSize(80, 12)
	seen := ""
	for range b.log.Acts() {
		uitest.Press(s, "enter")
		for range 40 {
			seen += page(s)
			if s.View() == func() string { uitest.Send(s, tea.MouseWheelMsg{Button: tea.MouseWheelDown}); return s.View() }() {
				break
			}
		}
		uitest.Press(s, "enter", "down")
	}
	for _, want := range []string{"一天两杯，认店不认牌子。", "下午那一杯常是替同事带的。", "– → 稍后再答", "动作：春茶纪录片", "新建工作簿"} {
		if !strings.Contains(strings.ReplaceAll(seen, "\n", ""), want) {
			t.Errorf("never seen: %s", want)
		}
	}
	if got := chosen(t, s); !strings.Contains(got, "新建工作簿") {
		t.Errorf("the last act is %q", got)
	}
}

func TestALongUnfoldedActIsReadThroughByDown(t *testing.T) {
	b := begin(t, workbook.Chinese)
	b.set("林", b.written(0), workbook.Value{Text: strings.Repeat("一行\n", 60) + "最后一行"})
	s, _ := open(t, b, workbook.Chinese)
	uitest.Press(s, "enter")
	for range 70 {
		if strings.Contains(page(s), "最后一行") {
			break
		}
		uitest.Press(s, "down")
	}
	sees(t, s, "最后一行")
	uitest.Press(s, "down", "down", "down", "down")
	if got := chosen(t, s); !strings.Contains(got, "新建工作簿") {
		t.Errorf("down after the end selects %q", got)
	}
}

func TestComparingNamesThePoint(t *testing.T) {
	b := story(t, workbook.English)
	s, d := open(t, b, workbook.English)
	for _, k := range []string{"c", "ｃ"} {
		want := ui.PushMsg{To: ui.CompareRoute{ID: d.ID(), Seq: len(b.log)}}
		if got := uitest.Press(s, k); len(got) != 1 || got[0] != want {
			t.Errorf("%s gives %v, not %v", k, got, want)
		}
	}
	uitest.Press(s, "right", "right")
	seq, err := b.log.FindVersion("初稿")
	must(t, err)
	if got := uitest.Press(s, "c"); got[0] != (ui.PushMsg{To: ui.CompareRoute{ID: d.ID(), Seq: seq}}) {
		t.Errorf("the first version is at %d: %v", seq, got)
	}
}

func TestLookingBackIsReadOnly(t *testing.T) {
	b := story(t, workbook.Chinese)
	s, d := open(t, b, workbook.Chinese)
	scale := b.scale(0)
	uitest.Press(s, "right", "right", "o")
	sees(t, s, "只供查看")
	sees(t, s, "2026-03-11 10:00 时的样子 · 版本 初稿")
	sees(t, s, fmt.Sprintf("%s %s 2", scale.Prompt, scale.Side))
	uitest.Press(s, "left") // a step later
	sees(t, s, fmt.Sprintf("%s %s 5", scale.Prompt, scale.Side))
	edition := d.Edition()
	if got := uitest.Press(s, "u", "v", "x"); len(got) != 0 || s.Capturing() || d.Edition() != edition {
		t.Errorf("something can be changed while looking back: %v", got)
	}
	uitest.Press(s, "esc")
	seesNot(t, s, "只供查看")
	if got := chosen(t, s); !strings.Contains(got, "2 → 5") {
		t.Errorf("back in the log at %q", got)
	}
}

func TestAPointThatIsNoLongerWantedIsDropped(t *testing.T) {
	s, _ := open(t, story(t, workbook.English), workbook.English)
	late := uitest.Run(s.Update(uitest.Key("o")))
	uitest.Press(s, "esc")
	for _, msg := range late {
		s.Update(msg)
	}
	seesNot(t, s, "read-only")
}

func TestAVersionIsNamedHereAndNow(t *testing.T) {
	s, d := open(t, story(t, workbook.English), workbook.English)
	uitest.Press(s, "down", "down", "ｖ")
	if !s.Capturing() || s.Cursor() == nil {
		t.Fatal("no name is asked for")
	}
	uitest.Press(s, "enter")
	sees(t, s, "needs a name")
	uitest.Type(s, "终稿 ucov")
	got := uitest.Press(s, "enter")
	if len(got) != 1 || s.Capturing() {
		t.Fatalf("enter gives %v", got)
	}
	if row := chosen(t, s); !strings.Contains(row, "Version 终稿 ucov") {
		t.Errorf("selected is %q", row)
	}
	if v := d.History().Versions(); len(v) != 3 || v[2].Name != "终稿 ucov" {
		t.Errorf("versions: %v", v)
	}
	uitest.Press(s, "v", "x", "esc")
	if s.Capturing() || len(d.History().Versions()) != 3 {
		t.Error("esc named a version")
	}
}

func TestUndoTakesBackTheNewestActAndSaysSo(t *testing.T) {
	b := story(t, workbook.English)
	s, d := open(t, b, workbook.English)
	a := b.scale(1)
	uitest.Press(s, "end")
	got := uitest.Press(s, "u")
	if len(got) != 1 || !strings.Contains(got[0].(ui.NoticeMsg).Text, "Undid") {
		t.Fatalf("u gives %v", got)
	}
	if mark := d.Workbook().Mark(a.Prompt, a.Side); mark != 6 {
		t.Errorf("the mark is %d", mark)
	}
	if row := chosen(t, s); !strings.Contains(row, "Workbook made") {
		t.Errorf("the selection moved to %q", row)
	}
	uitest.Press(s, "home")
	if row := chosen(t, s); !strings.Contains(row, "Undid: ") || !strings.Contains(row, "7 → 6") {
		t.Errorf("the newest is %q", row)
	}
	for range 20 {
		got = uitest.Press(s, "u")
	}
	if n, ok := got[0].(ui.NoticeMsg); !ok || n.Bad {
		t.Errorf("undo of nothing: %v", got)
	}
}

func TestWhatIsTypedMeanwhileShows(t *testing.T) {
	b := story(t, workbook.English)
	s, d := open(t, b, workbook.English)
	must(t, d.Type(b.written(2), "新写的"))
	sees(t, s, "新写的")
	if row := chosen(t, s); !strings.Contains(row, "新写的") {
		t.Errorf("who stands on the newest stays there: %q", row)
	}
}

func TestAClickSelectsAndASecondUnfolds(t *testing.T) {
	s, _ := open(t, story(t, workbook.Chinese), workbook.Chinese)
	y := 0
	for i, row := range strings.Split(page(s), "\n") {
		if strings.Contains(row, "添一行") {
			y = i
		}
	}
	click := tea.MouseClickMsg{X: 10, Y: y, Button: tea.MouseLeft}
	s.Update(click)
	if row := chosen(t, s); !strings.Contains(row, "添一行") {
		t.Fatalf("a click selects %q", row)
	}
	s.Update(click)
	sees(t, s, "归属：")
}

func TestTheLanguageChangesInPlace(t *testing.T) {
	s, _ := open(t, story(t, workbook.Chinese), workbook.Chinese)
	uitest.Press(s, "down", "down", "down", "enter")
	s.SetLook(uitest.Look(t, workbook.English, false))
	if row := chosen(t, s); !strings.Contains(row, "Actor · ") {
		t.Errorf("selected: %q", row)
	}
	sees(t, s, "下午那一杯")
	seesNot(t, s, "今天")
}
