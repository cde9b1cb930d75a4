package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// finder goes anywhere: what is typed is looked for in the prompts' names and
// questions and in the answers.
type finder struct {
	filtered
	all  []find // every prompt, in the template's order
	hits []find // what fits what is typed, the best first
}

func newFinder(k *desk) *finder {
	f := &finder{filtered: newFiltered(k)}
	f.relook()
	return f
}

func (f *finder) relook() {
	f.style(f.k.t("find_hint"))
	f.all = f.k.everyPrompt()
	f.look()
}

// reload does nothing: what is looked for stays what it was when it was typed.
func (f *finder) reload() {}

// look finds again what fits.
func (f *finder) look() {
	f.hits = f.k.find(f.all, f.line.Value())
	f.at, f.top = 0, 0
}

func (f *finder) move(by int) {
	f.at = max(0, min(f.at+by, len(f.hits)-1))
}

func (f *finder) other(msg tea.Msg) tea.Cmd {
	r, cmd := f.line.Update(msg)
	if r.Changed {
		f.look()
	}
	return cmd
}

func (f *finder) keys(m *keyMap) []key.Binding { return []key.Binding{m.choose, m.apply, m.cancel} }

func (f *finder) press(s *Screen, msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch name {
	case "esc", "ctrl+g":
		s.uncover()
		return nil
	case "enter":
		return f.choose(s, f.at)
	case "ctrl+b":
		name = "up"
	case "ctrl+n":
		name = "down"
	}
	if by := paged(name, f.h); by != 0 {
		f.move(by)
		return nil
	}
	return f.other(msg)
}

func (f *finder) click(s *Screen, y int) tea.Cmd { return f.choose(s, drawnAt(f.seen, y)) }

// choose goes to a hit.
func (f *finder) choose(s *Screen, i int) tea.Cmd {
	if i < 0 || i >= len(f.hits) {
		return nil
	}
	s.over = nil
	return s.stand(f.hits[i].to)
}
