package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"shiben/workbook"
)

// state is what a workbook holds, flat: the place and what is written there, as
// `shiben show --json` says it.
type state map[string]string

// state reads a workbook as another process does, as far as some prompts go; all
// of it when none is named.
func (h *home) state(book string, prompts ...*workbook.Prompt) state {
	h.t.Helper()
	var shown struct {
		Answers []struct {
			Prompt, Side, State, Why string
			Value                    any
		}
		Tables map[string][]struct {
			Values map[string]string
		}
	}
	if err := json.Unmarshal([]byte(h.must("show", book, "--json")), &shown); err != nil {
		h.t.Fatal(err)
	}
	own := func(id string) bool {
		return len(prompts) == 0 || slices.ContainsFunc(prompts, func(p *workbook.Prompt) bool { return p.ID == id })
	}
	s := state{}
	for _, a := range shown.Answers {
		if own(a.Prompt) {
			s.put(place(a.Prompt, a.Side, "state"), a.State)
			s.put(place(a.Prompt, a.Side, "why"), a.Why)
			if a.Value != nil {
				s.put(place(a.Prompt, a.Side, "value"), fmt.Sprint(a.Value))
			}
		}
	}
	for id, rows := range shown.Tables {
		if !own(id) {
			continue
		}
		s.put(place(id, "", "rows"), fmt.Sprint(len(rows)))
		for i, row := range rows {
			for column, v := range row.Values {
				s.put(place(id, fmt.Sprint(i), column), v)
			}
		}
	}
	return s
}

func place(parts ...string) string { return strings.Join(parts, "/") }

// put writes a value, or takes the place out for an empty one.
func (s state) put(at, value string) {
	if value == "" {
		delete(s, at)
		return
	}
	s[at] = value
}

// differs says where two states are not the same.
func (s state) differs(other state) string {
	var out []string
	all := maps.Clone(s)
	maps.Copy(all, other)
	for _, at := range slices.Sorted(maps.Keys(all)) {
		if s[at] != other[at] {
			out = append(out, fmt.Sprintf("%s: %q, want %q", at, s[at], other[at]))
		}
	}
	return strings.Join(out, "\n")
}

// step is the smallest thing that a person does and that can be on disk alone: one
// place holds something else than before.
type step struct {
	at, value string
}

// trail is what somebody did to a workbook, in order, from a state on.
type trail struct {
	from  state
	steps []step
}

func (tr *trail) add(at, value string) { tr.steps = append(tr.steps, step{at, value}) }

// now is the state after all steps.
func (tr *trail) now() state { return tr.after(len(tr.steps)) }

func (tr *trail) after(n int) state {
	s := maps.Clone(tr.from)
	for _, st := range tr.steps[:n] {
		s.put(st.at, st.value)
	}
	return s
}

// reached tells after how many steps the workbook was as it is on disk, the most
// if there are several.
func (tr *trail) reached(disk state) (n int, ok bool) {
	s := maps.Clone(tr.from)
	n = -1
	for i := 0; ; i++ {
		if maps.Equal(s, disk) {
			n = i
		}
		if i == len(tr.steps) {
			return n, n >= 0
		}
		s.put(tr.steps[i].at, tr.steps[i].value)
	}
}
