package walk_test

import (
	"strings"
	"testing"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

func TestWhatIsTypedGoesToTheDraft(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	if !s.Capturing() || s.Cursor() == nil {
		t.Fatal("a written prompt does not take text at once")
	}
	uitest.Type(s, "县城妈妈gpid/")
	if got := d.Workbook().Text("actor.m.market", "marketing"); got != "县城妈妈gpid/" {
		t.Fatalf("the draft holds %q", got)
	}
	uitest.Press(s, "tab")
	uitest.Type(s, "会员")
	if got := d.Workbook().Text("actor.o.customer", "operations"); got != "会员" {
		t.Fatalf("the other side holds %q", got)
	}
	if row := rowWith(t, s, "够得着的客户"); !strings.Contains(row, "◆ 运营") {
		t.Errorf("no tab of the other side: %q", row)
	}
	rowWith(t, s, "2 字")
	uitest.Press(s, "tab")
	if prompt, _ := s.Place(); prompt != "actor.m.impulse" {
		t.Errorf("tab behind the second side leads to %s", prompt)
	}
	uitest.Press(s, "shift+tab")
	if prompt, side := s.Place(); prompt != "actor.o.customer" || side != "operations" {
		t.Errorf("shift+tab leads back to %s %s", prompt, side)
	}
}

func TestBothSidesStandBesideEachOtherFromAHundred(t *testing.T) {
	s, _ := empty(t, "actor.m.market", 100, 22)
	if row := rowWith(t, s, "◆ 运营 够得着的客户"); !strings.Contains(row, "● 营销 市场") {
		t.Errorf("not side by side: %q", row)
	}
	asks := uitest.Template(t).Prompt("actor.o.customer").Ask.ZH
	if !strings.Contains(plain(s), asks[:12]) {
		t.Error("the second question is not there")
	}
	s.SetSize(99, 22)
	if strings.Contains(plain(s), asks[:12]) {
		t.Error("the second question is still there at 99")
	}
}

func TestEscapeLeavesTheTextAndEnterGoesBackIn(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Type(s, "市场")
	if msgs := uitest.Press(s, "esc"); len(msgs) != 0 {
		t.Fatalf("esc in a text says %v", msgs)
	}
	if s.Capturing() || s.Cursor() != nil {
		t.Fatal("the text still has the focus")
	}
	uitest.Press(s, "down", "up", "enter")
	uitest.Type(s, "里")
	if got := d.Workbook().Text("actor.m.market", "marketing"); got != "市场里" {
		t.Errorf("the draft holds %q", got)
	}
	msgs := uitest.Press(s, "esc", "esc")
	if len(msgs) != 1 || msgs[0] != (ui.PopMsg{}) {
		t.Errorf("esc in the outline says %v", msgs)
	}
}

func TestUndoIsTakenOver(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Type(s, "市场")
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	uitest.Send(s, ui.WorkbookChangedMsg{ID: "another"})
	uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	uitest.Type(s, "新")
	if got := d.Workbook().Text("actor.m.market", "marketing"); got != "新" {
		t.Errorf("after the undo the draft holds %q", got)
	}
}

func TestTheLanguageChangesAndThePlaceIsKept(t *testing.T) {
	s, d := empty(t, "actor.m.market", 80, 22)
	uitest.Press(s, "tab")
	uitest.Type(s, "会员")
	s.SetLook(uitest.Look(t, workbook.English, false))
	rowWith(t, s, "Which customers can we reach")
	uitest.Type(s, "两千")
	if got := d.Workbook().Text("actor.o.customer", "operations"); got != "会员两千" {
		t.Errorf("the draft holds %q", got)
	}
}

func TestTheCursorStandsBehindWhatIsTyped(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 22}, {120, 38}, {160, 43}} {
		s, _ := empty(t, "actor.o.customer", size[0], size[1])
		uitest.Type(s, "会员两千")
		for y, r := range strings.Split(plain(s), "\n") {
			if i := strings.Index(r, "会员两千"); i >= 0 {
				if c := s.Cursor(); c == nil || c.Y != y || c.X != cells(r[:i])+8 {
					t.Errorf("%v: the cursor is at %v, the text at %d,%d", size, c, cells(r[:i]), y)
				}
			}
		}
	}
}

func TestLeavingAFieldHasItWritten(t *testing.T) {
	for _, key := range []string{"tab", "shift+tab", "ctrl+o", "ctrl+n", "ctrl+b", "esc", "ctrl+g", "ctrl+t", "ctrl+r"} {
		d, queue := uitest.Draft(t, emptyBook(t))
		s := walk.New(uitest.Env(t, nil, workbook.Chinese), d, "actor.m.market")
		s.SetLook(uitest.Look(t, workbook.Chinese, true))
		s.SetSize(80, 22)
		uitest.Type(s, "市场")
		if before := queue.Flushes; before != 0 {
			t.Fatalf("%d flushes while typing", before)
		}
		uitest.Press(s, key)
		if queue.Flushes == 0 {
			t.Errorf("%s leaves the text unwritten", key)
		}
	}
}

func TestTypingGoesOnAtTheEndOfATextWrittenEarlier(t *testing.T) {
	for name, keys := range map[string][]string{
		"opened": nil, "the other side": {"ctrl+o"}, "tab": {"tab"}, "and back": {"ctrl+o", "ctrl+o"}, "from the next step": {"ctrl+n", "shift+tab"},
	} {
		for _, width := range []int{80, 120} {
			s, d := open(t, uitest.Filled(t, workbook.Chinese), workbook.Chinese, width, 22, "actor.m.market")
			uitest.Press(s, keys...)
			prompt, side := s.Place()
			a := workbook.Address{Prompt: prompt, Side: side}
			before := d.Workbook().At(a).Text
			uitest.Press(s, "尾")
			if got := d.Workbook().At(a).Text; before == "" || got != before+"尾" {
				t.Errorf("%s at %d: %q became %q", name, width, before, got)
			}
		}
	}
}

func TestATextThatComesBackIsGoneOnWithAtItsEnd(t *testing.T) {
	s, d := open(t, uitest.Empty(t, workbook.Chinese, "full"), workbook.Chinese, 80, 22, "actor.m.market")
	uitest.Type(s, "三十份小票")
	uitest.Press(s, "ctrl+o")
	for _, act := range []func() (workbook.Act, error){d.Undo, d.Redo} {
		_, err := act()
		must(t, err)
		uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
	}
	uitest.Press(s, "ctrl+o", "尾")
	a := workbook.Address{Prompt: "actor.m.market", Side: "marketing"}
	if got := d.Workbook().At(a).Text; got != "三十份小票尾" {
		t.Errorf("it became %q", got)
	}
}
