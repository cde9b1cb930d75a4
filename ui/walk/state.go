package walk

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook"
)

// Shapes of what is said of an answer: each state has its own, so that it is told
// without colour.
const (
	shapeDontKnow = "?"
	shapeNone     = "×" // not applicable
	shapeLater    = "»"
	shapeUnsure   = "~"
	shapeReview   = "↺" // carried over, not yet reviewed
	shapeWhy      = "∵"
	shapeEvidence = "§"
	shapeComment  = "”"
)

func shapeOf(s workbook.State) string {
	switch s {
	case workbook.DontKnow:
		return shapeDontKnow
	case workbook.NotApplicable:
		return shapeNone
	case workbook.Later:
		return shapeLater
	case workbook.Unsure:
		return shapeUnsure
	}
	return ""
}

// shapeOfConfidence grows with it.
func shapeOfConfidence(c workbook.Confidence) string {
	switch c {
	case workbook.LowConfidence:
		return "▂"
	case workbook.MediumConfidence:
		return "▂▄"
	case workbook.HighConfidence:
		return "▂▄▆"
	}
	return ""
}

// stateName is a state in words.
func (k *desk) stateName(s workbook.State) string {
	return k.look.Words.T("act.state_" + string(s))
}

func (k *desk) confidenceName(c workbook.Confidence) string {
	return k.look.Words.T("act.confidence_" + string(c))
}

// standing is the state of an answer by shape and word, and that it was carried
// over; empty for a plain answer.
func (k *desk) standing(a workbook.Answer) string {
	var parts []string
	if a.State != "" {
		parts = append(parts, shapeOf(a.State)+" "+k.stateName(a.State))
	}
	if a.Carried != nil {
		parts = append(parts, shapeReview+" "+k.t("unreviewed"))
	}
	return strings.Join(parts, "  ")
}

// signs says by shape and number what stands beside an answer.
func (k *desk) signs(a workbook.Answer) string {
	var parts []string
	if a.Why != "" {
		parts = append(parts, shapeWhy)
	}
	if n := len(a.Evidence); n > 0 {
		parts = append(parts, fmt.Sprint(shapeEvidence, n))
	}
	if a.Confidence != "" {
		parts = append(parts, shapeOfConfidence(a.Confidence))
	}
	if n := openComments(a); n > 0 {
		parts = append(parts, fmt.Sprint(shapeComment, n))
	}
	return strings.Join(parts, " ")
}

func openComments(a workbook.Answer) int {
	n := 0
	for _, c := range a.Comments {
		if !c.Comment.Resolved {
			n++
		}
	}
	return n
}

// status is both of it, drawn in at most w cells; a sign is the last to be cut.
func (k *desk) status(a workbook.Answer, w int, st lipgloss.Style) string {
	signs, standing := k.signs(a), k.standing(a)
	switch {
	case standing == "" && signs == "":
		return ""
	case standing == "":
		return st.Render(text.Truncate(signs, w))
	}
	if signs != "" {
		signs = "  " + signs
	}
	room := max(0, w-text.Width(signs))
	return k.look.Theme.Warn.Render(text.Truncate(standing, room)) + st.Render(text.Truncate(signs, w))
}

// answerAt is the address of the answer that the keys act on: a cell's is that of
// its table.
func (s *Screen) answerAt() workbook.Address {
	at := s.page.place()
	a := workbook.Address{Prompt: at.prompt, Side: at.side}
	if p := s.k.template().Prompt(at.prompt); p.Kind == workbook.Table {
		a.Side = p.Side
	}
	return a
}

// deeds are the keys that say something of the answer in front: in typing by a
// key that is no letter, else by a letter, too.
func (s *Screen) deeds(k stroke, letters bool) (bool, tea.Cmd) {
	m := s.keys
	if s.inOutline {
		return false, nil
	}
	for i, state := range workbook.States() {
		if key.Matches(k, m.states[i]) || letters && key.Matches(k, m.states1[i]) {
			return true, s.state(state)
		}
	}
	switch {
	case key.Matches(k, m.beside), letters && key.Matches(k, m.beside1):
		return true, s.toggleBeside()
	case key.Matches(k, m.confirm), letters && key.Matches(k, m.confirm1):
		return true, s.confirm()
	}
	for i, t := range s.ticks() {
		if k.String() == tickKey(i) || k.String() == fmt.Sprintf("alt+%d", i+1) {
			return true, s.tick(t.ID)
		}
	}
	return false, nil
}

// state gives the answer in front a state; pressed again it is taken off.
func (s *Screen) state(to workbook.State) tea.Cmd {
	leave := s.stopTyping()
	a := s.answerAt()
	before := s.k.book().Answer(a.Prompt, a.Side)
	said := "state_set"
	switch {
	case before.State == to:
		said, to = "state_off", ""
	case to == workbook.Unsure:
	case !before.Value.Empty():
		said = "state_instead"
	}
	if err := s.k.d.State(a, to); err != nil {
		return tea.Batch(leave, s.k.problem(err))
	}
	s.page.reload()
	name := before.State
	if to != "" {
		name = to
	}
	return tea.Batch(leave, ui.Notice(s.k.t(said, "state", s.k.stateName(name), "answer", s.answerName(a))))
}

// stopTyping ends what is typed in the answer in front, and keeps the focus.
func (s *Screen) stopTyping() tea.Cmd {
	if s.beside != nil {
		return s.beside.finish()
	}
	cmd := s.page.leave()
	if !s.inOutline {
		s.page.enter(0)
	}
	return cmd
}

// answerName is how a notice names an answer: its prompt, and of a scale the side.
func (s *Screen) answerName(a workbook.Address) string {
	p := s.k.template().Prompt(a.Prompt)
	name := s.k.say(p.Name)
	if i := s.k.sideIndex(a.Side); i >= 0 && p.Kind == workbook.Scale {
		name += s.k.t("of_side", "side", s.k.sideName(i))
	}
	return name
}

// confirm says that a carried answer still holds, and how many are left.
func (s *Screen) confirm() tea.Cmd {
	a := s.answerAt()
	if s.k.book().Answer(a.Prompt, a.Side).Carried == nil {
		return ui.Notice(s.k.t("confirm_none"))
	}
	leave := s.stopTyping()
	if err := s.k.d.Confirm(a); err != nil {
		return tea.Batch(leave, s.k.problem(err))
	}
	left := s.k.book().Unreviewed()
	return tea.Batch(leave, ui.Notice(s.k.t("confirmed", "answer", s.answerName(a), "n", left)))
}

// ticks are what may hold beside the text of the prompt in front.
func (s *Screen) ticks() []workbook.Option {
	return s.k.template().Prompt(s.page.place().prompt).Ticks
}

// tickKey is the key of a tick by its place.
func tickKey(i int) string {
	if i == 0 {
		return "f4"
	}
	return fmt.Sprintf("alt+%d", i+1)
}

func (s *Screen) tick(id string) tea.Cmd {
	p := s.k.template().Prompt(s.page.place().prompt)
	return s.k.problem(s.k.tick(p, id))
}

// tick turns a tick of a prompt over.
func (k *desk) tick(p *workbook.Prompt, id string) error {
	word := "yes"
	if k.book().Ticked(p, id) {
		word = ""
	}
	return k.d.Note(workbook.Address{Prompt: p.ID, Side: p.Side}, workbook.TickFacet, id, word)
}

// toLog goes to the workbook's log and its versions.
func (s *Screen) toLog() tea.Cmd {
	leave := s.stopTyping()
	return tea.Batch(leave, ui.Push(ui.HistoryRoute{ID: s.k.d.ID()}))
}
