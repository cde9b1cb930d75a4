package app

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// ownColour is what the theme itself makes.
var ownColour = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// pastes are the fields that a person can paste into: the keys that lead there from
// the library, and those that finish.
func pastes() map[string][2][]string {
	at := func(keys ...string) []string { return keys }
	return map[string][2][]string{
		"title":        {at("n"), at("ctrl+s", "esc", "esc")},
		"subject":      {at("n", "甲", "tab"), at("ctrl+s", "esc", "esc")},
		"rename":       {at("r"), at("enter")},
		"filter":       {at("/"), at("esc")},
		"written":      {at("enter", "ctrl+n"), at("esc", "esc")},
		"finder":       {at("enter", "ctrl+g"), at("esc", "esc", "esc")},
		"open points":  {at("enter", "f9"), at("esc", "esc", "esc")},
		"why":          {at("enter", "f3", "enter"), at("esc", "esc", "esc", "esc")},
		"evidence":     {at("enter", "f3", "down", "down", "enter"), at("tab", "tab", "enter", "esc", "esc", "esc")},
		"who says so":  {at("enter", "ctrl+n", "f3", "down", "down", "enter", "据", "tab", "tab"), at("enter", "esc", "esc", "esc")},
		"comment":      {at("enter", "f3", "end", "enter"), at("enter", "esc", "esc", "esc")},
		"cell":         {append(at("enter", "ctrl+g"), append(strings.Split("loop.moves", ""), "enter", "a")...), at("enter", "esc", "esc")},
		"version":      {at("L", "v"), at("enter", "esc")},
		"palette":      {at("ctrl+p"), at("esc")},
		"why accepted": {at("p", "r", "a"), at("enter", "esc")},
	}
}

// tour is where to look afterwards, from the library.
var tour = [][]string{
	{},
	{"enter"},
	{"enter", "esc"},
	{"enter", "ctrl+n"},
	{"enter", "ctrl+n", "f3"},
	{"enter", "f3"},
	{"enter", "f9"},
	{"enter", "f2"},
	{"enter", "ctrl+g"},
	append(append([]string{"enter", "ctrl+g"}, strings.Split("loop.moves", "")...), "enter"),
	{"p"},
	{"p", "end"},
	{"p", "enter"},
	{"p", "="},
	{"L"},
	{"L", "enter"},
	{"L", "o"},
	{"L", "end", "c"},
	{"x"},
	{"?"},
	{"ctrl+p"},
	{"e"},
	{"f"},
	{"D"},
}

// Every kind of hostile text is pasted into every field and then looked for on every
// screen, with its window's title.
func TestNothingThatSteersReachesTheScreen(t *testing.T) {
	inputs, frames, kept := 0, 0, 0
	for _, f := range workbooktest.Every(5, uitest.Families()) {
		t.Run(f.Name, func(t *testing.T) {
			h := newHand(t, workbook.Chinese, nil, uitest.Filled(t, workbook.Chinese))
			look := func(where string) {
				t.Helper()
				frames++
				v := h.m.View()
				if strings.Contains(v.Content, "甲") && strings.Contains(v.Content, "乙") {
					kept++
				}
				for name, s := range map[string]string{"screen": ownColour.ReplaceAllString(v.Content, ""), "title": v.WindowTitle} {
					if bad := uitest.Steers(s); bad != "" || strings.ContainsAny(s, "\t") {
						t.Fatalf("%s: the %s holds %s", where, name, bad)
					}
				}
			}
			for name, keys := range pastes() {
				h.press(keys[0]...)
				h.send(tea.PasteMsg{Content: f.Text})
				inputs++
				look("pasted into " + name)
				h.press(keys[1]...)
				look("after " + name)
				for range 6 {
					h.press("esc")
				}
				h.press("home")
			}
			for _, keys := range tour {
				h.press(keys...)
				look(strings.Join(keys, " "))
				for range 6 {
					h.press("esc")
				}
				h.press("home")
			}
			for _, head := range h.heads() {
				w := h.load(head.ID)
				for _, r := range w.Records() {
					if bad := uitest.Steers(r.Value.Text); bad != "" {
						t.Errorf("%s: the store holds %s", r.Key.Prompt, bad)
					}
				}
			}
		})
	}
	t.Logf("%d pastes, %d frames, %d of them with what was pasted", inputs, frames, kept)
	if kept < frames/5 {
		t.Errorf("only %d of %d frames show what was pasted: the keys lead elsewhere", kept, frames)
	}
}
