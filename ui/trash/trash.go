// Package trash is the screen of the workbooks that were deleted: what lies there,
// since when, and the two ways out of it. It knows the store's promises and
// nothing of a workbook but its head.
package trash

import (
	"context"

	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// Screen is the trash.
type Screen struct {
	env  ui.Env
	look ui.Look
	keys keyMap

	all     []workbook.Trashed // deleted last first
	list    widget.List
	read    bool  // all is what the store holds
	err     error // why it could not be read
	reading int   // the newest reading; what older ones found is dropped
	ask     *question

	w, h int
	top  int // the row where the list begins, as drawn last
}

// question asks whether workbooks go for good.
type question struct {
	dialog widget.Dialog
	heads  []workbook.Head
	x, y   int // where its box was drawn last
}

// Messages of what was read and done.
type (
	readMsg struct {
		reading int
		all     []workbook.Trashed
		err     error
	}
	broughtMsg struct {
		head workbook.Head
		err  error
	}
	emptiedMsg struct {
		went int
		err  error
	}
)

// New is the trash of a store.
func New(env ui.Env) *Screen { return &Screen{env: env, keys: newKeys()} }

// Init begins to read the trash.
func (s *Screen) Init() tea.Cmd { return s.readAgain() }

func (s *Screen) readAgain() tea.Cmd {
	s.reading++
	reading, store := s.reading, s.env.Store
	return func() tea.Msg {
		all, err := store.Trashed(context.Background())
		return readMsg{reading, all, err}
	}
}

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case ui.LibraryChangedMsg:
		return s.readAgain()
	case readMsg:
		s.took(msg)
	case broughtMsg:
		return s.brought(msg)
	case emptiedMsg:
		return s.emptied(msg)
	}
	return nil
}

// took takes in what the store holds. The selected workbook stays so.
func (s *Screen) took(msg readMsg) {
	if msg.reading != s.reading {
		return
	}
	stand := ""
	if t := s.current(); t != nil {
		stand = t.Head.ID
	}
	if s.err = msg.err; msg.err != nil {
		return
	}
	s.read, s.all = true, msg.all
	s.list.SetLen(len(s.all))
	for i, t := range s.all {
		if t.Head.ID == stand {
			s.list.Select(i)
		}
	}
}

// current is the selected workbook, nil when there is none.
func (s *Screen) current() *workbook.Trashed {
	if at := s.list.At(); at >= 0 && at < len(s.all) {
		return &s.all[at]
	}
	return nil
}

// bringBack takes the selected workbook out of the trash.
func (s *Screen) bringBack() tea.Cmd {
	store, head := s.env.Store, s.current().Head
	return func() tea.Msg { return broughtMsg{head, store.BringBack(context.Background(), head.ID)} }
}

func (s *Screen) brought(msg broughtMsg) tea.Cmd {
	if msg.err != nil {
		return tea.Batch(s.readAgain(), ui.Problem(s.look.Words.Error(msg.err)))
	}
	return tea.Batch(changed, ui.Notice(s.t("brought", "title", quote(msg.head.Title))))
}

// changed lets every screen read the library again, this one too.
func changed() tea.Msg { return ui.LibraryChangedMsg{} }

// empty deletes workbooks for good.
func (s *Screen) empty(heads []workbook.Head) tea.Cmd {
	store, ids := s.env.Store, make([]string, len(heads))
	for i, h := range heads {
		ids[i] = h.ID
	}
	return func() tea.Msg {
		went, err := store.EmptyTrash(context.Background(), ids)
		return emptiedMsg{went, err}
	}
}

func (s *Screen) emptied(msg emptiedMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Problem(s.look.Words.Error(msg.err))
	}
	return tea.Batch(s.readAgain(), ui.Notice(s.t("emptied", "n", msg.went)))
}

// SetSize gives the screen its room.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.list.SetRoom(s.layout().items)
}

// SetLook changes theme and language.
func (s *Screen) SetLook(look ui.Look) {
	s.look = look
	s.keys.relabel(look.Words)
	s.say()
}

// Title is the screen's place in the header.
func (s *Screen) Title() string { return s.t("title") }

// Capturing tells that a question waits for its answer.
func (s *Screen) Capturing() bool { return s.ask != nil }

// Cursor is nowhere: nothing is typed here.
func (s *Screen) Cursor() *tea.Cursor { return nil }

// Keys are those that work now.
func (s *Screen) Keys() help.KeyMap { return s.bindings() }

// t is a sentence of this screen.
func (s *Screen) t(key string, args ...any) string { return s.look.Words.T("trash."+key, args...) }

// quote is a title as a sentence quotes it.
func quote(title string) string { return text.Truncate(title, 40) }
