package walk

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/widget"
	"shiben/workbook"
)

// keyMap is the screen's keys. Those of one letter or digit work only while no
// text has the focus.
type keyMap struct {
	// wherever the focus is
	next, back, jump, gap, profile, coach, coachUp, coachDown, out, outside key.Binding
	// of the answer in front: by a letter too while no text has the focus
	states, states1                                                         [4]key.Binding
	beside, beside1, confirm, confirm1, tick                                key.Binding
	opened, opened1, log, log1, resolve, addItem, dropped, slideTo, goThere key.Binding
	// readings: the list of them, and in it
	heard, heard1, accept, reopen key.Binding
	// while no text has the focus
	depth, jump1, gap1, profile1, coach1, next1, back1, in key.Binding
	export, copy, copyAll                                  key.Binding
	// moving about
	up, down, left, right, open, choose, tab, untab key.Binding
	// scales
	mark, slide, swap, clear key.Binding
	// written prompts
	other key.Binding
	// tables
	add, remove, edit, yes, no, toggle, apply, cancel, cells key.Binding
}

func newKeys() *keyMap {
	b := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return &keyMap{
		next: b("ctrl+n", "alt+down"), back: b("ctrl+b", "alt+up"), jump: b("ctrl+g", "ctrl+f"), gap: b("ctrl+t"),
		profile: b("ctrl+r"), coach: b("f2"), coachUp: b("ctrl+up"), coachDown: b("ctrl+down"), out: b("esc"),
		outside: b("ctrl+e"),
		depth:   b("ctrl+d"), jump1: b("/"), gap1: b("g"), profile1: b("p"), coach1: b("i", "h"),
		next1: b("pgdown"), back1: b("pgup"), in: b("enter", "tab", "right", "ctrl+right"),
		export: b("E"), copy: b("C"), copyAll: b("A"),
		up: b("up", "k"), down: b("down", "j"), left: b("left"), right: b("right"), open: b("enter"),
		choose: b("up", "down"), tab: b("tab"), untab: b("shift+tab"),
		mark: b("1", "2", "3", "4", "5", "6", "7"), slide: b("left", "right"), swap: b("m", "space"), clear: b("0", "backspace", "delete"),
		other: b("ctrl+o"),
		add:   b("a"), remove: b("d", "delete"), edit: b("enter", "f4"), yes: b("y"), no: b("n"), toggle: b("space"),
		apply: b("enter"), cancel: b("esc"), cells: b("up", "down", "left", "right"),
		states:  [4]key.Binding{b("f5", "alt+w"), b("f6", "alt+x"), b("f7", "alt+l"), b("f8", "alt+u")},
		states1: [4]key.Binding{b("w"), b("x"), b("l"), b("u")},
		beside:  b("f3", "alt+e"), beside1: b("e"), confirm: b("ctrl+s", "alt+c"), confirm1: b("c"), tick: b("f4"),
		opened: b("f9", "alt+o"), opened1: b("o"), log: b("f12", "alt+v"), log1: b("v"),
		heard: b("f10", "alt+r"), heard1: b("r"), accept: b("a"), reopen: b("a"),
		resolve: b("r", "space"), addItem: b("enter"), dropped: b("d", "delete"), slideTo: b("left", "right"), goThere: b("enter"),
	}
}

// relabel puts the help into the language of the look.
func (m *keyMap) relabel(k *desk) {
	set := func(b *key.Binding, keys, name string) { b.SetHelp(keys, k.t("key_"+name)) }
	set(&m.next, "ctrl+n", "next")
	set(&m.back, "ctrl+b", "back")
	set(&m.jump, "ctrl+g", "jump")
	set(&m.gap, "ctrl+t", "gap")
	set(&m.profile, "ctrl+r", "profile")
	set(&m.coach, "f2", "coach")
	set(&m.coachUp, "ctrl+↑", "coach_up")
	set(&m.coachDown, "ctrl+↓", "coach_down")
	set(&m.out, "esc", "outline")
	set(&m.outside, "ctrl+e", "outside")
	set(&m.depth, "ctrl+d", "depth")
	set(&m.jump1, "/", "jump")
	set(&m.gap1, "g", "gap")
	set(&m.profile1, "p", "profile")
	set(&m.coach1, "i", "coach")
	set(&m.export, "E", "export")
	set(&m.copy, "C", "copy")
	set(&m.copyAll, "A", "copy_all")
	set(&m.next1, "pgdn", "next")
	set(&m.back1, "pgup", "back")
	set(&m.in, "enter", "answer")
	set(&m.choose, "↑↓", "choose")
	set(&m.tab, "tab", "tab")
	set(&m.untab, "shift+tab", "untab")
	set(&m.mark, "1–7", "mark")
	set(&m.slide, "←→", "slide")
	set(&m.swap, "m", "swap")
	set(&m.clear, "0", "clear")
	set(&m.other, "ctrl+o", "other")
	set(&m.add, "a", "add")
	set(&m.remove, "d", "remove")
	set(&m.edit, "enter", "edit")
	set(&m.yes, "y", "yes")
	set(&m.no, "n", "no")
	set(&m.toggle, "space", "toggle")
	set(&m.apply, "enter", "apply")
	set(&m.cancel, "esc", "cancel")
	set(&m.cells, "←↑↓→", "cells")
	for i, state := range workbook.States() {
		name := k.stateName(state)
		m.states[i].SetHelp([]string{"f5", "f6", "f7", "f8"}[i], name)
		m.states1[i].SetHelp(m.states1[i].Keys()[0], name)
	}
	set(&m.beside, "f3", "beside")
	set(&m.beside1, "e", "beside")
	set(&m.confirm, "ctrl+s", "confirm")
	set(&m.confirm1, "c", "confirm")
	set(&m.tick, "f4", "tick")
	set(&m.opened, "f9", "open")
	set(&m.opened1, "o", "open")
	set(&m.log, "f12", "log")
	set(&m.log1, "v", "log")
	set(&m.heard, "f10", "readings")
	set(&m.heard1, "r", "readings")
	set(&m.accept, "a", "accept")
	set(&m.reopen, "a", "reopen")
	set(&m.resolve, "r", "resolve")
	set(&m.addItem, "enter", "edit")
	set(&m.dropped, "d", "dropped")
	set(&m.goThere, "enter", "go")
	set(&m.slideTo, "←→", "toggle")
}

// stroke is a key by its name. Letters, digits and marks that an input method
// gives in full width count as their plain ones: "１" is "1".
type stroke tea.KeyPressMsg

func (s stroke) String() string {
	name := tea.KeyPressMsg(s).String()
	if name == "　" {
		return "space"
	}
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, name)
}

// Keys are the keys that work here now.
func (s *Screen) Keys() help.KeyMap {
	m := s.keys
	switch {
	case s.over != nil:
		here := s.over.keys(m)
		return widget.KeyMap{Short: here, Full: [][]key.Binding{here}}
	case s.beside != nil:
		return s.besideKeys()
	case s.inOutline:
		here := []key.Binding{m.choose, m.in, m.opened1, m.jump1, m.gap1, m.profile1}
		return widget.KeyMap{Short: here, Full: [][]key.Binding{here, append([]key.Binding{m.coach1, m.heard1, m.log1}, s.outKeys()...), {m.depth, m.next, m.back, m.coachUp, m.coachDown}}}
	}
	page := s.page.bindings(m)
	way := []key.Binding{m.next, m.back, m.jump, m.gap, m.profile, m.coach, m.coachUp, m.coachDown, m.out}
	honest := s.answerKeys()
	if !s.Capturing() {
		way = append(append(way, m.depth), s.outKeys()...)
	}
	short := without(append(page[:min(4, len(page)):min(4, len(page))], s.first(), m.next, m.coach, m.out, m.jump, m.gap))
	return widget.KeyMap{Short: short[:min(6, len(short))], Full: [][]key.Binding{page, honest, way}}
}

// first is the key of the answer in front that counts most: whether what was
// carried over still holds, else what stands beside it.
func (s *Screen) first() key.Binding {
	a, m := s.answerAt(), s.keys
	carried := s.k.book().Answer(a.Prompt, a.Side).Carried != nil
	switch typing := s.Capturing(); {
	case carried && typing:
		return m.confirm
	case carried:
		return m.confirm1
	case typing:
		return m.beside
	}
	return m.beside1
}

// answerKeys are the keys that say something of the answer in front.
func (s *Screen) answerKeys() []key.Binding {
	m, a := s.keys, s.answerAt()
	out := append(append([]key.Binding{}, m.states1[:]...), m.beside1, m.opened1, m.heard1, m.log1)
	confirm := m.confirm1
	if s.Capturing() {
		out = append(append([]key.Binding{}, m.states[:]...), m.beside, m.opened, m.heard, m.log)
		confirm = m.confirm
	}
	if s.k.book().Answer(a.Prompt, a.Side).Carried != nil {
		out = append(out, confirm)
	}
	if len(s.ticks()) > 0 {
		out = append(out, m.tick)
	}
	return out
}

// besideKeys are the keys while the panel beside the answer is open.
func (s *Screen) besideKeys() widget.KeyMap {
	m, e := s.keys, s.beside.entry()
	here := []key.Binding{m.choose}
	switch {
	case s.beside.edit != nil:
		here = []key.Binding{m.apply, m.tab, m.cancel, m.outside}
		return widget.KeyMap{Short: here, Full: [][]key.Binding{here}}
	case e.kind == confidenceEntry:
		here = append(here, m.slideTo)
	case e.kind == tickEntry:
		here = append(here, m.toggle)
	case e.kind == carriedEntry:
		here = append(here, m.confirm1)
	default:
		here = append(here, m.addItem)
	}
	switch {
	case e.kind == commentEntry && e.id != "":
		here = append(here, m.resolve)
	case e.kind == evidenceEntry && e.id != "", e.kind == whyEntry:
		here = append(here, m.dropped)
	}
	here = append(here, m.cancel)
	if s.beside.texts(e) {
		here = append(here, m.outside)
	}
	return widget.KeyMap{Short: here, Full: [][]key.Binding{here, m.states1[:], {m.opened1, m.heard, m.log1, m.next, m.back}}}
}

// without leaves out a binding whose key an earlier one has: that one acts.
func without(all []key.Binding) []key.Binding {
	seen := map[string]bool{}
	var out []key.Binding
	for _, b := range all {
		if name := b.Help().Key; !seen[name] {
			seen[name] = true
			out = append(out, b)
		}
	}
	return out
}
