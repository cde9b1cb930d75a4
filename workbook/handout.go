package workbook

import (
	"slices"
	"strings"
)

// HandoutWords are what a handout says that its template does not hold. The
// words themselves are a front end's.
type HandoutWords struct {
	Use   string // how to fill it in, a sentence
	Marks string // above a part's scales
	Yes   string // beside a box
	No    string
	Claim string // before what a prompt rests on; empty: it is left out

	Derived string // before what is worked out from a row
}

// Handout is a blank handout of a template's prompts at a depth, in Markdown
// (CommonMark with tables), to be printed and filled in with a pen. Several
// languages stand one after the other in each place.
func Handout(t *Template, depth string, words HandoutWords, langs ...Lang) string {
	h := &handout{t: t, depth: depth, words: words, langs: langs}
	h.block("# " + h.say(t.Title, " · "))
	h.paragraphs(t.Summary)
	h.block(plain(words.Use))
	for i := range t.Parts {
		h.part(&t.Parts[i])
	}
	return strings.TrimSuffix(h.b.String(), "\n")
}

type handout struct {
	b     strings.Builder
	t     *Template
	depth string
	words HandoutWords
	langs []Lang
}

// blank is a line to write on: it reads as one in Markdown's source, and is a
// ruled line when it is rendered.
const blank = "________________________________________"

// block writes what stands between empty lines.
func (h *handout) block(text string) {
	if text != "" {
		h.b.WriteString(text + "\n\n")
	}
}

// say is a text in the languages, with something between them.
func (h *handout) say(text Text, between string) string {
	var said []string
	for _, l := range h.langs {
		if s := plain(text.In(l)); s != "" && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return strings.Join(said, between)
}

func (h *handout) paragraphs(text Text) { h.block(h.say(text, "\n\n")) }

// part writes the prompts of a part that are asked, in the order of the walk.
func (h *handout) part(part *Part) {
	steps := h.t.Steps(part, h.depth)
	if len(steps) == 0 {
		return
	}
	h.block("## " + h.say(part.Name, " · "))
	if question := h.say(part.Question, "** **"); question != "" {
		h.block("**" + question + "**")
	}
	h.paragraphs(part.Idea)
	for _, step := range steps {
		switch step.Kind {
		case Scale:
			h.block(plain(h.words.Marks))
			for _, p := range step.Prompts {
				h.scale(p)
			}
		case Table:
			h.table(step.Prompts[0])
		default:
			for _, p := range step.Prompts {
				h.written(p)
			}
		}
	}
}

// asked writes what every prompt has: its name, the question and the hint.
func (h *handout) asked(p *Prompt) {
	title := h.say(p.Name, " · ")
	if side := h.t.Side(p.Side); side != nil {
		title += " — " + h.say(side.Name, " · ")
	}
	h.block("### " + title)
	h.paragraphs(p.Ask)
	if hint := h.say(p.Hint, "\n>\n> "); hint != "" {
		h.block("> " + hint)
	}
	if h.words.Claim == "" {
		return
	}
	for _, id := range p.Claims {
		if c := h.t.Claim(id); c != nil {
			h.block("*" + plain(h.words.Claim) + h.say(c.Text, " · ") + "*")
		}
	}
}

// scale writes a line of seven boxes for each side between the poles.
func (h *handout) scale(p *Prompt) {
	h.asked(p)
	head := []string{""}
	for i := range Positions {
		head = append(head, decimal(i+1))
	}
	rows := [][]string{}
	for _, s := range h.t.Sides {
		row := []string{h.say(s.Name, " · ")}
		for range Positions {
			row = append(row, "☐")
		}
		rows = append(rows, row)
	}
	h.block("1 = " + h.say(p.Poles[0], " · ") + "  \n" + decimal(Positions) + " = " + h.say(p.Poles[1], " · "))
	h.grid(head, rows)
}

// written leaves room for a few lines.
func (h *handout) written(p *Prompt) {
	h.asked(p)
	for _, tick := range p.Ticks {
		h.block("☐ " + h.say(tick.Name, " · "))
	}
	for range 4 {
		h.block(blank)
	}
}

// emptyRows is how many rows of a table are left to fill in.
const emptyRows = 5

// table writes the columns to fill in and the rows that it starts with; what is
// worked out from a row is not asked, but told.
func (h *handout) table(p *Prompt) {
	h.asked(p)
	head := make([]string, len(p.Columns))
	for i := range p.Columns {
		head[i] = h.column(&p.Columns[i])
	}
	var rows [][]string
	for _, start := range p.Rows {
		row := make([]string, len(p.Columns))
		for i, c := range p.Columns {
			row[i] = h.say(start.Cells[c.ID], " · ")
		}
		rows = append(rows, row)
	}
	for range emptyRows {
		row := make([]string, len(p.Columns))
		for i, c := range p.Columns {
			if c.Type == FlagCell {
				row[i] = "☐ " + plain(h.words.Yes) + " ☐ " + plain(h.words.No)
			}
		}
		rows = append(rows, row)
	}
	h.grid(head, rows)
	for _, c := range p.Columns {
		if c.Type == ChoiceCell {
			h.block("- " + h.say(c.Name, " · ") + ": " + h.options(c.Options))
		}
	}
	for _, d := range p.Derived {
		h.block("- " + plain(h.words.Derived) + h.told(d.Name, d.Hint))
	}
}

// told is a name with what there is to say of it.
func (h *handout) told(name, hint Text) string {
	if hint.Empty() {
		return h.say(name, " · ")
	}
	return h.say(name, " · ") + ": " + h.say(hint, " · ")
}

func (h *handout) column(c *Column) string {
	name := h.say(c.Name, " · ")
	if c.Unit != "" {
		name += " (" + plain(c.Unit) + ")"
	}
	return name
}

func (h *handout) options(options []Option) string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = h.say(o.Name, " · ")
	}
	return strings.Join(names, " / ")
}

// grid writes a Markdown table.
func (h *handout) grid(head []string, rows [][]string) {
	line := func(cells []string) {
		h.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	line(head)
	line(slices.Repeat([]string{"---"}, len(head)))
	for _, row := range rows {
		line(row)
	}
	h.b.WriteString("\n")
}

// plain keeps a template's text from being read as Markdown or HTML, and on one
// line.
func plain(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	escaped := strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "&", `\&`, "~", `\~`,
	).Replace(s)
	return startless(escaped)
}

// startless keeps the first characters of a paragraph from making it a heading,
// a list or a rule.
func startless(s string) string {
	if s == "" {
		return s
	}
	switch s[0] {
	case '#', '-', '+', '=':
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
