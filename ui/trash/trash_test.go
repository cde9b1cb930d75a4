package trash

import (
	"context"
	"errors"
	"fmt"
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

// trashOf is the screen over a trash that holds workbooks of these titles.
func trashOf(t *testing.T, lang workbook.Lang, titles ...string) (*Screen, *failing.Store) {
	t.Helper()
	under := memory.New()
	for i, title := range titles {
		id := fmt.Sprintf("w%d", i)
		about := workbook.About{Title: title, Subject: "一门生意", Depth: "quick", Lang: lang}
		changes, err := workbook.Begin(uitest.Template(t), about)
		if err != nil {
			t.Fatal(err)
		}
		workbook.Stamp(changes, "made", "林", uitest.Day.Add(-time.Hour))
		if _, err := under.Create(context.Background(), id, uitest.Template(t), changes); err != nil {
			t.Fatal(err)
		}
		if err := under.Delete(context.Background(), id); err != nil {
			t.Fatal(err)
		}
	}
	store := failing.Wrap(under)
	s := New(uitest.Env(t, store, lang))
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	run(s, s.Init())
	return s, store
}

// run runs a command with all that comes of it, and returns what goes to the app.
func run(s *Screen, cmd tea.Cmd) (out []tea.Msg) {
	for _, msg := range uitest.Run(cmd) {
		out = append(out, msg)
		out = append(out, run(s, s.Update(msg))...)
	}
	return out
}

func press(s *Screen, keys ...string) (out []tea.Msg) {
	for _, k := range keys {
		out = append(out, run(s, s.Update(uitest.Key(k)))...)
	}
	return out
}

func ids(t *testing.T, store workbook.Store) string {
	t.Helper()
	all, err := store.Trashed(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, it := range all {
		out += it.Head.Title + " "
	}
	return out
}

func TestBringsBackWhatIsSelected(t *testing.T) {
	s, store := trashOf(t, workbook.English, "Tea", "Bakery", "Ferry")
	out := press(s, "down", "enter")
	if got := ids(t, store); got != "Ferry Tea " {
		t.Fatalf("the trash holds %s", got)
	}
	told := false
	for _, msg := range out {
		_, ok := msg.(ui.LibraryChangedMsg)
		told = told || ok
	}
	if !told || strings.Contains(uitest.Plain(s.View()), "Bakery") {
		t.Errorf("the screens were told: %v\n%s", told, uitest.Plain(s.View()))
	}
}

func TestDeletingForGoodAsksAndKeepingComesFirst(t *testing.T) {
	s, store := trashOf(t, workbook.English, "Tea", "Bakery", "Ferry")
	press(s, "x", "enter", "X", "esc", "X", "enter")
	if got := ids(t, store); got != "Ferry Bakery Tea " {
		t.Fatalf("the trash holds %s", got)
	}
	press(s, "x")
	if !s.Capturing() || !strings.Contains(uitest.Plain(s.View()), "“Ferry”") {
		t.Errorf("no question:\n%s", uitest.Plain(s.View()))
	}
	press(s, "right", "enter")
	if got := ids(t, store); got != "Bakery Tea " {
		t.Errorf("the trash holds %s", got)
	}
	press(s, "X", "right", "enter")
	if got := ids(t, store); got != "" || !strings.Contains(uitest.Plain(s.View()), "The trash is empty") {
		t.Errorf("the trash holds %s:\n%s", got, uitest.Plain(s.View()))
	}
}

func TestATrashThatCannotBeReadSaysWhy(t *testing.T) {
	s, store := trashOf(t, workbook.English)
	store.Fail(failing.Trashed, workbook.ErrInUse)
	run(s, s.Update(ui.LibraryChangedMsg{}))
	if !strings.Contains(uitest.Plain(s.View()), "Another program") {
		t.Error(uitest.Plain(s.View()))
	}
	store.Fail(failing.Trashed, nil)
	press(s, "ctrl+r")
	if !strings.Contains(uitest.Plain(s.View()), "The trash is empty") {
		t.Error(uitest.Plain(s.View()))
	}
	s, store = trashOf(t, workbook.English, "Tea")
	store.Fail(failing.EmptyTrash, errors.New("odd"))
	out := press(s, "x", "right", "enter")
	if got := ids(t, store); got != "Tea " || len(out) == 0 {
		t.Errorf("the trash holds %s, said %v", got, out)
	}
}

func TestGeometry(t *testing.T) {
	long := strings.Repeat("很长的标题 with emoji 👍🏽 ", 30)
	var titles []string
	for i := range 60 {
		titles = append(titles, fmt.Sprint(i, " ", long))
	}
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		for _, of := range [][]string{nil, {"茶"}, titles} {
			s, _ := trashOf(t, lang, of...)
			uitest.Geometry(t, s)
			press(s, "end")
			uitest.Geometry(t, s)
			press(s, "X")
			uitest.Geometry(t, s)
		}
	}
}

func TestGoldens(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		for _, size := range [][2]int{{50, 12}, {80, 22}, {120, 38}} {
			s, _ := trashOf(t, lang, "云岭山茶", "Corner Bakery", "渡口")
			s.SetSize(size[0], size[1])
			uitest.Golden(t, fmt.Sprintf("trash-%dx%d-%s", size[0], size[1], lang), s.View())
		}
	}
}
