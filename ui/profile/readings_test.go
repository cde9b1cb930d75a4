package profile_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/ui"
	"shiben/ui/profile"
	"shiben/ui/uitest"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

var caseIDs = []string{"mountain-tea", "fresh-food"}

// ruled is a workbook of another comparison, with rules of its own: for each
// dimension, for each move, and one in a part that is no dimension.
func ruled(t testing.TB) *workbook.Workbook {
	t.Helper()
	tmpl, err := workbook.ParseTemplate([]byte(workbooktest.Small + `
readings:
  - {id: Q1, kind: tension, name: {zh: 近, en: Near}, claims: [C1], each: dimensions, when: it.known, prompt: "",
     text: {zh: "{it.name}相距{it.separation}。", en: "{it.name} is {it.separation} apart."}, next: {zh: 再看一遍。, en: Look again.}}
  - {id: Q2, kind: gap, name: {zh: 没听见, en: Unheard}, claims: [C1], each: joint.deeds, when: it.heard == "no", prompt: joint.deeds,
     text: {zh: "{quote(it.deed)}没人听见。", en: "{quote(it.deed)} was not heard."}, next: {zh: 去问。, en: Ask them.}}
  - {id: Q3, kind: question, name: {zh: 一句话, en: One word}, claims: [C1], when: joint.one == "", prompt: joint.one,
     text: {zh: 一句话还没有。, en: There is no sentence yet.}, next: {zh: 写一句。, en: Write one.}}
`))
	must(t, err)
	w := begin(t, tmpl, workbook.About{Title: "一家店", Depth: "whole", Lang: workbook.English})
	marks(t, w, [][2]int{{2, 6}, {1, 0}, {4, 5}})
	move(t, w, 1, "deed=call by=sales kept=yes heard=no when=after share=30")
	move(t, w, 2, "deed=visit by=service kept=yes heard=yes when=before")
	return w
}

func TestEveryReadingIsShownInItsPlace(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		for _, id := range caseIDs {
			w := uitest.Case(t, id, lang)
			readings, err := workbook.ReadingsOf(w, lang)
			must(t, err)
			for _, width := range []int{40, 80, 160} {
				got := flat(profile.Render(w, uitest.Look(t, lang, true), width, profile.Options{Plain: true}))
				for _, r := range readings {
					same := 0
					for _, o := range readings {
						if o.Next == r.Next {
							same++
						}
					}
					if n := strings.Count(got, squeeze("→"+r.Next)); n != same {
						t.Errorf("%s %s at %d: the next step of %s is shown %d times, not %d", id, lang, width, r.Rule.ID, n, same)
					}
				}
			}
		}
	}
}

// flat is rows without their blanks and breaks.
func flat(rows []string) string { return squeeze(strings.Join(rows, "")) }

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestReadingsStandUnderWhatTheyAreAbout(t *testing.T) {
	got := strings.Join(profile.Render(ruled(t), uitest.Look(t, workbook.English, true), 80, profile.Options{Plain: true}), "\n")
	order := []string{
		"Time  When", "Time is 1.5 apart.", "Trust  On what", "Trust is 0.33 apart.", "deeds  ask", "‘call’ was not heard.", "Balance of effort",
	}
	at := -1
	for _, s := range order {
		i := strings.Index(got, s)
		if i <= at {
			t.Fatalf("%q stands at %d, behind %d:\n%s", s, i, at, got)
		}
		at = i
	}
	closing := strings.Index(got, "There is no sentence yet.")
	if closing < strings.Index(got, "Joint  in writing") || closing > strings.Index(got, "deeds  ask") {
		t.Errorf("the closing part's reading stands at %d:\n%s", closing, got)
	}
	if !strings.Contains(got, "4 readings") {
		t.Errorf("the head counts them:\n%s", got)
	}
	for _, kind := range []string{"⇄ Tension  Near", "□ Gap  Unheard", "? Question  One word"} {
		if !strings.Contains(got, kind) {
			t.Errorf("%q is missing", kind)
		}
	}
}

func TestReadingsCanBeLeftOut(t *testing.T) {
	w, look := ruled(t), uitest.Look(t, workbook.English, true)
	got := strings.Join(profile.Render(w, look, 80, profile.Options{Plain: true, NoReadings: true}), "\n")
	for _, s := range []string{"Tension", "Look again", "readings"} {
		if strings.Contains(got, s) {
			t.Errorf("%q is shown", s)
		}
	}
}

func TestAWideScreenHasReadingsBesideThePicture(t *testing.T) {
	s, _ := screen(t, uitest.Case(t, "mountain-tea", workbook.English), workbook.English)
	s.SetSize(160, 43)
	beside := slices.ContainsFunc(rows(s), func(row string) bool {
		return strings.Contains(row, "the target") && strings.Contains(row, "You put operations at 5")
	})
	if !beside {
		t.Errorf("no reading stands beside a track:\n%s", strings.Join(rows(s), "\n"))
	}
}

func TestAReadingIsAcceptedWithAReasonAndOpenedAgain(t *testing.T) {
	w := ruled(t)
	s, d := screen(t, w, workbook.English)
	uitest.Press(s, "r")
	if got := chosen(t, s); !strings.Contains(got, "Near") {
		t.Fatalf("r selects %q", got)
	}
	uitest.Press(s, "ａ")
	if !s.Capturing() || s.Cursor() == nil {
		t.Fatal("a reason is asked for")
	}
	got := uitest.Press(s, "space", "enter")
	if n, ok := got[len(got)-1].(ui.NoticeMsg); !ok || !n.Bad || !s.Capturing() {
		t.Fatalf("a reason of blanks is refused: %v", got)
	}
	uitest.Press(s, "backspace")
	uitest.Type(s, "本来如此 q=ra")
	uitest.Press(s, "enter")
	if got := d.Workbook().Accepted("Q1", "time"); got != "本来如此 q=ra" {
		t.Fatalf("accepted because %q", got)
	}
	seen := strings.Join(rows(s), "\n")
	if s.Capturing() || !strings.Contains(seen, "accepted, because 本来如此 q=ra") || !strings.Contains(seen, "4 readings, 1 accepted") {
		t.Errorf("what was accepted is shown:\n%s", seen)
	}
	if got := chosen(t, s); !strings.Contains(got, "Near") {
		t.Errorf("%q is selected", got)
	}
	uitest.Press(s, "a")
	if d.Workbook().Accepted("Q1", "time") != "" || s.Capturing() {
		t.Error("a second time opens it again")
	}
}

func TestAReasonThatIsLeftChangesNothing(t *testing.T) {
	s, d := screen(t, ruled(t), workbook.English)
	uitest.Press(s, "r", "a")
	uitest.Type(s, "maybe")
	s.Update(tea.PasteMsg{Content: " so"})
	if !strings.Contains(strings.Join(rows(s), "\n"), "because maybe so") {
		t.Errorf("what is typed is shown:\n%s", strings.Join(rows(s), "\n"))
	}
	before := d.Edition()
	uitest.Press(s, "esc")
	if s.Capturing() || d.Edition() != before || d.Workbook().Accepted("Q1", "time") != "" {
		t.Error("esc leaves it")
	}
}

func TestTheNextReadingIsTheNextOpenOne(t *testing.T) {
	s, d := screen(t, ruled(t), workbook.English)
	must(t, d.Accept("Q1", "trust", "so"))
	var got []string
	for range 4 {
		uitest.Press(s, "r")
		got = append(got, strings.Fields(chosen(t, s))[3])
	}
	if want := []string{"Near", "One", "Unheard", "Near"}; !slices.Equal(got, want) {
		t.Errorf("r goes to %v, not %v", got, want)
	}
}

func TestAReadingUnfoldsToTheAnswersInFull(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.English)
	s, d := screen(t, w, workbook.English)
	s.SetSize(100, 78)
	readings, err := workbook.ReadingsOf(w, workbook.English)
	must(t, err)
	uitest.Press(s, "r", "enter")
	first := readings[slices.IndexFunc(readings, func(r workbook.Reading) bool { return r.Part == w.Template.Dimensions()[0].ID })]
	seen := flat(rows(s))
	for _, id := range first.Prompts {
		if p := w.Template.Prompt(id); p.Kind == workbook.Written && !strings.Contains(seen, squeeze(w.Text(id, p.Side))) {
			t.Errorf("%s is not there in full:\n%s", id, strings.Join(rows(s), "\n"))
		}
	}
	for _, id := range first.Rule.Claims {
		if !strings.Contains(seen, squeeze(id+w.Template.Claim(id).Text.EN)) {
			t.Errorf("claim %s is not said:\n%s", id, strings.Join(rows(s), "\n"))
		}
	}
	goTo := ui.PushMsg{To: ui.WalkRoute{ID: d.ID(), Prompt: first.Prompts[0]}}
	if got := uitest.Press(s, "enter"); len(got) != 1 || got[0] != goTo {
		t.Errorf("enter again gives %v, not %v", got, goTo)
	}
}

func BenchmarkReadings(b *testing.B) {
	w := uitest.Case(b, "mountain-tea", workbook.Chinese)
	b.Run("rules", func(b *testing.B) {
		for b.Loop() {
			if _, err := workbook.ReadingsOf(w, workbook.Chinese); err != nil {
				b.Fatal(err)
			}
		}
	})
	s, _ := screen(b, w, workbook.Chinese)
	uitest.Press(s, "r", "enter")
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			s.View()
		}
	})
	b.Run("down", func(b *testing.B) {
		for b.Loop() {
			s.Update(uitest.Key("down"))
			s.Update(uitest.Key("up"))
		}
	})
}

func TestAReasonIsForTheReadingThatWasAskedAbout(t *testing.T) {
	w := ruled(t)
	s, d := screen(t, w, workbook.English)
	uitest.Press(s, "r", "r", "r") // the sentence that is not there yet
	if got := chosen(t, s); !strings.Contains(got, "One word") {
		t.Fatalf("%q is selected", got)
	}
	uitest.Press(s, "a")
	uitest.Type(s, "later")
	must(t, d.Set(workbook.Address{Prompt: "joint.one"}, workbook.Value{Text: "There is one now."}))
	s.Update(ui.WorkbookChangedMsg{ID: d.ID()})
	if got := strings.Join(rows(s), "\n"); !s.Capturing() || !strings.Contains(got, "because later") {
		t.Fatalf("what is typed is still there:\n%s", got)
	}
	uitest.Press(s, "enter")
	if got := d.Workbook().Accepted("Q3", ""); got != "later" {
		t.Errorf("the reading that was asked about is accepted because %q", got)
	}
	for _, part := range w.Template.Dimensions() {
		if got := d.Workbook().Accepted("Q1", part.ID); got != "" {
			t.Errorf("the reading that came to stand there is accepted because %q", got)
		}
	}
}

func TestReadingsAreInTheLanguageOfTheScreen(t *testing.T) {
	s, _ := screen(t, ruled(t), workbook.English)
	s.SetSize(80, 78)
	before := strings.Join(rows(s), "\n")
	s.SetLook(uitest.Look(t, workbook.Chinese, true))
	after := strings.Join(rows(s), "\n")
	if !strings.Contains(before, "Time is 1.5 apart.") || strings.Contains(before, "时间相距1.5。") {
		t.Errorf("English:\n%s", before)
	}
	if !strings.Contains(after, "时间相距1.5。") || strings.Contains(after, "apart") {
		t.Errorf("Chinese:\n%s", after)
	}
}

func TestMovesThatArePutOffSaySo(t *testing.T) {
	w := planned(t, workbook.English)
	table := w.Template.Moves.Table
	must(t, w.Apply(w.Noting(workbook.Address{Prompt: table}, workbook.StateFacet, "", workbook.Value{Text: string(workbook.Later)})))
	got := strings.Join(profile.Render(w, uitest.Look(t, workbook.English, true), 80, profile.Options{Plain: true}), "\n")
	at := strings.Index(got, w.Template.Prompt(table).Ask.EN)
	if at < 0 || !strings.Contains(got[at:at+400], "– later") {
		t.Errorf("%s", got)
	}
}

func TestAVeryWideScreenHasReadingsBesideTheFigures(t *testing.T) {
	s, _ := screen(t, uitest.Case(t, "fresh-food", workbook.English), workbook.English)
	s.SetSize(300, 78)
	for _, want := range []string{"Alike", "No group", "No key role", "Reversed", "Borrowed shine"} {
		beside := slices.ContainsFunc(rows(s), func(row string) bool { return strings.Contains(row, "  "+want) && strings.Index(row, want) > 150 })
		if !beside {
			t.Errorf("%q does not stand beside the figures:\n%s", want, strings.Join(rows(s), "\n"))
		}
	}
}
