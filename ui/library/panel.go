package library

import (
	"shiben/ui/text"
	"shiben/ui/widget"
	"shiben/workbook"
)

// panel is what lies over the list: a form, a question, or the worked cases; one
// of the three.
type panel struct {
	kind  panelKind
	head  workbook.Head // which it is about
	form  *widget.Form
	ask   *widget.Dialog
	cases *chooser
	x, y  int // where its box was drawn last

	old      *workbook.Workbook // whose answers are carried
	template *workbook.Template // into a workbook of which
	carried  workbook.Carried
}

type panelKind int

const (
	newPanel panelKind = iota
	renamePanel
	deletePanel
	casePanel
	fromPanel
	droppedPanel
	restorePanel
)

// fieldTemplate is the field of the form that says which template.
const fieldTemplate = "template"

// quote is a title as a sentence quotes it.
func quote(title string) string { return text.Truncate(title, 40) }

func (s *Screen) openNew() {
	s.panel = &panel{kind: newPanel}
	s.panel.form = widget.NewForm("", "", s.newFields())
	s.panel.relabel(s)
}

func (s *Screen) newFields() []widget.Field {
	lang := s.look.Words.Lang()
	langs := widget.Field{ID: workbook.AboutLang}
	for i, l := range []workbook.Lang{workbook.Chinese, workbook.English} {
		langs.Choices = append(langs.Choices, widget.Choice{ID: string(l)})
		if l == lang {
			langs.At = i
		}
	}
	fields := []widget.Field{{ID: workbook.AboutTitle}, {ID: workbook.AboutSubject}}
	if len(s.own) > 0 {
		templates := widget.Field{ID: fieldTemplate, Choices: []widget.Choice{{}}}
		for _, o := range s.own {
			templates.Choices = append(templates.Choices, widget.Choice{ID: o.File})
		}
		fields = append(fields, templates)
	}
	return append(fields, widget.Field{ID: workbook.AboutDepth, Choices: depthChoices(s.fresh)}, langs)
}

func depthChoices(t *workbook.Template) []widget.Choice {
	choices := make([]widget.Choice, len(t.Depths))
	for i, d := range t.Depths {
		choices[i].ID = d.ID
	}
	return choices
}

// chosen is the template that the form of a new workbook stands at: the built-in
// one, or a file's, which cannot be used if err says why.
func (s *Screen) chosen(p *panel) (t *workbook.Template, err error) {
	if len(s.own) > 0 {
		file := p.form.Value(fieldTemplate)
		for _, o := range s.own {
			if o.File == file {
				return o.Template, o.Err
			}
		}
	}
	return s.fresh, nil
}

func (s *Screen) askRename() {
	head := *s.current()
	s.panel = &panel{kind: renamePanel, head: head}
	s.panel.form = widget.NewForm("", "", []widget.Field{{ID: workbook.AboutTitle, Value: head.Title}})
	s.panel.relabel(s)
}

func (s *Screen) askDelete() {
	s.panel = &panel{kind: deletePanel, head: *s.current(), ask: &widget.Dialog{
		Choices: []widget.Choice{{ID: "keep"}, {ID: "delete"}},
	}}
	s.panel.relabel(s)
}
