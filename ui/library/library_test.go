package library

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

var langs = []workbook.Lang{workbook.Chinese, workbook.English}

// shelf is a store with these titles, the first changed last, an hour apart.
func shelf(t *testing.T, titles ...string) *memory.Store {
	t.Helper()
	store, tmpl := memory.New(), uitest.Template(t)
	for i, title := range slices.Backward(titles) {
		title = strings.ReplaceAll(title, "\n", " ")
		changes, err := workbook.Begin(tmpl, workbook.About{Title: title, Subject: "对象 " + fmt.Sprint(i), Depth: "quick", Lang: workbook.Chinese})
		if err != nil {
			t.Fatal(err)
		}
		for k, p := range tmpl.Prompts() {
			for n, side := range tmpl.SidesOf(p) {
				if p.Kind == workbook.Scale && k%4 >= i%3 {
					changes = append(changes, workbook.Change{
						Kind: workbook.SetChange, Address: workbook.Address{Prompt: p.ID, Side: side}, After: workbook.Value{Mark: 1 + (k+i+3*n)%7},
					})
				}
			}
		}
		workbook.Stamp(changes, workbook.NewAct, "林", uitest.Day.Add(-time.Duration(i*i*7)*time.Hour-30*time.Second))
		if _, err := store.Create(context.Background(), fmt.Sprintf("book-%d", i), tmpl, changes); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func begin(t *testing.T, store workbook.Store, lang workbook.Lang) *Screen {
	t.Helper()
	s := New(uitest.Env(t, store, lang), Options{})
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	settle(s, s.Init())
	return s
}

// settle runs a command and gives the screen what comes of it.
func settle(s *Screen, cmd tea.Cmd) {
	for _, msg := range uitest.Run(cmd) {
		uitest.Send(s, msg)
	}
}

func many(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("工作簿 %03d", i)
	}
	return out
}

// states are what the screen can show.
func states(t *testing.T, lang workbook.Lang) map[string]*Screen {
	t.Helper()
	full := func() *Screen {
		return begin(t, shelf(t, "云岭山茶", "青禾亲子书店", "Harbour Coffee", "南门口牛肉面", "拾光健身", "海棠花店", "山止川行"), lang)
	}
	out := map[string]*Screen{
		"empty": begin(t, memory.New(), lang), "seven": full(), "filter": full(), "nothing": full(),
		"new": full(), "refused-title": full(), "rename": full(), "delete": full(),
		"hostile": begin(t, shelf(t, append([]string{strings.Repeat("长标题", 50), strings.Repeat("word", 90)}, uitest.Nasty...)...), lang),
		"sixty":   begin(t, shelf(t, many(60)...), lang),
		"waiting": New(uitest.Env(t, memory.New(), lang), Options{}),
	}
	uitest.Press(out["filter"], "/")
	uitest.Type(out["filter"], "书店")
	uitest.Press(out["nothing"], "/")
	uitest.Type(out["nothing"], "zzz")
	uitest.Press(out["new"], "n")
	uitest.Press(out["refused-title"], "n", "ctrl+s")
	uitest.Press(out["rename"], "down", "r")
	uitest.Press(out["delete"], "x")
	uitest.Press(out["sixty"], "end")
	broken := failing.Wrap(memory.New())
	broken.Fail(failing.List, workbook.NewProblem(workbook.ErrDamaged, "library_damaged", "path", "/home/lin/library.db", "backup", "/home/lin/backups/2026-03-19.db", "made", "2026-03-19", "workbooks", 12))
	out["broken"] = begin(t, broken, lang)
	out["waiting"].SetLook(uitest.Look(t, lang, false))
	out["cases"] = full()
	uitest.Press(out["cases"], "e", "down")
	out["own"] = withOwn(t, full())
	uitest.Press(out["own"], "n", "tab", "tab", "right", "right")
	out["from"] = full()
	uitest.Press(out["from"], "down", "f")
	out["dropped"] = outdated(t, lang)
	uitest.Press(out["dropped"], "f", "ctrl+s")
	return out
}

func TestGeometry(t *testing.T) {
	for _, lang := range langs {
		for name, s := range states(t, lang) {
			t.Run(name+"-"+string(lang), func(t *testing.T) { uitest.Geometry(t, s) })
		}
	}
}

func TestGoldens(t *testing.T) {
	for _, lang := range langs {
		for name, s := range states(t, lang) {
			for _, size := range [][2]int{{50, 12}, {80, 22}, {120, 38}} {
				s.SetSize(size[0], size[1])
				uitest.Golden(t, fmt.Sprintf("%s-%dx%d-%s", name, size[0], size[1], lang), s.View())
			}
		}
	}
	s := begin(t, shelf(t, "云岭山茶", "青禾亲子书店"), workbook.Chinese)
	uitest.GoldenColour(t, "colour-dark", s.View())
	s.SetLook(uitest.Look(t, workbook.Chinese, false))
	uitest.GoldenColour(t, "colour-light", s.View())
}

func TestTheSelectedWorkbookIsAlwaysInSight(t *testing.T) {
	s := begin(t, shelf(t, many(60)...), workbook.Chinese)
	for _, size := range uitest.Sizes {
		if size[0] < 40 || size[1] < 3 {
			continue
		}
		for _, k := range []string{"end", "up", "pgup", "home", "down", "pgdown", "pgdown"} {
			uitest.Press(s, k)
			s.SetSize(size[0], size[1])
			if !strings.Contains(s.View(), s.current().Title) {
				t.Fatalf("%v %s: %s is not in sight:\n%s", size, k, s.current().Title, uitest.Plain(s.View()))
			}
		}
	}
}

// titles are the workbooks as they are listed.
func titles(s *Screen) []string {
	var out []string
	for _, i := range s.shown {
		out = append(out, s.heads[i].Title)
	}
	return out
}

func TestTheNewestIsFirst(t *testing.T) {
	s := begin(t, shelf(t, "新", "中", "旧"), workbook.Chinese)
	if got := titles(s); !slices.Equal(got, []string{"新", "中", "旧"}) {
		t.Errorf("the order is %v", got)
	}
}

func TestFilteringGoesAlongWithTyping(t *testing.T) {
	s := begin(t, shelf(t, "云岭山茶", "青禾亲子书店", "Harbour Coffee"), workbook.Chinese)
	uitest.Press(s, "、") // the slash, as a Chinese input method types it
	if s.View(); s.Cursor() == nil || !s.Capturing() {
		t.Fatal("no text is typed")
	}
	uitest.Type(s, "hbr")
	if got := titles(s); !slices.Equal(got, []string{"Harbour Coffee"}) {
		t.Errorf("hbr finds %v", got)
	}
	msgs := uitest.Press(s, "enter")
	if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.WalkRoute{ID: "book-2"}}) {
		t.Errorf("enter says %v", msgs)
	}
	uitest.Press(s, "esc")
	if got := titles(s); len(got) != 3 || s.current().Title != "Harbour Coffee" {
		t.Errorf("esc shows %v and stands on %s", got, s.current().Title)
	}
}

func TestLettersAreTextWhileTextIsTyped(t *testing.T) {
	s := begin(t, shelf(t, "a", "b"), workbook.English)
	uitest.Press(s, "/")
	for _, msg := range uitest.Type(s, "qnx") {
		t.Errorf("a letter did %v", msg)
	}
	if s.filter.Value() != "qnx" || s.panel != nil {
		t.Errorf("the filter holds %q", s.filter.Value())
	}
}

func TestANewWorkbookNeedsATitle(t *testing.T) {
	store := memory.New()
	s := begin(t, store, workbook.English)
	uitest.Press(s, "n", "enter", "enter", "enter", "enter")
	if s.panel == nil || !strings.Contains(s.View(), "needs a title") {
		t.Fatalf("it was taken:\n%s", uitest.Plain(s.View()))
	}
	uitest.Type(s, "Tea")
	uitest.Press(s, "tab", "tab", "right", "tab", "left")
	msgs := uitest.Press(s, "enter")
	heads, err := store.List(context.Background())
	if err != nil || len(heads) != 1 {
		t.Fatalf("%v, %v", heads, err)
	}
	if h := heads[0]; h.Title != "Tea" || h.Depth != "full" || h.Lang != workbook.Chinese {
		t.Errorf("made was %+v", h.About)
	}
	if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.WalkRoute{ID: heads[0].ID}}) {
		t.Errorf("it says %v", msgs)
	}
}

func TestRenamingDuplicatingDeleting(t *testing.T) {
	store := shelf(t, "一", "二")
	s := begin(t, store, workbook.Chinese)
	uitest.Press(s, "down", "r")
	uitest.Type(s, "号")
	uitest.Press(s, "enter")
	if got := titles(s); !slices.Contains(got, "二号") || s.current().Title != "二号" {
		t.Fatalf("after renaming: %v on %s", got, s.current().Title)
	}
	uitest.Press(s, "D")
	if s.current().Title != "二号（副本）" || len(s.heads) != 3 {
		t.Fatalf("after duplicating: %v", titles(s))
	}
	a, _, _ := store.Load(context.Background(), "book-1")
	b, _, err := store.Load(context.Background(), s.current().ID)
	if err != nil || workbook.ProgressOf(a).Answered != workbook.ProgressOf(b).Answered {
		t.Errorf("the copy has other answers: %v", err)
	}
	uitest.Press(s, "x", "enter")
	if len(s.heads) != 3 {
		t.Fatal("it was deleted without an answer")
	}
	msgs := uitest.Press(s, "x", "right", "enter")
	if got := titles(s); len(got) != 2 || slices.Contains(got, "二号（副本）") {
		t.Errorf("after deleting: %v", got)
	}
	if n, ok := msgs[0].(ui.NoticeMsg); !ok || !strings.Contains(n.Text, "回收处") {
		t.Errorf("it says %v", msgs)
	}
}

func TestWhatTheStoreRefusesIsSaid(t *testing.T) {
	under := shelf(t, "一")
	store := failing.Wrap(under)
	s := begin(t, store, workbook.Chinese)
	full := workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db")
	for _, m := range []failing.Method{failing.Create, failing.Append, failing.Delete} {
		store.Fail(m, full)
	}
	for name, keys := range map[string][]string{
		"new": {"n", "新", "ctrl+s"}, "rename": {"r", "新", "enter"}, "copy": {"D"}, "delete": {"x", "right", "enter"},
	} {
		msgs := uitest.Press(s, keys...)
		if len(msgs) != 1 {
			t.Fatalf("%s says %v", name, msgs)
		}
		if n, ok := msgs[0].(ui.NoticeMsg); !ok || !n.Bad || !strings.Contains(n.Text, "磁盘已满") {
			t.Errorf("%s says %v", name, msgs[0])
		}
		if got := titles(s); !slices.Equal(got, []string{"一"}) {
			t.Errorf("%s leaves %v", name, got)
		}
	}
}

func TestALibraryThatCannotBeReadIsReadAgain(t *testing.T) {
	store := failing.Wrap(shelf(t, "一"))
	store.Fail(failing.List, workbook.NewProblem(workbook.ErrInUse, "library_in_use", "path", "/a/library.db"))
	s := begin(t, store, workbook.Chinese)
	if !strings.Contains(s.View(), "/a/library.db") {
		t.Fatalf("it does not say why:\n%s", uitest.Plain(s.View()))
	}
	uitest.Press(s, "n") // nothing can be made in it
	if s.panel != nil {
		t.Error("a form opened")
	}
	store.Fail(failing.List, nil)
	uitest.Press(s, "ctrl+r")
	if !slices.Equal(titles(s), []string{"一"}) {
		t.Errorf("it lists %v", titles(s))
	}
}

func TestWhatOthersDoShowsAndTheSelectionStays(t *testing.T) {
	store := shelf(t, "一", "二", "三")
	s := begin(t, store, workbook.Chinese)
	uitest.Press(s, "end")
	if err := store.Delete(context.Background(), "book-0"); err != nil {
		t.Fatal(err)
	}
	uitest.Send(s, ui.LibraryChangedMsg{})
	if got := titles(s); !slices.Equal(got, []string{"二", "三"}) || s.current().Title != "三" {
		t.Errorf("it lists %v and stands on %s", got, s.current().Title)
	}
}

func TestAnOldReadingIsDropped(t *testing.T) {
	s := begin(t, shelf(t, "一", "二"), workbook.Chinese)
	old := s.readBy(func() ([]workbook.Head, error) { return nil, nil })
	settle(s, s.readBy(s.listing()))
	settle(s, old)
	if len(s.heads) != 2 {
		t.Error("what an older reading found was taken")
	}
}

func TestClicks(t *testing.T) {
	s := begin(t, shelf(t, "一", "二", "三"), workbook.Chinese)
	s.View()
	second := tea.MouseClickMsg{X: 5, Y: s.top + itemRows, Button: tea.MouseLeft}
	if msgs := uitest.Send(s, second); len(msgs) != 0 || s.current().Title != "二" {
		t.Fatalf("a click selects %s and says %v", s.current().Title, msgs)
	}
	if msgs := uitest.Send(s, second); len(msgs) != 1 {
		t.Errorf("a click on the selected one says %v", msgs)
	}
}

func TestWhen(t *testing.T) {
	s := begin(t, memory.New(), workbook.English)
	for want, at := range map[string]time.Time{
		"just now":   uitest.Day.Add(-10 * time.Second),
		"5 min ago":  uitest.Day.Add(-5*time.Minute - time.Second),
		"01:30":      uitest.Day.Add(-8 * time.Hour),
		"yesterday":  uitest.Day.Add(-10 * time.Hour),
		"2 Mar":      uitest.Day.AddDate(0, 0, -18),
		"2025-03-20": uitest.Day.AddDate(-1, 0, 0),
		"2027-01-01": time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), // a clock that is wrong
	} {
		if got := s.when(workbook.Head{Updated: at}); got != want {
			t.Errorf("%v: %q instead of %q", at, got, want)
		}
	}
}
