package walk

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"shiben/workbook"
)

// find is a place that the finder offers.
type find struct {
	to    spot
	label string // part and prompt
	title string // the prompt's name alone
	say   string // what was found: the question, or what was answered
	from  int    // bytes of say that fit
	upto  int
	name  string // what fuzzy search looks through
	wrote bool   // it was found in an answer
}

// everyPrompt is all prompts of the walk, each with its question.
func (k *desk) everyPrompt() []find {
	t := k.template()
	var all []find
	for _, p := range t.Prompts() {
		if !t.Asks(p, k.book().About.Depth) {
			continue
		}
		f := find{to: spot{prompt: p.ID, side: p.Side}, label: k.label(p), title: k.say(p.Name), say: k.say(p.Ask)}
		f.name = f.label + " " + f.say + " " + p.ID
		if i := k.sideIndex(p.Side); i >= 0 {
			f.name = k.sideName(i) + " " + f.name
		}
		all = append(all, f)
	}
	return all
}

// label is a prompt's part and name, with the mark of its side.
func (k *desk) label(p *workbook.Prompt) string { return k.labelOf(p, p.Side) }

// labelOf is the same of a side's answer.
func (k *desk) labelOf(p *workbook.Prompt, side string) string {
	name := k.say(p.Name)
	if i := k.sideIndex(side); i >= 0 {
		name = k.side(i).Mark + " " + name
	}
	return k.say(k.template().PartOf(p.ID).Name) + " · " + name
}

// find ranks: a name that is just these words, one that begins with them, one that
// holds them, then a question, then an answer, then whatever holds the letters in
// that order.
func (k *desk) find(all []find, query string) []find {
	query = strings.TrimSpace(query)
	if query == "" {
		return all
	}
	byPrompt := map[string]find{}
	for _, f := range all {
		byPrompt[f.to.prompt] = f
	}
	var asked, wrote, loose []find
	seen := map[string]bool{}
	for _, hit := range workbook.Search(k.book(), query, k.look.Words.Lang()) {
		f, ok := byPrompt[hit.Prompt]
		if !ok {
			continue // what the workbook says of itself, or a prompt of another depth
		}
		if hit.Where == "prompt" {
			seen[hit.Prompt] = true
			asked = append(asked, f)
			continue
		}
		f.to = spot{hit.Prompt, hit.Side, hit.Row, hit.Column}
		f.say, f.from, f.upto, f.wrote = hit.Text, hit.From, hit.To, true
		wrote = append(wrote, f)
	}
	for _, m := range fuzzy.FindFrom(query, finds(all)) {
		if f := all[m.Index]; !seen[f.to.prompt] && tight(m.MatchedIndexes) {
			loose = append(loose, f)
		}
	}
	slices.SortStableFunc(asked, func(a, b find) int { return nearness(a.title, query) - nearness(b.title, query) })
	return append(append(asked, wrote...), loose...)
}

// nearness is how a name stands to the words that are looked for: 0 is the name
// itself, 1 its beginning, 2 within, 3 not at all.
func nearness(name, query string) int {
	name, query = workbook.Fold(name), workbook.Fold(query)
	switch at := strings.Index(name, query); {
	case name == query:
		return 0
	case at == 0:
		return 1
	case at > 0:
		return 2
	}
	return 3
}

// tight keeps out matches whose letters lie scattered over a whole sentence.
func tight(at []int) bool {
	return len(at) > 0 && at[len(at)-1]-at[0] < 12*len(at)
}

type finds []find

func (f finds) String(i int) string { return f[i].name }
func (f finds) Len() int            { return len(f) }
