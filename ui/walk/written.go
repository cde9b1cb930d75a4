package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// written is the page of a pair of written prompts, one for each side, or of one
// that both sides share.
type written struct {
	k       *desk
	prompts []*workbook.Prompt
	fields  []*field
	keys    *keyMap
	away    func(by int) tea.Cmd

	at    int // the field that is typed in
	focus bool
	w, h  int
	pairs bool
	boxes []rect // where the fields were drawn last, in the order of prompts
	tabs  [][2]int
	heads [2]struct {
		key  fieldHead
		rows []string
	}
	asked askKey
	asks  int // rows of the longest question in sight
}

func newWritten(k *desk, prompts []*workbook.Prompt, keys *keyMap, away func(int) tea.Cmd) *written {
	p := &written{k: k, prompts: prompts, keys: keys, away: away}
	for _, q := range prompts {
		p.fields = append(p.fields, newField(k, workbook.Address{Prompt: q.ID, Side: q.Side}))
	}
	p.boxes = make([]rect, len(prompts))
	p.tabs = make([][2]int, len(prompts))
	return p
}

func (p *written) field() *field { return p.fields[p.at] }

func (p *written) press(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := stroke(msg)
	switch {
	case key.Matches(k, p.keys.tab):
		return true, p.tab(1)
	case key.Matches(k, p.keys.untab):
		return true, p.tab(-1)
	case key.Matches(k, p.keys.other):
		p.choose((p.at + 1) % len(p.fields))
		return true, nil
	}
	return p.field().update(msg)
}

// tab goes to the other side, and from the last one on to the next step.
func (p *written) tab(by int) tea.Cmd {
	if to := p.at + by; to >= 0 && to < len(p.fields) {
		p.choose(to)
		return nil
	}
	return p.away(by)
}

// choose types in another field.
func (p *written) choose(i int) {
	if i == p.at {
		return
	}
	p.field().blur()
	p.at = i
	p.settle()
	if p.focus {
		p.field().ed.Focus()
	}
}

func (p *written) other(msg tea.Msg) tea.Cmd {
	_, cmd := p.field().update(msg)
	return cmd
}

func (p *written) click(x, y int) tea.Cmd {
	for i, t := range p.tabs {
		if y == 0 && x >= t[0] && x < t[1] {
			p.choose(i)
		}
	}
	for i, b := range p.boxes {
		if b.holds(x, y) {
			p.choose(i)
			_, cmd := p.fields[i].update(tea.MouseClickMsg{X: x - b.x, Y: y - b.y, Button: tea.MouseLeft})
			return cmd
		}
	}
	return nil
}

func (p *written) wheel(x, y, by int) {
	button := tea.MouseWheelDown
	if by < 0 {
		button = tea.MouseWheelUp
	}
	for i, b := range p.boxes {
		if b.w > 0 && x >= b.x && x < b.x+b.w {
			p.fields[i].ed.Update(tea.MouseWheelMsg{Button: button})
		}
	}
}

func (p *written) setSize(w, h int, pairs bool) {
	p.w, p.h, p.pairs = w, h, pairs
	p.settle()
}

func (p *written) cursor() *tea.Cursor {
	c, b := p.field().ed.Cursor(), p.boxes[p.at]
	if c == nil || b.w < 1 || b.h < 1 {
		return nil
	}
	c.X, c.Y = c.X+b.x, c.Y+b.y
	return c
}

func (p *written) capturing() bool { return p.focus }

func (p *written) enter(way int) {
	switch way {
	case 1:
		p.choose(0)
	case -1:
		p.choose(len(p.fields) - 1)
	}
	p.focus = true
	p.field().ed.Focus()
}

func (p *written) leave() tea.Cmd {
	p.focus = false
	p.field().blur()
	return nil
}

func (p *written) reload() {
	for _, f := range p.fields {
		f.reload()
	}
}

func (p *written) relook() {
	for _, f := range p.fields {
		f.relook()
	}
}

func (p *written) place() spot {
	return spot{prompt: p.prompts[p.at].ID, side: p.prompts[p.at].Side}
}

func (p *written) stand(at spot) {
	for i, q := range p.prompts {
		if q.ID == at.prompt {
			p.choose(i)
		}
	}
}

func (p *written) about() (*workbook.Prompt, *workbook.Column) { return p.prompts[p.at], nil }

func (p *written) bindings(m *keyMap) []key.Binding {
	if len(p.prompts) < 2 {
		return []key.Binding{m.outside}
	}
	return []key.Binding{m.tab, m.other, m.outside}
}
