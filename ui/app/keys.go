package app

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/i18n"
	"shiben/ui/widget"
	"shiben/workbook"
)

// keyMap is the keys that work everywhere.
type keyMap struct {
	Help, Palette, Back, Undo, Redo, Language, Decide, Quit key.Binding
}

func newKeys() keyMap {
	b := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return keyMap{
		Help: b("?", "f1"), Palette: b("ctrl+p"), Back: b("esc"), Undo: b("ctrl+z"), Redo: b("ctrl+y"),
		Language: b("ctrl+l"), Decide: b("f10", "alt+d"), Quit: b("ctrl+q", "ctrl+c"),
	}
}

func (k *keyMap) relabel(words *i18n.Words) {
	set := func(b *key.Binding, keys, name string) { b.SetHelp(keys, words.T("app.key_"+name)) }
	set(&k.Help, "?", "help")
	set(&k.Palette, "ctrl+p", "palette")
	set(&k.Back, "esc", "back")
	set(&k.Undo, "ctrl+z", "undo")
	set(&k.Redo, "ctrl+y", "redo")
	set(&k.Language, "ctrl+l", "language")
	set(&k.Decide, "f10", "decide")
	set(&k.Quit, "ctrl+q", "quit")
}

// here is the keys that work everywhere, as they are now.
func (m *Model) globals() keyMap {
	k := m.keys
	hasDraft := m.draft() != nil
	k.Undo.SetEnabled(hasDraft)
	k.Redo.SetEnabled(hasDraft)
	k.Back.SetEnabled(len(m.stack) > 1 || m.going)
	k.Decide.SetEnabled(hasDraft && (m.draft().Clash() != nil || m.gone[m.draft().ID()]))
	if m.top().Capturing() {
		k.Help.SetKeys("f1")
		k.Help.SetHelp("f1", k.Help.Help().Desc)
	}
	return k
}

// press takes a key to where it belongs.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.notice = ui.NoticeMsg{}
	if cmd := m.copied(msg); cmd != nil {
		return cmd
	}
	if n := len(m.over); n > 0 {
		if key.Matches(msg, m.keys.Language) {
			return m.switchLanguage()
		}
		if key.Matches(msg, m.keys.Quit) {
			return m.quit()
		}
		return m.over[n-1].update(m, msg)
	}
	k := m.globals()
	switch {
	case key.Matches(msg, k.Quit):
		return m.quit()
	case key.Matches(msg, k.Language):
		return m.switchLanguage()
	case key.Matches(msg, k.Decide) && m.draft().Clash() == nil:
		m.open(newBringBack(m.draft().ID()))
		return nil
	case key.Matches(msg, k.Decide):
		m.open(newClash(m.draft()))
		return nil
	case key.Matches(msg, k.Undo):
		return m.revert((*draft.Draft).Undo, (*i18n.Words).Undid)
	case key.Matches(msg, k.Redo):
		return m.revert((*draft.Draft).Redo, (*i18n.Words).Redid)
	case widget.Matches(msg, k.Help) && !(m.top().Capturing() && msg.Text != ""), key.Matches(msg, k.Palette):
		m.open(newHelp(m))
		return nil
	case key.Matches(msg, k.Back) && !m.screenUses(msg):
		return m.pop()
	}
	cmd := m.top().Update(msg)
	m.decideWhenFree()
	return cmd
}

// copied gives a text that is being typed the first say on ctrl+c, which copies
// what is selected in it. Without a selection nothing comes back, and the key
// leaves the program.
func (m *Model) copied(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() != "ctrl+c" {
		return nil
	}
	if n := len(m.over); n > 0 {
		return m.over[n-1].update(m, msg)
	}
	if m.top().Capturing() {
		return m.top().Update(msg)
	}
	return nil
}

// screenUses tells whether the screen in front has a use of its own for a key.
func (m *Model) screenUses(msg tea.KeyPressMsg) bool {
	for _, group := range m.top().Keys().FullHelp() {
		if key.Matches(msg, group...) {
			return true
		}
	}
	return false
}

// input takes what is no key, and of the mouse, to where it belongs.
func (m *Model) input(msg tea.Msg) tea.Cmd {
	if n := len(m.over); n > 0 {
		return m.over[n-1].update(m, msg)
	}
	return m.top().Update(m.frame.below(msg))
}

// switchLanguage changes the language of everything at once; every screen stays
// where it is.
func (m *Model) switchLanguage() tea.Cmd {
	next := workbook.Chinese
	if m.look.Words.Lang() == workbook.Chinese {
		next = workbook.English
	}
	words, err := m.wordsOf(next)
	if err != nil {
		return ui.Problem(m.look.Words.Error(err))
	}
	m.look.Words = words
	m.keys.relabel(words)
	m.opts.Memory.SetLang(next)
	m.relook()
	return m.remember()
}

func (m *Model) wordsOf(lang workbook.Lang) (*i18n.Words, error) {
	if w := m.words[lang]; w != nil {
		return w, nil
	}
	w, err := m.env.Words(lang)
	if err == nil {
		m.words[lang] = w
	}
	return w, err
}

func (m *Model) relook() {
	for _, l := range m.stack {
		l.screen.SetLook(m.look)
	}
}

// revert undoes or redoes in the workbook in front, and says what.
func (m *Model) revert(do func(*draft.Draft) (workbook.Act, error), say func(*i18n.Words, *workbook.Workbook, workbook.Act, string) string) tea.Cmd {
	d := m.draft()
	if !d.LogLoaded() {
		m.notice = ui.NoticeMsg{Text: m.look.Words.T("app.reading_log")}
		return m.readLog(d.ID()) // again: the disk may have refused it
	}
	act, err := do(d)
	if err != nil {
		m.notice = ui.NoticeMsg{Text: m.look.Words.Error(err), Bad: !errors.Is(err, workbook.ErrNothing)}
		return nil
	}
	m.notice = ui.NoticeMsg{Text: say(m.look.Words, d.Workbook(), act, m.env.Author)}
	return m.broadcast(ui.WorkbookChangedMsg{ID: d.ID()})
}
