package app

import (
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

var langs = []workbook.Lang{workbook.Chinese, workbook.English}

// scenes are the states of the whole program that geometry and goldens look at.
func scenes() map[string]func(*hand) {
	return map[string]func(*hand){
		"library":   func(*hand) {},
		"filter":    func(h *hand) { h.press("/").typed("云") },
		"new":       func(h *hand) { h.press("n") },
		"delete":    func(h *hand) { h.press("x") },
		"help":      func(h *hand) { h.press("?") },
		"walk":      func(h *hand) { h.press("enter") },
		"walk-help": func(h *hand) { h.press("enter", "f1") },
		"profile":   func(h *hand) { h.press("p") },
		"clash":     func(h *hand) { h.clash() },
		"renew":     func(h *hand) { h.update(); h.press("enter") },
		"leave":     func(h *hand) { h.stuck().press("ctrl+q") },
		"elsewhere": func(h *hand) { h.stuck().press("ctrl+q", "right", "enter") },
	}
}

func TestEveryPageHoldsAtEverySize(t *testing.T) {
	for name, enter := range scenes() {
		for _, lang := range langs {
			for _, w := range []*workbook.Workbook{uitest.Empty(t, lang, "quick"), uitest.Hostile(t, lang)} {
				h := newHand(t, lang, func(o *Options) { o.Dump = writeNew }, w)
				enter(h)
				for _, size := range workbooktest.Every(3, uitest.Sizes) {
					t.Logf("%s %s %v", name, lang, size)
					h.fits(size[0], size[1]+2)
				}
			}
		}
	}
}

func TestPagesAsTheyWere(t *testing.T) {
	for name, enter := range scenes() {
		if strings.HasPrefix(name, "walk") || name == "profile" || name == "library" {
			continue // the screens hold their own
		}
		for _, lang := range langs {
			for _, size := range [][2]int{{80, 24}, {120, 40}} {
				h := newHand(t, lang, func(o *Options) { o.Dump = writeNew }, uitest.Filled(t, lang))
				h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				enter(h)
				view := h.m.View().Content
				if n := len(h.m.over); n > 0 && len(h.m.stack) > 1 { // what lies beneath is not looked at here
					view = strings.Join(h.m.over[n-1].box(h.m, size[0], size[1]-2).Rows, "\n") + "\n" + strings.Join(h.m.footer(1), "\n")
				}
				uitest.Golden(t, name+"-"+sizeName(size)+"-"+string(lang), view)
			}
		}
	}
}

func sizeName(size [2]int) string {
	return map[[2]int]string{{80, 24}: "80x24", {120, 40}: "120x40"}[size]
}

func TestTooSmallATerminalSaysSoAndLosesNothing(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter", "3")
	h.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	h.sees("50×14")
	h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	h.sees("3")
	prompt, side := h.walk()
	if got := h.load(uitest.Empty(t, workbook.English, "full").ID).Mark(prompt, side); got != 3 {
		t.Errorf("the mark is %d", got)
	}
}

func TestANewWorkbookIsWalkedAndFoundAgain(t *testing.T) {
	memory := OpenMemory(filepath.Join(t.TempDir(), "state.json"))
	h := newHand(t, workbook.Chinese, func(o *Options) { o.Memory = memory })
	h.sees("还没有工作簿")
	h.press("n").typed("青禾书店").press("tab").typed("社区书店").press("ctrl+s")
	heads := h.heads()
	if len(heads) != 1 || heads[0].Title != "青禾书店" || heads[0].Subject != "社区书店" || heads[0].Lang != workbook.Chinese {
		t.Fatalf("the library holds %+v", heads)
	}
	if !strings.Contains(h.header(), "青禾书店") || !strings.Contains(h.header(), "已保存") {
		t.Errorf("the header says %q", h.header())
	}
	h.press("6", "down", "2")
	prompt, side := h.walk()
	book := h.load(heads[0].ID)
	if book.Mark(prompt, side) != 2 {
		t.Errorf("%s %s is %d", prompt, side, book.Mark(prompt, side))
	}
	h.press("ctrl+r") // the profile
	if _, ok := h.m.stack[len(h.m.stack)-1].to.(ui.ProfileRoute); !ok {
		t.Fatalf("in front is %T", h.m.stack[len(h.m.stack)-1].to)
	}
	h.press("ctrl+q")
	if !h.quit {
		t.Fatal("the program does not leave")
	}
	again := handOver(t, h.under, workbook.Chinese, func(o *Options) { o.Memory = memory })
	again.press("enter")
	if p, s := again.walk(); p != prompt || s != side {
		t.Errorf("it stands on %s %s, and was left on %s %s", p, s, prompt, side)
	}
}

func TestTheLanguageChangesAtOnceAndThePlaceStays(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Filled(t, workbook.Chinese))
	h.press("enter", "down", "down")
	prompt, side := h.walk()
	zh := h.page()
	h.press("ctrl+l")
	if h.page() == zh {
		t.Fatal("nothing changed")
	}
	if !strings.Contains(h.header(), "Shiben") || !strings.Contains(h.header(), "saved") {
		t.Errorf("the header says %q", h.header())
	}
	if p, s := h.walk(); p != prompt || s != side {
		t.Errorf("it stands on %s %s instead of %s %s", p, s, prompt, side)
	}
	h.press("ctrl+l")
	if h.page() != zh {
		t.Errorf("and back it is another page:\n%s\n%s", zh, h.page())
	}
}

func TestTheLanguageChangesUnderAFormAndWhatIsTypedStays(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil)
	h.press("n").typed("茶").press("ctrl+l")
	h.sees("New workbook")
	h.sees("茶")
	h.seesNot("新建工作簿")
}

func TestUndoAndRedoSayWhat(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter", "5", "ctrl+z")
	if !strings.Contains(h.footer(), "Undid: ") {
		t.Errorf("the footer says %q", h.footer())
	}
	prompt, side := h.walk()
	if m := h.load("0199-fixture").Mark(prompt, side); m != 0 {
		t.Errorf("the mark is %d after undo", m)
	}
	h.press("ctrl+y")
	if !strings.Contains(h.footer(), "Redid: ") {
		t.Errorf("the footer says %q", h.footer())
	}
	if m := h.load("0199-fixture").Mark(prompt, side); m != 5 {
		t.Errorf("the mark is %d after redo", m)
	}
	h.press("ctrl+z", "ctrl+z")
	if !strings.Contains(h.footer(), h.m.look.Words.T("error.undo_nothing")) {
		t.Errorf("with nothing left the footer says %q", h.footer())
	}
	h.press("down")
	if strings.Contains(h.footer(), "undo") {
		t.Errorf("the sentence stays: %q", h.footer())
	}
}

func TestHelpFiltersAndRunsAKey(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("？")
	h.sees("─ Keys ─")
	h.typed("rename")
	h.seesNot("duplicate")
	h.press("enter")
	h.sees("Rename")
	h.seesNot("─ Keys ─")
	if h.m.View().Cursor == nil {
		t.Error("the form has no cursor")
	}
	h.press("esc", "?", "?")
	h.seesNot("─ Keys ─")
}

func TestWhatLiesOverAbsorbsKeys(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("f1").typed("q")
	if h.quit {
		t.Fatal("a letter for the filter left the program")
	}
	h.press("esc", "n").typed("q?/")
	h.sees("q?/")
	if h.quit || len(h.m.over) > 0 {
		t.Fatal("a letter for the form was a command")
	}
}

func TestAWorkbookThatIsNoLongerWantedIsDropped(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	slow := h.m.push(ui.WalkRoute{ID: "0199-fixture"})
	h.press("esc") // not wanted any more
	h.run(slow)
	if len(h.m.stack) != 1 {
		t.Fatal("it came all the same")
	}
}

func TestAWorkbookThatCannotBeReadIsSaid(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Empty(t, workbook.Chinese, "full"))
	h.store.Fail("Load", workbook.NewProblem(workbook.ErrInUse, "library_in_use", "path", "/a/library.db"))
	h.press("enter")
	if !strings.Contains(h.footer(), "/a/library.db") {
		t.Errorf("the footer says %q", h.footer())
	}
}

// TestWhatHappenedIsReadToItsEnd has sentences that a row of the design size does not
// hold, over the screen; where somebody types, they do not cover it.
func TestWhatHappenedIsReadToItsEnd(t *testing.T) {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	held := workbook.NewProblem(workbook.ErrInUse, "library_in_use",
		"path", "/home/someone/.local/share/shiben/library.db", "holder", "a-long-one-name (1234567)")
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		h := newHand(t, lang, nil, uitest.Empty(t, lang, "full"))
		h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		h.store.Fail("Load", held)
		h.press("enter")
		if want := h.m.look.Words.Error(held); !strings.Contains(squeeze(h.footer()), squeeze(want)) {
			t.Errorf("%s: of %q the screen says\n%s", lang, want, h.page())
		}
		h.m.notice = ui.NoticeMsg{Text: h.m.look.Words.Error(held)}
		body := strings.Repeat("\n", 21)
		for y, rows := range map[int]int{0: 2, 20: 2, 22: 1} {
			shown := strings.Split(strings.TrimSuffix(uitest.Plain(h.m.underFooter(body, tea.NewCursor(0, y))), "\n"), "\n")
			if said := len(strings.Fields(strings.Join(shown[:len(shown)-1], ""))) > 0; said != (rows > 1) || len(shown) != 23 {
				t.Errorf("%s: the cursor in row %d: %q", lang, y, shown)
			}
		}
	}
}

func TestOneScreenOfEachKind(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	for range 5 {
		h.send(ui.PushMsg{To: ui.ProfileRoute{ID: "0199-fixture"}})
		h.send(ui.PushMsg{To: ui.WalkRoute{ID: "0199-fixture"}})
	}
	if n := len(h.m.stack); n > 3 {
		t.Errorf("%d screens lie on each other", n)
	}
}
