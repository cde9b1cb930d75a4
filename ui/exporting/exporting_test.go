package exporting_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/export"
	"shiben/ui/exporting"
	"shiben/ui/uitest"
	"shiben/workbook"
)

var langs = []workbook.Lang{workbook.Chinese, workbook.English}

// begin is the screen over a workbook, files without a folder going into folder.
func begin(t *testing.T, w *workbook.Workbook, lang workbook.Lang, folder string) *exporting.Screen {
	t.Helper()
	env := uitest.Env(t, memory.New(), lang)
	env.Folder = folder
	d, _ := uitest.Draft(t, w)
	d.SetLog(nil)
	s := exporting.New(env, d)
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	for _, msg := range uitest.Run(s.Init()) {
		uitest.Send(s, msg)
	}
	return s
}

func tea80(t *testing.T, lang workbook.Lang) *exporting.Screen {
	t.Helper()
	return begin(t, uitest.Case(t, "mountain-tea", lang), lang, "/home/lin/tea")
}

// see is what a person reads of the screen.
func see(s ui.Screen) string { return uitest.Plain(s.View()) }

// choose goes to a row and turns it until it says something.
func choose(t *testing.T, s *exporting.Screen, value string) {
	t.Helper()
	for range len(export.Formats()) + 1 {
		if strings.Contains(see(s), "‹ "+value+" ›") {
			return
		}
		uitest.Press(s, "right")
	}
	t.Fatalf("there is no %q:\n%s", value, see(s))
}

func TestGoldens(t *testing.T) {
	for _, lang := range langs {
		for _, size := range [][2]int{{80, 22}, {50, 12}, {160, 43}} {
			s := tea80(t, lang)
			choose(t, s, "Markdown")
			s.SetSize(size[0], size[1])
			name := fmt.Sprintf("screen-%dx%d-%s", size[0], size[1]+2, lang)
			uitest.Golden(t, name, s.View())
			if size[0] == 50 {
				uitest.Press(s, "f2")
				uitest.Golden(t, name+"-preview", s.View())
			}
		}
		s := tea80(t, lang)
		choose(t, s, s.Said("format_csv"))
		uitest.Golden(t, "csv-80x24-"+string(lang), s.View())
	}
	for _, dark := range []bool{true, false} {
		s := tea80(t, workbook.English)
		choose(t, s, "Markdown")
		s.SetLook(uitest.Look(t, workbook.English, dark))
		uitest.GoldenColour(t, fmt.Sprintf("screen-colour-%v", map[bool]string{true: "dark", false: "light"}[dark]), s.View())
	}
}

func TestEverySize(t *testing.T) {
	for _, lang := range langs {
		for name, w := range map[string]*workbook.Workbook{
			"case": uitest.Case(t, "fresh-food", lang), "hostile": uitest.Hostile(t, lang), "empty": uitest.Empty(t, lang, "quick"),
		} {
			t.Run(name+"-"+string(lang), func(t *testing.T) {
				s := begin(t, w, lang, "/home/"+strings.Repeat("很长的文件夹", 20))
				for _, keys := range [][]string{{"right"}, {"f2"}, {"down"}, {"up", "pgdown"}} {
					uitest.Geometry(t, s)
					uitest.Press(s, keys...)
				}
				for range 20 { // every row in turn, in little room: the one in focus is in sight
					s.SetSize(50, 9)
					uitest.Press(s, "down")
					if !strings.Contains(see(s), "▸") {
						t.Fatalf("the focus is out of sight:\n%s", see(s))
					}
					uitest.Fits(t, s, 50, 9)
				}
				uitest.Press(s, "f2")
				uitest.Geometry(t, s)
			})
		}
	}
}

// A document is written where the person says, and the whole path is told.
func TestWriting(t *testing.T) {
	folder := t.TempDir()
	s := begin(t, uitest.Case(t, "mountain-tea", workbook.Chinese), workbook.Chinese, folder)
	choose(t, s, "Markdown")
	want := filepath.Join(folder, "岭背茶.md")
	tell := press(t, s, "ctrl+s")
	if !strings.Contains(tell.Text, want) {
		t.Errorf("told %q, without %s", tell.Text, want)
	}
	data, err := os.ReadFile(want)
	if err != nil || !strings.Contains(string(data), "# 岭背茶") || !strings.Contains(string(data), "营销") {
		t.Errorf("%v: %.200s", err, data)
	}

	// A file that is there is asked for, and kept unless the person says otherwise.
	if err := os.WriteFile(want, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if msgs := uitest.Press(s, "ctrl+s"); len(msgs) != 0 || !strings.Contains(see(s), s.Said("there_title")) {
		t.Fatalf("nothing was asked, %v:\n%s", msgs, see(s))
	}
	if msgs := uitest.Press(s, "enter"); len(msgs) != 0 || !s.Capturing() {
		t.Errorf("keeping it does not go back to the name, %v", msgs)
	}
	if data, _ := os.ReadFile(want); string(data) != "mine" {
		t.Errorf("the file was replaced unasked: %.40q", data)
	}
	uitest.Press(s, "ctrl+s")
	if tell := press(t, s, "right", "enter"); !strings.Contains(tell.Text, want) {
		t.Errorf("told %q", tell.Text)
	}
	if data, _ := os.ReadFile(want); !strings.Contains(string(data), "# 岭背茶") {
		t.Errorf("the file was not replaced: %.40q", data)
	}
}

// press gives keys of which the last writes a document, and returns what is told;
// the screen goes with it.
func press(t *testing.T, s *exporting.Screen, keys ...string) ui.TellMsg {
	t.Helper()
	var tell ui.TellMsg
	popped := false
	for _, msg := range uitest.Press(s, keys...) {
		switch msg := msg.(type) {
		case ui.TellMsg:
			tell = msg
		case ui.PopMsg:
			popped = true
		}
	}
	if tell.Text == "" || !popped {
		t.Fatalf("told %q, gone %v:\n%s", tell.Text, popped, see(s))
	}
	return tell
}

// What cannot be written says so, and the screen stays.
func TestProblems(t *testing.T) {
	folder := t.TempDir()
	s := begin(t, uitest.Case(t, "mountain-tea", workbook.English), workbook.English, folder)
	choose(t, s, "Markdown")
	uitest.Press(s, "up") // round to the path
	if !s.Capturing() || s.Cursor() == nil {
		t.Fatal("the path has not the focus")
	}
	for _, c := range []struct{ path, says string }{
		{"", s.Said("path_needed")},
		{"no/such/folder/x.md", filepath.Join(folder, "no/such/folder")},
		{".", folder},
	} {
		uitest.Press(s, "ctrl+a", "backspace")
		for range 60 {
			uitest.Press(s, "backspace")
		}
		uitest.Type(s, c.path)
		msgs := uitest.Press(s, "enter")
		said := ""
		for _, msg := range msgs {
			switch msg := msg.(type) {
			case ui.TellMsg:
				said += msg.Text
			case ui.NoticeMsg:
				said += msg.Text
			case ui.PopMsg:
				t.Errorf("%q: the screen goes", c.path)
			}
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%q: says %q, without %q", c.path, said, c.says)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("something was written: %v, %v", entries, err)
	}
}

// CSV is a folder of tables; a name that was typed stays when the format changes.
func TestTablesAndNames(t *testing.T) {
	folder := t.TempDir()
	s := begin(t, uitest.Case(t, "mountain-tea", workbook.Chinese), workbook.Chinese, folder)
	choose(t, s, s.Said("format_csv"))
	press(t, s, "ctrl+s")
	files, _ := filepath.Glob(filepath.Join(folder, "岭背茶", "*.csv"))
	if len(files) < 6 {
		t.Errorf("only %v", files)
	}
	for _, f := range files {
		if data, err := os.ReadFile(f); err != nil || !strings.HasPrefix(string(data), "\uFEFF") {
			t.Errorf("%s: %v, %.10q", f, err, data)
		}
	}
	uitest.Press(s, "up")
	uitest.Type(s, "x")
	uitest.Press(s, "down")
	choose(t, s, "Markdown")
	if !strings.Contains(see(s), "岭背茶x\n") {
		t.Errorf("the typed name is gone:\n%s", see(s))
	}
}

// The preview follows what is chosen; what comes late is dropped.
func TestThePreviewFollows(t *testing.T) {
	s := tea80(t, workbook.Chinese)
	choose(t, s, "Markdown")
	s.SetSize(160, 120)
	before := see(s)
	if !strings.Contains(before, "行动对象") {
		t.Fatalf("no preview:\n%s", before)
	}
	uitest.Press(s, "down", "down", "right") // English
	if see(s) == before || !strings.Contains(see(s), "Marketing") {
		t.Errorf("the language is not in the preview:\n%s", see(s))
	}
	first := s.Update(uitest.Key("right"))
	second := s.Update(uitest.Key("left"))
	for _, msg := range uitest.Run(second) {
		s.Update(msg)
	}
	now := see(s)
	for _, msg := range uitest.Run(first) {
		s.Update(msg)
	}
	if see(s) != now {
		t.Error("a preview of an earlier choice took the place of a later one")
	}
}

// The mouse chooses what the keys do.
func TestMouse(t *testing.T) {
	s := tea80(t, workbook.English)
	choose(t, s, "Markdown")
	at := func(label string) int {
		return slices.IndexFunc(strings.Split(see(s), "\n"), func(r string) bool { return strings.Contains(r, label) })
	}
	click := func(y int) { uitest.Send(s, tea.MouseClickMsg{X: 6, Y: y, Button: tea.MouseLeft}) }
	row := at("Change log")
	click(row)
	if got := strings.Split(see(s), "\n")[row]; !strings.Contains(got, "[✓]") {
		t.Errorf("the box is not ticked: %q", got)
	}
	click(at("Language"))
	click(at("Language"))
	if !strings.Contains(see(s), s.Said("lang_both")) {
		t.Errorf("a second click does not turn:\n%s", see(s))
	}
	click(at("Write to"))
	if !s.Capturing() {
		t.Error("the path has not the focus")
	}
	before := see(s)
	uitest.Send(s, tea.MouseWheelMsg{X: 60, Y: 5, Button: tea.MouseWheelDown})
	if see(s) == before {
		t.Error("the wheel does not move the preview")
	}
}

func TestLeaving(t *testing.T) {
	s := tea80(t, workbook.Chinese)
	if msgs := uitest.Press(s, "esc"); len(msgs) != 1 || msgs[0] != (ui.PopMsg{}) {
		t.Errorf("esc: %v", msgs)
	}
	s.SetSize(50, 12)
	if msgs := uitest.Press(s, "f2", "esc"); len(msgs) != 0 {
		t.Errorf("esc from the preview: %v", msgs)
	}
	if !errors.Is(s.PreviewErr(), nil) {
		t.Error(s.PreviewErr())
	}
}
