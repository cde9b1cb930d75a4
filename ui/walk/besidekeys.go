package walk

import (
	"slices"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/workbook"
)

// pressBeside is a key while the panel is open.
func (s *Screen) pressBeside(msg tea.KeyPressMsg) tea.Cmd {
	b, k := s.beside, stroke(msg)
	typing := b.edit != nil
	if done, cmd := s.deeds(k, !typing); done {
		if s.beside != nil {
			s.beside.reload()
		}
		return cmd
	}
	if typing {
		return b.pressEdit(msg)
	}
	switch {
	case key.Matches(k, s.keys.cancel):
		return s.closeBeside()
	case key.Matches(k, s.keys.up), key.Matches(k, s.keys.untab):
		b.move(-1)
	case key.Matches(k, s.keys.down), key.Matches(k, s.keys.tab):
		b.move(1)
	case k.String() == "home":
		b.at = 0
	case k.String() == "end":
		b.move(len(b.entries()))
	case key.Matches(k, s.keys.left):
		return b.turn(-1)
	case key.Matches(k, s.keys.right):
		return b.turn(1)
	default:
		return s.actBeside(msg)
	}
	return nil
}

func (s *Screen) actBeside(msg tea.KeyPressMsg) tea.Cmd {
	b, k := s.beside, stroke(msg)
	e := b.entry()
	switch {
	case key.Matches(k, s.keys.apply):
		if e.kind == carriedEntry {
			return s.confirm()
		}
		return b.open(e)
	case key.Matches(k, s.keys.toggle):
		return b.toggle(e)
	case key.Matches(k, s.keys.clear), key.Matches(k, s.keys.remove):
		return b.remove(e)
	case key.Matches(k, s.keys.resolve) && e.kind == commentEntry && e.id != "":
		return b.toggle(e)
	}
	if r, _ := utf8.DecodeRuneInString(k.String()); msg.Text != "" && r > 0x7F && b.texts(e) {
		edit := b.begin(e)
		return edit.update(tea.PasteMsg{Content: msg.Text})
	}
	return s.plain(msg)
}

// texts tells whether an entry is a text that can be typed.
func (b *beside) texts(e entry) bool {
	return slices.Contains([]entryKind{whyEntry, evidenceEntry, commentEntry}, e.kind)
}

// open begins to type, or does what there is to do.
func (b *beside) open(e entry) tea.Cmd {
	if b.texts(e) {
		b.begin(e)
		return nil
	}
	if e.kind == tickEntry {
		return b.k.problem(b.k.tick(b.p, e.id))
	}
	return b.turn(1)
}

// toggle turns over what is either or: a tick, a comment open or resolved.
func (b *beside) toggle(e entry) tea.Cmd {
	if e.kind != commentEntry || e.id == "" {
		return b.open(e)
	}
	a := b.of
	a.Facet, a.Item = workbook.CommentFacet, e.id
	c := b.k.book().At(a).Comment
	if c == nil {
		return nil
	}
	said := "comment_resolved"
	if c.Resolved {
		said = "comment_reopened"
	}
	if err := b.k.d.ResolveComment(b.of, e.id, !c.Resolved); err != nil {
		return b.k.problem(err)
	}
	return ui.Notice(b.k.t(said))
}

// turn goes to the next choice of a confidence; none is one, too.
func (b *beside) turn(by int) tea.Cmd {
	if b.entry().kind != confidenceEntry {
		return nil
	}
	all := append([]workbook.Confidence{""}, workbook.Confidences()...)
	i := slices.Index(all, b.answer().Confidence)
	to := all[(i+by+len(all))%len(all)]
	return b.k.problem(b.k.d.Note(b.of, workbook.ConfidenceFacet, "", string(to)))
}

// remove takes away what the keys stand on; undo brings it back. A comment is
// resolved, not removed: what others said stays.
func (b *beside) remove(e entry) tea.Cmd {
	var err error
	switch {
	case e.kind == whyEntry:
		err = b.k.d.Note(b.of, workbook.WhyFacet, "", "")
	case e.kind == confidenceEntry:
		err = b.k.d.Note(b.of, workbook.ConfidenceFacet, "", "")
	case e.kind == evidenceEntry && e.id != "":
		if _, err = b.k.d.Evidence(b.of, e.id, nil); err == nil {
			return ui.Notice(b.k.t("evidence_removed"))
		}
	case e.kind == commentEntry && e.id != "":
		return ui.Notice(b.k.t("comment_stays"))
	}
	return b.k.problem(err)
}

// pressEdit is a key while something of the panel is typed.
func (b *beside) pressEdit(msg tea.KeyPressMsg) tea.Cmd {
	e, k := b.edit, stroke(msg)
	switch {
	case key.Matches(k, b.keys.cancel):
		return b.done()
	case key.Matches(k, b.keys.apply), key.Matches(k, b.keys.tab):
		if e.next(1) {
			return nil
		}
		return b.done()
	case key.Matches(k, b.keys.untab):
		if e.next(-1) {
			return nil
		}
		return b.done()
	case k.String() == "up" && e.at > 0:
		e.next(-1)
		return nil
	case k.String() == "down" && (e.at > 0 || e.line().AtBottom()):
		e.next(1)
		return nil
	}
	return e.update(msg)
}

// done ends typing and stands on what was typed. A date that is not one is said,
// and stays open to be mended the first time.
func (b *beside) done() tea.Cmd {
	e := b.edit
	if e.err != nil && e.what.kind == evidenceEntry && !e.told {
		e.told = true
		for e.at != evidenceDate && e.next(evidenceDate-e.at) {
		}
		return e.k.problem(e.err)
	}
	cmd := b.finish()
	b.goTo(e.what)
	return cmd
}
