package app

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/exporting"
	"shiben/ui/history"
	"shiben/ui/library"
	"shiben/ui/profile"
	"shiben/ui/trash"
	"shiben/ui/walk"
	"shiben/workbook"
)

// idOf is the workbook that a route leads to, empty for none.
func idOf(to ui.Route) string {
	switch to := to.(type) {
	case ui.WalkRoute:
		return to.ID
	case ui.ProfileRoute:
		return to.ID
	case ui.HistoryRoute:
		return to.ID
	case ui.CompareRoute:
		return to.ID
	case ui.ExportRoute:
		return to.ID
	}
	return ""
}

// sameKind tells whether two routes lead to the same screen of the same workbook.
func sameKind(a, b ui.Route) bool {
	return reflect.TypeOf(a) == reflect.TypeOf(b) && idOf(a) == idOf(b)
}

// build makes the screen of a route; d is the draft of its workbook.
func (m *Model) build(to ui.Route, d *draft.Draft) ui.Screen {
	switch to := to.(type) {
	case ui.TrashRoute:
		return trash.New(m.env)
	case ui.WalkRoute:
		screen := walk.New(m.env, d, to.Prompt)
		if left := m.opts.Memory.Place(to.ID); to.Prompt == "" && left.Prompt != "" {
			screen.StandOn(left.Prompt, left.Side)
		}
		return screen
	case ui.ProfileRoute:
		return profile.New(m.env, d)
	case ui.ExportRoute:
		return exporting.New(m.env, d)
	case ui.HistoryRoute:
		return history.New(m.env, d, func(w *workbook.Workbook, look ui.Look, width int) []string {
			return profile.Render(w, look, width, profile.Options{})
		})
	}
	return m.library()
}

func (m *Model) library() ui.Screen {
	return library.New(m.env, library.Options{Heads: m.opts.Heads, Select: m.opts.Memory.State().Last})
}

// push goes to a route; its workbook is read first where nothing has it yet.
func (m *Model) push(to ui.Route) tea.Cmd { return m.travel(to, false) }

// replace goes to a route in place of the screen in front.
func (m *Model) replace(to ui.Route) tea.Cmd { return m.travel(to, true) }

func (m *Model) travel(to ui.Route, instead bool) tea.Cmd {
	m.trip++
	m.going = false
	id := idOf(to)
	if d := m.drafts[id]; id == "" || d != nil {
		return m.reach(to, instead, d)
	}
	m.going = true
	return m.load(loadedMsg{trip: m.trip, to: to, instead: instead})
}

// reach goes on to a route whose workbook is open. A comparison is not there yet:
// what it compares with is read first.
func (m *Model) reach(to ui.Route, instead bool, d *draft.Draft) tea.Cmd {
	if to, ok := to.(ui.CompareRoute); ok {
		m.going = true
		return m.readOlder(to, instead, d)
	}
	m.leaveScreen() // a screen may be built to where this one stands
	return m.arrive(to, instead, m.build(to, d))
}

// arrive puts the screen of a route in front. A screen of the same kind and
// workbook beneath, with all that lies over it, gives way: there is one of each.
func (m *Model) arrive(to ui.Route, instead bool, screen ui.Screen) tea.Cmd {
	m.leaveScreen()
	if instead && len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
	for i := 1; i < len(m.stack); i++ {
		if sameKind(m.stack[i].to, to) {
			m.stack = m.stack[:i]
		}
	}
	m.stack = append(m.stack, level{to, screen})
	screen.SetLook(m.look)
	screen.SetSize(m.bodySize())
	return screen.Init()
}

// pop goes one level up. On the first level it does nothing, but for a workbook
// that is on its way: that is no longer wanted.
func (m *Model) pop() tea.Cmd {
	m.trip++
	if m.going || len(m.stack) == 1 {
		m.going = false
		return nil
	}
	m.leaveScreen()
	m.stack = m.stack[:len(m.stack)-1]
	m.dropDrafts()
	return m.remember()
}

// leaveScreen ends what is being typed and keeps the place of the screen in
// front.
func (m *Model) leaveScreen() {
	if d := m.draft(); d != nil {
		d.EndTyping()
	}
	m.notePlace()
}

// notePlace keeps where the walk of the screen in front stands.
func (m *Model) notePlace() {
	id := idOf(m.stack[len(m.stack)-1].to)
	if p, ok := m.top().(interface{ Place() (prompt, side string) }); ok && id != "" {
		prompt, side := p.Place()
		m.opts.Memory.SetPlace(id, Place{Prompt: prompt, Side: side, At: m.env.Now().UTC()})
	}
}

// remember writes the places down.
func (m *Model) remember() tea.Cmd {
	memory := m.opts.Memory
	if memory == nil {
		return nil
	}
	return func() tea.Msg {
		_ = memory.Write() // a place that is forgotten is no reason to bother anyone
		return nil
	}
}

// draft is the draft of the screen in front, nil when it has none.
func (m *Model) draft() *draft.Draft { return m.drafts[idOf(m.stack[len(m.stack)-1].to)] }
