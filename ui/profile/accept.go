package profile

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
	"shiben/ui/text"
	"shiben/ui/widget"
)

// becauseLimit is how many characters a reason takes.
const becauseLimit = 300

// accept begins to type why the selected reading is accepted; one that is accepted
// is opened again.
func (s *Screen) accept() tea.Cmd {
	sel, _ := s.selected()
	r := s.pt.reading(sel.ref)
	if r == nil {
		return nil
	}
	s.asked = sel.ref
	if !r.Open() {
		return s.keep("")
	}
	s.because = editor.NewLine(becauseLimit)
	s.because.Focus()
	s.revealWhole()
	return nil
}

// typed takes a key while a reason is typed.
func (s *Screen) typed(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, s.keys.cancel):
		s.because = nil
		s.clamp()
		return nil
	case key.Matches(msg, s.keys.apply):
		why := strings.TrimSpace(s.because.Value())
		if why == "" {
			return ui.Problem(s.pt.word("because_empty"))
		}
		return s.keep(why)
	}
	_, cmd := s.because.Update(msg)
	return cmd
}

// pasted puts what is pasted into the reason that is typed.
func (s *Screen) pasted(msg tea.PasteMsg) tea.Cmd {
	if s.because == nil {
		return nil
	}
	_, cmd := s.because.Update(msg)
	return cmd
}

// keep accepts the reading that was asked about because of something, or opens it
// again. What cannot be kept stays in the line, and why is said.
func (s *Screen) keep(because string) tea.Cmd {
	if err := s.d.Accept(s.asked.id, s.asked.sub, because); err != nil {
		return ui.Problem(s.look.Words.Error(err))
	}
	s.because = nil
	s.layOut()
	return nil
}

// becauseLead is what stands before the reason, where there is room for it.
func (s *Screen) becauseLead() string {
	lead := spaces(s.pt.g.margin) + s.pt.word("because") + " "
	if text.Width(lead) > s.w/2 {
		return ""
	}
	return lead
}

// becauseRow draws the reason that is typed.
func (s *Screen) becauseRow() string {
	th, lead := s.look.Theme, s.becauseLead()
	s.because.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
	s.because.SetPlaceholder(s.pt.word("because_hint"))
	s.because.SetSize(max(s.w-text.Width(lead)-s.pt.g.margin, 1), 1)
	return s.pt.ink.accent.Paint(lead) + s.because.View()
}

func (s *Screen) becauseCursor() *tea.Cursor {
	if s.because == nil || s.w < 1 || s.h < 1 {
		return nil
	}
	s.layOut()
	s.becauseRow() // gives the line its size
	return widget.Within(widget.Shift(s.because.Cursor(), text.Width(s.becauseLead()), s.h-1), s.w, s.h)
}
