package walk

import (
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// beside is the panel of what stands beside an answer: its state, why, how sure,
// what it rests on, what others say of it, and its ticks. While it is open the
// keys are its own; the answer stays in sight.
type beside struct {
	k    *desk
	keys *keyMap
	p    *workbook.Prompt
	of   workbook.Address

	at   int
	top  int
	edit *noteEdit // nil while nothing is typed

	w, h  int
	spots []int // the entry of each row drawn last, -1 for none
	caret *tea.Cursor
	laid  *sheet // for the next view
}

// entryKind is what a row of the panel is about.
type entryKind int

const (
	carriedEntry entryKind = iota
	whyEntry
	confidenceEntry
	evidenceEntry
	commentEntry
	tickEntry
)

// entry is something of the panel that the keys can act on; an item without an id
// is the one that is not there yet.
type entry struct {
	kind entryKind
	id   string
}

func newBeside(k *desk, keys *keyMap, of workbook.Address) *beside {
	b := &beside{k: k, keys: keys, of: of, p: k.template().Prompt(of.Prompt)}
	b.goTo(entry{kind: whyEntry})
	return b
}

func (b *beside) answer() workbook.Answer { return b.k.book().Answer(b.of.Prompt, b.of.Side) }

// entries are the rows that the keys can stand on, from the top.
func (b *beside) entries() []entry {
	a := b.answer()
	var out []entry
	if a.Carried != nil {
		out = append(out, entry{kind: carriedEntry})
	}
	out = append(out, entry{kind: whyEntry}, entry{kind: confidenceEntry})
	for _, t := range b.p.Ticks {
		out = append(out, entry{tickEntry, t.ID})
	}
	for _, e := range a.Evidence {
		out = append(out, entry{evidenceEntry, e.ID})
	}
	out = append(out, entry{kind: evidenceEntry})
	for _, c := range a.Comments {
		out = append(out, entry{commentEntry, c.ID})
	}
	return append(out, entry{kind: commentEntry})
}

func (b *beside) entry() entry {
	all := b.entries()
	b.at = max(0, min(b.at, len(all)-1))
	return all[b.at]
}

// goTo stands on an entry, if it is there.
func (b *beside) goTo(to entry) {
	for i, e := range b.entries() {
		if e == to {
			b.at = i
		}
	}
}

func (b *beside) move(by int) { b.at = max(0, min(b.at+by, len(b.entries())-1)) }

func (b *beside) setSize(w, h int) { b.w, b.h = w, h }

// cursor is where text goes in, as drawn last.
func (b *beside) cursor() *tea.Cursor {
	if b.edit == nil {
		return nil
	}
	return b.caret
}

func (b *beside) capturing() bool { return b.edit != nil }

// reload reads the draft again; what is being typed goes on as far as it is still
// there.
func (b *beside) reload() {
	if b.edit != nil {
		b.edit.reload()
	}
	b.entry()
}

func (b *beside) relook() {
	if b.edit != nil {
		b.edit.relook()
	}
}

// other takes what is no key: a paste begins to type where there is a text.
func (b *beside) other(msg tea.Msg) tea.Cmd {
	if _, paste := msg.(tea.PasteMsg); b.edit == nil && (!paste || !b.texts(b.entry())) {
		return nil
	}
	if b.edit == nil {
		b.begin(b.entry())
	}
	return b.edit.update(msg)
}

// finish ends what is being typed.
func (b *beside) finish() tea.Cmd {
	e := b.edit
	b.edit = nil
	if e == nil {
		return nil
	}
	return e.finish()
}

// toggleBeside opens the panel of the answer in front, or puts it away.
func (s *Screen) toggleBeside() tea.Cmd {
	if s.beside != nil {
		return s.closeBeside()
	}
	leave := s.page.leave()
	s.beside = newBeside(s.k, s.keys, s.answerAt())
	s.arrange()
	return leave
}

// closeBeside puts the panel away and goes on in the page.
func (s *Screen) closeBeside() tea.Cmd {
	if s.beside == nil {
		return nil
	}
	cmd := s.dropBeside()
	if !s.inOutline {
		s.page.enter(0)
	}
	return cmd
}

// dropBeside puts the panel away; nothing that was typed is lost.
func (s *Screen) dropBeside() tea.Cmd {
	if s.beside == nil {
		return nil
	}
	cmd := s.beside.finish()
	s.beside = nil
	s.page.reload()
	s.arrange()
	return cmd
}
