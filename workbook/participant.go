package workbook

import "slices"

// Spread is how far the participants' marks on a scale lie apart, for a side.
type Spread struct {
	Prompt   *Prompt
	Side     string
	Marks    map[string]int // by participant
	Lowest   int
	Highest  int
	Why      string   // of the agreed mark
	Dissents []string // participants who kept a sentence of their own, sorted
}

// Width is the highest mark less the lowest; 0 for fewer than two.
func (s Spread) Width() int {
	if len(s.Marks) < 2 {
		return 0
	}
	return s.Highest - s.Lowest
}

// Participants are the people who have marks of their own, sorted.
func (w *Workbook) Participants() []string {
	var out []string
	for k := range w.answers {
		if k.Participant != "" && !slices.Contains(out, k.Participant) {
			out = append(out, k.Participant)
		}
	}
	slices.Sort(out)
	return out
}

// SpreadOf is the participants' marks on a scale for a side. The agreed mark is
// not among them. Who keeps a sentence dissents, with or without a mark.
func (w *Workbook) SpreadOf(p *Prompt, side string) Spread {
	s := Spread{Prompt: p, Side: side, Marks: map[string]int{}, Why: w.Answer(p.ID, side).Why}
	for key, f := range w.facets {
		if key.Prompt == p.ID && key.Side == side && key.Participant != "" && f.Why != "" {
			s.Dissents = append(s.Dissents, key.Participant)
		}
	}
	slices.Sort(s.Dissents)
	for _, who := range w.Participants() {
		key := AnswerKey{p.ID, side, who}
		mark := w.answers[key].Mark
		if mark == 0 {
			continue
		}
		if len(s.Marks) == 0 {
			s.Lowest, s.Highest = mark, mark
		}
		s.Marks[who] = mark
		s.Lowest, s.Highest = min(s.Lowest, mark), max(s.Highest, mark)
	}
	return s
}
