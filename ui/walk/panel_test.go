package walk_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// How to answer is said on the page, or by the coach where that is in sight.
func TestAHintIsSaidOnce(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {120, 38}, {160, 43}, {220, 50}} {
		for _, id := range []string{"loop.closure", "loop.m.result", "loop.moves"} {
			s, d := open(t, uitest.Empty(t, workbook.English, "full"), workbook.English, size[0], size[1], id)
			hint := strings.Join(strings.Fields(d.Workbook().Template.Prompt(id).Hint.EN)[:3], " ")
			for _, keys := range [][]string{nil, {"f2"}, {"f2"}} { // the coach comes and goes
				uitest.Press(s, keys...)
				flat := strings.Join(strings.Fields(plain(s)), " ")
				if n := strings.Count(flat, hint); n != 1 {
					t.Errorf("%v %s: %q is said %d times:\n%s", size, id, hint, n, plain(s))
				}
			}
		}
	}
}

func TestTheCursorStandsWhereThePanelIsTypedIn(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {160, 43}, {60, 12}} {
		for name, keys := range map[string][]string{
			"why": {"f3", "enter"}, "evidence": {"f3", "down", "down", "enter"}, "comment": {"f3", "end", "enter"},
		} {
			s, _ := open(t, storied(t, workbook.Chinese), workbook.Chinese, size[0], size[1], "actor.m.market")
			uitest.Press(s, keys...)
			uitest.Press(s, "ctrl+end")
			uitest.Type(s, "尾巴")
			c := s.Cursor()
			if c == nil {
				t.Fatalf("%v %s: no cursor", size, name)
			}
			row := strings.Split(plain(s), "\n")[c.Y]
			if i := strings.Index(row, "尾巴"); i < 0 || cells(row[:i])+4 != c.X {
				t.Errorf("%v %s: the cursor is at %d,%d: %q", size, name, c.X, c.Y, row)
			}
		}
	}
}

// The coach has what the panel leaves, and neither touches the screen's edge.
func TestTheCoachHasTheRowsThatThePanelLeaves(t *testing.T) {
	for _, lang := range languages {
		s, _ := open(t, uitest.Filled(t, lang), lang, 160, 43, "actor.granularity")
		uitest.Press(s, "e")
		rows := strings.Split(strings.TrimRight(plain(s), "\n"), "\n")
		last := rows[len(rows)-1]
		if cut := strings.LastIndex(last, "│"); strings.TrimSpace(last[cut+len("│"):]) == "" {
			t.Errorf("%s: blank rows under the panel:\n%s", lang, plain(s))
		}
		for _, row := range rows[1:] {
			if cells(strings.TrimRight(row, " ")) == 160 {
				t.Errorf("%s: no margin: %q", lang, row)
			}
		}
	}
}

func TestADateThatIsNoneLeavesTheOneThatWas(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.m.market")
	uitest.Press(s, "f3", "down", "down", "enter", "tab", "backspace")
	if strings.Contains(plain(s), "2026-04-30") {
		t.Error("a date that is still typed is found wrong")
	}
	uitest.Press(s, "esc", "esc")
	e := answer(d, "actor.m.market", "marketing").Evidence[0].Evidence
	if e.Date != "2026-03-02" || e.Text != "三月的小票" {
		t.Errorf("it holds %+v", e)
	}
}

func TestAnUndoShowsInWhatIsOpen(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.moves")
	uitest.Press(s, "e", "enter")
	uitest.Type(s, "改一笔")
	_, err := d.Undo()
	must(t, err)
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	if strings.Contains(plain(s), "改一笔") {
		t.Error("the panel shows what was undone")
	}
	rowWith(t, s, "照上季的台账")
	uitest.Press(s, "esc", "esc", "f9")
	a := workbook.Address{Prompt: "actor.m.market", Side: "marketing"}
	id := answer(d, a.Prompt, a.Side).Comments[0].ID
	must(t, d.ResolveComment(a, id, true))
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	if strings.Contains(plain(s), "未了结的批注") {
		t.Error("the list shows what is resolved")
	}
}

func TestThePanelGivesWay(t *testing.T) {
	for name, way := range map[string][]string{
		"finder": {"ctrl+g", "esc"}, "list": {"f9", "esc"}, "next": {"ctrl+n"}, "key": {"f3"}, "esc": {"esc"},
	} {
		s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.m.market")
		uitest.Press(s, "f3", "enter", "甲")
		uitest.Press(s, way...)
		if name == "esc" || name == "key" {
			uitest.Press(s, "esc")
		}
		if got := answer(d, "actor.m.market", "marketing").Why; got != "甲" {
			t.Errorf("%s: the why is %q", name, got)
		}
		if name != "key" && (strings.Contains(plain(s), "━━ 旁注") || !s.Capturing()) {
			t.Errorf("%s: the panel stays", name)
		}
	}
	s, _ := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "actor.m.market")
	uitest.Press(s, "f3", "ctrl+left", "down")
	if prompt, _ := s.Place(); prompt == "actor.m.market" || strings.Contains(plain(s), "━━ 旁注") {
		t.Errorf("in the outline down leads to %s", prompt)
	}
}

func TestAPasteIsAWhy(t *testing.T) {
	s, d := empty(t, "loop.closure", 80, 22)
	uitest.Press(s, "e")
	uitest.Send(s, tea.PasteMsg{Content: "第一行\n第二行"})
	if got := answer(d, "loop.closure", "marketing").Why; got != "第一行\n第二行" {
		t.Errorf("the why is %q", got)
	}
}

func TestAStateWhileTheWhyIsTyped(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Press(s, "f3", "enter", "w", "f5")
	if a := answer(d, "actor.m.market", "marketing"); a.State != workbook.DontKnow || a.Why != "w" {
		t.Errorf("it holds %+v", a)
	}
}

func TestATickLeavesTheCountInSight(t *testing.T) {
	s, _ := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, 80, 22, "potential.o.outer")
	rowWith(t, s, "[ ] ")
	rowWith(t, s, " 字")
}

func TestAcceptedReadingsLeaveTheCoach(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 160, 43, "potential.o.outer")
	all, err := workbook.ReadingsOf(d.Workbook(), workbook.Chinese)
	must(t, err)
	for _, r := range all {
		if r.Prompts[0] != "potential.o.outer" {
			continue
		}
		rowWith(t, s, r.Rule.Name.ZH)
		s.SetLook(uitest.Look(t, workbook.English, true))
		rowWith(t, s, r.Rule.Name.EN)
		english, _ := workbook.ReadingsOf(d.Workbook(), workbook.English)
		for _, e := range english {
			if e.Rule.ID == r.Rule.ID {
				rowWith(t, s, strings.Join(strings.Fields(e.Text)[:3], " "))
			}
		}
		must(t, d.Accept(r.Rule.ID, r.Subject, "说好了"))
		uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
		if strings.Contains(plain(s), r.Rule.Name.EN) {
			t.Error("it stays when it is accepted")
		}
		return
	}
	t.Fatal("no reading leads there")
}

// Going to the quick depth and back loses nothing, and says how much is kept.
func TestTheDepthLosesNothing(t *testing.T) {
	s, d := open(t, storied(t, workbook.Chinese), workbook.Chinese, 80, 22, "loop.closure")
	before := d.Workbook().Clone()
	said := notices(uitest.Press(s, "ctrl+d"))
	kept := 0
	for _, p := range before.Template.Prompts() {
		if !before.Template.Asks(p, "quick") && before.TallyOf(p).Answered > 0 {
			kept++
		}
	}
	if kept == 0 || !strings.Contains(said, uitest.Words(t, workbook.Chinese).T("walk.depth_kept", "n", kept)) {
		t.Errorf("%d are kept; it says %q", kept, said)
	}
	if said := notices(uitest.Press(s, "ctrl+d")); strings.Contains(said, "留着") {
		t.Errorf("back at full it says %q", said)
	}
	for _, p := range before.Template.Prompts() {
		for _, side := range before.Template.SidesOf(p) {
			a, b := before.Answer(p.ID, side), d.Workbook().Answer(p.ID, side)
			if !a.Value.Equal(b.Value) || a.State != b.State || a.Why != b.Why || len(a.Comments) != len(b.Comments) {
				t.Errorf("%s %s: %+v is now %+v", p.ID, side, a, b)
			}
		}
		if len(before.Rows(p.ID)) != len(d.Workbook().Rows(p.ID)) {
			t.Errorf("%s lost rows", p.ID)
		}
	}
}

func TestWhatIsOpenAtAnotherDepthIsSaid(t *testing.T) {
	w := uitest.Empty(t, workbook.Chinese, "quick")
	s, d := open(t, w, workbook.Chinese, 80, 22, "loop.closure")
	for _, p := range w.Template.Prompts() {
		if !w.Template.Asks(p, "quick") {
			_, err := d.Comment(workbook.Address{Prompt: p.ID, Side: w.Template.SidesOf(p)[0]}, "以后再谈")
			must(t, err)
			break
		}
	}
	uitest.Press(s, "o")
	if said := notices(uitest.Press(s, "enter")); !strings.Contains(said, "ctrl+d") {
		t.Errorf("it says %q", said)
	}
	if prompt, _ := s.Place(); prompt != "loop.closure" {
		t.Errorf("it leads to %s", prompt)
	}
}
