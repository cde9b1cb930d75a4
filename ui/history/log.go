package history

import (
	"time"

	"shiben/ui/text"
	"shiben/workbook"
)

// deed is an act of the log and what the log says of it.
type deed struct {
	workbook.Act
	kind  deedKind
	whose string // of an undo or a redo: who made the act that it is about in the end
	gone  bool   // it was taken back
	point int    // the place of its last change in the log
}

type deedKind int

const (
	done deedKind = iota
	undid
	redid
	named // a version
)

// entry is a row of the list: an act, the heading of a day, or a blank.
type entry struct {
	kind entryKind
	deed int       // of deeds
	day  time.Time // of a heading
}

type entryKind int

const (
	deedEntry entryKind = iota
	dayEntry
	blankEntry
)

// deedsOf are the acts of a log, in its order.
func deedsOf(log workbook.History) []deed {
	acts := log.Acts()
	deeds := make([]deed, len(acts))
	place := make(map[string]int, len(acts))
	for i, act := range acts {
		d := deed{Act: act, whose: act.Author}
		for _, c := range act.Changes {
			d.point = max(d.point, c.Seq)
		}
		of, reverts := place[act.Reverts]
		switch {
		case act.Changes[0].Kind == workbook.VersionChange:
			d.kind = named
		case act.Reverts == "":
		case reverts && deeds[of].kind == undid:
			d.kind = redid
		default:
			d.kind = undid
		}
		if act.Reverts != "" && reverts {
			deeds[of].gone = true
			d.whose = deeds[of].whose
		}
		place[act.ID] = i
		deeds[i] = d
	}
	return deeds
}

// entriesOf are the rows of the list, the newest act first, under the days in a
// zone.
func entriesOf(deeds []deed, zone *time.Location) []entry {
	out := make([]entry, 0, len(deeds)+len(deeds)/8)
	year, yearDay := 0, 0
	for i := len(deeds) - 1; i >= 0; i-- {
		at := deeds[i].At.In(zone)
		if y, d := at.Year(), at.YearDay(); y != year || d != yearDay || len(out) == 0 {
			if len(out) > 0 {
				out = append(out, entry{kind: blankEntry})
			}
			out = append(out, entry{kind: dayEntry, day: at})
			year, yearDay = y, d
		}
		out = append(out, entry{kind: deedEntry, deed: i})
	}
	return out
}

// turned is one place that an act touched: what was there before it, and after.
type turned struct {
	workbook.Change
}

// turns are the places of an act, in its order; several changes of one place are
// one.
func turns(act workbook.Act) []turned {
	var out []turned
	at := map[workbook.Address]int{}
	for _, c := range act.Changes {
		i, seen := at[c.Address]
		if seen && c.Kind == out[i].Kind {
			out[i].After = c.After
			continue
		}
		at[c.Address] = len(out)
		out = append(out, turned{c})
	}
	return out
}

// refresh reads the draft again when it is not what is shown. The selected act
// stays so; who stood on the newest stands on the newest.
func (s *Screen) refresh() {
	if s.read && s.edition == s.d.Edition() && s.loaded == s.d.LogLoaded() {
		return
	}
	stand, newest := "", true
	if d := s.current(); d != nil {
		stand, newest = d.ID, s.at == s.next(-1, 1)
	}
	s.read, s.edition, s.loaded, s.drawn = true, s.d.Edition(), s.d.LogLoaded(), ""
	s.deeds, s.entries = nil, nil
	if s.loaded {
		s.deeds = deedsOf(s.d.History())
		s.entries = entriesOf(s.deeds, s.zone())
	}
	s.measure()
	s.at = s.next(-1, 1)
	for i, e := range s.entries {
		if !newest && e.kind == deedEntry && s.deeds[e.deed].ID == stand {
			s.at = i
		}
	}
	s.unfold(s.openID)
	s.reveal()
}

// measurePlaces finds the widest place of an answer, which the language decides.
func (s *Screen) measurePlaces() {
	s.places = 0
	template := s.d.Workbook().Template
	for _, p := range template.Prompts() {
		for _, side := range template.Sides {
			if p.Side == "" || p.Side == side.ID {
				place := s.look.Words.Place(template, workbook.Address{Prompt: p.ID, Side: side.ID})
				s.places = max(s.places, text.Width(place))
			}
		}
	}
}

// measure finds the widest author and counts the versions.
func (s *Screen) measure() {
	s.authors, s.versions = 0, 0
	seen := map[string]bool{}
	for i := range s.deeds {
		d := &s.deeds[i]
		if d.kind == named {
			s.versions++
		}
		if !seen[d.Author] {
			seen[d.Author] = true
			s.authors = max(s.authors, text.Width(oneLine(d.Author)))
		}
	}
}

// current is the selected act, nil when there is none.
func (s *Screen) current() *deed {
	if s.at < 0 || s.at >= len(s.entries) || s.entries[s.at].kind != deedEntry {
		return nil
	}
	return &s.deeds[s.entries[s.at].deed]
}

// next is the first act after an entry in a direction; the entry itself when
// there is none.
func (s *Screen) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(s.entries); i += by {
		if s.entries[i].kind == deedEntry {
			return i
		}
	}
	return from
}
