package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// A planner makes a workbook, answers every kind of prompt in every part, leaves,
// comes back, and finds it as it was; in both languages, on a small screen and on
// a large one.
func TestAWorkbookFromTheFirstKeyToTheProfile(t *testing.T) {
	if testing.Short() {
		t.Skip("four whole walks take seconds")
	}
	for _, lang := range languages {
		for _, size := range [][2]int{{80, 24}, {160, 45}} {
			t.Run(fmt.Sprintf("%s %dx%d", lang, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				j := &journey{home: newHome(t, lang), tmpl: uitest.Template(t), cols: size[0], rows: size[1]}
				j.begin()
				given := j.answerEverything()
				j.leave()
				j.isOnDisk(given)
				j.comeBack(given)
				j.profile()
				j.leave()
			})
		}
	}
}

type journey struct {
	*home
	tmpl       *workbook.Template
	cols, rows int
	p          *ptytest.Program
}

// given is an answer that was given by keys.
type given struct {
	prompt *workbook.Prompt
	side   string
	value  string
}

func (j *journey) name() string {
	return map[workbook.Lang]string{workbook.Chinese: "云岭山茶 春季", workbook.English: "Yunling Tea, spring"}[j.lang]
}

// begin makes a workbook at full depth in the form.
func (j *journey) begin() {
	j.p = j.screen(j.cols, j.rows)
	j.p.WaitFor(j.say("library.empty_title"))
	j.p.Press("n")
	j.p.WaitFor(j.say("library.new_title"))
	j.p.Type(j.name())
	j.p.Press("tab", "tab", "right", "ctrl+s")
	j.p.WaitFor(j.tmpl.Parts[0].Prompts[0].Name.In(j.lang), j.say("app.saved"))
}

// answerEverything answers in every part a scale for both sides, a written prompt
// of each side, one that both share, and a row of each table.
func (j *journey) answerEverything() (all []given) {
	for _, part := range j.tmpl.Parts {
		done := map[string]bool{}
		for _, p := range part.Prompts {
			kind := string(p.Kind) + p.Side
			if done[kind] && p.Kind != workbook.Table {
				continue
			}
			done[kind] = true
			j.jump(p)
			all = append(all, j.answer(p)...)
		}
	}
	return all
}

// jump goes to a prompt by the finder, which knows it by its question.
func (j *journey) jump(p *workbook.Prompt) {
	j.p.Press("ctrl+g")
	j.p.WaitFor(j.say("walk.find_hint"))
	j.p.Type(p.Ask.In(j.lang))
	j.p.Press("enter")
	j.p.WaitGone(j.say("walk.find_hint"))
}

func (j *journey) answer(p *workbook.Prompt) (all []given) {
	switch p.Kind {
	case workbook.Scale:
		j.p.Press("3", "m", "6", "m")
		return []given{{p, j.tmpl.Sides[0].ID, "3"}, {p, j.tmpl.Sides[1].ID, "6"}}
	case workbook.Written:
		text := p.ID + "：" + p.Name.In(j.lang)
		j.p.Type(text)
		j.p.WaitFor(text)
		return []given{{p, p.Side, text}}
	}
	text := "行 " + p.ID
	j.p.Press("a")
	j.p.Type(text)
	j.p.WaitFor(text)
	j.p.Press("enter")
	return []given{{p, "", text}}
}

func (j *journey) leave() {
	j.t.Helper()
	j.p.Press("ctrl+q")
	if code := j.p.Ended(); code != 0 {
		j.t.Errorf("left with %d", code)
	}
	if left := j.p.Left(); left != nil {
		j.t.Errorf("the terminal was left with %v", left)
	}
}

func (j *journey) isOnDisk(all []given) {
	j.t.Helper()
	for _, g := range all {
		args := []string{"get", j.name(), g.prompt.ID}
		if g.prompt.Kind == workbook.Scale {
			args = append(args, "--side", g.side)
		}
		if got := j.must(args...); got != g.value && (g.prompt.Kind != workbook.Table || !strings.Contains(got, g.value)) {
			j.t.Errorf("%s %s: on disk is %q, given was %q", g.prompt.ID, g.side, got, g.value)
		}
	}
}

// comeBack starts the program again: the workbook stands in the library, and
// opens at the prompt that was answered last, with its answer.
func (j *journey) comeBack(all []given) {
	last := all[len(all)-1]
	j.p = j.screen(j.cols, j.rows)
	j.p.WaitFor(j.say("library.title"), j.name())
	j.p.Press("enter")
	j.p.WaitFor(last.value, last.prompt.Name.In(j.lang))
}

// profile shows a line for each side, where the commands say it is.
func (j *journey) profile() {
	j.p.Press("esc")
	j.p.WaitFor(j.say("walk.key_answer")) // the outline's footer
	j.p.Press("p")
	j.p.WaitFor(j.tmpl.Parts[0].Question.In(j.lang), "├")
	var profile struct {
		Dimensions []map[string]json.RawMessage `json:"dimensions"`
	}
	if err := json.Unmarshal([]byte(j.must("profile", j.name(), "--json")), &profile); err != nil {
		j.t.Fatal(err)
	}
	for _, side := range j.tmpl.Sides {
		var at struct{ Position float64 }
		if err := json.Unmarshal(profile.Dimensions[0][side.ID], &at); err != nil {
			j.t.Fatal(err)
		}
		number := strings.Replace(fmt.Sprintf("%+.2f", at.Position), "-", "−", 1)
		j.p.WaitFor(number, side.Name.In(j.lang)) // a frame comes in pieces
	}
	j.p.WaitFor("●", "◆")
}
