package cli

import (
	"maps"
	"slices"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// participant is a person with the marks of their own, as show gives them under
// --json.
type participant struct {
	Name  string    `json:"name"`
	Marks []ownMark `json:"marks"`
}

type ownMark struct {
	Prompt string `json:"prompt"`
	Side   string `json:"side"`
	Value  any    `json:"value"`
	Why    string `json:"why,omitempty"` // the dissent that they keep
}

// participantDoor lets a participant's name in; nil is nobody, an empty name is
// refused.
func participantDoor(given *string) (string, error) {
	if given == nil {
		return "", nil
	}
	name, err := door(*given, workbook.MaxName)
	if err != nil {
		return "", err
	}
	if name = strings.TrimSpace(text.CleanLine(name)); name == "" {
		return "", usage("participant_empty")
	}
	return name, nil
}

// own is where an edit that names a participant goes: their own mark on a scale,
// with a reason or none.
func (e edit) own(p *workbook.Prompt, a workbook.Address) (workbook.Address, error) {
	if e.participant == nil {
		return a, nil
	}
	if p.Kind != workbook.Scale {
		return a, usage("participant_scale", "prompt", p.ID)
	}
	rest := e.notes
	rest.why = nil
	if rest.any() {
		return a, usage("participant_why", "prompt", p.ID)
	}
	var err error
	a.Participant, err = participantDoor(e.participant)
	return a, err
}

// ownAnswer is what a participant has on a scale for a side.
func ownAnswer(w *workbook.Workbook, prompt, side, who string) answer {
	a := workbook.Address{Prompt: prompt, Side: side, Participant: who}
	out := answer{Prompt: prompt, Side: side, Participant: who, Value: plain(w.At(a))}
	a.Facet = workbook.WhyFacet
	out.Why = w.At(a).Text
	return out
}

// ownAnswers are what a participant has on all scales, in the template's order.
func ownAnswers(w *workbook.Workbook, who string) []answer {
	answers := []answer{}
	for _, p := range w.Template.Prompts() {
		if p.Kind != workbook.Scale {
			continue
		}
		for _, side := range w.Template.SidesOf(p) {
			if a := ownAnswer(w, p.ID, side, who); a.Value != nil || a.Why != "" {
				answers = append(answers, a)
			}
		}
	}
	return answers
}

// participantsOf are the people with marks or dissents of their own, by name.
func participantsOf(w *workbook.Workbook) []participant {
	names := map[string]bool{}
	for _, r := range w.Records() {
		if r.Key.Participant != "" {
			names[r.Key.Participant] = true
		}
	}
	var out []participant
	for _, name := range slices.Sorted(maps.Keys(names)) {
		one := participant{Name: name, Marks: []ownMark{}}
		for _, a := range ownAnswers(w, name) {
			one.Marks = append(one.Marks, ownMark{a.Prompt, a.Side, a.Value, a.Why})
		}
		out = append(out, one)
	}
	return out
}
