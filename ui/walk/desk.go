package walk

import (
	"errors"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/workbook"
)

// desk is what every part of the screen works with.
type desk struct {
	d     *draft.Draft
	look  ui.Look
	words map[string]string // sentences without blanks to fill, of this look
	gen   int               // another one for each look: what was drawn for an earlier one is stale
	heard *heard            // the readings as computed last

	coached bool // the coach is in sight: how to answer is said there, and not on the page too
}

func (k *desk) setLook(look ui.Look) {
	k.look = look
	k.words = map[string]string{}
	k.gen++
}

// book is the workbook as it stands; a draft may replace it, so nobody keeps it.
func (k *desk) book() *workbook.Workbook { return k.d.Workbook() }

func (k *desk) template() *workbook.Template { return k.d.Workbook().Template }

// t is a sentence of this screen.
func (k *desk) t(key string, args ...any) string {
	if len(args) > 0 {
		return k.look.Words.T("walk."+key, args...)
	}
	s, ok := k.words[key]
	if !ok {
		s = k.look.Words.T("walk." + key)
		k.words[key] = s
	}
	return s
}

// say is a template's text in the language of the look, ready to be drawn.
func (k *desk) say(t workbook.Text) string { return text.Safe(k.look.Words.Text(t)) }

// side is how a side is drawn; -1 is none.
func (k *desk) side(i int) theme.Side { return k.look.Theme.Sides[i] }

func (k *desk) sideName(i int) string { return k.say(k.template().Sides[i].Name) }

// sideIndex is a side's place in the template, -1 for none.
func (k *desk) sideIndex(id string) int {
	for i, s := range k.template().Sides {
		if s.ID == id {
			return i
		}
	}
	return -1
}

// sentence puts an error in words; a prompt and a column are called by their
// names here, not by their ids as a command does.
func (k *desk) sentence(err error) string {
	var problem *workbook.Problem
	if !errors.As(err, &problem) {
		return k.look.Words.Error(err)
	}
	named := workbook.NewProblem(problem.Kind, problem.Code).Because(problem.Err)
	maps.Copy(named.Args, problem.Args)
	id, _ := problem.Args["prompt"].(string)
	p := k.template().Prompt(id)
	if p == nil {
		return k.look.Words.Error(err)
	}
	named.Args["prompt"] = k.say(p.Name)
	if id, ok := problem.Args["column"].(string); ok && p.Column(id) != nil {
		named.Args["column"] = k.say(p.Column(id).Name)
	}
	return k.look.Words.Error(named)
}

// problem shows what did not go.
func (k *desk) problem(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return ui.Problem(k.sentence(err))
}

// stack makes rows of even width exactly h: blank ones follow, too many are cut.
// It measures nothing; what was made by text.Fit goes together with it.
func stack(rows []string, w, h int) []string {
	if len(rows) > h {
		return rows[:h]
	}
	for len(rows) < h {
		rows = append(rows, strings.Repeat(" ", w))
	}
	return rows
}

// lit is a style on the ground of the row that the keys act on.
func (k *desk) lit(st lipgloss.Style, on bool) lipgloss.Style {
	if !on {
		return st
	}
	return st.Background(k.look.Theme.Selected.GetBackground())
}
