package walk_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

// shapes are the widths at which a table is a form and a grid.
var shapes = [][2]int{{80, 22}, {160, 43}}

func row(t testing.TB, d *draft.Draft, prompt string, i int) workbook.Row {
	t.Helper()
	rows := d.Workbook().Rows(prompt)
	if i >= len(rows) {
		t.Fatalf("%d rows", len(rows))
	}
	return rows[i]
}

// A name is what a row is known by: other columns scroll before it is cut, no word
// of a heading is broken, and the last cell of a row stays blank.
func TestAGridKeepsTheNamesReadable(t *testing.T) {
	for _, lang := range languages {
		for _, long := range []bool{false, true} {
			s, d := open(t, uitest.Filled(t, lang), lang, 160, 43, "loop.moves")
			if long {
				first := workbook.Address{Prompt: "loop.moves", Row: row(t, d, "loop.moves", 0).ID, Column: "name"}
				must(t, d.Set(first, workbook.Value{Text: "abcdefghijklmnopqrstuvwxyz"}))
				s.Update(ui.WorkbookChangedMsg{ID: d.ID()})
				rowWith(t, s, " abcdefghijklmnopqrstuvw")
			}
			words := map[string]bool{}
			for _, c := range d.Workbook().Template.Prompt("loop.moves").Columns {
				for _, word := range strings.Fields(c.Name.In(lang)) {
					words[word] = true
				}
			}
			for _, line := range strings.Split(plain(s), "\n") {
				if cells(strings.TrimRight(line, " ")) == 160 && !strings.Contains(line, "──") && !strings.HasSuffix(line, "/22") {
					t.Errorf("%s: no margin: %q", lang, line)
				}
				for _, word := range []string{"osed", "able", "ble"} {
					for _, field := range strings.Fields(line) {
						if field == word && !words[word] {
							t.Errorf("%s: a broken word: %q", lang, line)
						}
					}
				}
			}
		}
	}
}

// Without colours the pointer alone says which field of the form the keys act on.
func TestTheFieldOfAFormHasAPointer(t *testing.T) {
	s, _ := open(t, uitest.Filled(t, workbook.English), workbook.English, 60, 22, "loop.moves")
	uitest.Press(s, "tab")
	for _, name := range []string{"Move", "Side", "Acts on"} {
		if row := rowWith(t, s, "▸ "+name); strings.Count(plain(s), "▸ "+name+" ") != 1 {
			t.Errorf("no one pointer at %s: %q", name, row)
		}
		uitest.Press(s, "down")
	}
}

func TestARowIsFilledInByTheKeyboard(t *testing.T) {
	for _, size := range shapes {
		s, d := empty(t, "loop.moves", size[0], size[1])
		uitest.Press(s, "a")
		if !s.Capturing() || s.Cursor() == nil {
			t.Fatal("a new row does not take its name at once")
		}
		uitest.Type(s, "到期提醒")
		uitest.Press(s, "enter", "space", "space") // the second side
		uitest.Press(s, next(size), "enter", "down", "down", "enter")
		uitest.Press(s, "y", "y", "ｎ", "y", "y", "enter", "3", "2")
		if s.Capturing() {
			t.Fatal("a choice takes text")
		}
		uitest.Press(s, "enter")
		got := row(t, d, "loop.moves", 0).Cells
		for column, want := range map[string]string{
			"name": "到期提醒", "side": "operations", "acts_on": "customer", "decomposed": "yes",
			"numbers": "yes", "handle": "no", "traceable": "yes", "retunable": "yes", "control": "all",
		} {
			if got[column] != want {
				t.Errorf("%v: %s is %q, want %q", size, column, got[column], want)
			}
		}
	}
}

// next is the key to the next cell of a row: down in the form, right in the grid.
func next(size [2]int) string {
	if size[0] < 100 {
		return "down"
	}
	return "right"
}

func TestWhatARowComesToIsShownAtOnce(t *testing.T) {
	for _, size := range shapes {
		s, d := empty(t, "loop.moves", size[0], size[1])
		id, err := d.Insert("loop.moves", map[string]string{"name": "提醒", "acts_on": "customer"})
		must(t, err)
		uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
		stand(s, size)
		if view := plain(s); strings.Contains(view, "4/5") || !strings.Contains(view, "还缺") {
			t.Fatalf("%v: %s", size, view)
		}
		for _, c := range []string{"decomposed", "numbers", "handle", "traceable"} {
			must(t, d.Set(workbook.Address{Prompt: "loop.moves", Row: id, Column: c}, workbook.Value{Text: "yes"}))
		}
		for range 7 {
			uitest.Press(s, next(size))
		}
		uitest.Press(s, "n")
		rowWith(t, s, "4/5")
		rowWith(t, s, "◆运营")
		flat := ""
		for _, r := range strings.Split(plain(s), "\n") {
			_, page, _ := strings.Cut(r, "│ ")
			flat += strings.ReplaceAll(page, " ", "")
		}
		if !strings.Contains(flat, "答“否”的是可调优") || !strings.Contains(flat, "还缺可控、力源") {
			t.Errorf("%v: the reasons are not said:\n%s", size, plain(s))
		}
	}
}

// stand goes into the first cell of a table that had no rows when it was opened.
func stand(s *walk.Screen, size [2]int) {
	uitest.Press(s, "up")
	if next(size) == "down" {
		uitest.Press(s, "enter")
	}
}

func TestANumberThatDoesNotFitIsKeptAndSaid(t *testing.T) {
	for _, size := range shapes {
		s, d := empty(t, "loop.moves", size[0], size[1])
		_, err := d.Insert("loop.moves", map[string]string{"name": "提醒", "effort": "15"})
		must(t, err)
		stand(s, size)
		for range 10 {
			uitest.Press(s, next(size))
		}
		uitest.Press(s, "1")
		uitest.Type(s, "20")
		msgs := uitest.Press(s, "enter")
		if n := notices(msgs); !strings.Contains(n, "投入") || !strings.Contains(n, "100") {
			t.Errorf("%v: it says %q", size, n)
		}
		if got := row(t, d, "loop.moves", 0).Cells["effort"]; got != "15" {
			t.Errorf("%v: the workbook holds %q", size, got)
		}
		rowWith(t, s, "120")
		uitest.Press(s, map[string]string{"down": "up", "right": "left"}[next(size)], "enter", "backspace", "enter")
		if got := row(t, d, "loop.moves", 0).Cells["effort"]; got != "12" {
			t.Errorf("%v: mended, the workbook holds %q", size, got)
		}
	}
}

func TestAnUnfinishedNumberIsInTheDraft(t *testing.T) {
	s, d := empty(t, "loop.moves", 160, 43)
	_, err := d.Insert("loop.moves", map[string]string{"name": "提醒"})
	must(t, err)
	stand(s, shapes[1])
	for range 10 {
		uitest.Press(s, "right")
	}
	uitest.Type(s, "４0")
	if got := row(t, d, "loop.moves", 0).Cells["effort"]; got != "40" {
		t.Errorf("while it is typed the workbook holds %q", got)
	}
}

func TestADateAndARowOfAnotherTable(t *testing.T) {
	for _, size := range shapes {
		s, d := empty(t, "combination.plan", size[0], size[1])
		scene, err := d.Insert("combination.scenes", map[string]string{"scene": "放学路上"})
		must(t, err)
		uitest.Press(s, "a")
		uitest.Type(s, "放暖柜")
		uitest.Press(s, "esc", next(size), next(size), next(size), "enter")
		uitest.Type(s, "2026年5月2")
		uitest.Press(s, "tab", "tab", "enter", "enter")
		got := row(t, d, "combination.plan", 0).Cells
		if got["step"] != "放暖柜" || got["due"] != "2026-05-02" || got["scene"] != scene {
			t.Errorf("%v: %v", size, got)
		}
		rowWith(t, s, "放学路上")
		must(t, d.Remove("combination.scenes", scene))
		uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
		if strings.Contains(plain(s), "放学路上") || strings.Contains(plain(s), scene) {
			t.Errorf("%v: a row that is gone is still shown", size)
		}
	}
}

func TestARowIsRemovedAndComesBack(t *testing.T) {
	for _, size := range shapes {
		s, d := empty(t, "actor.roles", size[0], size[1])
		uitest.Press(s, "down")
		gone := row(t, d, "actor.roles", 1)
		n := notices(uitest.Press(s, "d"))
		if !strings.Contains(n, gone.Cells["role"]) || !strings.Contains(n, "ctrl+z") {
			t.Errorf("%v: it says %q", size, n)
		}
		if len(d.Workbook().Rows("actor.roles")) != 4 || strings.Contains(plain(s), gone.Cells["role"]) {
			t.Errorf("%v: the row is still there", size)
		}
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		uitest.Send(s, ui.WorkbookChangedMsg{ID: d.ID()})
		rowWith(t, s, gone.Cells["role"])
	}
}

func TestTheRowBeforeIsSelectedWhenTheLastIsRemoved(t *testing.T) {
	s, d := empty(t, "actor.roles", 160, 43)
	uitest.Press(s, "up", "down", "down", "down", "down", "d")
	if _, at := s.Place(); at != row(t, d, "actor.roles", 3).ID {
		t.Errorf("it stands on %q", at)
	}
}

func TestClearingACellIsNotRemovingTheRow(t *testing.T) {
	s, d := empty(t, "actor.roles", 160, 43)
	uitest.Press(s, "right", "你")
	uitest.Press(s, "esc", "delete")
	if got := row(t, d, "actor.roles", 0).Cells; got["needs"] != "" || got["role"] == "" {
		t.Errorf("the row holds %v", got)
	}
}

func TestACharacterOfAnInputMethodBeginsToType(t *testing.T) {
	s, d := empty(t, "actor.roles", 160, 43)
	uitest.Press(s, "right", "利", "润")
	if got := row(t, d, "actor.roles", 0).Cells["needs"]; got != "利润" || !s.Capturing() {
		t.Errorf("the cell holds %q", got)
	}
	uitest.Press(s, "esc")
	uitest.Send(s, tea.PasteMsg{Content: "和\n周转"})
	if got := row(t, d, "actor.roles", 0).Cells["needs"]; got != "利润和\n周转" {
		t.Errorf("after a paste the cell holds %q", got)
	}
}

func TestACellThatIsTooLongStaysTyped(t *testing.T) {
	s, d := empty(t, "actor.roles", 160, 43)
	uitest.Press(s, "right", "enter")
	msgs := uitest.Send(s, tea.PasteMsg{Content: strings.Repeat("长", workbook.MaxCell)})
	if notices(msgs) == "" {
		t.Error("nothing is said")
	}
	if got := row(t, d, "actor.roles", 0).Cells["needs"]; got != "" {
		t.Errorf("the workbook holds %d bytes", len(got))
	}
	uitest.Press(s, "ctrl+n", "ctrl+b", "right", "left", "right")
	if view := plain(s); !strings.Contains(view, "长长长") {
		t.Errorf("the text is gone:\n%s", view)
	}
}

func TestAWordAndSixtyRowsAreScrolled(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {120, 38}, {160, 43}} {
		w := uitest.Hostile(t, workbook.Chinese)
		s, d := open(t, w, workbook.Chinese, size[0], size[1], "loop.moves")
		for id, name := range map[string]string{"r56": "第五十六行", "r57": "第五十七行"} {
			must(t, d.Set(workbook.Address{Prompt: "loop.moves", Row: id, Column: "name"}, workbook.Value{Text: name}))
		}
		uitest.Press(s, "left")
		for range 56 {
			uitest.Press(s, "down")
		}
		rowWith(t, s, "第五十六行") // beside the selected one, so it is not the panel that says it
		rowWith(t, s, "第五十七行")
		uitest.Fits(t, s, size[0], size[1])
	}
}

func TestTheSelectedColumnIsAlwaysInSight(t *testing.T) {
	for _, w := range []int{120, 125, 130, 160, 300} {
		s, d := open(t, uitest.Filled(t, workbook.English), workbook.English, w, 43, "loop.moves")
		for _, c := range d.Workbook().Template.Prompt("loop.moves").Columns {
			flat := strings.Join(strings.Fields(plain(s)), " ")
			if hint := strings.Join(strings.Fields(c.Hint.EN)[:2], " "); strings.Count(flat, hint) != 1 {
				t.Errorf("%d: %s is not what the panel or the coach speaks of", w, c.ID)
			}
			if view := s.View(); strings.Count(view, "\x1b[7;")+strings.Count(view, ";7m")+strings.Count(view, ";7;") != 1 {
				t.Errorf("%d: the cell of %s is not in sight", w, c.ID)
			}
			uitest.Press(s, "right")
		}
		if s.Capturing() {
			t.Error("moving about takes text")
		}
	}
}

func TestClicksInATable(t *testing.T) {
	s, d := empty(t, "actor.roles", 160, 43)
	at := func(find string) (int, int) {
		for y, r := range strings.Split(plain(s), "\n") {
			if i := strings.Index(r, find); i >= 0 {
				return cells(r[:i]), y
			}
		}
		t.Fatalf("%q is not on the screen", find)
		return 0, 0
	}
	x, _ := at("要什么")
	_, y := at("社区")
	uitest.Send(s, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	uitest.Send(s, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	uitest.Type(s, "热闹")
	if got := row(t, d, "actor.roles", 2).Cells["needs"]; got != "热闹" {
		t.Errorf("two clicks and a text leave %q", got)
	}
	x, y = at("+ 添加一行")
	uitest.Send(s, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if len(d.Workbook().Rows("actor.roles")) != 6 || !s.Capturing() {
		t.Error("a click on the new row adds none")
	}
}
