package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// withOwn gives a screen's person two templates: one that is whole, one that is
// not.
func withOwn(t *testing.T, s *Screen) *Screen {
	t.Helper()
	_, err := workbook.ParseTemplate([]byte("format: 1\nid: \"\"\n"))
	if err == nil {
		t.Fatal("a template without anything is taken")
	}
	own := uitest.Later(t)
	own.Title = workbook.Text{ZH: "我们自己的模板", EN: "A template of our own"}
	own.Depths[1].Name = workbook.Text{ZH: "深挖", EN: "Deep"}
	own, problem := workbook.DecodeTemplate(workbook.EncodeTemplate(own))
	if problem != nil {
		t.Fatal(problem)
	}
	s.env.Own = func() []ui.OwnTemplate {
		return []ui.OwnTemplate{{File: "ours.yaml", Template: own}, {File: "坏的.yaml", Err: err}}
	}
	return s
}

// outdated is a library of one filled workbook, of a template that is no longer
// the newest.
func outdated(t *testing.T, lang workbook.Lang) *Screen {
	t.Helper()
	store, w := memory.New(), uitest.Filled(t, lang)
	changes, err := workbook.Copy(w, w.About)
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(changes, "made", "林", uitest.Day)
	if _, err := store.Create(context.Background(), w.ID, w.Template, changes); err != nil {
		t.Fatal(err)
	}
	s := begin(t, store, lang)
	later := uitest.Later(t)
	s.env.Template = func() (*workbook.Template, error) { return later, nil }
	return s
}

func list(t *testing.T, store workbook.Store) []workbook.Head {
	t.Helper()
	heads, err := store.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return heads
}

func TestAWorkedCaseIsOpenedInTheLanguageOfNow(t *testing.T) {
	for _, lang := range langs {
		store := memory.New()
		s := begin(t, store, lang)
		uitest.Press(s, "e")
		for _, c := range uitest.Cases(t) {
			if !strings.Contains(s.View(), c.Title.In(lang)) {
				t.Errorf("%s is not offered", c.Title.In(lang))
			}
		}
		want := uitest.Cases(t)[1]
		before := s.View()
		uitest.Press(s, "down")
		if s.View() == before {
			t.Error("another case shows the same")
		}
		msgs := uitest.Press(s, "enter")
		heads := list(t, store)
		if len(heads) != 1 || heads[0].Title != want.Title.In(lang) || heads[0].Lang != lang || heads[0].Answered < 30 {
			t.Fatalf("made was %+v", heads)
		}
		if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.WalkRoute{ID: heads[0].ID}}) {
			t.Errorf("it says %v", msgs)
		}
	}
}

func TestTheSummaryScrollsWhereItDoesNotFit(t *testing.T) {
	s := begin(t, memory.New(), workbook.English)
	s.SetSize(50, 12)
	uitest.Press(s, "e")
	first := s.View()
	seen := first
	for range 12 {
		uitest.Press(s, "pgdown")
		seen += s.View()
	}
	last := strings.Fields(uitest.Cases(t)[0].Summary.EN)
	if word := last[len(last)-1]; strings.Contains(first, word) || !strings.Contains(seen, word) {
		t.Errorf("the end of the summary, %q, is not where it should be:\n%s", word, uitest.Plain(s.View()))
	}
}

func TestKeysThatComeBeforeTheFormAreForTheForm(t *testing.T) {
	s := begin(t, shelf(t, "一", "二"), workbook.Chinese)
	slow := s.Update(uitest.Key("n"))
	uitest.Press(s, "x", "D")
	uitest.Send(s, tea.PasteMsg{Content: "茶"})
	if s.panel != nil || len(s.heads) != 2 {
		t.Fatal("a letter for the form was a command")
	}
	settle(s, slow)
	if s.panel == nil || s.panel.form.Value(workbook.AboutTitle) != "xD茶" {
		t.Fatalf("the form holds %+v", s.panel)
	}
	uitest.Press(s, "esc")
	slow = s.Update(uitest.Key("n"))
	uitest.Press(s, "esc")
	settle(s, slow)
	if s.panel != nil {
		t.Error("a form that is no longer wanted opened")
	}
}

func TestATemplateOfOnesOwn(t *testing.T) {
	store := memory.New()
	s := withOwn(t, begin(t, store, workbook.English))
	uitest.Press(s, "n")
	uitest.Type(s, "Ours")
	uitest.Press(s, "tab", "tab", "right", "right")
	for _, want := range []string{"坏的.yaml", "Line 1, column 1"} {
		if !strings.Contains(uitest.Plain(s.View()), want) {
			t.Fatalf("it does not say %s:\n%s", want, uitest.Plain(s.View()))
		}
	}
	uitest.Press(s, "ctrl+s")
	if s.panel == nil || len(list(t, store)) != 0 {
		t.Fatal("a template that cannot be used was")
	}
	if !strings.Contains(uitest.Plain(s.View()), "Line 1, column 1") {
		t.Errorf("it does not say why:\n%s", uitest.Plain(s.View()))
	}
	uitest.Press(s, "left", "tab")
	if strings.Contains(s.View(), "Full") || !strings.Contains(s.View(), "Deep") {
		t.Errorf("a depth that the template does not have:\n%s", uitest.Plain(s.View()))
	}
	uitest.Press(s, "ctrl+s")
	heads := list(t, store)
	if len(heads) != 1 || heads[0].Title != "Ours" || heads[0].Frozen == uitest.Template(t).Hash() {
		t.Fatalf("made was %+v", heads)
	}
}

func TestANewWorkbookFromAnOldOne(t *testing.T) {
	store := shelf(t, "春", "夏")
	s := begin(t, store, workbook.English)
	uitest.Press(s, "f")
	uitest.Type(s, " again")
	uitest.Press(s, "tab", "right")
	msgs := uitest.Press(s, "enter")
	heads := list(t, store)
	i := slices.IndexFunc(heads, func(h workbook.Head) bool { return h.Title == "春 again" })
	if len(heads) != 3 || i < 0 || heads[i].Depth != "full" {
		t.Fatalf("the library holds %+v", heads)
	}
	old, _, _ := store.Load(context.Background(), "book-0")
	made, _, err := store.Load(context.Background(), heads[i].ID)
	if err != nil || made.Unreviewed() == 0 || made.Unreviewed() != workbook.ProgressOf(old).Answered {
		t.Errorf("%d answers wait for review, %d were there", made.Unreviewed(), workbook.ProgressOf(old).Answered)
	}
	if len(msgs) != 2 || msgs[0] != (ui.PushMsg{To: ui.WalkRoute{ID: made.ID}}) {
		t.Fatalf("it says %v", msgs)
	}
	if n, ok := msgs[1].(ui.NoticeMsg); !ok || !strings.Contains(n.Text, fmt.Sprintf("%d answers", made.Unreviewed())) {
		t.Errorf("it says %v", msgs[1])
	}
}

func TestWhatHasNoPlaceInANewWorkbookIsListed(t *testing.T) {
	s := outdated(t, workbook.English)
	uitest.Press(s, "f", "ctrl+s")
	first := firstWritten(uitest.Template(t))
	page := uitest.Plain(s.View())
	if !strings.Contains(page, first.Name.EN) {
		t.Fatalf("%q is not listed:\n%s", first.Name.EN, page)
	}
	id := s.panel.head.ID
	msgs := uitest.Press(s, "enter")
	if len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.WalkRoute{ID: id}}) {
		t.Errorf("enter says %v", msgs)
	}
	w, _, err := s.env.Store.Load(context.Background(), id)
	if err != nil || w.Template.Version != uitest.Template(t).Version+1 {
		t.Errorf("it is of version %d: %v", w.Template.Version, err)
	}
}

func firstWritten(t *workbook.Template) *workbook.Prompt {
	all := t.Prompts()
	return all[slices.IndexFunc(all, func(p *workbook.Prompt) bool { return p.Kind == workbook.Written })]
}

func TestWhatCannotBeReadForANewWorkbookIsSaid(t *testing.T) {
	store := failing.Wrap(shelf(t, "一"))
	s := begin(t, store, workbook.Chinese)
	store.Fail(failing.Load, workbook.NewProblem(workbook.ErrInUse, "library_in_use", "path", "/a/library.db"))
	s.env.Cases = func() ([]*workbook.Case, error) { return nil, errors.New("no cases") }
	for key, want := range map[string]string{"f": "/a/library.db", "e": "no cases"} {
		msgs := uitest.Press(s, key)
		if len(msgs) != 1 {
			t.Fatalf("%s says %v", key, msgs)
		}
		if n, ok := msgs[0].(ui.NoticeMsg); !ok || !n.Bad || !strings.Contains(n.Text, want) {
			t.Errorf("%s says %v", key, msgs[0])
		}
		if s.panel != nil || s.coming {
			t.Errorf("%s leaves something open", key)
		}
	}
}
