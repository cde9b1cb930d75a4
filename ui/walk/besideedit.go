package walk

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/editor"
	"shiben/workbook"
)

// noteEdit is a why, a comment or a piece of evidence that is being typed. It goes
// to the draft with every key, all of it one act.
type noteEdit struct {
	k     *desk
	of    workbook.Address
	what  entry
	lines []*editor.Editor // one; of evidence three: the text, when, who
	at    int
	err   error
	told  bool // the error was said on the way out; the next time it is left as it is
}

// Lines of a piece of evidence.
const (
	evidenceText = iota
	evidenceDate
	evidenceBy
)

func (b *beside) begin(what entry) *noteEdit {
	e := &noteEdit{k: b.k, of: b.of, what: what}
	n := 1
	if what.kind == evidenceEntry {
		n = 3
	}
	for i := range n {
		keys := editor.DefaultKeys()
		keys.Undo, keys.Redo = key.Binding{}, key.Binding{}
		keys.Newline = key.NewBinding(key.WithKeys("alt+enter", "shift+enter", "ctrl+j"))
		e.lines = append(e.lines, editor.New(editor.Options{SingleLine: i > 0, Keys: &keys}))
	}
	if what.id == "" && what.kind != whyEntry {
		e.what.id = b.k.d.NewItem()
	}
	for i, v := range e.stored() {
		e.lines[i].SetValue(v)
	}
	e.relook()
	e.lines[0].Focus()
	b.edit = e
	return e
}

func (e *noteEdit) line() *editor.Editor { return e.lines[e.at] }

// stored is what the draft holds, by line.
func (e *noteEdit) stored() []string {
	a := e.of
	switch e.what.kind {
	case whyEntry:
		a.Facet = workbook.WhyFacet
		return []string{e.k.book().At(a).Text}
	case commentEntry:
		a.Facet, a.Item = workbook.CommentFacet, e.what.id
		if c := e.k.book().At(a).Comment; c != nil {
			return []string{c.Text}
		}
		return []string{""}
	}
	a.Facet, a.Item = workbook.EvidenceFacet, e.what.id
	if v := e.k.book().At(a).Evidence; v != nil {
		return []string{v.Text, v.Date, v.By}
	}
	return []string{"", "", ""}
}

// reload takes over what the draft holds where it is not what is typed; a date
// that is not one yet stays.
func (e *noteEdit) reload() {
	if e.err != nil {
		return
	}
	for i, v := range e.stored() {
		if ed := e.lines[i]; ed.Value() != v {
			restore(ed, v)
		}
	}
}

func (e *noteEdit) relook() {
	th := e.k.look.Theme
	hints := map[entryKind][]string{
		whyEntry: {"why_hint"}, commentEntry: {"comment_hint"},
		evidenceEntry: {"evidence_hint", "date_hint", "by_hint"},
	}[e.what.kind]
	for i, ed := range e.lines {
		ed.SetStyles(editor.Styles{Text: th.Text, Placeholder: th.Faint, Selection: th.Selected})
		ed.SetPlaceholder(e.k.t(hints[i]))
	}
}

// update takes a message for the line that is typed in.
func (e *noteEdit) update(msg tea.Msg) tea.Cmd {
	r, cmd := e.line().Update(msg)
	if r.Changed {
		e.err = e.keep()
		if e.err != nil && e.at != evidenceDate {
			cmd = tea.Batch(cmd, e.k.problem(e.err))
		}
	}
	if r.Cut {
		cmd = tea.Batch(cmd, ui.Problem(e.k.t("cut")))
	}
	return cmd
}

// keep hands what is typed to the draft. A date that is not one yet is left as it
// was; that is the error.
func (e *noteEdit) keep() error {
	switch e.what.kind {
	case whyEntry:
		return e.k.d.TypeNote(e.of, workbook.WhyFacet, e.lines[0].Value())
	case commentEntry:
		return e.k.d.TypeComment(e.of, e.what.id, e.lines[0].Value())
	}
	v := workbook.Evidence{
		Text: e.lines[evidenceText].Value(), By: e.lines[evidenceBy].Value(),
		Date: strings.TrimSpace(e.lines[evidenceDate].Value()),
	}
	var bad error
	if _, err := time.Parse(time.DateOnly, v.Date); v.Date != "" && err != nil {
		bad = workbook.NewProblem(workbook.ErrInput, "evidence_date", "got", v.Date)
		v.Date = e.stored()[evidenceDate]
	}
	if err := e.k.d.TypeEvidence(e.of, e.what.id, v); err != nil {
		return err
	}
	return bad
}

// complete tells whether what does not fit is worth saying yet: a date is typed
// from its first digit on.
func (e *noteEdit) complete() bool {
	return e.what.kind != evidenceEntry || e.told || len(e.lines[evidenceDate].Value()) >= len(time.DateOnly)
}

// finish ends the act of typing; an item of which nothing is left goes.
func (e *noteEdit) finish() tea.Cmd {
	e.k.d.EndTyping()
	err := e.err
	if e.what.kind != whyEntry && strings.TrimSpace(strings.Join(e.stored(), "")) == "" {
		a := e.of
		a.Item = e.what.id
		switch e.what.kind {
		case evidenceEntry:
			if a.Facet = workbook.EvidenceFacet; e.k.book().At(a).Evidence != nil {
				_, err = e.k.d.Evidence(e.of, e.what.id, nil)
			}
		case commentEntry:
			if a.Facet = workbook.CommentFacet; e.k.book().At(a).Comment != nil {
				err = e.k.d.DropComment(e.of, e.what.id)
			}
		}
	}
	return e.k.problem(err)
}

// next goes to another line, false where there is none.
func (e *noteEdit) next(by int) bool {
	to := e.at + by
	if to < 0 || to >= len(e.lines) {
		return false
	}
	e.line().Blur()
	e.at = to
	e.line().Focus()
	return true
}
