package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"shiben/ui/uitest"
	"shiben/ui/uitest/golden"
	"shiben/workbook"
)

//go:generate go test -run ListsTheKeys -update .

// places are where the keys differ, in the order in which a person comes there.
func places() []struct {
	zh, en string
	enter  []string
} {
	return []struct {
		zh, en string
		enter  []string
	}{
		{"书库", "Library", nil},
		{"回收站", "Trash", []string{"x", "right", "enter", "t"}},
		{"目录", "Outline", []string{"enter", "esc"}},
		{"标尺", "Scales", []string{"enter"}},
		{"书面提问", "Written prompts", []string{"enter", "ctrl+n"}},
		{"表格", "Tables", append([]string{"enter", "ctrl+g"}, append(strings.Split("loop.moves", ""), "enter")...)},
		{"回答旁边", "Beside an answer", []string{"enter", "e"}},
		{"解读", "Readings", []string{"enter", "esc", "r"}},
		{"剖面", "Profile", []string{"p", "r"}},
		{"记录", "Log", []string{"L"}},
		{"回看", "Looking back", []string{"L", "o"}},
		{"导出", "Export", []string{"E"}},
		{"对照", "Comparison", []string{"enter", "7", "esc", "esc", "L", "end", "c"}},
	}
}

// keysAt are the bindings of a place, and those that work everywhere.
func keysAt(t *testing.T, lang workbook.Lang, enter []string) (here, always []key.Binding) {
	t.Helper()
	w := uitest.Filled(t, workbook.Chinese)
	h := newHand(t, lang, nil, w).press(enter...)
	for _, group := range h.m.top().Keys().FullHelp() {
		here = append(here, group...)
	}
	k := h.m.globals()
	return here, []key.Binding{k.Back, k.Undo, k.Redo, k.Language, k.Help, k.Palette, k.Quit}
}

// row is a line of the table: a key and what it does, in both languages.
type row struct{ key, zh, en string }

func rowsOf(zh, en []key.Binding) (rows []row) {
	for i, b := range zh {
		r := row{b.Help().Key, b.Help().Desc, en[i].Help().Desc}
		if b.Enabled() && r.zh != "" && !slices.Contains(rows, r) {
			rows = append(rows, r)
		}
	}
	return rows
}

// chapter is a place and its keys.
type chapter struct {
	zh, en string
	rows   []row
}

// chapters are all places; what works on every page of the walk is told once.
func chapters(t *testing.T) []chapter {
	t.Helper()
	var out []chapter
	var walk []row
	for _, p := range places() {
		zh, always := keysAt(t, workbook.Chinese, p.enter)
		en, alwaysEN := keysAt(t, workbook.English, p.enter)
		if len(zh) != len(en) {
			t.Fatalf("%s: %d keys in Chinese, %d in English", p.en, len(zh), len(en))
		}
		rows := rowsOf(zh, en)
		if len(p.enter) > 0 && p.enter[0] == "enter" {
			rows = slices.DeleteFunc(rows, func(r row) bool { return slices.Contains(walk, r) })
			walk = append(walk, rows...)
		}
		out = append(out, chapter{p.zh, p.en, rows})
		if p.en == "Profile" {
			out = append(out, chapter{"到处", "Everywhere", rowsOf(always, alwaysEN)})
		}
	}
	return out
}

func TestTheReadmeListsTheKeys(t *testing.T) {
	var out strings.Builder
	out.WriteString("| | 按键 | Keys |\n|---|---|---|\n")
	for _, c := range chapters(t) {
		var says [2][]string
		for _, r := range c.rows {
			says[0] = append(says[0], "`"+r.key+"` "+r.zh)
			says[1] = append(says[1], "`"+r.key+"` "+r.en)
		}
		fmt.Fprintf(&out, "| %s<br>%s | %s | %s |\n", c.zh, c.en, strings.Join(says[0], " · "), strings.Join(says[1], " · "))
	}
	golden.Section(t, "../../README.md", "keys", out.String())
}

func TestTheHelpListsTheKeys(t *testing.T) {
	var zh, en strings.Builder
	for _, c := range chapters(t) {
		fmt.Fprintf(&zh, "\n## %s\n\n| 键 | 作用 |\n|---|---|\n", c.zh)
		fmt.Fprintf(&en, "\n## %s\n\n| key | does |\n|---|---|\n", c.en)
		for _, r := range c.rows {
			fmt.Fprintf(&zh, "| `%s` | %s |\n", r.key, r.zh)
			fmt.Fprintf(&en, "| `%s` | %s |\n", r.key, r.en)
		}
	}
	golden.Section(t, "../../assets/help/keys.zh.md", "keys", zh.String()+"\n")
	golden.Section(t, "../../assets/help/keys.en.md", "keys", en.String()+"\n")
}
