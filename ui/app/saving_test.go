package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// stuck writes something that the disk refuses.
func (h *hand) stuck() *hand {
	h.t.Helper()
	h.store.Fail(failing.Append, workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db"))
	return h.press("enter", "5")
}

// clash has someone else change the answer that is being changed here.
func (h *hand) clash() {
	h.t.Helper()
	h.press("enter")
	prompt, side := h.walk()
	a := workbook.Address{Prompt: prompt, Side: side}
	w := h.load(h.heads()[0].ID)
	theirs := []workbook.Change{{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Mark: 7 - w.At(a).Mark%2}}}
	workbook.Stamp(theirs, "theirs", "周", uitest.Day)
	if _, err := h.under.Append(context.Background(), w.ID, w.Revision, theirs); err != nil {
		h.t.Fatal(err)
	}
	h.press("2")
}

func TestAFailedSaveIsSaidAndTriedAgain(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Empty(t, workbook.Chinese, "full")).stuck()
	if !strings.Contains(h.header(), "未保存") || !strings.Contains(h.footer(), "磁盘已满") {
		t.Fatalf("%q\n%q", h.header(), h.footer())
	}
	h.store.Fail(failing.Append, nil)
	h.press("down", "3")
	if !strings.Contains(h.header(), "已保存") {
		t.Errorf("the header says %q", h.header())
	}
	if n := h.heads()[0].Answered; n != 2 {
		t.Errorf("%d answers are on disk", n)
	}
}

func TestAWorkbookDeletedElsewhereIsCalledByItsTitle(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Empty(t, workbook.Chinese, "full"))
	h.press("enter")
	if err := h.under.Delete(context.Background(), "0199-fixture"); err != nil {
		t.Fatal(err)
	}
	h.press("5")
	h.sees("云岭山茶”这里还开着")
	h.press("esc")
	if f := h.footer(); !strings.Contains(f, "云岭山茶") || !strings.Contains(f, "回收站") || strings.Contains(f, "0199") {
		t.Errorf("the footer says %q", f)
	}
	h.press("f10", "enter")
	h.queue.Flush()
	h.press("down")
	if heads := h.heads(); len(heads) != 1 || heads[0].Answered != 1 {
		t.Errorf("not brought back with what was written: %+v", heads)
	}
	if !strings.Contains(h.header(), "已保存") {
		t.Errorf("the header says %q", h.header())
	}
}

func TestAWorkbookDeletedForGoodElsewhereCannotComeBack(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	if err := h.under.Delete(context.Background(), "0199-fixture"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.under.EmptyTrash(context.Background(), []string{"0199-fixture"}); err != nil {
		t.Fatal(err)
	}
	h.send(ChangedMsg{})
	h.sees("Bring it back?")
	h.press("enter")
	if !strings.Contains(h.footer(), "not in the trash either") {
		t.Errorf("the footer says %q", h.footer())
	}
}

func TestLeavingWaitsForTheSaveInFlight(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	h.queue.held = true
	h.press("5", "ctrl+q")
	if h.quit {
		t.Fatal("it left with something unsaved")
	}
	h.queue.held = false
	h.press("down") // anything
	h.queue.Flush()
	h.press("up")
	if !h.quit {
		t.Fatal("it did not leave when all was saved")
	}
	if n := h.heads()[0].Answered; n != 1 {
		t.Errorf("%d answers are on disk", n)
	}
}

func TestLeavingAsksWhenNothingCanBeSaved(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full")).stuck()
	h.press("ctrl+c")
	if h.quit {
		t.Fatal("it left with something unsaved")
	}
	h.sees("The disk is full")
	h.press("esc")
	h.seesNot("Leave anyway")
	h.press("ctrl+q")
	h.store.Fail(failing.Append, nil)
	h.press("enter") // try again
	if !h.quit || h.m.Abandoned() {
		t.Errorf("quit %v, abandoned %v", h.quit, h.m.Abandoned())
	}
}

func TestLeavingAsksWhenSavingTakesTooLong(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	h.queue.held = true
	h.press("5", "ctrl+q")
	for _, msg := range h.later {
		h.send(msg)
	}
	h.sees("Saving takes longer")
	h.press("left", "enter") // leave anyway
	if !h.quit || !h.m.Abandoned() {
		t.Errorf("quit %v, abandoned %v", h.quit, h.m.Abandoned())
	}
}

func TestWhatCannotBeSavedIsWrittenElsewhere(t *testing.T) {
	dir := t.TempDir()
	h := newHand(t, workbook.English, func(o *Options) { o.Dump = writeNew }, uitest.Empty(t, workbook.English, "full")).stuck()
	taken := filepath.Join(dir, "there")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.press("ctrl+q", "right", "enter", "ctrl+a")
	h.send(tea.PasteMsg{Content: taken})
	h.press("enter")
	if h.quit {
		t.Fatal("it left although the file was not written")
	}
	h.sees("choose another")
	h.typed("-2").press("enter")
	if !h.quit || !h.m.Abandoned() {
		t.Fatalf("quit %v, abandoned %v:\n%s", h.quit, h.m.Abandoned(), h.page())
	}
	got, err := os.ReadFile(taken + "-2")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "云岭山茶") || !strings.Contains(string(got), "\n5\n") {
		t.Errorf("the file holds %q", got)
	}
	if there, _ := os.ReadFile(taken); string(there) != "mine" {
		t.Error("a file that was there is gone")
	}
}

func TestAConflictShowsBothAndLetsThePersonChoose(t *testing.T) {
	for choice, want := range map[string]int{"mine": 2, "theirs": 7} {
		h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
		h.clash()
		h.sees("Yours")
		h.sees("By 周")
		h.press("esc", "enter")
		h.sees("Yours")
		if choice == "theirs" {
			h.press("right")
		} else {
			h.press("left")
		}
		h.press("enter")
		h.seesNot("Yours  ")
		prompt, side := h.walk()
		if got := h.load("0199-fixture").Mark(prompt, side); got != want {
			t.Errorf("%s: the mark is %d", choice, got)
		}
		if got := h.m.draft().Workbook().Mark(prompt, side); got != want {
			t.Errorf("%s: the screen has %d", choice, got)
		}
	}
}

func TestWhatOthersWriteShows(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	prompt, side := h.walk()
	a := workbook.Address{Prompt: prompt, Side: side}
	theirs := []workbook.Change{{Kind: workbook.SetChange, Address: a, After: workbook.Value{Mark: 6}}}
	workbook.Stamp(theirs, "theirs", "周", uitest.Day)
	if _, err := h.under.Append(context.Background(), "0199-fixture", 1, theirs); err != nil {
		t.Fatal(err)
	}
	before := h.page()
	h.send(ChangedMsg{})
	if got := h.m.draft().Workbook().Mark(prompt, side); got != 6 || h.page() == before {
		t.Errorf("the draft has %d:\n%s", got, h.page())
	}
}

func TestViewsAreMadeAtAPace(t *testing.T) {
	now := uitest.Day
	h := newHand(t, workbook.English, func(o *Options) { o.Pace = Every(8*time.Millisecond, 2) }, uitest.Empty(t, workbook.English, "full"))
	h.m.env.Now = func() time.Time { return now }
	now = now.Add(time.Second)
	h.send(frameMsg{})
	made, last := 0, h.m.View().Content
	look := func() {
		if v := h.m.View().Content; v != last {
			made, last = made+1, v
		}
	}
	now = now.Add(time.Second)
	h.later = nil
	h.press("n")
	look()
	for range 100 {
		h.typed("a")
		look()
	}
	if made > 2 {
		t.Errorf("%d views within a period", made)
	}
	if len(h.later) != 1 {
		t.Fatalf("%d timers run", len(h.later))
	}
	h.send(h.later[0])
	look()
	if !strings.Contains(last, strings.Repeat("a", 40)) {
		t.Errorf("the last view does not show what was typed:\n%s", uitest.Plain(last))
	}
	now = now.Add(time.Second)
	h.typed("b")
	if before := made; true {
		look()
		if made != before+1 {
			t.Error("a single key was not shown at once")
		}
	}
}

// TestAConflictBeginsWhereTheTextsDiffer: two people who went on writing the same
// long answer see what each added, not what both began with.
func TestAConflictBeginsWhereTheTextsDiffer(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {160, 45}} {
		h := newHand(t, workbook.Chinese, nil, uitest.Empty(t, workbook.Chinese, "full"))
		h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		h.press("enter", "ctrl+n")
		prompt, side := h.walk()
		a := workbook.Address{Prompt: prompt, Side: side}
		w := h.load(h.heads()[0].ID)
		common := strings.Repeat("山上的茶要等第七泡才见真味。", 90)
		theirs := []workbook.Change{{Kind: workbook.SetChange, Address: a, After: workbook.Value{Text: common + "周添的一句"}}}
		workbook.Stamp(theirs, "theirs", "周", uitest.Day)
		if _, err := h.under.Append(context.Background(), w.ID, w.Revision, theirs); err != nil {
			t.Fatal(err)
		}
		h.send(tea.PasteMsg{Content: common + "林添的一句"})
		h.queue.Flush()
		h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		h.seesNot("周添") // while a text is being typed keys go on being text
		h.typed("。还在写")
		h.press("enter")
		h.typed("第二行")
		h.sees("第二行")
		h.press("f10")
		h.sees("周添")
		h.sees("林添")
		h.press("pgup", "pgup", "pgup", "pgup", "pgup")
		h.seesNot("周添")
	}
}

func TestALocaleOfAnotherCharsetIsSaidUntilAKey(t *testing.T) {
	h := newHand(t, workbook.English, nil)
	h.m.warnOfCharset("zh_CN.GBK")
	h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !strings.Contains(h.footer(), "zh_CN.GBK") || !strings.Contains(h.footer(), "C.UTF-8") {
		t.Errorf("the footer says %q", h.footer())
	}
	h.press("down")
	if strings.Contains(h.footer(), "GBK") {
		t.Errorf("it stays: %q", h.footer())
	}
}

// gone is a disk that is not there.
func gone() error { return workbook.NewProblem(workbook.ErrDisk, "disk_gone", "path", "/a/library.db") }

func TestALogThatCouldNotBeReadIsReadWhenItIsNeeded(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.store.Fail(failing.Log, gone())
	h.press("enter", "5", "ctrl+z")
	if n := h.heads()[0].Answered; n != 1 {
		t.Fatalf("%d answers", n)
	}
	h.store.Fail(failing.Log, nil)
	h.press("ctrl+z", "ctrl+z") // the first one has it read
	if n := h.heads()[0].Answered; n != 0 {
		t.Errorf("nothing is undone when the disk is back: %q", h.footer())
	}
}

func TestNewsThatCouldNotBeReadComeLater(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("enter")
	prompt, side := h.walk()
	theirs := []workbook.Change{{Kind: workbook.SetChange, Address: workbook.Address{Prompt: prompt, Side: side}, After: workbook.Value{Mark: 6}}}
	workbook.Stamp(theirs, "theirs", "周", uitest.Day)
	if _, err := h.under.Append(context.Background(), "0199-fixture", 1, theirs); err != nil {
		t.Fatal(err)
	}
	h.store.Fail(failing.Log, gone())
	h.send(ChangedMsg{})
	h.store.Fail(failing.Log, nil)
	for _, msg := range h.later {
		h.send(msg)
	}
	if got := h.m.draft().Workbook().Mark(prompt, side); got != 6 {
		t.Errorf("the screen has %d", got)
	}
}
