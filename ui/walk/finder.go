package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/editor"
)

// finder goes anywhere: what is typed is looked for in the prompts' names and
// questions and in the answers.
type finder struct {
	k    *desk
	keys *keyMap
	line *editor.Editor
	all  []find // every prompt, in the template's order
	hits []find // what fits what is typed, the best first
	at   int
	top  int
	w, h int
	rows []int // the hit of each row drawn last, -1 for none
}

func newFinder(k *desk, keys *keyMap) *finder {
	keysLine := editor.DefaultKeys()
	keysLine.Undo, keysLine.Redo = key.Binding{}, key.Binding{}
	f := &finder{k: k, keys: keys, line: editor.New(editor.Options{SingleLine: true, Limit: 200, Keys: &keysLine})}
	f.line.Focus()
	f.relook()
	return f
}

func (f *finder) relook() {
	th := f.k.look.Theme
	f.line.SetStyles(editor.Styles{Text: th.Strong, Placeholder: th.Faint, Selection: th.Selected})
	f.line.SetPlaceholder(f.k.t("find_hint"))
	f.all = f.k.everyPrompt()
	f.look()
}

func (f *finder) setSize(w, h int) {
	f.w, f.h = w, h
	f.line.SetSize(max(0, w-2), min(1, h))
}

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

// lineCursor is the cursor in the line that is typed in behind the pointer.
func lineCursor(line *editor.Editor) *tea.Cursor {
	c := line.Cursor()
	if c != nil {
		c.X += 2
	}
	return c
}

// openFinder shows the finder over the page.
func (s *Screen) openFinder() tea.Cmd {
	s.k.d.EndTyping()
	cmd := s.closeBeside()
	s.finder = newFinder(s.k, s.keys)
	s.arrange()
	return cmd
}

// find is a key while the finder is open.
func (s *Screen) find(msg tea.KeyPressMsg) tea.Cmd {
	f := s.finder
	switch k := msg.String(); k {
	case "esc", "ctrl+g":
		return s.choose(nil)
	case "enter":
		if f.at < len(f.hits) {
			return s.choose(&f.hits[f.at])
		}
		return nil
	case "up", "ctrl+b":
		f.move(-1)
	case "down", "ctrl+n":
		f.move(1)
	case "pgup":
		f.move(-max(1, f.h-3))
	case "pgdown":
		f.move(max(1, f.h-3))
	default:
		return f.other(msg)
	}
	return nil
}

// choose closes the finder and goes to what was chosen, nil for nowhere.
func (s *Screen) choose(hit *find) tea.Cmd {
	s.finder = nil
	s.arrange()
	if hit == nil {
		return nil
	}
	return s.stand(hit.to)
}

// click chooses the hit in a row of the finder, nil for none.
func (f *finder) click(y int) *find {
	if y < 0 || y >= len(f.rows) || f.rows[y] < 0 {
		return nil
	}
	return &f.hits[f.rows[y]]
}
