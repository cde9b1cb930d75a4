package walk_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

// abroad is a person's own editor that does at once what a test tells it.
type abroad struct {
	asked   ui.EditRequest
	answer  string
	err     error
	dropped int
	before  func() // happens while the editor is open
}

func (a *abroad) edit(r ui.EditRequest) tea.Cmd {
	a.asked = r
	return func() tea.Msg {
		if a.before != nil {
			a.before()
		}
		return ui.EditedMsg{Of: r.Of, Text: a.answer, Err: a.err, File: "/state/edit-1/x.md", Drop: func() error {
			a.dropped++
			return nil
		}}
	}
}

// withEditor is a walk at a prompt with an editor that answers.
func withEditor(t *testing.T, w *workbook.Workbook, at, answer string) (*walk.Screen, *draft.Draft, *uitest.Queue, *abroad) {
	t.Helper()
	d, q := uitest.Draft(t, w)
	a := &abroad{answer: answer}
	env := uitest.Env(t, nil, workbook.Chinese)
	env.Edit = a.edit
	s := walk.New(env, d, at)
	s.SetLook(uitest.Look(t, workbook.Chinese, true))
	s.SetSize(80, 22)
	s.Init()
	return s, d, q, a
}

func told(msgs []tea.Msg) string {
	for _, m := range msgs {
		if tell, ok := m.(ui.TellMsg); ok {
			return tell.Text
		}
	}
	return ""
}

func taken(msgs []tea.Msg) bool {
	for _, m := range msgs {
		if _, ok := m.(ui.TakenMsg); ok {
			return true
		}
	}
	return false
}

// What stood there before, in each kind of field, what is asked for and where the
// answer lands.
func TestATextGoesOutAndComesBack(t *testing.T) {
	const said = "第一段。\n\n第二段，写得很长。"
	cell := func(d *draft.Draft) string { return row(t, d, "loop.moves", 0).Cells["name"] }
	for name, c := range map[string]struct {
		at   string
		keys []string
		name string
		read func(*draft.Draft) string
	}{
		"written":          {"actor.m.market", nil, "市场", func(d *draft.Draft) string { return d.Workbook().Text("actor.m.market", "marketing") }},
		"cell":             {"loop.moves", []string{"enter"}, "动作清单", cell},
		"cell being typed": {"loop.moves", []string{"enter", "enter"}, "动作清单", cell},
		"why":              {"actor.m.market", []string{"f3"}, "缘由", func(d *draft.Draft) string { return answer(d, "actor.m.market", "marketing").Why }},
		"evidence": {"actor.m.market", []string{"f3", "down", "down"}, "依据", func(d *draft.Draft) string {
			return answer(d, "actor.m.market", "marketing").Evidence[0].Evidence.Text
		}},
		"comment": {"actor.m.market", []string{"f3", "end"}, "批注", func(d *draft.Draft) string {
			return answer(d, "actor.m.market", "marketing").Comments[0].Comment.Text
		}},
		"why of a scale": {"loop.closure", []string{"e"}, "缘由", func(d *draft.Draft) string { return answer(d, "loop.closure", "marketing").Why }},
	} {
		s, d, q, a := withEditor(t, uitest.Filled(t, workbook.Chinese), c.at, said)
		uitest.Press(s, c.keys...)
		n := len(q.Changes)
		msgs := uitest.Press(s, "ctrl+e")
		if !taken(msgs) || told(msgs) != "" || a.dropped != 0 {
			t.Fatalf("%s: it says %v, dropped %d", name, msgs, a.dropped)
		}
		if got := c.read(d); got != said {
			t.Errorf("%s: the draft holds %q", name, got)
		}
		if !strings.Contains(a.asked.Name, c.name) {
			t.Errorf("%s: the file is called %q", name, a.asked.Name)
		}
		acts := map[string]bool{}
		for _, change := range q.Changes[n:] {
			acts[change.Act] = true
		}
		if len(acts) != 1 {
			t.Errorf("%s: %d acts", name, len(acts))
		}
		uitest.Fits(t, s, 80, 22)
	}
}

// The whole trip is one act, whatever was typed before it.
func TestATripIsUndoneByItself(t *testing.T) {
	s, d, _, a := withEditor(t, uitest.Empty(t, workbook.Chinese, "full"), "actor.m.market", "编辑器里写的")
	uitest.Type(s, "先打的字")
	uitest.Press(s, "ctrl+e")
	if a.asked.Text != "先打的字" || d.Workbook().Text("actor.m.market", "marketing") != "编辑器里写的" {
		t.Fatalf("out went %q, back came %q", a.asked.Text, d.Workbook().Text("actor.m.market", "marketing"))
	}
	uitest.Type(s, "，又打")
	for _, want := range []string{"编辑器里写的", "先打的字", ""} {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := d.Workbook().Text("actor.m.market", "marketing"); got != want {
			t.Errorf("undo leaves %q, want %q", got, want)
		}
	}
}

func TestAnUnchangedTextIsNoChange(t *testing.T) {
	w := uitest.Filled(t, workbook.Chinese)
	s, _, q, a := withEditor(t, w, "actor.m.market", w.Text("actor.m.market", "marketing"))
	msgs := uitest.Press(s, "ctrl+e")
	if len(q.Changes) != 0 || taken(msgs) || a.dropped != 1 {
		t.Errorf("%d changes, dropped %d", len(q.Changes), a.dropped)
	}
	if !strings.Contains(notices(msgs), "--wait") {
		t.Errorf("it says %q", notices(msgs))
	}
}

// Whatever cannot stand in the workbook stays in its file, and the sentence says
// where it is.
func TestWhatCannotBeTakenStaysInItsFile(t *testing.T) {
	failed := workbook.NewProblem(workbook.ErrInput, "editor_code", "program", "ed", "code", 1, "path", "/state/edit-1/x.md")
	for name, c := range map[string]struct {
		at, answer string
		err        error
		meanwhile  bool
		keys       []string
	}{
		"the editor failed":  {"actor.m.market", "", failed, false, nil},
		"too long a cell":    {"loop.moves", strings.Repeat("长", workbook.MaxCell/3+1), nil, false, []string{"enter"}},
		"changed meanwhile":  {"actor.m.market", "我写的", nil, true, nil},
		"wrapped in another": {"actor.m.market", "", errors.Join(failed), false, nil},
	} {
		s, d, q, a := withEditor(t, uitest.Filled(t, workbook.Chinese), c.at, c.answer)
		a.err = c.err
		if c.meanwhile {
			a.before = func() {
				must(t, d.Set(workbook.Address{Prompt: c.at, Side: "marketing"}, workbook.Value{Text: "别人写的"}))
				s.Update(ui.WorkbookChangedMsg{ID: d.ID()})
			}
		}
		uitest.Press(s, c.keys...)
		n := len(q.Changes)
		msgs := uitest.Press(s, "ctrl+e")
		if taken(msgs) || a.dropped != 0 || !strings.Contains(told(msgs), "/state/edit-1/x.md") {
			t.Errorf("%s: it says %q, dropped %d", name, told(msgs), a.dropped)
		}
		if more := len(q.Changes) - n; more != 0 && !c.meanwhile || more > 1 {
			t.Errorf("%s: %d changes", name, more)
		}
		if c.meanwhile && d.Workbook().Text(c.at, "marketing") != "别人写的" {
			t.Errorf("%s: what stood there is lost", name)
		}
	}
}

func TestWhereThereIsNoTextTheKeySaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		at   string
		keys []string
	}{
		"a scale":         {"loop.closure", nil},
		"the outline":     {"actor.m.market", []string{"esc"}},
		"a choice":        {"loop.moves", []string{"enter", "down"}},
		"how sure one is": {"actor.m.market", []string{"f3", "down"}},
	} {
		s, _, q, a := withEditor(t, uitest.Filled(t, workbook.Chinese), c.at, "x")
		uitest.Press(s, c.keys...)
		if said := notices(uitest.Press(s, "ctrl+e")); said == "" || a.asked.Of != nil || len(q.Changes) != 0 {
			t.Errorf("%s: it says %q, asked %v", name, said, a.asked)
		}
	}
}
