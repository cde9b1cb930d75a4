package trash

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui/i18n"
	"shiben/ui/widget"
	"shiben/workbook"
)

// keyMap is the screen's keys.
type keyMap struct {
	Back, Delete, Empty, Move, Retry, Leave key.Binding
}

func newKeys() keyMap {
	b := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return keyMap{
		Back: b("enter", "b"), Delete: b("x", "delete"), Empty: b("X"), Move: b("down", "up", "j", "k", "pgdown", "pgup", "home", "end"),
		Retry: b("ctrl+r"), Leave: b("esc"),
	}
}

func (k *keyMap) relabel(words *i18n.Words) {
	set := func(b *key.Binding, keys, name string) { b.SetHelp(keys, words.T("trash.key_"+name)) }
	set(&k.Back, "enter", "back")
	set(&k.Delete, "x", "delete")
	set(&k.Empty, "X", "empty")
	set(&k.Move, "↑↓", "move")
	set(&k.Retry, "ctrl+r", "retry")
	set(&k.Leave, "esc", "leave")
}

// bindings are the keys that work now.
func (s *Screen) bindings() widget.KeyMap {
	k := s.keys
	if s.ask != nil {
		hint := func(keys, name string) key.Binding {
			return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, s.t("key_"+name)))
		}
		return widget.KeyMap{Short: []key.Binding{hint("←→", "choose"), hint("enter", "take"), hint("esc", "keep")}, Full: [][]key.Binding{{k.Leave}}}
	}
	some := s.current() != nil
	for _, b := range []*key.Binding{&k.Back, &k.Delete, &k.Empty, &k.Move} {
		b.SetEnabled(some)
	}
	k.Retry.SetEnabled(s.err != nil)
	return widget.KeyMap{Short: []key.Binding{k.Back, k.Delete, k.Empty, k.Retry}, Full: [][]key.Binding{{k.Back, k.Delete, k.Empty}, {k.Move}, {k.Retry}}}
}

func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if s.ask != nil {
		return s.decide(s.ask.dialog.Key(msg))
	}
	if b, ok := s.bindings().Match(msg); ok {
		return s.act(b, widget.Stroke(msg))
	}
	return nil
}

// act does what a binding stands for; stroke is which of its keys it was.
func (s *Screen) act(b key.Binding, stroke string) tea.Cmd {
	k := s.keys
	is := func(other key.Binding) bool { return b.Keys()[0] == other.Keys()[0] }
	switch {
	case is(k.Back):
		return s.bringBack()
	case is(k.Delete):
		s.question(s.current().Head)
	case is(k.Empty):
		var heads []workbook.Head
		for _, t := range s.all {
			heads = append(heads, t.Head)
		}
		s.question(heads...)
	case is(k.Move):
		switch stroke {
		case "j":
			stroke = "down"
		case "k":
			stroke = "up"
		}
		s.list.Key(stroke)
	case is(k.Retry):
		return s.readAgain()
	}
	return nil
}

// question asks whether workbooks go for good; keeping them comes first.
func (s *Screen) question(heads ...workbook.Head) {
	s.ask = &question{heads: heads}
	s.ask.dialog.Choices = []widget.Choice{{ID: "keep"}, {ID: "delete"}}
	s.say()
}

// say puts the question into the language of now.
func (s *Screen) say() {
	q := s.ask
	if q == nil {
		return
	}
	q.dialog.Title = s.t("ask_title")
	q.dialog.Body = s.t("ask_one", "title", quote(q.heads[0].Title), "answered", q.heads[0].Answered)
	if len(q.heads) > 1 {
		q.dialog.Body = s.t("ask_all", "n", len(q.heads))
	}
	q.dialog.Choices[0].Label, q.dialog.Choices[1].Label = s.t("ask_keep"), s.t("ask_delete")
}

func (s *Screen) decide(id string, done bool) tea.Cmd {
	if !done {
		return nil
	}
	heads := s.ask.heads
	s.ask = nil
	if id == "delete" {
		return s.empty(heads)
	}
	return nil
}

// click selects a workbook, or answers the question.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft {
		return nil
	}
	if s.ask != nil {
		return s.decide(s.ask.dialog.Click(msg.X-s.ask.x, msg.Y-s.ask.y))
	}
	from, to := s.list.Visible()
	at := from + (msg.Y-s.top)/max(s.layout().rows, 1)
	if msg.Y >= s.top && at < to {
		s.list.Select(at)
	}
	return nil
}

func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	if s.ask == nil {
		s.list.Move(by)
	}
}
