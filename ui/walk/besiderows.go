package walk

import (
	"strings"

	"charm.land/lipgloss/v2"

	"shiben/ui/text"
	"shiben/workbook"
)

// entry lays out one thing of the panel; the first of its kind has the label.
func (s *sheet) entry(i int, e entry, first bool) {
	name := ""
	if first {
		name = map[entryKind]string{
			carriedEntry: "beside_review", whyEntry: "beside_why", confidenceEntry: "beside_confidence",
			evidenceEntry: "beside_evidence", commentEntry: "beside_comments", tickEntry: "beside_ticks",
		}[e.kind]
	}
	if edit := s.b.edit; edit != nil && i == s.b.at {
		s.editing(i, name, edit)
		return
	}
	th, a := s.b.k.look.Theme, s.b.answer()
	switch e.kind {
	case carriedEntry:
		s.put(i, name, s.b.k.t("carried_was", "was", oneLine(s.b.k.was(s.b.p, a))), th.Warn)
	case whyEntry:
		s.orAdd(i, name, a.Why, "why_add")
	case confidenceEntry:
		s.confidence(i, name, a.Confidence)
	case tickEntry:
		s.tick(i, name, e.id)
	case evidenceEntry:
		s.evidence(i, name, item(a.Evidence, e.id).Evidence)
	case commentEntry:
		s.comment(i, name, item(a.Comments, e.id).Comment)
	}
}

func item(all []workbook.Item, id string) workbook.Item {
	for _, i := range all {
		if i.ID == id {
			return i
		}
	}
	return workbook.Item{}
}

// orAdd is a text, or what adds one.
func (s *sheet) orAdd(i int, name, body, add string) {
	th := s.b.k.look.Theme
	if body != "" {
		s.put(i, name, body, th.Text)
		return
	}
	s.put(i, name, "+ "+s.b.k.t(add), th.Muted)
}

// confidence is the three in a row, the one that holds ticked.
func (s *sheet) confidence(i int, name string, now workbook.Confidence) {
	th, here := s.b.k.look.Theme, i == s.b.at
	var all []choice
	for _, c := range workbook.Confidences() {
		word := shapeOfConfidence(c) + " " + s.b.k.confidenceName(c)
		if c == now {
			all = append(all, choice{"", markWhole + " " + word, th.Strong})
		} else {
			all = append(all, choice{"", word, th.Muted})
		}
	}
	for n, row := range s.flow(all, here) {
		s.add(i, s.head(here, n == 0, n == 0 && name != "", name)+row)
	}
}

// choice is one of several that stand beside each other, with its key if it has one.
type choice struct {
	key, word string
	st        lipgloss.Style
}

// flow sets choices beside each other, in as many rows as they need.
func (s *sheet) flow(all []choice, here bool) []string {
	th, apart := s.b.k.look.Theme, 3
	if n := apart * (len(all) - 1); wide(all)+n > s.body() { // closer, so that there are fewer rows
		apart = 2
	}
	plain := s.b.k.lit(th.Text, here)
	var rows []string
	row, used := "", 0
	flush := func() {
		rows = append(rows, row+plain.Render(strings.Repeat(" ", max(0, s.body()-used))))
		row, used = "", 0
	}
	for _, c := range all {
		word := text.Truncate(c.word, max(0, s.body()-text.Width(c.key)))
		n := text.Width(c.key) + text.Width(word)
		if used > 0 && used+apart+n > s.body() {
			flush()
		}
		if used > 0 {
			row, used = row+plain.Render(strings.Repeat(" ", apart)), used+apart
		}
		row += s.b.k.lit(th.Accent, here).Render(c.key) + s.b.k.lit(c.st, here).Render(word)
		used += n
	}
	flush()
	return rows
}

// wide is the cells that the choices take, without what lies between them.
func wide(all []choice) int {
	n := 0
	for _, c := range all {
		n += text.Width(c.key) + text.Width(c.word)
	}
	return n
}

func (s *sheet) tick(i int, name, id string) {
	th := s.b.k.look.Theme
	for _, t := range s.b.p.Ticks {
		if t.ID != id {
			continue
		}
		word, st := markEmpty+" ", th.Muted
		if s.b.k.book().Ticked(s.b.p, id) {
			word, st = markWhole+" ", th.Text
		}
		s.put(i, name, word+s.b.k.say(t.Name), st)
	}
}

func (s *sheet) evidence(i int, name string, e *workbook.Evidence) {
	if e == nil {
		s.orAdd(i, name, "", "evidence_add")
		return
	}
	body := e.Text
	if by := strings.TrimSpace(e.Date + " " + e.By); by != "" {
		body += "  — " + by
	}
	s.put(i, name, shapeEvidence+" "+body, s.b.k.look.Theme.Text)
}

func (s *sheet) comment(i int, name string, c *workbook.Comment) {
	th := s.b.k.look.Theme
	if c == nil {
		s.orAdd(i, name, "", "comment_add")
		return
	}
	lead, st := shapeComment+" ", th.Text
	if c.Resolved {
		lead, st = markWhole+" ", th.Muted
	}
	head := strings.TrimSpace(c.Author + " " + c.At.Format("2006-01-02"))
	s.put(i, name, lead+head+"  "+c.Text, st)
}

// editing is the lines that are typed in, each with its name where there are
// several, and why the last key did not fit.
func (s *sheet) editing(i int, name string, e *noteEdit) {
	th := s.b.k.look.Theme
	names := []string{name}
	if e.what.kind == evidenceEntry {
		names = []string{"beside_evidence", "evidence_date", "evidence_by"}
	} else if name == "" {
		names = []string{"beside_comments"}
	}
	for n, ed := range e.lines {
		rows := 1
		if n == 0 {
			ed.SetSize(s.body(), max(1, ed.Rows())) // the width first: the rows follow from it
			rows = max(1, min(ed.Rows(), s.b.h-1-len(e.lines), 6))
		}
		ed.SetSize(s.body(), rows)
		rows = max(1, min(rows, ed.Rows()))
		for r, line := range strings.Split(ed.View(), "\n")[:rows] {
			if n == e.at && r == 0 {
				if c := ed.Cursor(); c != nil {
					at := *c
					at.X += besideLead + s.label + 2
					at.Y += len(s.rows)
					s.caret = &at
				}
			}
			lead := "  "
			if n == e.at && r == 0 {
				lead = pointer + " "
			}
			label := ""
			if r == 0 {
				label = s.b.k.t(names[n])
			}
			s.add(i, th.Accent.Render(lead+text.Pad(label, s.label)+"  ")+line)
		}
	}
	if e.err != nil && e.complete() {
		for _, l := range text.Lines(s.b.k.sentence(e.err), s.body()) {
			s.add(i, s.head(false, false, false, "")+th.Bad.Render(l))
		}
	}
}

// was is what a carried answer was, as a person reads it.
func (k *desk) was(p *workbook.Prompt, a workbook.Answer) string {
	if a.Carried == nil {
		return ""
	}
	return text.Safe(k.look.Words.Value(k.book(), workbook.Address{Prompt: p.ID}, *a.Carried))
}
