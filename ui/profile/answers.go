package profile

import (
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// indent sets an answer off from what was asked.
const indent = "  "

// answers are a part's written answers, each side's beside the other's as the
// walk asks them; ok is false when the part asks for none.
func (pt painter) answers(part *workbook.Part) (b block, ok bool) {
	b.opens = []int{0}
	b.add(pt.heading(pt.say(part.Name), pt.word("written"), "", pt.g.inner)...)
	for _, step := range pt.w.Template.Steps(part, pt.w.About.Depth) {
		if step.Kind != workbook.Written {
			continue
		}
		ok = true
		b.add("")
		if pt.g.width < columnsAt {
			for i, p := range step.Prompts {
				if i > 0 {
					b.add("")
				}
				b.mark(p.ID)
				b.add(pt.answer(p, pt.g.inner)...)
			}
			continue
		}
		b.mark(step.Prompts[0].ID)
		b.add(pt.pair(step.Prompts)...)
	}
	return b, ok
}

// pair sets the prompts of a step in their sides' columns; what is shared takes
// the whole row.
func (pt painter) pair(prompts []*workbook.Prompt) []string {
	between := 4
	if pt.g.width < 100 {
		between = 3
	}
	each := (pt.g.inner - between) / 2
	var columns [2][]string
	for _, p := range prompts {
		switch p.Side {
		case "":
			return pt.answer(p, pt.g.inner)
		case pt.w.Template.Sides[0].ID:
			columns[0] = pt.answer(p, each)
		default:
			columns[1] = pt.answer(p, each)
		}
	}
	return text.Columns(columns[0], columns[1], each, each, spaces(between))
}

// answer is a prompt's name and question, and under them what was answered, or
// a dash.
func (pt painter) answer(p *workbook.Prompt, width int) []string {
	rows := []string{pt.whose(p.Side) + pt.ink.strong.Paint(text.Truncate(pt.say(p.Name), max(width-3, 1)))}
	rows = append(rows, each(pt.ink.muted, text.Lines(pt.say(p.Ask), width))...)
	state := pt.state(p.ID, p.Side)
	answer := strings.Trim(pt.w.Text(p.ID, p.Side), "\r\n")
	if strings.TrimSpace(answer) == "" {
		return append(rows, strings.TrimRight(indent+pt.ink.faint.Paint("–")+" "+state, " "))
	}
	if state != "" {
		rows = append(rows, indent+state)
	}
	for _, row := range each(pt.ink.text, text.Lines(answer, max(width-len(indent), 1))) {
		rows = append(rows, indent+row)
	}
	return rows
}

// state is what stands in place of an answer, or beside it; empty for none.
func (pt painter) state(prompt, side string) string {
	state := pt.w.Answer(prompt, side).State
	if state == "" {
		return ""
	}
	return pt.ink.warn.Paint(pt.word("state_" + string(state)))
}

// whose is the marks of the sides that an answer belongs to.
func (pt painter) whose(side string) string {
	out := ""
	for i, s := range pt.w.Template.Sides {
		if side == "" || side == s.ID {
			out += pt.ink.sides[i].strong.Paint(pt.ink.sides[i].mark)
		}
	}
	return out + " "
}
