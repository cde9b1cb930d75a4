package walk

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/text"
	"shiben/workbook"
)

// openList is what is open in the workbook, grouped by why it is. What is typed
// filters it; enter goes there.
type openList struct {
	filtered
	all  []workbook.OpenPoint
	rows []openRow // at is among them, on a point wherever there is one
}

// openRow is a heading with a count, or a point.
type openRow struct {
	kind  workbook.OpenKind
	count int
	point *workbook.OpenPoint // nil for a heading
}

// openOrder is the order of the groups: what was said before what was not.
func openOrder() []workbook.OpenKind {
	return []workbook.OpenKind{
		workbook.OpenComment, workbook.OpenReview, workbook.OpenUnsure,
		workbook.OpenDontKnow, workbook.OpenLater, workbook.OpenUnanswered,
	}
}

func newOpenList(k *desk) *openList {
	o := &openList{filtered: newFiltered(k)}
	o.relook()
	return o
}

func (o *openList) relook() {
	o.style(o.k.t("open_hint"))
	o.reload()
}

// reload reads the draft again and lists what the filter lets through.
func (o *openList) reload() {
	o.all = workbook.OpenPoints(o.k.book())
	want := strings.ToLower(strings.TrimSpace(o.line.Value()))
	o.rows = nil
	for _, kind := range openOrder() {
		head := len(o.rows)
		o.rows = append(o.rows, openRow{kind: kind})
		for i := range o.all {
			p := &o.all[i]
			if p.Kind == kind && strings.Contains(strings.ToLower(o.text(p)), want) {
				o.rows = append(o.rows, openRow{kind, 0, p})
			}
		}
		if o.rows[head].count = len(o.rows) - head - 1; o.rows[head].count == 0 {
			o.rows = o.rows[:head]
		}
	}
	o.at = max(0, min(o.at, len(o.rows)-1))
	o.skip(1)
}

// skip steps off a heading.
func (o *openList) skip(by int) {
	for _, way := range []int{by, -by} {
		for i := o.at; i >= 0 && i < len(o.rows); i += way {
			if o.rows[i].point != nil {
				o.at = i
				return
			}
		}
	}
}

func (o *openList) move(by int) {
	o.at = max(0, min(o.at+by, len(o.rows)-1))
	if by < 0 {
		o.skip(-1)
		return
	}
	o.skip(1)
}

func (o *openList) other(msg tea.Msg) tea.Cmd {
	r, cmd := o.line.Update(msg)
	if r.Changed {
		o.at, o.top = 0, 0
		o.reload()
	}
	return cmd
}

func (o *openList) kindName(kind workbook.OpenKind) string { return o.k.t("open_" + string(kind)) }

// text is what the filter looks through.
func (o *openList) text(p *workbook.OpenPoint) string {
	s := o.label(p) + " " + o.words(p) + " " + o.kindName(p.Kind)
	if i := o.k.sideIndex(p.Side); i >= 0 {
		s += " " + o.k.sideName(i)
	}
	return s
}

func (o *openList) label(p *workbook.OpenPoint) string {
	prompt := o.k.template().Prompt(p.Prompt)
	return o.k.labelOf(prompt, p.Side)
}

// words are what the point itself says: a comment, what a carried answer was, what
// is held loosely, else what is asked.
func (o *openList) words(p *workbook.OpenPoint) string {
	prompt := o.k.template().Prompt(p.Prompt)
	a := o.k.book().Answer(p.Prompt, p.Side)
	switch p.Kind {
	case workbook.OpenComment:
		return oneLine(strings.TrimSpace(p.Comment.Author + " " + p.Comment.Text))
	case workbook.OpenReview:
		return oneLine(o.k.was(prompt, a))
	case workbook.OpenUnsure:
		return oneLine(o.k.look.Words.Value(o.k.book(), workbook.Address{Prompt: p.Prompt, Side: p.Side}, a.Value))
	}
	return o.k.say(prompt.Ask)
}

func shapeOfOpen(kind workbook.OpenKind) string {
	switch kind {
	case workbook.OpenComment:
		return shapeComment
	case workbook.OpenReview:
		return shapeReview
	case workbook.OpenUnanswered:
		return markEmpty
	}
	return shapeOf(workbook.State(kind))
}

// view draws the line that is typed in and what is open, with the heading of the
// first point.
func (o *openList) view() []string {
	if o.at == 1 && o.h > 3 {
		o.top = 0
	}
	none := "open_none"
	if o.line.Value() != "" {
		none = "find_none"
	}
	return o.draw(len(o.rows), o.row, o.k.t(none))
}

func (o *openList) row(i int) string {
	th, r, here := o.k.look.Theme, o.rows[i], i == o.at
	if r.point == nil {
		return th.Strong.Render(shapeOfOpen(r.kind)+" "+o.kindName(r.kind)) + "  " + th.Muted.Render(fmt.Sprint(r.count))
	}
	name := min(40, o.w/2)
	return o.k.listName(o.label(r.point), name, here) + o.k.lit(th.Muted, here).Render("  "+text.Pad(o.words(r.point), max(0, o.w-name-2)))
}

func (o *openList) keys(m *keyMap) []key.Binding { return []key.Binding{m.choose, m.goThere, m.cancel} }

func (o *openList) press(s *Screen, msg tea.KeyPressMsg) tea.Cmd {
	k := stroke(msg)
	switch {
	case key.Matches(k, s.keys.cancel), k.String() == "f9":
		s.uncover()
		return nil
	case key.Matches(k, s.keys.open):
		return o.goTo(s, o.at)
	}
	if by := paged(k.String(), o.h); by != 0 {
		o.move(by)
		return nil
	}
	return o.other(msg)
}

func (o *openList) click(s *Screen, y int) tea.Cmd { return o.goTo(s, drawnAt(o.seen, y)) }

// goTo puts the list away and goes to the point in a row of it: to a comment itself
// where it is one.
func (o *openList) goTo(s *Screen, row int) tea.Cmd {
	if row < 0 || row >= len(o.rows) || o.rows[row].point == nil {
		return nil
	}
	s.uncover()
	p := o.rows[row].point
	if s.stepOf(p.Prompt) < 0 {
		return ui.Notice(s.k.t("open_deeper", "answer", o.label(p)))
	}
	cmd := s.stand(spot{prompt: p.Prompt, side: p.Side})
	if p.Kind != workbook.OpenComment {
		return cmd
	}
	cmd = tea.Batch(cmd, s.toggleBeside())
	s.beside.goTo(entry{commentEntry, p.Item})
	return cmd
}
