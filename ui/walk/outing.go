package walk

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook"
)

// outing is a text that is open in the person's own editor.
type outing struct {
	name string        // what the text is
	text string        // as it went out
	now  func() string // what stands in its place; another text when someone else was there
	put  func(string) (cut bool, err error)
}

// goOut opens the text in front in the person's own editor. What was typed is on
// its way to the disk before the terminal is given away.
func (s *Screen) goOut() tea.Cmd {
	var o *outing
	switch {
	case s.beside != nil:
		o = s.beside.outing()
	case !s.inOutline:
		o = s.page.outing()
	}
	if o == nil || s.env.Edit == nil {
		return ui.Notice(s.k.t("outside_no_text"))
	}
	s.k.d.EndTyping()
	s.out = o
	return s.env.Edit(ui.EditRequest{Of: o, Name: o.name, Text: o.text})
}

// cameBack takes over what the editor left. Whatever cannot stand there stays in
// its file, and the person is told where.
func (s *Screen) cameBack(msg ui.EditedMsg) tea.Cmd {
	o, ok := msg.Of.(*outing)
	if !ok || o != s.out {
		return nil // another screen's
	}
	s.out = nil
	switch {
	case msg.Err != nil:
		return s.tell(s.k.sentence(msg.Err))
	case msg.Text == o.text:
		return tea.Batch(drop(msg), ui.Notice(s.k.t("outside_same")))
	case o.now() != o.text:
		return s.told("outside_changed", "name", o.name, "path", text.Safe(msg.File))
	}
	cut, err := o.put(msg.Text)
	s.k.d.EndTyping()
	s.arrange()
	switch {
	case err != nil:
		return s.told("outside_kept", "why", s.k.sentence(err), "path", text.Safe(msg.File))
	case cut:
		return s.told("outside_kept", "why", s.k.t("cut"), "path", text.Safe(msg.File))
	}
	return func() tea.Msg { return ui.TakenMsg{ID: s.k.d.ID(), EditedMsg: msg} }
}

// told lays a sentence over the page: it holds a path, which no footer has room for.
func (s *Screen) told(key string, args ...any) tea.Cmd { return s.tell(s.k.t(key, args...)) }

func (s *Screen) tell(sentence string) tea.Cmd {
	title := s.k.t("outside_title")
	return func() tea.Msg { return ui.TellMsg{Title: title, Text: sentence} }
}

// drop removes a file that nobody needs.
func drop(msg ui.EditedMsg) tea.Cmd {
	return func() tea.Msg {
		_ = msg.Drop() // one that stays is in a private folder and does no harm
		return nil
	}
}

// outing is the text that is typed in, ready to go out.
func (p *written) outing() *outing {
	f := p.field()
	return &outing{
		name: p.k.say(p.prompts[p.at].Name), text: f.ed.Value(), now: f.ed.Value,
		put: func(s string) (bool, error) {
			r := f.ed.Put(s)
			f.err = f.k.d.Type(f.at, f.ed.Value())
			return r.Cut, f.err
		},
	}
}

// outing of a scale is none: a mark is no text.
func (s *scales) outing() *outing { return nil }

// outing is a cell of text; of other cells there is none.
func (t *table) outing() *outing {
	if t.edit == nil {
		if t.current() == nil || t.listed() || t.pick != nil || t.column().Type != workbook.TextCell {
			return nil
		}
		t.begin("")
	}
	e := t.edit
	if !e.lines {
		return nil
	}
	return &outing{
		name: t.k.say(t.p.Name) + " " + t.k.say(e.col.Name), text: e.ed.Value(),
		now: func() string {
			if t.edit != e { // the row is gone, or the cell was left
				return t.k.book().At(workbook.Address{Prompt: t.p.ID, Row: e.at.row, Column: e.at.column}).Text
			}
			return e.ed.Value()
		},
		put: func(s string) (bool, error) {
			t.edit = e
			r := e.ed.Put(s)
			t.typed(r.Changed)
			return r.Cut, e.err
		},
	}
}

// outing is the text that the panel stands on.
func (b *beside) outing() *outing {
	if b.edit == nil {
		if !b.texts(b.entry()) {
			return nil
		}
		b.begin(b.entry())
	}
	e, line := b.edit, b.edit.line()
	names := map[entryKind]string{whyEntry: "beside_why", evidenceEntry: "beside_evidence", commentEntry: "beside_comments"}
	return &outing{
		name: b.k.say(b.p.Name) + " " + b.k.t(names[e.what.kind]), text: line.Value(), now: line.Value,
		put: func(s string) (bool, error) {
			r := line.Put(s)
			e.err = e.keep()
			return r.Cut, e.err
		},
	}
}
