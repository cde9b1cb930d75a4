package workbook

import (
	"strings"
	"unicode"
)

// Hit is one place where a search was found.
type Hit struct {
	Address         // of the answer; for a question, its prompt alone
	Where    string // "about", "prompt" or "answer"
	Text     string // the whole text it was found in
	From, To int    // bytes of Text that matched
}

// Search finds a text in what the workbook says of itself, in what its prompts
// ask (in one language) and in its answers. Case does not matter, nor does
// full-width or half-width ASCII. Hits come in the template's order; an empty
// search finds nothing.
func Search(w *Workbook, find string, l Lang) []Hit {
	s := searcher{find: []rune(Fold(strings.TrimSpace(find)))}
	if len(s.find) == 0 {
		return nil
	}
	s.look(Address{Column: AboutTitle}, "about", w.About.Title)
	s.look(Address{Column: AboutSubject}, "about", w.About.Subject)
	for _, p := range w.Template.Prompts() {
		a := Address{Prompt: p.ID}
		if !s.look(a, "prompt", p.Name.In(l)) {
			s.look(a, "prompt", p.Ask.In(l))
		}
		s.answers(w, p)
	}
	return s.hits
}

type searcher struct {
	find []rune
	hits []Hit
}

func (s *searcher) answers(w *Workbook, p *Prompt) {
	switch p.Kind {
	case Written:
		s.look(Address{Prompt: p.ID, Side: p.Side}, "answer", w.Text(p.ID, p.Side))
	case Table:
		for _, row := range w.Rows(p.ID) {
			for _, c := range p.Columns {
				if c.Type == TextCell {
					s.look(Address{Prompt: p.ID, Row: row.ID, Column: c.ID}, "answer", row.Cells[c.ID])
				}
			}
		}
	}
}

// look adds the first place in a text, if there is one.
func (s *searcher) look(a Address, where, text string) bool {
	folded := make([]rune, 0, len(text))
	places := make([]int, 0, len(text)+1) // of each folded rune in text
	for i, r := range text {
		folded = append(folded, foldRune(r))
		places = append(places, i)
	}
	places = append(places, len(text))
	for i := 0; i+len(s.find) <= len(folded); i++ {
		if equalRunes(folded[i:i+len(s.find)], s.find) {
			s.hits = append(s.hits, Hit{a, where, text, places[i], places[i+len(s.find)]})
			return true
		}
	}
	return false
}

func equalRunes(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Fold is a text as Search compares it.
func Fold(s string) string { return strings.Map(foldRune, s) }

func foldRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		r = r - '！' + '!'
	case r == '　':
		r = ' '
	}
	return unicode.ToLower(r)
}
